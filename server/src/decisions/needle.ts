/** Anchors as they are looked for in the skeleton of a text, and the places that come into question for one. */
import { raw } from '../text/offsets';
import type { MiddleMatch } from './align';
import type { Anchor } from './decision';
import { Skeleton, skeletonOf } from './skeleton';

/** An anchor as it is looked for. */
export interface Needle {
  readonly key: string;
  /** What stands before and behind the quote in its line, where the context holds all of the line. */
  readonly line?: { readonly before: string; readonly behind: string };
  readonly anchor: Anchor;
  /** The quote with its context, */
  readonly fragment: Skeleton;
  /** and its parts: the context before, the quote, and the context behind. */
  readonly before: string;
  readonly quote: string;
  readonly behind: string;
  /** How much each side of the context counts: less where it is another paragraph's, since paragraphs move as a whole. */
  readonly weights: { readonly before: number; readonly behind: number };
  candidates: Candidate[];
  /** Where another number stands in the place of the anchor's: shown to a person, never certain and no rival of others. */
  renumbered: Candidate[];
  settled?: Candidate;
}

/** A stretch of the new skeleton where an anchor may belong. */
export interface Candidate extends MiddleMatch {
  /** How much of the context stands there. */
  readonly before: number;
  readonly behind: number;
}

export function toNeedle(key: string, anchor: Anchor): Needle {
  const { exact, prefix, suffix } = anchor;
  const fragment = new Skeleton(prefix + exact + suffix);
  const start = fragment.offsetOf(raw(prefix.length));
  const end = Math.max(start, fragment.endOf(raw(prefix.length + exact.length)));
  const line = lineOf(anchor);
  return {
    key,
    ...(line ? { line } : {}),
    anchor,
    fragment,
    before: fragment.text.slice(0, start),
    quote: fragment.text.slice(start, end),
    behind: fragment.text.slice(end),
    weights: weightsOf(anchor),
    candidates: [],
    renumbered: [],
  };
}

/** What a context counts that is another paragraph's. */
const OTHER_PARAGRAPH = 0.25;

function weightsOf({ prefix, suffix }: Anchor): Needle['weights'] {
  const begins = /[\n\r]\s*$/.test(prefix);
  const ends = /^\s*[\n\r]/.test(suffix);
  return {
    before: begins && !ends ? OTHER_PARAGRAPH : 1,
    behind: ends && !begins ? OTHER_PARAGRAPH : 1,
  };
}

/** The rest of the line in which an anchor stands. */
function lineOf({ prefix, suffix }: Anchor): Needle['line'] {
  const from = prefix.search(/[^\n\r]*$/);
  const to = suffix.search(/[\n\r]/);
  if (from <= 0 || to < 0) return undefined;
  return { before: skeletonOf(prefix.slice(from)), behind: skeletonOf(suffix.slice(0, to)) };
}

export const isWhole = ({ lost, extra }: Candidate): boolean => lost === 0 && extra === 0;

export const isOverlapping = (
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean => a.start < b.end && b.start < a.end;

/** What of an anchor stands at a place, in characters. What is wrong in the quote takes as much away again. */
export const scoreOf = (
  { quote, weights }: Needle,
  { before, behind, lost, extra }: Candidate,
): number =>
  weights.before * before +
  weights.behind * behind +
  Math.max(0, quote.length - 2 * lost - extra / 2);

/** The score of a place where nothing has changed. */
export const mostOf = ({ before, quote, behind, weights }: Needle): number =>
  weights.before * before.length + quote.length + weights.behind * behind.length;

/** How many characters at the end of a context stand right before an offset. */
export function likeBefore(text: string, context: string, offset: number): number {
  let like = 0;
  while (like < context.length && text[offset - 1 - like] === context.at(-1 - like)) like++;
  return like;
}

/** How many characters at the beginning of a context stand right behind an offset. */
export function likeBehind(text: string, context: string, offset: number): number {
  let like = 0;
  while (like < context.length && text[offset + like] === context[like]) like++;
  return like;
}

export const isApart = ({ anchor: a }: Needle, { anchor: b }: Needle): boolean =>
  !isOverlapping(a, b);
