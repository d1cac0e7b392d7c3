/** Names of persons in Latin letters and in traditional script. */
import { pinyin } from './readings';

/** Longer names, and those with a dot, are written by their sound: 艾力更·依明巴海. */
const FAMILY_NAME_MAX = 4;

/**
 * A name in pinyin with tone marks, the surname first and read as one: 单田芳 is Shàn Tiánfāng.
 *
 * @param compoundSurnames Surnames of two characters.
 */
export function namePinyin(name: string, compoundSurnames: ReadonlySet<string>): string {
  const isFamilyName = /^\p{Script=Han}+$/u.test(name) && [...name].length <= FAMILY_NAME_MAX;
  if (!isFamilyName) {
    return name
      .split('·')
      .map((part) => capital(joined(syllablesOf(part, false))))
      .join('·');
  }
  const syllables = syllablesOf(name, true);
  const family = compoundSurnames.has(name.slice(0, 2)) && name.length > 2 ? 2 : 1;
  const given = syllables
    .slice(family)
    .map((syllable, index) => GIVEN_READINGS.get(name[family + index]!) ?? syllable);
  return [syllables.slice(0, family), given]
    .filter((word) => word.length > 0)
    .map((word) => capital(joined(word)))
    .join(' ');
}

const syllablesOf = (name: string, withSurname: boolean): string[] =>
  pinyin(name, {
    type: 'array',
    toneType: 'symbol',
    surname: withSurname ? 'head' : 'off',
    nonZh: 'consecutive',
  });

/** Characters that given names are read with in one way, whatever they are read as elsewhere. */
const GIVEN_READINGS: ReadonlyMap<string, string> = new Map([['少', 'shào']]);

/** Syllables as one word; a mark stands before a vowel that would be read with the syllable before it: Xī'ān. */
const joined = (syllables: readonly string[]): string =>
  syllables.reduce((word, syllable) =>
    /^[aeoāáǎàēéěèōóǒò]/.test(syllable) ? `${word}'${syllable}` : word + syllable,
  );

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * The name of a place as maps write it, without tone marks: 西安 is Xi'an.
 *
 * @param reading Its syllables, where they are not those that the characters mostly have.
 */
export const placeInPinyin = (name: string, reading?: string): string =>
  capital(joined(reading?.split(' ') ?? syllablesOf(name, false)))
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030C]/g, '')
    .normalize('NFC');

/** Words by their sound, syllable by syllable. */
export const spacedPinyin = (words: string): string => syllablesOf(words, false).join(' ');

/** Surnames that are written alike in both scripts, although the character has another traditional form elsewhere. */
const SURNAMES_ALIKE = new Set('于余范姜曲岳郁卜干谷朱沈涂云');
/** The same in given names, where no word around them tells. */
const GIVEN_ALIKE = new Set('里松岳升志采朱余于范姜');

/**
 * A name in traditional script. Characters that have several forms are those that names are mostly written with, so a
 * single name may be written differently.
 *
 * @param convert Converts words.
 */
export function nameInTraditional(name: string, convert: (words: string) => string): string {
  return [...name]
    .map((c, index) => ((index === 0 ? SURNAMES_ALIKE : GIVEN_ALIKE).has(c) ? c : convert(c)))
    .join('');
}
