import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import type { ArticleRecord } from '../../../server/src/formats/record';
import { skip } from '../../support/skip';
import { createFolder, type Folder } from './folder';
import { zhengwen, type RunOptions } from './zhengwen';

const HANS = '县委书记林远舟强调，要推动高质量发展，办结13项任务。\n';
const HANT = '縣委書記林遠舟強調，要推動高質量發展，辦結13項任務。\n';

const FOUND = [
  ['official', 4, 7],
  ['slogan', 13, 18],
  ['metric', 21, 24],
] as const;

const spans = ({ annotations }: ArticleRecord) =>
  annotations.map(({ type, start, end }) => [type, start, end]);

describe('zhengwen annotate', function () {
  this.timeout(30_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
  });
  afterEach(() => folder.remove());

  const run = (args: string, options: RunOptions = {}) =>
    zhengwen(['annotate', ...args.split(' ')], { cwd: folder.path, ...options });

  describe('on standard output', () => {
    it('prints the record of one file', async () => {
      await folder.write('a.txt', HANS);
      const { code, stdout, stderr } = await run('a.txt');
      const record = JSON.parse(stdout) as ArticleRecord;
      assert.deepEqual([code, stderr], [0, '']);
      assert.deepEqual([record.schema, record.file], [1, 'a.txt']);
      assert.ok(!('encoding' in record));
      assert.deepEqual(spans(record), FOUND);
      for (const { start, end, text } of record.annotations) {
        assert.equal(HANS.slice(start, end), text);
      }
    });

    it('prints the record of standard input', async () => {
      const { code, stdout } = await run('-', { input: HANS });
      const record = JSON.parse(stdout) as ArticleRecord;
      assert.equal(code, 0);
      assert.equal(record.file, 'stdin');
      assert.deepEqual(spans(record), FOUND);
    });

    it('prints an empty record of an empty file', async () => {
      await folder.write('a.txt', '');
      const { code, stdout } = await run('a.txt');
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(stdout), { schema: 1, file: 'a.txt', annotations: [] });
    });

    it('prints several files as lines of JSON', async () => {
      await folder.write('a.txt', HANS);
      await folder.write('b.md', HANT);
      const { code, stdout } = await run('b.md a.txt');
      const records = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as ArticleRecord);
      assert.equal(code, 0);
      assert.deepEqual(
        records.map(({ file }) => file),
        ['b.md', 'a.txt'],
      );
      for (const record of records) assert.deepEqual(spans(record), FOUND);
    });

    it('prints one row of names for several files', async () => {
      await folder.write('x/a.txt', HANS);
      await folder.write('x/b.txt', HANS);
      const { stdout } = await run('x --format csv');
      assert.deepEqual(
        stdout.split('\n').map((line) => line.split(',').slice(0, 4).join()),
        [
          'file,type,start,end',
          ...FOUND.map((span) => `a.txt,${span.join()}`),
          ...FOUND.map((span) => `b.txt,${span.join()}`),
          '',
        ],
      );
    });

    it('prints brat annotations of one file, and says what is lost', async () => {
      await folder.write('a.txt', HANS);
      const { code, stdout, stderr } = await run('a.txt -f brat');
      assert.equal(code, 0);
      assert.match(stdout, /^T1\tOfficial 4 7\t林远舟\nT2\tPost 0 4\t县委书记\n/);
      assert.match(stderr, /^note: Attributes that are not a choice, .* are notes in brat\.\n$/);
    });

    it('does not print brat annotations of several files', async () => {
      await folder.write('x/a.txt', HANS);
      const { code, stdout, stderr } = await run('x --format brat');
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /brat standoff has files for each article: say where with --out DIR/);
    });

    it('ends quietly when nobody reads on', async () => {
      for (let i = 0; i < 300; i += 1) await folder.write(`x/${i}.txt`, HANS);
      const { code, stderr } = await run('x', { readLittle: true });
      assert.deepEqual([code, stderr], [0, '']);
    });
  });

  describe('to a folder', () => {
    it('writes DIR/<input file name>.json', async () => {
      await folder.write('in/a.txt', HANS);
      await folder.write('in/b.zw.txt', HANS);
      const { code, stdout, stderr } = await run('in/a.txt in/b.zw.txt --out out/deep');
      assert.deepEqual([code, stdout], [0, '']);
      assert.equal(stderr, '6 annotations of 2 articles in out/deep\n');
      assert.deepEqual(await folder.list('out/deep'), ['a.txt.json', 'b.zw.txt.json']);
      const record = await folder.json<ArticleRecord>('out/deep/a.txt.json');
      assert.equal(record.file, 'a.txt');
      assert.deepEqual(spans(record), FOUND);
    });

    const EXTENSIONS = { jsonl: 'jsonl', csv: 'csv', 'csv-excel': 'csv', tsv: 'tsv' };
    for (const [format, extension] of Object.entries(EXTENSIONS)) {
      it(`writes ${format} for each article`, async () => {
        await folder.write('a.txt', HANS);
        await folder.write('b.txt', HANS);
        assert.equal((await run(`a.txt b.txt --out out --format ${format}`)).code, 0);
        const files = [`a.txt.${extension}`, `b.txt.${extension}`];
        assert.deepEqual(await folder.list('out'), files);
        const single = await run(`a.txt --format ${format}`);
        assert.equal(await folder.read(`out/a.txt.${extension}`), single.stdout);
      });
    }

    it('writes a collection for brat, and keeps a configuration that is there', async () => {
      await folder.write('a.txt', HANS);
      await folder.write('out/visual.conf', 'mine');
      assert.equal((await run('a.txt --out out --format brat')).code, 0);
      assert.deepEqual(await folder.list('out'), [
        'a.ann',
        'a.txt',
        'annotation.conf',
        'brat.losses.txt',
        'kb_shortcuts.conf',
        'visual.conf',
      ]);
      assert.equal(await folder.read('out/visual.conf'), 'mine');
      assert.equal(await folder.read('out/a.txt'), HANS);
    });

    it('keeps the folders below a folder', async () => {
      await folder.write('in/2020/a.txt', HANS);
      await folder.write('in/2021/a.txt', HANS);
      await folder.write('in/2021/b.pdf', '%PDF-');
      const { code } = await run('in --out out');
      assert.equal(code, 0);
      assert.deepEqual(await folder.list('out'), ['2020/a.txt.json', '2021/a.txt.json']);
      assert.equal((await folder.json<ArticleRecord>('out/2021/a.txt.json')).file, '2021/a.txt');
    });

    it('keeps folders where files have the same name', async () => {
      await folder.write('in/2020/a.txt', HANS);
      await folder.write('in/2021/a.txt', HANS);
      await run('in/2020/a.txt in/2021/a.txt --out out');
      assert.deepEqual(await folder.list('out'), ['2020/a.txt.json', '2021/a.txt.json']);
    });

    it('counts names that differ in case only as the same', async () => {
      await folder.write('x/a.txt', HANS);
      await folder.write('y/A.txt', HANS);
      await run('x y --out out');
      assert.deepEqual(await folder.list('out'), ['x/a.txt.json', 'y/A.txt.json']);
    });

    it('does not take its results for articles the next time', async () => {
      await folder.write('in/a.txt', HANS);
      for (let time = 0; time < 2; time += 1) {
        const { stderr } = await run('in --out in/out --format brat');
        assert.match(stderr, / of 1 article in in\/out\n$/);
      }
      assert.deepEqual(await folder.list('in/out'), [
        'a.ann',
        'a.txt',
        'annotation.conf',
        'brat.losses.txt',
        'kb_shortcuts.conf',
        'visual.conf',
      ]);
    });

    it('writes beside articles that stay the same, and never over one', async () => {
      await folder.write('a.txt', HANS);
      await folder.write('b.txt', encode(HANS, 'gb18030'));
      const { code, stderr } = await run('a.txt b.txt --out . --format brat');
      assert.equal(code, 1);
      assert.match(stderr, /^b\.txt: would be replaced by its own export; choose another folder/m);
      assert.deepEqual(await folder.list(), [
        'a.ann',
        'a.txt',
        'annotation.conf',
        'b.txt',
        'brat.losses.txt',
        'kb_shortcuts.conf',
        'visual.conf',
      ]);
    });

    it('is wrong usage where the folder is a file', async () => {
      await folder.write('a.txt', HANS);
      const { code, stderr } = await run('a.txt --out a.txt');
      assert.equal(code, 2);
      assert.equal(stderr, 'zhengwen: --out a.txt: is not a folder\n');
      assert.equal(await folder.read('a.txt'), HANS);
    });
  });

  describe('finds', () => {
    const files = async (args: string): Promise<string[]> => {
      const { stdout } = await run(`${args} --format jsonl`);
      const lines = stdout.split('\n').filter((line) => line !== '');
      return lines.map((line) => (JSON.parse(line) as ArticleRecord).file);
    };
    beforeEach(async () => {
      for (const name of ['a.txt', 'b.md', 'c.csv', '2020/a.txt', '2020/[1].txt', '2021/d.txt']) {
        await folder.write(`in/${name}`, '');
      }
    });

    const PATHS: readonly [paths: string, files: string[]][] = [
      ['in', ['2020/[1].txt', '2020/a.txt', '2021/d.txt', 'a.txt', 'b.md']],
      ['in/c.csv', ['c.csv']],
      ['in/*.txt', ['a.txt']],
      ['in/**/*.txt', ['2020/[1].txt', '2020/a.txt', '2021/d.txt', 'a.txt']],
      ['in/202{0,1}/*', ['2020/[1].txt', '2020/a.txt', '2021/d.txt']],
      ['in/2020/[1].txt', ['[1].txt']],
      ['in/2020/[a-c].txt', ['a.txt']],
      ['in/b.md in in/b.md', ['b.md', '2020/[1].txt', '2020/a.txt', '2021/d.txt', 'a.txt']],
      // Two would be a.txt: all are named below the folder that they share.
      ['in/a.txt in/2020', ['a.txt', '2020/[1].txt', '2020/a.txt']],
      ['./in/2020/../b.md', ['b.md']],
    ];
    for (const [paths, expected] of PATHS) {
      it(`${paths}: ${expected.join(', ')}`, async () => {
        assert.deepEqual(await files(paths), expected);
      });
    }

    it('globs from the root', async () => {
      assert.deepEqual(await files(join(folder.path, 'in', '*.md').replaceAll('\\', '/')), [
        'b.md',
      ]);
    });
  });

  describe('reads', () => {
    const ENCODED: readonly [encoding: string, bytes: Uint8Array, name: string][] = [
      ['GB18030', encode(HANS, 'gb18030'), 'gb18030'],
      ['Big5', encode(HANT, 'big5'), 'big5'],
      ['UTF-16', encode(HANS, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ];
    for (const [what, bytes, encoding] of ENCODED) {
      it(`${what}, and says so`, async () => {
        await folder.write('a.txt', bytes);
        for (const options of [{}, { input: bytes }]) {
          const path = 'input' in options ? '-' : 'a.txt';
          const { code, stdout, stderr } = await run(path, options);
          const record = JSON.parse(stdout) as ArticleRecord;
          const [bom, label] = [what === 'UTF-16' ? 1 : 0, path === '-' ? 'standard input' : path];
          assert.equal(code, 0);
          assert.equal(stderr, `${label}: read as ${encoding}\n`);
          assert.equal(record.encoding, encoding);
          assert.deepEqual(
            spans(record),
            FOUND.map(([type, start, end]) => [type, start + bom, end + bom]),
          );
        }
      });
    }

    it('a byte order mark as a character of the file', async () => {
      await folder.write('a.txt', `\uFEFF${HANS}`);
      const record = JSON.parse((await run('a.txt')).stdout) as ArticleRecord;
      assert.deepEqual(
        spans(record),
        FOUND.map(([type, start, end]) => [type, start + 1, end + 1]),
      );
    });

    it('damaged text, and says how much is damaged', async () => {
      await folder.write('a.txt', Buffer.concat([Buffer.from(HANS), Buffer.from([0xe4, 0xb8])]));
      const { code, stderr } = await run('a.txt');
      assert.equal(code, 0);
      assert.equal(stderr, 'a.txt: read as utf-8, with 1 damaged character\n');
    });
  });

  describe('names what it cannot read and does the rest', () => {
    it('missing, binary and empty-handed paths', async () => {
      await folder.write('a.txt', HANS);
      await folder.write('b.txt', Buffer.from([0, 1, 2, 255, 254, 0, 0, 9]));
      await folder.write('c.txt', '%PDF-1.7');
      await folder.write('none/x.pdf', '');
      const { code, stdout, stderr } = await run(
        'gone.txt b.txt a.txt c.txt none *.doc --format tsv',
      );
      assert.equal(code, 1);
      assert.deepEqual(stderr.trimEnd().split('\n'), [
        'gone.txt: no such file or folder',
        'none: holds no .txt, .md or .zhengwen files',
        '*.doc: matches no file',
        'b.txt: is a binary file, not text',
        'c.txt: is a PDF file, not text; save it as text first',
      ]);
      assert.equal(stdout.trimEnd().split('\n').length, 1 + FOUND.length);
    });

    it('files that may not be read', async function () {
      if (process.getuid?.() === 0) skip(this, 'root may read everything');
      if (process.platform === 'win32') skip(this, 'Windows has other permissions');
      await folder.write('a.txt', HANS);
      await chmod(join(folder.path, 'a.txt'), 0);
      const { code, stderr } = await run('a.txt');
      assert.deepEqual([code, stderr], [1, 'a.txt: permission denied\n']);
    });
  });

  const WRONG: readonly [args: string, message: RegExp][] = [
    ['--format json', /missing required argument 'path'/],
    ['a.txt --format xml', /'xml' is invalid\. Allowed choices are json, jsonl, csv, csv-excel, /],
    ['a.txt --outt x', /unknown option '--outt'\n\(Did you mean --out\?\)/],
    ['a.txt --out', /'-o, --out <dir>' argument missing/],
  ];
  for (const [args, message] of WRONG) {
    it(`takes ${args} for wrong usage`, async () => {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
      assert.match(stderr, /--help/);
    });
  }
});
