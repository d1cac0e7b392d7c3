/**
 * Columns of a newspaper: runs of lines of nearly one width, cut wherever the width is reached, inside words and
 * numbers too. What the shape of a single line cannot tell, the run does.
 *
 * Widths are measured twice, in characters and in ems (a Latin letter or digit is half of one): some pages are cut by
 * the one, some by the other.
 */
import { LEAD, PARAGRAPH_OPENER, SECTION, isBylineOnly, type LayoutLine } from './lineShape';
import type { BlockKind } from './reading';

/** What the columns of a text tell about its lines; arrays parallel to them. */
export interface Columns {
  /** The line in which a line goes on, or 0 where its column does not say. */
  readonly next: Int32Array;
  /** 1 where a line is running text of a column, whatever its own shape. */
  readonly running: Uint8Array;
}

/** Widths of columns, in characters or ems. Wider lines are paragraphs; narrower ones names or verses. */
const NARROWEST = 7;
const WIDEST = 60;

/** A column has at least this many lines of its width that end inside a sentence. */
const FEWEST_CUT_LINES = 3;
/** The share of all its lines that have its width, at least. */
const LEAST_FULL_SHARE = 0.5;
/** Of the lines of its width, the share that ends with a punctuation mark, at most: in verse and lists nearly all do. */
const MOST_MARKED_ENDS = 0.45;
/** Of its lines, the share with a mark before their end, at least: lists of names and headlines have few. */
const LEAST_MARKED_INSIDE = 0.2;
/** A sentence of running text has no more code units than this on average; a list of headlines has no end of one. */
const LONGEST_SENTENCE = 150;

/** A punctuation mark pushed out or in makes lines this much wider or narrower. */
const HANGING = 2;
/** A line narrower than the widest by more than this is of another column or the end of a paragraph. */
const NARROWER = 2 * HANGING;
/** So many narrow lines that are no end of a paragraph begin another column. */
const NARROW_LINES = 3;
/** A headline has at most this many lines, beside its first, before the byline. */
const LINES_OF_HEADLINE = 5;
/** Captions and blank lines that a column runs across. */
const MOST_SKIPPED = 6;

const SENTENCE_END = /[。！？!?…][”’」』)）】]*$/;
const SENTENCE_ENDS = /[。！？!?；;]/g;
const MARK_AT_END = /[，、,。！？!?；;：:…—][”’」』)）】]*$/;
const MARK_INSIDE = /[，、,。！？；;：:“”‘’「」（）()《》][^]/;
const ITEM = /^(?:\d{1,2}[.、](?!\d)|[①-⑳●•·▪■◆★])/;
/** A number or word of letters, which pages cut by ems do not break. */
const UNBROKEN = /^[0-9A-Za-z.,%]{1,20}/;

type Measure = (text: string) => number;

const inCharacters: Measure = (text) => {
  let width = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) width--;
  return width;
};

const inEms: Measure = (text) => {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c & 0xfc00) !== 0xdc00) width += c < 0x250 ? 0.5 : 1;
  }
  return width;
};

/** Finds the columns of a text and joins their lines. Linear in its length. */
export function findColumns(
  lines: readonly LayoutLine[],
  kinds: readonly (BlockKind | undefined)[],
): Columns {
  const columns: Columns = {
    next: new Int32Array(lines.length),
    running: new Uint8Array(lines.length),
  };
  const firstLine = kinds.findIndex((kind) => kind !== undefined);
  for (const measure of [inCharacters, inEms]) {
    for (const run of findRuns(lines, kinds, measure)) {
      joinRun(run, lines, kinds, firstLine, columns);
    }
  }
  return columns;
}

/** Lines of text in a row, without the blank lines and captions between them. */
interface Run {
  readonly lines: number[];
  /** Parallel to `lines`. */
  readonly widths: number[];
  readonly measure: Measure;
}

/** Runs of lines none of which is much wider than the others, nor are several in a row much narrower. */
function* findRuns(
  lines: readonly LayoutLine[],
  kinds: readonly (BlockKind | undefined)[],
  measure: Measure,
): Generator<Run> {
  let run: Run = { lines: [], widths: [], measure };
  let widest = 0;
  // Places in the run of the cut lines since the last one of its width.
  let narrow: number[] = [];
  let last = -1;
  for (const [i, kind] of kinds.entries()) {
    if (kind === undefined || kind === 'caption') continue;
    const { text } = lines[i]!;
    const width = text.length > WIDEST * 2 ? Infinity : measure(text);
    const breaks = width > WIDEST || kind === 'jump' || kind === 'link' || kind === 'furniture';
    const isWider =
      width > widest + HANGING && (run.lines.length >= NARROW_LINES || width > widest * 2);
    if (breaks || isWider || i - last > MOST_SKIPPED) {
      yield run;
      run = { lines: [], widths: [], measure };
      widest = 0;
      narrow = [];
    }
    if (breaks) continue;
    run.lines.push(i);
    run.widths.push(width);
    widest = Math.max(widest, width);
    if (width >= widest - NARROWER) narrow = [];
    else if (!SENTENCE_END.test(text)) narrow.push(run.lines.length - 1);
    if (narrow.length === NARROW_LINES) {
      const rest: Run = {
        lines: run.lines.splice(narrow[0]!),
        widths: run.widths.splice(narrow[0]!),
        measure,
      };
      yield run;
      run = rest;
      widest = Math.max(...rest.widths);
      narrow = [];
    }
    last = i;
  }
  yield run;
}

/** The width that most lines have or nearly have. */
function columnWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  const count = (width: number): number => counts.get(width) ?? 0;
  for (const width of widths) counts.set(Math.round(width), count(Math.round(width)) + 1);
  let best = 0;
  let most = 0;
  for (const width of counts.keys()) {
    const near = 2 * count(width) + count(width - 1) + count(width + 1);
    if (near > most || (near === most && width > best)) {
      best = width;
      most = near;
    }
  }
  return best;
}

function joinRun(
  { lines: run, widths, measure }: Run,
  lines: readonly LayoutLine[],
  kinds: readonly (BlockKind | undefined)[],
  firstLine: number,
  { next, running }: Columns,
): void {
  if (run.length <= FEWEST_CUT_LINES) return;
  const width = columnWidth(widths);
  if (width < NARROWEST) return;
  const tolerance = width < 14 ? HANGING : HANGING + 1;
  const textOf = (k: number): string => lines[run[k]!]!.text;
  const isFull = run.map((i, k) => {
    const following = k + 1 < run.length ? (UNBROKEN.exec(textOf(k + 1))?.[0] ?? '') : '';
    const room = Math.max(tolerance, following.length > 1 ? measure(following) : 0);
    const own = widths[k]! + (lines[i]!.indented ? 2 : 0);
    return own >= width - room && own <= width + tolerance;
  });
  if (
    !isColumn(
      run.map((_, k) => textOf(k)),
      isFull,
    )
  )
    return;

  const isIndented = run.some((i) => lines[i]!.indented);
  const usualGap = usualDistance(run);
  // Where the paragraph of the line begins, and whether that is certain.
  let first = 0;
  let mayBeHeadline = true;
  for (let k = 0; k < run.length; k++) {
    const i = run[k]!;
    const text = textOf(k);
    const following = run[k + 1] === undefined ? undefined : lines[run[k + 1]!]!;
    const ends = SENTENCE_END.test(text);
    const goesOn =
      following !== undefined &&
      isFull[k]! &&
      !(following.indented && isIndented) &&
      (!ends || isIndented) &&
      !(ITEM.test(following.text) && (text.endsWith('；') || ITEM.test(textOf(first)))) &&
      !(k === first && mayBeHeadline && isHeadline(k));
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

  /** Whether the first line of a paragraph is a headline over it, which happens to be as wide as the column. */
  function isHeadline(k: number): boolean {
    const text = textOf(k);
    if (/[。；]|[，、,：:]$/.test(text) || lines[run[k]!]!.indented) return false;
    if (isIndented) return true;
    const { text: following } = lines[run[k + 1]!]!;
    if (opensArticle(k + 1)) return true;
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
      if (kinds[run[k]!] === 'dateline' || isBylineOnly(text) || LEAD.test(text)) return true;
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

/** Whether a run of lines is running text cut at one width. */
function isColumn(texts: readonly string[], isFull: readonly boolean[]): boolean {
  let full = 0;
  let marked = 0;
  let inside = 0;
  let sentences = 0;
  let length = 0;
  for (const [k, text] of texts.entries()) {
    length += text.length;
    sentences += text.match(SENTENCE_ENDS)?.length ?? 0;
    if (MARK_INSIDE.test(text)) inside++;
    if (!isFull[k]) continue;
    full++;
    if (MARK_AT_END.test(text)) marked++;
  }
  return (
    full - marked >= FEWEST_CUT_LINES &&
    full >= texts.length * LEAST_FULL_SHARE &&
    marked <= full * MOST_MARKED_ENDS &&
    inside >= texts.length * LEAST_MARKED_INSIDE &&
    sentences * LONGEST_SENTENCE >= length
  );
}
