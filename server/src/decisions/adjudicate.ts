/** Two annotators' annotations of an article side by side, and a third set that is chosen from them. */
import { raw } from '../text/offsets';
import { addAnnotation, decideSuggestion } from './decide';
import { isSameJson, type Authorship, type Decision, type Sidecar } from './decision';
import { counts, type EffectiveAnnotation, type Undecided } from './effective';
import type { Skeleton } from './skeleton';

/** In what two annotations of the same place differ. */
export type Difference = 'type' | 'boundary' | 'attributes';

/** An annotation that both made, perhaps not in the same way, or that one of them made. At least one is there. */
export interface ComparedPair {
  /** Names the pair as long as neither annotation changes. */
  readonly key: string;
  readonly first?: EffectiveAnnotation;
  readonly second?: EffectiveAnnotation;
  /** Empty where they agree, and where one of them is missing. */
  readonly differences: readonly Difference[];
}

/** What two annotators made of an article, in the order of the text. */
export interface AnnotatorComparison {
  readonly agreed: readonly ComparedPair[];
  /** Pairs that differ, and annotations that only one of them made. */
  readonly disagreements: readonly ComparedPair[];
}

/**
 * Compares what two annotators made of an article. Each annotation is paired with at most one that it overlaps: one over
 * the same words before others, one of the same type before others, then by the length of the overlap.
 *
 * @param undecided Whether suggestions of which an annotator said nothing count as theirs.
 */
export function compareAnnotators(
  first: readonly EffectiveAnnotation[],
  second: readonly EffectiveAnnotation[],
  undecided: Undecided,
): AnnotatorComparison {
  const ours = first.filter((one) => counts(one, undecided));
  const theirs = second.filter((one) => counts(one, undecided));
  const partners = new Map<EffectiveAnnotation, EffectiveAnnotation>();
  const taken = new Set<EffectiveAnnotation>();
  for (const { one, other } of candidates(ours, theirs)) {
    if (partners.has(one) || taken.has(other)) continue;
    partners.set(one, other);
    taken.add(other);
  }
  const pairs = [
    ...ours.map((one) => pairOf(one, partners.get(one))),
    ...theirs.filter((other) => !taken.has(other)).map((other) => pairOf(undefined, other)),
  ].sort((a, b) => startOf(a) - startOf(b));
  const isAgreed = ({ first: one, second: other, differences }: ComparedPair): boolean =>
    one !== undefined && other !== undefined && differences.length === 0;
  return {
    agreed: pairs.filter(isAgreed),
    disagreements: pairs.filter((pair) => !isAgreed(pair)),
  };
}

/** Whom the adjudicator follows. */
export const CHOICES = ['first', 'second', 'both', 'neither'] as const;
export type Choice = (typeof CHOICES)[number];

/**
 * Puts what an adjudicator chose into the final set: what was chosen is accepted, what was not is rejected, so that the
 * set says of each annotation what became of it. What it says of one already gives way to the new choice.
 *
 * @param final The adjudicator's own decisions.
 * @param skeleton Of the text in which all annotations are placed.
 */
export function adjudicate(
  final: Sidecar,
  pair: ComparedPair,
  choice: Choice,
  skeleton: Skeleton,
  authorship: Authorship,
): Sidecar {
  const { first, second } = pair;
  const verdicts = new Map<string, { one: EffectiveAnnotation; isAccepted: boolean }>();
  for (const [side, one] of [
    ['first', first],
    ['second', second],
  ] as const) {
    if (!one) continue;
    const isAccepted = choice === side || choice === 'both';
    // Where only attributes differ, both stand at one place, and the one that was chosen says it all.
    if (isAccepted || !verdicts.has(placeOf(one))) verdicts.set(placeOf(one), { one, isAccepted });
  }
  const taken = new Set(final.decisions.map(({ id }) => id));
  const made = [...verdicts.values()].map(({ one, isAccepted }): Decision => {
    const decision = decided(one, isAccepted, skeleton, authorship, taken);
    taken.add(decision.id);
    return decision;
  });
  const decisions = final.decisions.map((decision) =>
    verdicts.has(placeOf(decision)) && decision.state !== 'withdrawn'
      ? { ...decision, state: 'withdrawn' as const, modified: authorship.time }
      : decision,
  );
  return { ...final, decisions: [...decisions, ...made] };
}

/** Puts all that both annotators agree on into the final set, but for what the adjudicator decided on already. */
export function adoptAgreed(
  final: Sidecar,
  agreed: readonly ComparedPair[],
  skeleton: Skeleton,
  authorship: Authorship,
): Sidecar {
  let result = final;
  for (const pair of agreed) {
    if (!isSettled(pair, result)) result = adjudicate(result, pair, 'first', skeleton, authorship);
  }
  return result;
}

/** Whether the final set says of all annotations of a pair what became of them. */
export function isSettled({ first, second }: ComparedPair, final: Sidecar): boolean {
  const known = new Set(
    final.decisions
      .filter(({ state }) => state === 'accepted' || state === 'rejected')
      .map((decision) => placeOf(decision)),
  );
  return [first, second].every((one) => one === undefined || known.has(placeOf(one)));
}

interface Candidate {
  readonly one: EffectiveAnnotation;
  readonly other: EffectiveAnnotation;
  readonly rank: number;
  readonly overlap: number;
}

/** All pairs that overlap, the best first. */
function candidates(
  ours: readonly EffectiveAnnotation[],
  theirs: readonly EffectiveAnnotation[],
): Candidate[] {
  const result: Candidate[] = [];
  let from = 0;
  const longest = Math.max(0, ...theirs.map((other) => endOf(other) - other.pieces[0]!.start));
  for (const one of ours) {
    const { start } = one.pieces[0]!;
    // Both lists are sorted by their starts.
    while (from < theirs.length && theirs[from]!.pieces[0]!.start + longest <= start) from++;
    for (let i = from; i < theirs.length && theirs[i]!.pieces[0]!.start < endOf(one); i++) {
      const other = theirs[i]!;
      const overlap = overlapOf(one, other);
      if (overlap === 0) continue;
      const rank = (isSamePlace(one, other) ? 0 : 2) + (one.type === other.type ? 0 : 1);
      result.push({ one, other, rank, overlap });
    }
  }
  return result.sort((a, b) => a.rank - b.rank || b.overlap - a.overlap);
}

const endOf = ({ pieces }: EffectiveAnnotation): number =>
  Math.max(...pieces.map(({ end }) => end));

const overlapOf = (one: EffectiveAnnotation, other: EffectiveAnnotation): number =>
  one.pieces.reduce(
    (sum, a) =>
      other.pieces.reduce(
        (inner, b) => inner + Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)),
        sum,
      ),
    0,
  );

type Placed = Pick<EffectiveAnnotation | Decision, 'type' | 'pieces'>;

const spansOf = ({ pieces }: Pick<Placed, 'pieces'>): string =>
  pieces.map(({ start, end }) => `${start}-${end}`).join('+');

const isSamePlace = (one: Placed, other: Placed): boolean => spansOf(one) === spansOf(other);

const placeOf = (one: Placed): string => `${one.type} ${spansOf(one)}`;

const startOf = ({ first, second }: ComparedPair): number =>
  Math.min(first?.pieces[0]!.start ?? Infinity, second?.pieces[0]!.start ?? Infinity);

function pairOf(
  first: EffectiveAnnotation | undefined,
  second: EffectiveAnnotation | undefined,
): ComparedPair {
  const differences: Difference[] = [];
  if (first && second) {
    if (first.type !== second.type) differences.push('type');
    if (!isSamePlace(first, second)) differences.push('boundary');
    if (!isSameJson(first.attributes, second.attributes)) differences.push('attributes');
  }
  return {
    key: [first, second].map((one) => (one ? placeOf(one) : '')).join('|'),
    ...(first ? { first } : {}),
    ...(second ? { second } : {}),
    differences,
  };
}

function decided(
  { type, pieces, attributes, tags, suggestion, decision }: EffectiveAnnotation,
  isAccepted: boolean,
  skeleton: Skeleton,
  authorship: Authorship,
  taken: ReadonlySet<string>,
): Decision {
  const spans = pieces.map(({ start, end }) => ({ start: raw(start), end: raw(end) }));
  const change = {
    state: isAccepted ? ('accepted' as const) : ('rejected' as const),
    attributes,
    tags: Object.fromEntries(tags.map((tag) => [tag, true])),
  };
  const about =
    suggestion ??
    (decision?.suggestion && { ...decision.suggestion.anchor, type: decision.suggestion.type });
  return about
    ? decideSuggestion(skeleton, about, { ...change, type, spans }, authorship, taken)
    : addAnnotation(skeleton, type, spans, change, authorship, taken);
}
