/** What a decision on a term would do where the term stands again. */
import { suggestionKey } from '../decisions/act';
import type { EffectiveAnnotation } from '../decisions/effective';
import type { RawSpan } from '../text/offsets';

/** A decision that is to hold wherever its words stand. */
export interface WantedDecision {
  readonly state: 'accepted' | 'rejected';
  readonly type: string;
  /** The type that was suggested where another was given: where it is suggested again, that is the same case. */
  readonly suggestedType?: string;
}

/**
 * Why a person should look at an occurrence before deciding on it.
 *
 * - `within`: it is part of a longer annotation.
 * - `overlaps`: it overlaps an annotation that is not longer on both sides.
 * - `otherType`: an annotation over its words has another type.
 * - `otherwise`: the same annotation was decided otherwise.
 * - `surname`: only the surname stands there.
 */
export const DOUBTS = ['within', 'overlaps', 'otherType', 'otherwise', 'surname'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** What the decision would do at one occurrence. */
export interface Proposal {
  /** The key of the annotation to decide on; none where one is to be added. */
  readonly item?: string;
  readonly doubt?: Doubt;
  /** The annotation that the doubt is about. */
  readonly other?: EffectiveAnnotation;
}

const keyOf = ({ decision, suggestion }: EffectiveAnnotation): string =>
  decision?.id ?? suggestionKey(suggestion!);

/**
 * Proposes what to do at an occurrence.
 *
 * @param annotations Of the article, as they stand, rejected ones included.
 * @returns `settled` where the decision holds there already; undefined where there is nothing that it could be about.
 */
export function proposeAt(
  occurrence: RawSpan & { readonly isBySurname: boolean },
  annotations: readonly EffectiveAnnotation[],
  wanted: WantedDecision,
): Proposal | 'settled' | undefined {
  const near = annotations.filter((one) => overlaps(one, occurrence));
  const exact = near.filter((one) => coversExactly(one, occurrence));
  const same = exact.find(({ type }) => type === wanted.type);
  const surname = occurrence.isBySurname ? ({ doubt: 'surname' } as const) : {};
  if (same) {
    if (same.state === wanted.state) return 'settled';
    const item = keyOf(same);
    return same.state === 'suggested' || same.state === 'open'
      ? { item, ...surname }
      : { item, doubt: 'otherwise', other: same };
  }
  if (wanted.state === 'rejected') return undefined;
  const standing = exact.find(({ state }) => state !== 'rejected');
  if (standing) {
    const isUndecided = standing.state === 'suggested' || standing.state === 'open';
    const item = keyOf(standing);
    return isUndecided && standing.type === wanted.suggestedType
      ? { item, ...surname }
      : { item, doubt: 'otherType', other: standing };
  }
  const other = near.find(({ state }) => state !== 'rejected');
  if (!other) return surname;
  return { doubt: contains(other, occurrence) ? 'within' : 'overlaps', other };
}

const overlaps = ({ pieces }: EffectiveAnnotation, { start, end }: RawSpan): boolean =>
  pieces.some((piece) => piece.start < end && piece.end > start);

const contains = ({ pieces }: EffectiveAnnotation, { start, end }: RawSpan): boolean =>
  pieces.some((piece) => piece.start <= start && piece.end >= end);

const coversExactly = ({ pieces }: EffectiveAnnotation, { start, end }: RawSpan): boolean =>
  pieces.length === 1 && pieces[0]!.start === start && pieces[0]!.end === end;
