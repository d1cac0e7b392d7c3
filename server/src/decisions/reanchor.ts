/**
 * Finds the places of decisions again in a text that was changed where nobody watched: by git, by another program, by a
 * conversion or by a fresh download. Texts are compared by their skeletons.
 */
import { raw, type RawSpan } from '../text/offsets';
import { isInPlace } from './anchor';
import { findCandidates, findWhole } from './candidates';
import { Claims } from './claims';
import { CHANGED_TAG, type Anchor, type Decision } from './decision';
import {
  isOverlapping,
  isWhole,
  mostOf,
  scoreOf,
  toNeedle,
  type Candidate,
  type Needle,
} from './needle';
import { hasOtherFrame, settleAll } from './settle';
import { Skeleton } from './skeleton';

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

/**
 * Places decisions in a text.
 *
 * @param decisions With the offsets, quotes and contexts of an earlier text.
 * @param text The raw text as it is now.
 * @returns every decision, once: placed with certainty, or as an orphan. One that is placed where its own words are not
 *   as they were has {@link CHANGED_TAG}.
 */
export function reanchor(decisions: readonly Decision[], text: string): Reanchored {
  if (decisions.every(({ pieces }) => pieces.every((piece) => isInPlace(text, piece)))) {
    const isMarked = decisions.some((decision) => withChangedTag(decision, text) !== decision);
    const placed = isMarked ? decisions.map((one) => withChangedTag(one, text)) : decisions;
    return { placed, orphans: [] };
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
      const moved = moveTo(
        decision,
        results.map(({ span }) => span!),
        found,
      );
      const isChanged = results.some((result) => result.isChanged);
      placed.push(withChangedTag(moved, text, isChanged));
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

/** A decision as it stands in a text, with {@link CHANGED_TAG} where its words are changed. */
function withChangedTag(decision: Decision, text: string, isChanged = false): Decision {
  const { state, tags, pieces } = decision;
  if (state === 'withdrawn' || tags.includes(CHANGED_TAG)) return decision;
  if (!isChanged && !pieces.some((piece) => isNumberLonger(text, piece))) return decision;
  return { ...decision, tags: [...tags, CHANGED_TAG].sort() };
}

const BEGINS_AS_NUMBER = /^[0-9０-９]/;

const ENDS_AS_NUMBER = /[0-9０-９]$/;

/** Digits before a number, or a part of a number with its mark, make it another number. */
const DIGITS_BEFORE = /[0-9０-９][.．,，]?$/;

const DIGITS_BEHIND = /^[.．,，]?[0-9０-９]/;

/** Whether a number at an edge of an anchor goes on outside of it, which it did not: 6.8% in what is 16.8% now. */
function isNumberLonger(text: string, { start, end, exact, prefix, suffix }: Anchor): boolean {
  return (
    (BEGINS_AS_NUMBER.test(exact) &&
      DIGITS_BEFORE.test(text.slice(Math.max(0, start - 2), start)) &&
      !DIGITS_BEFORE.test(prefix)) ||
    (ENDS_AS_NUMBER.test(exact) &&
      DIGITS_BEHIND.test(text.slice(end, end + 2)) &&
      !DIGITS_BEHIND.test(suffix))
  );
}

interface Finding {
  /** The certain place, if there is one. */
  readonly span?: RawSpan;
  /** Whether other words stand there, beyond script, spaces and noise. */
  readonly isChanged?: boolean;
  readonly places: readonly Place[];
}

function findAnchors(
  skeleton: Skeleton,
  anchors: ReadonlyMap<string, Anchor>,
): Map<string, Finding> {
  const needles = [...anchors].map(([key, anchor]) => toNeedle(key, anchor));
  needles.sort((a, b) => a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end);
  const claims = new Claims(skeleton, needles);
  for (const needle of needles) {
    findWhole(skeleton, needle);
    // One place with all of the context is certain.
    const [only, other] = needle.candidates;
    if (only && !other && !hasOtherFrame(skeleton, needle, only)) claims.settle(needle, only);
  }
  for (const needle of needles) {
    if (!needle.settled && needle.quote !== '') findCandidates(skeleton, needle);
  }
  settleAll(skeleton, needles, claims);
  return new Map(needles.map((needle) => [needle.key, toFinding(skeleton, needle, claims)]));
}

function toFinding(skeleton: Skeleton, needle: Needle, claims: Claims): Finding {
  const { anchor, settled, quote } = needle;
  if (settled) {
    const span = rawSpan(skeleton, anchor, settled);
    return { span, isChanged: !isWhole(settled), places: [] };
  }
  // A place without words, as between two lines, is certain only where nothing moved.
  if (quote === '' && isInPlace(skeleton.raw, anchor)) return { span: anchor, places: [] };
  const most = mostOf(needle);
  const free = claims.freeOf(needle);
  const renumbered = claims.freeAmong(needle, needle.renumbered);
  const places = [...free, ...apartFrom(free, renumbered)]
    .sort((a, b) => scoreOf(needle, b) - scoreOf(needle, a))
    .slice(0, MOST_PLACES)
    .map((candidate) => ({
      ...rawSpan(skeleton, anchor, candidate),
      score: Number((scoreOf(needle, candidate) / most).toFixed(3)),
    }));
  return { places };
}

/** Candidates that lie over no other one, and of those that lie over one another the first. */
function apartFrom(others: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const result: Candidate[] = [];
  for (const candidate of candidates) {
    if (![...others, ...result].some((other) => isOverlapping(other, candidate))) {
      result.push(candidate);
    }
  }
  return result;
}

function rawSpan(skeleton: Skeleton, { exact }: Anchor, { start, end }: Candidate): RawSpan {
  const span = skeleton.toRaw(start, end);
  // A quote may end in what the skeleton leaves out, such as a space.
  return skeleton.raw.startsWith(exact, span.start) && exact.length > span.end - span.start
    ? { start: span.start, end: raw(span.start + exact.length) }
    : span;
}
