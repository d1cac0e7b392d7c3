import assert from 'node:assert/strict';
import { createFolder, type Folder } from './folder';
import { zhengwen, type RunOptions } from './zhengwen';

const WRONG = '标题\n\n修建水渠12公里、道路30公里，共计52公里。\n着力解决群众“急难仇盼”问题。\n';
const RIGHT = '修建水渠12公里、道路30公里，共计42公里。\n';

describe('zhengwen check', function () {
  this.timeout(30_000);

  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('wrong.txt', WRONG);
    await folder.write('right.txt', RIGHT);
  });
  after(() => folder.remove());

  const run = (args: string, options: RunOptions = {}) =>
    zhengwen(['check', ...args.split(' ')], { cwd: folder.path, ...options });

  it('lists what it finds by place and rule, and exits with 1', async () => {
    assert.deepEqual(await run('.'), {
      code: 1,
      stdout:
        'wrong.txt:3:19: total: 12公里 + 30公里 合计 42公里，不是52公里\n' +
        'wrong.txt:4:8: misquoted-term: “急难仇盼”与固定提法“急难愁盼”差一个字 → 急难愁盼\n',
      stderr: '2 findings: 1 misquoted-term, 1 total\n',
    });
  });

  it('says nothing of an article that is in order, and exits with 0', async () => {
    assert.deepEqual(await run('right.txt'), { code: 0, stdout: '', stderr: '' });
    assert.deepEqual(await run('-', { input: RIGHT }), { code: 0, stdout: '', stderr: '' });
  });

  it('runs the rules that it is told to, and words them in English when asked', async () => {
    const { code, stdout } = await run(
      'wrong.txt --only total,misquoted-term --skip total --lang en',
    );
    assert.equal(code, 1);
    assert.equal(
      stdout,
      'wrong.txt:4:8: misquoted-term: “急难仇盼” is one character off the set phrase “急难愁盼” → 急难愁盼\n',
    );
  });

  it('writes lines of JSON with offsets into the text', async () => {
    const { stdout } = await run('wrong.txt --json --only misquoted-term');
    const start = WRONG.indexOf('急难仇盼');
    assert.deepEqual(JSON.parse(stdout), {
      file: 'wrong.txt',
      line: 4,
      column: 8,
      start,
      end: start + 4,
      text: '急难仇盼',
      rule: 'misquoted-term',
      message: {
        zh: '“急难仇盼”与固定提法“急难愁盼”差一个字',
        en: '“急难仇盼” is one character off the set phrase “急难愁盼”',
      },
      fix: { start, end: start + 4, text: '急难愁盼' },
    });
  });

  it('reports an article in both scripts, from where it changes', async () => {
    const input = '第一段说发展。\n第二段说经济。\n第三段說發展。\n';
    assert.deepEqual(await run('- --lang en', { input }), {
      code: 1,
      stdout:
        'standard input:3:1: mixed-script: The article mixes simplified and traditional script\n',
      stderr: '1 finding: 1 mixed-script\n',
    });
    assert.equal((await run('- --skip mixed-script', { input })).code, 0);
  });

  it('names what it cannot read and does the rest', async () => {
    const { code, stdout, stderr } = await run('nothing.txt right.txt');
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /^nothing\.txt: /);
  });

  it('refuses a rule that there is not', async () => {
    const { code, stderr } = await run('right.txt --only spelling');
    assert.equal(code, 2);
    assert.match(stderr, /Rules are misquoted-term, wrong-count/);
  });
});
