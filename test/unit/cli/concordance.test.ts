import assert from 'node:assert/strict';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

describe('zhengwen concordance', function () {
  this.timeout(30_000);

  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('x/a.txt', '第一行。\n全县推动高质量发展，成效好。\n');
    await folder.write('x/b.txt', '要推動高質量發展。\n');
  });
  after(() => folder.remove());

  const run = (...args: string[]) =>
    zhengwen(['concordance', '高质量发展', 'x', '--width', '4', ...args], { cwd: folder.path });

  it('writes the word in one column, with its place', async () => {
    const { code, stdout, stderr } = await run();
    assert.deepEqual([code, stderr], [0, '2 occurrences in 2 files\n']);
    assert.equal(
      stdout,
      [
        '全县推动 [高质量发展] ，成效好  x/a.txt:2:5',
        '  要推動 [高質量發展] 。        x/b.txt:1:4',
        '',
      ].join('\n'),
    );
  });

  it('writes tables and JSON with raw offsets', async () => {
    const { stdout: tsv } = await run('--format', 'tsv', '--sort', 'right');
    assert.equal(
      tsv,
      [
        'file\tline\tcolumn\tstart\tend\tleft\twords\tright\ttext',
        'x/b.txt\t1\t4\t3\t8\t要推動\t高質量發展\t。\t高質量發展',
        'x/a.txt\t2\t5\t9\t14\t全县推动\t高质量发展\t，成效好\t高质量发展',
        '',
      ].join('\n'),
    );
    const { stdout: json } = await run('--format', 'json', '--sort', 'left');
    const records = JSON.parse(json) as { file: string; left: string }[];
    // 动 before 动, 推 before 推, then 县 (U+53BF) before 要 (U+8981).
    assert.deepEqual(
      records.map(({ file, left }) => [file, left]),
      [
        ['x/a.txt', '全县推动'],
        ['x/b.txt', '要推動'],
      ],
    );
  });

  it('takes --json as --format json, but not beside a format', async () => {
    const { code, stdout } = await run('--json');
    assert.deepEqual([code, stdout], [0, (await run('--format', 'json')).stdout]);
    const refused = await run('--json', '--format', 'tsv');
    assert.deepEqual([refused.code, refused.stdout], [2, '']);
    assert.match(refused.stderr, /--json.*--format/);
  });

  it('exits with 1 where there is none, and refuses what is no width', async () => {
    const none = await zhengwen(['concordance', '林远舟', 'x'], { cwd: folder.path });
    assert.deepEqual([none.code, none.stdout], [1, '']);
    assert.equal((await run('--width', '-1')).code, 2);
  });
});
