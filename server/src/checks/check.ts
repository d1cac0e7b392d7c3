import type { Analysis } from '../document/analysis';
import type { Words } from '../explain/words';
import type { Lexicon } from '../lexicon/lexicon';
import type { RawSpan } from '../text/offsets';

/** How loudly a check speaks. */
export type CheckSeverity = 'error' | 'warning' | 'information' | 'hint';

/** Stable names: settings switch checks by them, and tests ask for them. */
export const CHECK_IDS = [
  'misquoted-term',
  'wrong-count',
  'item-order',
  'enumeration-count',
  'total',
  'conflicting-posts',
  'name-variant',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** Something that a proofreader should look at. */
export interface Finding {
  readonly span: RawSpan;
  readonly message: Words;
  /** What would mend it. */
  readonly fix?: Fix;
  /** Other places that belong to it, each with what stands there. */
  readonly related?: readonly { readonly span: RawSpan; readonly message: Words }[];
}

/** A replacement of raw text. */
export interface Fix {
  readonly span: RawSpan;
  readonly text: string;
}

/** One rule. Pure, and linear in the length of the text. */
export interface Check {
  readonly id: CheckId;
  /** How loudly it speaks unless a setting says otherwise. */
  readonly severity: CheckSeverity;
  /** What it looks for, in a sentence for settings and reports. */
  readonly what: Words;
  find(analysis: Analysis, lexicon: Lexicon): Finding[];
  /** Builds what is built once for a lexicon, a piece at each step; {@link find} builds what is missing by then. */
  prepare?(lexicon: Lexicon): Generator<void, void>;
}
