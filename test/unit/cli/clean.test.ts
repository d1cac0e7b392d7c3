import assert from 'node:assert/strict';
import { encode } from 'iconv-lite';
import { serializeSidecar } from '../../../server/src/decisions/sidecar';
import { decide, sidecarOf } from '../../support/decisions';
import { createFolder, type Folder } from './folder';
import { zhengwen, type RunOptions } from './zhengwen';

const DIRTY = '推動高質(zhì)量發(fā)展,抓好落實。\n打印本页\n';
const CLEAN = '推動高質量發展，抓好落實。\n';

describe('zhengwen clean', function () {
  this.timeout(30_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
    await folder.write('dirty.txt', DIRTY);
    await folder.write('clean.txt', CLEAN);
  });
  afterEach(() => folder.remove());

  const run = (args: string, options: RunOptions = {}) =>
    zhengwen(['clean', ...args.split(' ')], { cwd: folder.path, ...options });

  it('prints one cleaned article and says what was in it', async () => {
    const { code, stdout, stderr } = await run('dirty.txt');
    assert.deepEqual([code, stdout], [0, CLEAN]);
    assert.equal(
      stderr,
      'dirty.txt: 2 pinyin-residue, 1 page-furniture, 1 half-width-punctuation\n',
    );
  });

  it('leaves a clean article as it is and says nothing', async () => {
    assert.deepEqual(await run('clean.txt'), { code: 0, stdout: CLEAN, stderr: '' });
    assert.deepEqual(await run('-', { input: CLEAN }), { code: 0, stdout: CLEAN, stderr: '' });
  });

  it('writes the articles of a folder to another', async () => {
    const { code, stderr } = await run('. --out out');
    assert.equal(code, 0);
    assert.equal(await folder.read('out/dirty.txt'), CLEAN);
    assert.equal(await folder.read('out/clean.txt'), CLEAN);
    assert.match(stderr, /2 articles cleaned in out\n$/);
  });

  it('takes files of decisions for no articles, which a shell names with them', async () => {
    const sidecar = 'dirty.txt.Lin.anno.jsonl';
    const { decisions } = decide(`[推動]${DIRTY.slice(2)}`);
    await folder.write(sidecar, serializeSidecar(sidecarOf(decisions)));
    assert.equal((await run(`dirty.txt ${sidecar}`)).stdout, CLEAN);
    assert.equal((await run('* --out out')).code, 0);
    assert.equal((await run('* --check')).stderr, '1 of 2 articles would change\n');
    assert.deepEqual(await run(sidecar), {
      code: 1,
      stdout: '',
      stderr: `${sidecar}: holds decisions, not an article\n`,
    });
  });

  it('asks where several results go, or whether it shall only look', async () => {
    assert.deepEqual(await run('. --list'), {
      code: 2,
      stdout: '',
      stderr:
        'zhengwen: several articles make several files: say where with --out DIR, or look only, with --check\n',
    });
  });

  it('makes no folder with the name of a file', async () => {
    const { code, stderr } = await run('dirty.txt --out new.txt');
    assert.equal(code, 2);
    assert.match(stderr, /^zhengwen: --out new\.txt: this is the name of a file.* > new\.txt/);
  });

  it('keeps the kinds that it is told to', async () => {
    const { stdout } = await run('dirty.txt --keep page-furniture --keep pinyin-residue,html');
    assert.equal(stdout, '推動高質(zhì)量發(fā)展，抓好落實。\n打印本页\n');
  });

  it('checks: lists what would change, writes nothing and exits with 1', async () => {
    const { code, stdout, stderr } = await run('. --check --list --out out');
    assert.deepEqual([code, stderr], [1, '1 of 2 articles would change\n']);
    assert.deepEqual(stdout.split('\n').slice(1), [
      'dirty.txt:1:5  pinyin-residue  “(zhì)” → “”',
      'dirty.txt:1:12  pinyin-residue  “(fā)” → “”',
      'dirty.txt:1:17  half-width-punctuation  “,” → “，”',
      'dirty.txt:2:1  page-furniture  “打印本页⏎” → “”',
      '',
    ]);
    assert.deepEqual(await folder.list(), ['clean.txt', 'dirty.txt']);
  });

  it('lists what an article loses in full, and names decisions that go with it', async () => {
    const long = '县领导到乡镇调研重点项目建设情况并出席秋冬季重点工作推进会';
    const { text, decisions } = decide(`${CLEAN}相关阅读\n· [县里召开推进会]\n· ${long}\n`);
    await folder.write('links.txt', text);
    await folder.write('links.txt.林.anno.jsonl', serializeSidecar(sidecarOf(decisions)));
    const { code, stderr } = await run('links.txt --list --out out');
    assert.equal(code, 1);
    assert.deepEqual(stderr.split('\n').slice(1, -2), [
      'links.txt:2:1  link-list  “相关阅读⏎” → “”',
      'links.txt:3:1  link-list  “· 县里召开推进会⏎” → “”',
      `links.txt:4:1  link-list  “· ${long}⏎” → “”`,
      'links.txt.林.anno.jsonl: 1 decision without a certain place in the new text, kept with the old words',
      'links.txt  ORPHAN accepted slogan  "县里召开推进会"',
    ]);
  });

  it('checks: exits with 0 where nothing would change, also of what is only pointed out', async () => {
    assert.deepEqual(await run('clean.txt --check'), { code: 0, stdout: '', stderr: '' });
    await folder.write('damaged.txt', '会议\uFFFD强调，抓好落实。\n');
    const { code, stdout } = await run('damaged.txt --check');
    assert.deepEqual([code, stdout], [0, 'damaged.txt:1:3  mojibake, left as it is  “\uFFFD”\n']);
  });

  it('checks: names many places as fast as few', async () => {
    await folder.write('damaged.txt', '会议\ufffd\r\n'.repeat(40_000));
    const { stdout } = await run('damaged.txt --check');
    const lines = stdout.split('\n');
    assert.equal(lines.length, 40_001);
    assert.equal(lines.at(-2), 'damaged.txt:40000:3  mojibake, left as it is  “\ufffd”');
  });

  it('checks: what cannot be read exits with 1', async () => {
    const { code, stderr } = await run('clean.txt none.txt --check');
    assert.deepEqual([code, stderr], [1, 'none.txt: no such file or folder\n']);
  });

  for (const encoding of ['gb18030', 'big5']) {
    it(`reads ${encoding}, says so, and writes UTF-8`, async () => {
      const text = DIRTY.replace('打印本页', '打印本頁').replace('(zhì)', '').replace('(fā)', '');
      await folder.write('legacy.txt', encode(text, encoding));
      const checked = await run('legacy.txt --check');
      assert.deepEqual(checked, {
        code: 1,
        stdout: 'legacy.txt: 1 page-furniture, 1 half-width-punctuation\n',
        stderr: `legacy.txt: read as ${encoding}\n`,
      });
      const { stdout } = await run('legacy.txt');
      assert.equal(stdout, CLEAN);
    });
  }

  it('refuses what is in none of the encodings, writes nothing for it and does the rest', async () => {
    await folder.write('french.txt', encode('Réunion du comité, année écoulée', 'latin1'));
    const { code, stderr } = await run('french.txt dirty.txt --out out');
    assert.equal(code, 1);
    assert.match(stderr, /french\.txt: is neither UTF-8 nor UTF-16, GB18030 or Big5; save it as/);
    assert.deepEqual(await folder.list(), [
      'clean.txt',
      'dirty.txt',
      'french.txt',
      'out/dirty.txt',
    ]);
  });

  it('takes an unknown kind and several articles without a folder for wrong usage', async () => {
    const unknown = await run('dirty.txt --keep dust');
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /Allowed kinds are html, invisible-character, pinyin-residue/);
    const several = await run('dirty.txt clean.txt');
    assert.equal(several.code, 2);
    assert.match(several.stderr, /say where with --out DIR/);
  });
});
