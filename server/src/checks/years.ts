/** From which year on a text and a term of the glossary can be held against each other. */
import type { GlossarySense } from '../lexicon/glossary';

const YEAR = /((?:19|20)\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})年/g;
const DIGITS = '〇一二三四五六七八九';

/**
 * About when a text was written: the middle one of the years that it names, since it tells what was and what is to be.
 *
 * @returns `undefined` where it names fewer than {@link FEWEST_YEARS}.
 */
export function yearOfText(text: string): number | undefined {
  const years = [...text.matchAll(YEAR)]
    .map(([, digits]) => valueOf(digits!))
    .sort((a, b) => a - b);
  return years.length < FEWEST_YEARS ? undefined : years[years.length >> 1];
}

/** So few years may all be those of a story. */
const FEWEST_YEARS = 5;

const valueOf = (digits: string): number =>
  Number(
    digits.replace(/[○零]/g, '〇').replace(/[〇一-九]/g, (one) => String(DIGITS.indexOf(one))),
  );

/** Terms without a date of their own are those of the documents that the glossary was made from; older texts differ. */
const SINCE_UNKNOWN = 2000;

/** The year from which on a term is in use, by its period or else by its origin. */
export function yearOfTerm({ period, origin }: Pick<GlossarySense, 'period' | 'origin'>): number {
  const stated =
    /(?:19|20)\d{2}/.exec(period?.from ?? '') ?? /(?:19|20)\d{2}/.exec(origin?.when ?? '');
  return stated ? Number(stated[0]) : SINCE_UNKNOWN;
}
