/**
 * Pinyin residue: the reading of a character that a web page's conversion left behind it, 質(zhì)量.
 *
 * Seen forms: round and square brackets, half- and full-width; a tone written as a digit (jin4) or lost (jin); the readings
 * of several characters in one pair of brackets, cut off at times (gāo zhì …); two pairs; capitals; zhuyin (ㄓˋ); one
 * bracket lost; the opening bracket turned into a question mark (得當?shù)), which happens where a two-byte decoder ate it;
 * both brackets lost (質zhì量), blanks in their place (質 zhì 量); decomposed
 * tone marks; blanks around the brackets, which a page wrote as &nbsp;. Where a text speaks of how a character is read
 * (读作“好(hǎo)”), its reading is no residue.
 */
import { isBlank, isHan, isLineBreak } from './characters';
import type { NoiseKind } from './reading';

const LETTERS =
  'a-zA-ZāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛÜÊŃŇǸḾ\\u0300\\u0301\\u0304\\u0308\\u030C';
const TONE = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030C]/i;

const OPENING = '(（﹙\\[［【〔';
const CLOSING = ')）﹚\\]］】〕';

const BRACKETED = new RegExp(`[${OPENING}] ?([${LETTERS}]{1,9})([1-5]?) ?[${CLOSING}]`, 'y');
/** The readings of several characters; of a longer word the rest may be cut off. */
const SEVERAL = new RegExp(
  `[${OPENING}] ?([${LETTERS}]{1,9}(?:[ '’][${LETTERS}]{1,9}){0,7}) ?(?:…{1,2}|\\.{3})? ?[${CLOSING}]`,
  'y',
);
const DOUBLED = new RegExp(
  `[${OPENING}]{2} ?([${LETTERS}]{1,9}(?:[ '’][${LETTERS}]{1,9}){0,7}) ?[${CLOSING}]{2}`,
  'y',
);
/** Mandarin phonetic symbols with their tone marks. */
const ZHUYIN =
  /[(（﹙[［【〔] ?˙?[ㄅ-ㄩ]{1,3}[ˊˇˋ˙]?(?: ˙?[ㄅ-ㄩ]{1,3}[ˊˇˋ˙]?){0,7} ?[)）﹚\]］】〕]/y;
const NOT_CLOSED = new RegExp(`[(（﹙\\[［?？]([${LETTERS}]{1,9})`, 'y');
const DAMAGED_OPENING = new RegExp(`[?？\\uFFFD]([${LETTERS}]{1,9})[${CLOSING}]`, 'y');
const NOT_OPENED = new RegExp(`([${LETTERS}]{1,9})[${CLOSING}]`, 'y');
/** Without any bracket. A vowel alone is too little to tell. */
const BARE = new RegExp(`([${LETTERS}]{2,9})(?![${LETTERS}0-9])`, 'y');
/** What a text that speaks of sounds has before one: 读zhì, 音zhì. */
const SPEAKS_OF_SOUND = new Set('读讀念音拼调調');
/** The same before a character that is spoken of: 读作“好(hǎo)”, 拼音是…, 念“行(xíng)”. */
const SPEAKS_OF_READING =
  /(?:[读讀念][作做成为為]|[读讀发發]音|音(?:同|[为為])|拼音|[注标標]音|(?:[读讀]|(?<![理观觀概纪紀怀懷信惦挂掛留思想悬懸感默诵誦])念)[“「『‘"'])[^，。；！？,;]{0,8}$/u;
/** The readings of the characters that these words end with. */
const OWN_READINGS: ReadonlyMap<string, string> = new Map(
  '音yīn 作zuò 做zuò 成chéng 为wéi 為wéi 同tóng'.split(' ').map((one) => [one[0]!, one.slice(1)]),
);
/** How far back such words are looked for, in code units. */
const SPEAKS_MAX = 14;
const ENDS_WORD = new Set('，。、；：！？”’」』）》');
/** Blanks between a character and its residue, at most. */
const MOST_BLANKS = 2;

/** Initial and final of a syllable with its tone mark taken off; Hanyu Pinyin's table, not each combination. */
const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang?|i?ong|uang|u?ai|i?ao|u?an|ia|ie|iu|i[nae]?ng?|u[aoein]|ue|u?en?g?|ou?|ei|er|[aeiouvün]|ng|hm)n?g?r?$/;

const BASES: Record<string, string> = {};
for (const [base, marked] of [
  ['a', 'āáǎà'],
  ['e', 'ēéěèê'],
  ['i', 'īíǐì'],
  ['o', 'ōóǒò'],
  ['u', 'ūúǔùǖǘǚǜü'],
  ['n', 'ńňǹ'],
  ['m', 'ḿ'],
] as const) {
  for (const letter of marked) BASES[letter] = base;
}

function isSyllable(letters: string): boolean {
  let base = '';
  for (const letter of letters) {
    if (letter >= '\u0300' && letter <= '\u036f') continue;
    const small = letter.toLowerCase();
    base += BASES[small] ?? small;
  }
  return SYLLABLE.test(base);
}

/** A letter that the words of other languages are written with, too. */
const LETTER = new RegExp(`[${LETTERS}]`);

const LOWER_CASE = /^[a-zü]+$/;

const toned = (letters: string): boolean => TONE.test(letters) && isSyllable(letters);

/** Whether this may be a reading that lost its tone mark or never had one: zhi, de, a. */
const isBareSyllable = (letters: string): boolean =>
  NEUTRAL.has(letters) || (letters.length > 1 && LOWER_CASE.test(letters) && isSyllable(letters));

/** Whether these are readings, not all of them of neutral tone. */
function areToned(letters: string): boolean {
  const readings = letters.split(/[ '’]/);
  return readings.some(toned) && readings.every((one) => toned(one) || NEUTRAL.has(one));
}

/** Whether these are readings of several characters without a blank between them, each with its tone: xiàngmù, not José. */
function areJoined(letters: string, most = MOST_JOINED): boolean {
  if (most === 0) return false;
  for (let length = Math.min(LONGEST_SYLLABLE, letters.length - 1); length > 0; length--) {
    if (!toned(letters.slice(0, length))) continue;
    const rest = letters.slice(length);
    if (toned(rest) || areJoined(rest, most - 1)) return true;
  }
  return false;
}

/** Characters of a word whose readings are written together, and letters of a syllable, at most. */
const MOST_JOINED = 3;
const LONGEST_SYLLABLE = 6;

function exec(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

/** Code units that can begin a residue: brackets, question marks, U+FFFD, blanks and letters with a tone mark or none. */
export const canBeginResidue = (c: number): boolean =>
  c === 0x20 ||
  c === 0xa0 ||
  c === 0x28 ||
  c === 0xff08 ||
  c === 0xfe59 ||
  c === 0x5b ||
  c === 0xff3b ||
  c === 0x3010 ||
  c === 0x3014 ||
  c === 0x3f ||
  c === 0xff1f ||
  c === 0xfffd ||
  isLetter(c);

/** Small letters with a tone mark or none; some that no syllable has are among them. */
const isLetter = (c: number): boolean => (c >= 0x61 && c <= 0x7a) || (c >= 0xe0 && c <= 0x1dc);

/**
 * The residue that begins at an offset, which must stand right behind a Han character; blanks before it belong to it.
 *
 * @returns its length in code units and its kind, or undefined.
 */
export function residueAt(
  text: string,
  offset: number,
): { length: number; kind: NoiseKind } | undefined {
  const residue = isBlank(text.charCodeAt(offset)) ? spacedAt(text, offset) : closeAt(text, offset);
  if (!residue) return undefined;
  const before = text.slice(Math.max(0, offset - SPEAKS_MAX), offset);
  if (!SPEAKS_OF_READING.test(before)) return residue;
  // 拼音(yīn): that word itself has residue.
  const own = OWN_READINGS.get(text[offset - 1]!);
  const isOwn = own !== undefined && text.slice(offset, offset + residue.length).includes(own);
  return isOwn ? residue : undefined;
}

/** The offset behind the blanks that stand at one and may belong to a residue. */
function endOfBlanks(text: string, offset: number): number {
  let end = offset;
  while (end - offset < MOST_BLANKS && isBlank(text.charCodeAt(end))) end++;
  return end;
}

/** A residue that blanks part from its character; those behind it were put there with it. */
function spacedAt(text: string, offset: number): ReturnType<typeof residueAt> {
  const start = endOfBlanks(text, offset);
  if (!OPENING.includes(text[start] ?? ' ')) return bareBetweenBlanks(text, offset, start);
  const residue = closeAt(text, start);
  if (residue?.kind !== 'residue') return undefined;
  let end = endOfBlanks(text, start + residue.length);
  if (!isHan(text.charCodeAt(end))) end = start + residue.length;
  return { length: end - offset, kind: 'residue' };
}

/** A residue whose brackets became blanks: 質 zhì 量. */
function bareBetweenBlanks(
  text: string,
  offset: number,
  start: number,
): ReturnType<typeof residueAt> {
  const bare = exec(BARE, text, start);
  if (!bare || !toned(bare[1]!) || !isHan(text.charCodeAt(offset - 1))) return undefined;
  const end = endOfBlanks(text, start + bare[0].length);
  if (!isHan(text.charCodeAt(end))) return undefined;
  if (SPEAKS_OF_SOUND.has(text[offset - 1]!)) return undefined;
  return { length: end - offset, kind: 'damaged-residue' };
}

/** A residue right behind its character. */
const closeAt = (text: string, offset: number): ReturnType<typeof residueAt> =>
  isLetter(text.charCodeAt(offset)) ? lettersAt(text, offset) : bracketAt(text, offset);

/** A residue that begins with its bracket, or with what became of it. */
function bracketAt(text: string, offset: number): ReturnType<typeof residueAt> {
  const bracketed = exec(BRACKETED, text, offset);
  if (bracketed) {
    // Without a tone it may be an abbreviation (ppt): only what may be a syllable is residue, and only between Han
    // characters. A letter and a digit number what stands before them (a1).
    const letters = bracketed[1]!;
    const tone = bracketed[2]!;
    const length = bracketed[0].length;
    const isBeforeHan = isHan(text.charCodeAt(offset + length));
    const isResidue =
      tone === ''
        ? toned(letters) || (isBeforeHan && isBareSyllable(letters))
        : LOWER_CASE.test(letters) && isSyllable(letters) && letters.length > 1;
    return isResidue || (tone === '' && areJoined(letters))
      ? { length, kind: 'residue' }
      : undefined;
  }
  const several = exec(SEVERAL, text, offset);
  if (several && areToned(several[1]!)) {
    return { length: several[0].length, kind: 'residue' };
  }
  const doubled = exec(DOUBLED, text, offset);
  if (doubled && areToned(doubled[1]!)) {
    return { length: doubled[0].length, kind: 'residue' };
  }
  const zhuyin = exec(ZHUYIN, text, offset);
  if (zhuyin) return { length: zhuyin[0].length, kind: 'residue' };
  const damaged = exec(DAMAGED_OPENING, text, offset);
  if (damaged && toned(damaged[1]!)) return { length: damaged[0].length, kind: 'damaged-residue' };
  const open = exec(NOT_CLOSED, text, offset);
  return open && toned(open[1]!) && isHan(text.charCodeAt(offset + open[0].length))
    ? { length: open[0].length, kind: 'damaged-residue' }
    : undefined;
}

/** A residue that lost the bracket before it, or both. */
function lettersAt(text: string, offset: number): ReturnType<typeof residueAt> {
  // （José Martí）: the end of a word is no syllable that lost its bracket.
  const notOpened = LETTER.test(text[offset - 1] ?? '') ? null : exec(NOT_OPENED, text, offset);
  if (notOpened && toned(notOpened[1]!)) {
    return { length: notOpened[0].length, kind: 'damaged-residue' };
  }
  const bare = exec(BARE, text, offset);
  if (bare && toned(bare[1]!) && isHan(text.charCodeAt(offset - 1))) {
    const end = offset + bare[0].length;
    const behind = endOfBlanks(text, end);
    const isAtEnd = end === text.length || isLineBreak(text.charCodeAt(end));
    const isInText = isAtEnd || isHan(text.charCodeAt(behind)) || ENDS_WORD.has(text[end] ?? '');
    if (isInText && !SPEAKS_OF_SOUND.has(text[offset - 1]!)) {
      const isBeforeHan = isHan(text.charCodeAt(behind));
      return { length: (isBeforeHan ? behind : end) - offset, kind: 'damaged-residue' };
    }
  }
  return undefined;
}

/** Syllables that carry no tone mark when written. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'de',
  'le',
  'zhe',
  'men',
  'zi',
  'ma',
  'ba',
  'ne',
  'a',
  'me',
  'tou',
  'shi',
  'shang',
  'li',
]);
