/** The terms of a lexicon by what is left of them when a character is wrong. */
import type { GlossaryEntry } from '../lexicon/glossary';
import { formulaKind, type Lexicon } from '../lexicon/lexicon';
import { simplify } from '../text/simplify';
import { areAlike, soundAlike } from './alike';

/** Shorter terms differ from other words by a character as often as not. */
export const SHORTEST_TERM = 3;
export const LONGEST_TERM = 24;

/** A numeral that differs makes another formula, which is for another check. */
const NUMERAL = /[一二三四五六七八九十两双百千万\d]/;

/** A stretch of a text that is a term but for a character. */
export interface NearTerm {
  readonly start: number;
  readonly words: string;
  readonly term: string;
}

export interface NearTerms {
  /** The one term that a phrase is a character off. */
  nearest(words: string): string | undefined;
  /** What of a running text is a term but for one character that is like it. Linear in its length. */
  within(text: string): Generator<NearTerm>;
}

const built = new WeakMap<Lexicon, NearTerms>();

/** Built once for each lexicon. */
export function nearTerms(lexicon: Lexicon): NearTerms {
  const known = built.get(lexicon);
  if (known) return known;
  const { glossary, terms } = lexicon.data;
  const listed = [
    ...new Set(
      [...glossary.flatMap(formsOf), ...terms.slogans, ...terms.formulas.counted].filter(
        ({ length }) => length >= SHORTEST_TERM && length <= LONGEST_TERM,
      ),
    ),
  ];
  const near: NearTerms = { nearest: phraseIndex(listed), within: textIndex(listed, lexicon) };
  built.set(lexicon, near);
  return near;
}

const formsOf = ({ term, variants = [], full }: GlossaryEntry): string[] =>
  [term, ...variants, ...(full === undefined ? [] : [full])]
    .flatMap((form) => [form, ...(LIST_OF.exec(form)?.slice(1) ?? [])])
    .filter((form) => /^[\u4e00-\u9fff]+(?:[、，][\u4e00-\u9fff]+)*$/.test(form));

/** A list and what it is of: 创新、协调、绿色、开放、共享的新发展理念. */
const LIST_OF = /^([^的、]+(?:、[^的、]+){2,})的[^、]+$/;

/** Finds phrases by what is left of them without one character. */
function phraseIndex(listed: readonly string[]): NearTerms['nearest'] {
  const byGap = new Map<string, Set<string>>();
  const put = (key: string, term: string) => {
    const terms = byGap.get(key);
    if (terms) terms.add(term);
    else byGap.set(key, new Set([term]));
  };
  for (const term of listed) {
    put(term, term);
    for (let i = 0; i < term.length; i++) put(without(term, i), term);
  }
  return (words) => {
    const found = new Set<string>();
    const look = (key: string) => {
      for (const term of byGap.get(key) ?? []) if (isSlip(words, term)) found.add(term);
    };
    look(words);
    for (let i = 0; i < words.length; i++) look(without(words, i));
    return found.size === 1 ? [...found][0] : undefined;
  };
}

const without = (word: string, index: number): string =>
  word.slice(0, index) + word.slice(index + 1);

/** Shorter terms are looked for in quotation marks alone. */
const SHORTEST_IN_TEXT = 4;
/** From this length on the three characters at an end find a term, before it two. */
const LONG_GRAM = 6;
const gramOf = (term: string): number => (term.length >= LONG_GRAM ? 3 : 2);

interface Seed {
  readonly term: string;
  /** Where in the term the gram begins. */
  readonly at: number;
}

/** Finds terms by their first and last characters: one of the two ends is right. */
function textIndex(listed: readonly string[], lexicon: Lexicon): NearTerms['within'] {
  const seeds = new Map<string, Seed[]>();
  for (const term of listed) {
    if (term.length < SHORTEST_IN_TEXT) continue;
    const gram = gramOf(term);
    for (const at of [0, term.length - gram]) {
      const key = term.slice(at, at + gram);
      const others = seeds.get(key);
      if (others) others.push({ term, at });
      else seeds.set(key, [{ term, at }]);
    }
  }
  return function* (text) {
    let free = 0;
    for (let i = 0; i < text.length; i++) {
      let best: NearTerm | undefined;
      for (const gram of [3, 2]) {
        for (const { term, at } of seeds.get(text.slice(i, i + gram)) ?? []) {
          const start = i - at;
          if (start < free || (best && best.term.length >= term.length)) continue;
          const words = text.slice(start, start + term.length);
          const wrong = differsInText(words, term);
          if (wrong === undefined || isCovered(text, start + wrong, lexicon)) continue;
          best = { start, words, term };
        }
      }
      if (!best) continue;
      free = best.start + best.words.length;
      yield best;
    }
  };
}

/** Whether a character belongs to a term as it stands: what is right is no slip of another. */
function isCovered(text: string, at: number, lexicon: Lexicon): boolean {
  for (let start = at; start >= 0 && start > at - LONGEST_TERM; start--) {
    if ((lexicon.terms.longest(text, start)?.end ?? 0) > at) return true;
  }
  return false;
}

/** Where running text differs from a term, if that is in one character that is like the right one. */
function differsInText(words: string, term: string): number | undefined {
  if (words.length !== term.length) return undefined;
  let at = -1;
  for (let i = 0; i < term.length; i++) {
    if (words[i] === term[i]) continue;
    if (at >= 0) return undefined;
    at = i;
  }
  if (at < 0) return undefined;
  // A traditional character in a simplified article is no other character.
  const [written, meant] = [simplify(words[at]!), term[at]!];
  if (written === meant || (term.length <= SHORT && NUMERAL.test(term))) return undefined;
  if (!/[\u4e00-\u9fff]/.test(written) || NUMERAL.test(written + meant)) return undefined;
  const alike = term.length >= LONG_GRAM ? areAlike : soundAlike;
  return alike(written, meant) ? at : undefined;
}

/** In terms of this length a character left out or put in is a slip. */
const MIDDLE = 6;
/** Terms of this length nobody makes others after by one character. */
const LONG = 8;
/** So short are words of four characters. */
const SHORT = 4;

/** Whether a phrase is a term with one character wrong, missing, too many, or two neighbours changed about. */
export function isSlip(words: string, term: string): boolean {
  if (words === term || Math.abs(words.length - term.length) > 1) return false;
  let start = 0;
  while (start < words.length && words[start] === term[start]) start++;
  let end = 0;
  while (
    end < Math.min(words.length, term.length) - start &&
    words[words.length - 1 - end] === term[term.length - 1 - end]
  )
    end++;
  const written = words.slice(start, words.length - end);
  const meant = term.slice(start, term.length - end);
  if (NUMERAL.test(written)) return false;
  if (written.length === 1 && meant.length === 1) {
    // 最多填一次 is no slip of 最多跑一次: phrases are made after others by a word of another meaning.
    // Nor is 三维一体 one of 三位一体: short formulas are coined on the same pattern everywhere.
    if (isCoined(term, meant) && !isHomophone(written, meant, term)) return false;
    return (term.length >= LONG && !isParallel(term, start)) || areAlike(written, meant);
  }
  if (written.length + meant.length === 1) {
    // A word before or behind a term makes another term, and so does a negation: 新官理旧账.
    return start > 0 && end > 0 && term.length >= MIDDLE && !/[不无未非没]/.test(written + meant);
  }
  return (
    term.length >= SHORT &&
    written.length === 2 &&
    meant.length === 2 &&
    written[0] === meant[1] &&
    written[1] === meant[0]
  );
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
    (term.length === SHORT && formulaKind(term) === 'compound' && !NUMERAL.test(meant)));
