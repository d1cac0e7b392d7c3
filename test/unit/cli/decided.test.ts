import assert from 'node:assert/strict';
import { serializeSidecar } from '../../../server/src/decisions/sidecar';
import { decide, sidecarOf } from '../../support/decisions';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

const { text: TEXT, decisions } = decide(
  '县委书记林远舟强调，要推动[高质量发展]，[办结13项任务]。\n',
);
const SIDECAR = serializeSidecar(sidecarOf(decisions));
const REJECTED = serializeSidecar(
  sidecarOf(decisions.map((one) => ({ ...one, state: 'rejected' }))),
);

describe('annotations after decisions on the command line', function () {
  this.timeout(60_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
    await folder.write('x/a.txt', TEXT);
    await folder.write('x/a.txt.林.anno.jsonl', SIDECAR);
  });
  afterEach(() => folder.remove());

  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await zhengwen(args, { cwd: folder.path });
    const { annotations } = JSON.parse(stdout) as { annotations: { type: string; text: string }[] };
    return { code, stderr, found: annotations.map(({ type, text }) => `${type} ${text}`) };
  };

  it('exports what is found, whoever decided on it, where nobody is named', async () => {
    const { code, found } = await run('annotate', 'x/a.txt');
    assert.deepEqual([code, found], [0, ['official 林远舟', 'slogan 高质量发展', 'metric 13项']]);
  });

  it('names decisions whose article was renamed, once', async () => {
    await folder.write('x/b.txt', TEXT);
    await folder.write('x/c.txt', TEXT);
    await folder.write('x/old.txt.林.anno.jsonl', SIDECAR);
    const args = ['annotate', '--decided', 'x/b.txt', 'x/c.txt'];
    const { stderr } = await zhengwen(args, { cwd: folder.path });
    assert.equal(stderr.split('old.txt.林.anno.jsonl').length, 2, stderr);
    assert.match(
      stderr,
      /^x\/old\.txt\.林\.anno\.jsonl: these decisions are on old\.txt, which is not there/m,
    );
    assert.doesNotMatch(stderr, /a\.txt\.林/);
  });

  it('exports what stands after the decisions of one person', async () => {
    await folder.write('x/a.txt.陆.anno.jsonl', REJECTED);
    const first = await run('annotate', 'x/a.txt', '--annotator', '林');
    // A suggestion of another type inside an annotation by hand stands as well, as it does in the editor.
    assert.deepEqual(first.found, [
      'official 林远舟',
      'slogan 高质量发展',
      'slogan 办结13项任务',
      'metric 13项',
    ]);
    const only = await run('annotate', 'x/a.txt', '--annotator', '林', '--decided');
    assert.deepEqual(only.found, ['slogan 高质量发展', 'slogan 办结13项任务']);
    const second = await run('annotate', 'x/a.txt', '--annotator', '陆', '--decided');
    assert.deepEqual(second.found, []);
  });

  it('needs no name where one person decided, and one where several did', async () => {
    const only = await run('annotate', 'x/a.txt', '--decided');
    assert.deepEqual(only.found, ['slogan 高质量发展', 'slogan 办结13项任务']);
    await folder.write('x/a.txt.陆.anno.jsonl', REJECTED);
    const { code, stderr } = await zhengwen(['annotate', 'x/a.txt', '--decided'], {
      cwd: folder.path,
    });
    assert.equal(code, 1);
    assert.match(stderr, /x\/a\.txt: has decisions of 林, 陆: say whose with --annotator/);
  });

  it('says where nobody decided', async () => {
    await folder.write('x/b.txt', TEXT);
    const { code, stderr, found } = await run('annotate', 'x/b.txt', '--decided');
    assert.deepEqual([code, stderr, found], [0, 'note: x/b.txt: nobody has decided on it\n', []]);
  });

  it('says where the person who is named decided nothing, and who did', async () => {
    const { code, stderr } = await zhengwen(
      ['annotate', 'x/a.txt', '--annotator', '陈', '--decided'],
      { cwd: folder.path },
    );
    assert.equal(code, 1);
    assert.match(stderr, /^.*x\/a\.txt: has no decisions of 陈; there are those of 林$/m);
    await folder.write('x/b.txt', TEXT);
    const none = await run('annotate', 'x/b.txt', '--annotator', '陈');
    assert.equal(none.code, 0);
    assert.match(none.stderr, /x\/b\.txt: has no decisions of 陈$/m);
    assert.ok(none.found.length > 0);
  });

  it('finds sidecars in a folder of their own', async () => {
    await folder.write('decisions/x/a.txt.陆.anno.jsonl', SIDECAR);
    const args = ['--annotator', '陆', '--decided', '--decisions-folder', 'decisions'];
    const { found } = await run('annotate', 'x/a.txt', ...args);
    assert.deepEqual(found, ['slogan 高质量发展', 'slogan 办结13项任务']);
  });

  it('follows an article that changed, and names what lost its place', async () => {
    await folder.write('x/a.txt', `编者按。\n${TEXT.replace('办结13项任务', '办完了')}`);
    const { code, stderr, found } = await run('annotate', 'x/a.txt', '--decided');
    assert.deepEqual([code, found], [1, ['slogan 高质量发展']]);
    assert.match(stderr, /^x\/a\.txt {2}ORPHAN accepted slogan {2}"办结13项任务"$/m);
  });

  it('evaluates what stands after decisions', async () => {
    const gold = { type: 'slogan', start: 19, end: 26, text: '办结13项任务' };
    await folder.write('gold/a.json', JSON.stringify({ file: 'a.txt', annotations: [gold] }));
    const evaluate = async (...args: string[]) => {
      const all = ['evaluate', 'gold', '--articles', 'x', '--json', ...args];
      const { stdout, stderr } = await zhengwen(all, { cwd: folder.path });
      assert.equal(stderr, '');
      const { total } = JSON.parse(stdout) as { total: { found: number; right: number } };
      return [total.found, total.right];
    };
    assert.deepEqual(await evaluate('--suggestions'), [3, 0]);
    assert.deepEqual(await evaluate('--annotator', '林'), [4, 1]);
    assert.deepEqual(await evaluate('--decided'), [2, 1]);
  });

  it('does not take lines of standard input or both kinds of annotations', async () => {
    const lines = await zhengwen(['annotate', '--stdin-format', 'jsonl', '--decided']);
    assert.equal(lines.code, 2);
    const both = await zhengwen(['annotate', 'a.txt', '--suggestions', '--decided']);
    assert.equal(both.code, 2);
    assert.match(both.stderr, /cannot be used with option/);
  });
});
