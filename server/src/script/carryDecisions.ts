/** Decisions on an article, carried over to a text made from it. */
import type { Anchor, Decision, Sidecar } from '../decisions/decision';
import { refreshAnchors } from '../decisions/edits';
import { reanchor } from '../decisions/reanchor';
import { Skeleton } from '../decisions/skeleton';
import { raw, type RawSpan } from '../text/offsets';
import type { Alignment } from './alignment';

/** What became of the decisions of a sidecar. */
export interface CarriedSidecar {
  /** All decisions, relations and unreadable lines; those in {@link lost} as they were. */
  readonly sidecar: Sidecar;
  /** Decisions without a certain place in the text as it was, or of whose words nothing is left. */
  readonly lost: readonly Decision[];
}

/**
 * Carries an annotator's decisions to where their words stand in a text made from the article. None is dropped: what
 * has no place keeps its words, by which a later reader may find it.
 *
 * @param text The article as it is; decisions made on an earlier state of it are looked for first.
 * @param made The text made from it, and the alignment from the article to it.
 * @param source What the new sidecar calls its article: the file name.
 */
export function carrySidecar(
  sidecar: Sidecar,
  text: string,
  made: { readonly text: string; readonly alignment: Alignment },
  source: string = sidecar.source,
): CarriedSidecar {
  const { placed, orphans } = reanchor(sidecar.decisions, text);
  const lost = orphans.map(({ decision }) => decision);
  const carried: Decision[] = [];
  for (const decision of placed) {
    const moved = carryDecision(decision, made.alignment);
    if (moved) carried.push(moved);
    else lost.push(decision);
  }
  const decisions = [...refreshAnchors(new Skeleton(made.text), carried), ...lost];
  return { sidecar: { ...sidecar, source, decisions }, lost };
}

/** A text that was made of an article, and what its sidecar calls it. */
export interface MadeText {
  readonly text: string;
  /** From the article to it. */
  readonly alignment: Alignment;
  readonly source: string;
}

/**
 * Shares an annotator's decisions on an article among texts that each hold a part of it. Each gets what stands in it; what
 * stands in none is kept with the first.
 *
 * @returns A sidecar for each text, and the decisions that stand in none.
 */
export function shareSidecar(
  sidecar: Sidecar,
  text: string,
  made: readonly MadeText[],
): { readonly sidecars: readonly Sidecar[]; readonly lost: readonly Decision[] } {
  const all = made.map((one) => carrySidecar(sidecar, text, one, one.source));
  const lostIn = all.map(({ lost }) => new Set(lost.map(({ id }) => id)));
  const isLost = (id: string): boolean => lostIn.every((lost) => lost.has(id));
  const sidecars = all.map(({ sidecar: one }, index): Sidecar => {
    const isFirst = index === 0;
    const decisions = one.decisions.filter(
      ({ id }) => !lostIn[index]!.has(id) || (isFirst && isLost(id)),
    );
    const here = new Set(decisions.map(({ id }) => id));
    return {
      ...one,
      decisions,
      relations: one.relations.filter(({ from, to }) => here.has(from) || here.has(to)),
      unreadable: isFirst ? one.unreadable : [],
    };
  });
  return { sidecars, lost: sidecar.decisions.filter(({ id }) => isLost(id)) };
}

/** @returns undefined where of one of its pieces nothing is left. */
function carryDecision(decision: Decision, alignment: Alignment): Decision | undefined {
  const pieces = decision.pieces.map((piece) => carryAnchor(piece, alignment));
  if (pieces.some(({ start, end }) => start === end)) return undefined;
  const { suggestion } = decision;
  const [first, ...rest] = pieces;
  return {
    ...decision,
    pieces: [first!, ...rest],
    ...(suggestion && {
      suggestion: { ...suggestion, anchor: carryAnchor(suggestion.anchor, alignment) },
    }),
  };
}

function carryAnchor(anchor: Anchor, alignment: Alignment): Anchor {
  const { start, end } = alignment.toTarget(anchor);
  const span: RawSpan = { start: raw(start), end: raw(end) };
  return { ...anchor, ...span };
}
