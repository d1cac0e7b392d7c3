/** Spaces inside Chinese text, and characters that nobody sees. */
import { isDigit, isHan, isInvisible, isLineBreak } from '../../text/characters';
import type { Block } from '../../text/reading';
import { AS_LATIN } from './damage';
import type { Dirt, DirtFinder } from './dirt';
import { holdsHan, lineEnd, lineStart } from './lines';
import { findBrokenWords, spreadNamesFrom, type Gap } from './words';

/**
 * Characters without width; a byte order mark belongs to the file, a joiner between pictures to the picture, a soft hyphen
 * in mojibake to what stood there: 中 is ä¸ and one.
 */
export const findInvisible: DirtFinder = function* ({ text }) {
  const damaged = text.includes('\u00ad') ? [...text.matchAll(AS_LATIN)] : [];
  let next = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (!isInvisible(c) || (c === 0xfeff && i === 0)) continue;
    if (c === 0x200d && !isHan(text.charCodeAt(i - 1)) && !isHan(text.charCodeAt(i + 1))) continue;
    while (next < damaged.length && damaged[next]!.index + damaged[next]![0].length <= i) next++;
    if (c === 0xad && next < damaged.length && damaged[next]!.index < i) continue;
    yield { kind: 'invisible-character', start: i, end: i + 1, replacement: '' };
  }
};

const BLANKS = /[ \t\u00a0\u2000-\u200a\u3000]+/gu;
/** Marks that stand for their own space: none belongs beside them. */
const CLAUSE_MARK = /[，。；：！？、]/u;
/** Behind these two blanks or more are what is left of a lost line break, too. */
const SENTENCE_END = /[。！？；：”’」』）]/u;
/** In Chinese it stands close to its number: 6.8%. */
const PERCENT = /[%％‰]/u;
const OPENING = /[（《〈【「『“‘]/u;
const CLOSING = /[）》〉】」』”’]/u;
/** What a sentence goes on with behind a title or a name in quotation marks: 《条例》 的, “三亮” 活动. */
const GOES_ON =
  /^(?:[的和与與及了中上下里裡内內为為是在]|等[^级級]|以及|活[动動]|行[动動]|工程|[战戰]略|[计計][划劃]|[机機]?制度?|品牌|精神|理念|要求|工作|[体體]系|模式|[规規][划劃定]|方案|意[见見]|通知|[办辦]法|[条條]例|主[题題]|[学學][习習]|教育)/u;
const GOES_ON_MAX = 4;

const goesOn = (line: string, offset: number): boolean =>
  GOES_ON.test(line.slice(offset, offset + GOES_ON_MAX));

/** Two full-width spaces open a paragraph, at times in the middle of a line: what is left of a lost line break. */
const PARAGRAPH = '\u3000\u3000';

/**
 * Spaces that a layout left inside Chinese text. Spaces between the names of a list, the parts of a headline or a
 * by-line and the next words are set on purpose and stay.
 */
export const findStraySpaces: DirtFinder = function* ({ text, reading }) {
  const joined = findJoined(text);
  for (const block of reading.blocks) {
    if (block.start === block.end || !MAY_HOLD_STRAYS.has(block.kind)) continue;
    const { start, end } = reading.toRaw(block.start, block.end);
    for (let at = lineStart(text, start); at < end;) {
      const stop = lineEnd(text, at);
      yield* straySpacesOf(text.slice(at, stop), at, block, joined);
      at = stop;
      while (at < end && isLineBreak(text.charCodeAt(at))) at++;
    }
  }
};

const MAY_HOLD_STRAYS: ReadonlySet<Block['kind']> = new Set(['body', 'headline', 'caption']);

/** Characters on each side of a gap, blanks between them. */
const AROUND_GAP =
  /([\u4e00-\u9fff]{2})[ \t\u00a0\u2000-\u200a\u3000]{1,3}(?=([\u4e00-\u9fff]{2}))/g;
const HAN_RUN = /[\u4e00-\u9fff]{4,}/g;

/** The two characters on both sides of each gap, of those that the text has without a gap, too. */
function findJoined(text: string): ReadonlySet<string> {
  const sought = new Set<string>();
  for (const [, before, after] of text.matchAll(AROUND_GAP)) sought.add(before! + after!);
  const found = new Set<string>();
  if (sought.size === 0) return found;
  for (const [run] of text.matchAll(HAN_RUN)) {
    for (let i = 0; i + 4 <= run.length; i++) {
      const four = run.slice(i, i + 4);
      if (sought.has(four)) found.add(four);
    }
  }
  return found;
}

function* straySpacesOf(
  line: string,
  offset: number,
  { kind }: Block,
  joined: ReadonlySet<string>,
): Generator<Dirt> {
  const gaps = [...line.matchAll(BLANKS)]
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      blanks: match[0],
    }))
    .filter(({ start, end }) => start > 0 && end < line.length);
  if (gaps.length === 0) return;
  const spaced = findSpacedOut(line, gaps);
  const isChinese = holdsHan(line, 0, line.length);
  const isRunning = kind === 'body' && CLAUSE_MARK.test(line);
  const broken = isRunning ? findBrokenWords(line, gaps, joined) : undefined;
  for (const gap of gaps) {
    const { start, end, blanks } = gap;
    const before = line[start - 1]!;
    const after = line[end]!;
    const partsParagraphs =
      blanks.includes(PARAGRAPH) || (blanks.length > 1 && SENTENCE_END.test(before));
    const isStray =
      !partsParagraphs &&
      (spaced.has(gap) ||
        CLAUSE_MARK.test(before) ||
        CLAUSE_MARK.test(after) ||
        (isRunning && (OPENING.test(before) || CLOSING.test(after))) ||
        (isRunning && blanks.length === 1 && CLOSING.test(before) && goesOn(line, end)) ||
        (PERCENT.test(after) && isDigit(line.charCodeAt(start - 1)) && isChinese) ||
        // 某某日报讯（记者某某） 12月6日
        (isRunning && before === '）' && isDigit(line.charCodeAt(end))) ||
        broken?.has(gap));
    if (isStray) {
      yield { kind: 'stray-space', start: offset + start, end: offset + end, replacement: '' };
    }
  }
}

/** Fewest gaps of a word that is spaced out; 张 三 is a name of a list. */
const SPACED_OUT = 3;

/** Gaps that the same blank puts between characters one by one: 深 化 改 革. */
function findSpacedOut(line: string, gaps: readonly Gap[]): Set<Gap> {
  const result = new Set<Gap>();
  let run: Gap[] = [];
  const close = (): void => {
    // The last character stands alone, too, or it begins another word.
    const last = run.at(-1);
    if (last !== undefined && isHan(line.charCodeAt(last.end + 1))) run.pop();
    if (run.length > 0) {
      const characters = run.map(({ start }) => line[start - 1]!).join('') + line[run.at(-1)!.end]!;
      const names = spreadNamesFrom(characters);
      // The gap before names, and those in and between them, stay.
      if (names < characters.length) run.length = Math.max(0, names - 1);
    }
    if (run.length >= SPACED_OUT) for (const gap of run) result.add(gap);
    run = [];
  };
  for (const [index, gap] of gaps.entries()) {
    const { start, end, blanks } = gap;
    const previous = gaps[index - 1];
    const goesOn =
      previous !== undefined && start - previous.end === 1 && previous.blanks === blanks;
    if (!goesOn) close();
    const stands = isHan(line.charCodeAt(start - 1)) && isHan(line.charCodeAt(end));
    const isAlone = start === 1 || !isHan(line.charCodeAt(start - 2));
    if (stands && (run.length > 0 || isAlone)) run.push(gap);
    else close();
  }
  close();
  return result;
}
