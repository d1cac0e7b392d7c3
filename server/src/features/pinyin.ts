import { pinyin, polyphonic } from '../explain/readings';

/** The readings of a character without tones; of ü as v. */
const readings = new Map<string, readonly string[]>();

const HAN = /\p{Script=Han}/u;

/**
 * Takes note how the characters of words are read. A call of the library costs a hundred times what a character does, so
 * whoever will match many words says so beforehand.
 */
export function learnReadings(words: Iterable<string>): void {
  const unknown = new Set<string>();
  for (const word of words) {
    for (const character of word) {
      if (readings.has(character)) continue;
      if (HAN.test(character)) unknown.add(character);
      else readings.set(character, [character.toLowerCase()]);
    }
  }
  if (unknown.size === 0) return;
  const characters = [...unknown];
  const found = polyphonic(characters.join(''), { toneType: 'none', type: 'array', v: true });
  characters.forEach((character, index) => {
    // A library that counts characters in another way than we do must not shift all readings.
    const known = found.length === characters.length ? found[index] : undefined;
    readings.set(character, known ? [...new Set(known)] : [character]);
  });
}

function readingsOf(character: string): readonly string[] {
  const known = readings.get(character);
  if (known) return known;
  learnReadings([character]);
  return readings.get(character)!;
}

/** The words as they are read aloud, without tones: `si xia ji ceng`. */
export const toPinyin = (words: string): string =>
  pinyin(words, { toneType: 'none', nonZh: 'consecutive' });

/** Letters that a person types for pinyin; an apostrophe may part syllables. */
const LETTERS = /^[a-zü0-9' +]+$/i;

/** What a person types as pinyin, made ready for {@link pinyinMatches}; undefined for what is none. */
export function pinyinQuery(typed: string): string | undefined {
  if (!LETTERS.test(typed) || !/[a-zü]/i.test(typed)) return undefined;
  return typed.toLowerCase().replaceAll('ü', 'v').replace(/[' ]/g, '');
}

/** The beginning of words for which letters stand. */
export interface PinyinMatch {
  /** How many characters of the words. */
  readonly characters: number;
  /** Whether the last letters are a whole syllable or its first letter, not something between. */
  readonly whole: boolean;
}

/**
 * The beginning of words for which letters stand: each character by its first letter (sxjc), by its syllable (sixia), or
 * either in turn (sixiajc); the last syllable may be unfinished.
 *
 * @param words Characters of the words, as `[...words]` gives them.
 * @param query From {@link pinyinQuery}.
 * @returns `undefined` where they stand for no beginning of the words.
 */
export function pinyinPrefix(
  words: readonly string[],
  query: string,
  from = 0,
): PinyinMatch | undefined {
  let unfinished: PinyinMatch | undefined;
  const match = (index: number, at: number): PinyinMatch | undefined => {
    const character = words[index];
    if (character === undefined) return undefined;
    const left = query.length - at;
    for (const reading of readingsOf(character)) {
      if (reading[0] !== query[at]) continue;
      const characters = index + 1 - from;
      if (left === 1) return { characters, whole: true };
      if (query.startsWith(reading, at)) {
        if (left === reading.length) return { characters, whole: true };
        const found = match(index + 1, at + reading.length);
        if (found) return found;
      } else if (left < reading.length && reading.startsWith(query.slice(at))) {
        unfinished ??= { characters, whole: false };
      }
      const found = reading.length > 1 ? match(index + 1, at + 1) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return match(from, 0) ?? unfinished;
}

/** Whether letters stand for a part of words: see {@link pinyinPrefix}. */
export function pinyinMatches(words: readonly string[], query: string): boolean {
  return words.some((_, from) => pinyinPrefix(words, query, from) !== undefined);
}
