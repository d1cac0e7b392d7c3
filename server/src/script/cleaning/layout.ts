/** Lines that are no part of an article, and sentences that line breaks cut. */
import { isBlank, isDigit, isLatin, isLineBreak } from '../../text/characters';
import { buttonsAtEnd, countersIn, originalLabel, siteSuffix } from '../../text/furniture';
import { jumpsIn } from '../../text/jumps';
import {
  editorsIn,
  isCopyrightLine,
  isEditorsLine,
  isLinkListHead,
  isLinkRow,
  mayBeSources,
} from '../../text/lineShape';
import { reading } from '../../text/offsets';
import { isProgram } from '../../text/program';
import type { Block, Reading } from '../../text/reading';
import type { Dirt, DirtFinder, DirtKind } from './dirt';
import { behindBreak, isEmptyBetween, lineEnd, lineStart, newlineOf } from './lines';
import { partsNames } from './words';

/** A line as short as this, without a mark of running text, may be a heading whatever it ends with. */
const HEADING_MAX = 10;
const RUNNING_TEXT = /[，。；：、,;:“”]/;

/**
 * Line breaks inside sentences. Where a caption stands between the halves, the first may be a heading, or names of a list
 * would become one, only a person can tell.
 */
export const findLayoutBreaks: DirtFinder = function* ({ text, reading }) {
  for (const { kind, start, end } of reading.noise) {
    if (kind !== 'layout-break' || start >= end) continue;
    const line = text.slice(lineStart(text, start), start);
    const mayBeHeading = line.length < HEADING_MAX && !RUNNING_TEXT.test(line);
    const partsList = partsNames(line, text.slice(end, lineEnd(text, end)));
    if (mayBeHeading || partsList || !isEmptyBetween(text, start, end)) {
      yield { kind: 'layout-break', start, end: behindBreak(text, lineEnd(text, start)) };
      continue;
    }
    // Rows of a table in Markdown.
    if (line.trimEnd().endsWith('|') || text[end] === '|') continue;
    const last = text.charCodeAt(LATIN_MARK.test(text[start - 1]!) ? start - 2 : start - 1);
    const next = text.charCodeAt(end);
    // 投资12 and 00亿元 are one number.
    const isWordBreak = isLetter(last) && isLetter(next) && !(isDigit(last) && isDigit(next));
    yield { kind: 'layout-break', start, end, replacement: isWordBreak ? ' ' : '' };
  }
};

/** A mark behind which words of Latin letters have a space. */
const LATIN_MARK = /[,.;:!?)]/;
const isLetter = (c: number): boolean => isLatin(c) || isDigit(c);

/** Copyright lines, lists of links, jump lines and page furniture. */
export const findFurniture: DirtFinder = function* ({ text, reading }) {
  const { blocks } = reading;
  const kinds = findKinds(reading);
  const lastContent = kinds.lastIndexOf(undefined);
  const mayBeHeadline = findPossibleHeadlines(text, reading, kinds);
  // Whether the article breaks off inside a sentence, which would run on into what follows.
  let isOpen = false;
  // Where lines that are taken away end, and whether a blank line stands before them.
  let taken = { end: -1, isAfterBlank: false };
  for (const [index, block] of blocks.entries()) {
    const kind = kinds[index];
    if (kind === undefined) {
      yield* jumpsInside(block, reading, isOpen);
      yield* editorsInside(text, block, reading);
      yield* siteWordsInside(block, reading);
      yield* countersInside(block, reading);
      isOpen = leavesOpen(block, reading) ?? isOpen;
      continue;
    }
    const { isAfterBlank, ...lines } = wholeLines(text, reading, block, taken);
    if (lines.start === lines.end) continue;
    // A sentence is followed across a program.
    const isDoubtful = (isOpen && kind !== 'html') || mayBeHeadline[index];
    if (index < lastContent && isDoubtful) yield { kind, ...lines };
    else {
      yield { kind, ...lines, replacement: '' };
      taken = { end: lines.end, isAfterBlank };
    }
  }
};

/** Jumps at the beginning or the end of a paragraph; where its sentence is cut there, they are only pointed out. */
function* jumpsInside(block: Block, read: Reading, isOpen: boolean): Generator<Dirt> {
  if (block.kind !== 'body') return;
  const words = read.text.slice(block.start, block.end);
  // Behind another jump a sentence is as whole as before that.
  let before = 0;
  let isWhole = !isOpen;
  for (const { start, end } of jumpsIn(words)) {
    const span = read.toRaw(reading(block.start + start), reading(block.start + end));
    if (start !== before) isWhole = CLOSED.test(words.slice(start - 1, start));
    before = end;
    yield { kind: 'jump-line', ...span, ...(isWhole ? { replacement: '' } : {}) };
  }
}

/**
 * Editors in brackets behind the last sentence of a paragraph. Where words follow on the line, another paragraph lost its
 * line break there.
 */
function* editorsInside(text: string, block: Block, read: Reading): Generator<Dirt> {
  if (block.kind !== 'body') return;
  const words = read.text.slice(block.start, block.end);
  for (const { start, end, isSure } of editorsIn(words)) {
    const before = words.slice(0, start).trimEnd();
    if (!isSure && !CLOSED.test(before)) continue;
    const from = Math.min(start, before.length);
    const span = read.toRaw(reading(block.start + from), reading(block.start + end));
    const behind = blanksEnd(text, span.end);
    const isInLine = behind < text.length && !isLineBreak(text.charCodeAt(behind));
    if (!isInLine) yield { kind: 'page-furniture', ...span, replacement: '' };
    else {
      const newline = newlineOf(text);
      yield { kind: 'page-furniture', start: span.start, end: behind, replacement: newline };
    }
  }
}

/** What a site adds to a headline (原标题：…, …_新华网), and its buttons at the end of a paragraph. */
function* siteWordsInside({ kind, start, end }: Block, read: Reading): Generator<Dirt> {
  const words = read.text.slice(start, end);
  const toDirt = (from: number, to: number): Dirt => {
    const span = read.toRaw(reading(start + from), reading(start + to));
    return { kind: 'page-furniture', ...span, replacement: '' };
  };
  if (kind === 'headline') {
    const label = originalLabel(words);
    if (label > 0 && label < words.length) yield toDirt(0, label);
    const suffix = siteSuffix(words);
    if (suffix < words.length) yield toDirt(suffix, words.length);
  } else if (kind === 'body') {
    const buttons = buttonsAtEnd(words);
    if (buttons < words.length) yield toDirt(buttons, words.length);
  }
}

/** Counters and buttons beside the source and the date of an article. */
function* countersInside({ kind, start, end }: Block, read: Reading): Generator<Dirt> {
  if (kind !== 'dateline' && kind !== 'byline') return;
  for (const counter of countersIn(read.text.slice(start, end))) {
    const span = read.toRaw(reading(start + counter.start), reading(start + counter.end));
    yield { kind: 'page-furniture', ...span, replacement: '' };
  }
}

function blanksEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  return end;
}

/** Items of lists are headlines: what ends as a sentence does is text, and credits in brackets are the article's. */
const NO_ITEM = /[。；]$|^[(（][^()（）]{2,30}(?:供稿|撰稿|报道|摄影|文|图)[)）]$/;

/** What each block is, if it is no part of an article. */
function findKinds(reading: Reading): (DirtKind | undefined)[] {
  const kinds: (DirtKind | undefined)[] = [];
  const lastBody = reading.blocks.findLastIndex(({ kind }) => kind === 'body');
  let isInList = false;
  for (const [index, block] of reading.blocks.entries()) {
    const { kind, start, end } = block;
    const words = reading.text.slice(start, end);
    if (kind === 'furniture' && isLinkListHead(words)) isInList = true;
    else if (kind === 'body' || NO_ITEM.test(words) || beginsArticle(reading.blocks, index)) {
      isInList = false;
    }
    const isText = index < lastBody && mayBeSources(words);
    kinds.push(isText ? undefined : kindOf(block, words, isInList));
  }
  return kinds;
}

function kindOf({ kind }: Block, words: string, isInList: boolean): DirtKind | undefined {
  switch (kind) {
    case 'jump':
      return 'jump-line';
    case 'furniture':
      if (isProgram(words)) return 'html';
      if (isLinkListHead(words) || isLinkRow(words)) return 'link-list';
      return isCopyrightLine(words) ? 'copyright' : 'page-furniture';
    // Sources and dates beneath the items of a list belong to these.
    case 'link':
    case 'byline':
    case 'dateline':
      if (isInList) return 'link-list';
      return isEditorsLine(words) ? 'page-furniture' : undefined;
    case 'headline':
    case 'body':
    case 'caption':
      return undefined;
  }
}

/** How many lines of source, date and byline may stand between a headline and its text. */
const LINES_UNDER_HEADLINE = 3;

/** Whether a source, date or byline opens an article: text follows. */
function beginsArticle(blocks: readonly Block[], index: number): boolean {
  for (let i = index; i <= index + LINES_UNDER_HEADLINE; i++) {
    const kind = blocks[i]?.kind;
    if (kind === 'body') return true;
    if (kind !== 'byline' && kind !== 'dateline') return false;
  }
  return false;
}

/** What an item of a list has and no headline: a mark before it, a day behind it. */
const LIST_ITEM = /^[·•●▪■◆※>-]|[([（【]?\d{1,2}[-/月]\d{1,2}日?[)\]）】]?$/;
/** How a paragraph opens that goes on with what was told before the list. */
const GOES_ON =
  /^(?:会议(?:还|指出|强调|要求|认为|决定)|(?:他|她|他们|会上|随后|此外|同时|另外|据悉|据了解|目前|下一步|截至)(?!们讯))/;

/**
 * For each block whether it belongs to a list whose last item may be the headline of the article behind it: all that
 * no blank line parts from that article.
 */
function findPossibleHeadlines(
  text: string,
  reading: Reading,
  kinds: readonly (DirtKind | undefined)[],
): boolean[] {
  const { blocks } = reading;
  const result = blocks.map(() => false);
  for (let i = blocks.length - 2; i >= 0; i--) {
    if (kinds[i] !== 'link-list') continue;
    const next = blocks[i + 1]!;
    if (kinds[i + 1] === undefined) {
      const wordsOf = ({ start, end }: Block): string => reading.text.slice(start, end);
      result[i] =
        blocks[i]!.kind === 'link' &&
        next.kind !== 'caption' &&
        !LIST_ITEM.test(wordsOf(blocks[i]!)) &&
        !(next.kind === 'body' && GOES_ON.test(wordsOf(next)));
    } else if (result[i + 1]) {
      const between = text.slice(
        reading.toRaw(blocks[i]!.start, blocks[i]!.end).end,
        reading.toRaw(next.start, next.end).start,
      );
      result[i] = between.split(/\r\n|[\r\n]/).length === 2;
    }
  }
  return result;
}

const CLOSED = /[。！？!?；;：:…”’」』)）】》]$/;
const OPEN_HEADLINE = /[，、,的和与及对在把将以为是从由向等其该各]$/;

/** Whether a block breaks off inside a sentence; undefined where it stands beside the sentences. */
function leavesOpen({ kind, start, end }: Block, { text }: Reading): boolean | undefined {
  if (kind === 'caption') return undefined;
  const words = text.slice(start, end);
  if (kind === 'body') return !CLOSED.test(words.slice(0, jumpsIn(words).at(-1)?.start));
  return kind === 'headline' && OPEN_HEADLINE.test(words);
}

/**
 * The lines of a block with their breaks. Where a blank line stands before them and what is taken away `before`, the
 * blank lines behind go, too.
 */
function wholeLines(
  text: string,
  reading: Reading,
  block: Block,
  before: { readonly end: number; readonly isAfterBlank: boolean },
): Pick<Dirt, 'start' | 'end'> & { readonly isAfterBlank: boolean } {
  const span = reading.toRaw(block.start, block.end);
  let start = lineStart(text, span.start);
  if (start === 0 && text.startsWith('\uFEFF')) start = 1;
  let end = behindBreak(text, lineEnd(text, span.end));
  const isAfterBlank =
    start === before.end
      ? before.isAfterBlank
      : start <= 1 || isEmptyBetween(text, lineStart(text, Math.max(0, start - 1)), start);
  while (isAfterBlank && end < text.length) {
    const blankEnd = lineEnd(text, end);
    if (!isEmptyBetween(text, end, blankEnd) || blankEnd === text.length) break;
    end = behindBreak(text, blankEnd);
  }
  return { start, end, isAfterBlank };
}
