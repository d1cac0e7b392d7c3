/** Annotations of a text, carried over to a text made from it. */
import type { Annotation } from '../document/annotation';
import { raw, type RawSpan } from '../text/offsets';
import { isHighSurrogate, isLowSurrogate } from '../text/characters';
import type { Alignment, Range } from './alignment';

/** What became of annotations. */
export interface CarriedAnnotations {
  /** In order and never overlapping, each `text` the slice of the new text; all else as it was. */
  readonly annotations: readonly Annotation[];
  /** Those of whose words nothing is left. */
  readonly lost: readonly Annotation[];
}

/**
 * Carries annotations to where their words stand in a text made from theirs.
 *
 * @param annotations In order and not overlapping.
 * @param alignment From their text to the new one.
 */
export function carryAnnotations(
  annotations: readonly Annotation[],
  alignment: Alignment,
  text: string,
): CarriedAnnotations {
  const spans = carrySpans(annotations, alignment, text);
  const carried: Annotation[] = [];
  const lost: Annotation[] = [];
  for (const [index, annotation] of annotations.entries()) {
    const span = spans[index];
    if (span === undefined) lost.push(annotation);
    else carried.push(withSpan(annotation, span, alignment, text));
  }
  return { annotations: carried, lost };
}

/**
 * Carries spans that do not overlap; they do not overlap afterwards. Where two share a word that changed as a whole,
 * each keeps its share of it.
 *
 * @returns One for each span, `undefined` where nothing is left of it.
 */
export function carrySpans(
  spans: readonly Range[],
  alignment: Alignment,
  text: string,
): (RawSpan | undefined)[] {
  const result: (RawSpan | undefined)[] = [];
  let last = -1;
  for (const [index, span] of spans.entries()) {
    let { start, end } = alignment.toTarget(span);
    const before = result[last];
    if (before && start < before.end) {
      start = onCodePoint(text, alignment.boundaryToTarget(span.start));
      result[last] = toSpan(before.start, Math.min(before.end, start));
    }
    // A removal may have taken the break between the words of a span and what stood beside it.
    end = Math.max(start, end);
    result.push(toSpan(start, end));
    if (start < end) last = index;
  }
  return result;
}

const toSpan = (start: number, end: number): RawSpan | undefined =>
  start < end ? { start: raw(start), end: raw(end) } : undefined;

const onCodePoint = (text: string, offset: number): number =>
  offset > 0 &&
  isLowSurrogate(text.charCodeAt(offset)) &&
  isHighSurrogate(text.charCodeAt(offset - 1))
    ? offset - 1
    : offset;

/** What an annotation has beside its words that stands in the text. */
interface Placed extends RawSpan {
  readonly text: string;
  readonly postSpans?: readonly RawSpan[];
  readonly itemsSpan?: RawSpan;
}

/** An annotation where its words stand in a new text, with what else it points at there. */
export function withSpan<T extends Placed>(
  annotation: T,
  span: RawSpan,
  alignment: Alignment,
  text: string,
): T {
  const { postSpans, itemsSpan } = annotation;
  const moved = (range: RawSpan): RawSpan => {
    const { start, end } = alignment.toTarget(range);
    return { start: raw(start), end: raw(end) };
  };
  return {
    ...annotation,
    ...span,
    text: text.slice(span.start, span.end),
    ...(postSpans && { postSpans: postSpans.map(moved) }),
    ...(itemsSpan && { itemsSpan: moved(itemsSpan) }),
  };
}
