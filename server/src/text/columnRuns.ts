/** Runs of lines of one width: what is cut into lines, and how wide. */
import { isUnifiedHan } from './characters';
import { jumpsOn } from './jumps';
import { ITEM, SECTION, type LayoutLine } from './lineShape';
import type { BlockKind } from './reading';

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
/** Columns as wide as this leave more room. */
const WIDE = 14;
/** The two spaces that open a paragraph, in ems. */
const INDENT = 2;
/** A line narrower than the widest by more than this is of another column or the end of a paragraph. */
const NARROWER = 2 * HANGING;
/** So many narrow lines that are no end of a paragraph begin another column. */
const NARROW_LINES = 3;
/** Captions and blank lines that a column runs across. */
const MOST_SKIPPED = 6;

/** A number or word of letters, which pages cut by ems do not break. */
const UNBROKEN = /^[0-9A-Za-z.,%]{1,20}/;

const codesOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (ch) => ch.charCodeAt(0)));
const FULL_STOPS = codesOf('。！？!?…');
const SENTENCE_ENDS = codesOf('。！？!?…；;');
const MARKS = codesOf('。！？!?…；;，、,：:—');
const BRACKETS = codesOf('“”‘’「」『』（）()《》【】');
const CLOSING = codesOf('”’」』)）】');

type Measure = 'characters' | 'ems';

/** What a column goes by of each of its lines. */
interface Cut {
  /** Width in characters, Infinity where it is too long for a line of a column. */
  readonly characters: number;
  /** Width in ems, likewise. */
  readonly ems: number;
  /** Whether it ends with a full stop, and with any punctuation mark. */
  readonly stops: boolean;
  readonly marked: boolean;
  /** Whether a jump ends it, behind which another article may stand. */
  readonly jumps: boolean;
  /** Whether a mark or bracket stands before its last character. */
  readonly markedInside: boolean;
  /** How many sentences or their larger parts end in it. */
  readonly sentences: number;
}

const TOO_LONG: Cut = {
  characters: Infinity,
  ems: Infinity,
  stops: false,
  marked: false,
  jumps: false,
  markedInside: false,
  sentences: 0,
};

/** Looks at every character once, since each line of every file passes here. */
function cutOf(text: string): Cut {
  if (text.length > WIDEST * 2) return TOO_LONG;
  let characters = 0;
  let ems = 0;
  let sentences = 0;
  let markedInside = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c & 0xfc00) === 0xdc00) continue;
    characters++;
    ems += c < 0x250 ? 0.5 : 1;
    // Han characters are no marks, and nearly all there is.
    if (isUnifiedHan(c)) continue;
    if (SENTENCE_ENDS.has(c)) sentences++;
    if (i < text.length - 1 && (MARKS.has(c) || BRACKETS.has(c))) markedInside = true;
  }
  let end = text.length - 1;
  while (end > 0 && CLOSING.has(text.charCodeAt(end))) end--;
  const last = text.charCodeAt(end);
  const jumps = jumpsOn(text);
  const stops = jumps || FULL_STOPS.has(last);
  const marked = jumps || MARKS.has(last);
  return { characters, ems, stops, marked, jumps, markedInside, sentences };
}

/** The lines of a text; parallel arrays. */
export interface Page {
  readonly lines: readonly LayoutLine[];
  readonly kinds: readonly (BlockKind | undefined)[];
  readonly cuts: readonly Cut[];
}

/** Indices of lines of text in a row, without the blank lines and captions between them. */
interface Run {
  readonly lines: number[];
  readonly measure: Measure;
}

/** Lines in a row that are running text cut at one width. */
export interface Column {
  readonly lines: readonly number[];
  /** Parallel to `lines`: whether the line has the width of the column, or all of it that the next word left. */
  readonly isFull: readonly boolean[];
}

/** The lines of a text, each looked at once. */
export const pageOf = (
  lines: readonly LayoutLine[],
  kinds: readonly (BlockKind | undefined)[],
): Page => ({ lines, kinds, cuts: lines.map(({ text }) => cutOf(text)) });

/** Finds the columns of a page by one measure. Linear in the number of lines. */
export function* columnsBy(page: Page, measure: Measure): Generator<Column> {
  for (const run of findRuns(page, measure)) {
    if (run.lines.length <= FEWEST_CUT_LINES) continue;
    const width = columnWidth(run.lines.map((i) => page.cuts[i]![measure]));
    if (width < NARROWEST) continue;
    const isFull = fullLines(page, run, width);
    if (isColumn(page, run, isFull)) yield { lines: run.lines, isFull };
  }
}

/** Runs of lines none of which is much wider than the others, nor are several in a row much narrower. */
function* findRuns({ kinds, cuts }: Page, measure: Measure): Generator<Run> {
  let run: Run = { lines: [], measure };
  let widest = 0;
  // Places in the run of the cut lines since the last one of its width.
  let narrow: number[] = [];
  let last = -1;
  for (const [i, kind] of kinds.entries()) {
    if (kind === undefined || kind === 'caption') continue;
    const width = cuts[i]![measure];
    const breaks = width > WIDEST || kind === 'jump' || kind === 'link' || kind === 'furniture';
    const isWider =
      width > widest + HANGING && (run.lines.length >= NARROW_LINES || width > widest * 2);
    if (breaks || isWider || i - last > MOST_SKIPPED) {
      yield run;
      run = { lines: [], measure };
      widest = 0;
      narrow = [];
    }
    if (breaks) continue;
    run.lines.push(i);
    widest = Math.max(widest, width);
    if (width >= widest - NARROWER) narrow = [];
    else if (!cuts[i]!.stops) narrow.push(run.lines.length - 1);
    if (narrow.length === NARROW_LINES) {
      const rest: Run = { lines: run.lines.splice(narrow[0]!), measure };
      yield run;
      run = rest;
      widest = rest.lines.reduce((most, k) => Math.max(most, cuts[k]![measure]), 0);
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

function fullLines({ lines, cuts }: Page, { lines: run, measure }: Run, width: number): boolean[] {
  const tolerance = width < WIDE ? HANGING : HANGING + 1;
  return run.map((i, k) => {
    const next = run[k + 1];
    const head = next === undefined ? '' : (UNBROKEN.exec(lines[next]!.text)?.[0] ?? '');
    const left = head.length > 1 ? cutOf(head)[measure] : 0;
    const own = cuts[i]![measure] + (lines[i]!.indented ? INDENT : 0);
    return own >= width - Math.max(tolerance, left) && own <= width + tolerance;
  });
}

/** Whether a run of lines is running text cut at one width. */
function isColumn({ lines, cuts }: Page, { lines: run }: Run, isFull: readonly boolean[]): boolean {
  let full = 0;
  let marked = 0;
  let broken = 0;
  let inside = 0;
  let sentences = 0;
  let length = 0;
  for (const [k, i] of run.entries()) {
    const cut = cuts[i]!;
    length += lines[i]!.text.length;
    sentences += cut.sentences;
    if (cut.markedInside) inside++;
    if (!isFull[k]) continue;
    full++;
    if (cut.marked) marked++;
    // Headings and items are short without being cut.
    else if (!SECTION.test(lines[i]!.text) && !ITEM.test(lines[i]!.text)) broken++;
  }
  return (
    broken >= FEWEST_CUT_LINES &&
    full >= run.length * LEAST_FULL_SHARE &&
    marked <= full * MOST_MARKED_ENDS &&
    inside >= run.length * LEAST_MARKED_INSIDE &&
    sentences * LONGEST_SENTENCE >= length
  );
}
