import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipped } from '../formats/archives';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

const TEXT = '县委书记林远舟强调，要推动高质量发展。\n';

describe('zhengwen annotate --out with the name of a file', function () {
  this.timeout(60_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
    await folder.write('articles/a.txt', TEXT);
    await folder.write('articles/b.txt', TEXT);
  });
  afterEach(() => folder.remove());

  const run = (args: string) => zhengwen(['annotate', ...args.split(' ')], { cwd: folder.path });
  const read = (path: string): Promise<Buffer> => readFile(join(folder.path, path));

  it('writes one project with all articles, and what it cannot hold beside it', async () => {
    const { code, stdout, stderr } = await run('articles --format qdpx --out out/all.qdpx');
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(stderr, /4 annotations of 2 articles in out\/all\.qdpx\n$/);
    const files = Object.keys(unzipped(await read('out/all.qdpx')));
    assert.equal(files.filter((name) => name.startsWith('sources/')).length, 2);
    assert.deepEqual((await readdir(join(folder.path, 'out'))).sort(), [
      'all.qdpx',
      'all.qdpx.losses.txt',
    ]);
  });

  it('writes one table under one row of names, over that of an earlier run', async () => {
    await run('articles --format csv --out all.csv');
    await run('articles --format csv --out all.csv');
    const lines = (await read('all.csv')).toString().trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => line.split(',')[0]),
      ['file', 'a.txt', 'a.txt', 'b.txt', 'b.txt'],
    );
  });

  it('takes a folder of such a name for a folder', async () => {
    await folder.write('all.csv/x', '');
    await run('articles --format csv --out all.csv');
    assert.deepEqual((await readdir(join(folder.path, 'all.csv'))).sort(), [
      'a.txt.csv',
      'b.txt.csv',
      'x',
    ]);
  });

  it('replaces no article and no decisions, whether they are exported or not', async () => {
    await folder.write('articles/other.md', '# 记事\n\n县里的工作。\n');
    await folder.write('articles/a.txt.L.anno.jsonl', '{}\n');
    const refused = [
      ['--format markdown --out articles/other.md', 'articles/other.md'],
      ['--format jsonl --out articles/a.txt.L.anno.jsonl', 'articles/a.txt.L.anno.jsonl'],
      ['--format conll --losses articles/b.txt', 'articles/b.txt'],
      ['--format conll --losses articles/a.txt.L.anno.jsonl', 'articles/a.txt.L.anno.jsonl'],
    ] as const;
    for (const [args, path] of refused) {
      const before = await read(path);
      const { code, stderr } = await run(`articles/a.txt ${args}`);
      assert.equal(code, 2, stderr);
      assert.ok(stderr.includes(path), stderr);
      assert.deepEqual(await read(path), before);
    }
    for (const args of ['--format markdown --out a.md', '--format conll --losses l.txt']) {
      for (const time of ['first', 'second']) {
        assert.equal((await run(`articles/a.txt ${args}`)).code, 0, `${args}, ${time} time`);
      }
    }
  });

  it('replaces no annotations in another format of the same extension', async () => {
    await run('articles --format json --out out');
    const before = await read('out/a.txt.json');
    const again = await run('articles --format label-studio --out out');
    assert.equal(again.code, 1);
    assert.match(
      again.stderr,
      /articles\/a\.txt: out\/a\.txt\.json holds json, not label-studio; choose another folder/,
    );
    assert.deepEqual(await read('out/a.txt.json'), before);
    assert.equal((await run('articles --format json --out out')).code, 0);
    await run('articles --format csv --out tables');
    assert.equal((await run('articles --format csv-excel --out tables')).code, 0);
  });

  it('writes one file of one article, where the format has one for an article', async () => {
    await run('articles/a.txt --format json --out out/one.json');
    await run('articles/a.txt --format xmi --out out/one.xmi');
    assert.deepEqual((await readdir(join(folder.path, 'out'))).sort(), [
      'one.json',
      'one.xmi',
      // What xmi needs beside it.
      'typesystem.xml',
    ]);
    assert.equal(
      (JSON.parse((await read('out/one.json')).toString()) as { file: string }).file,
      'a.txt',
    );
  });

  it('writes the configuration beside the file', async () => {
    await run('articles --format label-studio --out out/tasks.json');
    assert.ok((await readdir(join(folder.path, 'out'))).includes('labeling-config.xml'));
  });

  const WRONG: readonly (readonly [args: string, why: string])[] = [
    [
      'articles --format json --out x.json',
      'x.json: this is the name of a file, and JSON of several articles needs a folder; x.json/ is a folder',
    ],
    [
      'articles/a.txt --format brat --out x.ann',
      'x.ann: this is the name of a file, and brat standoff of an article needs a folder; x.ann/ is a folder',
    ],
    [
      'articles --format xlsx --out x.docx',
      'x.docx: this is the name of a file, and files of Excel workbook end in .xlsx; x.docx/ is a folder',
    ],
    [
      'articles --out x.qdpx',
      'x.qdpx: this is the name of a file, and JSON of several articles needs a folder (--format qdpx writes such a file); x.qdpx/ is a folder',
    ],
    [
      'articles --out x.csv',
      'x.csv: this is the name of a file, and JSON of several articles needs a folder (--format csv or csv-excel writes such a file); x.csv/ is a folder',
    ],
    [
      'articles --format csv,json --out x.csv',
      'x.csv: this is the name of a file, and several formats need a folder; x.csv/ is a folder',
    ],
  ];
  for (const [args, why] of WRONG) {
    it(`makes no folder with the name of a file: ${args}`, async () => {
      const { code, stderr } = await run(args);
      assert.deepEqual([code, stderr], [2, `zhengwen: --out ${why}\n`]);
      assert.deepEqual(await readdir(folder.path), ['articles']);
    });
  }

  it('makes one where a slash asks for it, and for the number of a version', async () => {
    for (const out of ['x.docx/', 'v1.2']) {
      assert.equal((await run(`articles --format json --out ${out}`)).code, 0);
      assert.deepEqual((await readdir(join(folder.path, out))).sort(), [
        'a.txt.json',
        'b.txt.json',
      ]);
    }
  });

  it('replaces no article', async () => {
    await folder.write('c.md', TEXT);
    const { code, stderr } = await run('c.md --format markdown --out c.md');
    assert.deepEqual([code, (await read('c.md')).toString()], [2, TEXT]);
    assert.match(stderr, /--out c\.md: /);
  });
});
