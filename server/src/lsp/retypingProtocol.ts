/**
 * What client and server say to each other about renaming, merging and splitting types. Part of `protocol.ts`, through
 * which the client imports it: types and method names only.
 */
import type { DecisionState } from '../decisions/decision';
import type { Retyping, TypeUse } from '../decisions/retype';
import type { TypeSchema } from '../decisions/schema';

export type { DecisionState } from '../decisions/decision';
export type { Retyping, RetypingCondition, TypeUse } from '../decisions/retype';

/** A folder of the workspace. */
export interface TypesParams {
  readonly folder: string;
}

/**
 * Request, client to server: the types of a folder of the workspace, and how often its annotators use them. Answers
 * {@link TypesResult}; fails with a message for the person.
 */
export const TYPES_METHOD = 'zhengwen/types';

export interface TypesResult {
  /** Those of the schema. */
  readonly declared: readonly TypeSchema[];
  /** Those that decisions have, declared or not. */
  readonly used: readonly TypeUse[];
}

/**
 * Request, client to server: what giving another type to annotations would change in a folder of the workspace, in the
 * files of all annotators and in the schema. Answers {@link RetypingPreview}; changes nothing; fails with a message for the
 * person where the types are impossible or a file cannot be read.
 */
export const PREVIEW_RETYPING_METHOD = 'zhengwen/previewRetyping';

export interface RetypingParams extends TypesParams {
  readonly retyping: Retyping;
}

/** An annotation that would get another type. */
export interface RetypedDecision {
  readonly id: string;
  readonly state: DecisionState;
  /** The words of its pieces, and where they stood when the file was written, in UTF-16 code units. */
  readonly pieces: readonly {
    readonly exact: string;
    readonly start: number;
    readonly end: number;
  }[];
}

export interface RetypedFile {
  readonly sidecar: string;
  readonly article: string;
  readonly annotator: string;
  readonly decisions: readonly RetypedDecision[];
}

export interface RetypingPreview {
  readonly files: readonly RetypedFile[];
  /** The schema before and after, where it would change. */
  readonly schema?: { readonly uri: string; readonly before: string; readonly after: string };
  /** Lines that cannot be read, which stay as they are: a sentence for each. */
  readonly problems: readonly string[];
}

/**
 * Request, client to server: gives another type to annotations, in all files or in none, as one step for undo that concerns
 * every article. Answers {@link RetypingResult}; fails with a message for the person, and then nothing is changed.
 */
export const RETYPE_METHOD = 'zhengwen/retype';

export interface RetypeParams extends RetypingParams {
  /** The decisions that are to change, by file. Where some are left out the old type stays in the schema. */
  readonly chosen: readonly { readonly sidecar: string; readonly ids: readonly string[] }[];
  /** What the step is called when it is undone. */
  readonly label: string;
}

export interface RetypingResult {
  readonly decisions: number;
  /** Of how many annotators and articles. */
  readonly files: number;
  readonly isSchemaChanged: boolean;
  /** The step to take back; null where nothing changed. */
  readonly step: number | null;
}
