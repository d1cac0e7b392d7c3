/** What formats have no room for, apart from attributes: several pieces, overlaps, relations, undeclared types. */
import type { Schema } from '../decisions/schema';
import { skeletonOf } from '../decisions/skeleton';
import { firstEndingAfter } from '../text/spans';
import type { AnnotatedArticle, ArticleAnnotation } from './article';
import { onAnnotations, type Format, type Limit } from './format';
import { NO_RELATIONS, relationsOf } from './relations';

/** What a format has room for. */
export type Capacity = Pick<
  Format,
  'holdsOverlaps' | 'holdsPieces' | 'holdsRelations' | 'declaresTypes'
>;

/**
 * An article as a format has room for it: annotations of several pieces piece by piece, relations ending at the first of
 * them; of annotations that overlap accepted ones stay, then longer ones.
 */
export function fitted(
  article: AnnotatedArticle,
  { holdsOverlaps, holdsPieces, declaresTypes }: Capacity,
  schema: Schema,
): AnnotatedArticle {
  let { annotations } = article;
  if (declaresTypes && hasUndeclared(article, schema)) {
    annotations = annotations.filter((annotation) => isDeclared(annotation, schema));
  }
  if (!holdsPieces && hasPieces(annotations)) annotations = inPieces(annotations);
  if (!holdsOverlaps && overlaps(annotations)) annotations = withoutOverlapping(annotations);
  return annotations === article.annotations ? article : { ...article, annotations };
}

/** What {@link fitted} loses, and relations where a format has no room for them. */
export function capacityLimits(capacity: Capacity, schema: Schema): Limit[] {
  const { holdsOverlaps, holdsPieces, holdsRelations, declaresTypes } = capacity;
  const isWhole = holdsOverlaps && !declaresTypes;
  return [
    ...(declaresTypes ? [undeclared(schema)] : []),
    ...(holdsPieces ? [] : [IN_PIECES]),
    ...(holdsOverlaps ? [] : [OVERLAPPING]),
    ...(holdsRelations ? (isWhole ? [] : [relationsToNothing(capacity, schema)]) : [NO_RELATIONS]),
  ];
}

const undeclared = (schema: Schema): Limit => ({
  sentence: 'Annotations of types that the schema does not declare are left out.',
  loses: ['types'],
  ...onAnnotations((annotation) => !isDeclared(annotation, schema)),
});

const IN_PIECES: Limit = {
  sentence: 'Annotations of several pieces are written piece by piece.',
  loses: ['pieces'],
  ...onAnnotations(({ pieces }) => pieces),
};

const OVERLAPPING: Limit = {
  sentence: 'Annotations that overlap accepted or longer ones are left out.',
  loses: ['overlaps'],
  concerns: ({ annotations }) => overlaps(annotations),
  where({ annotations }) {
    const spans = hasPieces(annotations) ? inPieces(annotations) : annotations;
    const kept = new Set(withoutOverlapping(spans));
    return spans.filter((annotation) => !kept.has(annotation));
  },
};

const relationsToNothing = (capacity: Capacity, schema: Schema): Limit => ({
  sentence: 'Relations to annotations that are left out are left out, too.',
  loses: ['relations'],
  concerns: (article) =>
    relationsOf(fitted(article, capacity, schema)).length < relationsOf(article).length,
});

const isDeclared = (annotation: ArticleAnnotation, { types }: Schema): boolean =>
  annotation.type !== 'own' || types.some(({ name }) => name === annotation.name);

const hasUndeclared = ({ annotations }: AnnotatedArticle, schema: Schema): boolean =>
  annotations.some((annotation) => !isDeclared(annotation, schema));

const hasPieces = (annotations: readonly ArticleAnnotation[]): boolean =>
  annotations.some(({ pieces }) => pieces);

/** Whether some annotations, in the order of their starts, overlap. Between its pieces an annotation takes no room. */
function overlaps(annotations: readonly ArticleAnnotation[]): boolean {
  const spans = hasPieces(annotations) ? inPieces(annotations) : annotations;
  return spans.some(({ start }, index) => index > 0 && start < spans[index - 1]!.end);
}

const inOrder = (annotations: readonly ArticleAnnotation[]): ArticleAnnotation[] =>
  [...annotations].sort((a, b) => a.start - b.start || a.end - b.end);

const inPieces = (annotations: readonly ArticleAnnotation[]): ArticleAnnotation[] =>
  inOrder(
    annotations.flatMap((annotation) => {
      const { pieces, id, text: whole, start: from, ...rest } = annotation;
      if (!pieces) return [annotation];
      return pieces.map(({ start, end }, index) => {
        const text = whole.slice(start - from, end - from);
        const isEnd = index === 0 && id !== undefined;
        const piece = { ...rest, start, end, text, norm: skeletonOf(text) };
        return isEnd ? { ...piece, id } : piece;
      });
    }),
  );

/** Of annotations that overlap the accepted ones, then the longer ones; in order. */
export function withoutOverlapping(annotations: readonly ArticleAnnotation[]): ArticleAnnotation[] {
  const isAccepted = ({ confidence }: ArticleAnnotation): boolean => confidence === 1;
  const length = ({ start, end }: ArticleAnnotation): number => end - start;
  const ranked = [...annotations].sort(
    (a, b) =>
      Number(isAccepted(b)) - Number(isAccepted(a)) || length(b) - length(a) || a.start - b.start,
  );
  const kept: ArticleAnnotation[] = [];
  for (const annotation of ranked) {
    const index = firstEndingAfter(kept, annotation.start);
    const next = kept[index];
    if (!next || next.start >= annotation.end) kept.splice(index, 0, annotation);
  }
  return kept;
}
