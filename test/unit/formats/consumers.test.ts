/**
 * Every export as its consumers read it: by readers of others where they can be had, else by checkers written from the
 * documented rules, which are tried against broken files first.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import { parse as parseCsv } from 'csv-parse/sync';
import { decodeXML } from 'entities';
import { strFromU8, unzipSync } from 'fflate';
import { parquetMetadata } from 'hyparquet';
import { readParquet } from 'parquet-wasm';
import { read as readWorkbook, utils } from 'xlsx';
import { exportArticles } from '../../../server/src/formats/export';
import type { FormatFile, FormatOptions } from '../../../server/src/formats/format';
import { findFormat } from '../../../server/src/formats/registry';
import { tableOf } from '../../../server/src/formats/table';
import { bratNames, bratProblems } from '../../support/brat';
import { conllProblems } from '../../support/conll';
import { skip } from '../../support/skip';
import { jingProblems, xmlProblems } from '../../support/xmlSchema';
import { createFolder } from '../cli/folder';
import { difficult, plain } from './articles';
import { CASES, PROJECT } from './matrix';

/** Everything that is difficult, by what it is. */
const ARTICLES = new Map([
  ...Object.entries(CASES).map(([what, { article }]) => [what, article] as const),
  ...Object.entries(difficult),
]);

const all = [...ARTICLES.values()];

async function exported(
  id: string,
  articles: typeof all,
  options: Partial<FormatOptions> = {},
): Promise<readonly FormatFile[]> {
  return (await exportArticles(articles, findFormat(id, { schema: PROJECT, ...options })!)).files;
}

const textOf = ({ content }: FormatFile): string => content as string;
const bytesOf = ({ content }: FormatFile): Uint8Array => content as Uint8Array;

/** What a broken file is made of a good one by. */
type Break = readonly [what: string, pattern: RegExp | string, by: string];

describe('TEI by xmllint and jing', () => {
  for (const id of ['tei', 'tei-inline']) {
    for (const [what, article] of ARTICLES) {
      it(`takes ${what} in ${id}`, async () => {
        const [file] = await exported(id, [article]);
        assert.deepEqual(await xmlProblems(textOf(file!), 'tei.rng'), []);
      });
    }

    it(`jing takes all of them in ${id}`, async function () {
      const documents = (await exported(id, all)).map(textOf);
      const problems = jingProblems(documents, 'tei.rng');
      if (problems === undefined) skip(this, 'jing is not installed');
      assert.equal(problems, '');
    });
  }

  const BROKEN: readonly Break[] = [
    ['an unknown motivation', 'motivation="tagging"', 'motivation="liking"'],
    ['an annotation without a target', /target="#string[^"]*"/, ''],
    ['an id a second time', 'xml:id="a2"', 'xml:id="a1"'],
    ['an id that is no name', 'xml:id="p1"', 'xml:id="1"'],
    ['text before the header', '<teiHeader>', '<text/><teiHeader>'],
    ['words outside paragraphs', '</p></body>', '</p>以外</body>'],
    ['white space in a unit', /unit="[^"]*"/, 'unit="个 项"'],
  ];
  for (const [what, pattern, by] of BROKEN) {
    it(`refuses ${what}`, async () => {
      const id = what.includes('unit') ? 'tei-inline' : 'tei';
      const [file] = await exported(id, [plain]);
      const broken = textOf(file!).replace(pattern, by);
      assert.notEqual(broken, textOf(file!));
      assert.notDeepEqual(await xmlProblems(broken, 'tei.rng'), []);
    });
  }
});

describe('REFI-QDA by xmllint', () => {
  const project = async (articles: typeof all): Promise<Record<string, string>> => {
    const [file] = await exported('qdpx', articles);
    const files = Object.entries(unzipSync(bytesOf(file!)));
    return Object.fromEntries(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
  };

  it('takes a project of everything, whose positions lie in its sources', async () => {
    const files = await project(all);
    const document = files['project.qde']!;
    assert.deepEqual(await xmlProblems(document, 'refi-project.xsd'), []);
    const sources = document.split('<TextSource ').slice(1);
    assert.equal(sources.length, all.length);
    for (const source of sources) {
      const path = /internal:\/\/([^"]+)/.exec(source)![1]!;
      const points = [...files[`sources/${path}`]!];
      for (const [, name, start, end] of source.matchAll(
        /<PlainTextSelection guid="[^"]*" name="([^"]*)" startPosition="(\d+)" endPosition="(\d+)"/g,
      )) {
        const words = points.slice(Number(start), Number(end)).join('').replace(/\s+/g, ' ');
        assert.equal(words, decodeXML(name!).replace(/\s/g, ' '));
      }
    }
  });

  it('takes a codebook', async () => {
    const [file] = await exported('qdc', [plain]);
    assert.deepEqual(await xmlProblems(textOf(file!), 'refi-codebook.xsd'), []);
  });

  const BROKEN: readonly Break[] = [
    ['a code that is not there', /CodeRef targetGUID="........-/, 'CodeRef targetGUID="00000000-'],
    ['a selection without an end', / endPosition="\d+"/, ''],
    ['a colour by name', /color="#[0-9a-f]+"/, 'color="red"'],
    ['sources before codes', '<CodeBook>', '<Sources/><CodeBook>'],
    ['a path outside the project', 'internal://', 'file:///'],
  ];
  for (const [what, pattern, by] of BROKEN) {
    it(`refuses ${what}`, async () => {
      const { 'project.qde': document = '' } = await project([plain]);
      const broken = document.replace(pattern, by);
      assert.notEqual(broken, document);
      assert.notDeepEqual(await xmlProblems(broken, 'refi-project.xsd'), []);
    });
  }
});

const TABLE = tableOf({ schema: PROJECT });

/** The cells of the table as a reader of others gives them: none where a cell is empty. */
const expectedRows = (articles: typeof all): (string | number | null)[][] =>
  articles.flatMap((article) =>
    TABLE.cells(article).map((cells) => cells.map((cell) => (cell === '' ? null : (cell ?? null)))),
  );

const NAMES = TABLE.columns.map(({ name }) => name);

/** Line ends and control characters differ in XML, as the format says. */
const spaced = (rows: readonly (readonly (string | number | null)[])[]): unknown[][] =>
  rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'string'
        ? cell.replace(/\r\n?/g, '\n').replace(/[\0-\x08\uFFFD]/g, '')
        : cell,
    ),
  );

describe('tables by the readers of others', () => {
  it('a workbook by SheetJS has every cell, and no formula', async () => {
    const [file] = await exported('xlsx', all);
    const { SheetNames, Sheets } = readWorkbook(bytesOf(file!), { cellFormula: true });
    assert.deepEqual(SheetNames, ['Annotations']);
    const sheet = Sheets['Annotations']!;
    assert.ok(!JSON.stringify(sheet).includes('"f":'));
    const [names, ...rows] = utils.sheet_to_json<(string | number | null)[]>(sheet, {
      header: 1,
      defval: null,
    });
    assert.deepEqual(names, NAMES);
    assert.deepEqual(spaced(rows), spaced(expectedRows(all)));
  });

  it('Parquet by Arrow has every cell, with the types of its columns', async () => {
    const [file] = await exported('parquet', all);
    const table = tableFromIPC(readParquet(bytesOf(file!)).intoIPCStream());
    assert.deepEqual(
      table.schema.fields.map(({ name, type }) => [name, String(type)]),
      TABLE.columns.map(({ name, kind }) => [
        name,
        { text: 'Utf8', integer: 'Int32', number: 'Float64' }[kind],
      ]),
    );
    const rows = table
      .toArray()
      .map((row) => NAMES.map((name) => (row as Record<string, unknown>)[name]));
    // Arrow's JavaScript takes a byte order mark at the beginning of a text away.
    const shown = (cell: string | number | null | undefined) =>
      typeof cell === 'string' ? cell.replace(/^\uFEFF/, '') : (cell ?? null);
    assert.deepEqual(
      rows,
      all.flatMap((article) => TABLE.cells(article)).map((row) => row.map(shown)),
    );
  });

  it('Parquet by Arrow has every row once and in order, whatever group it was written with', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({ ...plain, name: `${index}.txt` }));
    const bytes = bytesOf((await exported('parquet', many))[0]!);
    const groups = parquetMetadata(bytes.slice().buffer).row_groups.map(({ num_rows }) => num_rows);
    assert.ok(groups.length > 1, `all rows are in groups of ${groups.join(', ')}`);
    const rows = tableFromIPC(readParquet(bytes).intoIPCStream()).toArray();
    const shown = ['file', 'text', 'start', 'confidence', 'count', 'evidence', 'right'];
    const places = shown.map((name) => NAMES.indexOf(name));
    assert.deepEqual(
      rows.map((row) => shown.map((name) => (row as Record<string, unknown>)[name])),
      many
        .flatMap((article) => TABLE.cells(article))
        .map((row) => places.map((place) => row[place] ?? null)),
    );
  });

  const PYTHON = `
import csv, io, json, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding=sys.argv[1], newline='')
print(json.dumps(list(csv.reader(text, delimiter=sys.argv[2], strict=True))))
`;
  const PANDAS = `
import json, sys, pandas
frame = pandas.read_csv(sys.stdin.buffer, encoding=sys.argv[1], sep=sys.argv[2], dtype=str, keep_default_na=False)
print(json.dumps([list(frame.columns)] + frame.values.tolist()))
`;

  /** What a Python script prints; `undefined` where no Python has what it imports. */
  function python(script: string, args: readonly string[], input: string): string | undefined {
    // Packages of the system belong to the system's own Python.
    for (const command of ['python3', '/usr/bin/python3']) {
      const { error, status, stdout, stderr } = spawnSync(command, ['-c', script, ...args], {
        input,
        encoding: 'utf8',
      });
      if (error || stderr.includes('ModuleNotFoundError')) continue;
      assert.equal(status, 0, stderr);
      return stdout;
    }
    return undefined;
  }

  /** A cell without the apostrophe that keeps Excel from running it. */
  const defused = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');

  function hasEveryCell(id: string, rows: readonly string[][], articles: typeof all): void {
    assert.deepEqual(
      rows.map((row) => (id === 'csv-excel' ? row.map(defused) : row)),
      articles
        .flatMap((article) => TABLE.cells(article))
        .map((row) => row.map((cell) => String(cell ?? ''))),
    );
  }

  const READR = `
options(warn = 2)
args <- commandArgs(trailingOnly = TRUE)
if (!requireNamespace('readr', quietly = TRUE)) quit(status = 77)
frame <- readr::read_delim(args[2], delim = args[1], col_types = readr::cols(.default = 'c'), na = character(),
  progress = FALSE, trim_ws = FALSE, escape_double = TRUE, escape_backslash = FALSE)
rows <- apply(rbind(names(frame), as.matrix(frame)), 1, paste, collapse = '\\x1f')
writeBin(charToRaw(enc2utf8(paste(rows, collapse = '\\x1e'))), pipe('cat', 'wb'))
`;

  for (const [id, delimiter] of [
    ['csv', ','],
    ['csv-excel', ','],
    ['tsv', '\t'],
  ] as const) {
    it(`${id} by R's readr, where it is installed, has every cell`, async function () {
      this.timeout(60_000);
      // Its readers stop at a NUL, whatever writes it.
      const articles = all.filter(({ text }) => !text.includes('\0'));
      const folder = await createFolder();
      const [file] = await exported(id, articles);
      await folder.write('a.csv', textOf(file!));
      const { error, status, stdout, stderr } = spawnSync(
        'Rscript',
        ['-e', READR, delimiter, join(folder.path, 'a.csv')],
        { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
      );
      await folder.remove();
      if (error || status === 77) return skip(this, 'readr is not installed');
      assert.equal(status, 0, stderr);
      const [names, ...rows] = stdout.split('\x1e').map((row) => row.split('\x1f'));
      assert.deepEqual(names, NAMES);
      hasEveryCell(id, rows, articles);
    });
  }

  /** As we write a cell that a spreadsheet takes for a value. */
  const asWritten = (cell: string): string =>
    defused(cell).replace(/^(?:TRUE|FALSE)$/, (value) => value.toLowerCase());

  /** The separator, the encoding (UTF-8), and cells as they are stored, not as they are shown. */
  const LIBREOFFICE_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false';

  for (const [id, name] of [
    ['xlsx', 'a.xlsx'],
    ['csv-excel', 'a.csv'],
  ] as const) {
    it(`${id} by LibreOffice, where it is installed, has every cell`, async function () {
      this.timeout(120_000);
      const folder = await createFolder();
      const [file] = await exported(id, all);
      await folder.write(name, file!.content);
      const profile = pathToFileURL(join(folder.path, 'profile')).href;
      const { error, stderr } = spawnSync(
        'soffice',
        [
          `-env:UserInstallation=${profile}`,
          '--headless',
          ...(id === 'xlsx' ? [] : ['--infilter=CSV:44,34,76,1']),
          '--convert-to',
          LIBREOFFICE_CSV,
          '--outdir',
          join(folder.path, 'out'),
          join(folder.path, name),
        ],
        { encoding: 'utf8' },
      );
      const printed = await folder.read('out/a.csv').catch(() => undefined);
      await folder.remove();
      if (error) return skip(this, 'LibreOffice is not installed');
      assert.ok(printed !== undefined, stderr);
      const [names, ...rows] = parseCsv(printed, { bom: true });
      assert.deepEqual(names, NAMES);
      assert.deepEqual(
        spaced(id === 'csv-excel' ? rows.map((row) => row.map(asWritten)) : rows),
        spaced(
          all
            .flatMap((article) => TABLE.cells(article))
            .map((row) => row.map((cell) => String(cell ?? ''))),
        ),
      );
    });
  }

  for (const [reader, script] of [
    ["Python's csv", PYTHON],
    ['pandas', PANDAS],
  ] as const) {
    for (const [id, encoding, delimiter] of [
      ['csv', 'utf-8', ','],
      ['csv-excel', 'utf-8-sig', ','],
      ['tsv', 'utf-8', '\t'],
    ] as const) {
      it(`${id} by ${reader}, where it is installed, has every cell`, async function () {
        const [file] = await exported(id, all);
        const printed = python(script, [encoding, delimiter], textOf(file!));
        if (printed === undefined) return skip(this, `${reader} is not installed`);
        const [names, ...rows] = JSON.parse(printed) as string[][];
        assert.deepEqual(names, NAMES);
        hasEveryCell(id, rows, all);
      });
    }
  }
});

describe('brat by the rules of its reader', () => {
  for (const [what, article] of ARTICLES) {
    it(`takes ${what}`, async () => {
      const files = await exported('brat', [article]);
      const ann = files.find(({ name }) => name.endsWith('.ann'))!;
      const text = files.find(({ name }) => name === ann.name.replace(/\.ann$/, '.txt'))!;
      assert.deepEqual(bratProblems(textOf(ann), textOf(text)), []);
      const configuration = textOf(files.find(({ name }) => name === 'annotation.conf')!);
      const types = textOf(ann).match(/(?<=^T\d+\t)\S+/gm) ?? [];
      const names = bratNames(configuration, 'entities');
      for (const type of types) assert.ok(names.includes(type), type);
    });
  }

  const TEXT = '𠮷林四下基层\n推动';
  const BROKEN: readonly (readonly [what: string, ann: string])[] = [
    ['UTF-16 code units', 'T1\tformula 3 7\t四下基层'],
    ['a span across lines', 'T1\tformula 4 8\t基层\n推'],
    ['fragments in another order', 'T1\tformula 7 8;2 4\t推 四下'],
    ['a Chinese type', 'T1\t数字提法 2 6\t四下基层'],
    ['a space in a type', 'T1\tnumbered formula 2 6\t四下基层'],
    ['other words', 'T1\tformula 2 6\t四下基地'],
    ['an id a second time', 'T1\tformula 2 4\t四下\nT1\tformula 4 6\t基层'],
    ['a relation to nothing', 'T1\tformula 2 4\t四下\nR1\tholds Arg1:T1 Arg2:T2'],
    ['two values', 'T1\tformula 2 4\t四下\nA1\tKind T1 a b'],
    ['a line separator in a span', 'T1\tformula 2 6\t四下\u2028层'],
  ];
  it('takes what is right', () => {
    assert.deepEqual(bratProblems('T1\tformula 2 6;7 8\t四下基层 推\n', TEXT), []);
  });
  for (const [what, ann] of BROKEN) {
    it(`refuses ${what}`, () => assert.notDeepEqual(bratProblems(`${ann}\n`, TEXT), []));
  }
});

describe('CoNLL by the rules of its schemes', () => {
  for (const scheme of ['bio', 'bioes', 'bmes'] as const) {
    for (const tokens of ['char', 'word'] as const) {
      it(`takes everything in ${scheme} over tokens of a ${tokens}`, async () => {
        const files = await exported('conll', all, { scheme, tokens, labels: 'zh' });
        const documents = files.filter(({ name }) => name.endsWith('.conll'));
        assert.equal(documents.length, all.length);
        for (const file of documents) {
          assert.deepEqual(conllProblems(textOf(file), scheme), [], file.name);
        }
      });
    }
  }

  const BROKEN: readonly (readonly [
    what: string,
    content: string,
    scheme: 'bio' | 'bioes' | 'bmes',
  ])[] = [
    ['inside of nothing', '真 I-a', 'bio'],
    ['another label inside', '真 B-a\n抓 I-b', 'bio'],
    ['a mark of another scheme', '真 B-a\n抓 M-a\n干 E-a', 'bioes'],
    ['a span without an end', '真 B-a\n\n抓 O', 'bioes'],
    ['an end of nothing', '真 O\n抓 E-a', 'bmes'],
    ['white space in a token', '真\u3000抓 O', 'bio'],
    ['no tag', '真 a', 'bio'],
  ];
  for (const [what, content, scheme] of BROKEN) {
    it(`refuses ${what}`, () => assert.notDeepEqual(conllProblems(`${content}\n\n`, scheme), []));
  }
});

describe('Web Annotations by Recogito', () => {
  for (const [what, article] of ARTICLES) {
    it(`takes ${what}`, async () => {
      const { parseW3CTextAnnotation } = await import('@recogito/text-annotator');
      const files = await exported('web-annotation', [article], { profile: 'recogito' });
      const list = files.find(({ name }) => name.endsWith('.jsonld'))!;
      const text = textOf(
        files.find(({ name }) => name.endsWith('.txt')) ?? { name: '', content: article.text },
      );
      const items = JSON.parse(textOf(list)) as Parameters<typeof parseW3CTextAnnotation>[0][];
      const spans = items.map((item) => {
        const { error, parsed } = parseW3CTextAnnotation(item);
        assert.equal(error, undefined);
        const [selector] = parsed!.target.selector;
        return [selector!.quote, text.slice(selector!.start, selector!.end)];
      });
      for (const [quote, words] of spans) assert.equal(quote, words);
      assert.ok(spans.length >= article.annotations.length);
    });
  }
});
