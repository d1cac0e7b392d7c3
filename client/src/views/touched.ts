import type { DecisionItem, ProtocolRange } from '../../../server/src/lsp/protocol';
import { compare, isSameRange, spanOf } from '../review/items';

/**
 * The annotations that a range means: those that cover exactly it, else all that share a character with it. A range
 * without characters means the line in which it stands.
 */
export function itemsTouched(
  items: readonly DecisionItem[],
  { start, end }: ProtocolRange,
): DecisionItem[] {
  const range =
    compare(start, end) === 0
      ? {
          start: { line: start.line, character: 0 },
          end: { line: end.line + 1, character: 0 },
        }
      : { start, end };
  const exact = items.filter((item) => {
    const span = spanOf(item);
    return span !== undefined && isSameRange(span, range);
  });
  if (exact.length > 0) return exact;
  return items.filter(({ ranges }) =>
    ranges.some(
      (piece) => compare(piece.start, range.end) < 0 && compare(range.start, piece.end) < 0,
    ),
  );
}
