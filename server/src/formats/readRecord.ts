import { ANNOTATION_TYPES, type AnnotationType } from '../document/annotation';
import { RECORD_SCHEMA } from './record';

/** An annotation as a record on disk has it: by this version, by another, or by a person's hand. */
export interface StoredAnnotation {
  readonly type: AnnotationType;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Everything else, such as `norm`, `count` and `posts`, as it stands there. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** An article's record as it was read. */
export interface StoredRecord {
  readonly file: string;
  readonly annotations: readonly StoredAnnotation[];
}

/** JSON that is no record. The message completes “FILE: …”. */
export class MalformedRecordError extends Error {
  override readonly name = 'MalformedRecordError';
}

/**
 * Reads the record of an article. Attributes are kept as they are, known or not.
 *
 * @throws {MalformedRecordError} where it is no JSON, no record, or of a later schema.
 */
export function readRecord(json: string): StoredRecord {
  const record = parse(json.replace(/^\uFEFF/, ''));
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
  return { file, annotations: annotations.map(readAnnotation) };
}

/** Takes an annotation apart into what every one has and the rest. */
export function toStored<T extends Omit<StoredAnnotation, 'attributes'>>(
  annotation: T,
): StoredAnnotation {
  const { type, start, end, text, ...attributes } = annotation;
  return { type, start, end, text, attributes };
}

type Fields = Readonly<Record<string, unknown>>;

function parse(json: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new MalformedRecordError(`is not JSON: ${(error as Error).message}`, { cause: error });
  }
  if (!isObject(value)) throw new MalformedRecordError('is not an object');
  return value;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readAnnotation(value: unknown, index: number): StoredAnnotation {
  const complain = (what: string): MalformedRecordError =>
    new MalformedRecordError(`annotation ${index + 1} ${what}`);
  if (!isObject(value)) throw complain('is not an object');
  const { type, start, end, text } = value;
  if (!isType(type)) throw complain(`has the type ${JSON.stringify(type)}`);
  if (!isOffset(start) || !isOffset(end) || start >= end) {
    throw complain(`has the span ${JSON.stringify([start, end])}`);
  }
  if (typeof text !== 'string') throw complain('has no text');
  return toStored({ ...value, type, start, end, text });
}

const isType = (value: unknown): value is AnnotationType =>
  (ANNOTATION_TYPES as readonly unknown[]).includes(value);

const isOffset = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
