/**
 * What client and server say to each other about a person's decisions. Part of `protocol.ts`, through which the client
 * imports it: types, method names, and what both judge alike.
 */
import type { Fields, Json } from '../decisions/decision';
import type { FlatRanges, ProtocolRange } from './protocolRange';

export type {
  AttributeKind,
  AttributeSchema,
  RelationSchema,
  Schema,
  TypeSchema,
} from '../decisions/schema';
export { mayEnd, mayRelate } from '../decisions/schema';
export type { Fields, Json } from '../decisions/decision';

/** The tag of an annotation that its annotator wants somebody else to look at. */
export const UNSURE_TAG = 'unsure';

/**
 * What became of an annotation.
 *
 * - `undecided`: suggested, and neither accepted nor rejected; there may be notes, attributes and tags already.
 * - `accepted`: taken as suggested.
 * - `changed`: taken with another type, other boundaries or attributes.
 * - `rejected`: said to be none.
 * - `added`: by hand.
 * - `orphan`: decided on, but its words stand nowhere for certain any longer; see {@link DecisionItem.places}.
 */
export const ITEM_STATES = [
  'undecided',
  'accepted',
  'changed',
  'rejected',
  'added',
  'orphan',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** A remark; all three fields together name it. */
export interface ItemNote {
  readonly text: string;
  readonly creator: string;
  /** ISO 8601. */
  readonly created: string;
}

/** A place where an orphan may belong. */
export interface ItemPlace {
  readonly range: ProtocolRange;
  readonly text: string;
  /** 0 to 1. */
  readonly score: number;
}

/** An annotation of an article as it stands after all decisions. */
export interface DecisionItem {
  /**
   * Names the annotation in {@link DecideAction}. That of a decision stays for ever; that of an undecided suggestion
   * holds for the version of the document.
   */
  readonly key: string;
  /** The id of the decision; none where nothing was said. */
  readonly id?: string;
  readonly state: ItemState;
  /** What an orphan was decided to be: the state that it has again when it is put in its place. */
  readonly was?: 'open' | 'accepted' | 'rejected';
  /** Whether it is tagged as unsure; also where {@link reworded}. */
  readonly unsure: boolean;
  /** Whether its words were changed where nobody watched, and no one has decided on it since. */
  readonly reworded: boolean;
  /** A suggested type, or one of the schema. */
  readonly type: string;
  /** What was suggested, where a person gave another type. */
  readonly suggestedType?: string;
  /** One range for each piece, in the order of the text; for an orphan none. */
  readonly ranges: readonly ProtocolRange[];
  /** The parts of {@link ranges} that are to be painted: none crosses a line break or covers a caption. */
  readonly paint: FlatRanges;
  /** The words as the article has them; pieces are joined by `…`. Those of an orphan are the ones remembered. */
  readonly text: string;
  /** The words as the reading has them: simplified, without noise. Those of an orphan are as in {@link text}. */
  readonly norm: string;
  /** All attributes, those that were suggested and those that a person set. */
  readonly attributes: Fields;
  /** The names of the attributes that a person set. */
  readonly set: readonly string[];
  /** Sorted; {@link UNSURE_TAG} may be among them. */
  readonly tags: readonly string[];
  readonly notes: readonly ItemNote[];
  /** 0 to 1; of suggestions. */
  readonly confidence?: number;
  /** Who decided, and when (ISO 8601). */
  readonly creator?: string;
  readonly created?: string;
  readonly modified?: string;
  /** For an orphan, for each of its pieces the best places, the best first. */
  readonly places?: readonly (readonly ItemPlace[])[];
}

/** A relation between two annotations. */
export interface RelationItem {
  readonly id: string;
  readonly type: string;
  /** Keys of items. */
  readonly from: string;
  readonly to: string;
}

/** How many annotations there are in each state. */
export type StateCounts = Readonly<Record<ItemState, number>>;

/**
 * Request, client to server: the annotations of an article with what was decided on them. Answers {@link DecisionList}.
 * The article need not be open: then the file is read. Nothing fails: what is wrong is in {@link DecisionList.problems}.
 */
export const DECISIONS_METHOD = 'zhengwen/decisions';

export interface DecisionsParams {
  readonly textDocument: { readonly uri: string };
  /** Whose decisions; without it, those of the person at work here. Only the latter can be changed. */
  readonly annotator?: string;
}

export interface DecisionList {
  readonly uri: string;
  /** The version of the document that positions count in; null where it is not open. */
  readonly version: number | null;
  /** Whether the document is read as an article; there are no items where it is not. */
  readonly recognized: boolean;
  readonly annotator: string;
  /** The sidecar's address, whether it is there already or not; null where decisions cannot be kept. */
  readonly sidecar: string | null;
  /** Why decisions cannot be made here, for a person; left out where they can. */
  readonly unavailable?: string;
  /** Rejected ones included; in the order of the text, orphans last. */
  readonly items: readonly DecisionItem[];
  readonly relations: readonly RelationItem[];
  readonly counts: StateCounts;
  /** What is wrong with the sidecar, one sentence each. */
  readonly problems: readonly string[];
  /** Whether everything stands in the file. Where it does not, it is kept in memory and tried again. */
  readonly isSaved: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/**
 * Notification, server to client: something of what {@link DECISIONS_METHOD} answers for an article has changed, be it by
 * a decision, an edit of the text, a change of the sidecar by others, a setting or the schema. Sent for open articles, and
 * for others that decisions were made on, to clients that want it ({@link InitializationOptions.decisions}); a moment after
 * an edit, at once otherwise. Views ask anew.
 */
export const DECISIONS_CHANGED_METHOD = 'zhengwen/decisionsChanged';

export interface DecisionsChangedParams {
  readonly uri: string;
  readonly version: number | null;
}

/** What a person says of an annotation; what is not named stays as it is. */
export interface ItemChange {
  /** `open` takes acceptance or rejection back, and keeps what else was said. */
  readonly state?: 'open' | 'accepted' | 'rejected';
  readonly type?: string;
  /** One for each piece. For an orphan: where it belongs. */
  readonly ranges?: readonly ProtocolRange[];
  /** Attributes to set; null takes one back, so that it is as suggested again. */
  readonly attributes?: Readonly<Record<string, Json>>;
  /** Tags to put on (`true`) or take off. */
  readonly tags?: Readonly<Record<string, boolean>>;
  /** A remark to add. */
  readonly note?: string;
}

/**
 * A decision on an annotation, which is named by its {@link DecisionItem.key}.
 *
 * - `change`: says something of an annotation. A new type or new boundaries accept a suggestion, unless a state is named.
 * - `move`: moves its first (`start`) or last (`end`) boundary by so many characters or words of the page, to the right
 *   where positive; what layout and residue put between them is passed over.
 * - `add`: adds an annotation.
 * - `withdraw`: takes a decision back: what was added is gone, what was suggested is undecided again.
 * - `editNote`: gives a remark other words; none take it away.
 * - `relate`, `unrelate`: relates two annotations, accepting both where they are undecided, and takes that back.
 */
export type DecideAction =
  | { readonly kind: 'change'; readonly item: string; readonly change: ItemChange }
  | {
      readonly kind: 'move';
      readonly item: string;
      readonly edge: 'start' | 'end';
      readonly unit: 'character' | 'word';
      readonly by: number;
    }
  | {
      readonly kind: 'add';
      readonly type: string;
      readonly ranges: readonly ProtocolRange[];
      readonly change?: Omit<ItemChange, 'type' | 'ranges'>;
    }
  | { readonly kind: 'withdraw'; readonly item: string }
  | {
      readonly kind: 'editNote';
      readonly item: string;
      readonly note: ItemNote;
      readonly text: string;
    }
  | {
      readonly kind: 'relate';
      readonly type: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'unrelate'; readonly relation: string };

/**
 * Request, client to server: decides, on several annotations of several articles at once; one step for undo. Answers
 * {@link DecideResult} as soon as it is in memory; it is written a moment later. All of it is done or nothing: fails with a
 * message for the person where an annotation is not there, a range is empty, the schema does not declare a type, an
 * attribute, a value or a relation, an article has changed, or decisions cannot be kept.
 */
export const DECIDE_METHOD = 'zhengwen/decide';

export interface DecideParams {
  readonly articles: readonly {
    readonly uri: string;
    /** The version that keys of suggestions and ranges count in; null for a file that is not open. Not checked if left out. */
    readonly version?: number | null;
    readonly actions: readonly DecideAction[];
  }[];
  /** What the step is called when it is undone. */
  readonly label?: string;
  /** The article that the person has in sight: the step is taken back there, too, where it changes others alone. */
  readonly madeIn?: string;
}

export interface DecideResult {
  /** The keys of the annotations decided on, for each article in the order of its actions; null for relations. */
  readonly articles: readonly { readonly uri: string; readonly keys: readonly (string | null)[] }[];
  /** Whether anything changed. */
  readonly changed: boolean;
  /** The step to take back; null where nothing changed. */
  readonly step: number | null;
}

/**
 * Requests, client to server: take back the last step of decisions that concerns an article or was made in it, in all
 * articles that it concerns, and do it again. Edits of the text are no part of it. Without an article, the last step of all;
 * with a step that one alone, whatever was decided since. Answer {@link UndoResult}; null where there is none.
 */
export const UNDO_DECISION_METHOD = 'zhengwen/undoDecision';
export const REDO_DECISION_METHOD = 'zhengwen/redoDecision';

export interface UndoParams {
  readonly textDocument?: { readonly uri: string };
  readonly step?: number;
}

export interface UndoResult {
  readonly label: string;
  /** The articles concerned, and in each the keys of the annotations. */
  readonly articles: readonly { readonly uri: string; readonly keys: readonly string[] }[];
}

/**
 * Request, client to server: writes what is not written yet, of one article or of all. Answers {@link SaveDecisionsResult};
 * never fails.
 */
export const SAVE_DECISIONS_METHOD = 'zhengwen/saveDecisions';

export type SaveDecisionsParams = UndoParams;

export interface SaveDecisionsResult {
  readonly isSaved: boolean;
  /** Why not, a sentence for each file. */
  readonly messages: readonly string[];
}

/** Request, client to server: the annotators who have a sidecar for an article, sorted. Answers `string[]`. */
export const ANNOTATORS_METHOD = 'zhengwen/annotators';

export interface AnnotatorsParams {
  readonly textDocument: { readonly uri: string };
}

/**
 * Request, client to server: the types, attributes and relations that hold for an article, from `.zhengwen/schema.yaml` of
 * its folder. Answers {@link Schema}. What is wrong in the file is reported as diagnostics of it.
 */
export const SCHEMA_METHOD = 'zhengwen/schema';

export interface SchemaParams {
  readonly textDocument: { readonly uri: string };
}

/** The schema of a workspace folder. */
export const SCHEMA_FILE = '.zhengwen/schema.yaml';

/**
 * Request, server to client: writes a file in UTF-8, with the folders above it. Sent to clients that offer it
 * ({@link InitializationOptions.files}), for files out of the server's reach. Fails with the reason.
 */
export const WRITE_FILE_METHOD = 'zhengwen/writeFile';

export interface WriteFileParams {
  readonly uri: string;
  readonly text: string;
}
