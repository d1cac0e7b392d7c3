import assert from 'node:assert/strict';
import { serializeSidecar } from '../../../server/src/decisions/sidecar';
import { sidecarName } from '../../../server/src/decisions/sidecarName';
import { decide, sidecarOf } from '../../support/decisions';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

const MARKED = '县委书记[林远舟]强调，要推动[高质量发展]，办结[13项]任务。\n';
const { text: TEXT, decisions } = decide(MARKED);
const [person, slogan, metric] = decisions;
const FIRST = serializeSidecar(sidecarOf([person!, slogan!]));
const SECOND = serializeSidecar(sidecarOf([person!, metric!, { ...slogan!, state: 'rejected' }]));

describe('zhengwen agree and zhengwen reanchor', function () {
  this.timeout(60_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
    await folder.write('x/a.txt', TEXT);
    await folder.write('x/a.txt.林.anno.jsonl', FIRST);
    await folder.write('x/a.txt.陆.anno.jsonl', SECOND);
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => zhengwen(args, { cwd: folder.path });

  it('measures what both annotated', async () => {
    const { code, stdout, stderr } = await run('agree', '.', '--annotators', '林,陆', '--json');
    assert.deepEqual([code, stderr], [0, '']);
    const report = JSON.parse(stdout) as {
      articles: number;
      total: { first: number; second: number; exact: { value: number } };
    };
    assert.equal(report.articles, 1);
    assert.deepEqual([report.total.first, report.total.second], [2, 2]);
    assert.equal(report.total.exact.value, 0.5);
  });

  for (const decisions of ['', 'decided/']) {
    it(`finds sidecars of an article with a long name ${decisions === '' ? 'beside it' : 'apart'}`, async () => {
      const article = `x/${'关于推进作风建设'.repeat(10)}.txt`;
      await folder.write(article, TEXT);
      const [mine, theirs] = ['林', '周某某'].map((who) => sidecarName(article, who));
      assert.ok(!mine!.startsWith(article));
      await folder.write(`${decisions}${mine}`, FIRST);
      await folder.write(`${decisions}${theirs}`, SECOND);
      const apart = decisions === '' ? [] : ['--decisions-folder', decisions];
      const { stdout } = await run('agree', '.', '-a', '林,周某某', '--disagreements', ...apart);
      assert.match(stdout, new RegExp(`^${article}:1:14 `, 'm'));
      const exported = await run(
        ...['annotate', article, '--annotator', '周某某', '--decided', '--format', 'csv', ...apart],
      );
      assert.deepEqual([exported.code, exported.stderr], [0, '']);
      assert.match(exported.stdout, /13项/);
    });
  }

  for (const [path, reason] of [
    ['nowhere', 'no such file or folder'],
    ['x/a.txt', 'is not a folder'],
  ] as const) {
    it(`names a folder that cannot be opened: ${reason}`, async () => {
      const { code, stderr } = await run('agree', path, '--annotators', '林,陆');
      assert.deepEqual([code, stderr], [1, `zhengwen: ${path}: ${reason}\n`]);
    });
  }

  it('prints a table', async () => {
    const { stdout } = await run('agree', 'x', '--annotators', '林, 陆');
    assert.match(stdout, /^林 \(first\) and 陆 \(second\) on 1 article\n/);
    assert.match(stdout, /^slogan +2 +2 +0\.500/m);
    assert.match(stdout, /^all +2 +2 +0\.500/m);
  });

  it('lists where they differ', async () => {
    const { code, stdout, stderr } = await run('agree', '.', '-a', '林,陆', '--disagreements');
    assert.deepEqual([code, stderr], [0, '2 disagreements; 1 agreed\n']);
    assert.equal(
      stdout,
      [
        'x/a.txt:1:14  only  林: slogan "高质量发展"  陆: –',
        'x/a.txt:1:22  only  林: –  陆: slogan "13项"',
        '',
      ].join('\n'),
    );
    const { stdout: json } = await run('agree', '.', '-a', '林,陆', '--disagreements', '--json');
    const { disagreements } = JSON.parse(json) as { disagreements: { first: object | null }[] };
    assert.deepEqual(
      disagreements.map(({ first }) => first !== null),
      [true, false],
    );
  });

  it('weighs gamma as it is told to', async () => {
    const gammaWith = async (...args: string[]) => {
      const { stdout } = await run('agree', '.', '-a', '林,陆', '--json', ...args);
      return JSON.parse(stdout) as { gammaWeights: object; total: { gamma: { value: number } } };
    };
    const equal = await gammaWith();
    const types = await gammaWith('--gamma-weights', '3,1,0.5');
    assert.deepEqual(types.gammaWeights, { alpha: 3, beta: 1, deltaEmpty: 0.5 });
    // A partner is missing for one in each: the less that costs beside what chance gives, the more they agree.
    assert.ok(types.total.gamma.value > equal.total.gamma.value);
    const wrong = await run('agree', '.', '-a', '林,陆', '--gamma-weights', '3,1');
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /three numbers from 0/);
  });

  it('finds sidecars in a folder of their own', async () => {
    await folder.write('y/x/a.txt.林.anno.jsonl', FIRST);
    await folder.write('y/x/a.txt.甲.anno.jsonl', FIRST);
    const args = ['--annotators', '林,甲', '--decisions-folder', 'y'];
    const { code, stdout } = await run('agree', '.', ...args);
    assert.equal(code, 0);
    assert.match(stdout, /^slogan +2 +2 +1\.000/m);
  });

  it('says how many articles only one of them annotated', async () => {
    await folder.write('x/b.txt', TEXT);
    await folder.write('x/b.txt.林.anno.jsonl', FIRST);
    await folder.write('x/c.txt', TEXT);
    await folder.write('x/c.txt.甲.anno.jsonl', FIRST);
    const { code, stdout, stderr } = await run('agree', 'x', '--annotators', '林,陆');
    assert.deepEqual([code, stderr], [0, '1 more with decisions of only one of them: left out\n']);
    assert.match(stdout, / on 1 article\n/);
  });

  it('says what is missing', async () => {
    const alone = await run('agree', '.', '--annotators', '林');
    assert.equal(alone.code, 2);
    assert.match(alone.stderr, /takes two different names/);
    const nobody = await run('agree', '.', '--annotators', '林,甲');
    assert.equal(nobody.code, 1);
    assert.match(nobody.stderr, /no article with sidecars of both 林 and 甲/);
  });

  it('places decisions in an article that changed, and lists orphans with their places', async () => {
    await folder.write('x/a.txt', `编者按：消息。\n${TEXT.replace('高质量发展', '')}`);
    const { code, stdout, stderr } = await run('reanchor', 'x/a.txt', 'x/a.txt.林.anno.jsonl');
    assert.equal(code, 1);
    assert.match(stdout, /^x\/a\.txt:2:5 {2}accepted slogan {2}"林远舟"$/m);
    assert.match(stdout, /^x\/a\.txt {2}ORPHAN accepted slogan {2}"高质量发展"$/m);
    assert.match(stderr, /1 placed, 1 without a certain place/);
    const { stdout: json } = await run('reanchor', 'x/a.txt', 'x/a.txt.林.anno.jsonl', '--json');
    const result = JSON.parse(json) as { placed: { pieces: object[] }[]; orphans: object[] };
    assert.deepEqual(result.placed[0]!.pieces, [{ start: 12, end: 15, quote: '林远舟' }]);
    assert.equal(result.orphans.length, 1);
  });

  it('says which annotations stand at other words than before', async () => {
    const { text, decisions } = decide('全县地区生产总值比上年增长[6.8%]，财政收入稳步提高。\n');
    await folder.write('y/a.txt', text.replace('6.8%', '16.8%'));
    await folder.write('y/s.jsonl', serializeSidecar(sidecarOf(decisions)));
    const { code, stdout, stderr } = await run('reanchor', 'y/a.txt', 'y/s.jsonl');
    assert.equal(code, 0);
    assert.equal(stdout, 'y/a.txt:1:15  CHANGED accepted slogan  "6.8%"  to be checked\n');
    assert.equal(stderr, '1 placed (1 with changed words), 0 without a certain place\n');
  });

  it('lists the place where a number became another', async () => {
    const { text, decisions } = decide(
      '县委会议强调，全年办结重点任务[13项]，完成投资二十亿元。\n',
    );
    await folder.write('y/a.txt', text.replace('13项', '23项'));
    await folder.write('y/s.jsonl', serializeSidecar(sidecarOf(decisions)));
    const { code, stdout } = await run('reanchor', 'y/a.txt', 'y/s.jsonl');
    assert.equal(code, 1);
    assert.match(
      stdout,
      /ORPHAN accepted slogan {2}"13项"\n {2}y\/a\.txt:1:16 {2}0\.\d\d {2}"23项"\n/,
    );
  });

  it('names a sidecar that is not there', async () => {
    const { code, stdout, stderr } = await run('reanchor', 'x/a.txt', 'x/a.txt.林.jsonl');
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /x\/a\.txt\.林\.jsonl: no such file/);
  });

  it('names the line that it cannot read', async () => {
    await folder.write('x/a.txt.林.anno.jsonl', `${FIRST}{\n`);
    const { code, stderr } = await run('reanchor', 'x/a.txt', 'x/a.txt.林.anno.jsonl');
    assert.equal(code, 1);
    assert.match(stderr, /a\.txt\.林\.anno\.jsonl:3: is not JSON/);
  });

  it('reads both sides of a conflict of git, and says so', async () => {
    const [first, second] = FIRST.trimEnd().split('\n');
    const conflict = ['<<<<<<< HEAD', first, '=======', second, '>>>>>>> other', ''].join('\n');
    await folder.write('x/a.txt.林.anno.jsonl', conflict);
    const { code, stderr } = await run('reanchor', 'x/a.txt', 'x/a.txt.林.anno.jsonl');
    assert.equal(code, 0);
    assert.match(stderr, /a\.txt\.林\.anno\.jsonl: 1 conflict of git; both sides are read\n/);
    assert.match(stderr, /2 placed, 0 without a certain place/);
  });
});
