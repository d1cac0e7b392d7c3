/** Comparing stretches of text by edit distance; offsets count UTF-16 code units. */

/**
 * How much of a context stands at an edge: its length less the fewest insertions, deletions and replacements that make
 * it of the text there. 0 where nothing does.
 *
 * @param text What stands behind the edge, somewhat longer than the context.
 */
export function contextMatch(context: string, text: string): number {
  const length = context.length;
  if (text.startsWith(context)) return length;
  // One row of the table for each unit of the context; the text may end anywhere.
  const row = new Uint16Array(text.length + 1).map((_, j) => j);
  for (let i = 1; i <= length; i++) {
    const unit = context.charCodeAt(i - 1);
    let diagonal = row[0]!;
    let left = i;
    row[0] = i;
    for (let j = 1; j <= text.length; j++) {
      const above = row[j]!;
      const replaced = text.charCodeAt(j - 1) === unit ? diagonal : diagonal + 1;
      left = Math.min(replaced, above + 1, left + 1);
      row[j] = left;
      diagonal = above;
    }
  }
  let fewest = length;
  for (const errors of row) fewest = Math.min(fewest, errors);
  return length - fewest;
}

/** Where the middle part of a pattern lies in a text that holds the pattern with errors. */
export interface MiddleMatch {
  readonly start: number;
  readonly end: number;
  /** Insertions, deletions and replacements inside. */
  readonly errors: number;
  /** Whether each edge is certain: characters that are as before stand on its side, or on both with nothing between. */
  readonly isSharp: boolean;
}

/**
 * Aligns a pattern with a text and finds the stretch of the text that stands for the middle of it.
 *
 * @param from The middle of the pattern, to `to`.
 * @returns undefined where nothing of the middle is left.
 */
export function alignMiddle(
  pattern: string,
  from: number,
  to: number,
  text: string,
): MiddleMatch | undefined {
  const width = text.length + 1;
  const table = new Uint16Array((pattern.length + 1) * width);
  for (let j = 0; j < width; j++) table[j] = j;
  for (let i = 1; i <= pattern.length; i++) {
    table[i * width] = i;
    for (let j = 1; j < width; j++) {
      table[i * width + j] = Math.min(
        table[(i - 1) * width + j - 1]! + (pattern[i - 1] === text[j - 1] ? 0 : 1),
        table[(i - 1) * width + j]! + 1,
        table[i * width + j - 1]! + 1,
      );
    }
  }

  // For each unit of the pattern the unit of the text that stands for it, or none.
  const partner = new Int32Array(pattern.length).fill(-1);
  for (let i = pattern.length, j = text.length; i > 0 && j > 0;) {
    const cost = table[i * width + j]!;
    const isSame = pattern[i - 1] === text[j - 1];
    if (cost === table[(i - 1) * width + j - 1]! + (isSame ? 0 : 1)) {
      partner[--i] = --j;
    } else if (cost === table[(i - 1) * width + j]! + 1) i--;
    else j--;
  }

  let first = from;
  while (first < to && partner[first]! < 0) first++;
  let last = to - 1;
  while (last > first && partner[last]! < 0) last--;
  if (first >= to) return undefined;
  const start = partner[first]!;
  const end = partner[last]! + 1;
  let kept = 0;
  for (let i = first; i <= last; i++) {
    if (partner[i]! >= 0 && pattern[i] === text[partner[i]!]) kept++;
  }
  const isKept = (i: number): boolean => partner[i]! >= 0 && pattern[i] === text[partner[i]!];
  /** Whether the unit of the text at an offset is as the pattern has it, within the range of the pattern. */
  const isKeptAt = (offset: number, low: number, high: number): boolean => {
    for (let i = low; i < high; i++) if (partner[i] === offset) return isKept(i);
    return false;
  };
  /** At the rim of the pattern one unit may be there by chance. */
  const isKeptNext = (i: number, step: 1 | -1): boolean =>
    to - from === 1 || (isKept(i + step) && partner[i + step] === partner[i]! + step);
  const isSharpStart =
    (isKept(from) && (from > 0 || isKeptNext(from, 1))) ||
    (from > 0 && isKept(from - 1) && partner[from - 1] === start - 1) ||
    (isKeptAt(start - 1, 0, from) && isKeptAt(start, from, to));
  const isSharpEnd =
    (isKept(to - 1) && (to < pattern.length || isKeptNext(to - 1, -1))) ||
    (to < pattern.length && isKept(to) && partner[to] === end) ||
    (isKeptAt(end, to, pattern.length) && isKeptAt(end - 1, from, to));
  return {
    start,
    end,
    errors: Math.max(to - from, end - start) - kept,
    isSharp: isSharpStart && isSharpEnd,
  };
}
