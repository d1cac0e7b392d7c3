/**
 * The second step of a reading: what each line is, which lines are halves of one sentence, and where articles begin.
 *
 * Newspaper pages come as columns: a sentence breaks at the foot of a column, blank lines or a caption follow, and it
 * goes on. Web pages come with link lists and colophons. All of it is told apart by the shape of lines alone.
 */
import { findColumns, type Columns } from './columns';
import {
  findPageFeet,
  findPageHeads,
  isFieldLine,
  isOriginalTitle,
  isPageHead,
  isSection,
  isSeparator,
  mayBeSection,
} from './furniture';
import { jumpsIn, type Jump } from './jumps';
import {
  PARAGRAPH_OPENER,
  SECTION,
  isLead,
  isLinkListHead,
  isMarkdownHeading,
  isMarkedNames,
  kindOf,
  type LayoutLine,
} from './lineShape';
import { isProgram } from './program';
import type { BlockKind } from './reading';

/** A paragraph: the lines it is made of, in reading order. */
export interface Paragraph {
  kind: BlockKind;
  readonly lines: number[];
  article: number;
}

const TERMINAL_MARKS = '。！？!?；;：:…—';
const CLOSING_MARKS = '”’」』)）】》';
const STRONG_OPEN = /[，、,的和与及对在把将以为是从由向等其该各]$|(?:我|全|本)[省市县区]$/;

/** A sentence that ends in a straight quotation mark, or in a half-width full stop behind Chinese. */
const STRAIGHT_END = /(?:[。！？!?；;…]["']{1,2}|[\u4e00-\u9fff]["']?\.["']{0,2})$/;
const STRAIGHT_END_MAX = 5;

/** Whether a line ends as a sentence or a quotation does. Looks at its end only: every line of a text is asked. */
function isTerminal(text: string): boolean {
  let end = text.length;
  while (end > 0 && CLOSING_MARKS.includes(text[end - 1]!)) end--;
  if (end < text.length && !text.endsWith('》')) return true;
  if (end > 0 && TERMINAL_MARKS.includes(text[end - 1]!)) return true;
  return STRAIGHT_END.test(text.slice(-STRAIGHT_END_MAX));
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) depth += depthOf[text.charCodeAt(i)]!;
  return depth <= 0;
}

/** By code unit: 1 for a mark that opens, -1 for one that closes. A table: every line of a text is looked through. */
const depthOf = new Int8Array(0x10000);
for (const mark of '“「『(（《') depthOf[mark.charCodeAt(0)] = 1;
for (const mark of '”」』)）》') depthOf[mark.charCodeAt(0)] = -1;

const HAN = /\p{Script=Han}/u;
/** Words of a line in another language, at least, and how much of it is looked at, in code units. */
const LATIN_WORDS = /[A-Za-z]{2,20}(?:[^A-Za-z]{1,3}[A-Za-z]{1,20}){3}/;
const LATIN_MAX = 160;

/** Whether a line is running text in a language with Latin letters. */
const isLatinText = (text: string): boolean =>
  !HAN.test(text) && LATIN_WORDS.test(text.slice(0, LATIN_MAX));

/** A headline-shaped line inside a sentence that goes on is no headline: 科长 at the top of a column. */
function isOpen(text: string, kind: BlockKind): 'no' | 'weak' | 'strong' {
  if (/[。！？!?；;]$/.test(text.slice(-1)) || isMarkdownHeading(text)) return 'no';
  if (/[.:]["'’”)]{0,2}$/.test(text.slice(-3)) && isLatinText(text)) return 'no';
  if (!isBalanced(text)) return 'strong';
  if (isTerminal(text)) return 'no';
  if (STRONG_OPEN.test(text.slice(-2))) return 'strong';
  if (/[。；]/.test(text)) return 'weak';
  return kind === 'body' ? 'weak' : 'no';
}

/** 常务副县长赵某 / 斌、组织部部长…: one or two characters and a comma begin no line, they end a word of the line before. */
const WORD_END = /^[\u4e00-\u9fff]{1,2}[、，,]/;

/** The next line with words, across one that is blank. */
const nextLine = (lines: readonly LayoutLine[], index: number): LayoutLine | undefined =>
  lines[index + 1]?.text === '' ? lines[index + 2] : lines[index + 1];

/** Whether a word is cut by the end of a line, above the other half. */
const isCutBefore = (text: string, next: LayoutLine | undefined): boolean =>
  next !== undefined &&
  WORD_END.test(next.text.slice(0, 3)) &&
  !next.indented &&
  HAN.test(text.slice(-1)) &&
  /[、，,]/.test(text);

function goesOn(
  before: string,
  previous: 'weak' | 'strong',
  line: LayoutLine,
  kind: BlockKind,
): boolean {
  const text = line.text;
  if (kind !== 'body' && kind !== 'headline') return false;
  if (isLead(text) || SECTION.test(text) || isMarkdownHeading(text)) return false;
  if (isFieldLine(text) || isFieldLine(before)) return false;
  if (line.indented) return false;
  // Beside each other they are a text and its translation.
  if (isLatinText(before) ? HAN.test(text) : isLatinText(text) && HAN.test(before)) return false;
  if (previous === 'strong') return true;
  if (PARAGRAPH_OPENER.test(text)) return false;
  // A short line without any mark of running text is the next headline.
  return kind === 'body' || /[。；]/.test(text);
}

/** How many captions, page heads and blank lines a broken sentence is followed across. */
const MAX_SKIPPED = 6;

/** A link of a path, in code units at most: 时政要闻. */
const LINK_MAX = 14;

/** The kind of each line; undefined for blank ones. */
function kindsOf(lines: readonly LayoutLine[]): (BlockKind | undefined)[] {
  const kinds: (BlockKind | undefined)[] = [];
  let inLinks = false;
  // The line of text before, and whether it parts the links of a path that has a line for each.
  let previous = -1;
  let inPath = false;
  for (const [i, { text }] of lines.entries()) {
    if (text === '') {
      kinds.push(undefined);
      continue;
    }
    let kind = kindOf(text, inLinks);
    if (isLinkListHead(text)) inLinks = true;
    else if (kind === 'body') inLinks = false;
    const isLink = text.length <= LINK_MAX && (kind === 'headline' || kind === 'link');
    if (inPath && isLink) kind = 'furniture';
    if (kind === 'headline' && kinds[previous] === 'headline' && isMarkedNames(text))
      kind = 'byline';
    inPath = isSeparator(text);
    if (inPath && kinds[previous] === 'headline' && lines[previous]!.text.length <= LINK_MAX) {
      kinds[previous] = 'furniture';
    }
    kinds.push(kind);
    previous = i;
  }
  return kinds;
}

/** Groups lines into paragraphs and paragraphs into articles. Linear in the number of lines. */
export function layOut(lines: readonly LayoutLine[]): Paragraph[] {
  const kinds = kindsOf(lines);
  const texts = lines.map(({ text }) => text);
  for (const i of findPageFeet(texts, (index) => kinds[index] === 'furniture'))
    kinds[i] = 'furniture';
  const heads = findPageHeads(texts);
  for (let i = 0; i < lines.length; i++) if (heads[i]) kinds[i] = 'furniture';
  // A sentence goes on behind the head of the next page, and behind what is left of a program.
  const isBetweenHalves = (i: number): boolean => heads[i] === 1 || isProgram(lines[i]!.text);
  const columns = findColumns(lines, kinds);
  for (let i = 0; i < lines.length; i++) if (columns.running[i]) kinds[i] = 'body';

  const paragraphs: Paragraph[] = [];
  const taken = new Uint8Array(lines.length);
  for (let i = 0; i < lines.length; i++) {
    let kind = kinds[i];
    if (kind === undefined || taken[i]) continue;
    const members = [i];
    taken[i] = 1;
    const skipped: Paragraph[] = [];
    if (kind === 'body' || kind === 'headline') {
      let last = i;
      for (;;) {
        const joined = columns.next[last]!;
        const isCut = isCutBefore(lines[last]!.text, nextLine(lines, last));
        const open = joined || isCut ? 'strong' : isOpen(lines[last]!.text, kind);
        if (open === 'no') break;
        if (kind === 'headline' && open !== 'strong') break;
        const passed: number[] = [];
        let j = last + 1;
        while (j < lines.length && j - last <= MAX_SKIPPED) {
          const next = kinds[j];
          const isPassed = next === 'caption' || (next === 'furniture' && isBetweenHalves(j));
          if (isPassed) passed.push(j);
          else if (next !== undefined || taken[j]) break;
          j++;
        }
        const next = lines[j];
        if (!next || kinds[j] === undefined || taken[j] || j - last > MAX_SKIPPED) break;
        if (j !== joined && !goesOn(lines[last]!.text, open, next, kinds[j]!)) break;
        // On another page a headline is one, whatever the page before breaks off with.
        if (kinds[j] !== 'body' && passed.some((index) => kinds[index] === 'furniture')) break;
        for (const index of passed) {
          taken[index] = 1;
          skipped.push({ kind: kinds[index]!, lines: [index], article: 0 });
        }
        members.push(j);
        taken[j] = 1;
        last = j;
        kind = 'body';
      }
    }
    paragraphs.push({ kind, lines: members, article: 0 }, ...skipped);
  }
  tellHeads(paragraphs, lines);
  numberArticles(
    paragraphs,
    lines,
    columns.next,
    (line) => heads[line] === 1 || isPageHead(lines[line]!.text),
  );
  return paragraphs;
}

/** Fewest code units of a headline beneath the name of a section. */
const UNDER_SECTION = 6;

/**
 * Lines above headlines that are none: the section of the newspaper (要闻), and beneath one what it was called before the
 * site changed it (原标题：…).
 */
function tellHeads(paragraphs: readonly Paragraph[], lines: readonly LayoutLine[]): void {
  let hasHeadline = false;
  let hasBody = false;
  for (const [i, paragraph] of paragraphs.entries()) {
    const text = textOf(paragraph, lines);
    if (hasHeadline && isOriginalTitle(text)) paragraph.kind = 'furniture';
    hasBody ||= paragraph.kind === 'body';
    if (paragraph.kind !== 'headline') continue;
    const next = paragraphs[i + 1];
    const isAbove =
      mayBeSection(text) &&
      next?.kind === 'headline' &&
      textOf(next, lines).length >= UNDER_SECTION &&
      paragraphs[i - 1]?.kind !== 'headline' &&
      // Below text it may be a heading within the article.
      ((isSection(text) && !hasBody) || isFollowedByLead(paragraphs, i + 1, lines));
    if (isAbove) paragraph.kind = 'furniture';
    else hasHeadline = true;
  }
}

/**
 * An article begins at a headline (and those right before it) that is followed by a byline, a date line, a lead or a jump
 * back to its other half, after a jump onward, at a jump back without a headline, at a second lead, and at a second page
 * title. Link lists and colophons belong to the article before them, heads of pages to the one below.
 */
function numberArticles(
  paragraphs: Paragraph[],
  lines: readonly LayoutLine[],
  columns: Columns['next'],
  isHead: (line: number) => boolean,
): void {
  let article = 0;
  let bodies = 0;
  let first = 0;
  let hasLead = false;
  let hasMeeting = false;
  let hasPageTitle = false;
  let afterJump = false;
  let afterHeadline = false;
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!;
    const jumps = jumpsOf(paragraph, lines);
    const isHeadline = paragraph.kind === 'headline';
    const opensAsNews = paragraph.kind === 'body' && isLead(textOf(paragraph, lines));
    const isPageTitle = isHeadline && lines[paragraph.lines[0]!]!.isPageTitle === true;
    const startsHere = isHeadline
      ? (isPageTitle && hasPageTitle) ||
        (paragraphs[i - 1]?.kind !== 'headline' &&
          !isSignature(paragraphs, i, lines) &&
          (afterJump || isFollowedByLead(paragraphs, i, lines)))
      : // Copies of a page put both halves together: 下转08版, 上接01版.
        (jumps[0]?.isOnward === false && !afterHeadline && !afterJump && hasText(paragraphs, i)) ||
        // Short news come without headlines.
        (opensAsNews && hasLead);
    if (startsHere && bodies > 0) {
      article++;
      bodies = 0;
      first = i;
      hasLead = hasMeeting = hasPageTitle = false;
      takeHeads(paragraphs, i, article, isHead);
    }
    hasPageTitle ||= isPageTitle;
    hasLead ||= opensAsNews;
    if (paragraph.kind === 'body') bodies++;
    if (article > 0 && !hasMeeting && MEETING_GOES_ON.test(textOf(paragraph, lines))) {
      const isTold = paragraphs
        .slice(first, i)
        .some(({ lines: own }) => own.some((index) => MEETING.test(lines[index]!.text)));
      if (!isTold && partFragment(paragraphs, first, i, columns)) {
        article++;
        i++;
      }
      hasMeeting = true;
    }
    if (paragraph.kind !== 'caption') afterJump = jumps.at(-1)?.isOnward ?? false;
    // Who wrote and when stands between a headline and its text.
    if (!UNDER_HEADLINE.has(paragraph.kind)) afterHeadline = isHeadline;
    paragraph.article = article;
  }
}

/** Gives an article the heads of its page, which stand right above it. */
function takeHeads(
  paragraphs: readonly Paragraph[],
  first: number,
  article: number,
  isHead: (line: number) => boolean,
): void {
  for (let i = first - 1; i > 0; i--) {
    const paragraph = paragraphs[i]!;
    const [line] = paragraph.lines;
    // One that a sentence runs across stands within the article before.
    const isBehind = line! > paragraphs[i - 1]!.lines.at(-1)!;
    if (paragraph.kind !== 'furniture' || !isHead(line!) || !isBehind) return;
    paragraph.article = article;
  }
}

/** Words that speak of a meeting as one that was told of before. */
const MEETING_GOES_ON = /^(?:会议(?![室厅中大])|会上[，,])/;
const MEETING = /会议|[大座谈全例年进]会|会[上，。,]|召开|论坛/;
/** How many paragraphs a meeting is looked back from for the place where its article breaks in. */
const FRAGMENT_MAX = 3;

/**
 * Pages that were copied in pieces have ends of articles without their beginnings: a meeting goes on that nobody has
 * told of, behind a column that breaks off inside a sentence. There the end of another article begins.
 *
 * @returns whether there is such a place: a paragraph is one more then, and what stands behind it another article.
 */
function partFragment(
  paragraphs: Paragraph[],
  first: number,
  index: number,
  columns: Columns['next'],
): boolean {
  for (let i = index - 1; i > first && i >= index - FRAGMENT_MAX; i--) {
    const { kind, lines: own, article } = paragraphs[i]!;
    if (kind !== 'body') return false;
    const cut = own.findLastIndex(
      (line, k) => k > 0 && line > own[k - 1]! + 1 && columns[own[k - 1]!] !== line,
    );
    if (cut < 0) continue;
    const fragment: Paragraph = { kind, lines: own.splice(cut), article: article + 1 };
    paragraphs.splice(i + 1, 0, fragment);
    for (let k = i + 2; k <= index; k++) paragraphs[k]!.article++;
    return true;
  }
  return false;
}

const textOf = ({ lines: own }: Paragraph, lines: readonly LayoutLine[]): string =>
  lines[own[0]!]!.text;

const UNDER_HEADLINE: ReadonlySet<BlockKind> = new Set(['caption', 'byline', 'dateline']);

/** Whether a paragraph is text or has some behind it, which a line with a jump alone needs to be a second half. */
function hasText(paragraphs: readonly Paragraph[], index: number): boolean {
  let i = index;
  while (paragraphs[i]?.kind === 'jump' || paragraphs[i]?.kind === 'caption') i++;
  const kind = paragraphs[i]?.kind;
  return kind === 'body' || kind === 'headline';
}

/** The jumps of a paragraph, in order. */
function jumpsOf({ kind, lines: own }: Paragraph, lines: readonly LayoutLine[]): Jump[] {
  if (kind !== 'jump' && kind !== 'body') return [];
  return jumpsIn(own.map((index) => lines[index]!.text).join(''));
}

/** What may stand between headline and text: 上接01版, 阅读：1532次. */
const BETWEEN: ReadonlySet<BlockKind> = new Set(['caption', 'jump', 'furniture']);

const SIGNATORY = /(?:政府|委员会|办公[室厅]|[委局厅部院会])$/;
const DATE_ALONE =
  /^[0-9〇零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日$/;

/** Whether a line behind the text names the body that signs it, with nothing but the date below. */
function isSignature(
  paragraphs: readonly Paragraph[],
  index: number,
  lines: readonly LayoutLine[],
): boolean {
  const next = paragraphs[index + 1];
  return (
    next !== undefined &&
    SIGNATORY.test(textOf(paragraphs[index]!, lines)) &&
    DATE_ALONE.test(textOf(next, lines))
  );
}

function isFollowedByLead(
  paragraphs: readonly Paragraph[],
  start: number,
  lines: readonly LayoutLine[],
): boolean {
  for (let i = start + 1; i < paragraphs.length && i <= start + 6; i++) {
    const paragraph = paragraphs[i]!;
    if (paragraph.kind === 'byline' || paragraph.kind === 'dateline') {
      // A colophon at the foot of an article is no beginning: text must follow.
      return paragraphs.slice(i + 1, i + 4).some((next) => next.kind === 'body');
    }
    if (jumpsOf(paragraph, lines)[0]?.isOnward === false) return true;
    if (paragraph.kind === 'body') return isLead(textOf(paragraph, lines));
    const isBetween = paragraph.kind === 'headline' || BETWEEN.has(paragraph.kind);
    if (!isBetween) return false;
  }
  return false;
}
