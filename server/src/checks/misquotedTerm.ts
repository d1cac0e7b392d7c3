import { pinyin } from 'pinyin-pro';
import type { GlossaryEntry } from '../lexicon/glossary';
import { formulaKind, type Lexicon } from '../lexicon/lexicon';
import { simplify } from '../text/simplify';
import type { Check, Finding } from './check';
import { shortQuotations } from './quotations';

/** Shorter terms differ from other words by a character as often as not. */
const SHORTEST = 4;
const LONGEST = 20;

/** A numeral that differs makes another formula, which is for another check. */
const NUMERAL = /[一二三四五六七八九十两双百千万\d]/;

/** A set phrase with one character wrong, missing or too many: 急难愁盼 written 急难愁昐. */
export const misquotedTerm: Check = {
  id: 'misquoted-term',
  severity: 'warning',
  what: {
    zh: '引号中的固定提法差一个字',
    en: 'a set phrase in quotation marks that is one character off',
  },
  find(analysis, lexicon) {
    const index = nearTerms(lexicon);
    const written = countQuotations([...shortQuotations(analysis)].map(({ words }) => words));
    const findings: Finding[] = [];
    for (const { words, span } of shortQuotations(analysis)) {
      if (words.length < SHORTEST || words.length > LONGEST) continue;
      // What an article writes again and again it means.
      if (written.get(words)! >= MEANT || lexicon.terms.get(words)) continue;
      // A traditional character in a simplified article is no other character.
      const simplified = simplify(words);
      const term = lexicon.terms.get(simplified) ? undefined : index.nearest(simplified);
      if (term === undefined) continue;
      findings.push({
        span,
        message: {
          zh: `“${words}”与固定提法“${term}”差一个字`,
          en: `“${words}” is one character off the set phrase “${term}”`,
        },
        fix: { span, text: term },
      });
    }
    return findings;
  },
};

/** So often written the same, a phrase is no slip. */
const MEANT = 2;

function countQuotations(quotations: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const words of quotations) counts.set(words, (counts.get(words) ?? 0) + 1);
  return counts;
}

interface NearTerms {
  /** The one term that is a character off. */
  nearest(words: string): string | undefined;
}

const built = new WeakMap<Lexicon, NearTerms>();

/** The terms of the glossary by what is left of them without one character. Built once for each lexicon. */
function nearTerms(lexicon: Lexicon): NearTerms {
  const known = built.get(lexicon);
  if (known) return known;
  const byGap = new Map<string, Set<string>>();
  const put = (key: string, term: string) => {
    const terms = byGap.get(key);
    if (terms) terms.add(term);
    else byGap.set(key, new Set([term]));
  };
  const { glossary, terms } = lexicon.data;
  for (const term of [...glossary.flatMap(formsOf), ...terms.slogans]) {
    if (term.length < SHORTEST || term.length > LONGEST) continue;
    put(term, term);
    for (let i = 0; i < term.length; i++) put(without(term, i), term);
  }
  const near: NearTerms = {
    nearest(words) {
      const found = new Set<string>();
      const look = (key: string) => {
        for (const term of byGap.get(key) ?? []) if (isSlip(words, term)) found.add(term);
      };
      look(words);
      for (let i = 0; i < words.length; i++) look(without(words, i));
      return found.size === 1 ? [...found][0] : undefined;
    },
  };
  built.set(lexicon, near);
  return near;
}

const formsOf = ({ term, variants = [], full }: GlossaryEntry): string[] =>
  [term, ...variants, ...(full === undefined ? [] : [full])].filter((form) =>
    /^[\u4e00-\u9fff]+$/.test(form),
  );

const without = (word: string, index: number): string =>
  word.slice(0, index) + word.slice(index + 1);

/** Whether words are a term with one character wrong, missing, too many, or two neighbours changed about. */
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
    if (term.length <= SHORTEST && isCompound(term) && !NUMERAL.test(meant)) return false;
    return term.length >= LONG || areAlike(written, meant);
  }
  if (written.length + meant.length === 1) {
    // A word before or behind a term makes another term, and so does a negation: 新官理旧账.
    return start > 0 && end > 0 && term.length >= MIDDLE && !/[不无未非没]/.test(written + meant);
  }
  return (
    written.length === 2 && meant.length === 2 && written[0] === meant[1] && written[1] === meant[0]
  );
}

const isCompound = (term: string): boolean =>
  NUMERAL.test(term) && formulaKind(term) === 'compound';

/** In terms of this length a character left out or put in is a slip. */
const MIDDLE = 6;
/** Terms of this length nobody makes others after by one character. */
const LONG = 12;

/** Whether two characters are taken for one another: they sound alike, or look alike. */
function areAlike(one: string, other: string): boolean {
  if (LOOK_ALIKE.some((group) => group.includes(one) && group.includes(other))) return true;
  const sounds = new Set(soundsOf(one));
  return soundsOf(other).some((sound) => sounds.has(sound));
}

const soundsOf = (character: string): string[] =>
  pinyin(character, { toneType: 'none', multiple: true, type: 'array' });

const LOOK_ALIKE = [
  ...[
    '己已巳',
    '末未',
    '盼昐',
    '人入',
    '日曰目',
    '土士',
    '天夭',
    '治冶',
    '拔拨',
    '暖暧',
    '戊戌戍',
    '崇祟',
    '候侯',
  ],
  ...[
    '辩辨辫',
    '竟竞',
    '晴睛',
    '折拆',
    '沦论',
    '贷货',
    '板扳',
    '赢羸',
    '干千于',
    '大太犬',
    '刀力',
    '间问',
    '拆析',
  ],
];
