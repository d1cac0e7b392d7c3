/** What a person said of an annotation beside what it is: carried through exports and back. */
import type { DecisionState } from '../decisions/decision';
import type { EffectiveAnnotation } from '../decisions/effective';

/** A remark on an annotation; who wrote it and when are left out where a format has no room for them. */
export interface NoteRecord {
  readonly text: string;
  readonly creator?: string;
  /** ISO 8601. */
  readonly created?: string;
}

/** What a person said of an annotation; what nobody said is left out. */
export interface Review {
  /** Such as `unsure`; one at least. */
  readonly tags?: readonly string[];
  /** In the order in which they were made; one at least. */
  readonly notes?: readonly NoteRecord[];
  readonly state?: DecisionState;
  /** The annotator. */
  readonly creator?: string;
  /** ISO 8601, UTC. */
  readonly created?: string;
  readonly modified?: string;
}

/** The review of an annotation as it stands after all decisions; `undefined` where nobody decided on it. */
export function reviewOf({ decision }: EffectiveAnnotation): Review | undefined {
  if (!decision) return undefined;
  const { tags, notes, state, creator, created, modified } = decision;
  return {
    ...(tags.length > 0 ? { tags } : {}),
    // What other programs said of a note stays in the sidecar.
    ...(notes.length > 0
      ? {
          notes: notes.map((one) => ({
            text: one.text,
            creator: one.creator,
            created: one.created,
          })),
        }
      : {}),
    state,
    creator,
    created,
    modified,
  };
}
