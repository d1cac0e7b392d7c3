/** Comparing stretches of text by edit distance; offsets count UTF-16 code units. */
import { isDigit } from '../text/characters';

/**
 * How much of a context stands at an edge: its length less the fewest insertions, deletions and replacements that make
 * it of the text there. 0 where nothing does.
 *
 * @param text What stands behind the edge, somewhat longer than the context.
 */
export function contextMatch(context: string, text: string): number {
  const { length } = context;
  // For each diagonal of the table of edits (unit of the text less unit of the context) how much of the context can be
  // made with so many edits; the text may end anywhere.
  let reached = new Int32Array(2 * length + 3).fill(NOWHERE);
  let before = reached.slice();
  for (let edits = 0; edits < length; edits++) {
    [reached, before] = [before, reached];
    for (let diagonal = -edits; diagonal <= edits; diagonal++) {
      const at = diagonal + length + 1;
      let made = edits === 0 ? 0 : Math.max(before[at]! + 1, before[at - 1]!, before[at + 1]! + 1);
      made = Math.min(made, length, text.length - diagonal);
      while (made < length && context[made] === text[made + diagonal]) made++;
      if (made === length) return length - edits;
      reached[at] = made;
    }
  }
  return 0;
}

/** Less than any diagonal reaches. */
const NOWHERE = -1e6;

/** Where the middle part of a pattern lies in a text that holds the pattern with errors. */
export interface MiddleMatch {
  readonly start: number;
  readonly end: number;
  /** How many units of the middle are gone or replaced. */
  readonly lost: number;
  /** How many units stand there that are none of the middle and replace none. */
  readonly extra: number;
  /** Whether a digit is another digit: numbers that differ are different numbers, not damage. */
  readonly isRenumbered: boolean;
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
  let paired = 0;
  let isRenumbered = false;
  for (let i = first; i <= last; i++) {
    if (partner[i]! < 0) continue;
    paired++;
    if (pattern[i] === text[partner[i]!]) kept++;
    else isRenumbered ||= isDigit(pattern.charCodeAt(i)) && isDigit(text.charCodeAt(partner[i]!));
  }
  const isKept = (i: number): boolean =>
    partner[i] !== undefined && partner[i] >= 0 && pattern[i] === text[partner[i]];
  /** The unit of the pattern that a unit of the text stands for, or -1. */
  const sourceOf = (offset: number): number => (offset < 0 ? -1 : partner.indexOf(offset));
  /** Whether an edge lies where nothing can have come in or gone out on the other side of it. */
  const isSharpEdge = (edge: number, inner: number, outer: number, step: 1 | -1): boolean => {
    const inside = sourceOf(inner);
    const outside = sourceOf(outer);
    if (outside < 0) return edge === rimOf(step) && isKept(edge) && isKept(edge + step);
    if (inside !== edge || outside !== edge - step) return isKept(inside) && isKept(outside);
    if (isKept(edge)) return true;
    // Replaced one for one between characters that are as before.
    if (!isKept(edge + step) || partner[edge + step] !== inner + step) return false;
    if (isKept(edge - step)) return true;
    // Unless one of the two has moved over the edge.
    if (pattern[edge] === text[outer] || pattern[edge - step] === text[inner]) return false;
    return isKept(edge - 2 * step) && partner[edge - 2 * step] === outer - step;
  };
  /** The edge of the pattern itself, where it has no context on a side. */
  const rimOf = (step: 1 | -1): number => (step === 1 ? 0 : pattern.length - 1);
  const isSharp = isSharpEdge(from, start, start - 1, 1) && isSharpEdge(to - 1, end - 1, end, -1);
  return {
    start,
    end,
    lost: to - from - kept,
    extra: end - start - paired,
    isRenumbered,
    isSharp,
  };
}
