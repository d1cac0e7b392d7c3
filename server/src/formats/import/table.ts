import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { fromCell } from '../context';
import { fromText, kindOf, splitList } from '../ownAttributes';
import { OWN_COLUMN } from '../table';
import { CREATED_BY, isAsSealed } from '../parquetSeal';
import { quoted } from '../quoted';
import { arePieces } from '../readRecord';
import {
  lineAt,
  bytesOf,
  MalformedFileError,
  reasonIn,
  textOf,
  type ImportedAnnotation,
  type ImportedArticle,
  type Importer,
  type ImportFile,
} from './importer';
import { isKept, typeOf, type Meanings } from './meanings';
import { SpanError } from './spanError';
import { unzip } from './unzip';
import { checkValues } from './values';

interface Layout {
  readonly delimiter: string;
  /** What a cell as stored stands for. */
  readonly cell: (stored: string) => string;
}

/** The tables of annotations as text. */
const separated = (id: string, layout: Layout): Importer => ({
  ids: [id],
  read: (files, meanings) => files.flatMap((file) => readSeparated(file, layout, meanings)),
});

const asStored = (cell: string): string => cell;

export const csvImporter = separated('csv', { delimiter: ',', cell: asStored });
export const csvExcelImporter = separated('csv-excel', {
  delimiter: ',',
  // The apostrophe that keeps a cell from running is no part of the text.
  cell: (stored) => stored.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, ''),
});
export const tsvImporter = separated('tsv', { delimiter: '\t', cell: asStored });

/** The table as a workbook. */
export const xlsxImporter: Importer = {
  ids: ['xlsx'],
  read: async (files, meanings) =>
    (await Promise.all(files.map((file) => readWorkbook(file, meanings)))).flat(),
};

/** The table as Parquet. */
export const parquetImporter: Importer = {
  ids: ['parquet'],
  read: async (files, meanings) =>
    (await Promise.all(files.map((file) => readParquet(file, meanings)))).flat(),
};

/** A row by the names of its columns; empty cells are empty strings. */
type Row = Readonly<Record<string, string>>;

interface Numbered {
  readonly row: Row;
  /** Of the file, from 1. */
  readonly line: number;
}

function readSeparated(
  file: ImportFile,
  { delimiter, cell }: Layout,
  meanings: Meanings,
): ImportedArticle[] {
  const text = tableText(file);
  try {
    const found = delimiterOf(text) ?? delimiter;
    const options = { bom: true, info: true, skipEmptyLines: true, delimiter: found };
    // Where commas separate cells none is a decimal point.
    const read = found === ',' ? (row: Row): Row => row : (row: Row) => withPoints(row, meanings);
    // With `info` each record comes with where it ends, which the types do not say.
    const [head, ...rows] = parse(text, options) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly bytes: number };
    }[];
    const names = head?.record ?? [];
    const lineOf = linesFrom(text, head?.info.bytes ?? 0);
    return toArticles(
      file,
      meanings,
      names,
      rows.map(({ record, info }) => ({
        row: read(toRow(names, record, cell)),
        line: lineOf(info.bytes),
      })),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { line, reason } = faultIn(text, error);
    throw new MalformedFileError(file.name, line, reason, { cause: error });
  }
}

/** What the parser stumbled over, where an editor shows it: it counts cells from 0 itself, and quotes single bytes. */
function faultIn(
  text: string,
  error: CsvError,
): { readonly line: number; readonly reason: string } {
  const [cell, bytes] = [error['column'], error['bytes']].map(Number);
  // Where the cell begins, or the row ends: the parser counts up to the delimiter before a cell.
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    new TextEncoder().encode(text).subarray(0, bytes),
  );
  const start = before.length + (cell! > 0 ? 1 : 0);
  const at = (offset: number, what: string) => {
    const [line = ''] = /[^\r\n]*$/.exec(text.slice(0, offset)) ?? [];
    const column = line.replace(/^\uFEFF/, '').length + 1;
    return { line: lineAt(text, offset), reason: `column ${column}: ${what}` };
  };
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return at(start, 'the cell has no closing quotation mark');
  }
  if (error.code === 'INVALID_OPENING_QUOTE') {
    const mark = text.indexOf('"', start);
    return at(mark, 'a quotation mark stands inside a cell without any around it');
  }
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE') {
    const [inMarks = ''] = /^"(?:[^"]|"")*"/.exec(text.slice(start)) ?? [];
    return at(start + inMarks.length, 'the cell goes on behind its closing quotation mark');
  }
  const [, expected, found] = /expect (\d+), got (\d+)/.exec(error.message) ?? [];
  return {
    line: before.replace(/[\r\n]+$/, '').split(/\r\n|[\r\n]/).length,
    reason: found ? `has ${found} cells where the first row has ${expected}` : error.message,
  };
}

/**
 * The lines on which rows begin, which are asked for in order by where each ends: the parser counts CRLF inside a cell
 * twice.
 *
 * @param from Where the first of them begins, in bytes of UTF-8.
 */
function linesFrom(text: string, from: number): (end: number) => number {
  const bytes = new TextEncoder().encode(text);
  let [line, at] = [1, 0];
  const goTo = (end: number): void => {
    for (; at < end; at += 1) {
      if (bytes[at] === LINE_FEED || (bytes[at] === RETURN && bytes[at + 1] !== LINE_FEED))
        line += 1;
    }
  };
  goTo(from);
  return (end) => {
    while (bytes[at] === RETURN || bytes[at] === LINE_FEED) goTo(at + 1);
    const first = line;
    goTo(end);
    return first;
  };
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/**
 * The text of a table: in UTF-8 or in what Excel saves in China and as “Unicode text”.
 *
 * @throws {MalformedFileError} where it is in none of them.
 */
function tableText(file: ImportFile): string {
  if (typeof file.content === 'string') return file.content;
  if (file.content[0] === 0xff && file.content[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(file.content);
  }
  try {
    return textOf(file);
  } catch (error) {
    // UTF-8 with a fault in it has Han all the same.
    const asUtf8 = new TextDecoder().decode(file.content);
    const [faults, han] = [/\uFFFD/g, /\p{Script=Han}/gu].map(
      (what) => asUtf8.match(what)?.length ?? 0,
    );
    if (han! >= faults!) throw error;
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(file.content);
    } catch {
      throw error;
    }
  }
}

/** What stands between the names of columns most often: spreadsheets take what a country is used to. */
function delimiterOf(text: string): string | undefined {
  const names = text.slice(0, text.search(/[\r\n]|$/));
  const counts = [',', ';', '\t'].map((mark) => [mark, names.split(mark).length] as const);
  const [mark, parts] = counts.reduce((most, one) => (one[1] > most[1] ? one : most));
  return parts > 1 ? mark : undefined;
}

const toRow = (
  names: readonly unknown[],
  cells: readonly unknown[],
  cell: (stored: string) => string,
): Row =>
  Object.fromEntries(
    names.map((name, column) => {
      const text = cell(cellText(cells[column]));
      return [String(name), text === NOT_AVAILABLE && !WORDS.has(String(name)) ? '' : text];
    }),
  );

/** Numbers as programs read them, of which spreadsheets in many countries write a comma for the point. */
function withPoints(row: Row, meanings: Meanings): Row {
  const type = meanings.type(row['type'] ?? '');
  const isNumber = (column: string): boolean =>
    NUMBERS.has(column) ||
    (type !== undefined &&
      column.startsWith(OWN_COLUMN) &&
      kindOf(type, column.slice(OWN_COLUMN.length), meanings) === 'number');
  return Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      column,
      isNumber(column) ? cell.replace(/^(-?\d+),(\d+)$/, '$1.$2') : cell,
    ]),
  );
}

/** Columns whose cells are numbers, but for those of a project's own. */
const NUMBERS: ReadonlySet<string> = new Set(
  'start end start_codepoint end_codepoint count value value_to confidence'.split(' '),
);

/** What R writes into cells that are empty. */
const NOT_AVAILABLE = 'NA';

/** Columns whose cells are words of an article or of a person, which may be any. */
const WORDS: ReadonlySet<string> = new Set('file type text norm traditional left right'.split(' '));

async function readWorkbook(file: ImportFile, meanings: Meanings): Promise<ImportedArticle[]> {
  const { default: readSheet } = await import('read-excel-file/universal');
  // The library itself checks nothing.
  await unzip(file, 'workbook');
  let sheets: readonly { readonly data: readonly (readonly unknown[])[] }[];
  try {
    sheets = await readSheet(bytesOf(file).buffer, { trim: false });
  } catch (error) {
    const reason = `is no workbook: ${reasonIn(error)}`;
    throw new MalformedFileError(file.name, undefined, reason, { cause: error });
  }
  const [first, ...others] = sheets.map(({ data }) => data);
  // Other sheets are a person's own, unless they are tables of annotations, too.
  const tables = [first ?? [], ...others.filter(([names = []]) => !missingIn(names))];
  return tables.flatMap(([names = [], ...rows]) =>
    toArticles(
      file,
      meanings,
      names,
      rows.map((cells, index) => ({
        line: index + 2,
        row: toRow(names, cells, asStored),
      })),
    ),
  );
}

async function readParquet(file: ImportFile, meanings: Meanings): Promise<ImportedArticle[]> {
  const { parquetMetadata, parquetReadObjects } = await import('hyparquet');
  const bytes = bytesOf(file);
  const sealed = isAsSealed(bytes);
  let rows: Record<string, unknown>[];
  try {
    if (sealed === false) throw new Error('its checksum says that it is damaged');
    const metadata = parquetMetadata(bytes);
    if (sealed === undefined && metadata.created_by === CREATED_BY) {
      throw new Error('it has lost its checksum');
    }
    rows = await parquetReadObjects({ file: bytes.buffer, metadata });
  } catch (error) {
    const reason = `is no Parquet: ${reasonIn(error)}`;
    throw new MalformedFileError(file.name, undefined, reason, { cause: error });
  }
  return toArticles(
    file,
    meanings,
    // A file without rows has nothing that a column could be missing for.
    Object.keys(rows[0] ?? Object.fromEntries(NEEDED.map((name) => [name, '']))),
    rows.map((cells, index) => ({
      line: index + 1,
      row: toRow(Object.keys(cells), Object.values(cells), asStored),
    })),
  );
}

const cellText = (cell: unknown): string =>
  typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'bigint'
    ? String(cell)
    : '';

const NEEDED = ['file', 'type', 'start', 'end', 'text'];

/** The columns that may stand for others: offsets in code points alone, as R and Python count. */
const CODE_POINTS: Readonly<Record<string, string>> = {
  start: 'start_codepoint',
  end: 'end_codepoint',
};

const missingIn = (names: readonly unknown[]): string | undefined =>
  NEEDED.find((name) => !names.includes(name) && !names.includes(CODE_POINTS[name]));

const isInCodePoints = (names: readonly unknown[]): boolean =>
  !names.includes('start') || !names.includes('end');

/** The rows of one article after the other, each article where its first row stands. */
function toArticles(
  file: ImportFile,
  meanings: Meanings,
  names: readonly unknown[],
  rows: readonly Numbered[],
): ImportedArticle[] {
  const articles = new Map<string, ImportedAnnotation[]>();
  const inCodePoints = isInCodePoints(names);
  const missing = missingIn(names);
  if (missing !== undefined) {
    throw new MalformedFileError(file.name, 1, `has no column “${missing}”`);
  }
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (typeof twice === 'string') {
    throw new MalformedFileError(file.name, 1, `has the column “${twice}” twice`);
  }
  for (const { row, line } of rows) {
    // Spreadsheets leave such rows below a table.
    if (Object.values(row).every((cell) => cell === '')) continue;
    try {
      const name = row['file']!;
      const annotations = articles.get(name) ?? [];
      articles.set(name, annotations);
      annotations.push(...readRow(row, inCodePoints, meanings));
    } catch (error) {
      if (!(error instanceof SpanError)) throw error;
      throw new MalformedFileError(file.name, line, error.message, { cause: error });
    }
  }
  return [...articles].map(([name, annotations]) => ({
    name,
    ...(inCodePoints ? { inCodePoints } : {}),
    annotations,
  }));
}

function readRow(row: Row, inCodePoints: boolean, meanings: Meanings): ImportedAnnotation[] {
  const type = typeOf(row['type']!, meanings);
  if (!isKept(type)) return [];
  const [start, end] = inCodePoints
    ? [integer(row, CODE_POINTS['start']!), integer(row, CODE_POINTS['end']!)]
    : [integer(row, 'start'), integer(row, 'end')];
  if (start >= end) throw new SpanError(`has the span ${start}–${end}`);
  const attributes = {
    ...(ATTRIBUTES[type] ?? ATTRIBUTES_OF_OTHERS)(row),
    ...ownAttributes(row, type, meanings),
    ...reviewed(row),
  };
  checkValues(type, attributes, meanings);
  const pieces = spans(row, 'pieces').map(([from, to]) => ({ start: from, end: to }));
  const several = pieces.length > 1 ? { pieces } : {};
  // Pieces count code units, whatever starts and ends count.
  const [from, to] =
    pieces.length > 1 && inCodePoints ? [pieces[0]!.start, pieces.at(-1)!.end] : [start, end];
  if (pieces.length > 1 && !arePieces(spans(row, 'pieces'), from, to)) {
    throw new SpanError(`has the pieces ${quoted(row['pieces'])}`);
  }
  const { left, right } = row;
  const context =
    left === undefined || right === undefined
      ? {}
      : { context: { prefix: fromCell(left), suffix: fromCell(right) } };
  const words = withBreaks(row['text']!, to - from);
  const length = inCodePoints && pieces.length <= 1 ? [...words].length : words.length;
  // Of CRLF and LF in one span a cell keeps the LF.
  const more = to - from - length;
  if (more < 0 || more > loneLineFeeds(words)) {
    throw new SpanError(
      `says ${quoted(words)} where the span ${quoted([from, to])} has ${to - from} characters`,
    );
  }
  return [{ type, start, end, text: words, ...several, ...context, attributes }];
}

const loneLineFeeds = (words: string): number => words.match(/(?<!\r)\n/g)?.length ?? 0;

/** Cells of spreadsheets hold LF, whatever the article has: as many code units more as there are breaks are their CRs. */
function withBreaks(words: string, length: number): string {
  const lone = loneLineFeeds(words);
  return lone > 0 && length === words.length + lone ? words.replace(/(?<!\r)\n/g, '\r\n') : words;
}

/** What a person said of an annotation, as the attributes of other formats hold it. */
function reviewed(row: Row): Record<string, unknown> {
  const review = {
    ...optional('tags', row, 'tags', () => list(row, 'tags')),
    ...optional('notes', row, 'notes', () => list(row, 'notes').map((words) => ({ text: words }))),
    ...optional('state', row, 'state', () => row['state']),
    ...optional('creator', row, 'annotator', () => row['annotator']),
    ...optional('created', row, 'created', () => row['created']),
    ...optional('modified', row, 'modified', () => row['modified']),
  };
  return Object.keys(review).length === 0 ? {} : { review };
}

/** The attributes of the project: cells hold texts, what these stand for the schema says. */
const ownAttributes = (row: Row, type: string, meanings: Meanings): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column, cell]) => column.startsWith(OWN_COLUMN) && cell !== '')
      .map(([column, cell]) => {
        const name = column.slice(OWN_COLUMN.length);
        return [name, fromText(kindOf(type, name, meanings), cell)];
      }),
  );

const text = (row: Row, name: string): string => row[name] ?? '';

function integer(row: Row, name: string): number {
  const value = text(row, name);
  // Some readers make 4.0 of 4 where a cell of the column is empty.
  if (!/^\d+(?:\.0+)?$/.test(value)) throw new SpanError(`has ${quoted(value)} as ${name}`);
  return Number(value);
}

function number(row: Row, name: string): number {
  const value = text(row, name);
  if (value === '' || !Number.isFinite(Number(value))) {
    throw new SpanError(`has ${quoted(value)} as ${name}`);
  }
  return Number(value);
}

const list = (row: Row, name: string): string[] => splitList(text(row, name));

const spans = (row: Row, name: string): [number, number][] =>
  list(row, name).map((part) => {
    const [, start, end] = /^(\d+)(?:\.\.|-)(\d+)$/.exec(part) ?? [];
    if (end === undefined) throw new SpanError(`has ${quoted(part)} as ${name}`);
    return [Number(start), Number(end)];
  });

/** An attribute only where its cell holds something. */
const optional = (
  name: string,
  row: Row,
  column: string,
  value: () => unknown,
): Record<string, unknown> => (text(row, column) === '' ? {} : { [name]: value() });

const origin = (row: Row): Record<string, unknown> => ({
  ...optional('entry', row, 'entry', () => row['entry']),
  evidence: list(row, 'evidence'),
  ...optional('confidence', row, 'confidence', () => number(row, 'confidence')),
});

type ReadAttributes = (row: Row) => Record<string, unknown>;

/** What the columns hold for a type of the project. */
const ATTRIBUTES_OF_OTHERS: ReadAttributes = (row) => ({
  ...optional('norm', row, 'norm', () => row['norm']),
  ...origin(row),
});

const ATTRIBUTES: Readonly<Partial<Record<string, ReadAttributes>>> = {
  slogan: (row) => ({ norm: text(row, 'norm'), ...origin(row) }),
  formula: (row) => ({
    norm: text(row, 'norm'),
    ...optional('kind', row, 'kind', () => row['kind']),
    count: text(row, 'count') === '' ? null : number(row, 'count'),
    ...optional('items', row, 'items', () => list(row, 'items')),
    ...optional('itemsSpan', row, 'items_span', () => spans(row, 'items_span')[0]),
    ...origin(row),
  }),
  official: (row) => ({
    norm: text(row, 'norm'),
    posts: list(row, 'posts'),
    postSpans: spans(row, 'post_spans'),
    ...origin(row),
  }),
  metric: (row) => ({
    norm: text(row, 'norm'),
    ...optional('value', row, 'value', () => number(row, 'value')),
    ...optional('valueTo', row, 'value_to', () => number(row, 'value_to')),
    unit: text(row, 'unit'),
    ...optional('bound', row, 'bound', () => row['bound']),
    indicator: text(row, 'indicator') === '' ? null : row['indicator'],
    ...optional('direction', row, 'direction', () => row['direction']),
    ...origin(row),
  }),
};
