import type { Evidence } from '../document/annotation';
import type { FormulaKind, Bound } from '../lexicon/lexicon';

/** A range of a block's text, in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface CandidateBase extends Span {
  readonly evidence: readonly Evidence[];
  /** 0 to 1: how likely a careful annotator would agree. */
  readonly confidence: number;
}

export interface SloganCandidate extends CandidateBase {
  readonly type: 'slogan';
  readonly entry?: string;
}

export interface FormulaCandidate extends CandidateBase {
  readonly type: 'formula';
  readonly kind: FormulaKind;
  readonly count: number | null;
  readonly entry?: string;
  readonly items?: readonly string[];
  /** Where the block itself lists the items. */
  readonly itemsSpan?: Span;
}

export interface OfficialCandidate extends CandidateBase {
  readonly type: 'official';
  readonly posts: readonly Span[];
}

export interface MetricCandidate extends CandidateBase {
  readonly type: 'metric';
  readonly value: number;
  readonly valueTo?: number;
  readonly unit: string;
  readonly bound: Bound;
  readonly indicator: string | null;
  readonly direction?: 'up' | 'down';
}

/** A metric of which it is not yet known what it measures. */
export type Quantity = Omit<MetricCandidate, 'indicator'>;

/** What a recogniser found in one block. Offsets count from the start of the block's text. */
export type Candidate = SloganCandidate | FormulaCandidate | OfficialCandidate | MetricCandidate;
