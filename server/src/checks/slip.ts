/** What makes of a term a slip of it: one character wrong, missing or doubled, or two neighbours changed about. */
import { formulaKind } from '../lexicon/lexicon';
import { simplify } from '../text/simplify';
import { areAlike, soundAlike } from './alike';

/** A numeral that differs makes another formula, which is for another check. */
const NUMERAL = /[一二三四五六七八九十两双百千万\d]/;
const NEGATION = /[不无未非没]/;
/** How often two characters stand beside each other in ordinary words. */
export type PairFrequency = (pair: string) => number;
/** So often, they are a word and no chance. */
const COMMON_PAIR = 3;

const HAN = /^[\u4e00-\u9fff]$/;

/** In terms of this length a character left out or put in is a slip. */
const MIDDLE = 6;
/** Terms of this length nobody makes others after by one character. */
const LONG = 8;
/** So short are words of four characters. */
const SHORT = 4;

/**
 * Whether a phrase is a term with one character wrong, missing, too many, or two neighbours changed about.
 *
 * @param pairs How often two characters stand beside each other.
 */
export function isSlip(words: string, term: string, pairs: PairFrequency): boolean {
  if (words === term || Math.abs(words.length - term.length) > 1) return false;
  const { start, end, written, meant } = differenceOf(words, term);
  if (NUMERAL.test(written)) return false;
  // A headline parts with a space what a sentence parts with a comma.
  if (/^[\s、，·—]$/.test(written) && !HAN.test(meant)) return false;
  // 和美湘村: a place plays on the term with its name.
  if (OWN_NAME.test(written)) return false;
  if (written.length === 1 && meant.length === 1) {
    // 最多填一次 is no slip of 最多跑一次: phrases are made after others by a word of another meaning.
    // Nor is 三维一体 one of 三位一体: short formulas are coined on the same pattern everywhere.
    if (isCoined(term, meant) && !isHomophone(written, meant, term)) return false;
    if (areAlike(written, meant)) return true;
    if (term.length < MIDDLE || isParallel(term, start)) return false;
    return (
      term.length >= LONG ||
      (start > 0 &&
        !LOOSE.test(written + meant) &&
        pairs(words[start - 1]! + written) === 0 &&
        (end === 0 || pairs(written + words[start + 1]!) === 0))
    );
  }
  if (written.length + meant.length === 1) {
    // A word before or behind a term makes another term, and so does a negation: 新官理旧账.
    return start > 0 && end > 0 && term.length >= MIDDLE && !NEGATION.test(written + meant);
  }
  return term.length >= SHORT && isChangedAbout(written, meant);
}

interface Difference {
  /** How many characters at the beginning are the same. */
  readonly start: number;
  /** How many at the end. */
  readonly end: number;
  readonly written: string;
  readonly meant: string;
}

function differenceOf(words: string, term: string): Difference {
  let start = 0;
  while (start < words.length && words[start] === term[start]) start++;
  let end = 0;
  const rest = Math.min(words.length, term.length) - start;
  while (end < rest && words.at(-1 - end) === term.at(-1 - end)) end++;
  return {
    start,
    end,
    written: words.slice(start, words.length - end),
    meant: term.slice(start, term.length - end),
  };
}

const isChangedAbout = (written: string, meant: string): boolean =>
  written.length === 2 && meant.length === 2 && written === meant[1]! + meant[0]!;

/** Terms of this length stand otherwise whole in running text only where they are meant. */
const LONG_IN_TEXT = 6;
/** So many right characters on a side of a slip show that it is within the term; of fewer, what stands beside them tells. */
const RIGHT_BESIDE = 2;
/** Behind so many right characters the last one may be wrong, too. */
const RIGHT_BEFORE = 5;
/** What has policies named after that of the country. */
const PLACE = /[国省市州县区旗镇乡村校院企厂军港]/;
/** Short names of provinces that mean nothing else. */
const OWN_NAME = /^[沪渝冀晋辽皖闽赣豫鄂湘粤桂琼黔滇陕陇]$/;
/** Words of one character, and affixes, which make another phrase where they are put in, left out or exchanged. */
const LOOSE = /[的和与及等是之要为在对了也都能可有党大新旧式型化性家各一再更以于上中下里内外前后]/;

/**
 * Where running text differs from a term, in code units from its beginning, if that is by a slip. Nothing marks the
 * words as a quotation here, so that short terms need more likeness, and what is unlike must make no word.
 *
 * @param around The characters before and behind the words, empty at an end of the text.
 * @param pairs How often two characters stand beside each other.
 */
export function slipInText(
  words: string,
  term: string,
  around: { readonly before: string; readonly behind: string },
  pairs: PairFrequency,
): number | undefined {
  if (words === term) return undefined;
  const { start, end, written, meant } = differenceOf(words, term);
  if (NUMERAL.test(written + meant) || (term.length <= SHORT && NUMERAL.test(term))) {
    return undefined;
  }
  // 和美湘村 again; 56个民族共同团结奋斗: the words begin with the end of a number.
  if (OWN_NAME.test(written) || (start === 0 && NUMERAL.test(around.before))) return undefined;
  const isSlipped =
    written.length === 1 && meant.length === 1
      ? isMistaken(simplify(written), meant)
      : isChangedAbout(written, meant)
        ? isTransposed()
        : isMiscounted();
  return isSlipped ? start : undefined;

  /** 购租并举 for 租购并举: a word at an edge of a short term may be turned round on purpose. */
  function isTransposed(): boolean {
    return term.length >= LONG_IN_TEXT || (start > 0 && end > 0 && pairs(written) === 0);
  }

  function isMistaken(one: string, right: string): boolean {
    // A traditional character in a simplified article is no other character, nor is 著 for 着.
    if (one === right || (one === '著' && right === '着') || !HAN.test(one) || !HAN.test(right))
      return false;
    if (term.length < LONG_IN_TEXT) return soundAlike(one, right);
    if (areAlike(one, right)) return true;
    if (!isFramed() || NEGATION.test(one + right) || LOOSE.test(one + right)) return false;
    // 全面依法治省: a place made one's own.
    // Of couplets others are made by a word.
    if (/[、，]/.test(term) && around.before !== '“') return false;
    if (isParallel(term, start) || PLACE.test(one + right) || start < RIGHT_BESIDE) return false;
    // 就业优惠政策: of shorter terms about policies others are made by a word.
    if (term.length < LONG && term.endsWith('政策')) return false;
    const made = [words[start - 1]! + one, ...(end === 0 ? [] : [one + words[start + 1]!])];
    const counts = made.map(pairs);
    // In a long term the one neighbour may make a word by chance, but no common one, nor with both.
    return term.length >= LONG
      ? counts.includes(0) && counts.every((count) => count < COMMON_PAIR)
      : counts.every((count) => count === 0);
  }

  /** Whether so much is right before and behind the slip that the words are the term, and no other beside a part of it. */
  function isFramed(): boolean {
    const isBegun =
      start >= RIGHT_BESIDE || (start === 1 && pairs(around.before + words[0]!) === 0);
    if (end === 0) return start >= RIGHT_BEFORE && !HAN.test(around.behind);
    return isBegun && (end >= RIGHT_BESIDE || pairs(words.at(-1)! + around.behind) === 0);
  }

  function isMiscounted(): boolean {
    if (NEGATION.test(written + meant) || start === 0 || end === 0) return false;
    if (meant === '' && written.length === 1) {
      // Where the common beginning takes in the first of two equal characters, the second one is too many.
      return HAN.test(written) && written === words[start - 1];
    }
    if (written !== '' || meant.length !== 1 || !HAN.test(meant) || LOOSE.test(meant)) return false;
    if (term.length < LONG_IN_TEXT || !isFramed()) return false;
    return term.length >= LONG || pairs(words[start - 1]! + words[start]!) === 0;
  }
}

/** 一带一陆 is a slip although it is short; what is 一体 was coined with all of them. */
const isHomophone = (written: string, meant: string, term: string): boolean =>
  term.length === SHORT && !term.endsWith('一体') && soundAlike(written, meant);

/** Whether the character is one that the halves of a term differ in, so that others are made by it: 民有所呼、法有所应. */
function isParallel(term: string, at: number): boolean {
  const half = term.search(/[、，]/);
  if (half < 0 || term.length !== half * 2 + 1) return false;
  const [one, other] = [term.slice(0, half), term.slice(half + 1)];
  const place = at > half ? at - half - 1 : at;
  const shared = [...one].filter((character, index) => character === other[index]).length;
  return shared > 0 && one[place] !== other[place];
}

/** Whether a term is so short a formula that others are made after it by the character. */
const isCoined = (term: string, meant: string): boolean =>
  NUMERAL.test(term) &&
  (term.length < SHORT ||
    (term.length === SHORT &&
      (formulaKind(term) === 'compound' || term.endsWith('一体')) &&
      !NUMERAL.test(meant)));
