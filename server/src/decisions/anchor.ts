import type { RawSpan } from '../text/offsets';
import type { Anchor } from './decision';
import type { Skeleton } from './skeleton';

/** How much text before and behind a span is remembered with it, in characters that a reader sees. */
export const CONTEXT_LENGTH = 32;

/**
 * Remembers a place in an article.
 *
 * @param skeleton Of the article's raw text.
 * @param span A non-empty range of it on code point boundaries.
 */
export function anchorAt(skeleton: Skeleton, { start, end }: RawSpan): Anchor {
  const { raw } = skeleton;
  const first = skeleton.offsetOf(start);
  const last = skeleton.endOf(end);
  const before = Math.max(0, first - CONTEXT_LENGTH);
  const behind = Math.min(skeleton.text.length, last + CONTEXT_LENGTH);
  return {
    start,
    end,
    exact: raw.slice(start, end),
    prefix: first > before ? raw.slice(skeleton.toRaw(before, first).start, start) : '',
    suffix: behind > last ? raw.slice(end, skeleton.toRaw(last, behind).end) : '',
  };
}

/** Whether a place of a text is exactly as remembered, with all that stands around it. */
export function isInPlace(text: string, { start, end, exact, prefix, suffix }: Anchor): boolean {
  return (
    start >= prefix.length &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(exact, start) &&
    end === start + exact.length &&
    text.startsWith(suffix, end)
  );
}
