/** What reports for people say of annotations. */
import type { Json } from '../decisions/decision';
import type { Schema } from '../decisions/schema';
import { ANNOTATION_TYPES } from '../document/annotation';
import { typeName, type ArticleAnnotation } from './article';
import { ownTypes } from './labels';
import { remarksOf } from './remarks';

/** Terms of one type by their norm, the most frequent first. */
export interface CountedTerm {
  readonly type: string;
  readonly norm: string;
  readonly count: number;
  /** The first annotation of it. */
  readonly annotation: ArticleAnnotation;
}

/** The types that a report shows: the suggested ones, those of the project, and others that an article has. */
export const shownTypes = (
  schema: Schema,
  annotations: readonly ArticleAnnotation[] = [],
): string[] => [
  ...new Set([
    ...ANNOTATION_TYPES,
    ...ownTypes(schema).map(({ name }) => name),
    ...annotations.map(typeName),
  ]),
];

/** How many annotations of a type there are. */
export const countType = (annotations: readonly ArticleAnnotation[], type: string): number =>
  annotations.filter((one) => typeName(one) === type).length;

/** The different terms, by type, the most frequent first. */
export function countTerms(
  annotations: readonly ArticleAnnotation[],
  types: readonly string[],
): CountedTerm[] {
  const terms = new Map<string, { annotation: ArticleAnnotation; count: number }>();
  for (const annotation of annotations) {
    const key = `${typeName(annotation)} ${annotation.norm}`;
    const term = terms.get(key) ?? { annotation, count: 0 };
    term.count += 1;
    terms.set(key, term);
  }
  return types.flatMap((type) =>
    [...terms.values()]
      .filter(({ annotation }) => typeName(annotation) === type)
      .map(({ annotation, count }) => ({ type, norm: annotation.norm, count, annotation }))
      .sort((a, b) => b.count - a.count),
  );
}

/** What is known of an annotation, in few Chinese words; empty where there is nothing to say. */
export const describeAnnotation = (annotation: ArticleAnnotation, schema: Schema): string =>
  [describeSuggested(annotation), describeOwn(annotation, schema), ...remarksOf(annotation)]
    .filter(Boolean)
    .join('；');

/** Attributes of the project: 层级：市级；牵头：是. */
function describeOwn(annotation: ArticleAnnotation, { types }: Schema): string {
  const attributes = types.find(({ name }) => name === typeName(annotation))?.attributes ?? [];
  return Object.entries(annotation.own ?? {})
    .map(([name, value]) => {
      const label = attributes.find((attribute) => attribute.name === name)?.label ?? name;
      return `${label}：${describeValue(value)}`;
    })
    .join('；');
}

function describeValue(value: Json): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(describeValue).join('、');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function describeSuggested(annotation: ArticleAnnotation): string {
  switch (annotation.type) {
    case 'own':
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
