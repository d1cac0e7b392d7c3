/** The README's example: GNU parallel deals lines out to several processes and puts their answers in order. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { skip } from '../../support/skip';
import { createFolder } from './folder';
import { COMMAND, zhengwen } from './zhengwen';

const LINES = Array.from({ length: 60 }, (_, number) =>
  JSON.stringify({
    id: number,
    text: `第${number}县县长方远强调，要推动高质量发展，办结${number}项任务。`,
  }),
);

describe('zhengwen under GNU parallel', function () {
  this.timeout(60_000);

  before(function () {
    const { stdout } = spawnSync('parallel', ['--version'], { encoding: 'utf8' });
    if (!/^GNU parallel/.test(stdout ?? '')) skip(this, 'GNU parallel is not installed');
  });

  it('answers every line, in order, as one process does', async () => {
    const input = `${LINES.join('\n')}\n`;
    const folder = await createFolder();
    await folder.write('articles.jsonl', input);
    const command = [process.execPath, COMMAND, 'annotate', '--stdin-format', 'jsonl'];
    const { status, stdout, stderr } = spawnSync(
      'parallel',
      [
        ...[
          '--pipepart',
          '-a',
          'articles.jsonl',
          '--block',
          '-1',
          '-k',
          '-j2',
          '--no-notice',
          '-q',
        ],
        ...command,
      ],
      { cwd: folder.path, encoding: 'utf8' },
    );
    await folder.remove();
    assert.equal(status, 0, stderr);
    const alone = await zhengwen(['annotate', '--stdin-format', 'jsonl'], { input });
    assert.equal(stdout, alone.stdout);
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: number }).id);
    assert.deepEqual(
      ids,
      LINES.map((_, number) => number),
    );
  });

  it('goes on behind a line that cannot be read, and says so by its exit code', () => {
    const input = `${LINES[0]}\nbroken\n${LINES[1]}\n`;
    const command = [process.execPath, COMMAND, 'annotate', '--stdin-format', 'jsonl'];
    const { status, stdout } = spawnSync(
      'parallel',
      ['--pipe', '-k', '-j2', '-N1', '--no-notice', '-q', ...command],
      { input, encoding: 'utf8' },
    );
    assert.equal(status, 1);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    assert.deepEqual(
      lines.map((line) => 'error' in line),
      [false, true, false],
    );
  });
});
