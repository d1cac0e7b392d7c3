/** How places move with the edits that a person makes in the editor: exactly, without looking at any words. */
import { isHighSurrogate, isLowSurrogate } from '../text/characters';
import { raw, type RawSpan } from '../text/offsets';
import { anchorAt } from './anchor';
import type { Anchor, Decision } from './decision';
import type { Skeleton } from './skeleton';

/** A replacement of a range of the raw text, as the Language Server Protocol has them. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where decisions stand after edits. */
export interface Followed {
  /** Those whose text is still there. Quotes and contexts are as before; see {@link refreshAnchors}. */
  readonly placed: readonly Decision[];
  /** Those whose text was taken away or replaced with all around it: to be looked for by their words. */
  readonly lost: readonly Decision[];
}

/**
 * Moves decisions with edits, each of which applies to the text that the one before left.
 *
 * A span keeps its characters: what is typed at its edges stays outside, what is typed or replaced inside belongs to
 * it, and what is deleted is gone from it.
 *
 * @param text The raw text before the edits, in which the decisions stand.
 */
export function followEdits(
  decisions: readonly Decision[],
  edits: readonly Edit[],
  text: string,
): Followed {
  let placed = decisions;
  const lost: Decision[] = [];
  let current = text;
  for (const edit of edits) {
    const core = trimmed(edit, current);
    current = current.slice(0, edit.start) + edit.text + current.slice(edit.end);
    if (core.start === core.end && core.text === '') continue;
    const next: Decision[] = [];
    for (const decision of placed) {
      const moved = moveDecision(decision, edit, core);
      if (moved) next.push(moved);
      else lost.push(decision);
    }
    placed = next;
  }
  return { placed, lost };
}

/**
 * Remembers the words and the context of decisions anew, as the text has them now.
 *
 * @param skeleton Of the text in which they stand.
 */
export function refreshAnchors(skeleton: Skeleton, decisions: readonly Decision[]): Decision[] {
  const refresh = (anchor: Anchor): Anchor => {
    const { exact, prefix, suffix } = anchorAt(skeleton, anchor);
    if (exact === anchor.exact && prefix === anchor.prefix && suffix === anchor.suffix) {
      return anchor;
    }
    return { ...anchor, exact, prefix, suffix };
  };
  return decisions.map((decision) => {
    const { pieces, suggestion } = decision;
    const refreshed = mapPieces(pieces, refresh);
    // Where a suggestion's words were deleted its place is empty; its words are kept for the record.
    const anchor =
      suggestion && suggestion.anchor.end > suggestion.anchor.start
        ? refresh(suggestion.anchor)
        : suggestion?.anchor;
    if (pieces.every((piece, i) => piece === refreshed[i]) && anchor === suggestion?.anchor) {
      return decision;
    }
    return {
      ...decision,
      pieces: refreshed,
      ...(suggestion && anchor ? { suggestion: { ...suggestion, anchor } } : {}),
    };
  });
}

/**
 * Where a span stands after an edit.
 *
 * @param core The edit without what it replaces by itself.
 * @returns undefined where all of its characters were deleted, or replaced together with others.
 */
export function moveSpan({ start, end }: RawSpan, edit: Edit, core = edit): RawSpan | undefined {
  const shift = edit.text.length - (edit.end - edit.start);
  if (edit.start < edit.end && start <= edit.start && edit.end <= end) {
    // Inside, its edges included: a corrected character is still a part of the word.
    return end + shift > start ? { start, end: raw(end + shift) } : undefined;
  }
  if (core.start >= end) return { start, end };
  if (core.end <= start) return { start: raw(start + shift), end: raw(end + shift) };
  if (start <= core.start && core.end <= end) return { start, end: raw(end + shift) };
  if (core.start <= start && core.end >= end) return undefined;
  return core.start < start
    ? { start: raw(core.end + shift), end: raw(end + shift) }
    : { start, end: raw(core.start) };
}

/** An edit without what it replaces by itself, at its beginning and its end. */
function trimmed({ start, end, text }: Edit, before: string): Edit {
  let head = 0;
  const most = Math.min(end - start, text.length);
  while (head < most && before[start + head] === text[head]) head++;
  // Half of a character stays with its other half.
  if (head > 0 && isHighSurrogate(text.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < most - head && before[end - 1 - tail] === text[text.length - 1 - tail]) tail++;
  if (tail > 0 && isLowSurrogate(text.charCodeAt(text.length - tail))) tail--;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
}

function moveDecision(decision: Decision, edit: Edit, core: Edit): Decision | undefined {
  const { pieces, suggestion } = decision;
  const moved: Anchor[] = [];
  for (const piece of pieces) {
    const span = moveSpan(piece, edit, core);
    if (!span) return undefined;
    moved.push(moveAnchor(piece, span));
  }
  const [first, ...rest] = moved;
  const anchor = suggestion && moveSuggestion(suggestion.anchor, edit, core);
  if (moved.every((piece, i) => piece === pieces[i]) && anchor === suggestion?.anchor) {
    return decision;
  }
  return {
    ...decision,
    pieces: [first!, ...rest],
    ...(suggestion && anchor ? { suggestion: { ...suggestion, anchor } } : {}),
  };
}

/** A suggestion's place that was deleted is an empty one, at which nothing can be suggested. */
function moveSuggestion(anchor: Anchor, edit: Edit, core: Edit): Anchor {
  const span =
    anchor.end > anchor.start ? moveSpan(anchor, edit, core) : movePoint(anchor.start, edit);
  const at = Math.min(anchor.start, edit.start);
  return moveAnchor(anchor, span ?? { start: raw(at), end: raw(at) });
}

function movePoint(offset: number, edit: Edit): RawSpan {
  const shift = edit.text.length - (edit.end - edit.start);
  const moved = raw(
    offset <= edit.start ? offset : offset >= edit.end ? offset + shift : edit.start,
  );
  return { start: moved, end: moved };
}

const moveAnchor = (anchor: Anchor, { start, end }: RawSpan): Anchor =>
  start === anchor.start && end === anchor.end ? anchor : { ...anchor, start, end };

const mapPieces = (
  [first, ...rest]: Decision['pieces'],
  change: (piece: Anchor) => Anchor,
): Decision['pieces'] => [change(first), ...rest.map(change)];
