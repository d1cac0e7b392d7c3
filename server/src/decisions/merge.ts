/** Merging two versions of a sidecar by union: of two windows, two processes, or two branches. */
import { isSameJson, type Decision, type Note, type Relation, type Sidecar } from './decision';

/**
 * Merges two versions. Everything that either has is in the result. A decision that both have is merged field by field
 * where the version is known that both began with: what one side alone changed is as that side has it. Of what both
 * changed, or where no such version is known, the later word holds; notes of both are kept, but for those that are known to
 * have been taken away.
 *
 * Without a base the order of the versions does not count, and merging twice changes nothing.
 */
export function mergeSidecars(ours: Sidecar, theirs: Sidecar, base?: Sidecar): Sidecar {
  return {
    source: ours.source,
    decisions: mergeById(ours.decisions, theirs.decisions, base?.decisions, mergeDecision),
    relations: mergeById(ours.relations, theirs.relations, base?.relations, later),
    unreadable: [...new Set([...ours.unreadable, ...theirs.unreadable])].sort(),
  };
}

function mergeById<T extends { readonly id: string }>(
  ours: readonly T[],
  theirs: readonly T[],
  base: readonly T[] | undefined,
  merge: (ours: T, theirs: T, base: T | undefined) => T,
): T[] {
  const before = new Map(base?.map((item) => [item.id, item]));
  const result = new Map(ours.map((item) => [item.id, item]));
  for (const item of theirs) {
    const own = result.get(item.id);
    result.set(item.id, own ? merge(own, item, before.get(item.id)) : item);
  }
  return [...result.values()];
}

function mergeDecision(ours: Decision, theirs: Decision, base: Decision | undefined): Decision {
  if (isSameJson(ours, theirs)) return ours;
  const last = later(ours, theirs);
  const notes = mergeNotes(ours.notes, theirs.notes, base?.notes);
  if (!base) return { ...last, notes };
  const other = last === ours ? theirs : ours;
  // Nobody changes who made a decision, and when; every other field may come from either side.
  const fields = Object.keys({ ...last, ...other }) as (keyof Decision)[];
  const merged = Object.fromEntries(
    fields.map((name) => [name, isSameJson(last[name], base[name]) ? other[name] : last[name]]),
  ) as unknown as Decision;
  return definedOf({ ...merged, notes, modified: last.modified });
}

const definedOf = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;

/** The version that was changed last; of two of the same time always the same one. */
function later<T extends Decision | Relation>(a: T, b: T): T {
  if (a.modified !== b.modified) return a.modified > b.modified ? a : b;
  // Notes are merged and tell nothing: with them the choice would depend on what was merged before.
  const [one, other] = [a, b].map((item) => canonical({ ...item, notes: undefined }));
  return one! >= other! ? a : b;
}

/** JSON with its names in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The notes of both; where it is known which there were, those that either side took away or reworded are gone. */
function mergeNotes(
  ours: readonly Note[],
  theirs: readonly Note[],
  base: readonly Note[] = [],
): Note[] {
  const result = new Map<string, Note>();
  const sides = [ours, theirs].map((notes) => new Set(notes.map(noteKey)));
  const gone = new Set(base.map(noteKey).filter((key) => !sides.every((side) => side.has(key))));
  for (const note of [...ours, ...theirs]) {
    const key = noteKey(note);
    if (gone.has(key)) continue;
    const known = result.get(key);
    result.set(key, known && canonical(known) >= canonical(note) ? known : note);
  }
  return [...result.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, note]) => note);
}

const noteKey = ({ created, creator, text }: Note): string =>
  JSON.stringify([created, creator, text]);
