import type { GlossaryEntry } from '../lexicon/glossary';
import type { Lexicon } from '../lexicon/lexicon';
import { formsOf } from '../lexicon/mergeGlossaries';
import { learnReadings, pinyinMatches, pinyinPrefix, pinyinQuery } from './pinyin';
import { otherForms } from '../script/searchForms';
import { simplify } from '../text/simplify';

/** How well an entry answers a query, the best first. */
const RANKS = [
  'term',
  'exact',
  'begins',
  'variant',
  'pinyin',
  'contains',
  'unfinished',
  'english',
  'meaning',
] as const;
type Rank = (typeof RANKS)[number];

/** An entry made ready for being looked up: all in lower case, without quotation marks. */
interface Prepared {
  readonly entry: GlossaryEntry;
  readonly forms: readonly string[];
  readonly characters: readonly (readonly string[])[];
  readonly english: string;
  readonly meaning: string;
}

const prepared = new WeakMap<Lexicon, readonly Prepared[]>();

function prepare(lexicon: Lexicon): readonly Prepared[] {
  let entries = prepared.get(lexicon);
  if (!entries) {
    entries = lexicon.data.glossary.map((entry) => {
      const forms = formsOf(entry).map((form) => form.toLowerCase().replace(/[“”]/g, ''));
      const senses = [entry, ...(entry.senses ?? [])];
      const english = senses.flatMap((sense) => (sense.english ?? []).map(({ text }) => text));
      return {
        entry,
        forms,
        characters: forms.map((form) => [...form]),
        english: english.join('\n').toLowerCase(),
        meaning: senses
          .map(({ meaning: { zh, en } }) => `${zh}\n${en}`)
          .join('\n')
          .toLowerCase(),
      };
    });
    learnReadings(entries.flatMap(({ forms }) => forms));
    prepared.set(lexicon, entries);
  }
  return entries;
}

/**
 * Finds entries of the glossary by what a person remembers of them: Chinese in any script and with the words of any region, a part of it, pinyin, its initials, English.
 *
 * @returns The best first; without a query the first entries of the glossary.
 */
export function lookUp(lexicon: Lexicon, query: string, limit: number): GlossaryEntry[] {
  const wanted = simplify(query.replace(MARKS, '').trim().toLowerCase());
  if (wanted === '') return lexicon.data.glossary.slice(0, limit);
  const letters = pinyinQuery(wanted);
  // 4个自信 is 四个自信.
  const numbered = wanted.replace(DIGIT, (digit) => NUMERALS[Number(digit)]!);
  const forms = [...new Set([wanted, numbered, ...otherForms(wanted)])];
  const ranksOf = (one: Prepared): number[] =>
    forms.flatMap((form) => {
      const rank = rankOf(one, form, letters);
      return rank ? RANKS.indexOf(rank) : [];
    });
  return prepare(lexicon)
    .flatMap((one) => {
      const ranks = ranksOf(one);
      return ranks.length > 0 ? { entry: one.entry, rank: Math.min(...ranks) } : [];
    })
    .sort((a, b) => a.rank - b.rank || a.entry.term.length - b.entry.term.length)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** Marks around a term that are no part of it: “三农”. */
const MARKS = /[“”‘’"「」『』《》]/g;
/** A digit that counts what stands behind it; two are another number. */
const DIGIT = /(?<!\d)[1-9](?=\p{Script=Han})/gu;
const NUMERALS = '零一二三四五六七八九';

function rankOf(
  { entry, forms, characters, english, meaning }: Prepared,
  wanted: string,
  letters: string | undefined,
): Rank | undefined {
  if (entry.term === wanted) return 'term';
  if (forms.includes(wanted)) return 'exact';
  if (entry.term.startsWith(wanted)) return 'begins';
  if (forms.some((form) => form.startsWith(wanted))) return 'variant';
  const read = letters ? characters.flatMap((form) => pinyinPrefix(form, letters) ?? []) : [];
  if (read.some(({ whole }) => whole)) return 'pinyin';
  if (forms.some((form) => form.includes(wanted))) return 'contains';
  if (read.length > 0) return 'unfinished';
  if (letters && letters.length > 2 && characters.some((form) => pinyinMatches(form, letters))) {
    return 'unfinished';
  }
  if (english.includes(wanted)) return 'english';
  return wanted.length > 1 && meaning.includes(wanted) ? 'meaning' : undefined;
}
