/** Finding annotations among those of an article: plain data, positions of the editor. */
import type {
  DecisionItem,
  ProtocolPosition,
  ProtocolRange,
} from '../../../server/src/lsp/protocol';

/** The range from an item's first piece to its last; undefined where it has no place. */
export function spanOf({ ranges }: DecisionItem): ProtocolRange | undefined {
  const [first] = ranges;
  return first && { start: first.start, end: ranges.at(-1)!.end };
}

/**
 * The item that is meant by a selection: the one that is selected exactly, else the shortest in which the selection lies;
 * of several an undecided one, a rejected one last.
 */
export function itemAt(
  items: readonly DecisionItem[],
  selection: ProtocolRange,
): DecisionItem | undefined {
  const found = items.flatMap((item) => {
    const span = spanOf(item);
    if (!span || !covers(span, selection)) return [];
    return [{ item, span, exact: isSameRange(span, selection) }];
  });
  found.sort(
    (a, b) =>
      Number(b.exact) - Number(a.exact) ||
      compare(b.span.start, a.span.start) ||
      compare(a.span.end, b.span.end) ||
      RANK[a.item.state] - RANK[b.item.state],
  );
  return found[0]?.item;
}

const RANK: Readonly<Record<DecisionItem['state'], number>> = {
  undecided: 0,
  added: 1,
  changed: 1,
  accepted: 1,
  orphan: 2,
  rejected: 3,
};

/** The item that is selected exactly. */
export function itemSelected(
  items: readonly DecisionItem[],
  selection: ProtocolRange,
): DecisionItem | undefined {
  const item = itemAt(items, selection);
  const span = item && spanOf(item);
  return span && isSameRange(span, selection) ? item : undefined;
}

/**
 * The first undecided item behind a position, or before it, going round; undefined where all is decided.
 *
 * @param items In the order of the text.
 */
export function undecidedFrom(
  items: readonly DecisionItem[],
  position: ProtocolPosition,
  direction: 'next' | 'previous',
): DecisionItem | undefined {
  const open = items.filter(({ state, ranges }) => state === 'undecided' && ranges.length > 0);
  const start = (item: DecisionItem): ProtocolPosition => item.ranges[0]!.start;
  return direction === 'next'
    ? (open.find((item) => compare(start(item), position) > 0) ?? open[0])
    : (open.findLast((item) => compare(start(item), position) < 0) ?? open.at(-1));
}

export function compare(a: ProtocolPosition, b: ProtocolPosition): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether a range lies in another one, edges included. */
export const covers = (outer: ProtocolRange, inner: ProtocolRange): boolean =>
  compare(outer.start, inner.start) <= 0 && compare(outer.end, inner.end) >= 0;

export const isSameRange = (a: ProtocolRange, b: ProtocolRange): boolean =>
  compare(a.start, b.start) === 0 && compare(a.end, b.end) === 0;

/** How many annotations are decided, and how many there are; orphans are for themselves. */
export function progressOf(items: readonly DecisionItem[]): { decided: number; total: number } {
  const placed = items.filter(({ state }) => state !== 'orphan');
  return {
    decided: placed.filter(({ state }) => state !== 'undecided').length,
    total: placed.length,
  };
}
