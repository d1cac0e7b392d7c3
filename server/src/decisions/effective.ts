import type { Annotation } from '../document/annotation';
import type { RawSpan } from '../text/offsets';
import type { Decision, Fields, Note } from './decision';

/** What a person made of an annotation so far; `suggested` where nobody said anything. */
export type EffectiveState = 'suggested' | 'open' | 'accepted' | 'rejected';

/** An annotation as it stands after all decisions. */
export interface EffectiveAnnotation {
  /** The decision's; undecided suggestions have none. */
  readonly id?: string;
  readonly state: EffectiveState;
  readonly type: string;
  /** Raw offsets: at least one, in the order of the text. */
  readonly pieces: readonly RawSpan[];
  /** What a person set; what is not named here is as in {@link suggestion}. */
  readonly attributes: Fields;
  readonly tags: readonly string[];
  readonly notes: readonly Note[];
  /** What the analysis found there; none for what was added by hand or is found no longer. */
  readonly suggestion?: Annotation;
  readonly decision?: Decision;
}

/** Which annotations count: all that nobody rejected, or those that the annotator accepted or added. */
export type Undecided = 'suggestions' | 'decided';

/** Whether an annotation counts. */
export const counts = ({ state }: EffectiveAnnotation, undecided: Undecided): boolean =>
  state === 'accepted' || (undecided === 'suggestions' && state !== 'rejected');

/**
 * Puts decisions over suggestions. Where a decision concerns a suggestion, the decision's word holds; a suggestion of
 * the same type that overlaps an accepted annotation, or one of any type over exactly its words, has been answered by
 * it and is left out. What a person added may overlap anything.
 *
 * @param suggestions Of the analysis of the article as it stands, in order, not overlapping.
 * @param decisions Placed in the same text; withdrawn ones count for nothing.
 * @returns in the order of the text, rejected ones included.
 */
export function effectiveAnnotations(
  suggestions: readonly Annotation[],
  decisions: readonly Decision[],
): EffectiveAnnotation[] {
  const standing = decisions.filter(({ state }) => state !== 'withdrawn');
  const bySuggestion = new Map<string, Annotation>();
  for (const suggestion of suggestions) bySuggestion.set(keyOf(suggestion), suggestion);

  const answered = new Set<Annotation>();
  const result: EffectiveAnnotation[] = standing.map((decision) => {
    const { id, state, type, pieces, attributes, tags, notes } = decision;
    const about = decision.suggestion;
    const suggestion =
      about && bySuggestion.get(keyOf({ type: about.type, ...spanOf(about.anchor) }));
    if (suggestion) answered.add(suggestion);
    return {
      id,
      state: state === 'withdrawn' ? 'open' : state,
      type,
      pieces: pieces.map(spanOf),
      attributes,
      tags,
      notes,
      ...(suggestion ? { suggestion } : {}),
      decision,
    };
  });

  const accepted = result
    .filter(({ state }) => state === 'accepted')
    .flatMap(({ type, pieces }) => pieces.map((piece) => ({ type, ...piece })))
    .sort((a, b) => a.start - b.start);
  for (const suggestion of answeredBy(suggestions, accepted)) answered.add(suggestion);
  for (const suggestion of suggestions) {
    if (answered.has(suggestion)) continue;
    const { type, start, end } = suggestion;
    result.push({
      state: 'suggested',
      type,
      pieces: [{ start, end }],
      attributes: {},
      tags: [],
      notes: [],
      suggestion,
    });
  }
  return result.sort(
    (a, b) =>
      a.pieces[0]!.start - b.pieces[0]!.start ||
      a.pieces.at(-1)!.end - b.pieces.at(-1)!.end ||
      compare(a.type, b.type) ||
      compare(a.id ?? '', b.id ?? ''),
  );
}

const spanOf = ({ start, end }: RawSpan): RawSpan => ({ start, end });

const keyOf = ({ type, start, end }: RawSpan & { readonly type: string }): string =>
  `${type} ${start} ${end}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type TypedSpan = RawSpan & { readonly type: string };

/**
 * The suggestions that accepted annotations answer.
 *
 * @param suggestions Sorted, not overlapping.
 * @param accepted Sorted by start; they may overlap.
 */
function* answeredBy(
  suggestions: readonly Annotation[],
  accepted: readonly TypedSpan[],
): Generator<Annotation> {
  let near: TypedSpan[] = [];
  let next = 0;
  for (const suggestion of suggestions) {
    const { type, start, end } = suggestion;
    near = near.filter((other) => other.end > start);
    for (; next < accepted.length && accepted[next]!.start < end; next++) {
      if (accepted[next]!.end > start) near.push(accepted[next]!);
    }
    if (near.some((other) => other.type === type || (other.start === start && other.end === end))) {
      yield suggestion;
    }
  }
}
