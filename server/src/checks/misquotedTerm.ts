import { simplify } from '../text/simplify';
import { reading as readingOffset } from '../text/offsets';
import type { Analysis } from '../document/analysis';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import type { Check, Finding } from './check';
import { LONGEST_TERM, nearTerms, SHORTEST_TERM } from './nearTerms';
import { shortQuotations } from './quotations';
import { reword } from './rewording';
import { yearOfText } from './years';

/** Whether a term was in use when the article was written. */
type IsInUse = (term: string) => boolean;

/** A set phrase with one character wrong, missing or too many: 急难愁盼 written 急难愁昐. */
export const misquotedTerm: Check = {
  id: 'misquoted-term',
  severity: 'warning',
  what: {
    zh: '固定提法差一个字',
    en: 'a set phrase that is one character off',
  },
  *prepare(lexicon) {
    yield* nearTerms(lexicon).prepare();
  },
  find(analysis, lexicon) {
    const year = yearOfText(analysis.reading.text);
    const { since } = nearTerms(lexicon);
    const isInUse = (term: string) => year === undefined || year >= since(term);
    const quoted = [...inQuotations(analysis, lexicon, isInUse)];
    return [...quoted, ...inText(analysis, lexicon, isInUse, quoted)];
  },
};

/** Quotations that are a term but for a character. */
function* inQuotations(analysis: Analysis, lexicon: Lexicon, isInUse: IsInUse): Generator<Finding> {
  const index = nearTerms(lexicon);
  const quotations = [...shortQuotations(analysis)];
  const written = countEach(quotations.map(({ words }) => words));
  for (const { words, start, span } of quotations) {
    if (words.length < SHORTEST_TERM || words.length > LONGEST_TERM) continue;
    // What an article writes again and again it means.
    if (written.get(words)! >= MEANT || lexicon.terms.get(words)) continue;
    // A traditional character in a simplified article is no other character.
    const simplified = simplify(words);
    const term = lexicon.terms.get(simplified) ? undefined : index.nearest(simplified);
    if (term !== undefined && isInUse(term))
      yield finding(analysis.reading, start, words, term, span);
  }
}

/** Running text that is a term but for a character. */
function* inText(
  { reading }: Analysis,
  lexicon: Lexicon,
  isInUse: IsInUse,
  quoted: readonly Finding[],
): Generator<Finding> {
  const places = [...nearTerms(lexicon).within(reading.text)];
  const written = countEach(places.map(({ words }) => words));
  for (const { start, words, term } of places) {
    if (written.get(words)! >= MEANT || !isInUse(term)) continue;
    const span = reading.toRaw(readingOffset(start), readingOffset(start + words.length));
    if (quoted.some((one) => one.span.start < span.end && span.start < one.span.end)) continue;
    yield finding(reading, start, words, term, span);
  }
}

const finding = (
  reading: Reading,
  start: number,
  words: string,
  term: string,
  span: Finding['span'],
): Finding => ({
  span,
  message: {
    zh: `“${words}”与固定提法“${term}”差一个字`,
    en: `“${words}” is one character off the set phrase “${term}”`,
  },
  fix: reword(reading, start, words, term),
});

/** So often written the same, a phrase is no slip. */
const MEANT = 2;

function countEach(phrases: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const words of phrases) counts.set(words, (counts.get(words) ?? 0) + 1);
  return counts;
}
