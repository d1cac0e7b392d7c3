/** What exports and evaluations take of a person's decisions: annotations such as an analysis has them. */
import { counts, type EffectiveAnnotation, type Undecided } from '../decisions/effective';
import type { Fields, Json, Relation } from '../decisions/decision';
import { fieldsOf } from '../decisions/fields';
import { Skeleton } from '../decisions/skeleton';
import {
  ANNOTATION_TYPES,
  type Annotation,
  type AnnotationType,
  type FormulaAnnotation,
} from '../document/annotation';
import { markedAnnotation } from '../document/marked';
import type { RawSpan } from '../text/offsets';
import type { ArticleAnnotation, ArticleRelation } from './article';
import { RESERVED } from './fields';
import type { Loss, LostSpan } from './losses';
import { reviewOf } from './review';

export type { Undecided };

export interface TakenAnnotations {
  /** In the order of their starts. What a person added may overlap others and have several pieces. */
  readonly annotations: readonly ArticleAnnotation[];
  /** Between {@link annotations}. */
  readonly relations: readonly ArticleRelation[];
  /** What was decided and is not in {@link annotations}, once for each kind of loss. */
  readonly losses: readonly Loss[];
}

/**
 * Makes annotations of what stands after all decisions. What a person set outranks what was found; of what was added by
 * hand the words tell the rest. Accepted annotations have a confidence of 1.
 *
 * @param effective Of the text, as `effectiveAnnotations` gives them.
 * @param relations Of the same annotator; withdrawn ones count for nothing.
 */
export function takeEffective(
  effective: readonly EffectiveAnnotation[],
  text: string,
  undecided: Undecided,
  relations: readonly Relation[] = [],
): TakenAnnotations {
  const skeleton = new Skeleton(text);
  const losses = new Map<string, LostSpan[]>();
  const lose = (sentence: string, { pieces }: EffectiveAnnotation): void => {
    const { start, end, text: words } = wholeOf(pieces, text);
    losses.set(sentence, [...(losses.get(sentence) ?? []), { start, end, text: words }]);
  };
  const annotations: ArticleAnnotation[] = [];
  const related = relations.filter(({ state }) => state === 'accepted');
  const ends = new Set(related.flatMap(({ from, to }) => [from, to]));
  for (const given of effective) {
    if (!counts(given, undecided)) continue;
    const pieces = apart(given.pieces);
    const one = { ...given, pieces };
    const said = attributesOf(one);
    if (!said.isAll) lose(LOSSES.attributes, one);
    const annotation = isSuggestedType(one.type)
      ? suggestedType(one, one.type, said.known, skeleton)
      : ownType(one, said.known, skeleton);
    if (!annotation) {
      lose(LOSSES.value, one);
      continue;
    }
    const review = reviewOf(one);
    const isEnd = one.id !== undefined && ends.has(one.id);
    annotations.push({
      ...annotation,
      ...(pieces.length > 1 ? { pieces } : {}),
      ...(Object.keys(said.own).length > 0 ? { own: said.own } : {}),
      ...(review ? { review } : {}),
      ...(isEnd ? { id: one.id } : {}),
    });
  }
  const kept = new Set(annotations.flatMap(({ id }) => id ?? []));
  const between = related.filter(({ from, to }) => kept.has(from) && kept.has(to));
  return {
    annotations,
    relations: between.map(({ type, from, to }) => ({ type, from, to })),
    losses: [
      ...[...losses].map(([sentence, where]) => ({ sentence, where })),
      ...(between.length < related.length ? [{ sentence: LOSSES.relations }] : []),
    ],
  };
}

/** What may not be in what is taken, one English sentence each. */
export const LOSSES = {
  attributes:
    'Attributes with values of another kind, or with names that records need, are left out.',
  value: 'Metrics without a number are left out.',
  relations: 'Relations to annotations that are left out are left out, too.',
} as const;

const isSuggestedType = (type: string): type is AnnotationType =>
  (ANNOTATION_TYPES as readonly string[]).includes(type);

/** Pieces in order, those that overlap as one. */
function apart(pieces: readonly RawSpan[]): RawSpan[] {
  const result: RawSpan[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (!last || piece.start >= last.end) result.push(piece);
    else if (piece.end > last.end) result[result.length - 1] = { ...last, end: piece.end };
  }
  return result;
}

/** The whole of an annotation, from its first piece to its last one; `norm` has the words of the pieces alone. */
function wordsOf({ pieces }: EffectiveAnnotation, skeleton: Skeleton) {
  const norm = pieces
    .map((piece) => skeleton.text.slice(skeleton.offsetOf(piece.start), skeleton.endOf(piece.end)))
    .join('');
  return { ...wholeOf(pieces, skeleton.raw), norm };
}

function wholeOf(pieces: readonly RawSpan[], text: string) {
  const [{ start }, { end }] = [pieces[0]!, pieces.at(-1)!];
  return { start, end, text: text.slice(start, end) };
}

function ownType(one: EffectiveAnnotation, known: Fields, skeleton: Skeleton): ArticleAnnotation {
  const base = wordsOf(one, skeleton);
  return { type: 'own', name: one.type, ...base, evidence: [], confidence: 1, ...known };
}

function suggestedType(
  one: EffectiveAnnotation,
  type: AnnotationType,
  known: Fields,
  skeleton: Skeleton,
): Annotation | undefined {
  const { state, suggestion, pieces } = one;
  const found = suggestion?.type === type && pieces.length === 1 ? suggestion : undefined;
  if (found && state !== 'accepted' && Object.keys(known).length === 0) return found;
  const { start, end, text, norm } = wordsOf(one, skeleton);
  const value = typeof known['value'] === 'number' ? known['value'] : undefined;
  const marked = markedAnnotation(type, { start, end }, text, norm, value);
  const isSame = found?.start === start && found.end === end;
  // Over other words a metric has another number; what else was found holds.
  const moved = found && { ...found, start, end, text, norm, ...numberOf(marked) };
  const before = isSame ? found : (moved ?? marked);
  if (!before) return undefined;
  const confidence = state === 'accepted' ? 1 : before.confidence;
  const annotation = { ...before, ...known, confidence } as Annotation;
  return withSpans(annotation, before, skeleton);
}

const isNothing = (value: Json): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What a person set, apart: what records have fields for, and attributes of the project. */
function attributesOf({ type, attributes }: EffectiveAnnotation): {
  readonly known: Fields;
  readonly own: Fields;
  readonly isAll: boolean;
} {
  const fields = fieldsOf(type);
  const all = Object.entries(attributes).filter(([, value]) => !isNothing(value));
  const known = Object.entries(attributes).filter(([name, value]) =>
    name === 'norm' ? typeof value === 'string' : fields[name]?.canBe(value),
  );
  const own = all.filter(([name]) => name !== 'norm' && !(name in fields) && !RESERVED.has(name));
  const taken = new Set([...known, ...own].map(([name]) => name));
  return {
    known: Object.fromEntries(known),
    own: Object.fromEntries(own),
    isAll: all.every(([name]) => taken.has(name)),
  };
}

/** What a metric says by its words. */
const numberOf = (annotation: Annotation | undefined): object =>
  annotation?.type === 'metric' ? { value: annotation.value, unit: annotation.unit } : {};

/** The annotation with the places of what its annotator set: posts where they stand nearest, if they stand there. */
function withSpans(annotation: Annotation, before: Annotation, skeleton: Skeleton): Annotation {
  if (annotation.type === 'formula' && before.type === 'formula') {
    if (annotation.items === before.items) return annotation;
    const unplaced: { -readonly [K in keyof FormulaAnnotation]: FormulaAnnotation[K] } = {
      ...annotation,
    };
    delete unplaced.itemsSpan;
    return unplaced;
  }
  if (annotation.type !== 'official' || before.type !== 'official') return annotation;
  if (annotation.posts === before.posts) return annotation;
  const at = skeleton.offsetOf(annotation.start);
  const postSpans = annotation.posts.flatMap((post): RawSpan[] => {
    const known = before.postSpans[before.posts.indexOf(post)];
    if (known) return [known];
    const start = nearest(skeleton.text, post, at);
    return start === undefined ? [] : [skeleton.toRaw(start, start + post.length)];
  });
  return { ...annotation, postSpans };
}

/** How far from a name its post is looked for, in characters. */
const POST_DISTANCE = 120;

function nearest(text: string, words: string, at: number): number | undefined {
  if (words === '') return undefined;
  const found = [text.lastIndexOf(words, at), text.indexOf(words, at)].filter(
    (start) => start >= 0 && Math.abs(start - at) <= POST_DISTANCE,
  );
  return found.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
}
