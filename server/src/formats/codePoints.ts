/** Converts between UTF-16 offsets and Unicode code points, which R, Python and brat count in. */
export interface CodePoints {
  /** How many code points stand before an offset on a code point boundary. */
  at(offset: number): number;
  /** The offset before which so many code points stand. */
  unitAt(point: number): number;
}

/** A converter for one text. */
export function codePoints(text: string): CodePoints {
  // Where the pairs stand in each unit; every one is a code unit more than a code point.
  const units: number[] = [];
  const points: number[] = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) {
    points.push(index - units.length);
    units.push(index);
  }
  return {
    at: (offset) => offset - countBelow(units, offset),
    unitAt: (point) => point + countBelow(points, point),
  };
}

/** How many of ascending numbers are less than a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
