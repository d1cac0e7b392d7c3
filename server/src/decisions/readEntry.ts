/** Reads one line of a sidecar: ours, or a Web Annotation that another program wrote. */
import { raw } from '../text/offsets';
import {
  CONTEXT,
  DECISION_STATES,
  isSameJson,
  person,
  type Anchor,
  type Decision,
  type DecisionState,
  type Fields,
  type ForeignFields,
  type ForeignPlace,
  type Json,
  type Note,
  type Relation,
  type SuggestionAnchor,
} from './decision';
import { parseExactly } from './exactNumbers';
import { SaidError } from './said';

/** A line that is no annotation. The message completes “FILE:LINE: …”. */
export class MalformedAnnotationError extends SaidError {
  override readonly name = 'MalformedAnnotationError';
}

export type Entry =
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'relation'; readonly relation: Relation };

/**
 * Reads a line.
 *
 * @param source What the file calls its article.
 * @throws {MalformedAnnotationError} where a line is no annotation of a text.
 */
export function readEntry(line: string, source: string): Entry {
  const fields = parse(line);
  if (fields['type'] !== 'Annotation')
    throw malformed(
      'is no annotation: “type” is not “Annotation”',
      '不是标注：“type”不是“Annotation”',
    );
  return fields['motivation'] === 'linking' && isLink(fields)
    ? { kind: 'relation', relation: readRelation(fields) }
    : { kind: 'decision', decision: readDecision(fields, source) };
}

const malformed = (en: string, zh: string): MalformedAnnotationError =>
  new MalformedAnnotationError({ en, zh });

function parse(line: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line) as unknown;
  } catch (error) {
    const why = (error as Error).message;
    throw new MalformedAnnotationError(
      { en: `is not JSON: ${why}`, zh: `不是 JSON：${why}` },
      { cause: error },
    );
  }
  if (!isFields(value)) throw malformed('is not an object', '不是对象');
  const { [ATTRIBUTES]: attributes } = value;
  // What others wrote is kept to the digit; attributes are values to work with.
  return {
    ...(parseExactly(line) as Fields),
    ...(attributes === undefined ? {} : { [ATTRIBUTES]: attributes }),
  };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One of something or a list of it, as JSON-LD allows. */
const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as Json[]) : [value];

const isLink = ({ target }: Fields): boolean =>
  Array.isArray(target) && target.length === 2 && target.every((end) => typeof end === 'string');

const COMMON = [
  '@context',
  'id',
  'type',
  'motivation',
  'creator',
  'created',
  'modified',
  'body',
  'target',
];

const SUGGESTION = 'zhengwen:suggestion';
const ATTRIBUTES = 'zhengwen:attributes';

function readRelation(fields: Fields): Relation {
  const body = readBodies(fields['body'], fields);
  const [from, to] = fields['target'] as readonly [string, string];
  if (body.type === undefined)
    throw malformed(
      'says no type: there is no body with the purpose “classifying”',
      '没有类型：缺少用途为“classifying”的 body',
    );
  return {
    ...readProvenance(fields),
    state: body.state === 'withdrawn' ? 'withdrawn' : 'accepted',
    type: body.type,
    from,
    to,
    ...withForeign(fields, COMMON, body.foreign),
  };
}

function readDecision(fields: Fields, source: string): Decision {
  const body = readBodies(fields['body'], fields);
  if (body.type === undefined)
    throw malformed(
      'says no type: there is no body with the purpose “classifying”',
      '没有类型：缺少用途为“classifying”的 body',
    );
  const [first, ...rest] = listOf(fields['target']).map((target) => readTarget(target, source));
  if (!first) throw malformed('has no target', '没有 target');
  const attributes = fields[ATTRIBUTES];
  if (attributes !== undefined && !isFields(attributes))
    throw malformed('has attributes that are no object', '属性不是对象');
  const { [SUGGESTION]: suggestion } = fields;
  const foreignSuggestion = isFields(suggestion) ? without(suggestion, ['type', 'selector']) : {};
  return {
    ...readProvenance(fields),
    state: body.state ?? 'open',
    type: body.type,
    pieces: [first, ...rest],
    attributes: attributes ?? {},
    tags: body.tags,
    notes: body.notes,
    ...(suggestion === undefined ? {} : { suggestion: readSuggestion(suggestion, first) }),
    ...withForeign(fields, [...COMMON, ATTRIBUTES, SUGGESTION], {
      ...body.foreign,
      ...(isEmpty(foreignSuggestion) ? {} : { suggestion: foreignSuggestion }),
    }),
  };
}

function readProvenance(fields: Fields): Pick<Decision, 'id' | 'creator' | 'created' | 'modified'> {
  const { id, created = '', modified = created } = fields;
  if (typeof id !== 'string' || id === '') throw malformed('has no id', '没有 id');
  if (typeof created !== 'string' || typeof modified !== 'string') {
    throw malformed(
      'says no time: “created” and “modified” are strings',
      '没有时间：“created”和“modified”须为字符串',
    );
  }
  return { id, creator: readCreator(fields['creator']), created, modified };
}

/** An agent by name, or its IRI. */
function readCreator(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (isFields(value)) {
    for (const name of ['name', 'nickname', 'id']) {
      if (typeof value[name] === 'string') return value[name];
    }
  }
  return '';
}

interface Bodies {
  readonly type?: string;
  readonly state?: DecisionState;
  readonly tags: readonly string[];
  readonly notes: readonly Note[];
  readonly foreign: Omit<ForeignFields, 'annotation'>;
}

const BODY = ['type', 'purpose', 'value'];

/** Takes bodies apart by purpose; what has none of ours is kept as it is. */
function readBodies(value: Json | undefined, annotation: Fields): Bodies {
  let type: { value: string; foreign: Fields } | undefined;
  let state: { value: DecisionState; foreign: Fields } | undefined;
  const tags = new Map<string, Fields>();
  const notes: Note[] = [];
  const others: Json[] = [];
  for (const body of listOf(value)) {
    const text = isFields(body) ? body['value'] : undefined;
    if (!isFields(body) || body['type'] !== 'TextualBody' || typeof text !== 'string') {
      others.push(body);
      continue;
    }
    const foreign = without(body, BODY);
    const purpose = body['purpose'] ?? annotation['motivation'] ?? null;
    if (purpose === 'classifying' && !type) type = { value: text, foreign };
    else if (purpose === 'assessing' && !state && isState(text)) state = { value: text, foreign };
    else if (purpose === 'tagging' && !tags.has(text)) tags.set(text, foreign);
    else if (purpose === 'commenting') notes.push(readNote(body, text, annotation));
    else others.push(body);
  }
  const foreignTags = [...tags].filter(([, fields]) => !isEmpty(fields));
  return {
    ...(type ? { type: type.value } : {}),
    ...(state ? { state: state.value } : {}),
    tags: [...tags.keys()].sort(),
    notes,
    foreign: {
      ...(type && !isEmpty(type.foreign) ? { type: type.foreign } : {}),
      ...(state && !isEmpty(state.foreign) ? { state: state.foreign } : {}),
      ...(foreignTags.length === 0 ? {} : { tags: Object.fromEntries(foreignTags) }),
      ...(others.length === 0 ? {} : { bodies: others }),
    },
  };
}

const isState = (value: string): value is DecisionState =>
  (DECISION_STATES as readonly string[]).includes(value);

function readNote(body: Fields, text: string, annotation: Fields): Note {
  const { created } = body;
  const creator = readCreator(body['creator'] ?? annotation['creator']);
  const agent = body['creator'] ?? null;
  const foreign: Fields = {
    ...without(body, [...BODY, 'creator', 'created']),
    ...(agent === null || isSameJson(agent, person(creator)) ? {} : { creator: agent }),
  };
  return {
    text,
    creator,
    created: typeof created === 'string' ? created : textOf(annotation['created']),
    ...(isEmpty(foreign) ? {} : { foreign }),
  };
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** An address that says by itself where something is; a letter alone is a drive. */
const ADDRESS = /^[a-z][a-z\d+.-]+:/i;

/** Whether a file names another thing than the article beside it; a name without an address is one that the article had. */
export const isForeignSource = (value: Json | undefined, source: string): boolean =>
  value !== undefined &&
  value !== source &&
  (typeof value === 'string' ? ADDRESS.test(value) : value !== null);

function readTarget(value: Json, source: string): Anchor {
  if (!isFields(value)) throw malformed('has a target without selectors', 'target 没有 selector');
  const anchor = readSelectors(value['selector']);
  const target: Fields = {
    ...(isForeignSource(value['source'], source) ? { source: value['source']! } : {}),
    ...without(value, ['source', 'selector']),
  };
  return isEmpty(target) ? anchor : { ...anchor, foreign: { target, ...anchor.foreign } };
}

function readSuggestion(value: Json, piece: Anchor): SuggestionAnchor {
  if (!isFields(value) || typeof value['type'] !== 'string') {
    throw malformed('has a suggestion without a type', '建议没有类型');
  }
  const { type, selector } = value;
  if (selector !== undefined) return { type, anchor: readSelectors(selector) };
  const { start, end, exact, prefix, suffix } = piece;
  return { type, anchor: { start, end, exact, prefix, suffix } };
}

function readSelectors(value: Json | undefined): Anchor {
  let quote: Fields | undefined;
  let position: Fields | undefined;
  const others: Json[] = [];
  for (const selector of listOf(value)) {
    const type = isFields(selector) ? selector['type'] : undefined;
    if (type === 'TextQuoteSelector' && !quote) quote = selector as Fields;
    else if (type === 'TextPositionSelector' && !position) position = selector as Fields;
    else others.push(selector);
  }
  const exact = quote?.['exact'];
  if (typeof exact !== 'string' || exact === '')
    throw malformed('has a target without a quote', 'target 没有引文');
  // Where no position is given, the words alone say where it is.
  const { start = 0, end = Number(start) + exact.length } = position ?? {};
  if (!isOffset(start) || !isOffset(end) || start > end) {
    throw malformed(
      `has the position ${JSON.stringify([start, end])}`,
      `位置为 ${JSON.stringify([start, end])}，不成立`,
    );
  }
  const foreignQuote = without(quote!, ['type', 'exact', 'prefix', 'suffix']);
  const foreignPosition = without(position ?? {}, ['type', 'start', 'end']);
  const foreign: ForeignPlace = {
    ...(isEmpty(foreignQuote) ? {} : { quote: foreignQuote }),
    ...(isEmpty(foreignPosition) ? {} : { position: foreignPosition }),
    ...(others.length === 0 ? {} : { selectors: others }),
  };
  return {
    start: raw(start),
    end: raw(end),
    exact,
    prefix: textOf(quote!['prefix']),
    suffix: textOf(quote!['suffix']),
    ...(isEmpty(foreign) ? {} : { foreign }),
  };
}

const isOffset = (value: Json): value is number => Number.isInteger(value) && Number(value) >= 0;

function withForeign(
  fields: Fields,
  known: readonly string[],
  bodies: Omit<ForeignFields, 'annotation'>,
): { foreign?: ForeignFields } {
  const annotation = { ...without(fields, known), ...unusual(fields) };
  const foreign: ForeignFields = { ...bodies, ...(isEmpty(annotation) ? {} : { annotation }) };
  return Object.keys(foreign).length === 0 ? {} : { foreign };
}

/** Fields that every annotation has, where they say more than ours say. */
function unusual(fields: Fields): Fields {
  const usual: Fields = {
    '@context': CONTEXT,
    motivation: isLink(fields) ? 'linking' : 'classifying',
    creator: person(readCreator(fields['creator'])),
  };
  return Object.fromEntries(
    Object.keys(usual).flatMap((name) => {
      const value = fields[name];
      return value === undefined || isSameJson(value, usual[name]) ? [] : [[name, value]];
    }),
  );
}

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;
