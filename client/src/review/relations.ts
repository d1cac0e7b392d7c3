/** Relations between the annotations of an article: those that there are, and those that may be made. Plain data. */
import {
  type DecisionItem,
  type DecisionList,
  mayEnd,
  mayRelate,
  type ProtocolPosition,
  type RelationItem,
  type RelationSchema,
} from '../../../server/src/lsp/protocol';
import { spanOf } from './items';

/** Which end of a relation an annotation is: where it starts, or where it leads to. */
export type End = 'from' | 'to';

/** A relation as it is seen from one of its annotations. */
export interface Related {
  readonly relation: RelationItem;
  /** The end that this annotation is. */
  readonly end: End;
  /** The annotation at the other end. */
  readonly other: DecisionItem;
}

/** The relations of each annotation, by its key; annotations without any are left out. */
export function relatedByKey({
  items,
  relations,
}: Pick<DecisionList, 'items' | 'relations'>): ReadonlyMap<string, readonly Related[]> {
  const result = new Map<string, Related[]>();
  if (relations.length === 0) return result;
  const byKey = new Map(items.map((item) => [item.key, item]));
  const add = (key: string, related: Related): void => {
    const known = result.get(key);
    if (known) known.push(related);
    else result.set(key, [related]);
  };
  for (const relation of relations) {
    const from = byKey.get(relation.from);
    const to = byKey.get(relation.to);
    if (!from || !to) continue;
    add(from.key, { relation, end: 'from', other: to });
    add(to.key, { relation, end: 'to', other: from });
  }
  return result;
}

/** A relation that an annotation may have, and the annotations that it may have it with. */
export interface Relatable {
  readonly schema: RelationSchema;
  /** The end that this annotation would be. */
  readonly end: End;
  /** The nearest first; none where the article has no annotation for the other end. */
  readonly partners: readonly DecisionItem[];
}

/**
 * The relations of the schema one end of which an annotation may be; twice where it may be both. What is rejected or has
 * no place is related to nothing, and nothing is related twice in the same way.
 *
 * @param offsetAt The offset of a position in the text, in UTF-16 code units.
 */
export function relatableOf(
  item: DecisionItem,
  { items, relations }: Pick<DecisionList, 'items' | 'relations'>,
  schemas: readonly RelationSchema[],
  offsetAt: (position: ProtocolPosition) => number,
): Relatable[] {
  if (!stands(item)) return [];
  const gap = gapTo(item, offsetAt);
  const others = items
    .filter((other) => other.key !== item.key && stands(other))
    .map((other) => ({ other, gap: gap(other) }))
    .sort((a, b) => a.gap - b.gap)
    .map(({ other }) => other);
  return schemas.flatMap((schema) =>
    ENDS.filter((end) => mayEnd(schema[end], item.type)).map((end): Relatable => {
      const has = (other: DecisionItem): boolean =>
        relations.some(
          ({ type, from, to }) =>
            type === schema.name &&
            (end === 'from'
              ? from === item.key && to === other.key
              : from === other.key && to === item.key),
        );
      const fits = ({ type }: DecisionItem): boolean =>
        end === 'from' ? mayRelate(schema, item.type, type) : mayRelate(schema, type, item.type);
      return { schema, end, partners: others.filter((other) => fits(other) && !has(other)) };
    }),
  );
}

const ENDS: readonly End[] = ['from', 'to'];

const stands = ({ state, ranges }: DecisionItem): boolean =>
  state !== 'rejected' && ranges.length > 0;

/** Measures how many code units lie between an annotation and others; none where they touch or overlap. */
function gapTo(
  item: DecisionItem,
  offsetAt: (position: ProtocolPosition) => number,
): (other: DecisionItem) => number {
  const measure = (one: DecisionItem) => {
    const { start, end } = spanOf(one)!;
    return { start: offsetAt(start), end: offsetAt(end) };
  };
  const here = measure(item);
  return (other) => {
    const there = measure(other);
    return Math.max(0, there.start - here.end, here.start - there.end);
  };
}
