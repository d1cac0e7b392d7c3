/** The columns that all tables of annotations share. */
import { stringify, type Options } from 'csv-stringify/browser/esm/sync';
import type { AnnotatedArticle } from './article';
import { codePoints, type CodePoints } from './codePoints';
import type { CorpusFormat, Limit } from './format';
import { toRecord, type AnnotationRecord, type RecordSpan } from './record';

/** What stands in a cell; nothing where the column does not apply. */
export type Cell = string | number | null | undefined;

/** What the cells of a column hold. */
export type CellKind = 'text' | 'integer' | 'number';

/** What a row is made of. */
interface Row {
  readonly article: AnnotatedArticle;
  readonly record: AnnotationRecord;
  readonly points: CodePoints;
}

/** How much of the text beside an annotation a row shows, in UTF-16 code units. */
const CONTEXT = 20;

/** Between the parts of a cell that holds a list. */
export const LIST_SEPARATOR = '|';

interface Column {
  readonly kind: CellKind;
  readonly cell: (row: Row) => Cell;
}

/** One row for each annotation; a cell is empty where the column does not apply. */
const COLUMNS: Readonly<Record<string, Column>> = {
  file: { kind: 'text', cell: ({ article }) => article.name },
  type: { kind: 'text', cell: ({ record }) => record.type },
  start: { kind: 'integer', cell: ({ record }) => record.start },
  end: { kind: 'integer', cell: ({ record }) => record.end },
  start_codepoint: { kind: 'integer', cell: ({ record, points }) => points.at(record.start) },
  end_codepoint: { kind: 'integer', cell: ({ record, points }) => points.at(record.end) },
  text: { kind: 'text', cell: ({ record }) => record.text },
  norm: { kind: 'text', cell: ({ record }) => record.norm },
  kind: { kind: 'text', cell: ({ record }) => (record.type === 'formula' ? record.kind : null) },
  count: {
    kind: 'integer',
    cell: ({ record }) => (record.type === 'formula' ? record.count : null),
  },
  items: {
    kind: 'text',
    cell: ({ record }) => (record.type === 'formula' ? list(record.items) : null),
  },
  items_span: {
    kind: 'text',
    cell: ({ record }) => (record.type === 'formula' ? spans(record.itemsSpan) : null),
  },
  posts: {
    kind: 'text',
    cell: ({ record }) => (record.type === 'official' ? list(record.posts) : null),
  },
  post_spans: {
    kind: 'text',
    cell: ({ record }) => (record.type === 'official' ? spans(...record.postSpans) : null),
  },
  value: { kind: 'number', cell: ({ record }) => (record.type === 'metric' ? record.value : null) },
  value_to: {
    kind: 'number',
    cell: ({ record }) => (record.type === 'metric' ? record.valueTo : null),
  },
  unit: { kind: 'text', cell: ({ record }) => (record.type === 'metric' ? record.unit : null) },
  bound: { kind: 'text', cell: ({ record }) => (record.type === 'metric' ? record.bound : null) },
  indicator: {
    kind: 'text',
    cell: ({ record }) => (record.type === 'metric' ? record.indicator : null),
  },
  direction: {
    kind: 'text',
    cell: ({ record }) => (record.type === 'metric' ? record.direction : null),
  },
  entry: { kind: 'text', cell: ({ record }) => ('entry' in record ? record.entry : null) },
  evidence: { kind: 'text', cell: ({ record }) => list(record.evidence) },
  confidence: { kind: 'number', cell: ({ record }) => record.confidence },
  left: {
    kind: 'text',
    cell: ({ article, record }) => context(article.text, record.start - CONTEXT, record.start),
  },
  right: {
    kind: 'text',
    cell: ({ article, record }) => context(article.text, record.end, record.end + CONTEXT),
  },
  encoding: { kind: 'text', cell: ({ article }) => article.encoding ?? 'utf-8' },
};

/** The columns by their names, in order. */
export const TABLE_COLUMNS: readonly { readonly name: string; readonly kind: CellKind }[] =
  Object.entries(COLUMNS).map(([name, { kind }]) => ({ name, kind }));

const list = (parts: readonly string[] | undefined): Cell =>
  parts?.map((part) => part.replaceAll(LIST_SEPARATOR, '｜')).join(LIST_SEPARATOR);

const spans = (...parts: readonly (RecordSpan | undefined)[]): Cell =>
  parts
    .filter((part) => part !== undefined)
    .map(([start, end]) => `${start}-${end}`)
    .join(LIST_SEPARATOR);

/** The words beside an annotation on one line, without half a character at the outer end. */
function context(text: string, from: number, to: number): string {
  return text
    .slice(Math.max(0, from), to)
    .replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '⏎');
}

/** What the joined lists of all tables lose. */
export const SEPARATOR_IN_LIST: Limit = {
  sentence: 'A “|” inside an item or a post is written as “｜”, since “|” separates them.',
  loses: ['items', 'posts'],
  concerns: ({ annotations }) =>
    annotations.some((annotation) => {
      const { items = [], posts = [] } = annotation as {
        items?: readonly string[];
        posts?: readonly string[];
      };
      return [...items, ...posts].some((part) => part.includes(LIST_SEPARATOR));
    }),
};

/** What tables lose of a text that is not the one that is stored. */
export const NO_TEXT: Limit = {
  sentence: 'Offsets count in a changed text, which a table does not hold.',
  loses: ['text'],
  concerns: ({ form }) => form !== undefined,
};

/** The cells of an article, a row for each annotation. */
export function tableCells(article: AnnotatedArticle): Cell[][] {
  const points = codePoints(article.text);
  return toRecord(article).annotations.map((record) =>
    Object.values(COLUMNS).map(({ cell }) => cell({ article, record, points })),
  );
}

/** A table format: one row for each annotation, one file for any number of articles. */
export function tableFormat(
  about: Pick<CorpusFormat, 'id' | 'label' | 'description' | 'extension'> & {
    readonly limits?: readonly Limit[];
  },
  options: Options,
): CorpusFormat {
  const rows = (cells: Cell[][], more: Options = {}): string =>
    // A cell is quoted also for an end of line that is not the table's own.
    stringify(cells, { quoted_match: /[\r\n]/, ...options, ...more });
  return {
    ...about,
    scope: 'corpus',
    common: [],
    limits: [SEPARATOR_IN_LIST, NO_TEXT, ...(about.limits ?? [])],
    head: rows([Object.keys(COLUMNS)]),
    write(article) {
      const cells = tableCells(article);
      // The byte order mark belongs before the head only.
      return cells.length === 0 ? '' : rows(cells, { bom: false });
    },
  };
}
