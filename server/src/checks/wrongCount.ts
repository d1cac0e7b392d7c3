import type { Analysis } from '../document/analysis';
import { blockOf } from '../explain/paragraph';
import type { GlossaryEntry } from '../lexicon/glossary';
import type { Lexicon } from '../lexicon/lexicon';
import { reading as readingOffset, type RawSpan } from '../text/offsets';
import type { Reading } from '../text/reading';
import type { Check, Finding } from './check';
import { shortQuotations, type Quoted } from './quotations';
import { reword } from './rewording';

const NUMERALS = '一二两三四五六七八九十';
const COUNTED = new RegExp(`^[${NUMERALS}](?:个|大|项|条)?[^${NUMERALS}\\d]+$`);
/** 五位一体: the second numeral counts nothing. */
const WHOLE = new RegExp(`^[${NUMERALS}]位一体$`);
/** 三会一课, 两不愁三保障: each of the numerals may be wrong. */
const COMPOUND = new RegExp(`^(?:[${NUMERALS}][^${NUMERALS}\\d、，]{1,6}){2,}$`);

/** Terms with one numeral, and words before and behind it, or behind what they quote: “三个代表”重要思想. */
const INNER = new RegExp(
  `^(?![^]*[${NUMERALS}][^]*[${NUMERALS}])(?:[\\u4e00-\\u9fff]{2,}[${NUMERALS}][\\u4e00-\\u9fff]{2,}|“[${NUMERALS}][\\u4e00-\\u9fff]{1,4}”[\\u4e00-\\u9fff]{4,})$`,
);
/** A numeral of running text that begins a formula. 一个伟大的胜利, 一件大事: one thing is no list. */
const BARE_NUMERAL = new RegExp(`(?<![${NUMERALS}第“‘「『])(?!一)[${NUMERALS}]`, 'g');
/** What counted formulas count is as long at most, with the classifier. */
const LONGEST_HEAD = 8;
/** An ordinal is followed by others, 第二个百年奋斗目标; behind a verb a formula is one as any other, 坚持四项基本原则. */
const NOT_INNER = /第|^(?:坚持|坚定|增强|做到|纠治|破除)/;
const ONE_NUMERAL = new RegExp(`[${NUMERALS}]`);

/**
 * A numbered formula with another number: 五个自信 for 四个自信. Places and bodies make formulas of their own with the
 * same words, so what is meant must be plain: the formula's items stand in the paragraph, or its companions beside it
 * (增强“五个意识”、坚定“四个自信”), or nobody makes others of it and it stands in quotation marks (做到“四个维护”).
 */
export const wrongCount: Check = {
  id: 'wrong-count',
  severity: 'warning',
  what: {
    zh: '数字提法的数目与通行的不同',
    en: 'a numbered formula with another number than is in use',
  },
  *prepare(lexicon) {
    innerTerms(lexicon);
    yield;
    countedTerms(lexicon);
  },
  find(analysis, lexicon) {
    const byHead = countedTerms(lexicon);
    const listed = new Set(
      analysis.annotations.flatMap((one) =>
        one.type === 'formula' && one.itemsSpan ? [one.norm] : [],
      ),
    );
    const findings: Finding[] = [...innerNumerals(analysis, lexicon)];
    for (const { words, start, span } of numbered(analysis, byHead)) {
      // A formula that the article spells out is its own.
      if (lexicon.terms.get(words) || listed.has(words)) continue;
      const around = paragraphAround(analysis, span);
      const counted = headsOf(words).flatMap((head) => byHead.get(head) ?? []);
      if (counted.some(({ term }) => term === words)) continue;
      const isQuoted = OPENING.test(analysis.reading.text[start - 1] ?? '');
      const term =
        nearest(counted, around, lexicon) ?? (isQuoted ? soleOf(counted, lexicon) : undefined);
      if (term === undefined) continue;
      const isTold = findings.some((one) => one.span.start < span.end && span.start < one.span.end);
      if (!isTold) findings.push(toFinding(analysis.reading, start, words, term, span));
    }
    return findings;
  },
};

/** Numbered formulas in quotation marks, and in running text those that count what a formula in use counts. */
function* numbered(analysis: Analysis, byHead: CountedTerms): Generator<Quoted> {
  const { reading } = analysis;
  yield* shortQuotations(analysis);
  for (const { 0: numeral, index } of reading.text.matchAll(BARE_NUMERAL)) {
    for (let length = LONGEST_HEAD; length > 1; length--) {
      const start = index + numeral.length;
      const head = reading.text.slice(start, start + length);
      if (head.length < length || !byHead.has(`#${head}`)) continue;
      const span = reading.toRaw(readingOffset(index), readingOffset(start + length));
      yield { words: numeral + head, start: index, span };
      break;
    }
  }
}

/** Formulas with a number inside, 中央八项规定, written with another one: nobody else has them. */
function* innerNumerals({ reading }: Analysis, lexicon: Lexicon): Generator<Finding> {
  const { pattern, termOf } = innerTerms(lexicon);
  for (const { 0: words, index } of reading.text.matchAll(pattern)) {
    const term = termOf.get(words.replace(ONE_NUMERAL, '#'))!;
    if (words === term || lexicon.terms.get(words)) continue;
    const span = reading.toRaw(readingOffset(index), readingOffset(index + words.length));
    yield toFinding(reading, index, words, term, span);
  }
}

const toFinding = (
  reading: Reading,
  start: number,
  words: string,
  term: string,
  span: RawSpan,
): Finding => ({
  span,
  message: {
    zh: `“${words}”通行的提法是“${term}”`,
    en: `“${words}”: the formula in use is “${term}”`,
  },
  fix: reword(reading, start, words, term),
});

/** A formula without the number that it counts, `#` in its place: #个自信; of a compound without each of its numbers. */
function headsOf(words: string): string[] {
  if (COUNTED.test(words) || WHOLE.test(words)) return [`#${words.slice(1)}`];
  if (!COMPOUND.test(words)) return [];
  return [...words.matchAll(new RegExp(ONE_NUMERAL, 'g'))].map(
    ({ index }) => `${words.slice(0, index)}#${words.slice(index + 1)}`,
  );
}

/**
 * The one formula that is meant. Of several, the one whose items are named most: who names four of the 四个自信 does not
 * mean three of them.
 */
function nearest(
  counted: readonly CountedTerm[],
  around: Around,
  lexicon: Lexicon,
): string | undefined {
  const meant = counted
    .filter(
      ({ entry }) =>
        isMeant(entry, around, companionsOf(entry, lexicon)) ||
        (counted.length === 1 && isIntroduced(entry, around)),
    )
    .map(({ term, entry }) => ({ term, named: namedItems(entry, around).length }));
  const most = Math.max(...meant.map(({ named }) => named));
  const best = new Set(meant.filter(({ named }) => named === most).map(({ term }) => term));
  return best.size === 1 ? [...best][0] : undefined;
}

const OPENING = /[“‘「『"]/;

/** The formula that others are not made of. */
const soleOf = (counted: readonly CountedTerm[], { data }: Lexicon): string | undefined =>
  counted.find(({ term }) => data.terms.sole.includes(term))?.term;

/** So many of a formula's items in the paragraph show that it is meant, and no fewer than half of them. */
const NAMED_ITEMS = 2;
/** Items shorter than this are ordinary words; so many of them, and all that there are, show it none the less. */
const SHORTEST_ITEM = 4;
const NAMED_SHORT = 3;
/** How far from the formula its companions stand, in code units. */
const COMPANION_REACH = 24;

interface Around {
  readonly paragraph: string;
  /** The words close to the formula. */
  readonly near: string;
}

function isMeant(entry: GlossaryEntry, around: Around, companions: readonly string[]): boolean {
  const { items = [] } = entry;
  const named = namedItems(entry, around);
  const long = named.filter((item) => item.length >= SHORTEST_ITEM);
  return (
    (long.length >= NAMED_ITEMS && long.length * 2 >= items.length) ||
    (named.length >= NAMED_SHORT && named.length === items.length) ||
    companions.some((term) => around.near.includes(term))
  );
}

/** So many characters beside a formula that its entry explains it with are no chance: 世界观和方法论. */
const EXPLAINED = 6;

/** Whether the article introduces a formula with the words that its entry has for it. */
function isIntroduced({ term, meaning }: GlossaryEntry, { near }: Around): boolean {
  const head = term.slice(1);
  for (const run of near.replaceAll(head, '').match(/[\u4e00-\u9fff]+/g) ?? []) {
    for (let i = 0; i + EXPLAINED <= run.length; i++) {
      if (meaning.zh.includes(run.slice(i, i + EXPLAINED))) return true;
    }
  }
  return false;
}

/** The items that stand in the paragraph, as the entry lists them or as one of its variants does. */
function namedItems({ items = [], variants = [] }: GlossaryEntry, { paragraph }: Around): string[] {
  const lists = [items.map(({ zh }) => zh), ...variants.map((variant) => variant.split(/[、，]/))];
  const named = lists
    .filter((list) => list.length === items.length)
    .map((list) => list.filter((item) => item.length > 1 && paragraph.includes(item)));
  return named.reduce((most, one) => (one.length > most.length ? one : most), []);
}

function paragraphAround(analysis: Analysis, span: RawSpan): Around {
  const { reading } = analysis;
  const block = blockOf(analysis, span);
  if (!block) return { paragraph: '', near: '' };
  const at = reading.toReading(span.start);
  const from = Math.max(block.start, at - COMPANION_REACH);
  return {
    paragraph: reading.text.slice(block.start, block.end),
    near: reading.text.slice(from, Math.min(block.end, at + COMPANION_REACH * 2)),
  };
}

/** Numbered formulas that are related to an entry, whichever of the two says so. */
function companionsOf({ id, related = [] }: GlossaryEntry, lexicon: Lexicon): string[] {
  return lexicon.data.glossary
    .filter(
      (one) => one.kind === 'formula' && (related.includes(one.id) || one.related?.includes(id)),
    )
    .map(({ term }) => term);
}

interface InnerTerms {
  /** Any of the terms with any numeral. */
  readonly pattern: RegExp;
  /** By its words with `#` for the numeral. */
  readonly termOf: ReadonlyMap<string, string>;
}

const builtInner = new WeakMap<Lexicon, InnerTerms>();

/** The terms of the glossary with a number inside. Built once for each lexicon. */
function innerTerms(lexicon: Lexicon): InnerTerms {
  const known = builtInner.get(lexicon);
  if (known) return known;
  const termOf = new Map<string, string>();
  for (const { term, variants = [], kind } of lexicon.data.glossary) {
    for (const form of [term, ...variants]) {
      if (kind !== 'formula' || !INNER.test(form) || NOT_INNER.test(form)) continue;
      termOf.set(form.replace(ONE_NUMERAL, '#'), form);
    }
  }
  const pattern = [...termOf.keys()]
    .sort((a, b) => b.length - a.length)
    .map((key) => key.replace('#', `[${NUMERALS}]`))
    .join('|');
  const inner = { pattern: new RegExp(pattern === '' ? '(?!)' : pattern, 'g'), termOf };
  builtInner.set(lexicon, inner);
  return inner;
}

interface CountedTerm {
  readonly term: string;
  readonly entry: GlossaryEntry;
}

type CountedTerms = ReadonlyMap<string, readonly CountedTerm[]>;

const built = new WeakMap<Lexicon, CountedTerms>();

/** Counted formulas of the glossary by what they count. Built once for each lexicon. */
function countedTerms(lexicon: Lexicon): CountedTerms {
  const known = built.get(lexicon);
  if (known) return known;
  const byHead = new Map<string, CountedTerm[]>();
  for (const entry of lexicon.data.glossary) {
    const { variants = [], count, senses } = entry;
    for (const term of [entry.term, ...variants]) {
      if (count === undefined || senses) continue;
      for (const head of headsOf(term)) {
        byHead.set(head, [...(byHead.get(head) ?? []), { term, entry }]);
      }
    }
  }
  built.set(lexicon, byHead);
  return byHead;
}
