/** Searching a block with a regular expression. */

const NONE: readonly RegExpExecArray[] = [];

/** A set of characters of the BMP: the bit that stands for it, in which half of {@link CharacterSets}. */
interface CharacterSet {
  readonly half: 0 | 1;
  readonly bit: number;
}

/** Of which sets a text has a character, as bits in two halves. */
export type CharacterSets = readonly [number, number];

/** By code unit: the bits of the sets that it is in. */
const bitsOf = [new Int32Array(0x10000), new Int32Array(0x10000)] as const;
const BITS = 32;
const sets = new Map<string, CharacterSet>();

/** The set of the characters of a string. */
function setOf(characters: string): CharacterSet {
  const known = sets.get(characters);
  if (known) return known;
  // Beyond so many sets two share a bit: a block that has a character of either is searched for both.
  const number = sets.size % (2 * BITS);
  const set: CharacterSet = { half: number < BITS ? 0 : 1, bit: 1 << (number % BITS) };
  sets.set(characters, set);
  for (const character of characters) bitsOf[set.half][character.charCodeAt(0)]! |= set.bit;
  return set;
}

/**
 * A pattern that is looked for only in blocks that have one of the characters without which it matches nothing, be it in
 * the match or in what it looks behind or ahead at.
 */
export interface Sought {
  /** With the flag g, or y where it has beginnings; it must not match the empty string. */
  readonly pattern: RegExp;
  readonly needed: CharacterSet;
  readonly beginnings: CharacterSet | undefined;
}

/**
 * A pattern with characters of the BMP of which each of its matches needs at least one: the rarer, the better. Most blocks
 * have none of them, and are done with one comparison instead of a search.
 *
 * @param beginnings The characters that a match may begin with, where the pattern is an alternation of many or begins with
 *   a look behind: such a search tries everything at every place, unless the first character rules it out.
 */
export function sought(pattern: RegExp, characters: string, beginnings?: string): Sought {
  return {
    pattern: beginnings ? new RegExp(pattern.source, pattern.flags.replace('g', 'y')) : pattern,
    needed: setOf(characters),
    beginnings: beginnings === undefined ? undefined : setOf(beginnings),
  };
}

/** Of which sets of characters a text has one. */
export function charactersOf(text: string): CharacterSets {
  const [firstOf, secondOf] = bitsOf;
  let first = 0;
  let second = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    first |= firstOf[c]!;
    second |= secondOf[c]!;
  }
  return [first, second];
}

/** A text, with what {@link charactersOf} says of it. */
export interface Searched {
  readonly text: string;
  readonly characters: CharacterSets;
}

const hasOneOf = (characters: CharacterSets, { half, bit }: CharacterSet): boolean =>
  (characters[half] & bit) !== 0;

/**
 * What a pattern matches, as `matchAll` gives it. That makes a copy of the pattern for every call, which costs more than
 * looking through a block that has no match, as most have none.
 */
export function allMatches(
  { pattern, needed, beginnings }: Sought,
  { text, characters }: Searched,
): readonly RegExpExecArray[] {
  if (!hasOneOf(characters, needed)) return NONE;
  if (beginnings)
    return hasOneOf(characters, beginnings) ? matchesAt(beginnings, pattern, text) : NONE;
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) found.push(match);
  return found;
}

/** What a sticky pattern matches that begins with one of the characters of a set. */
function matchesAt(
  { half, bit }: CharacterSet,
  pattern: RegExp,
  text: string,
): readonly RegExpExecArray[] {
  const setsOf = bitsOf[half];
  const found: RegExpExecArray[] = [];
  for (let i = 0; i < text.length;) {
    if ((setsOf[text.charCodeAt(i)]! & bit) !== 0) {
      pattern.lastIndex = i;
      const match = pattern.exec(text);
      if (match) {
        found.push(match);
        i += match[0].length;
        continue;
      }
    }
    i++;
  }
  return found;
}
