/** What exports and evaluations take of a person's decisions: annotations such as an analysis has them. */
import { counts, type EffectiveAnnotation, type Undecided } from '../decisions/effective';
import type { Fields, Json, Relation } from '../decisions/decision';
import { Skeleton } from '../decisions/skeleton';
import {
  ANNOTATION_TYPES,
  METRIC_BOUNDS,
  type Annotation,
  type AnnotationType,
  type FormulaAnnotation,
} from '../document/annotation';
import { markedAnnotation } from '../document/marked';
import { firstEndingAfter } from '../text/spans';
import type { RawSpan } from '../text/offsets';
import type { ArticleAnnotation, ArticleRelation } from './article';

export type { Undecided };

export interface TakenAnnotations {
  /** In order, not overlapping. Where some overlap, accepted ones come before suggestions, then longer ones. */
  readonly annotations: readonly ArticleAnnotation[];
  /** Between {@link annotations}. */
  readonly relations: readonly ArticleRelation[];
  /** What was decided and is not in {@link annotations}, one English sentence for each kind of loss. */
  readonly losses: readonly string[];
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
  const losses = new Set<string>();
  const candidates: Candidate[] = [];
  const related = relations.filter(({ state }) => state === 'accepted');
  const ends = new Set(related.flatMap(({ from, to }) => [from, to]));
  for (const one of effective) {
    if (!counts(one, undecided)) continue;
    const { type, pieces } = one;
    if (!isSuggestedType(type)) {
      losses.add(LOSSES.type);
      continue;
    }
    if (one.notes.length > 0) losses.add(LOSSES.notes);
    if (one.tags.length > 0) losses.add(LOSSES.tags);
    if (pieces.length > 1) losses.add(LOSSES.pieces);
    for (const [index, piece] of pieces.entries()) {
      const { annotation, isAll } = annotationAt(one, type, piece, skeleton);
      if (!isAll) losses.add(LOSSES.attributes);
      if (!annotation) {
        losses.add(LOSSES.value);
        continue;
      }
      // Relations end at the first piece.
      const isEnd = index === 0 && one.id !== undefined && ends.has(one.id);
      candidates.push({
        annotation: isEnd ? { ...annotation, id: one.id } : annotation,
        isAccepted: one.state === 'accepted',
      });
    }
  }
  const annotations = withoutOverlaps(candidates);
  if (annotations.length < candidates.length) losses.add(LOSSES.overlaps);
  const kept = new Set(annotations.flatMap(({ id }) => id ?? []));
  const between = related.filter(({ from, to }) => kept.has(from) && kept.has(to));
  if (between.length < related.length) losses.add(LOSSES.relations);
  return {
    annotations,
    relations: between.map(({ type, from, to }) => ({ type, from, to })),
    losses: [...losses],
  };
}

/** What may not be in what is taken, one English sentence each. */
export const LOSSES = {
  type: 'Annotations of types of your own are left out.',
  notes: 'Notes are left out.',
  tags: 'Tags, such as unsure, are left out.',
  pieces: 'Annotations of several pieces are written piece by piece.',
  attributes: 'Attributes of your own, or with values of another kind, are left out.',
  value: 'Metrics without a number are left out.',
  relations: 'Relations to annotations that are left out are left out, too.',
  overlaps: 'Annotations that overlap accepted or longer ones are left out.',
} as const;

interface Candidate {
  readonly annotation: ArticleAnnotation;
  readonly isAccepted: boolean;
}

const isSuggestedType = (type: string): type is AnnotationType =>
  (ANNOTATION_TYPES as readonly string[]).includes(type);

function annotationAt(
  { state, attributes, suggestion, pieces }: EffectiveAnnotation,
  type: AnnotationType,
  piece: RawSpan,
  skeleton: Skeleton,
): { readonly annotation: Annotation | undefined; readonly isAll: boolean } {
  const found = suggestion?.type === type && pieces.length === 1 ? suggestion : undefined;
  if (found && state !== 'accepted' && Object.keys(attributes).length === 0) {
    return { annotation: found, isAll: true };
  }
  const { start, end } = piece;
  const text = skeleton.raw.slice(start, end);
  const norm = skeleton.text.slice(skeleton.offsetOf(start), skeleton.endOf(end));
  const { known, isAll } = knownAttributes(type, attributes);
  const value = typeof known['value'] === 'number' ? known['value'] : undefined;
  const marked = markedAnnotation(type, piece, text, norm, value);
  const isSame = found?.start === start && found.end === end;
  // Over other words a metric has another number; what else was found holds.
  const moved = found && { ...found, start, end, text, norm, ...numberOf(marked) };
  const before = isSame ? found : (moved ?? marked);
  if (!before) return { annotation: undefined, isAll };
  const confidence = state === 'accepted' ? 1 : before.confidence;
  const annotation = { ...before, ...known, confidence } as Annotation;
  return { annotation: withSpans(annotation, before, skeleton), isAll };
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

type IsValid = (value: Json) => boolean;
const isWords: IsValid = (value) => typeof value === 'string';
const isNumber: IsValid = (value) => typeof value === 'number';
const isList: IsValid = (value) =>
  Array.isArray(value) && value.every((item: Json) => isWords(item));
const oneOf =
  (...values: readonly Json[]): IsValid =>
  (value) =>
    values.includes(value);

/** The attributes of an analysis that a person may set, and what values they have. */
const ATTRIBUTES: Readonly<Record<AnnotationType, Readonly<Record<string, IsValid>>>> = {
  slogan: { norm: isWords, entry: isWords },
  formula: {
    norm: isWords,
    entry: isWords,
    kind: oneOf('counted', 'compound', 'code'),
    count: (value) => value === null || isNumber(value),
    items: isList,
  },
  official: { norm: isWords, posts: isList },
  metric: {
    norm: isWords,
    value: isNumber,
    valueTo: isNumber,
    unit: isWords,
    bound: oneOf(...METRIC_BOUNDS),
    indicator: (value) => value === null || isWords(value),
    direction: oneOf('up', 'down'),
  },
};

function knownAttributes(
  type: AnnotationType,
  attributes: Fields,
): { readonly known: Fields; readonly isAll: boolean } {
  const all = Object.entries(attributes);
  const known = all.filter(([name, value]) => ATTRIBUTES[type][name]?.(value) === true);
  return { known: Object.fromEntries(known), isAll: known.length === all.length };
}

function withoutOverlaps(candidates: readonly Candidate[]): ArticleAnnotation[] {
  const length = ({ annotation: { start, end } }: Candidate): number => end - start;
  const ranked = [...candidates].sort(
    (a, b) =>
      Number(b.isAccepted) - Number(a.isAccepted) ||
      length(b) - length(a) ||
      a.annotation.start - b.annotation.start,
  );
  const kept: ArticleAnnotation[] = [];
  for (const { annotation } of ranked) {
    const index = firstEndingAfter(kept, annotation.start);
    const next = kept[index];
    if (!next || next.start >= annotation.end) kept.splice(index, 0, annotation);
  }
  return kept;
}
