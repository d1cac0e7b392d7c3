/** How decisions come to be and change. Nothing is changed in place, so an earlier state can be kept for undo. */
import type { RawSpan } from '../text/offsets';
import { anchorAt } from './anchor';
import {
  CHANGED_TAG,
  type Anchor,
  type Authorship,
  type Decision,
  type DecisionState,
  type Fields,
  type Json,
  type Relation,
  type SuggestionAnchor,
} from './decision';
import { decisionId, relationId } from './id';
import type { Skeleton } from './skeleton';

/** What a person says; what is not named stays as it is. */
export interface Change {
  readonly state?: DecisionState;
  readonly type?: string;
  /** The boundaries: at least one non-empty span on code point boundaries; more where the annotation has pieces. */
  readonly spans?: readonly RawSpan[];
  /** Attributes to set; `undefined` takes one back, so that it is as suggested again. */
  readonly attributes?: Readonly<Record<string, Json | undefined>>;
  /** Tags to put on (`true`) or take off. */
  readonly tags?: Readonly<Record<string, boolean>>;
  /** A remark to add. */
  readonly note?: string;
}

/**
 * Decides on a suggestion for the first time. A change of its type or boundaries accepts it, unless a state is named.
 *
 * @param skeleton Of the raw text that the offsets count in.
 * @param taken Ids of the decisions that there are.
 */
export function decideSuggestion(
  skeleton: Skeleton,
  suggestion: RawSpan & { readonly type: string },
  change: Change,
  authorship: Authorship,
  taken: ReadonlySet<string>,
): Decision {
  const { type } = suggestion;
  const anchor = anchorAt(skeleton, suggestion);
  return changed(
    skeleton,
    create(type, [anchor], 'open', authorship, taken, { type, anchor }),
    change,
    authorship,
  );
}

/**
 * Adds an annotation by hand. It may overlap any other.
 *
 * @param spans At least one non-empty span on code point boundaries.
 */
export function addAnnotation(
  skeleton: Skeleton,
  type: string,
  spans: readonly RawSpan[],
  change: Omit<Change, 'type' | 'spans'>,
  authorship: Authorship,
  taken: ReadonlySet<string>,
): Decision {
  const decision = create(type, anchorsAt(skeleton, spans), 'accepted', authorship, taken);
  return changed(skeleton, decision, change, authorship);
}

/**
 * Changes a decision. A change that says nothing new gives the same decision back. Whoever decides anything but a note has
 * looked at the words, so that {@link CHANGED_TAG} goes.
 */
export function changeDecision(
  skeleton: Skeleton,
  decision: Decision,
  change: Change,
  authorship: Authorship,
): Decision {
  const { state, type, spans, attributes, tags } = change;
  const isLookedAt = [state, type, spans, attributes, tags].some((asked) => asked !== undefined);
  const asked = isLookedAt ? { ...change, tags: { ...tags, [CHANGED_TAG]: false } } : change;
  const result = changed(skeleton, decision, asked, authorship);
  return result === decision ? decision : { ...result, modified: authorship.time };
}

/** Relates two annotations that were decided on. */
export function relate(
  type: string,
  from: string,
  to: string,
  { creator, time }: Authorship,
  taken: ReadonlySet<string>,
): Relation {
  const id = relationId(type, from, to, creator, taken);
  return { id, state: 'accepted', type, from, to, creator, created: time, modified: time };
}

/** Takes a relation back. */
export const withdrawRelation = (relation: Relation, { time }: Authorship): Relation => ({
  ...relation,
  state: 'withdrawn',
  modified: time,
});

type Pieces = Decision['pieces'];

function create(
  type: string,
  pieces: Pieces,
  state: DecisionState,
  { creator, time }: Authorship,
  taken: ReadonlySet<string>,
  suggestion?: SuggestionAnchor,
): Decision {
  return {
    id: decisionId(type, pieces, creator, taken),
    state,
    type,
    pieces,
    attributes: {},
    tags: [],
    notes: [],
    ...(suggestion ? { suggestion } : {}),
    creator,
    created: time,
    modified: time,
  };
}

function changed(
  skeleton: Skeleton,
  decision: Decision,
  { state, type, spans, attributes, tags, note }: Change,
  { creator, time }: Authorship,
): Decision {
  let result = decision;
  const set = (change: Partial<Decision>): void => {
    result = { ...result, ...change };
  };
  if (type !== undefined && type !== decision.type) set({ type });
  if (spans !== undefined && !isSameSpans(spans, decision.pieces)) {
    set({ pieces: anchorsAt(skeleton, spans) });
  }
  if (attributes !== undefined) {
    const merged = withAttributes(decision.attributes, attributes);
    if (merged !== decision.attributes) set({ attributes: merged });
  }
  if (tags !== undefined) {
    const merged = withTags(decision.tags, tags);
    if (merged.join('\n') !== decision.tags.join('\n')) set({ tags: merged });
  }
  if (note !== undefined && note.trim() !== '') {
    set({ notes: [...decision.notes, { text: note.trim(), creator, created: time }] });
  }
  // Whoever corrects the words or the type of a suggestion says that there is something.
  const corrects = result.type !== decision.type || result.pieces !== decision.pieces;
  const next = state ?? (corrects && decision.state === 'open' ? 'accepted' : decision.state);
  if (next !== decision.state) set({ state: next });
  return result;
}

/** @throws {RangeError} where there is no span, or one is empty. */
function anchorsAt(skeleton: Skeleton, spans: readonly RawSpan[]): Pieces {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const [first, ...rest] = sorted.map((span): Anchor => {
    if (span.start < 0 || span.end <= span.start || span.end > skeleton.raw.length) {
      throw new RangeError(`An annotation cannot stand at ${span.start}–${span.end}`);
    }
    return anchorAt(skeleton, span);
  });
  if (!first) throw new RangeError('An annotation stands at one place at least');
  return [first, ...rest];
}

function isSameSpans(spans: readonly RawSpan[], pieces: Pieces): boolean {
  return (
    spans.length === pieces.length &&
    spans.every(({ start, end }) =>
      pieces.some((piece) => piece.start === start && piece.end === end),
    )
  );
}

function withAttributes(
  attributes: Fields,
  change: Readonly<Record<string, Json | undefined>>,
): Fields {
  const entries = Object.entries(change).filter(
    ([name, value]) => JSON.stringify(attributes[name]) !== JSON.stringify(value),
  );
  if (entries.length === 0) return attributes;
  const result = new Map(Object.entries(attributes));
  for (const [name, value] of entries) {
    if (value === undefined) result.delete(name);
    else result.set(name, value);
  }
  return Object.fromEntries(result);
}

function withTags(tags: readonly string[], change: Readonly<Record<string, boolean>>): string[] {
  const result = new Set(tags);
  for (const [tag, isOn] of Object.entries(change)) {
    if (isOn) result.add(tag);
    else result.delete(tag);
  }
  return [...result].sort();
}
