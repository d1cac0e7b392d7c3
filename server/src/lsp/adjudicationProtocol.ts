/**
 * What client and server say to each other about two annotators of an article. Part of `protocol.ts`, through which the
 * client imports it: types and method names only.
 */
import type { Choice, Difference } from '../decisions/adjudicate';
import type { Fields } from '../decisions/decision';
import type { Undecided } from '../decisions/effective';
import type { AgreementReport } from '../evaluate/agreement';
import type { ProtocolRange } from './protocolRange';

export type { Choice, Difference } from '../decisions/adjudicate';
export type { Agreement, AgreementReport, Measure } from '../evaluate/agreement';

/**
 * Request, client to server: where two annotators of an article differ, and what the final set says of it. Answers
 * {@link Adjudication}; fails with a message for the person.
 */
export const ADJUDICATION_METHOD = 'zhengwen/adjudication';

export interface AdjudicationParams {
  readonly textDocument: { readonly uri: string };
  readonly first: string;
  readonly second: string;
  /** Whose decisions the final set is: neither of the two. */
  readonly final: string;
  /** Whether suggestions of which an annotator said nothing count as theirs. */
  readonly undecided: Undecided;
}

/** What one annotator made of a place. */
export interface AdjudicationSide {
  readonly type: string;
  readonly text: string;
  readonly attributes: Fields;
}

/** A place where the annotators differ; one side may be missing. */
export interface Disagreement {
  /** Names it as long as neither annotation changes. */
  readonly key: string;
  /** From the first character of both to the last. */
  readonly range: ProtocolRange;
  readonly first?: AdjudicationSide;
  readonly second?: AdjudicationSide;
  /** Empty where one side is missing. */
  readonly differences: readonly Difference[];
  /** Whether the final set says what became of it. */
  readonly isSettled: boolean;
}

export interface Adjudication {
  readonly version: number | null;
  /** In the order of the text. */
  readonly disagreements: readonly Disagreement[];
  /** How many annotations both made in the same way, and how many of them the final set lacks. */
  readonly agreed: number;
  readonly agreedOpen: number;
  readonly agreement: AgreementReport;
  /** How many decisions of the two have no certain place, and are left out. */
  readonly orphans: number;
}

/**
 * Request, client to server: writes into the final set what was chosen for a disagreement, or all that both agree on.
 * Answers the {@link Adjudication} after it; fails with a message for the person, and writes nothing then. In the
 * person's own decisions it is a step for undo.
 */
export const ADJUDICATE_METHOD = 'zhengwen/adjudicate';

export interface AdjudicateParams extends AdjudicationParams {
  /** Left out: all that both agree on. */
  readonly chosen?: { readonly key: string; readonly choice: Choice };
}
