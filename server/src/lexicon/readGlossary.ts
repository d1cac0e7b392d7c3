/** Reads a person's own glossary: a file by the schema of `server/data/glossary`, written by hand and so broken at times. */
import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import { isMap, isNode, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import schema from '../../data/glossary.schema.json';
import { raw, type RawSpan } from '../text/offsets';
import type { GlossaryEntry, GlossarySense, GlossarySource } from './glossary';

/** Something wrong in a glossary file. */
export interface GlossaryProblem extends RawSpan {
  readonly code: 'syntax' | 'schema' | 'incomplete' | 'count' | 'duplicate' | 'unresolved';
  /** An error keeps an entry from being used, a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly message: { readonly zh: string; readonly en: string };
}

/** An entry and where it stands in its file. */
export interface PlacedEntry {
  readonly entry: GlossaryEntry;
  readonly span: RawSpan;
  /** The term inside it. */
  readonly termSpan: RawSpan;
  /** Its id. */
  readonly idSpan: RawSpan;
  /** The ids of other entries that it names, in their order. */
  readonly relatedSpans: readonly RawSpan[];
}

export interface ReadGlossary {
  /** The entries that can be used, in the order of the file. What they lack is empty. */
  readonly entries: readonly PlacedEntry[];
  /** In the order of the file. */
  readonly problems: readonly GlossaryProblem[];
}

const validator = new Validator(schema as unknown as Schema, '7', false);

/** Fields that the schema asks for and an entry can do without: it is used, and what it lacks is pointed out. */
const DISPENSABLE: ReadonlySet<string> = new Set(['meaning', 'sources', 'zh', 'en']);

/** Keywords of the schema that say what is wrong; the others only say that something inside them is. */
const SAYING: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'required',
  'pattern',
  'minLength',
  'minItems',
  'minimum',
  'minProperties',
  'uniqueItems',
  'additionalProperties',
]);

/**
 * Reads a glossary file, YAML or JSON. Never throws: what is broken is reported where it is broken, and the entries that
 * are whole are given.
 *
 * @param text The file's text; offsets count in it.
 */
export function readGlossary(text: string): ReadGlossary {
  const document = parseDocument(text, PARSING);
  const parts = document.errors.length === 0 ? [readDocument(text, document)] : readParts(text);
  const problems = parts.flatMap((part) => part.problems);
  const entries = withoutDuplicates(
    text,
    parts.flatMap((part) => part.entries),
    problems,
  );
  return { entries, problems: problems.sort((a, b) => a.start - b.start) };
}

const PARSING = { prettyErrors: false } as const;

/** Entry by entry, so that an error of syntax costs the entry in which it stands and no other. */
function readParts(text: string): ReadGlossary[] {
  const starts = [...text.matchAll(/^- /gm)].map(({ index }) => index);
  const bounds = [0, ...starts.filter((start) => start > 0), text.length];
  return bounds.slice(0, -1).map((start, index) => {
    const part = text.slice(start, bounds[index + 1]);
    const { entries, problems } = readDocument(part, parseDocument(part, PARSING));
    return {
      entries: entries.map(({ entry, span, termSpan, idSpan, relatedSpans }) => ({
        entry,
        span: moved(span, start),
        termSpan: moved(termSpan, start),
        idSpan: moved(idSpan, start),
        relatedSpans: relatedSpans.map((one) => moved(one, start)),
      })),
      problems: problems.map((problem) => ({ ...problem, ...moved(problem, start) })),
    };
  });
}

const moved = ({ start, end }: RawSpan, by: number): RawSpan => ({
  start: raw(start + by),
  end: raw(end + by),
});

/** Reads a document with all its entries, or, where it has an error, the first of its errors, for the others follow from it. */
function readDocument(text: string, document: Document.Parsed): ReadGlossary {
  const [error] = document.errors;
  if (error) return { entries: [], problems: [syntaxProblem(text, error.pos, error.message)] };
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return { entries: [], problems: [] };
  }
  if (!isSeq(contents)) return { entries: [], problems: [noList(text, contents)] };
  const entries: PlacedEntry[] = [];
  const problems: GlossaryProblem[] = [];
  for (const node of contents.items.filter((item) => isNode(item))) {
    const [start, end] = node.range ?? [0, 0];
    let value: unknown;
    try {
      value = node.toJS(document);
    } catch (thrown) {
      // An alias without its anchor, or one that unfolds without end.
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      problems.push(syntaxProblem(text, [start, end], message));
      continue;
    }
    const found = validate(text, node, value);
    found.push(...blankTerm(text, node, value));
    problems.push(...found);
    if (found.some(({ severity }) => severity === 'error')) continue;
    const entry = completed(value as Partial<GlossaryEntry>);
    problems.push(...miscounted(text, node, entry));
    entries.push({
      entry,
      span: spanOf(text, start, end),
      termSpan: spanAt(text, node, ['term']),
      idSpan: spanAt(text, node, ['id']),
      relatedSpans: (entry.related ?? []).map((_, index) => spanAt(text, node, ['related', index])),
    });
  }
  return { entries, problems };
}

/** An error of syntax. One at the end of the text, such as a quotation mark that is missing, is put where the text ends. */
function syntaxProblem(
  text: string,
  [start, end]: readonly [number, number],
  message: string,
): GlossaryProblem {
  const written = text.trimEnd().length;
  const from = Math.min(start, Math.max(0, written - 1));
  return {
    ...firstLine(text, { start: raw(from), end: raw(Math.max(from + 1, Math.min(end, written))) }),
    code: 'syntax',
    severity: 'error',
    message: { zh: `语法错误：${message}`, en: message },
  };
}

const noList = (text: string, node: Node): GlossaryProblem => ({
  ...firstLine(text, spanOf(text, node.range?.[0] ?? 0, node.range?.[1] ?? text.length)),
  code: 'schema',
  severity: 'error',
  message: {
    zh: '术语表应为条目的列表，每条以“- id:”开头。',
    en: 'A glossary is a list of entries, each beginning with “- id:”.',
  },
});

/** What the schema says against an entry. */
function validate(text: string, node: Node, value: unknown): GlossaryProblem[] {
  const { errors } = validator.validate([value]);
  return errors
    .filter(({ keyword }) => SAYING.has(keyword))
    .map((error): GlossaryProblem => {
      const path = error.instanceLocation.split('/').slice(2).map(unescapePointer);
      const named = /"([^"]+)"/.exec(error.error)?.[1] ?? '';
      const lacks = error.keyword === 'required' || isEmptyText(error, value, path);
      const field = error.keyword === 'required' ? named : (path.at(-1) ?? '');
      const incomplete = lacks && (DISPENSABLE.has(field) || path.includes('sources'));
      const at = error.keyword === 'additionalProperties' ? [...path, named] : path;
      return {
        ...firstLine(
          text,
          error.keyword === 'additionalProperties'
            ? keySpan(text, node, at)
            : spanAt(text, node, at),
        ),
        code: incomplete ? 'incomplete' : 'schema',
        // A field that nobody knows is passed over; the entry is none the worse for it.
        severity: incomplete || error.keyword === 'additionalProperties' ? 'warning' : 'error',
        message: wording(error, field, at),
      };
    });
}

/** A term of spaces alone would stand everywhere or nowhere. */
function blankTerm(text: string, node: Node, value: unknown): GlossaryProblem[] {
  const term = (value as Partial<GlossaryEntry> | null)?.term;
  if (typeof term !== 'string' || term === '' || term.trim() !== '') return [];
  return [
    {
      ...spanAt(text, node, ['term']),
      code: 'schema',
      severity: 'error',
      message: { zh: '“term”是空白的。', en: '“term” is blank.' },
    },
  ];
}

/** Whether a text is too short because it has not been written yet. */
function isEmptyText({ keyword }: OutputUnit, value: unknown, path: readonly string[]): boolean {
  if (!['minLength', 'pattern', 'minItems', 'type'].includes(keyword)) return false;
  if (!['meaning', 'sources'].includes(path[0]!)) return false;
  const found = path.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key],
    value,
  );
  return found === null || found === '' || (keyword === 'minLength' && typeof found === 'string');
}

function wording({ keyword, error }: OutputUnit, field: string, path: readonly string[]) {
  const name = path.join('.') || field;
  switch (keyword) {
    case 'required':
      return { zh: `缺少“${field}”。`, en: `“${field}” is missing.` };
    case 'additionalProperties':
      return { zh: `没有名为“${path.at(-1)}”的字段。`, en: `There is no field “${path.at(-1)}”.` };
    case 'pattern':
      return field === 'id'
        ? {
            zh: 'id 应为小写拼音，以连字符相连，如 sixia-jiceng。',
            en: 'An id is lower-case pinyin joined by hyphens, such as sixia-jiceng.',
          }
        : {
            zh: `“${name}”应为网址（https://…）。`,
            en: `“${name}” is to be an address, https://….`,
          };
    case 'enum': {
      const allowed = /\[(.*)\]/.exec(error)?.[1]?.replaceAll('"', '').replaceAll(',', ', ') ?? '';
      return { zh: `“${name}”应为：${allowed}。`, en: `“${name}” is one of: ${allowed}.` };
    }
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { zh: `“${name}”内容过短。`, en: `“${name}” is too short.` };
    case 'minimum':
      return { zh: `“${name}”应为正整数。`, en: `“${name}” is to be 1 or more.` };
    case 'uniqueItems':
      return { zh: `“${name}”中有重复的值。`, en: `“${name}” holds a value twice.` };
    default: {
      const expected = /Expected "([^"]+)"/.exec(error)?.[1] ?? '';
      const label = name === '' ? '' : `“${name}”`;
      return {
        zh: `${label || '条目'}的类型应为 ${TYPES[expected] ?? expected}。`,
        en: `${label || 'An entry'} is to be ${EN_TYPES[expected] ?? expected}.`,
      };
    }
  }
}

const TYPES: Readonly<Record<string, string>> = {
  object: '映射',
  array: '列表',
  string: '文本（必要时加引号）',
  integer: '整数',
};

const EN_TYPES: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a text (in quotation marks where it looks like a number)',
  integer: 'a whole number',
};

/** Each sense whose list is shorter or longer than it says. */
function miscounted(text: string, node: Node, entry: GlossaryEntry): GlossaryProblem[] {
  const senses: (readonly [GlossarySense, readonly (string | number)[]])[] = [
    [entry, []],
    ...(entry.senses ?? []).map((sense, index) => [sense, ['senses', index]] as const),
  ];
  return senses.flatMap(([{ count, items }, path]) => {
    if (count === undefined || items === undefined || count === items.length) return [];
    return {
      ...spanAt(text, node, [...path, 'count']),
      code: 'count' as const,
      severity: 'warning' as const,
      message: {
        zh: `“count”为 ${count}，“items”却有 ${items.length} 项。`,
        en: `“count” is ${count}, yet “items” has ${items.length}.`,
      },
    };
  });
}

/** An entry with what it lacks left empty, so that it can be used while it is being written. */
function completed(entry: Partial<GlossaryEntry>): GlossaryEntry {
  const senses = entry.senses?.map((sense) => ({ ...sense, ...wholeSense(sense) }));
  return { ...(entry as GlossaryEntry), ...wholeSense(entry), ...(senses ? { senses } : {}) };
}

function wholeSense({ meaning, sources }: Partial<GlossarySense>) {
  const { zh, en } = (meaning as Partial<GlossarySense['meaning']> | null | undefined) ?? {};
  return {
    meaning: { zh: zh ?? '', en: en ?? '' },
    sources: ((sources as readonly GlossarySource[] | null | undefined) ?? []).filter(
      ({ url }) => url !== '',
    ),
  };
}

/** Of two entries with the same id or the same term the first is used. */
function withoutDuplicates(
  text: string,
  entries: readonly PlacedEntry[],
  problems: GlossaryProblem[],
): PlacedEntry[] {
  const ids = new Set<string>();
  const terms = new Set<string>();
  return entries.filter(({ entry, span, termSpan }) => {
    if (ids.has(entry.id)) {
      problems.push({
        ...firstLine(text, span),
        code: 'duplicate',
        severity: 'error',
        message: {
          zh: `id“${entry.id}”在上文已经用过。`,
          en: `The id “${entry.id}” is used by an entry above.`,
        },
      });
      return false;
    }
    ids.add(entry.id);
    if (!terms.has(entry.term)) return terms.add(entry.term);
    problems.push({
      ...termSpan,
      code: 'duplicate',
      severity: 'error',
      message: {
        zh: `词条“${entry.term}”在上文已经有了。`,
        en: `The term “${entry.term}” has an entry above.`,
      },
    });
    return false;
  });
}

const unescapePointer = (part: string): string =>
  decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');

function spanOf(text: string, start: number, end: number): RawSpan {
  const from = Math.min(start, text.length);
  const to = Math.max(from, Math.min(end, text.length));
  // The range of a block of YAML reaches to the next one.
  const trimmed = text.slice(from, to).trimEnd().length;
  return { start: raw(from), end: raw(from + trimmed) };
}

/** The part of a span on its first line: a whole entry underlined would hide what is wrong. */
function firstLine(text: string, { start, end }: RawSpan): RawSpan {
  const line = /^[^\r\n]*/.exec(text.slice(start, end))![0].trimEnd();
  return { start, end: raw(start + line.length) };
}

/** The node at a path; the innermost that there is where the path leads nowhere. */
function nodeAt(node: Node, path: readonly (string | number)[]): Node {
  let at = node;
  for (const key of path) {
    const next: unknown = isMap(at)
      ? at.get(key, true)
      : isSeq(at)
        ? at.get(Number(key), true)
        : null;
    if (!isNode(next)) break;
    at = next;
  }
  return at;
}

function spanAt(text: string, node: Node, path: readonly (string | number)[]): RawSpan {
  const [start, end] = nodeAt(node, path).range ?? [0, 0];
  const span = spanOf(text, start, end);
  // An empty value has no place of its own to underline: its key has.
  return span.start === span.end && path.length > 0 ? keySpan(text, node, path) : span;
}

/** Where the last key of a path is written. */
function keySpan(text: string, node: Node, path: readonly (string | number)[]): RawSpan {
  const parent = nodeAt(node, path.slice(0, -1));
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  const range = isNode(pair?.key) ? pair.key.range : undefined;
  const [start, end] = range ?? parent.range ?? [0, 0];
  return spanOf(text, start, end);
}
