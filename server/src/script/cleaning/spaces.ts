/** Spaces inside Chinese text, and characters that nobody sees. */
import { isHan, isInvisible, isLineBreak } from '../../text/characters';
import type { Block } from '../../text/reading';
import type { Dirt, DirtFinder } from './dirt';
import { lineEnd, lineStart } from './lines';

/** Characters without width; a byte order mark belongs to the file, a joiner between pictures to the picture. */
export const findInvisible: DirtFinder = function* ({ text }) {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (!isInvisible(c) || (c === 0xfeff && i === 0)) continue;
    if (c === 0x200d && !isHan(text.charCodeAt(i - 1)) && !isHan(text.charCodeAt(i + 1))) continue;
    yield { kind: 'invisible-character', start: i, end: i + 1, replacement: '' };
  }
};

const BLANKS = /[ \t\u00a0\u2000-\u200a\u3000]+/gu;
/** Marks that stand for their own space: none belongs beside them. */
const CLAUSE_MARK = /[，。；：！？、]/u;
const OPENING = /[（《〈【「『“‘]/u;
const CLOSING = /[）》〉】」』”’]/u;
/** Two full-width spaces open a paragraph, at times in the middle of a line: what is left of a lost line break. */
const PARAGRAPH = '\u3000\u3000';
/** Words that a space sets apart on purpose: 新华社福州12月6日电 记者某某, 第一条 为了…, 责编 某某. */
const SET_APART =
  /(?:[讯电版]|第[一二三四五六七八九十百零\d]{1,5}(?:部分|[条章节款编])|报道|记者|通讯员|评论员|编辑|作者|摄影|摄像|责编|校对|来源|[图文])$/u;
/** Length of the longest of them. */
const SET_APART_MAX = 8;
/** In brackets reporters stand side by side: （记者某某某\u3000某某）, (某某某\u3000某某). */
const IN_CREDITS =
  /[（(](?:[^（()）]*(?:记者|通讯员|摄影|編輯|编辑|記者|通訊員))?[^（()），。；]*$/u;
/** How far back brackets are looked for. */
const CREDITS_MAX = 40;
/** Characters of running Chinese that tell that a space broke a word; names in lists have fewer. */
const RUN = 4;

/**
 * Spaces that a layout left inside Chinese text. Spaces between the names of a list, the parts of a headline or a
 * by-line and the next words are set on purpose and stay.
 */
export const findStraySpaces: DirtFinder = function* ({ text, reading }) {
  for (const block of reading.blocks) {
    if (block.start === block.end || !MAY_HOLD_STRAYS.has(block.kind)) continue;
    const { start, end } = reading.toRaw(block.start, block.end);
    for (let at = lineStart(text, start); at < end;) {
      const stop = lineEnd(text, at);
      yield* straySpacesOf(text.slice(at, stop), at, block);
      at = stop;
      while (at < end && isLineBreak(text.charCodeAt(at))) at++;
    }
  }
};

const MAY_HOLD_STRAYS: ReadonlySet<Block['kind']> = new Set(['body', 'headline', 'caption']);

function* straySpacesOf(line: string, offset: number, { kind }: Block): Generator<Dirt> {
  const gaps = [...line.matchAll(BLANKS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    blanks: match[0],
  }));
  const inner = gaps.filter(({ start, end }) => start > 0 && end < line.length);
  const spaced = findSpacedOut(line, inner);
  const isRunning = kind === 'body' && CLAUSE_MARK.test(line);
  for (const [index, { start, end, blanks }] of inner.entries()) {
    const before = line[start - 1]!;
    const after = line[end]!;
    const isStray =
      !blanks.includes(PARAGRAPH) &&
      (spaced.has(index) ||
        CLAUSE_MARK.test(before) ||
        CLAUSE_MARK.test(after) ||
        (isRunning && (OPENING.test(before) || CLOSING.test(after))) ||
        (isRunning && breaksWord(line, start, end)));
    if (isStray) {
      yield { kind: 'stray-space', start: offset + start, end: offset + end, replacement: '' };
    }
  }
}

interface Gap {
  readonly start: number;
  readonly end: number;
  readonly blanks: string;
}

/** Fewest gaps of a word that is spaced out; 张 三 is a name of a list. */
const SPACED_OUT = 3;

/** Gaps that the same blank puts between characters one by one: 深 化 改 革. */
function findSpacedOut(line: string, gaps: readonly Gap[]): Set<number> {
  const result = new Set<number>();
  let run: number[] = [];
  const close = (): void => {
    // The last character stands alone, too, or it begins another word.
    const last = run.at(-1);
    if (last !== undefined && isHan(line.charCodeAt(gaps[last]!.end + 1))) run.pop();
    if (run.length >= SPACED_OUT) for (const index of run) result.add(index);
    run = [];
  };
  for (const [index, { start, end, blanks }] of gaps.entries()) {
    const previous = gaps[index - 1];
    const goesOn =
      previous !== undefined && start - previous.end === 1 && previous.blanks === blanks;
    if (!goesOn) close();
    const stands = isHan(line.charCodeAt(start - 1)) && isHan(line.charCodeAt(end));
    const isAlone = start === 1 || !isHan(line.charCodeAt(start - 2));
    if (stands && (run.length > 0 || isAlone)) run.push(index);
    else close();
  }
  close();
  return result;
}

/** Whether a gap stands inside running Chinese: enough of it on one side, and nothing that is set apart. */
function breaksWord(line: string, start: number, end: number): boolean {
  const before = hanBefore(line, start);
  const behind = hanBehind(line, end);
  if (before === 0 || behind === 0 || Math.max(before, behind) < RUN) return false;
  if (SET_APART.test(line.slice(Math.max(0, start - SET_APART_MAX), start))) return false;
  if (IN_CREDITS.test(line.slice(Math.max(0, start - CREDITS_MAX), start))) return false;
  // “动力党建 幸福河湖” is a slogan of two parts.
  const isQuoted =
    OPENING.test(line[start - before - 1] ?? '') && CLOSING.test(line[end + behind] ?? '');
  return !(isQuoted && before === behind);
}

/** How many Han characters are counted on each side of a gap. */
const COUNTED = 20;

function hanBefore(line: string, offset: number): number {
  let count = 0;
  while (count < COUNTED && isHan(line.charCodeAt(offset - 1 - count))) count++;
  return count;
}

function hanBehind(line: string, offset: number): number {
  let count = 0;
  while (count < COUNTED && isHan(line.charCodeAt(offset + count))) count++;
  return count;
}
