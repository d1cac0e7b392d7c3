/** Classes of characters, by UTF-16 code unit. Tables instead of regular expressions: these run for every character. */

/** Han of the unified block: nearly every character of a text, so that loops over all of them ask for it first. */
export const isUnifiedHan = (c: number): boolean => c >= 0x4e00 && c <= 0x9fff;

/** Han in the BMP: the unified block, extension A, compatibility ideographs, 々 and 〇. */
export function isHan(c: number): boolean {
  return (
    isUnifiedHan(c) ||
    (c >= 0x3400 && c <= 0x4dbf) ||
    (c >= 0xf900 && c <= 0xfaff) ||
    c === 0x3005 ||
    c === 0x3007
  );
}

/** The first half of a Han character beyond the BMP: planes 2 and 3. */
export const isAstralHan = (c: number): boolean => c >= 0xd840 && c <= 0xd8ff;

export const isHighSurrogate = (c: number): boolean => c >= 0xd800 && c <= 0xdbff;
export const isLowSurrogate = (c: number): boolean => c >= 0xdc00 && c <= 0xdfff;

/** 0-9; the reading has no full-width digits. */
export const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39;

export const isLatin = (c: number): boolean =>
  (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a) || (c >= 0xc0 && c <= 0x24f);

/** Space inside a line. */
export const isBlank = (c: number): boolean =>
  c === 0x20 || c === 0x09 || c === 0x3000 || c === 0xa0 || (c >= 0x2000 && c <= 0x200a);

/** Characters that end a line for an editor or for a reader: LF, CR, VT, FF, NEL, LS, PS. */
export const isLineBreak = (c: number): boolean =>
  (c >= 0x0a && c <= 0x0d) || c === 0x85 || c === 0x2028 || c === 0x2029;

/** Characters that are not there for a reader: BOM, zero-width space and joiners, soft hyphen, direction marks. */
export const isInvisible = (c: number): boolean =>
  c === 0xfeff || (c >= 0x200b && c <= 0x200f) || c === 0x2060 || c === 0xad;

const setOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (ch) => ch.charCodeAt(0)));

/** Marks that end a sentence. */
export const SENTENCE_END = setOf('。！？!?…');
/** Marks that end a clause, sentence ends included. */
export const CLAUSE_END = setOf('。！？!?…；;，,：:');

/** Opening quotation marks and the mark that closes each. */
export const QUOTE_PAIRS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['〝', '〞'],
  ['﹁', '﹂'],
]);

const WIDE_MARKS = setOf('，、；：。！？');

/**
 * Whether a half-width comma stands before a Chinese mark (陳業鵬,、趙建斌): some pages put commas beside marks so that
 * what is copied from them is spoilt. A reader sees the mark behind it alone.
 */
export function isStrayComma(text: string, offset: number): boolean {
  if (text.charCodeAt(offset) !== COMMA) return false;
  let next = offset + 1;
  while (next < offset + STRAY_MAX && isStrayFiller(text.charCodeAt(next))) next++;
  return WIDE_MARKS.has(text.charCodeAt(next));
}

const COMMA = 0x2c;
/** So near behind a stray comma stands the mark, other commas and blanks between them. */
const STRAY_MAX = 4;
const isStrayFiller = (c: number): boolean => c === COMMA || isBlank(c);

/** By code unit: whether it is one of these characters of the BMP. For what is asked of every character of a text. */
export function characterTable(characters: Iterable<string>): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const c of characters) table[c.charCodeAt(0)] = 1;
  return table;
}
