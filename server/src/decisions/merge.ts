/** Merging two versions of a sidecar by union: of two windows, two processes, or two branches. */
import { isSameJson, type Sidecar } from './decision';
import { mergeDecision, mergeRelation } from './mergeDecision';
import { canonical, compareTimes } from './threeWay';

/**
 * Merges two versions. Everything that either has is in the result. A decision that both have is merged field by field, and
 * each attribute and tag by itself: where the version is known that both began with, what one side alone changed is as
 * that side has it. Of what both changed, or where no such version is known, the later word holds, and the other one is
 * kept as a note; where they are about different words both decisions are kept.
 *
 * Without a base the order of the versions does not count, and merging twice changes nothing.
 */
export function mergeSidecars(ours: Sidecar, theirs: Sidecar, base?: Sidecar): Sidecar {
  return {
    source: ours.source,
    decisions: mergeById(ours.decisions, theirs.decisions, base?.decisions, mergeDecision),
    relations: mergeById(ours.relations, theirs.relations, base?.relations, mergeRelation),
    unreadable: [...new Set([...ours.unreadable, ...theirs.unreadable])].sort(),
  };
}

/** Makes one of the versions of each decision and relation, such as git leaves where it puts lines of both sides together. */
export const mergeVersions = (sidecar: Sidecar): Sidecar => ({
  ...sidecar,
  decisions: foldById(sidecar.decisions, mergeDecision),
  relations: foldById(sidecar.relations, mergeRelation),
  unreadable: [...new Set(sidecar.unreadable)].sort(),
});

type Identified = { readonly id: string; readonly modified: string };
type Merge<T> = (ours: T, theirs: T, base: T | undefined) => readonly T[];

function mergeById<T extends Identified>(
  ours: readonly T[],
  theirs: readonly T[],
  base: readonly T[] | undefined,
  merge: Merge<T>,
): T[] {
  const before = new Map(base?.map((item) => [item.id, item]));
  const other = new Map(theirs.map((item) => [item.id, item]));
  const own = new Set(ours.map(({ id }) => id));
  const both = ours.flatMap((item) => {
    const that = other.get(item.id);
    return !that || isSameJson(item, that) ? [item] : merge(item, that, before.get(item.id));
  });
  return foldById([...both, ...theirs.filter(({ id }) => !own.has(id))], merge);
}

/** One item for each id. */
function foldById<T extends Identified>(items: readonly T[], merge: Merge<T>): T[] {
  const result = new Map<string, T>();
  const hasVersions = new Set(items.map(({ id }) => id)).size < items.length;
  // Of more than two versions the oldest come first, in whatever order they stand.
  const waiting = hasVersions ? [...items].sort(byAge) : items;
  for (const item of waiting) add(item);
  return [...result.values()];

  function add(item: T): void {
    const known = result.get(item.id);
    if (known && !isSameJson(known, item)) {
      const [first, ...others] = merge(known, item, undefined);
      result.set(item.id, first!);
      // What was split off may have been split off before.
      others.forEach(add);
    } else if (!known) result.set(item.id, item);
  }
}

const byAge = (a: Identified, b: Identified): number =>
  compareTimes(a.modified, b.modified) || (canonical(a) < canonical(b) ? -1 : 1);
