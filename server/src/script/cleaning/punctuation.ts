/** Half-width punctuation in Chinese text, and quotation marks without their other half. */
import {
  isBlank,
  isDigit,
  isHan,
  isLineBreak,
  isStrayComma,
  QUOTE_PAIRS,
} from '../../text/characters';
import type { Dirt, DirtFinder, DirtyText } from './dirt';
import { holdsHan, lineEnd } from './lines';

const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
]);
/** What a reference to a character has before its semicolon. */
const REFERENCE = /&#?[A-Za-z0-9]{2,8}$/;
const REFERENCE_MAX = 10;

/** Marks that stand in runs: of !!! the last ones have no Chinese beside them. */
const EMPHASIS = new Set('!?！？');

const PERCENT = new Set('%％‰');
const CLOSERS = new Set('）》〉】」』”’％%‰)');
const OPENERS = new Set('（《〈【「『“‘(');
const ENCLOSERS = new Set('）》〉】」』”’)');
const END_OF_QUOTATION = new Set('”’」』');
const END_OF_SENTENCE = new Set('”’」』）)');

/** Words of a question: without one a question mark between characters may stand for one that was lost. */
export const QUESTION =
  /什么|怎|哪|谁|吗|呢|何|几|是否|能否|可否|会不会|能不能|是不是|多少|么$|甚麼|什麼|誰|嗎|幾|如[许許]|[岂豈孰]|難道|难道/u;
/** How far a clause is looked back for the words of a question. */
const CLAUSE_MAX = 60;

/** Half-width marks that stand beside Chinese. */
export const findHalfWidth: DirtFinder = function* ({ text, reading, isTaken }) {
  // Brackets of pinyin residue that is to stay belong to it.
  const residue = new Uint8Array(text.length);
  for (const { kind, start, end } of reading.noise) {
    if (kind !== 'layout-break') residue.fill(1, start, end);
  }
  const isOther = (offset: number): boolean => residue[offset] === 1 || isTaken(offset);
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    if (holdsHan(text, start, end)) yield* marksOfLine(text, start, end, isOther);
    start = end;
    while (start < text.length && isLineBreak(text.charCodeAt(start))) start++;
  }
};

function* marksOfLine(
  text: string,
  start: number,
  end: number,
  isOther: DirtyText['isTaken'],
): Generator<Dirt> {
  const replace = (at: number, replacement: string): Dirt => ({
    kind: 'half-width-punctuation',
    start: at,
    end: at + 1,
    replacement,
  });
  const open: { readonly at: number; hasHan: boolean }[] = [];
  let clause = start;
  const line = text.slice(start, end);
  const isHalfWidth = HALF_WIDTH_LINE.test(line);
  const isRunning = line.includes('。');
  // What quotation marks, brackets and title marks enclose may be a slogan or a title, whose parts a dot parts.
  let depth = 0;
  let isQuoted = false;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (isHan(c)) {
      if (open.length > 0) open.at(-1)!.hasHan = true;
      continue;
    }
    const mark = text[i]!;
    if (mark === '"') isQuoted = !isQuoted;
    else if (OPENERS.has(mark)) depth++;
    else if (ENCLOSERS.has(mark)) depth = Math.max(0, depth - 1);
    if (isOther(i)) continue;
    if (mark === '(') open.push({ at: i, hasHan: false });
    else if (mark === ')') {
      const opening = open.pop();
      if (!opening) continue;
      if (open.length > 0 && opening.hasHan) open.at(-1)!.hasHan = true;
      const isBetweenHan = isHan(text.charCodeAt(opening.at - 1)) && isHan(text.charCodeAt(i + 1));
      if (opening.hasHan || isBetweenHan) {
        yield replace(opening.at, '（');
        yield replace(i, '）');
      }
    } else if (mark === '.') {
      const isBehindWord = isHan(text.charCodeAt(i - 1)) || CLOSERS.has(text[i - 1] ?? '');
      if (
        isBehindWord &&
        (endsSentence(text, i + 1, end) ||
          // No number, name or heading has one between a percentage and Chinese.
          (PERCENT.has(text[i - 1]!) && isHan(text.charCodeAt(i + 1))) ||
          partsSentences(text, clause, i, isHalfWidth) ||
          (isRunning && depth === 0 && !isQuoted && partsClauses(text, clause, i)))
      ) {
        yield replace(i, '。');
      }
    } else if (mark === '?' || mark === '!') {
      const first = i;
      let before = i;
      while (before > start && EMPHASIS.has(text[before - 1]!)) before--;
      while (i + 1 < end && EMPHASIS.has(text[i + 1]!) && !isOther(i + 1)) i++;
      const isBeside = isBesideChinese(text, before, end) || isBesideChinese(text, i, end);
      const run = text.slice(before, i + 1);
      const from = Math.max(clause, before - CLAUSE_MAX);
      const asks = !/^[?？]+$/.test(run) || asksBefore(text, from, before, i + 1, end);
      if (before > start && isBeside && asks) {
        for (let k = first; k <= i; k++) {
          if (text[k] === '?') yield replace(k, '？');
          else if (text[k] === '!') yield replace(k, '！');
        }
      }
    } else if (mark === ';' && REFERENCE.test(text.slice(Math.max(start, i - REFERENCE_MAX), i))) {
      // &foo; that nothing decodes is at least whole.
      continue;
    } else if (isStrayComma(text, i) || (i > start && isRunning && isDoubledComma(text, i))) {
      yield replace(i, '');
    } else if (FULL_WIDTH.has(mark) && i > start && isBesideChinese(text, i, end)) {
      yield replace(i, FULL_WIDTH.get(mark)!);
    }
    if ('，。；！,;!?？.'.includes(mark)) clause = i + 1;
  }
}

/** Two full-width marks in a row, or more. */
const MARKS_IN_ROW = /[，。、；：]{2,}/g;

/** Full-width marks in a row: of two alike one goes; which of two others is meant, and what more stand for, nobody can tell. */
export const findDoubledMarks: DirtFinder = function* ({ text, isTaken }) {
  for (const { 0: marks, index } of text.matchAll(MARKS_IN_ROW)) {
    if (isTaken(index)) continue;
    const kind = 'doubled-punctuation';
    const end = index + marks.length;
    if (marks.length === 2 && marks[0] === marks[1]) {
      yield { kind, start: index + 1, end, replacement: '' };
    } else yield { kind, start: index, end };
  }
};

/** Whether a comma stands before another one between Chinese; in a table both would mean something. */
const isDoubledComma = (text: string, at: number): boolean =>
  text.startsWith(',,', at) && isBesideChinese(text, at, at + 1) && isHan(text.charCodeAt(at + 2));

/** Whether a mark stands between Chinese, or behind it at the end of a line. */
function isBesideChinese(text: string, at: number, end: number): boolean {
  const before = text.charCodeAt(at - 1);
  let next = at + 1;
  while (next < end && isBlank(text.charCodeAt(next))) next++;
  const isChineseBefore = isHan(before) || CLOSERS.has(text[at - 1]!);
  if (next === end) return isChineseBefore;
  const isChineseBehind = isHan(text.charCodeAt(next)) || OPENERS.has(text[next]!);
  // 10,000 and 10:30 are numbers; a mark between Latin words is Latin.
  if (isDigit(before) && isDigit(text.charCodeAt(at + 1))) return false;
  return isChineseBefore || isChineseBehind;
}

/** Whether a stop ends a sentence: its line ends there, or a quotation does. */
function endsSentence(text: string, at: number, end: number): boolean {
  if (at < end && END_OF_QUOTATION.has(text[at]!)) return true;
  let next = at;
  while (next < end && (isBlank(text.charCodeAt(next)) || END_OF_SENTENCE.has(text[next]!))) next++;
  return next === end;
}

/** Fewest characters of a sentence before a stop inside a line: 一. 总体要求 is a heading. */
const SENTENCE_MIN = 6;
/** The same in a line whose marks are all half-width. */
const CLAUSE_MIN = 4;

/** A line whose marks are all half-width. */
const HALF_WIDTH_LINE = /^(?=[^，。；]*\p{Script=Han},)[^，。；]*$/u;
/** Characters that write the sounds of foreign names, of which a dot parts two: 卡尔.马克思. */
const OF_FOREIGN_NAMES =
  /[阿艾安奥巴贝本比彼波伯布查达丹德迪蒂蒙杜多恩尔法菲费弗盖格哈海赫霍基吉加杰卡凯科克肯库拉莱兰朗劳勒雷里莉利列林隆卢鲁路伦罗洛马玛迈麦曼米密莫姆穆纳娜内尼诺努欧帕佩皮普奇乔切琼塞森沙莎舍史斯索塔泰坦汤特廷托瓦威维韦温沃乌西希夏辛休雅亚延耶伊因尤约扎詹兹佐]/u;

/** Whether a dot stands between two sentences: a blank or a quotation follows, which no name has (卡尔.马克思). */
function partsSentences(text: string, clause: number, at: number, isHalfWidth: boolean): boolean {
  if (at - clause < (isHalfWidth ? CLAUSE_MIN : SENTENCE_MIN)) return false;
  const next = text[at + 1] ?? '';
  if (isHalfWidth && isHan(text.charCodeAt(at + 1))) {
    return !OF_FOREIGN_NAMES.test(text[at - 1]!) && !OF_FOREIGN_NAMES.test(next);
  }
  if (OPENERS.has(next)) return true;
  return next === ' ' && isHan(text.charCodeAt(at + 2));
}

/** How sentences open that tell what comes next; members of a list, whose comma may have become a dot, open otherwise. */
const OPENS_SENTENCE =
  /^(?:会[议議上]|[他她]们?|[他她]們|我[们們]|大家|各[地级級部乡鄉]|要[把加坚堅强強推深抓切认認]|同[时時]|此外|另外|[随隨][后後]|目前|[现現]在|近[年日]|[今去]年|[据據]|截至|下一步|接下[来來]|[为為][了此]|通[过過]|因此|但是?|在|[当當][天日前]|[这這]|此次|[让讓]|如果)/u;

/** Whether a dot stands close between two sentences of a line with stops, and in no foreign name. */
function partsClauses(text: string, clause: number, at: number): boolean {
  if (at - clause < SENTENCE_MIN || !isHan(text.charCodeAt(at - 1))) return false;
  if (OF_FOREIGN_NAMES.test(text[at - 1]!) && OF_FOREIGN_NAMES.test(text[at + 1]!)) return false;
  return OPENS_SENTENCE.test(text.slice(at + 1, at + 4));
}

/** Whether question marks end a question: its clause asks, or its line ends. */
function asksBefore(
  text: string,
  clause: number,
  at: number,
  behind: number,
  end: number,
): boolean {
  return !isHan(text.charCodeAt(behind)) || behind >= end || QUESTION.test(text.slice(clause, at));
}

const OPENING_OF: ReadonlyMap<string, string> = new Map(
  [...QUOTE_PAIRS, ['《', '》'] as const].map(([opening, closing]) => [closing, opening]),
);
const OPENINGS: ReadonlySet<string> = new Set(OPENING_OF.values());

/**
 * Quotation marks and book-title marks without their other half. A quotation of several paragraphs opens anew in each
 * of them and closes in the last.
 */
export const findUnpairedQuotes: DirtFinder = function* ({ text, reading, isTaken }) {
  let article = -1;
  let open: { readonly mark: string; readonly at: number }[] = [];
  const unpaired: number[] = [];
  const giveUp = (): void => {
    for (const { at } of open) unpaired.push(at);
    open = [];
  };
  for (const block of reading.blocks) {
    if (block.article !== article) giveUp();
    article = block.article;
    if (block.start === block.end) continue;
    const { start, end } = reading.toRaw(block.start, block.end);
    for (let i = start as number; i < end; i++) {
      const mark = text[i]!;
      if (isTaken(i)) continue;
      if (OPENINGS.has(mark)) {
        const same = open.findIndex((earlier) => earlier.mark === mark);
        if (same >= 0) {
          const isContinued = i === start;
          for (const { at } of open.splice(same)) if (!isContinued) unpaired.push(at);
        }
        open.push({ mark, at: i });
        continue;
      }
      const opening = OPENING_OF.get(mark);
      if (opening === undefined) continue;
      const match = open.findLastIndex((earlier) => earlier.mark === opening);
      if (match < 0) {
        // An apostrophe looks like a closing quotation mark.
        if (mark !== '’' || isHan(text.charCodeAt(i - 1))) unpaired.push(i);
        continue;
      }
      for (const { at } of open.splice(match).slice(1)) unpaired.push(at);
    }
  }
  giveUp();
  for (const at of unpaired) yield { kind: 'unpaired-quote', start: at, end: at + 1 };
};
