import { isHighSurrogate, isLowSurrogate } from '../../text/characters';
import { convertSpans, type Attributes, type Convert } from '../attributes';
import { quoted } from '../quoted';
import type { StoredSpan } from '../readRecord';
import type { ImportedAnnotation } from './importer';
import { isKept, typeOf, type Meanings } from './meanings';
import { SpanError } from './spanError';
import { checkValues } from './values';

/** A span as a reader found it, in its own unit. */
export interface FoundSpan {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** Two spans at least, in order, where it has several. */
  readonly pieces?: readonly StoredSpan[];
  readonly attributes?: Attributes;
}

/** Spans as a span of several pieces; one as it is. */
export function whole(spans: readonly StoredSpan[]): Pick<FoundSpan, 'start' | 'end' | 'pieces'> {
  const pieces = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const [{ start }, { end }] = [pieces[0]!, pieces.at(-1)!];
  return { start, end, ...(pieces.length > 1 ? { pieces } : {}) };
}

/**
 * The annotation that a span stands for, checked against its text; `undefined` where its label means none.
 *
 * @param convert From the unit of the span to UTF-16 code units.
 * @param expected The words that the file itself gives for the span.
 * @throws {SpanError} where it is none.
 */
export function toAnnotation(
  { label, start, end, pieces, attributes = {} }: FoundSpan,
  meanings: Meanings,
  text: string,
  convert: Convert,
  expected?: string,
): ImportedAnnotation | undefined {
  const type = typeOf(label, meanings);
  if (!isKept(type)) return undefined;
  const span = checkedSpan(start, end, text, convert);
  const words = text.slice(span.start, span.end);
  if (expected !== undefined && expected !== words) {
    throw new SpanError(`says ${quoted(expected)} where the text has ${quoted(words)}`);
  }
  checkValues(type, attributes, meanings);
  const several = pieces?.map((piece) => checkedSpan(piece.start, piece.end, text, convert));
  return {
    type,
    ...span,
    text: words,
    ...(several ? { pieces: several } : {}),
    attributes: convertSpans(attributes, convert),
  };
}

/** A span in UTF-16 code units. @throws {SpanError} where the text has no such span. */
export function checkedSpan(
  start: unknown,
  end: unknown,
  text: string,
  convert: Convert,
): { readonly start: number; readonly end: number } {
  if (!Number.isInteger(start) || !Number.isInteger(end)) {
    throw new SpanError(`has the span ${quoted([start ?? null, end ?? null])}`);
  }
  const span = { start: convert(start as number), end: convert(end as number) };
  if (!isSpan(span.start, span.end, text)) {
    const where = cuts(text, span.start) || cuts(text, span.end) ? ', inside a character' : '';
    throw new SpanError(
      `has the span ${quoted([start, end])} in a text of ${text.length} characters${where}`,
    );
  }
  return span;
}

/** Whether offsets, in UTF-16 code units, are those of words in a text, with all of their characters. */
export const isSpan = (start: unknown, end: unknown, text: string): boolean =>
  Number.isInteger(start) &&
  Number.isInteger(end) &&
  0 <= Number(start) &&
  Number(start) < Number(end) &&
  Number(end) <= text.length &&
  !cuts(text, Number(start)) &&
  !cuts(text, Number(end));

/** Whether an offset stands between the two code units of one character. */
const cuts = (text: string, offset: number): boolean =>
  isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset));

/** Annotations in the order in which they stand in the text. */
export const inOrder = (annotations: readonly ImportedAnnotation[]): ImportedAnnotation[] =>
  [...annotations].sort((a, b) => a.start - b.start || a.end - b.end);
