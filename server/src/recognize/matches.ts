/** Searching a block with a regular expression. */

const NONE: readonly RegExpExecArray[] = [];

/** A pattern that is looked for only in blocks that have one of the characters without which it matches nothing. */
export interface Sought {
  /** With the flag g; it must not match the empty string. */
  readonly pattern: RegExp;
  /** The bit that stands for its characters in {@link charactersOf}. */
  readonly bit: number;
}

/** By code unit: the bits of the patterns that need it. */
const bitsOf = new Int32Array(0x10000);
const BITS = 32;
const bitOfCharacters = new Map<string, number>();

/**
 * A pattern with characters of the BMP of which each of its matches has at least one: the rarer, the better. Most blocks
 * have none of them, and are done with one comparison instead of a search.
 *
 * @param beginnings The characters that a match may begin with, as in a class, where the pattern is an alternation of many
 *   or begins with a look behind: such a search tries everything at every place, unless the first character rules it out.
 */
export function sought(pattern: RegExp, characters: string, beginnings?: string): Sought {
  let bit = bitOfCharacters.get(characters);
  if (bit === undefined) {
    // Beyond so many sets two share a bit: a block that has a character of either is searched for both.
    bit = 1 << (bitOfCharacters.size % BITS);
    bitOfCharacters.set(characters, bit);
    for (const character of characters) bitsOf[character.charCodeAt(0)]! |= bit;
  }
  return { pattern: beginnings ? beginningWith(beginnings, pattern) : pattern, bit };
}

const beginningWith = (characters: string, { source, flags }: RegExp): RegExp =>
  new RegExp(`(?=[${characters}])(?:${source})`, flags);

/** Which sets of characters a text has one of, as bits. */
export function charactersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= bitsOf[text.charCodeAt(i)]!;
  return bits;
}

/** A text, with what {@link charactersOf} says of it. */
export interface Searched {
  readonly text: string;
  readonly characters: number;
}

/**
 * What a pattern matches, as `matchAll` gives it. That makes a copy of the pattern for every call, which costs more than
 * looking through a block that has no match, as most have none.
 */
export function allMatches(
  { pattern, bit }: Sought,
  { text, characters }: Searched,
): readonly RegExpExecArray[] {
  if ((characters & bit) === 0) return NONE;
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) found.push(match);
  return found;
}
