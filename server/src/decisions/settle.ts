/** Judges which place of an anchor is certain. */
import search from 'approx-string-match';
import { raw } from '../text/offsets';
import { CONTEXT_LENGTH, CONTEXT_MAX } from './anchor';
import type { Claims } from './claims';
import {
  isWhole,
  likeBefore,
  likeBehind,
  mostOf,
  scoreOf,
  type Candidate,
  type Needle,
} from './needle';
import type { Skeleton } from './skeleton';

/** What stands around a place must be there to this share for a place to be certain. */
const ENOUGH_CONTEXT = 0.55;

/** On one side alone this share, and at least so many characters, are enough: a moved paragraph begins with its first word. */
const ENOUGH_ON_ONE_SIDE = 0.8;

const LEAST_ON_ONE_SIDE = 16;

/** What stands around a place where the quote itself is damaged. */
const ENOUGH_FOR_DAMAGED = 0.7;

/** Errors in a quote, as a share, with which one side is still enough. */
const HARDLY_DAMAGED = 0.15;

/** How many characters beside the quote must be as they were, both sides together. */
const TOUCHING = 2;

/** Unless this share of all that stood around it is there; for words that are repeated nearby it must be. */
const NEARLY_ALL = 0.9;

/** Or for those so many characters right beside it. */
const CLOSE = 8;

/** So many characters on each side of something else are the frame that an anchor may have stood in. */
const FRAME = 6;

/** A quote that stands nowhere else needs so many characters right beside it. */
const ALONE = 10;

/** The shortest line that is known by itself. */
const LEAST_LINE = 8;

/** Of two places the better one must be better by this share of what there is. */
const LEAST_LEAD = 0.12;

/** By this share where the neighbours would have it elsewhere. */
const SURPRISING_LEAD = 0.3;

/** Where a text has one anchor alone, so much must stand around it: nobody else knows a near twin for what it is. */
const ENOUGH_ALONE = 0.75;

/** So many characters of context are enough for any. */
const MUCH_CONTEXT = 2 * CONTEXT_LENGTH;

/** How far a distance between neighbours may change, in characters and as a share. */
const NEAR = 12;

const NEAR_SHARE = 0.3;

/** A place that decisions on both sides vouch for needs this much of its own context. */
const LITTLE_CONTEXT = 0.4;

/** Settles what is certain: the best first, since what is settled helps to settle its neighbours. */
export function settleAll(skeleton: Skeleton, needles: readonly Needle[], claims: Claims): void {
  const byQuality = needles
    .filter(({ settled, candidates }) => !settled && candidates.length > 0)
    .sort((a, b) => Number(hasFullSide(b)) - Number(hasFullSide(a)) || best(b) - best(a));
  for (const settle of [settleAlone, settleByNeighbours, settleAlone, settleByNeighbours]) {
    for (const needle of byQuality) if (!needle.settled) settle(skeleton, needle, claims);
  }
  // What was settled first did not know of what was settled last.
  claims.withdrawRefuted();
  claims.withdraw(needles.filter((needle) => isCopy(skeleton, needle, claims)));
}

/** How far from an anchor another one may have stood to say where it would be, in characters. */
const VOUCHING = 400;

/** How much of the context beside the quote what is left of an anchor is told by, on each side. */
const LEFT_OVER = 12;

/** Errors that what is left of an anchor may have, by its length. */
const LEFT_OVER_ERRORS = 0.3;

/**
 * Whether something like an anchor stands where those that stood near it would have it, and not where it was settled: then
 * the one is a copy of the other, and only a person can say which is meant.
 */
function isCopy(skeleton: Skeleton, needle: Needle, claims: Claims): boolean {
  const { settled, anchor, before, quote, behind } = needle;
  if (!settled || quote.length > LONG_QUOTE) return false;
  const pattern = before.slice(-LEFT_OVER) + quote + behind.slice(0, LEFT_OVER);
  const errors = Math.floor(pattern.length * LEFT_OVER_ERRORS);
  const isLeftOver = (neighbour: Needle): boolean => {
    const { start } = skeleton.toRaw(neighbour.settled!.start, neighbour.settled!.end);
    const distance = anchor.start - neighbour.anchor.start;
    const reach = NEAR + Math.abs(distance) * NEAR_SHARE;
    const first = skeleton.offsetOf(raw(Math.max(0, start + distance - reach))) - LEFT_OVER;
    const from = Math.max(0, first);
    const to = skeleton.offsetOf(raw(Math.max(0, start + distance + reach))) + pattern.length;
    const offset = settled.start - from;
    return search(skeleton.text.slice(from, to), pattern, errors).some(
      (match) => match.end <= offset || match.start >= offset + quote.length,
    );
  };
  return claims
    .neighboursWithin(needle, VOUCHING)
    .some((neighbour) => !fits(skeleton, needle, settled, [neighbour]) && isLeftOver(neighbour));
}

/** Longer quotes are not searched for what is left of them. */
const LONG_QUOTE = 100;

/** Whether the quote and all that stood on one side of it are there. */
function hasFullSide({ candidates, before, behind }: Needle): boolean {
  const first = candidates[0]!;
  if (!isWhole(first)) return false;
  return [
    [first.before, before.length],
    [first.behind, behind.length],
  ].some(([matched, all]) => matched === all && all! >= LEAST_ON_ONE_SIDE);
}

const best = (needle: Needle): number => scoreOf(needle, needle.candidates[0]!);

/** Whether a candidate stands in a line like that of the anchor, a short paragraph that was moved as a whole. */
function hasLine(skeleton: Skeleton, { line, quote }: Needle, { start, end }: Candidate): boolean {
  const { raw, text } = skeleton;
  if (!line || line.before.length + quote.length + line.behind.length < LEAST_LINE) return false;
  const first = start - line.before.length;
  const last = end + line.behind.length;
  if (!text.startsWith(line.before, first) || !text.startsWith(line.behind, end)) return false;
  const span = skeleton.toRaw(first, last);
  return (
    /(?:^|[\n\r])\s*$/.test(raw.slice(Math.max(0, span.start - 8), span.start)) &&
    /^\s*(?:$|[\n\r])/.test(raw.slice(span.end, span.end + 8))
  );
}

/** Settles an anchor whose best place has enough of its context and no rival. */
function settleAlone(skeleton: Skeleton, needle: Needle, claims: Claims): void {
  const [first, second] = claims.freeOf(needle);
  if (!first?.isSharp) return;
  const { before, behind, weights } = needle;
  const sides = [
    { matched: first.before, all: before.length, weight: weights.before },
    { matched: first.behind, all: behind.length, weight: weights.behind },
  ];
  // Words that were repeated as far as they were remembered tell nothing.
  const telling = sides.filter(({ all }) => all < CONTEXT_MAX);
  const least = isWhole(first) ? ENOUGH_CONTEXT : ENOUGH_FOR_DAMAGED;
  const hasContext =
    first.before + first.behind >=
      Math.max(least * (before.length + behind.length), CONTEXT_LENGTH / 2) &&
    (telling.length === sides.length || telling.some(({ matched, all }) => matched >= least * all));
  const hasSide =
    (isWhole(first) || isHardlyDamaged(skeleton.text, needle, first)) &&
    telling.some(
      ({ matched, all, weight }) =>
        // Another paragraph may have got another neighbour.
        weight === 1 && matched >= LEAST_ON_ONE_SIDE && matched >= ENOUGH_ON_ONE_SIDE * all,
    );
  const isKnown =
    isWhole(first) &&
    !hasTwin(needle) &&
    (hasLine(skeleton, needle, first) || isOnly(skeleton.text, needle, first));
  if (!hasContext && !hasSide && !isKnown) return;
  if (!isKnown && claims.isAlone(needle) && !hasContextAlone(needle, first)) return;
  const lead = second ? scoreOf(needle, first) - scoreOf(needle, second) : Infinity;
  const neighbours = claims.neighboursOf(needle);
  const isExpected = fits(skeleton, needle, first, neighbours);
  if (lead < (isExpected ? LEAST_LEAD : SURPRISING_LEAD) * mostOf(needle)) return;
  if (mayHaveSlid(skeleton.text, needle, first)) return;
  if (!isTouching(skeleton.text, needle, first) || claims.isContested(needle, first)) return;
  if (isRepeatedNearby(needle) && !isUnmistakable(skeleton.text, needle, first)) return;
  if (hasOtherFrame(skeleton, needle, first)) return;
  claims.settle(needle, first);
}

/** Whether so much stands around a place that it is the one of an anchor for whose place no other one speaks. */
const hasContextAlone = ({ before, behind }: Needle, place: Candidate): boolean =>
  place.before + place.behind >=
  Math.min(ENOUGH_ALONE * (before.length + behind.length), MUCH_CONTEXT);

/**
 * Whether the nearest words of an anchor stand on both sides of something else, somewhere else: the anchor may have stood
 * there before its own words were damaged, and what was found be a copy.
 */
export function hasOtherFrame(
  { text, words }: Skeleton,
  { before, quote, behind }: Needle,
  place: Candidate,
): boolean {
  const left = before.slice(-FRAME);
  const right = behind.slice(0, FRAME);
  if (left.length < FRAME || right.length < FRAME) return false;
  return words.some(left, (at) => {
    const start = at + FRAME;
    if (Math.abs(start - place.start) <= FRAME) return false;
    const gap = text.slice(start, start + 2 * quote.length + 2 * FRAME).indexOf(right);
    // A frame around the place, or inside it, is its own.
    if (start < place.end && place.start < start + gap) return false;
    // Where its own words stand there, too, the context decides.
    return gap >= 0 && text.slice(start, start + gap) !== quote;
  });
}

/** Whether an anchor stood elsewhere, too, with the same words on one side: then more of that side was remembered. */
const hasTwin = ({ before, behind }: Needle): boolean =>
  before.length > CONTEXT_LENGTH || behind.length > CONTEXT_LENGTH;

/** Whether the quote stands nowhere else, and here between words that it stood between. */
const isOnly = (text: string, { candidates, before, behind }: Needle, place: Candidate): boolean =>
  candidates.length === 1 &&
  likeBefore(text, before, place.start) + likeBehind(text, behind, place.end) >= ALONE;

/** Whether the quote stands in its own context again: then a neighbour's context is much like its own. */
const isRepeatedNearby = ({ before, quote, behind }: Needle): boolean =>
  before.includes(quote) || behind.includes(quote);

/** Whether nearly all that stood around an anchor is there, or all on one side, or much right beside it. */
const isUnmistakable = (text: string, { before, behind }: Needle, place: Candidate): boolean =>
  (place.before + place.behind >= NEARLY_ALL * (before.length + behind.length) &&
    likeBefore(text, before, place.start) + likeBehind(text, behind, place.end) > 0) ||
  (place.before === before.length && before.length >= LEAST_ON_ONE_SIDE) ||
  (place.behind === behind.length && behind.length >= LEAST_ON_ONE_SIDE) ||
  likeBefore(text, before, place.start) + likeBehind(text, behind, place.end) >= CLOSE;

/** Whether a quote is there but for few characters, and ends where it ended. */
function isHardlyDamaged(text: string, needle: Needle, place: Candidate): boolean {
  return (
    place.lost + place.extra <= HARDLY_DAMAGED * needle.quote.length &&
    isTouchingOnBothSides(text, needle, place)
  );
}

/**
 * Whether characters of an anchor are gone, or others came in, and what stood right beside it is not there: then its first
 * or last characters may be those of what went with it.
 */
const mayHaveSlid = (text: string, { before, quote, behind }: Needle, place: Candidate): boolean =>
  place.lost > 0 &&
  place.end - place.start !== quote.length &&
  !(standsBefore(text, before, place.start) && standsBehind(text, behind, place.end));

/** Whether a context ends right before an offset, but for one character that may have been replaced. */
const standsBefore = (text: string, context: string, offset: number): boolean =>
  context === '' ||
  likeBefore(text, context, offset) > 0 ||
  (context.length > 2 && context.slice(-3, -1) === text.slice(offset - 3, offset - 1));

/** Whether a context begins right behind an offset, but for one character that may have been replaced. */
const standsBehind = (text: string, context: string, offset: number): boolean =>
  context === '' ||
  likeBehind(text, context, offset) > 0 ||
  (context.length > 2 && context.slice(1, 3) === text.slice(offset + 1, offset + 3));

/** Whether the characters right beside an anchor are there. */
const isTouchingOnBothSides = (
  text: string,
  { before, behind }: Needle,
  place: Candidate,
): boolean =>
  (before === '' || likeBefore(text, before, place.start) > 0) &&
  (behind === '' || likeBehind(text, behind, place.end) > 0);

/** Whether the nearest characters are there: a shifted context is mostly that of a neighbour with the same words. */
function isTouching(text: string, { before, behind }: Needle, place: Candidate): boolean {
  const context = before.length + behind.length;
  if (place.before + place.behind >= NEARLY_ALL * context) return true;
  const like = likeBefore(text, before, place.start) + likeBehind(text, behind, place.end);
  return like >= Math.min(TOUCHING, context);
}

/** Settles an anchor at the one place where it stands between the decisions that it stood between. */
function settleByNeighbours(skeleton: Skeleton, needle: Needle, claims: Claims): void {
  const neighbours = claims.neighboursOf(needle);
  const context = needle.before.length + needle.behind.length;
  const [first, second] = claims
    .freeOf(needle)
    .filter((candidate) => fits(skeleton, needle, candidate, neighbours));
  if (!first?.isSharp || second) return;
  if (first.before + first.behind < LITTLE_CONTEXT * context) return;
  const { text } = skeleton;
  if (!isTouching(text, needle, first)) return;
  if (!isWhole(first) && !isHardlyDamaged(text, needle, first)) return;
  if (mayHaveSlid(text, needle, first)) return;
  if (isRepeatedNearby(needle) && !isUnmistakable(text, needle, first)) return;
  if (claims.isContested(needle, first) || hasOtherFrame(skeleton, needle, first)) return;
  claims.settle(needle, first);
}

/** Whether a candidate lies about as far from a settled neighbour as it lay before. */
function fits(
  skeleton: Skeleton,
  needle: Needle,
  { start }: Candidate,
  neighbours: readonly Needle[],
): boolean {
  const at = skeleton.toRaw(start, start + 1).start;
  return neighbours.some((neighbour) => {
    const settled = neighbour.settled!;
    const place = skeleton.toRaw(settled.start, settled.end).start;
    const distance = needle.anchor.start - neighbour.anchor.start;
    return Math.abs(at - place - distance) <= NEAR + Math.abs(distance) * NEAR_SHARE;
  });
}
