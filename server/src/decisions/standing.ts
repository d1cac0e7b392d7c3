/** An annotator's decisions on an article as they stand in its text now, while it is edited and the sidecar changes. */
import { isInPlace } from './anchor';
import { isSameJson, type Decision, type Relation, type Sidecar } from './decision';
import { followEdits, refreshAnchors, type Edit } from './edits';
import { mergeSidecars } from './merge';
import { reanchor, type Orphan } from './reanchor';
import type { Skeleton } from './skeleton';

/** Plain data; nothing is changed in place, so an earlier state can be kept. */
export interface Standing {
  readonly source: string;
  /** Decisions with a place in the text, withdrawn ones included. */
  readonly placed: readonly Decision[];
  /** Decisions without one; see {@link Orphan}. */
  readonly orphans: readonly Orphan[];
  readonly relations: readonly Relation[];
  readonly unreadable: readonly string[];
}

/** Places the decisions of a sidecar in a text. */
export function placeDecisions(sidecar: Sidecar, text: string): Standing {
  const { source, decisions, relations, unreadable } = sidecar;
  return { source, ...reanchor(decisions, text), relations, unreadable };
}

/** From so many characters on an edit that takes away lines and brings in lines is the work of a program. */
const REWRITTEN = 200;

/**
 * Moves decisions with edits. What loses its words becomes an orphan, whose best places are looked for by
 * {@link settle}. Where much was rewritten at once, as by a program that reads the file again or converts it, what the
 * rewriting touches is found by its words.
 *
 * @param text The text before the edits, each of which applies to what the one before left.
 */
export function follow(standing: Standing, edits: readonly Edit[], text: string): Standing {
  const { placed, orphans } = standing;
  if (placed.length === 0) return standing;
  let current = text;
  let moved: readonly Decision[] = placed;
  const lost: Decision[] = [];
  for (const edit of edits) {
    const before = current;
    current = before.slice(0, edit.start) + edit.text + before.slice(edit.end);
    const isRewriting = edit.end - edit.start >= REWRITTEN && edit.text.length >= REWRITTEN;
    const [touched, others] = isRewriting
      ? partition(moved, ({ pieces }) =>
          pieces.some(({ start, end }) => start < edit.end && end > edit.start),
        )
      : [[], moved];
    const followed = followEdits(others, [edit], before);
    moved = followed.placed;
    lost.push(...followed.lost, ...touched);
  }
  if (moved === placed && lost.length === 0) return standing;
  return {
    ...standing,
    placed: moved,
    orphans: [...orphans, ...lost.map((decision): Orphan => ({ decision, places: [] }))],
  };
}

/**
 * Looks for orphans by their words: a text that was taken away may be back, or stand elsewhere. Decisions that have a
 * place keep it.
 *
 * @param skeleton Of the text as it is now.
 */
export function settle(standing: Standing, skeleton: Skeleton): Standing {
  const { orphans } = standing;
  if (orphans.length === 0) return standing;
  const placed = refreshAnchors(skeleton, standing.placed);
  const found = reanchor([...placed, ...orphans.map(({ decision }) => decision)], skeleton.raw);
  const wanted = new Set(orphans.map(({ decision }) => decision.id));
  const back = found.placed.filter(({ id }) => wanted.has(id));
  const still = found.orphans.filter(({ decision }) => wanted.has(decision.id));
  return { ...standing, placed: [...placed, ...back], orphans: withPlaces(still, skeleton.raw) };
}

/**
 * Proposes places where none was found. What has a place stands by now in another text than the one in which an orphan was
 * last, so that its neighbours may lead away from it: then it is looked for without them.
 */
function withPlaces(orphans: readonly Orphan[], text: string): Orphan[] {
  const isBare = ({ places }: Orphan): boolean => !places.some((some) => some.length > 0);
  const bare = orphans.filter(isBare).map(({ decision }) => decision);
  if (bare.length === 0) return [...orphans];
  const { placed, orphans: found } = reanchor(bare, text);
  const places = new Map<string, Orphan['places']>([
    ...found.map((one) => [one.decision.id, one.places] as const),
    // Without its neighbours it is a proposal, no more.
    ...placed.map(
      ({ id, pieces }) => [id, pieces.map(({ start, end }) => [{ start, end, score: 1 }])] as const,
    ),
  ]);
  return orphans.map((one) =>
    isBare(one) ? { ...one, places: places.get(one.decision.id) ?? one.places } : one,
  );
}

/**
 * What is to be written: decisions with their words as the text has them now, orphans as they were.
 *
 * @param skeleton Of the text in which they stand.
 */
export function toSidecar(standing: Standing, skeleton: Skeleton): Sidecar {
  const { source, placed, orphans, relations, unreadable } = standing;
  return {
    source,
    decisions: [...refreshAnchors(skeleton, placed), ...orphans.map(({ decision }) => decision)],
    relations,
    unreadable,
  };
}

/**
 * Takes over what the sidecar has become. What is as it was, but for its place, keeps the place that it has here.
 *
 * @param skeleton Of the text as it is now.
 * @param found The sidecar as it stands in the file.
 */
export function takeOver(standing: Standing, skeleton: Skeleton, found: Sidecar): Standing {
  const placed = new Map(refreshAnchors(skeleton, standing.placed).map((one) => [one.id, one]));
  const orphans = new Map(standing.orphans.map((orphan) => [orphan.decision.id, orphan]));
  const here: Decision[] = [];
  const away: Orphan[] = [];
  const open: Decision[] = [];
  for (const decision of found.decisions) {
    const own = placed.get(decision.id);
    const orphan = orphans.get(decision.id);
    if (own && hasSamePlaces(own, decision, skeleton)) {
      here.push({ ...decision, ...placesOf(own) });
    } else if (orphan && isSameJson(orphan.decision, decision)) away.push(orphan);
    else open.push(decision);
  }
  const { source, relations, unreadable } = found;
  if (open.length === 0) return { source, placed: here, orphans: away, relations, unreadable };
  const settled = reanchor([...here, ...open], skeleton.raw);
  const wanted = new Set(open.map(({ id }) => id));
  return {
    source,
    placed: [...here, ...settled.placed.filter(({ id }) => wanted.has(id))],
    orphans: [...away, ...settled.orphans.filter(({ decision }) => wanted.has(decision.id))],
    relations,
    unreadable,
  };
}

/**
 * Merges what the sidecar has become with what was decided here and is not written yet.
 *
 * @param base The sidecar as it was read or written last.
 */
export function mergeStanding(
  standing: Standing,
  skeleton: Skeleton,
  found: Sidecar,
  base: Sidecar,
): Standing {
  return takeOver(standing, skeleton, mergeSidecars(toSidecar(standing, skeleton), found, base));
}

/** All decisions, those without a place included. */
export const allDecisions = ({ placed, orphans }: Standing): Decision[] => [
  ...placed,
  ...orphans.map(({ decision }) => decision),
];

/** Whether a version of a decision means the words that another one stands at, wherever it counts them to be. */
function hasSamePlaces(own: Decision, other: Decision, { raw }: Skeleton): boolean {
  return (
    own.pieces.length === other.pieces.length &&
    own.pieces.every((piece, i) => {
      const that = other.pieces[i]!;
      if (isSameJson(piece, that)) return true;
      return (
        piece.exact === that.exact &&
        (!isInPlace(raw, that) || (piece.start === that.start && piece.end === that.end))
      );
    })
  );
}

const placesOf = ({ pieces, suggestion }: Decision): Partial<Decision> => ({
  pieces,
  ...(suggestion ? { suggestion } : {}),
});

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  const result: [T[], T[]] = [[], []];
  for (const item of items) result[isFirst(item) ? 0 : 1].push(item);
  return result;
}
