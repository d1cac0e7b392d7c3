import { fieldsOf } from '../decisions/fields';
import type { Evidence, MetricBound } from '../document/annotation';
import type { RawSpan } from '../text/offsets';
import { typeName, type AnnotatedArticle, type ArticleAnnotation, type TextForm } from './article';
import { contextOf } from './context';
import { relationsOf } from './relations';
import type { Review } from './review';
import { traditionalOf } from './scripts';

/** The version of the record's shape. It grows when a reader of the old shape would misread the new one. */
export const RECORD_SCHEMA = 1;

/** A span as a record holds it: start and end, UTF-16 code units into the raw text, end exclusive. */
export type RecordSpan = readonly [start: number, end: number];

interface RecordBase {
  readonly start: number;
  readonly end: number;
  /** From the first piece to the last one. */
  readonly text: string;
  /** Where the words stand, if in several pieces. */
  readonly pieces?: readonly RecordSpan[];
  /** The words of the pieces, without noise, in simplified characters. */
  readonly norm: string;
  /** The same in traditional characters; in the record of an article only, since it follows from the others. */
  readonly traditional?: string;
  /** What a person said of it: state, tags, notes, who and when. */
  readonly review?: Review;
  /** The raw text before it and behind it, where the record of an article has no text. */
  readonly prefix?: string;
  readonly suffix?: string;
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

/** An annotation of a type of one's own. */
export interface OwnRecord extends RecordBase, RecordOrigin {
  readonly type: string;
}

/** An annotation of any type; the attributes that the project declares stand before the evidence, by their names. */
export type AnyRecord = (AnnotationRecord | OwnRecord) & Readonly<Record<string, unknown>>;

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
  /** The articles of a file with several, a newspaper page for one, in order; together they are the text. */
  readonly articles?: readonly PartRecord[];
  readonly annotations: readonly AnyRecord[];
  /** Where there are any: each from one annotation to another, by their places in {@link annotations} from 0. */
  readonly relations?: readonly RelationRecord[];
}

/** An article of a file with several as JSON holds it. */
export interface PartRecord {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** A relation as JSON holds it. */
export interface RelationRecord {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** The record of an article: everything that the analysis knows. */
export function toRecord(article: AnnotatedArticle): ArticleRecord {
  const { name, encoding, form, text, parts, annotations } = article;
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
    ...(parts === undefined ? {} : { articles: parts }),
    annotations: annotations.map((annotation) => ({
      ...inBothScripts(annotation),
      // Where the text has changed since, these words find the place again.
      ...(form === undefined ? contextOf(text, annotation) : {}),
    })),
    ...(relations.length === 0 ? {} : { relations }),
  };
}

/** The record of an annotation with its words in traditional characters behind those in simplified ones. */
function inBothScripts(annotation: ArticleAnnotation): AnyRecord {
  const entries = Object.entries(toAnnotationRecord(annotation));
  const norm = entries.findIndex(([name]) => name === 'norm');
  entries.splice(norm + 1, 0, ['traditional', traditionalOf(annotation)]);
  return Object.fromEntries(entries) as unknown as AnyRecord;
}

const span = ({ start, end }: RawSpan): RecordSpan => [start, end];

/** The record of one annotation. */
export function toAnnotationRecord(annotation: ArticleAnnotation): AnyRecord {
  const { type, start, end, text, pieces, norm, own, review, evidence, confidence } = annotation;
  const values = annotation as unknown as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(type);
  const known = Object.entries(fields).flatMap(([name, { isPlace }]) => {
    const value = values[name];
    return value === undefined ? [] : [[name, isPlace ? placesOf(value) : value] as const];
  });
  return {
    type: typeName(annotation),
    start,
    end,
    text,
    ...(pieces ? { pieces: pieces.map(span) } : {}),
    norm,
    ...Object.fromEntries(known),
    ...own,
    evidence,
    confidence,
    ...(review ? { review } : {}),
  };
}

const placesOf = (value: unknown): RecordSpan | RecordSpan[] =>
  Array.isArray(value) ? (value as RawSpan[]).map(span) : span(value as RawSpan);
