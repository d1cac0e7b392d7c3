import type { RawSpan } from '../text/offsets';

/** The four kinds of things that are found; see the annotation guide in the README. */
export const ANNOTATION_TYPES = ['slogan', 'formula', 'official', 'metric'] as const;
export type AnnotationType = (typeof ANNOTATION_TYPES)[number];

/**
 * Why something was annotated. Stable kebab-case names: hovers word them, tests ask for them and exports carry them.
 */
export type Evidence =
  | 'glossary' // the lexicon lists it
  | 'quoted' // in quotation marks
  | 'campaign-head' // followed by 活动, 行动, 工程 …
  | 'introduced' // after 提出, 打造, 践行 …
  | 'parallel' // built of parallel parts
  | 'joined' // joined by +, · or a dash
  | 'place-brand' // a quality and the name of a place: 品质滨州
  | 'repeated' // several times in the document
  | 'numeral-pattern' // numeral and head as formulas have them
  | 'enumerated' // the text lists what it counts
  | 'established' // introduced elsewhere in the document
  | 'post-before'
  | 'post-after'
  | 'group-title' // a title shared by a list: 市领导A、B
  | 'name-list'
  | 'speech-verb' // before 指出, 强调, 出席 …
  | 'appointment' // 出任, 任命 …
  | 'known-person'
  | 'unit' // number with a unit or classifier
  | 'approximator' // 余, 约, 以上 …
  | 'percentage'
  | 'rank'; // 第3家, 居全国第2位

interface AnnotationBase extends RawSpan {
  readonly type: AnnotationType;
  /** Exactly `raw.slice(start, end)`. */
  readonly text: string;
  /** The span as the reading has it: no noise, simplified script. */
  readonly norm: string;
  readonly evidence: readonly Evidence[];
  /** 0 to 1: how likely a careful annotator would agree. */
  readonly confidence: number;
}

export interface SloganAnnotation extends AnnotationBase {
  readonly type: 'slogan';
  /** Id of the glossary entry, where there is one. */
  readonly entry?: string;
}

export interface FormulaAnnotation extends AnnotationBase {
  readonly type: 'formula';
  readonly entry?: string;
  readonly kind: 'counted' | 'compound' | 'code';
  /** The number the formula counts, or null where it counts none. */
  readonly count: number | null;
  /** The list that the formula stands for, where the text or the glossary gives it. */
  readonly items?: readonly string[];
  /** Where the article itself lists the items, if it does. */
  readonly itemsSpan?: RawSpan;
}

export interface OfficialAnnotation extends AnnotationBase {
  readonly type: 'official';
  /** The posts that the text gives at this mention, as written but simplified and without noise. */
  readonly posts: readonly string[];
  /** Where those strings stand, in the same order. */
  readonly postSpans: readonly RawSpan[];
}

export const METRIC_BOUNDS = ['exact', 'atLeast', 'atMost', 'about'] as const;
export type MetricBound = (typeof METRIC_BOUNDS)[number];

export interface MetricAnnotation extends AnnotationBase {
  readonly type: 'metric';
  /** Multiplied out: 20万 is 200000. For a range the lower end. */
  readonly value: number;
  /** The upper end of a range (3至5个). */
  readonly valueTo?: number;
  /** The unit or classifier, empty where none is written. */
  readonly unit: string;
  readonly bound: MetricBound;
  /** What is measured, as written, or null. */
  readonly indicator: string | null;
  readonly direction?: 'up' | 'down';
}

export type Annotation =
  SloganAnnotation | FormulaAnnotation | OfficialAnnotation | MetricAnnotation;
