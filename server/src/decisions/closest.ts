/** Stretches of a text that are like a pattern. */
import search from 'approx-string-match';
import type { WordIndex } from './wordIndex';

/** So many of them are given. */
const MOST_STRETCHES = 3;

/** They are looked for in so many characters, then in twice as many, and so on. */
const FIRST_PART = 2048;

/**
 * The first stretches of a text that are closest to a pattern, all with as few errors; of overlapping ones the first.
 *
 * @param errors They have no more than so many.
 */
export function closestStretches(
  words: WordIndex,
  pattern: string,
  errors: number,
): { start: number; end: number }[] {
  const { text } = words;
  const result: { start: number; end: number }[] = [];
  /** @returns whether there are enough. */
  const add = (start: number, end: number): boolean =>
    (result.length === 0 || start >= result.at(-1)!.end) &&
    result.push({ start, end }) >= MOST_STRETCHES;
  words.some(pattern, (start) => add(start, start + pattern.length));
  if (result.length > 0) return result;
  // Part by part: behind enough stretches only what is better yet is looked for, as where a text repeats itself.
  const lead = pattern.length + errors;
  let most = errors;
  let fewest = Infinity;
  for (let from = 0, size = FIRST_PART; from < text.length && most > 0; from += size, size *= 2) {
    const first = Math.max(0, from - lead);
    for (const match of search(text.slice(first, from + size), pattern, most)) {
      if (first + match.end <= from) continue;
      if (match.errors < fewest) result.length = 0;
      fewest = match.errors;
      most = fewest;
      if (!add(first + match.start, first + match.end)) continue;
      most = fewest - 1;
      break;
    }
  }
  return result;
}
