/** Finds the places that come into question for an anchor, each by its words, whatever else stands there. */
import { alignMiddle, contextMatch, type MiddleMatch } from './align';
import { CONTEXT_LENGTH } from './anchor';
import { closestStretches } from './closest';
import {
  isOverlapping,
  isWhole,
  likeBefore,
  likeBehind,
  scoreOf,
  type Candidate,
  type Needle,
} from './needle';
import type { Skeleton } from './skeleton';

/** Of the occurrences of a quote those that are compared by context; others lie behind them by their nearest words. */
const MOST_CANDIDATES = 40;

/** Longest quote that is aligned as a whole where it is damaged; of longer ones both ends are. */
const WHOLE_QUOTE = 200;

/** Errors that a quote with its context may have, by its length. */
const TOLERATED = 0.4;

/** Between contexts that are there to this share, so much of the quote may be lost, and this many characters more. */
const FRAMED = 0.7;

const MOST_LOST = 0.3;

const MOST_EXTRA = 12;

/** Finds the places where the quote stands with all of its context. */
export function findWhole({ words }: Skeleton, needle: Needle): void {
  const { before, quote, behind } = needle;
  // Hardly any context is none.
  if (quote === '' || before.length + behind.length < CONTEXT_LENGTH / 2) return;
  const whole = before + quote + behind;
  words.some(whole, (at) => {
    needle.candidates.push({
      start: at + before.length,
      end: at + before.length + quote.length,
      before: before.length,
      behind: behind.length,
      lost: 0,
      extra: 0,
      isRenumbered: false,
      isSharp: true,
    });
    return needle.candidates.length >= MOST_CANDIDATES;
  });
}

/** Finds the places where the quote stands, or something like the quote with its context; the best first. */
export function findCandidates(skeleton: Skeleton, needle: Needle): void {
  const { text } = skeleton;
  const { before, quote, behind } = needle;
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    const key = `${candidate.start} ${candidate.end}`;
    const known = found.get(key);
    if (!known || scoreOf(needle, known) < scoreOf(needle, candidate)) found.set(key, candidate);
  };
  for (const start of occurrences(skeleton, needle)) {
    add(
      withContext(text, needle, {
        start,
        end: start + quote.length,
        lost: 0,
        extra: 0,
        isRenumbered: false,
        isSharp: true,
      }),
    );
  }
  const hasWhole = [...found.values()].some(
    (one) => one.before === before.length && one.behind === behind.length,
  );
  if (!hasWhole) {
    for (const candidate of damaged(skeleton, needle)) {
      if (candidate.isRenumbered) needle.renumbered.push(candidate);
      else add(candidate);
    }
  }
  const sorted = [...found.values()].sort(
    (a, b) =>
      scoreOf(needle, b) - scoreOf(needle, a) ||
      a.lost + a.extra - (b.lost + b.extra) ||
      a.start - b.start,
  );
  // Of several boundaries at one place the best are meant; the others are no rivals. Where the quote stands as it was,
  // what came in beside it belongs to the context.
  needle.candidates = [];
  for (const candidate of sorted) {
    const isWidened = sorted.some(
      (other) => isWhole(other) && other !== candidate && sharesEdge(other, candidate),
    );
    if (!isWidened && !needle.candidates.some((other) => isOverlapping(other, candidate))) {
      needle.candidates.push(candidate);
    }
  }
}

const sharesEdge = (a: Candidate, b: Candidate): boolean => a.start === b.start || a.end === b.end;

/** The occurrences of a quote: where there are many, those whose nearest words are the most like. */
function occurrences({ text, words }: Skeleton, { before, quote, behind }: Needle): number[] {
  const starts: number[] = [];
  words.some(quote, (at) => {
    starts.push(at);
    return false;
  });
  if (starts.length <= MOST_CANDIDATES) return starts;
  const likeness = starts.map(
    (start) => likeBefore(text, before, start) + likeBehind(text, behind, start + quote.length),
  );
  const byLikeness = new Uint32Array(before.length + behind.length + 1);
  for (const like of likeness) byLikeness[like]!++;
  let least = byLikeness.length - 1;
  let better = 0;
  while (better + byLikeness[least]! < MOST_CANDIDATES) better += byLikeness[least--]!;
  // Of those that are just like enough the first.
  let left = MOST_CANDIDATES - better;
  return starts.filter((_, i) => likeness[i]! > least || (likeness[i] === least && left-- > 0));
}

function withContext(text: string, { before, behind }: Needle, match: MiddleMatch): Candidate {
  const { start, end } = match;
  const reach = (context: string): number => context.length + (context.length >> 1);
  return {
    ...match,
    before: contextMatch(
      reversed(before),
      reversed(text.slice(Math.max(0, start - reach(before)), start)),
    ),
    behind: contextMatch(behind, text.slice(end, end + reach(behind))),
  };
}

const reversed = (text: string): string => {
  let result = '';
  for (let i = text.length - 1; i >= 0; i--) result += text[i]!;
  return result;
};

/** Places where something like the quote stands between something like its context. */
function* damaged(skeleton: Skeleton, needle: Needle): Generator<Candidate> {
  const { text } = skeleton;
  const { before, quote, behind } = needle;
  if (quote.length > WHOLE_QUOTE) {
    yield* damagedLong(skeleton, needle);
    return;
  }
  for (const [left, right] of [
    [before, behind],
    [before, ''],
    ['', behind],
  ] as const) {
    const pattern = left + quote + right;
    for (const { start, end } of closestStretches(skeleton.words, pattern, errorsIn(pattern))) {
      const stretch = text.slice(start, end);
      const middle = alignMiddle(pattern, left.length, left.length + quote.length, stretch);
      if (!middle) continue;
      const candidate = withContext(text, needle, {
        ...middle,
        start: start + middle.start,
        end: start + middle.end,
      });
      if (isTolerable(needle, candidate) && !isAmbiguous(text, needle, candidate)) yield candidate;
      // It may be what is left of the anchor, while a copy of it stands elsewhere.
      else if (isFramed(needle, candidate)) yield { ...candidate, isSharp: false };
    }
  }
}

/** Whether what came into a quote ends like the quote, or begins like it, so that the quote may end there already. */
function isAmbiguous(text: string, { quote }: Needle, { start, end, extra }: Candidate): boolean {
  if (extra <= quote.length) return false;
  const inner = text.slice(start + 1, end - 1);
  const others = quote.slice(1, -1);
  return [quote[0]!, quote.at(-1)!].some(
    (edge) => inner.split(edge).length > others.split(edge).length,
  );
}

/** Of a long quote each end is found with the context beside it. */
function* damagedLong(skeleton: Skeleton, needle: Needle): Generator<Candidate> {
  const { text } = skeleton;
  const { before, quote, behind } = needle;
  const half = WHOLE_QUOTE >> 1;
  const head = before + quote.slice(0, half);
  const tail = quote.slice(-half) + behind;
  for (const first of closestStretches(skeleton.words, head, errorsIn(head))) {
    const begin = alignMiddle(head, before.length, head.length, text.slice(first.start, first.end));
    for (const second of closestStretches(skeleton.words, tail, errorsIn(tail))) {
      const finish = alignMiddle(tail, 0, half, text.slice(second.start, second.end));
      if (!begin || !finish) continue;
      const start = first.start + begin.start;
      const end = second.start + finish.end;
      if (end - start < quote.length / 2 || end - start > quote.length * 2) continue;
      const candidate = withContext(text, needle, {
        start,
        end,
        lost: begin.lost + finish.lost,
        extra: begin.extra + finish.extra,
        isRenumbered: begin.isRenumbered || finish.isRenumbered,
        isSharp: begin.isSharp && finish.isSharp,
      });
      if (isTolerable(needle, candidate)) yield candidate;
    }
  }
}

const errorsIn = (pattern: string): number => Math.floor(pattern.length * TOLERATED);

/** Whether most of what stood on both sides of an anchor stands beside a place. */
const isFramed = (
  { before, behind }: Pick<Needle, 'before' | 'behind'>,
  candidate: Candidate,
): boolean =>
  candidate.before >= FRAMED * before.length && candidate.behind >= FRAMED * behind.length;

/** Whether enough of the quote is left for what stands around it. */
function isTolerable({ before, quote, behind }: Needle, candidate: Candidate): boolean {
  const { lost, extra } = candidate;
  if (isWhole(candidate)) return true;
  if (candidate.isRenumbered) return false;
  // Of one or two characters that are not there as they were nobody can say what became of them.
  if (quote.length <= 2) return lost === 0 && extra <= 1;
  if (isFramed({ before, behind }, candidate))
    return (
      lost <= Math.max(1, quote.length * MOST_LOST) && extra <= Math.max(MOST_EXTRA, quote.length)
    );
  return (
    lost + extra <= Math.max(quote.length === 3 ? 1 : 0, quote.length * TOLERATED) &&
    lost <= quote.length / 3
  );
}
