/**
 * Columns of a newspaper: runs of lines of nearly one width, cut wherever the width is reached, inside words and
 * numbers too. What the shape of a single line cannot tell, the run does.
 *
 * Widths are measured twice, in characters and in ems (a Latin letter or digit is half of one): some pages are cut by
 * the one, some by the other.
 */
import { columnsBy, pageOf, type Column, type Page } from './columnRuns';
import {
  ITEM,
  isLead,
  PARAGRAPH_OPENER,
  SECTION,
  isBylineOnly,
  type LayoutLine,
} from './lineShape';
import type { BlockKind } from './reading';

/** What the columns of a text tell about its lines; arrays parallel to them. */
export interface Columns {
  /** The line in which a line goes on, or 0 where its column does not say. */
  readonly next: Int32Array;
  /** 1 where a line is running text of a column, whatever its own shape. */
  readonly running: Uint8Array;
}

/** A headline has at most this many lines, beside its first, before the byline. */
const LINES_OF_HEADLINE = 5;

/** Finds the columns of a text and joins their lines. Linear in its length. */
export function findColumns(
  lines: readonly LayoutLine[],
  kinds: readonly (BlockKind | undefined)[],
): Columns {
  const columns: Columns = {
    next: new Int32Array(lines.length),
    running: new Uint8Array(lines.length),
  };
  const page = pageOf(lines, kinds);
  const firstLine = kinds.findIndex((kind) => kind !== undefined);
  for (const measure of ['characters', 'ems'] as const) {
    for (const column of columnsBy(page, measure)) joinLines(column, page, firstLine, columns);
  }
  return columns;
}

function joinLines(
  { lines: run, isFull }: Column,
  { lines, kinds, cuts }: Page,
  firstLine: number,
  { next, running }: Columns,
): void {
  const textOf = (k: number): string => lines[run[k]!]!.text;
  const isIndented = run.some((i) => lines[i]!.indented);
  const usualGap = usualDistance(run);
  // Where the paragraph of the line begins, and whether that is certain.
  let first = 0;
  let mayBeHeadline = true;
  for (let k = 0; k < run.length; k++) {
    const i = run[k]!;
    const text = textOf(k);
    const following = run[k + 1] === undefined ? undefined : lines[run[k + 1]!]!;
    const ends = cuts[i]!.stops;
    const goesOn =
      following !== undefined &&
      isFull[k]! &&
      !(following.indented && isIndented) &&
      (!ends || isIndented) &&
      !cuts[i]!.jumps &&
      !(ITEM.test(following.text) && (text.endsWith('；') || ITEM.test(textOf(first)))) &&
      !(k === first && isHeadline(k, mayBeHeadline));
    if (goesOn) {
      next[i] = run[k + 1]!;
      running[i] = 1;
      running[run[k + 1]!] = 1;
      continue;
    }
    first = k + 1;
    // Behind a full stop at the end of a full line the paragraph goes on more often than not.
    mayBeHeadline = !(ends && isFull[k]!);
  }

  /**
   * Whether the first line of a paragraph is a headline over it, which happens to be as wide as the column.
   *
   * @param isParagraph Whether a paragraph begins here for certain.
   */
  function isHeadline(k: number, isParagraph: boolean): boolean {
    const text = textOf(k);
    if (/[。；]|[，、,：:]$/.test(text) || lines[run[k]!]!.indented) return false;
    if (isParagraph && isIndented) return true;
    if (opensArticle(k + 1)) return true;
    if (!isParagraph) return false;
    const { text: following } = lines[run[k + 1]!]!;
    if (/[，、：]/.test(text)) return false;
    return (
      run[k] === firstLine ||
      run[k + 1]! - run[k]! > usualGap ||
      SECTION.test(following) ||
      PARAGRAPH_OPENER.test(following)
    );
  }

  /** Whether what stands between a headline and its text comes within a few lines, and no sentence before. */
  function opensArticle(from: number): boolean {
    for (let k = from; k < Math.min(run.length, from + LINES_OF_HEADLINE); k++) {
      const text = textOf(k);
      if (kinds[run[k]!] === 'dateline' || isBylineOnly(text) || isLead(text)) return true;
      if (/[。；]/.test(text)) return false;
    }
    return false;
  }
}

/** The distance of most lines of a run: 2 where blank lines stand between them. */
function usualDistance(run: readonly number[]): number {
  let single = 0;
  for (let k = 1; k < run.length; k++) if (run[k]! - run[k - 1]! === 1) single++;
  return single * 2 >= run.length - 1 ? 1 : 2;
}
