import { raw, type RawOffset, type RawSpan } from '../text/offsets';
import type { Anchor } from './decision';
import { likeBefore, likeBehind } from './needle';
import type { Skeleton } from './skeleton';

/** How much text before and behind a span is remembered with it, in characters that a reader sees. */
export const CONTEXT_LENGTH = 32;

/** How much at the most, where a span stands elsewhere with the same words beside it. */
export const CONTEXT_MAX = 256;

/** So many of the same characters beside a span make a twin of it: fewer are not taken for its context alone. */
const TWIN_LEAST = 16;

/** So many occurrences of a span with the same words beside it are compared. */
const MOST_TWINS = 40;

/**
 * Remembers a place in an article. Where a span stands elsewhere with the same words on one side, as in paragraphs that
 * begin alike, twice as much of that side is remembered as is the same: if one of the two goes, the other is told from it.
 *
 * @param skeleton Of the article's raw text.
 * @param span A non-empty range of it on code point boundaries.
 */
export function anchorAt(skeleton: Skeleton, { start, end }: RawSpan): Anchor {
  const first = skeleton.offsetOf(start);
  const last = skeleton.endOf(end);
  const { text } = skeleton;
  const ofLine = isLineTwice(skeleton, start, end) ? CONTEXT_LENGTH : 0;
  const before = Math.max(0, first - contextFor(sharedBefore(text, first, last), ofLine));
  const behind = Math.min(text.length, last + contextFor(sharedBehind(text, first, last), ofLine));
  return {
    start,
    end,
    exact: skeleton.raw.slice(start, end),
    prefix: first > before ? skeleton.raw.slice(skeleton.toRaw(before, first).start, start) : '',
    suffix: behind > last ? skeleton.raw.slice(end, skeleton.toRaw(last, behind).end) : '',
  };
}

const contextFor = (...shared: readonly number[]): number =>
  Math.min(CONTEXT_MAX, Math.max(CONTEXT_LENGTH, 2 * Math.max(...shared)));

/** Longest line, in code units of the raw text, that is looked for elsewhere: a longer one is told by its sides. */
const LINE_MAX = 96;

/** Whether the words of the line in which a span stands are there again, as a headline is in a list of links. */
function isLineTwice(skeleton: Skeleton, start: RawOffset, end: RawOffset): boolean {
  const from = Math.max(0, start - LINE_MAX);
  const before = /[^\n\r]*$/.exec(skeleton.raw.slice(from, start))![0];
  const behind = /^[^\n\r]*/.exec(skeleton.raw.slice(end, end + LINE_MAX))![0];
  if (end - start + before.length + behind.length > LINE_MAX) return false;
  const first = skeleton.offsetOf(raw(start - before.length));
  const last = skeleton.endOf(raw(end + behind.length));
  return twinsOf(skeleton.text, first, last).length > 0;
}

/** How many characters in front of a span stand in front of its words elsewhere, too; 0 where these are few. */
function sharedBefore(text: string, first: number, last: number): number {
  const from = first - TWIN_LEAST;
  if (from < 0) return 0;
  const context = text.slice(Math.max(0, first - CONTEXT_MAX), first);
  return Math.max(
    0,
    ...twinsOf(text, from, last).map((twin) => likeBefore(text, context, twin + TWIN_LEAST)),
  );
}

/** How many characters behind a span stand behind its words elsewhere, too; 0 where these are few. */
function sharedBehind(text: string, first: number, last: number): number {
  if (last + TWIN_LEAST > text.length) return 0;
  const context = text.slice(last, last + CONTEXT_MAX);
  return Math.max(
    0,
    ...twinsOf(text, first, last + TWIN_LEAST).map((twin) =>
      likeBehind(text, context, twin + last - first),
    ),
  );
}

/** Where the words of a range begin elsewhere. */
function twinsOf(text: string, start: number, end: number): number[] {
  const words = text.slice(start, end);
  const twins: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (at !== start && twins.push(at) >= MOST_TWINS) break;
  }
  return twins;
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
