/** What reports for people say of annotations. */
import { ANNOTATION_TYPES, type Annotation, type AnnotationType } from '../document/annotation';

/** Terms of one type by their norm, the most frequent first. */
export interface CountedTerm {
  readonly type: AnnotationType;
  readonly norm: string;
  readonly count: number;
  /** The first annotation of it. */
  readonly annotation: Annotation;
}

/** How many annotations of each type there are. */
export const countTypes = (
  annotations: readonly Annotation[],
): Readonly<Record<AnnotationType, number>> =>
  Object.fromEntries(
    ANNOTATION_TYPES.map((type) => [type, annotations.filter((one) => one.type === type).length]),
  ) as Record<AnnotationType, number>;

/** The different terms, by type, the most frequent first. */
export function countTerms(annotations: readonly Annotation[]): CountedTerm[] {
  const terms = new Map<string, { annotation: Annotation; count: number }>();
  for (const annotation of annotations) {
    const key = `${annotation.type} ${annotation.norm}`;
    const term = terms.get(key) ?? { annotation, count: 0 };
    term.count += 1;
    terms.set(key, term);
  }
  return ANNOTATION_TYPES.flatMap((type) =>
    [...terms.values()]
      .filter(({ annotation }) => annotation.type === type)
      .map(({ annotation, count }) => ({ type, norm: annotation.norm, count, annotation }))
      .sort((a, b) => b.count - a.count),
  );
}

/** What is known of an annotation, in few Chinese words; empty where there is nothing to say. */
export function describeAnnotation(annotation: Annotation): string {
  switch (annotation.type) {
    case 'slogan':
      return '';
    case 'formula':
      return annotation.items?.join('、') ?? '';
    case 'official':
      return annotation.posts.join('、');
    case 'metric': {
      const { value, valueTo, unit, bound, indicator, direction } = annotation;
      const range = valueTo === undefined ? `${value}` : `${value}–${valueTo}`;
      return [
        indicator ?? '',
        direction === undefined ? '' : DIRECTIONS[direction],
        `${BOUNDS[bound]}${range}${unit}`,
      ]
        .filter(Boolean)
        .join(' ');
    }
  }
}

const BOUNDS = { exact: '', atLeast: '≥ ', atMost: '≤ ', about: '≈ ' };
const DIRECTIONS = { up: '↑', down: '↓' };
