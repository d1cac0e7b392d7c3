/** Jumps of a newspaper: to the page where an article goes on (▶▶下转08版) and back to where it began (上接01版). */

const WORDS = '(下转|紧接|转接|上接)第?\\s?[0-9A-Za-z一二三四五六七八九十]{1,4}\\s?版';
const ARROWS = '[▶►▷>＞◀◄◁<＜▲△●■◆→←]';
/** What stands between a jump and the name of the file that it leads to, where a page was split into files. */
export const LINK_ARROW = ' → ';
const FILE = '\\S.*\\.[0-9A-Za-z]{1,8}';
const LINK = LINK_ARROW + FILE;
/** A line that holds a jump and no sentence: ▶▶下转02版①, （上接01版·要闻）, （下转2版） → page-02.txt. */
const LINE = new RegExp(
  `^(?:${ARROWS}|[（(【\\s])*${WORDS}\\s*([^\\s）)】]?)[^。，；！？）)】]{0,8}?[）)】]?\\s*[①-⑳]?(?:${LINK})?$`,
);
/** In brackets or behind arrows at the beginning or at the end of a paragraph. */
const FORMS = [
  `[（(【]\\s?${WORDS}\\s*([^\\s）)】]?)[^）)】。，；]{0,6}[）)】]`,
  `${ARROWS}+\\s?${WORDS}([①-⑳]?)`,
];
const AT_START = FORMS.map((form) => new RegExp(`^${form}\\s*`));
const AT_END = FORMS.map((form) => new RegExp(`\\s*${form}$`));
/** How much of a paragraph's end can be a jump, in code units. */
const LONGEST = 24;

const LINKED_FILE = new RegExp(`(?<=版[）)】]?[①-⑳]?${LINK_ARROW})${FILE}$`, 'gm');

/** The names of files that jumps lead to, with offsets into the text: no words of an article. */
export const linkedFiles = (text: string): { readonly name: string; readonly start: number }[] =>
  text.includes(LINK_ARROW)
    ? Array.from(text.matchAll(LINKED_FILE), ({ 0: name, index: start }) => ({ name, start }))
    : [];

/** A jump, with offsets into the words that it was looked for in. */
export interface Jump {
  readonly start: number;
  readonly end: number;
  /** Whether it leads to where the article goes on. */
  readonly isOnward: boolean;
  /** Tells jumps to one page apart: ①. */
  readonly mark: string;
}

/** Whether a line is nothing but a jump. */
export const isJumpLine = (text: string): boolean => LINE.test(text);

/** The jumps of a paragraph: all of it, its beginning or its end. */
export function jumpsIn(text: string): Jump[] {
  const line = LINE.exec(text);
  if (line) return [jump(line, 0, text.length)];
  const jumps: Jump[] = [];
  const head = match(AT_START, text.slice(0, LONGEST));
  if (head) jumps.push(jump(head, 0, head[0].length));
  const from = Math.max(head?.[0].length ?? 0, text.length - LONGEST);
  const tail = match(AT_END, text.slice(from));
  if (tail) jumps.push(jump(tail, from + tail.index, text.length));
  return jumps;
}

function match(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found;
  }
  return null;
}

const jump = ([, words, mark]: RegExpExecArray, start: number, end: number): Jump => ({
  start,
  end,
  isOnward: words !== '上接',
  mark: mark ?? '',
});
