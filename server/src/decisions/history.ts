/** Steps that an annotator can take back and do again, while the text is edited in between. */
import { changeDecision } from './decide';
import { isSameJson, type Authorship, type Decision, type Relation } from './decision';
import { followEdits, type Edit } from './edits';
import type { Skeleton } from './skeleton';
import { keyOf, withDecision, withRelation } from './act';
import { allDecisions, settle, type Standing } from './standing';

/** What a step did to one thing; without `before` it made it. */
interface Difference<T> {
  readonly before?: T;
  readonly after: T;
}

/** What a step did in one article. */
export interface Step {
  readonly decisions: readonly (Difference<Decision> & {
    /** Whether the places before and after are known no longer, for their words are gone. */
    readonly isLost?: boolean;
    /** Whether it gave a place to what had none: there is no place before. */
    readonly wasOrphan?: boolean;
  })[];
  readonly relations: readonly Difference<Relation>[];
}

/** What changed between two states; undefined where nothing did. */
export function stepBetween(before: Standing, after: Standing): Step | undefined {
  const orphans = new Set(before.orphans.map(({ decision }) => decision.id));
  const placed = new Set(after.placed.map(({ id }) => id));
  const decisions = differences(allDecisions(before), allDecisions(after)).map((one) => {
    const { id } = one.after;
    return orphans.has(id) && placed.has(id) ? { ...one, wasOrphan: true } : one;
  });
  const relations = differences(before.relations, after.relations);
  return decisions.length + relations.length === 0 ? undefined : { decisions, relations };
}

function differences<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): Difference<T>[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return after.flatMap((one): Difference<T>[] => {
    const old = known.get(one.id);
    if (old === one) return [];
    return [old ? { before: old, after: one } : { after: one }];
  });
}

/** Moves the places that a step remembers with edits of the text; see {@link followEdits}. */
export function followStep(step: Step, edits: readonly Edit[], text: string): Step {
  const decisions = step.decisions.map((one) => {
    if (one.isLost || !one.before || one.before.pieces === one.after.pieces) return one;
    if (one.wasOrphan) {
      const [after] = followEdits([one.after], edits, text).placed;
      return after ? { ...one, after } : { ...one, isLost: true };
    }
    const { placed } = followEdits([one.before, one.after], edits, text);
    const [before, after] = placed;
    return before && after ? { before, after } : { ...one, isLost: true };
  });
  return { ...step, decisions };
}

/**
 * Takes a step back, or does it again. Only what the step itself changed is changed: what was decided later, here or
 * elsewhere, stays.
 *
 * @returns the decisions after it, and the keys of the annotations that are as the step wants them.
 */
export function replay(
  standing: Standing,
  skeleton: Skeleton,
  step: Step,
  direction: 'undo' | 'redo',
  authorship: Authorship,
): { readonly standing: Standing; readonly keys: readonly string[] } {
  let result = standing;
  const keys: string[] = [];
  const current = new Map(allDecisions(standing).map((one) => [one.id, one]));
  for (const { before, after, isLost = false, wasOrphan = false } of step.decisions) {
    const now = current.get(after.id);
    // Someone may have taken it out of the file.
    if (!now) continue;
    const [from, to] = direction === 'undo' ? [after, before] : [before, after];
    if (wasOrphan && direction === 'undo') {
      const next = patched(now, from, to, skeleton, true, authorship);
      const { pieces, suggestion } = before!;
      const old = { ...next, pieces, ...(suggestion && { suggestion }) };
      result = withoutPlace(result, old, skeleton);
      keys.push(keyOf(next));
      continue;
    }
    const next = patched(now, from, to, skeleton, isLost, authorship);
    if (next === now) continue;
    result = withDecision(result, next);
    keys.push(keyOf(next));
  }
  for (const { before, after } of step.relations) {
    const state = direction === 'undo' ? (before?.state ?? 'withdrawn') : after.state;
    const now = result.relations.find(({ id }) => id === after.id);
    if (!now || now.state === state) continue;
    result = withRelation(result, { ...now, state, modified: authorship.time });
  }
  return { standing: result, keys };
}

/** Takes the place of a decision away again, unless its words are back by now. */
function withoutPlace(standing: Standing, decision: Decision, skeleton: Skeleton): Standing {
  const placed = standing.placed.filter(({ id }) => id !== decision.id);
  const others = standing.orphans.filter((one) => one.decision.id !== decision.id);
  return settle({ ...standing, placed, orphans: [...others, { decision, places: [] }] }, skeleton);
}

const FIELDS = ['state', 'type', 'attributes', 'tags', 'notes'] as const;

function patched(
  now: Decision,
  from: Decision | undefined,
  to: Decision | undefined,
  skeleton: Skeleton,
  isLost: boolean,
  authorship: Authorship,
): Decision {
  // What the step made is withdrawn, not removed: another version of the file may have it.
  if (!to) return { ...now, state: 'withdrawn', modified: authorship.time };
  if (!from) return { ...now, state: to.state, modified: authorship.time };
  const changed: Partial<Record<(typeof FIELDS)[number], unknown>> = {};
  for (const name of FIELDS) {
    if (!isSameJson(from[name], to[name])) changed[name] = to[name];
  }
  const patch = { ...now, ...(changed as Partial<Decision>), modified: authorship.time };
  if (isLost || isSameJson(from.pieces, to.pieces)) return patch;
  return changeDecision(
    skeleton,
    patch,
    { state: patch.state, spans: to.pieces.map(({ start, end }) => ({ start, end })) },
    authorship,
  );
}
