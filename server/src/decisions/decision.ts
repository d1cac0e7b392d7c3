import type { RawSpan } from '../text/offsets';

/** A value that JSON can hold. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * The tag of a decision that was found again where its own words are not as they were, until somebody decides on it: a
 * share that went up from 6.8% to 16.8% stands where it stood, and may mean something else.
 */
export const CHANGED_TAG = 'changed';

/** Fields by name, such as a file has them that a later version or another program wrote. */
export type Fields = Readonly<Record<string, Json>>;

/**
 * How a place in an article is remembered: where it stands, its words, and the words around it, all as the raw text
 * has them. The words find the place again when the article has changed.
 */
export interface Anchor extends RawSpan {
  /** The raw text of the span. */
  readonly exact: string;
  /** The raw text before it and behind it; see `CONTEXT_LENGTH`. */
  readonly prefix: string;
  readonly suffix: string;
  /** What else a file said of this place, kept as it is. */
  readonly foreign?: ForeignPlace;
}

/** What a later version or another program wrote of a place in a text. */
export interface ForeignPlace {
  /** Beside the selectors; with the source where that is another one than the article beside the file. */
  readonly target?: Fields;
  /** In the selector of the words, and in that of the offsets. */
  readonly quote?: Fields;
  readonly position?: Fields;
  /** Selectors of other kinds. */
  readonly selectors?: readonly Json[];
}

/**
 * What a person says of an annotation. `open`: something was said (a note, an attribute, unsure), yet not whether it is
 * right. `withdrawn`: the person took the decision back; kept, so that a merge with an older version does not bring
 * it back.
 */
export const DECISION_STATES = ['open', 'accepted', 'rejected', 'withdrawn'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** The tag of an annotation that its annotator wants somebody else to look at. */
export const UNSURE = 'unsure';

/** A remark of a person on an annotation. */
export interface Note {
  readonly text: string;
  readonly creator: string;
  /** ISO 8601. */
  readonly created: string;
  readonly foreign?: Fields;
}

/** What was suggested where a decision was made. */
export interface SuggestionAnchor {
  readonly type: string;
  readonly anchor: Anchor;
}

/** A person's word on one annotation, suggested or added by hand. It outranks every suggestion. */
export interface Decision {
  /** An IRI, `urn:uuid:…`; see `decisionId`. */
  readonly id: string;
  readonly state: DecisionState;
  /** The type that the person gave or left; a type of the schema need not be one of the suggested types. */
  readonly type: string;
  /** Where it stands now: at least one piece, in the order of the text. */
  readonly pieces: readonly [Anchor, ...Anchor[]];
  /** What the person set; what is not named here is as suggested. */
  readonly attributes: Fields;
  /** Sorted, each once. */
  readonly tags: readonly string[];
  /** In the order in which they were made. */
  readonly notes: readonly Note[];
  /** The suggestion that was decided on; none where a person added the annotation by hand. */
  readonly suggestion?: SuggestionAnchor;
  /** The annotator. */
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
  /** What else a file said of it. */
  readonly foreign?: ForeignFields;
}

/** What a later version or another program wrote into an annotation, by the place where it stood. */
export interface ForeignFields {
  readonly annotation?: Fields;
  /** Beside the type, the state and each tag. */
  readonly type?: Fields;
  readonly state?: Fields;
  readonly tags?: Readonly<Record<string, Fields>>;
  /** In what it says of a suggestion. */
  readonly suggestion?: Fields;
  /** Bodies of unknown purpose. */
  readonly bodies?: readonly Json[];
  /** The line itself, where it is not the one that we would write: what did not change of it stays as it was written. */
  readonly line?: string;
}

/** A relation between two annotations that a person decided on, such as an official who holds a post. */
export interface Relation {
  readonly id: string;
  readonly state: 'accepted' | 'withdrawn';
  readonly type: string;
  /** Ids of decisions. */
  readonly from: string;
  readonly to: string;
  readonly creator: string;
  readonly created: string;
  readonly modified: string;
  readonly foreign?: ForeignFields;
}

/** What an annotator decided on one article: what a sidecar holds. */
export interface Sidecar {
  /** The article as the file names it: its file name, relative to the file. */
  readonly source: string;
  readonly decisions: readonly Decision[];
  readonly relations: readonly Relation[];
  /** Lines that are no annotations; they are written again as they are, so that nothing is lost. */
  readonly unreadable: readonly string[];
}

/** A sidecar without decisions. */
export const emptySidecar = (source: string): Sidecar => ({
  source,
  decisions: [],
  relations: [],
  unreadable: [],
});

/** Who decides and when: rooms without a clock are told. */
export interface Authorship {
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly time: string;
}

/** The context of every Web Annotation. */
export const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** A person as an agent of the Web Annotation model. */
export const person = (name: string): Fields => ({ type: 'Person', name });

/** Whether two values of JSON are the same; the order of names does not count. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = definedEntries(a);
  const right = new Map(definedEntries(b));
  return (
    left.length === right.size &&
    left.every(([name, value]) => right.has(name) && isSameJson(value, right.get(name)))
  );
}

const definedEntries = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, inner]) => inner !== undefined);
