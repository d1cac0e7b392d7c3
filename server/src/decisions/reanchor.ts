/**
 * Finds the places of decisions again in a text that was changed where nobody watched: by git, by another program, by a
 * conversion or by a fresh download. Texts are compared by their skeletons.
 */
import search from 'approx-string-match';
import { raw, type RawSpan } from '../text/offsets';
import { alignMiddle, contextMatch, type MiddleMatch } from './align';
import { CONTEXT_LENGTH, isInPlace } from './anchor';
import type { Anchor, Decision } from './decision';
import { Skeleton, skeletonOf } from './skeleton';

/** A place where an annotation may belong. */
export interface Place extends RawSpan {
  /** 0 to 1: how much of the quote and of its context stands there. */
  readonly score: number;
}

/** A decision one of whose pieces could not be placed with certainty. */
export interface Orphan {
  /** As it was, with the old offsets. */
  readonly decision: Decision;
  /** For each piece the best places, the best first; one alone with score 1 where the piece is certain. */
  readonly places: readonly (readonly Place[])[];
}

export interface Reanchored {
  readonly placed: readonly Decision[];
  readonly orphans: readonly Orphan[];
}

/** How many places are proposed for an orphan. */
const MOST_PLACES = 3;

/** Of the occurrences of a quote those that are compared by context; others lie behind them by their nearest words. */
const MOST_CANDIDATES = 40;

/** Longest quote that is aligned as a whole where it is damaged; of longer ones both ends are. */
const WHOLE_QUOTE = 200;

/** Errors that a quote with its context may have, by its length. */
const TOLERATED = 0.4;

/** What stands around a place must be there to this share for a place to be certain. */
const ENOUGH_CONTEXT = 0.55;

/** On one side alone this share, and at least so many characters, are enough: a moved paragraph begins with its first word. */
const ENOUGH_ON_ONE_SIDE = 0.75;
const LEAST_ON_ONE_SIDE = 16;

/** Between contexts that are there to this share, so much of the quote may be lost, and this many characters more. */
const FRAME = 0.7;
const MOST_LOST = 0.3;
const MOST_EXTRA = 12;

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

/** The shortest line that is known by itself. */
const LEAST_LINE = 8;

/** Of two places the better one must be better by this share of what there is. */
const LEAST_LEAD = 0.12;

/** By this share where the neighbours would have it elsewhere. */
const SURPRISING_LEAD = 0.3;

/** A place that another anchor wants as much as this one, less this share, is nobody's. */
const CONTESTED = 0.2;

/** How far a distance between neighbours may change, in characters and as a share. */
const NEAR = 12;
const NEAR_SHARE = 0.3;

/** A place that decisions on both sides vouch for needs this much of its own context. */
const LITTLE_CONTEXT = 0.2;

/**
 * Places decisions in a text.
 *
 * @param decisions With the offsets, quotes and contexts of an earlier text.
 * @param text The raw text as it is now.
 * @returns every decision, once: placed with certainty, or as an orphan.
 */
export function reanchor(decisions: readonly Decision[], text: string): Reanchored {
  if (decisions.every(({ pieces }) => pieces.every((piece) => isInPlace(text, piece)))) {
    return { placed: decisions, orphans: [] };
  }
  const skeleton = new Skeleton(text);
  const anchors = new Map<string, Anchor>();
  for (const { pieces, suggestion } of decisions) {
    for (const anchor of pieces) anchors.set(keyOf(anchor), anchor);
    if (suggestion) anchors.set(keyOf(suggestion.anchor), suggestion.anchor);
  }
  const found = findAnchors(skeleton, anchors);

  const placed: Decision[] = [];
  const orphans: Orphan[] = [];
  for (const decision of decisions) {
    const results = decision.pieces.map((piece) => found.get(keyOf(piece))!);
    if (results.every(({ span }) => span !== undefined)) {
      placed.push(
        moveTo(
          decision,
          results.map(({ span }) => span!),
          found,
        ),
      );
    } else {
      orphans.push({
        decision,
        places: results.map(({ span, places }) => (span ? [{ ...span, score: 1 }] : places)),
      });
    }
  }
  return { placed, orphans };
}

const keyOf = ({ start, end, exact, prefix, suffix }: Anchor): string =>
  JSON.stringify([start, end, exact, prefix, suffix]);

function moveTo(
  decision: Decision,
  spans: readonly RawSpan[],
  found: ReadonlyMap<string, Finding>,
): Decision {
  const [first, ...rest] = decision.pieces
    .map((piece, i): Anchor => ({ ...piece, ...spans[i]! }))
    .sort((a, b) => a.start - b.start);
  const { suggestion } = decision;
  if (!suggestion) return { ...decision, pieces: [first!, ...rest] };
  // Where a suggestion's words are gone, an empty place stands for it, at which nothing can be suggested.
  const span = found.get(keyOf(suggestion.anchor))!.span ?? {
    start: first!.start,
    end: first!.start,
  };
  return {
    ...decision,
    pieces: [first!, ...rest],
    suggestion: { ...suggestion, anchor: { ...suggestion.anchor, ...span } },
  };
}

interface Finding {
  /** The certain place, if there is one. */
  readonly span?: RawSpan;
  readonly places: readonly Place[];
}

/** An anchor as it is looked for. */
interface Needle {
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
  candidates: Candidate[];
  settled?: Candidate;
}

/** A stretch of the new skeleton where an anchor may belong. */
interface Candidate extends MiddleMatch {
  /** How much of the context stands there. */
  readonly before: number;
  readonly behind: number;
}

function findAnchors(
  skeleton: Skeleton,
  anchors: ReadonlyMap<string, Anchor>,
): Map<string, Finding> {
  const needles = [...anchors].map(([key, anchor]) => toNeedle(key, anchor));
  needles.sort((a, b) => a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end);
  const claims = new Claims(skeleton, needles);
  for (const needle of needles) {
    findWhole(skeleton.text, needle);
    // One place with all of the context is certain.
    if (needle.candidates.length === 1) claims.settle(needle, needle.candidates[0]!);
  }
  for (const needle of needles) {
    if (!needle.settled && needle.quote !== '') findCandidates(skeleton.text, needle);
  }
  const byQuality = needles
    .filter(({ settled, candidates }) => !settled && candidates.length > 0)
    .sort((a, b) => Number(hasFullSide(b)) - Number(hasFullSide(a)) || best(b) - best(a));
  // What is settled helps to settle its neighbours.
  for (const settle of [settleAlone, settleByNeighbours, settleAlone, settleByNeighbours]) {
    for (const needle of byQuality) if (!needle.settled) settle(skeleton, needle, claims);
  }
  return new Map(needles.map((needle) => [needle.key, toFinding(skeleton, needle, claims)]));
}

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

function toNeedle(key: string, anchor: Anchor): Needle {
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
    candidates: [],
  };
}

/** The rest of the line in which an anchor stands. */
function lineOf({ prefix, suffix }: Anchor): Needle['line'] {
  const from = prefix.search(/[^\n\r]*$/);
  const to = suffix.search(/[\n\r]/);
  if (from <= 0 || to < 0) return undefined;
  return { before: skeletonOf(prefix.slice(from)), behind: skeletonOf(suffix.slice(0, to)) };
}

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

/** Finds the places where the quote stands with all of its context. */
function findWhole(text: string, needle: Needle): void {
  const { before, quote, behind } = needle;
  // Hardly any context is none.
  if (quote === '' || before.length + behind.length < CONTEXT_LENGTH / 2) return;
  const whole = before + quote + behind;
  for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
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
    if (needle.candidates.length >= MOST_CANDIDATES) break;
  }
}

/** Finds the places where the quote stands, or something like the quote with its context; the best first. */
function findCandidates(text: string, needle: Needle): void {
  const { before, quote, behind } = needle;
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    const key = `${candidate.start} ${candidate.end}`;
    const known = found.get(key);
    if (!known || scoreOf(needle, known) < scoreOf(needle, candidate)) found.set(key, candidate);
  };
  for (const start of occurrences(text, needle)) {
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
  if (!hasWhole) for (const candidate of damaged(text, needle)) add(candidate);
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

const isWhole = ({ lost, extra }: Candidate): boolean => lost === 0 && extra === 0;

const sharesEdge = (a: Candidate, b: Candidate): boolean => a.start === b.start || a.end === b.end;

const isOverlapping = (
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean => a.start < b.end && b.start < a.end;

/** The occurrences of a quote: where there are many, those whose nearest words are the most like. */
function occurrences(text: string, { before, quote, behind }: Needle): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) starts.push(at);
  if (starts.length <= MOST_CANDIDATES) return starts;
  const likeness = (start: number): number =>
    likeBefore(text, before, start) + likeBehind(text, behind, start + quote.length);
  return starts
    .map((start) => ({ start, likeness: likeness(start) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_CANDIDATES)
    .map(({ start }) => start);
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
function* damaged(text: string, needle: Needle): Generator<Candidate> {
  const { before, quote, behind } = needle;
  if (quote.length > WHOLE_QUOTE) {
    yield* damagedLong(text, needle);
    return;
  }
  for (const [left, right] of [
    [before, behind],
    [before, ''],
    ['', behind],
  ] as const) {
    const pattern = left + quote + right;
    for (const { start, end } of find(text, pattern)) {
      const stretch = text.slice(start, end);
      const middle = alignMiddle(pattern, left.length, left.length + quote.length, stretch);
      if (!middle) continue;
      const candidate = withContext(text, needle, {
        ...middle,
        start: start + middle.start,
        end: start + middle.end,
      });
      if (isTolerable(needle, candidate)) yield candidate;
    }
  }
}

/** Of a long quote each end is found with the context beside it. */
function* damagedLong(text: string, needle: Needle): Generator<Candidate> {
  const { before, quote, behind } = needle;
  const half = WHOLE_QUOTE >> 1;
  const head = before + quote.slice(0, half);
  const tail = quote.slice(-half) + behind;
  for (const first of find(text, head)) {
    const begin = alignMiddle(head, before.length, head.length, text.slice(first.start, first.end));
    for (const second of find(text, tail)) {
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

/** The stretches of a text that are closest to a pattern; of overlapping ones the first. */
function find(text: string, pattern: string): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of search(text, pattern, Math.floor(pattern.length * TOLERATED))) {
    if (result.length === 0 || start >= result.at(-1)!.end) result.push({ start, end });
    if (result.length >= MOST_PLACES) break;
  }
  return result;
}

/** What of an anchor stands at a place, in characters. What is wrong in the quote takes as much away again. */
const scoreOf = ({ quote }: Needle, { before, behind, lost, extra }: Candidate): number =>
  before + behind + Math.max(0, quote.length - 2 * lost - extra / 2);

/** Whether enough of the quote is left for what stands around it. */
function isTolerable({ before, quote, behind }: Needle, candidate: Candidate): boolean {
  const { lost, extra } = candidate;
  if (isWhole(candidate)) return true;
  if (candidate.isRenumbered) return false;
  // Of one or two characters that are not there as they were nobody can say what became of them.
  if (quote.length <= 2) return lost === 0 && extra <= 1;
  const isFramed =
    candidate.before >= FRAME * before.length && candidate.behind >= FRAME * behind.length;
  if (isFramed)
    return (
      lost <= Math.max(1, quote.length * MOST_LOST) && extra <= Math.max(MOST_EXTRA, quote.length)
    );
  return lost + extra <= Math.max(quote.length === 3 ? 1 : 0, quote.length * TOLERATED);
}

const mostOf = ({ before, quote, behind }: Needle): number =>
  before.length + quote.length + behind.length;

/** What settled anchors say of the text. */
class Claims {
  readonly #settled: Needle[] = [];
  /** Stretches of the text that stand where settled anchors have them, character by character. */
  readonly #known: Known[] = [];

  constructor(
    readonly skeleton: Skeleton,
    readonly needles: readonly Needle[],
  ) {}

  settle(needle: Needle, candidate: Candidate): void {
    needle.settled = candidate;
    this.#settled.push(needle);
    const left = likeBefore(this.skeleton.text, needle.before, candidate.start);
    const right = likeBehind(this.skeleton.text, needle.behind, candidate.end);
    if (!isWhole(candidate)) return;
    // Where a context breaks off, the last characters may be alike by chance.
    const sure = (like: number, context: string): number =>
      like === context.length ? like : Math.max(0, like - 2);
    this.#known.push({
      needle,
      start: candidate.start - sure(left, needle.before),
      end: candidate.end + sure(right, needle.behind),
      origin: candidate.start - needle.before.length,
    });
  }

  /**
   * The candidates of an anchor that no other anchor speaks against, the best first: two spans that kept apart cannot
   * come to lie over one another, and what is known to have stood elsewhere did not stand here.
   */
  freeOf(needle: Needle): Candidate[] {
    return needle.candidates.filter(
      (candidate) =>
        !this.#settled.some(
          (other) => isOverlapping(other.settled!, candidate) && isApart(other, needle),
        ) && !this.#known.some((known) => stoodElsewhere(known, needle, candidate)),
    );
  }

  /** Whether another anchor that is not settled has its best place there, too, and about as good a one. */
  isContested(needle: Needle, candidate: Candidate): boolean {
    const score = scoreOf(needle, candidate) / mostOf(needle);
    return this.needles.some((other) => {
      if (other.settled || other === needle || !isApart(other, needle)) return false;
      const wanted = other.candidates[0];
      return (
        wanted !== undefined &&
        isOverlapping(wanted, candidate) &&
        wanted.lost + wanted.extra <= candidate.lost + candidate.extra &&
        scoreOf(other, wanted) / mostOf(other) > score - CONTESTED
      );
    });
  }
}

/** A stretch of the new skeleton that is as it was around a settled anchor. */
interface Known {
  readonly needle: Needle;
  readonly start: number;
  readonly end: number;
  /** Where the skeleton of the anchor's fragment begins. */
  readonly origin: number;
}

/** Whether what stands at a candidate is known to be another part of the old text than an anchor's. */
function stoodElsewhere(
  { needle: { anchor, fragment }, start, end, origin }: Known,
  needle: Needle,
  candidate: Candidate,
): boolean {
  if (candidate.start < start || candidate.end > end) return false;
  const offset = needle.anchor.start - (anchor.start - anchor.prefix.length);
  if (offset < 0 || offset >= fragment.raw.length) return true;
  return fragment.offsetOf(raw(offset)) !== candidate.start - origin;
}

/** How many characters at the end of a context stand right before an offset. */
function likeBefore(text: string, context: string, offset: number): number {
  let like = 0;
  while (like < context.length && text[offset - 1 - like] === context.at(-1 - like)) like++;
  return like;
}

/** How many characters at the beginning of a context stand right behind an offset. */
function likeBehind(text: string, context: string, offset: number): number {
  let like = 0;
  while (like < context.length && text[offset + like] === context[like]) like++;
  return like;
}

const isApart = ({ anchor: a }: Needle, { anchor: b }: Needle): boolean => !isOverlapping(a, b);

/** Settles an anchor whose best place has enough of its context and no rival. */
function settleAlone(skeleton: Skeleton, needle: Needle, claims: Claims): void {
  const [first, second] = claims.freeOf(needle);
  if (!first?.isSharp) return;
  const { before, behind } = needle;
  const context = before.length + behind.length;
  const least = isWhole(first) ? ENOUGH_CONTEXT : ENOUGH_FOR_DAMAGED;
  const hasContext = first.before + first.behind >= Math.max(least * context, CONTEXT_LENGTH / 2);
  const hasSide =
    (isWhole(first) || isHardlyDamaged(skeleton.text, needle, first)) &&
    [
      [first.before, before.length],
      [first.behind, behind.length],
    ].some(
      ([matched, all]) => matched! >= LEAST_ON_ONE_SIDE && matched! >= ENOUGH_ON_ONE_SIDE * all!,
    );
  if (!hasContext && !hasSide && !(isWhole(first) && hasLine(skeleton, needle, first))) return;
  const lead = second ? scoreOf(needle, first) - scoreOf(needle, second) : Infinity;
  const neighbours = neighboursOf(claims.needles, needle);
  const isExpected = fits(skeleton, needle, first, neighbours);
  if (lead < (isExpected ? LEAST_LEAD : SURPRISING_LEAD) * mostOf(needle)) return;
  if (!isTouching(skeleton.text, needle, first) || claims.isContested(needle, first)) return;
  if (isRepeatedNearby(needle) && !isUnmistakable(skeleton.text, needle, first)) return;
  claims.settle(needle, first);
}

/** Whether the quote stands in its own context again: then a neighbour's context is much like its own. */
const isRepeatedNearby = ({ before, quote, behind }: Needle): boolean =>
  before.includes(quote) || behind.includes(quote);

/** Whether nearly all that stood around an anchor is there, or all on one side, or much right beside it. */
const isUnmistakable = (text: string, { before, behind }: Needle, place: Candidate): boolean =>
  place.before + place.behind >= NEARLY_ALL * (before.length + behind.length) ||
  (place.before === before.length && before.length >= LEAST_ON_ONE_SIDE) ||
  (place.behind === behind.length && behind.length >= LEAST_ON_ONE_SIDE) ||
  likeBefore(text, before, place.start) + likeBehind(text, behind, place.end) >= CLOSE;

/** Whether a quote is there but for few characters, and ends where it ended. */
function isHardlyDamaged(
  text: string,
  { before, quote, behind }: Needle,
  place: Candidate,
): boolean {
  return (
    place.lost + place.extra <= HARDLY_DAMAGED * quote.length &&
    (before === '' || likeBefore(text, before, place.start) > 0) &&
    (behind === '' || likeBehind(text, behind, place.end) > 0)
  );
}

/** Whether the nearest characters are there: a shifted context is mostly that of a neighbour with the same words. */
function isTouching(text: string, { before, behind }: Needle, place: Candidate): boolean {
  const context = before.length + behind.length;
  if (place.before + place.behind >= NEARLY_ALL * context) return true;
  const like = likeBefore(text, before, place.start) + likeBehind(text, behind, place.end);
  return like >= Math.min(TOUCHING, context);
}

/** Settles an anchor at the one place where it stands between the decisions that it stood between. */
function settleByNeighbours(skeleton: Skeleton, needle: Needle, claims: Claims): void {
  const neighbours = neighboursOf(claims.needles, needle);
  const context = needle.before.length + needle.behind.length;
  const [first, second] = claims
    .freeOf(needle)
    .filter((candidate) => fits(skeleton, needle, candidate, neighbours));
  if (!first?.isSharp || second) return;
  if (first.before + first.behind < LITTLE_CONTEXT * context) return;
  const { text } = skeleton;
  if (!isTouching(text, needle, first)) return;
  if (!isWhole(first) && !isHardlyDamaged(text, needle, first)) return;
  if (isRepeatedNearby(needle) && !isUnmistakable(text, needle, first)) return;
  if (claims.isContested(needle, first)) return;
  claims.settle(needle, first);
}

/** The settled anchors next to another, before it and behind it. */
function neighboursOf(needles: readonly Needle[], needle: Needle): Needle[] {
  const index = needles.indexOf(needle);
  const result: Needle[] = [];
  for (const step of [-1, 1]) {
    let i = index + step;
    while (i >= 0 && i < needles.length && !needles[i]!.settled) i += step;
    if (needles[i]) result.push(needles[i]!);
  }
  return result;
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

function toFinding(skeleton: Skeleton, needle: Needle, claims: Claims): Finding {
  const { anchor, settled, quote } = needle;
  if (settled) return { span: rawSpan(skeleton, anchor, settled), places: [] };
  // A place without words, as between two lines, is certain only where nothing moved.
  if (quote === '' && isInPlace(skeleton.raw, anchor)) return { span: anchor, places: [] };
  const most = mostOf(needle);
  const places = claims
    .freeOf(needle)
    .slice(0, MOST_PLACES)
    .map((candidate) => ({
      ...rawSpan(skeleton, anchor, candidate),
      score: Number((scoreOf(needle, candidate) / most).toFixed(3)),
    }));
  return { places };
}

function rawSpan(skeleton: Skeleton, { exact }: Anchor, { start, end }: Candidate): RawSpan {
  const span = skeleton.toRaw(start, end);
  // A quote may end in what the skeleton leaves out, such as a space.
  return skeleton.raw.startsWith(exact, span.start) && exact.length > span.end - span.start
    ? { start: span.start, end: raw(span.start + exact.length) }
    : span;
}
