import { ANNOTATION_TYPES } from '../document/annotation';
import type { Context } from './context';
import { quoted } from './quoted';
import { RECORD_SCHEMA } from './record';

/** UTF-16 code units, end exclusive. */
export interface StoredSpan {
  readonly start: number;
  readonly end: number;
}

/** An annotation as a record on disk has it: by this version, by another, or by a person's hand. */
export interface StoredAnnotation<T extends string = string> {
  readonly type: T;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Two spans at least, in order, where it has several pieces; start and end are then those of all. */
  readonly pieces?: readonly StoredSpan[];
  /** The words beside it, where the text that it counts in is not there. */
  readonly context?: Context;
  /** Everything else, such as `norm`, `count` and `posts`, as it stands there. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** An article's record as it was read. */
export interface StoredRecord<T extends string = string> {
  readonly file: string;
  readonly annotations: readonly StoredAnnotation<T>[];
}

/** JSON that is no record. The message completes “FILE: …”. */
export class MalformedRecordError extends Error {
  override readonly name = 'MalformedRecordError';
}

/**
 * Reads the record of an article. Attributes are kept as they are, known or not.
 *
 * @param own Names of types beside the suggested ones.
 * @throws {MalformedRecordError} where it is no JSON, no record, or of a later schema.
 */
export function readRecord(json: string, own: readonly string[] = []): StoredRecord {
  const types: readonly string[] = [...ANNOTATION_TYPES, ...own];
  return takeRecord(parse(json.replace(/^\uFEFF/, '')), (name) =>
    types.includes(name) ? name : undefined,
  );
}

/**
 * Takes the record of an article apart, with types of one's own.
 *
 * @param typeOf The type that a name in the record stands for; `undefined` where it is none.
 * @throws {MalformedRecordError} where it is no record, or of a later schema.
 */
export function takeRecord<T extends string>(
  record: unknown,
  typeOf: (name: string) => T | undefined,
): StoredRecord<T> {
  if (!isObject(record)) throw new MalformedRecordError('is not an object');
  const { schema = RECORD_SCHEMA, file, annotations } = record;
  if (typeof schema !== 'number' || schema > RECORD_SCHEMA) {
    throw new MalformedRecordError(
      `has schema ${JSON.stringify(schema)}; this version reads up to ${RECORD_SCHEMA}`,
    );
  }
  if (typeof file !== 'string') throw new MalformedRecordError('“file” is not a string');
  if (!Array.isArray(annotations)) {
    throw new MalformedRecordError('“annotations” is not a list');
  }
  const read = (value: unknown, index: number): StoredAnnotation<T> =>
    readAnnotation(value, index, typeOf);
  return { file, annotations: annotations.map(read) };
}

/**
 * Takes an annotation apart into what every one has and the rest. What is written for readers alone, since it follows
 * from the words, is left out.
 */
export function toStored<T extends string>(
  annotation: Omit<StoredAnnotation<T>, 'attributes' | 'pieces' | 'context'> & {
    readonly pieces?: unknown;
    readonly prefix?: unknown;
    readonly suffix?: unknown;
  },
): StoredAnnotation<T> {
  const { type, start, end, text, pieces, prefix, suffix, ...rest } = annotation;
  const several = spansIn(pieces);
  const attributes = Object.fromEntries(
    Object.entries(rest).filter(([name]) => name !== 'traditional'),
  );
  const context =
    typeof prefix === 'string' && typeof suffix === 'string' ? { context: { prefix, suffix } } : {};
  return {
    type,
    start,
    end,
    text,
    ...(several ? { pieces: several } : {}),
    ...context,
    attributes,
  };
}

/** The pieces that a record gives; `undefined` where it gives none. */
const spansIn = (pieces: unknown): StoredSpan[] | undefined =>
  Array.isArray(pieces)
    ? pieces.map((span) => {
        const [start, end] = span as readonly [number, number];
        return { start, end };
      })
    : undefined;

type Fields = Readonly<Record<string, unknown>>;

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new MalformedRecordError(`is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readAnnotation<T extends string>(
  value: unknown,
  index: number,
  typeOf: (name: string) => T | undefined,
): StoredAnnotation<T> {
  const complain = (what: string): MalformedRecordError =>
    new MalformedRecordError(`annotation ${index + 1} ${what}`);
  if (!isObject(value)) throw complain('is not an object');
  const { type: name, start, end, text } = value;
  const type = typeof name === 'string' ? typeOf(name) : undefined;
  if (type === undefined) throw complain(`has the type ${JSON.stringify(name)}`);
  if (!isOffset(start) || !isOffset(end) || start >= end) {
    throw complain(`has the span ${JSON.stringify([start, end])}`);
  }
  if (typeof text !== 'string') throw complain('has no text');
  const { pieces } = value;
  if (pieces !== undefined && !arePieces(pieces, start, end)) {
    throw complain(`has the pieces ${quoted(pieces)}`);
  }
  return toStored({ ...value, type, start, end, text, pieces });
}

/** Whether something is several spans, one behind the other, from a start to an end. */
export function arePieces(value: unknown, start: number, end: number): boolean {
  if (!Array.isArray(value) || value.length < 2) return false;
  let last = start;
  for (const piece of value as readonly unknown[]) {
    if (!Array.isArray(piece) || piece.length !== 2) return false;
    const [from, to] = piece as readonly unknown[];
    if (!isOffset(from) || !isOffset(to) || from < last || from >= to) return false;
    last = to;
  }
  return (value as [number, number][])[0]![0] === start && last === end;
}

/** Whether something is an offset, in UTF-16 code units. */
export const isOffset = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0;
