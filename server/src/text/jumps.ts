/** Jumps of a newspaper: to the page where an article goes on (▶▶下转08版) and back to where it began (上接01版). */

const PAGE = '[0-9A-Za-z一二三四五六七八九十]{1,4}';
const WORDS = `(下转|紧接|转接|上接)第?\\s?(${PAGE})\\s?版`;
/** What tells jumps to one page apart; behind others stands the name of the section: 下转08版·要闻. */
const MARK = '([①-⑳⑴-⒇❶-❿A-Za-z0-9▲△▼▽●○◆◇■□★☆]?)';
const ARROWS = '[▶►▷>＞◀◄◁<＜▲△●■◆→←]';
/** What stands between a jump and the name of the file that it leads to, where a page was split into files. */
export const LINK_ARROW = ' → ';
const FILE = '\\S.*\\.[0-9A-Za-z]{1,8}';
const LINK = LINK_ARROW + FILE;
/** A line that holds a jump and no sentence: ▶▶下转02版①, （上接01版·要闻）, （下转2版） → page-02.txt. */
const LINE = new RegExp(
  `^(?:${ARROWS}|[（(【\\s])*${WORDS}\\s*${MARK}[^。，；！？）)】]{0,8}?[）)】]?\\s*[①-⑳]?(?:${LINK})?$`,
);
/** In brackets or behind arrows at the beginning or at the end of a paragraph. */
const FORMS = [
  `[（(【]\\s?${WORDS}\\s*${MARK}[^）)】。，；]{0,6}[）)】]`,
  `${ARROWS}+\\s?${WORDS}([①-⑳]?)`,
];
const AT_START = FORMS.map((form) => new RegExp(`^${form}\\s*`));
const AT_END = FORMS.map((form) => new RegExp(`\\s*${form}$`));
/** How much of a paragraph's end can be a jump, in code units. */
const LONGEST = 24;

/** The line of a jump that leads to a file, in either script and with noise. */
const LINKED_FILE = new RegExp(
  `^[^\\n]{0,40}[转轉接][^\\n]{0,16}版[^。，；！？\\n]{0,12}?${LINK_ARROW}(${FILE})$`,
  'gm',
);

/** The names of files that jumps lead to, with offsets into the text as it is written: no words of an article. */
export const linkedFiles = (text: string): { readonly name: string; readonly start: number }[] =>
  text.includes(LINK_ARROW)
    ? Array.from(text.matchAll(LINKED_FILE), ({ 0: line, 1: name, index }) => ({
        name: name!,
        start: index + line.length - name!.length,
      }))
    : [];

/** A jump, with offsets into the words that it was looked for in. */
export interface Jump {
  readonly start: number;
  readonly end: number;
  /** Whether it leads to where the article goes on. */
  readonly isOnward: boolean;
  /** The page that it leads to, without zeros before it: 8, A3. */
  readonly page: string;
  /** Tells jumps to one page apart: ①. */
  readonly mark: string;
}

/** Whether a line is nothing but a jump. */
export const isJumpLine = (text: string): boolean => LINE.test(text);

/** Whether a line ends with a jump onward. */
export const jumpsOn = (text: string): boolean =>
  text.includes('版', Math.max(0, text.length - LONGEST)) &&
  jumpsIn(text).at(-1)?.isOnward === true;

/** The jumps of a paragraph, in order: all of it, or those that it begins and ends with. */
export function jumpsIn(text: string): Jump[] {
  const line = LINE.exec(text);
  if (line) return [jump(line, 0, text.length)];
  const jumps: Jump[] = [];
  let start = 0;
  for (;;) {
    const head = match(AT_START, text.slice(start, start + LONGEST));
    if (!head) break;
    jumps.push(jump(head, start, start + head[0].length));
    start += head[0].length;
  }
  const tails: Jump[] = [];
  for (let end = text.length; end > start;) {
    const from = Math.max(start, end - LONGEST);
    const tail = match(AT_END, text.slice(from, end));
    if (!tail) break;
    tails.push(jump(tail, from + tail.index, end));
    end = from + tail.index;
  }
  return [...jumps, ...tails.reverse()];
}

function match(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found;
  }
  return null;
}

const jump = ([, words, page, mark]: RegExpExecArray, start: number, end: number): Jump => ({
  start,
  end,
  isOnward: words !== '上接',
  page: pageNumber(page!),
  mark: mark ?? '',
});

const NUMERALS = '一二三四五六七八九';

/** The number of a page as all write it: 08, 8 and 八 are one. */
export function pageNumber(written: string): string {
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(written);
  const digit = (numeral: string, none: string): string =>
    numeral === '' ? none : String(NUMERALS.indexOf(numeral) + 1);
  if (tens) return digit(tens[1]!, '1') + digit(tens[2]!, '0');
  if (written.length === 1 && NUMERALS.includes(written)) return digit(written, '');
  return written.toUpperCase().replace(/(?<!\d)0+(?=\d)/, '');
}
