import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORMATS } from '../../../server/src/formats/registry';
import { zhengwen } from './zhengwen';

const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
  version: string;
};

describe('zhengwen', function () {
  this.timeout(30_000);

  it('prints its version', async () => {
    const { code, stdout } = await zhengwen(['--version']);
    assert.deepEqual([code, stdout], [0, `${version}\n`]);
  });

  it('prints what it can do', async () => {
    const { code, stdout } = await zhengwen(['--help']);
    assert.equal(code, 0);
    for (const command of ['annotate', 'evaluate', 'convert', 'clean', 'split', 'serve']) {
      assert.match(stdout, new RegExp(`^  ${command} `, 'm'));
    }
    assert.match(stdout, /Exit codes: 0 done; 1 some input could not be read/);
  });

  it('describes every format', async () => {
    const { stdout } = await zhengwen(['annotate', '--help']);
    for (const { id, description } of FORMATS) {
      assert.ok(
        stdout
          .split('\n')
          .some((line) => line.startsWith(`  ${id} `) && line.endsWith(description)),
        id,
      );
    }
  });

  const WRONG: readonly [args: string[], message: RegExp][] = [
    [[], /^Usage: zhengwen/],
    [['anotate'], /^zhengwen: unknown command 'anotate'\n\(Did you mean annotate\?\)/],
    [['--quiet'], /^zhengwen: unknown option '--quiet'/],
    [['serve', 'now'], /^zhengwen: too many arguments/],
  ];
  for (const [args, message] of WRONG) {
    it(`takes ${JSON.stringify(args)} for wrong usage`, async () => {
      const { code, stdout, stderr } = await zhengwen(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    });
  }
});
