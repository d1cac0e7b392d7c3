/** What happens where the output of a command cannot go: full disks, closed pipes, terminals that are given bytes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, openSync, closeSync } from 'node:fs';
import { skip } from '../../support/skip';
import { createFolder, type Folder } from './folder';
import { COMMAND, zhengwen } from './zhengwen';

const COMMANDS: readonly (readonly string[])[] = [
  ['--help'],
  ['annotate', 'a.txt'],
  ['annotate', 'a.txt', '--format', 'xlsx'],
  ['evaluate', 'gold', '--articles', '.'],
  ['convert', 'a.txt', '--to', 'zh-TW'],
  ['clean', 'a.txt'],
];

describe('the output of zhengwen', () => {
  let folder: Folder;

  before(async () => {
    folder = await createFolder();
    await folder.write('a.txt', '会议强调，要推动高质量发展，办结13项重点任务。');
    await folder.write('gold/a.json', '{"schema":1,"file":"a.txt","annotations":[]}');
  });
  after(() => folder.remove());

  for (const args of COMMANDS) {
    it(`a full disk is said in one line: ${args.join(' ')}`, function () {
      if (!existsSync('/dev/full')) skip(this, 'there is no /dev/full');
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
        cwd: folder.path,
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      closeSync(full);
      assert.equal(stderr, 'zhengwen: standard output: no space left on the disk\n');
      assert.equal(status, 1);
    });
  }

  it('a reader that goes away is no error', async () => {
    await folder.write('long.txt', '要推动高质量发展。\n'.repeat(20_000));
    const { code, stderr } = await zhengwen(['clean', 'long.txt'], {
      cwd: folder.path,
      readLittle: true,
    });
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('files are written to the last though nobody reads what is said of them', async () => {
    const files = Array.from({ length: 20 }, (_, i) => `${String(i).padStart(2, '0')}.txt`);
    for (const file of files) await folder.write(`many/${file}`, '要推動高質量發展，在峰會裡。\n');
    // The pipe that messages go to has no reader from the start.
    spawnSync(
      'sh',
      ['-c', `"$0" "$1" convert many --to zh-CN --out done 2>&1 | true`, process.execPath, COMMAND],
      {
        cwd: folder.path,
      },
    );
    const written = (await folder.list()).filter((path) => path.startsWith('done/'));
    assert.deepEqual(
      written.sort(),
      files.map((file) => `done/${file}`),
    );
  });

  for (const format of ['xlsx', 'qdpx', 'parquet']) {
    it(`a terminal is given no ${format}`, function () {
      // `script` gives a command a terminal.
      const arguments_ = `${process.execPath} ${COMMAND} annotate a.txt --format ${format}`;
      const { error, status, stdout } = spawnSync('script', ['-qec', arguments_, '/dev/null'], {
        cwd: folder.path,
        encoding: 'utf8',
      });
      if (error) skip(this, '`script` is not installed');
      assert.match(stdout, /is binary: say where with --out DIR, or > FILE/);
      assert.equal(status, 2);
    });
  }

  it('a wrong span is quoted in short', async () => {
    const text = '稳中求进'.repeat(1000);
    const annotation = { type: 'slogan', start: 0, end: 4000, text, norm: text };
    await folder.write(
      'wrong/a.json',
      JSON.stringify({ schema: 1, file: 'a.txt', annotations: [annotation] }),
    );
    const { code, stderr } = await zhengwen(['evaluate', 'wrong', '--articles', '.'], {
      cwd: folder.path,
    });
    assert.equal(code, 1);
    assert.match(stderr, /the text at 0–4000 is "会议强调.*", not "稳中求进.*…"/);
    assert.ok(stderr.length < 300, stderr);
  });
});
