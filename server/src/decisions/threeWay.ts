/** Merging values of two versions, by the version that both began with where that is known. */
import { isSameJson, type Fields, type Json } from './decision';

/** How two versions relate: which is the later one, and whether their common beginning is known. */
export interface Versions {
  /** Whether both are of the same time: then neither is the later one, and the values themselves decide. */
  readonly isTie: boolean;
  readonly hasBase: boolean;
}

/** The later version or the other one. */
export type Side = 'last' | 'other';

/**
 * One value of two: what one side alone changed, else the later one. What only one of them has is taken where it is not
 * known that the other one took it away.
 *
 * @param lose Is told which of two values that both sides gave is not taken.
 */
export function pick<T>(
  { isTie, hasBase }: Versions,
  last: T,
  other: T,
  base?: T,
  lose?: (side: Side, value: T) => void,
): T {
  if (isSameJson(last, other)) return last;
  if (hasBase && isSameJson(last, base)) return other;
  if (hasBase && isSameJson(other, base)) return last;
  if (last === undefined) return other;
  if (other === undefined) return last;
  const isOther = isTie && canonical(other) > canonical(last);
  if (isOther) lose?.('last', last);
  else lose?.('other', other);
  return isOther ? other : last;
}

/** Merges fields by name; the names are sorted. */
export function mergeFields(
  versions: Versions,
  last: Fields = {},
  other: Fields = {},
  base: Fields = {},
  lose?: (side: Side, name: string, value: Json) => void,
): Fields {
  const names = [...new Set([...Object.keys(last), ...Object.keys(other)])].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = pick<Json | undefined>(
        versions,
        last[name],
        other[name],
        base[name],
        (side, one) => lose?.(side, name, one!),
      );
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** All of both lists but for what one side is known to have taken away; sorted by key, each once. */
export function mergeLists<T>(
  { hasBase }: Versions,
  last: readonly T[],
  other: readonly T[],
  base: readonly T[],
  keyOf: (item: T) => string,
): T[] {
  const sides = [last, other].map((items) => new Set(items.map(keyOf)));
  const before = new Set(hasBase ? base.map(keyOf) : []);
  const result = new Map<string, T>();
  for (const item of [...last, ...other]) {
    const key = keyOf(item);
    if (before.has(key) && !sides.every((side) => side.has(key))) continue;
    const known = result.get(key);
    result.set(key, known !== undefined && canonical(known) >= canonical(item) ? known : item);
  }
  return [...result].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

/** JSON with its names in order. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  );
}

/** Compares times as instants, whatever their zones; what is no time is before all that are. */
export function compareTimes(a: string, b: string): number {
  const [one, two] = [a, b].map((time) => {
    const instant = Date.parse(time);
    return Number.isNaN(instant) ? -Infinity : instant;
  }) as [number, number];
  return one === two ? 0 : one - two;
}
