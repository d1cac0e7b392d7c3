/**
 * The index of the first of some spans, which are in order and do not overlap, that ends after an offset; their number
 * where none does. Spans and offset count in the same text.
 */
export function firstEndingAfter(
  spans: readonly { readonly end: number }[],
  offset: number,
): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
