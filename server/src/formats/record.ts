import type { Annotation, Evidence, MetricBound } from '../document/annotation';
import type { RawSpan } from '../text/offsets';
import type { AnnotatedArticle, TextForm } from './article';
import { relationsOf } from './relations';

/** The version of the record's shape. It grows when a reader of the old shape would misread the new one. */
export const RECORD_SCHEMA = 1;

/** A span as a record holds it: start and end, UTF-16 code units into the raw text, end exclusive. */
export type RecordSpan = readonly [start: number, end: number];

interface RecordBase {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly norm: string;
}

interface RecordOrigin {
  readonly evidence: readonly Evidence[];
  readonly confidence: number;
}

export interface SloganRecord extends RecordBase, RecordOrigin {
  readonly type: 'slogan';
  readonly entry?: string;
}

export interface FormulaRecord extends RecordBase, RecordOrigin {
  readonly type: 'formula';
  readonly kind: 'counted' | 'compound' | 'code';
  readonly count: number | null;
  readonly items?: readonly string[];
  readonly itemsSpan?: RecordSpan;
  readonly entry?: string;
}

export interface OfficialRecord extends RecordBase, RecordOrigin {
  readonly type: 'official';
  readonly posts: readonly string[];
  readonly postSpans: readonly RecordSpan[];
}

export interface MetricRecord extends RecordBase, RecordOrigin {
  readonly type: 'metric';
  readonly value: number;
  readonly valueTo?: number;
  readonly unit: string;
  readonly bound: MetricBound;
  readonly indicator: string | null;
  readonly direction?: 'up' | 'down';
}

/** One annotation as JSON holds it, its keys in the order in which they are written. */
export type AnnotationRecord = SloganRecord | FormulaRecord | OfficialRecord | MetricRecord;

/** One article as JSON holds it. */
export interface ArticleRecord {
  readonly schema: typeof RECORD_SCHEMA;
  readonly file: string;
  /** How the file is encoded, where that is not UTF-8; offsets count in the decoded text. */
  readonly encoding?: string;
  /** What {@link text} was made into. */
  readonly form?: TextForm;
  /** The text that offsets count in, where it is not the one that is stored. */
  readonly text?: string;
  readonly annotations: readonly AnnotationRecord[];
  /** Where there are any: each from one annotation to another, by their places in {@link annotations} from 0. */
  readonly relations?: readonly RelationRecord[];
}

/** A relation as JSON holds it. */
export interface RelationRecord {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** The record of an article: everything that the analysis knows. */
export function toRecord(article: AnnotatedArticle): ArticleRecord {
  const { name, encoding, form, text, annotations } = article;
  const relations = relationsOf(article).map(({ type, from, to }) => ({
    type,
    from: annotations.indexOf(from),
    to: annotations.indexOf(to),
  }));
  return {
    schema: RECORD_SCHEMA,
    file: name,
    ...(encoding === undefined ? {} : { encoding }),
    ...(form === undefined ? {} : { form, text }),
    annotations: annotations.map(toAnnotationRecord),
    ...(relations.length === 0 ? {} : { relations }),
  };
}

const span = ({ start, end }: RawSpan): RecordSpan => [start, end];

/** The record of one annotation. */
export function toAnnotationRecord(annotation: Annotation): AnnotationRecord {
  const { start, end, text, norm, evidence, confidence } = annotation;
  const base = { start, end, text, norm };
  const origin = { evidence, confidence };
  switch (annotation.type) {
    case 'slogan': {
      const { type, entry } = annotation;
      return { type, ...base, ...(entry === undefined ? {} : { entry }), ...origin };
    }
    case 'formula': {
      const { type, kind, count, items, itemsSpan, entry } = annotation;
      return {
        type,
        ...base,
        kind,
        count,
        ...(items === undefined ? {} : { items }),
        ...(itemsSpan === undefined ? {} : { itemsSpan: span(itemsSpan) }),
        ...(entry === undefined ? {} : { entry }),
        ...origin,
      };
    }
    case 'official': {
      const { type, posts, postSpans } = annotation;
      return { type, ...base, posts, postSpans: postSpans.map(span), ...origin };
    }
    case 'metric': {
      const { type, value, valueTo, unit, bound, indicator, direction } = annotation;
      return {
        type,
        ...base,
        value,
        ...(valueTo === undefined ? {} : { valueTo }),
        unit,
        bound,
        indicator,
        ...(direction === undefined ? {} : { direction }),
        ...origin,
      };
    }
  }
}
