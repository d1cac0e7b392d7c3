/** What an annotator does to the annotations of an article, over decisions and suggestions alike. */
import type { Annotation } from '../document/annotation';
import type { RawSpan } from '../text/offsets';
import { moveBoundary, type BoundaryUnit, type Edge } from './boundary';
import {
  addAnnotation,
  changeDecision,
  decideSuggestion,
  relate,
  withdrawRelation,
  type Change,
} from './decide';
import { checkChange, checkRelation } from './declared';
import type { Authorship, Decision, Note, Relation } from './decision';
import { SaidError } from './said';
import type { Schema } from './schema';
import type { Skeleton } from './skeleton';
import { allDecisions, type Standing } from './standing';

/**
 * Something an annotator does. Annotations are named by keys: a decision by its id, a suggestion by {@link suggestionKey}.
 */
export type Action =
  | { readonly kind: 'change'; readonly item: string; readonly change: Change }
  | {
      readonly kind: 'move';
      readonly item: string;
      readonly edge: Edge;
      readonly unit: BoundaryUnit;
      /** To the right where positive. */
      readonly by: number;
    }
  | {
      readonly kind: 'add';
      readonly type: string;
      readonly spans: readonly RawSpan[];
      readonly change: Omit<Change, 'type' | 'spans'>;
    }
  | { readonly kind: 'withdraw'; readonly item: string }
  | {
      readonly kind: 'editNote';
      readonly item: string;
      readonly note: Pick<Note, 'text' | 'creator' | 'created'>;
      /** Empty where the note is taken away. */
      readonly text: string;
    }
  | {
      readonly kind: 'relate';
      readonly type: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'unrelate'; readonly relation: string };

/** The article in which something is done. */
export interface Scene {
  readonly skeleton: Skeleton;
  /** Of its analysis, in order. */
  readonly suggestions: readonly Annotation[];
  /** What can be said of annotations here. */
  readonly schema: Schema;
  readonly authorship: Authorship;
}

/** An action that cannot be done; the message is for the person. */
export class ActionError extends SaidError {
  override readonly name = 'ActionError';
}

/** The key of a suggestion; it holds as long as the text does. */
export const suggestionKey = ({ type, start, end }: RawSpan & { readonly type: string }): string =>
  `${type}:${start}-${end}`;

/** The key of the annotation that a decision is about: where it was taken back, that of the suggestion. */
export const keyOf = ({ id, state, suggestion }: Decision): string =>
  state === 'withdrawn' && suggestion
    ? suggestionKey({ type: suggestion.type, ...spanOf(suggestion.anchor) })
    : id;

const spanOf = ({ start, end }: RawSpan): RawSpan => ({ start, end });

/**
 * Does something.
 *
 * @returns the decisions after it, and the key of the annotation that was decided on.
 * @throws {ActionError} where the annotation is not there, or where it would be empty.
 * @throws {UndeclaredError} where the schema does not declare what is said.
 */
export function act(
  standing: Standing,
  scene: Scene,
  action: Action,
): { readonly standing: Standing; readonly key: string | null } {
  switch (action.kind) {
    case 'change':
      return change(standing, scene, action.item, action.change);
    case 'move': {
      const spans = spansOf(standing, scene, action.item);
      const edge = action.edge === 'start' ? 0 : spans.length - 1;
      const moved = spans.map((span, i) =>
        i === edge ? moveBoundary(scene.skeleton, span, action.edge, action.unit, action.by) : span,
      );
      return change(standing, scene, action.item, { spans: moved });
    }
    case 'add': {
      const { type, spans } = action;
      checkChange(scene.schema, undefined, { ...action.change, type });
      const decision = valid(() =>
        addAnnotation(
          scene.skeleton,
          type,
          spans,
          action.change,
          scene.authorship,
          takenIds(standing),
        ),
      );
      return { standing: withDecision(standing, decision), key: decision.id };
    }
    case 'withdraw': {
      const decision = findDecision(standing, action.item);
      if (!decision) return { standing, key: action.item };
      return change(standing, scene, action.item, { state: 'withdrawn' });
    }
    case 'editNote': {
      const decision = findDecision(standing, action.item);
      const notes = decision && editedNotes(decision.notes, action.note, action.text.trim());
      if (!notes)
        throw new ActionError({ en: 'The note is not there any longer.', zh: '该备注已不存在。' });
      const { time } = scene.authorship;
      return {
        standing: withDecision(standing, { ...decision, notes, modified: time }),
        key: action.item,
      };
    }
    case 'relate': {
      const from = decided(standing, scene, action.from);
      const to = decided(from.standing, scene, action.to);
      const { relations } = to.standing;
      const known = relations.find(
        (one) => one.type === action.type && one.from === from.key && one.to === to.key,
      );
      if (known?.state === 'accepted') return { standing: to.standing, key: null };
      checkRelation(scene.schema, action.type, from.type, to.type);
      const relation: Relation = known
        ? { ...known, state: 'accepted', modified: scene.authorship.time }
        : relate(
            action.type,
            from.key,
            to.key,
            scene.authorship,
            new Set(relations.map(({ id }) => id)),
          );
      return { standing: withRelation(to.standing, relation), key: null };
    }
    case 'unrelate': {
      const relation = standing.relations.find(({ id }) => id === action.relation);
      if (!relation)
        throw new ActionError({
          en: 'The relation is not there any longer.',
          zh: '该关系已不存在。',
        });
      return {
        standing: withRelation(standing, withdrawRelation(relation, scene.authorship)),
        key: null,
      };
    }
  }
}

/** The decision with an id; undefined where it was withdrawn, or there is none. */
function findDecision(standing: Standing, id: string): Decision | undefined {
  return allDecisions(standing).find((one) => one.id === id && one.state !== 'withdrawn');
}

const findSuggestion = ({ suggestions }: Scene, key: string): Annotation | undefined =>
  suggestions.find((one) => suggestionKey(one) === key);

const gone = (): ActionError =>
  new ActionError({ en: 'The annotation is not there any longer.', zh: '该标注已不存在。' });

function change(
  standing: Standing,
  scene: Scene,
  item: string,
  asked: Change,
): { standing: Standing; key: string } {
  const { skeleton, authorship } = scene;
  const decision = findDecision(standing, item);
  if (decision) {
    checkChange(scene.schema, decision, asked);
    const next = valid(() => changeDecision(skeleton, decision, asked, authorship));
    return {
      standing: next === decision ? standing : withDecision(standing, next),
      key: keyOf(next),
    };
  }
  const suggestion = findSuggestion(scene, item);
  if (!suggestion) throw gone();
  checkChange(scene.schema, { type: suggestion.type, attributes: {} }, asked);
  const old = withdrawnOn(standing, suggestion);
  const next = valid(() =>
    decideSuggestion(skeleton, suggestion, asked, authorship, takenIds(standing)),
  );
  // One suggestion is one decision, also where it was withdrawn in between.
  const { id, created, creator, notes, foreign } = old ?? next;
  const decided: Decision = old
    ? {
        ...next,
        id,
        created,
        creator,
        notes: [...notes, ...next.notes],
        ...(foreign ? { foreign } : {}),
      }
    : next;
  return { standing: withDecision(standing, decided), key: decided.id };
}

/** The decision on a suggestion that its annotator took back. */
function withdrawnOn({ placed }: Standing, { type, start, end }: Annotation): Decision | undefined {
  return placed.find(
    ({ state, suggestion }) =>
      state === 'withdrawn' &&
      suggestion?.type === type &&
      suggestion.anchor.start === start &&
      suggestion.anchor.end === end,
  );
}

/** A decision on an annotation, made by accepting it where there is none. */
function decided(
  standing: Standing,
  scene: Scene,
  item: string,
): { standing: Standing; key: string; type: string } {
  const known = findDecision(standing, item);
  if (known) return { standing, key: item, type: known.type };
  const made = change(standing, scene, item, { state: 'accepted' });
  return { ...made, type: findDecision(made.standing, made.key)!.type };
}

function spansOf(standing: Standing, scene: Scene, item: string): readonly RawSpan[] {
  const placed = standing.placed.find((one) => one.id === item && one.state !== 'withdrawn');
  if (placed) return placed.pieces.map(spanOf);
  if (findDecision(standing, item)) {
    throw new ActionError({
      en: 'The annotation has no place; give it one first.',
      zh: '该标注没有位置，请先为它指定位置。',
    });
  }
  const suggestion = findSuggestion(scene, item);
  if (!suggestion) throw gone();
  return [spanOf(suggestion)];
}

const takenIds = (standing: Standing): Set<string> =>
  new Set(allDecisions(standing).map(({ id }) => id));

/** Puts a decision in the place of the one with its id; an orphan that was given a place has one again. */
export function withDecision(standing: Standing, decision: Decision): Standing {
  const { placed, orphans } = standing;
  const orphan = orphans.find((one) => one.decision.id === decision.id);
  if (orphan && orphan.decision.pieces === decision.pieces) {
    const next = { ...orphan, decision };
    return { ...standing, orphans: orphans.map((one) => (one === orphan ? next : one)) };
  }
  if (orphan) {
    return {
      ...standing,
      placed: [...placed, withEmptySuggestion(decision)],
      orphans: orphans.filter((one) => one !== orphan),
    };
  }
  const isKnown = placed.some(({ id }) => id === decision.id);
  return {
    ...standing,
    placed: isKnown
      ? placed.map((one) => (one.id === decision.id ? decision : one))
      : [...placed, decision],
  };
}

/** Nothing can be suggested any longer where an orphan stood. */
function withEmptySuggestion(decision: Decision): Decision {
  const { suggestion } = decision;
  if (!suggestion) return decision;
  const { start } = decision.pieces[0];
  return {
    ...decision,
    suggestion: { ...suggestion, anchor: { ...suggestion.anchor, start, end: start } },
  };
}

export function withRelation(standing: Standing, relation: Relation): Standing {
  const { relations } = standing;
  const isKnown = relations.some(({ id }) => id === relation.id);
  return {
    ...standing,
    relations: isKnown
      ? relations.map((one) => (one.id === relation.id ? relation : one))
      : [...relations, relation],
  };
}

function editedNotes(
  notes: readonly Note[],
  { text, creator, created }: Pick<Note, 'text' | 'creator' | 'created'>,
  words: string,
): readonly Note[] | undefined {
  const index = notes.findIndex(
    (one) => one.text === text && one.creator === creator && one.created === created,
  );
  if (index < 0) return undefined;
  return words === ''
    ? notes.toSpliced(index, 1)
    : notes.with(index, { ...notes[index]!, text: words });
}

/** What the model cannot hold is a mistake of who asked for it. */
function valid<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ActionError(
      { en: error.message, zh: '标注须有文字，不能放在这里。' },
      { cause: error },
    );
  }
}
