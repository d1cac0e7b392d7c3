/**
 * What client and server say to each other about the places where a term stands. Part of `protocol.ts`, through which the
 * client imports it: types and method names only.
 */
import type { Doubt, WantedDecision } from '../workspace/occurrences';
import type { ProtocolRange } from './protocolRange';

export type { Doubt, WantedDecision } from '../workspace/occurrences';

/**
 * Request, client to server: where a term or a person stands, in either script and through noise, in an article or in all
 * articles of the workspace, open or not. Answers {@link OccurrencesResult}; fails for a term without words. Can be
 * cancelled.
 */
export const OCCURRENCES_METHOD = 'zhengwen/occurrences';

export interface OccurrencesParams {
  readonly term: string;
  /** Where to look: in this article alone or, without it, in the workspace and the open articles. */
  readonly textDocument?: { readonly uri: string };
  /** The length of each context in characters. */
  readonly width: number;
  /** A decision that may be made there, so that each occurrence says what it would do. */
  readonly wanted?: WantedDecision;
}

/** One place. Contexts and words are those of the reading: simplified, without noise, lines joined. */
export interface Occurrence {
  readonly uri: string;
  /** The version of the document that ranges and keys count in; null for a file that is not open. */
  readonly version: number | null;
  readonly range: ProtocolRange;
  /** The words as the article has them. */
  readonly text: string;
  readonly left: string;
  readonly words: string;
  readonly right: string;
  /** The annotation that the decision would be about; without it, it would add one. */
  readonly item?: string;
  /** Why a person should look before deciding; there is none where a decision was not asked about. */
  readonly doubt?: Doubt;
  /** The annotation that the doubt is about. */
  readonly other?: { readonly type: string; readonly text: string };
}

export interface OccurrencesResult {
  /** In the order of the files and of the text. */
  readonly occurrences: readonly Occurrence[];
  /** The occurrences sorted outwards by the words right before or behind: their numbers in {@link occurrences}. */
  readonly orders: { readonly left: readonly number[]; readonly right: readonly number[] };
  /** How many files were looked at. */
  readonly files: number;
  /** Where the decision that was asked about holds already. */
  readonly settled: number;
  /** Whether there are more occurrences than are given. */
  readonly isCut: boolean;
  /** What could not be looked at, and why, for a person. */
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
}
