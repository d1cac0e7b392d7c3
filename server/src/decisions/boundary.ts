import { raw, type RawOffset, type RawSpan } from '../text/offsets';
import { isHighSurrogate, isLowSurrogate } from '../text/characters';
import { wordSpans, type Segmenter } from '../text/segmenter';
import type { Skeleton } from './skeleton';

/** How a boundary is moved: by characters, or by words, which needs to know what a word is. */
export type BoundaryUnit =
  { readonly kind: 'character' } | { readonly kind: 'word'; readonly segmenter: Segmenter };

export type Edge = 'start' | 'end';

/** How much text around a boundary is split into words, in characters; longer than any word. */
const WINDOW = 40;

/**
 * Moves a boundary of a span over what a reader sees: residue, spaces and line breaks are passed over together with the
 * character before them. It stops where the span would be empty and where the text ends.
 *
 * @param by How far, to the right where positive.
 */
export function moveBoundary(
  skeleton: Skeleton,
  span: RawSpan,
  edge: Edge,
  unit: BoundaryUnit,
  by: number,
): RawSpan {
  let result = span;
  for (let step = 0; step < Math.abs(by); step++) {
    const next = moveOnce(skeleton, result, edge, unit, by > 0);
    if (!next) break;
    result = next;
  }
  return result;
}

function moveOnce(
  skeleton: Skeleton,
  { start, end }: RawSpan,
  edge: Edge,
  unit: BoundaryUnit,
  right: boolean,
): RawSpan | undefined {
  // Units from `first` up to `last` are inside.
  const at = edge === 'start' ? skeleton.offsetOf(start) : skeleton.endOf(end);
  const target = unit.kind === 'character' ? undefined : wordEdge(skeleton.text, at, unit, right);
  let to = target ?? at + (right ? 1 : -1);
  for (; to >= 0 && to <= skeleton.text.length; to += right ? 1 : -1) {
    if (isInsideCharacter(skeleton.text, to)) continue;
    const moved: RawSpan =
      edge === 'start'
        ? { start: startAt(skeleton, to), end }
        : { start, end: endAt(skeleton, to) };
    if (moved.end <= moved.start) return undefined;
    // Several units may stand for one character of the raw text.
    const isMoved = edge === 'start' ? moved.start !== start : moved.end !== end;
    if (isMoved) return moved;
  }
  return undefined;
}

const startAt = (skeleton: Skeleton, unit: number): RawOffset =>
  unit < skeleton.text.length ? skeleton.toRaw(unit, unit + 1).start : raw(skeleton.raw.length);

const endAt = (skeleton: Skeleton, unit: number): RawOffset =>
  unit > 0 ? skeleton.toRaw(unit - 1, unit).end : raw(0);

const isInsideCharacter = (text: string, at: number): boolean =>
  at > 0 && isHighSurrogate(text.charCodeAt(at - 1)) && isLowSurrogate(text.charCodeAt(at));

/** The next place to a side at which a word begins or ends; undefined where there is no more text. */
function wordEdge(
  text: string,
  at: number,
  { segmenter }: Extract<BoundaryUnit, { kind: 'word' }>,
  right: boolean,
): number | undefined {
  const from = Math.max(0, at - WINDOW);
  const window = text.slice(from, at + WINDOW);
  const edges = new Set(
    wordSpans(segmenter, window).flatMap(({ start, end }) => [from + start, from + end]),
  );
  const found = [...edges].filter((edge) => (right ? edge > at : edge < at));
  if (found.length === 0) return undefined;
  return right ? Math.min(...found) : Math.max(...found);
}
