/** The columns that all tables of annotations share. */
import { stringify, type Options } from 'csv-stringify/browser/esm/sync';
import type { Schema } from '../decisions/schema';
import type { Annotation } from '../document/annotation';
import { partAt, type AnnotatedArticle, type ArticleAnnotation } from './article';
import { codePoints, type CodePoints } from './codePoints';
import { contextOf, toCell } from './context';
import { onAnnotations, type CorpusFormat, type FormatOptions, type Limit } from './format';
import {
  declaredOf,
  declaredOnly,
  joinList,
  LIST_SEPARATOR,
  separatorInOwnList,
  toText,
} from './ownAttributes';
import { toRecord, type AnnotationRecord, type AnyRecord, type RecordSpan } from './record';

/** What stands in a cell; nothing where the column does not apply. */
export type Cell = string | number | null | undefined;

/** What the cells of a column hold. */
export type CellKind = 'text' | 'integer' | 'number';

/** What a row is made of. */
interface Row {
  readonly article: AnnotatedArticle;
  readonly annotation: ArticleAnnotation;
  readonly record: AnyRecord;
  readonly points: CodePoints;
}

interface Column {
  readonly kind: CellKind;
  readonly cell: (row: Row) => Cell;
}

/** A column of one type; empty for others. */
function column<T extends Annotation['type']>(
  kind: CellKind,
  type: T,
  cell: (record: Extract<AnnotationRecord, { type: T }>) => Cell,
): Column {
  return {
    kind,
    cell: ({ record }) =>
      record.type === type
        ? cell(record as unknown as Extract<AnnotationRecord, { type: T }>)
        : null,
  };
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
  traditional: { kind: 'text', cell: ({ record }) => record.traditional },
  kind: column('text', 'formula', ({ kind }) => kind),
  count: column('integer', 'formula', ({ count }) => count),
  items: column('text', 'formula', ({ items }) => items && joinList(items)),
  items_span: column('text', 'formula', ({ itemsSpan }) => spans(itemsSpan)),
  posts: column('text', 'official', ({ posts }) => joinList(posts)),
  post_spans: column('text', 'official', ({ postSpans }) => spans(...postSpans)),
  value: column('number', 'metric', ({ value }) => value),
  value_to: column('number', 'metric', ({ valueTo }) => valueTo),
  unit: column('text', 'metric', ({ unit }) => unit),
  bound: column('text', 'metric', ({ bound }) => bound),
  indicator: column('text', 'metric', ({ indicator }) => indicator),
  direction: column('text', 'metric', ({ direction }) => direction),
  entry: {
    kind: 'text',
    cell: ({ annotation }) => ('entry' in annotation ? annotation.entry : null),
  },
  evidence: { kind: 'text', cell: ({ record }) => joinList(record.evidence) },
  confidence: { kind: 'number', cell: ({ record }) => record.confidence },
  // Of a file with several.
  article: {
    kind: 'text',
    cell: ({ article: { parts = [] }, record }) => partAt(parts, record.start)?.title,
  },
  left: {
    kind: 'text',
    cell: ({ article, annotation }) => toCell(contextOf(article.text, annotation).prefix),
  },
  right: {
    kind: 'text',
    cell: ({ article, annotation }) => toCell(contextOf(article.text, annotation).suffix),
  },
  encoding: { kind: 'text', cell: ({ article }) => article.encoding ?? 'utf-8' },
  pieces: { kind: 'text', cell: ({ record }) => spans(...(record.pieces ?? [])) },
  // What a person said of it.
  state: { kind: 'text', cell: ({ annotation: { review } }) => review?.state },
  tags: { kind: 'text', cell: ({ annotation: { review } }) => joinList(review?.tags ?? []) },
  notes: {
    kind: 'text',
    cell: ({ annotation: { review } }) => joinList((review?.notes ?? []).map(({ text }) => text)),
  },
  annotator: { kind: 'text', cell: ({ annotation: { review } }) => review?.creator },
  created: { kind: 'text', cell: ({ annotation: { review } }) => review?.created },
  modified: { kind: 'text', cell: ({ annotation: { review } }) => review?.modified },
};

/** Before the names of attributes of a project, so that none is the name of another column. */
export const OWN_COLUMN = 'attr_';

/** The columns of attributes that a project declares; types share those of the same name. */
function ownColumns(schema: Schema): Record<string, Column> {
  const kinds = new Map<string, Set<string>>();
  for (const { name, kind } of schema.types.flatMap(({ attributes }) => attributes)) {
    kinds.set(name, (kinds.get(name) ?? new Set()).add(kind));
  }
  return Object.fromEntries(
    [...kinds].map(([name, all]): [string, Column] => {
      const isNumber = all.size === 1 && all.has('number');
      const cell = ({ annotation }: Row): Cell => {
        const found = declaredOf(annotation, schema).find((one) => one.attribute.name === name);
        if (!found) return null;
        return isNumber ? (found.value as number) : toText(found.value);
      };
      return [OWN_COLUMN + name, { kind: isNumber ? 'number' : 'text', cell }];
    }),
  );
}

/** A table of annotations with the attributes of a project. */
export interface Table {
  /** In order. */
  readonly columns: readonly { readonly name: string; readonly kind: CellKind }[];
  /** The cells of an article, a row for each annotation. */
  cells(article: AnnotatedArticle): Cell[][];
}

/** The table for a project. */
export function tableOf({ schema }: Pick<FormatOptions, 'schema'>): Table {
  const columns = { ...COLUMNS, ...ownColumns(schema) };
  const cells = Object.values(columns).map(({ cell }) => cell);
  return {
    columns: Object.entries(columns).map(([name, { kind }]) => ({ name, kind })),
    cells(article) {
      const points = codePoints(article.text);
      return toRecord(article).annotations.map((record, index) => {
        const row = { article, annotation: article.annotations[index]!, record, points };
        return cells.map((cell) => cell(row));
      });
    },
  };
}

const spans = (...parts: readonly (RecordSpan | undefined)[]): Cell =>
  parts
    .filter((part) => part !== undefined)
    .map(([start, end]) => `${start}..${end}`)
    .join(LIST_SEPARATOR);

/** What the joined lists of all tables lose. */
const SEPARATOR_IN_LIST: Limit = {
  sentence: 'A “|” inside an item or a post is written as “｜”, since “|” separates them.',
  loses: ['items', 'posts'],
  ...onAnnotations((annotation) => {
    const { items = [], posts = [] } = annotation as {
      items?: readonly string[];
      posts?: readonly string[];
    };
    return [...items, ...posts].some((part) => part.includes(LIST_SEPARATOR));
  }),
};

/** What tables lose of a text that is not the one that is stored. */
const NO_TEXT: Limit = {
  sentence: 'Offsets count in a changed text, which a table does not hold.',
  loses: ['text'],
  concerns: ({ form }) => form !== undefined,
};

/** What tables lose of notes. */
const WORDS_OF_NOTES: Limit = {
  sentence: 'Of a note tables hold the words alone, with “|” as “｜”, not who wrote it and when.',
  loses: ['review'],
  ...onAnnotations(({ review }) => review?.notes),
};

/** What all tables have in common. */
export const tableBase = ({ schema }: Pick<FormatOptions, 'schema'>) => ({
  common: [],
  holdsOverlaps: true,
  holdsPieces: true,
  limits: [
    SEPARATOR_IN_LIST,
    NO_TEXT,
    WORDS_OF_NOTES,
    declaredOnly(schema),
    separatorInOwnList(schema),
  ],
});

/** A table format: one row for each annotation, one file for any number of articles. */
export function tableFormat(
  about: Pick<CorpusFormat, 'id' | 'label' | 'description' | 'extension'> & {
    readonly limits?: (table: Table) => readonly Limit[];
  },
  layout: Options,
): (options: FormatOptions) => CorpusFormat {
  const rows = (cells: Cell[][], more: Options = {}): string =>
    // A cell is quoted also for an end of line that is not the table's own.
    stringify(cells, { quoted_match: /[\r\n]/, ...layout, ...more });
  return (options) => {
    const table = tableOf(options);
    const base = tableBase(options);
    return {
      ...about,
      ...base,
      scope: 'corpus',
      limits: [...base.limits, ...(about.limits?.(table) ?? [])],
      head: () => rows([table.columns.map(({ name }) => name)]),
      write(article) {
        const cells = table.cells(article);
        // The byte order mark belongs before the head only.
        return cells.length === 0 ? '' : rows(cells, { bom: false });
      },
    };
  };
}
