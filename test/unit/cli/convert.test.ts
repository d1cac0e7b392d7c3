import assert from 'node:assert/strict';
import { encode } from 'iconv-lite';
import { parseSidecar, serializeSidecar } from '../../../server/src/decisions/sidecar';
import { decide, showSpans, sidecarOf } from '../../support/decisions';
import { createFolder, type Folder } from './folder';
import { zhengwen, type RunOptions } from './zhengwen';

const HANS = '县委书记林远舟强调，要推动高质量发展，办结13项任务。\n';
const HANT = '縣委書記林遠舟強調，要推動高質量發展，辦結13項任務。\n';

describe('zhengwen convert', function () {
  this.timeout(30_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
  });
  afterEach(() => folder.remove());

  const run = (args: string, options: RunOptions = {}) =>
    zhengwen(['convert', ...args.split(' ')], { cwd: folder.path, ...options });

  const ROWS = [
    { name: 'simplified', text: HANS, args: '--to zh-Hant', expected: HANT },
    { name: 'traditional', text: HANT, args: '--to zh-CN', expected: HANS },
    { name: 'phrases', text: '软件', args: '--to zh-TW-phrases', expected: '軟體' },
    { name: 'Hong Kong', text: '卫生', args: '--to zh-HK', expected: '衞生' },
    {
      name: 'a given source',
      text: '軟體',
      args: '--from zh-TW-phrases --to zh-CN',
      expected: '软件',
    },
    {
      name: 'protected terms',
      text: '钟松云在云岭',
      args: '--to zh-Hant --protect 云岭 --protect 钟松云=鍾松雲',
      expected: '鍾松雲在云岭',
    },
  ] as const;
  for (const { name, text, args, expected } of ROWS) {
    it(`prints one converted article: ${name}`, async () => {
      await folder.write('a.txt', text);
      const { code, stdout, stderr } = await run(`a.txt ${args}`);
      assert.deepEqual([code, stdout, stderr], [0, expected, '']);
    });
  }

  it('tells the region of traditional text, and says which it took', async () => {
    await folder.write('a.txt', '程式設計師在會議裡展示軟體。');
    const taken = await run('a.txt --to zh-CN');
    assert.deepEqual([taken.code, taken.stdout], [0, '程序员在会议里展示软件。']);
    assert.equal(taken.stderr, 'a.txt: taken for zh-TW-phrases; --from says otherwise\n');
    const given = await run('a.txt --from zh-TW --to zh-CN');
    assert.deepEqual([given.stdout, given.stderr], ['程式设计师在会议里展示软体。', '']);
  });

  it('reads standard input and legacy encodings, and writes UTF-8', async () => {
    const { code, stdout, stderr } = await run('- --to zh-Hant', {
      input: encode(HANS, 'gb18030'),
    });
    assert.deepEqual([code, stdout], [0, HANT]);
    assert.match(stderr, /read as gb18030/);
  });

  it('writes the articles of a folder to another, below it the same paths', async () => {
    await folder.write('in/a.txt', HANS);
    await folder.write('in/b/c.md', HANT);
    const { code, stderr } = await run('in --to zh-Hant --out out');
    assert.equal(code, 0);
    assert.deepEqual(await folder.list('out'), ['a.txt', 'b/c.md']);
    assert.equal(await folder.read('out/a.txt'), HANT);
    assert.equal(await folder.read('out/b/c.md'), HANT);
    assert.match(stderr, /c\.md: is in zh-Hant already\n/);
    assert.match(stderr, /2 articles in zh-Hant in out\n$/);
  });

  it('says which protected terms are in none of the articles', async () => {
    await folder.write('a.txt', '钟松云');
    await folder.write('terms', '云岭');
    const { code, stderr } = await run(
      'a.txt --to zh-Hant --protect 钟松云 --protect 林远=林遠 --protect-file terms',
    );
    assert.deepEqual([code, stderr], [0, '林远: protected, and in none of the articles\n']);
  });

  it('reads protected terms from a file', async () => {
    await folder.write('a.txt', '钟松云在云岭');
    await folder.write('terms', '\uFEFF# names\r\n钟松云=鍾松雲\r\n\r\n云岭\r\n');
    const { stdout } = await run('a.txt --to zh-Hant --protect-file terms');
    assert.equal(stdout, '鍾松雲在云岭');
  });

  it('reports what is in doubt and what would not come back, by line and column', async () => {
    await folder.write('a.txt', '建立制度。\n市委书记钟松云强调，要抓好落实。\n');
    const { code, stderr } = await run('a.txt --to zh-TW-phrases --report');
    assert.equal(code, 0);
    assert.match(stderr, /^a\.txt:2:5 {2}in doubt {2}钟 became 鍾, could be 鐘 {2}in 钟松云$/m);
    assert.match(
      stderr,
      /^a\.txt:1:1 {2}does not come back {2}建立 became 建立, would return as 创建 {2}in 建立制度。$/m,
    );
  });

  it('reports the way there and back of an article in both scripts, and what is found on neither', async () => {
    await folder.write('a.txt', '建设老年友好型社区，弘扬社会主义核心价值观。\n會議裡強調發展。\n');
    const { stderr } = await run('a.txt --to zh-TW-phrases --report');
    assert.match(
      stderr,
      /^a\.txt:1:17 {2}does not come back {2}核心 became 核心, would return as 内核 {2}in 社会主义核心价值观。$/m,
    );
    assert.match(stderr, /^a\.txt:1:3 {2}not found again {2}slogan 老年友好型社群$/m);
    assert.match(
      stderr,
      /^a\.txt:1:13 {2}not found after the way back {2}slogan 社会主义内核价值观$/m,
    );
  });

  it('says that a text is in both scripts', async () => {
    await folder.write('a.txt', `${HANS}${HANT}`);
    const { stdout, stderr } = await run('a.txt --to zh-CN');
    assert.equal(stdout, `${HANS}${HANS}`);
    assert.match(stderr, /is in both scripts/);
  });

  const WRONG: readonly [args: string, message: RegExp][] = [
    ['a.txt', /required option '--to <variety>' not specified/],
    ['a.txt --to zh', /Allowed choices are zh-CN, zh-Hant, zh-TW, zh-TW-phrases, zh-HK/],
    ['a.txt b.txt --to zh-CN', /several articles make several files: say where with --out DIR/],
    ['a.txt --to zh-CN --protect =', /= is neither TERM nor TERM=FORM/],
    ['a.txt --to zh-CN --protect 甲=乙=丙', /甲=乙=丙 is neither TERM nor TERM=FORM/],
    ['a.txt --to zh-CN --protect-file none', /--protect-file none: no such file/],
  ];
  for (const [args, message] of WRONG) {
    it(`takes ${args} for wrong usage`, async () => {
      await folder.write('a.txt', HANS);
      await folder.write('b.txt', HANS);
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    });
  }

  it('names what it cannot read and does the rest', async () => {
    await folder.write('a.txt', HANS);
    const { code, stderr } = await run('a.txt none.txt --to zh-Hant --out out');
    assert.equal(code, 1);
    assert.match(stderr, /^none\.txt: no such file or folder$/m);
    assert.deepEqual(await folder.list('out'), ['a.txt']);
  });

  it('takes the decisions along, and merges them with those made on the result since', async () => {
    const { text, decisions } = decide('[县委书记林远舟]强调，要办结[13项]任务。\n');
    await folder.write('in/a.txt', text);
    await folder.write('in/a.txt.林.anno.jsonl', serializeSidecar(sidecarOf(decisions)));
    assert.equal((await run('in --to zh-Hant --out out')).code, 0);
    assert.deepEqual(await folder.list('out'), ['a.txt', 'a.txt.林.anno.jsonl']);
    const result = await folder.read('out/a.txt');
    const read = async () =>
      parseSidecar(await folder.read('out/a.txt.林.anno.jsonl'), 'a.txt').sidecar;
    const first = await read();
    const expected = '[縣委書記林遠舟]強調，要辦結[13項]任務。\n';
    assert.equal(showSpans(result, first.decisions), expected);

    const more = decide('縣委書記林遠舟強調，要[辦結]13項任務。\n').decisions;
    const both = serializeSidecar({ ...first, decisions: [...first.decisions, ...more] });
    await folder.write('out/a.txt.林.anno.jsonl', both);
    assert.equal((await run('in --to zh-Hant --out out')).code, 0);
    assert.deepEqual((await read()).decisions.length, 3);
  });

  it('names decisions that have no place, and keeps them', async () => {
    const { decisions } = decide('这里从前另有[一段话]。\n');
    await folder.write('in/a.txt', HANS);
    await folder.write('in/a.txt.林.anno.jsonl', serializeSidecar(sidecarOf(decisions)));
    const { code, stderr } = await run('in --to zh-Hant --out out');
    assert.equal(code, 1);
    assert.match(stderr, /1 decision without a certain place in the new text/);
    assert.deepEqual(
      parseSidecar(await folder.read('out/a.txt.林.anno.jsonl'), 'a.txt').sidecar.decisions,
      decisions,
    );
  });

  it('does not replace an article', async () => {
    await folder.write('a.txt', HANS);
    const { code, stderr } = await run('a.txt --to zh-Hant --out .');
    assert.equal(code, 1);
    assert.match(stderr, /choose another folder for --out/);
    assert.equal(await folder.read('a.txt'), HANS);
  });
});
