import type { KnownTerm, Lexicon } from '../lexicon/lexicon';
import type { BlockKind } from '../text/reading';
import { characterTable, QUOTE_PAIRS } from '../text/characters';
import type { Span } from './candidate';
import { charactersOf, type Searched } from './matches';

/** A quotation: where its words stand, without the marks around them. */
export interface Quotation extends Span {
  /** Where the quotation inside the marks of another one stands. */
  readonly nested: boolean;
}

/** A term of the lexicon where it occurs. */
export interface TermMatch extends Span {
  readonly known: KnownTerm;
}

/**
 * One block of the reading as the recognisers see it. Made once per block and shared by all of them, so that quotation
 * marks, titles and known terms are looked for once.
 */
export interface BlockContext extends Searched {
  readonly kind: BlockKind;
  readonly lexicon: Lexicon;
  /** In order of their start; those inside another follow it. */
  readonly quotations: readonly Quotation[];
  /** What stands inside 《》, without the marks. */
  readonly titles: readonly Span[];
  /** Terms of the lexicon, the longest at each place, in order and without overlaps. */
  readonly terms: readonly TermMatch[];
}

/** Blocks that say who wrote, what the page is, or where an article goes on, and nothing that the article tells. */
export const OUTSIDE_TEXT: ReadonlySet<BlockKind> = new Set(['byline', 'furniture', 'jump']);

/** Longest quotation that is taken for one; an unpaired mark must not swallow a page. */
const QUOTATION_MAX = 400;
/** How many marks may stand open at once; more are unpaired. */
const OPEN_MAX = 16;

export function blockContext(text: string, kind: BlockKind, lexicon: Lexicon): BlockContext {
  return {
    text,
    kind,
    lexicon,
    quotations: findQuotations(text),
    titles: findPairs(text, '《', '》'),
    terms: findTerms(text, lexicon),
    characters: charactersOf(text),
  };
}

/** By code unit: marks that open or close a quotation. */
const isQuotationMark = characterTable(['"', ...QUOTE_PAIRS.keys(), ...QUOTE_PAIRS.values()]);

function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  const open: { close: string; start: number }[] = [];
  let straight = -1;
  for (let i = 0; i < text.length; i++) {
    if (!isQuotationMark[text.charCodeAt(i)]) continue;
    const c = text[i]!;
    if (c === '"') {
      // Straight marks have no direction: the first opens, the second closes.
      if (straight >= 0 && i - straight <= QUOTATION_MAX) {
        found.push({ start: straight + 1, end: i, nested: open.length > 0 });
        straight = -1;
      } else straight = i;
      continue;
    }
    const close = QUOTE_PAIRS.get(c);
    if (close !== undefined) {
      open.push({ close, start: i + 1 });
      if (open.length > OPEN_MAX) open.shift();
      continue;
    }
    const k = open.findLastIndex((quote) => quote.close === c);
    if (k < 0) continue;
    const { start } = open[k]!;
    open.length = k;
    if (i > start && i - start <= QUOTATION_MAX) {
      found.push({ start, end: i, nested: k > 0 });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function findPairs(text: string, opening: string, closing: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(opening); at >= 0;) {
    const end = text.indexOf(closing, at);
    if (end < 0) break;
    found.push({ start: at + 1, end });
    at = text.indexOf(opening, end);
  }
  return found;
}

/** The longest terms, from left to right; where one is a term in quotation marks only, those that it holds as well. */
function findTerms(text: string, { terms }: Lexicon): TermMatch[] {
  const found: TermMatch[] = [];
  for (let match = terms.find(text, 0); match;) {
    const { start, end, value: known } = match;
    found.push({ start, end, known });
    const isBare = known.quotedOnly && !/[“‘「『]/.test(text[start - 1] ?? '');
    const inner = isBare ? terms.longest(text, start, end - 1) : undefined;
    // 社会主义市场经济体制 is an institution, what it is of no less.
    const isPart =
      inner && inner.value.type !== 'none' && !/^[体机]制/.test(text.slice(inner.end, end));
    match = isPart ? { start, ...inner } : terms.find(text, isBare && !inner ? start + 1 : end);
  }
  return found;
}

/** Whether a place lies inside one of the spans, which are in order. */
export function within(spans: readonly Span[], start: number, end: number): boolean {
  return enclosing(spans, start, end) !== undefined;
}

/** Whether a range is all of a title: 《平安海港》 is a title, whatever else is called by the same words. */
export const isTitle = (text: string, start: number, end: number): boolean =>
  text[start - 1] === '《' && text[end] === '》';

/** The first of the spans that holds a range. */
export function enclosing<T extends Span>(
  spans: readonly T[],
  start: number,
  end: number,
): T | undefined {
  const next = firstStarting(spans, start + 1);
  for (let i = next - 1; i >= 0 && i >= next - NESTING_MAX; i--) {
    if (spans[i]!.end >= end) return spans[i];
  }
  return undefined;
}

/** The index of the first of the spans, which are in order, that starts at an offset or behind it. */
function firstStarting(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many spans back an enclosing one is looked for. */
const NESTING_MAX = 8;

/** Where the clause that holds an offset begins: behind the last mark that ends a clause. */
export function clauseStart(text: string, offset: number, marks: RegExp = CLAUSE_MARK): number {
  const least = Math.max(0, offset - CLAUSE_MAX);
  for (let i = offset - 1; i >= least; i--) if (marks.test(text[i]!)) return i + 1;
  return least;
}

const CLAUSE_MARK = /[。！？!?…；;，,：:\n]/;

/** Longest clause that is looked through, so that a text without punctuation costs linear time. */
export const CLAUSE_MAX = 80;

/** Whether a character ends a phrase: punctuation, or the end of the text. */
export const isBoundary = (c: string | undefined): boolean =>
  c === undefined || /[\s，,。；;、：:！!？?”’」』）)—…]/.test(c);
