/** How far two annotators agree: on spans, on characters, and beyond chance. */
import { krippendorffsAlpha, type Continuum } from './alpha';
import { assign, type Edge } from './assign';
import { intervalOf } from './bootstrap';
import type { ComparedArticle, MarkedSpan } from './compared';
import { EQUAL_WEIGHTS, gamma, measureGamma, type GammaWeights } from './gamma';
import { cohensKappa, countCharacters } from './kappa';

/** A measure with the range in which 95 of 100 samples like this one would lie; null where it is not defined. */
export interface Measure {
  readonly value: number | null;
  /** By a bootstrap over articles, or over lines where there are few articles. */
  readonly interval: readonly [low: number, high: number] | null;
}

export interface Agreement {
  /** How many spans each annotator marked. */
  readonly first: number;
  readonly second: number;
  /** F1 of spans with the same type and the same ends. */
  readonly exact: Measure;
  /** F1 of spans with the same type that overlap, each paired with one of the other annotator. */
  readonly overlapping: Measure;
  /** Cohen's kappa, for each character whether it is marked with the type. */
  readonly kappa: Measure;
  /** Krippendorff's alpha for unitizing. */
  readonly alpha: Measure;
  /** Gamma of Mathet, Widlöcher and Métivier; over all types a wrong type counts as much as a missing unit. */
  readonly gamma: Measure;
}

export interface AgreementReport {
  readonly articles: number;
  readonly types: Readonly<Record<string, Agreement>>;
  /** All types: F1 over all spans, kappa over the types that a character has, alpha over the sums of disagreement. */
  readonly total: Agreement;
}

/** With fewer articles than this their lines are sampled. */
const FEWEST_ARTICLES = 5;

/**
 * Measures the agreement of two annotators on articles. The same input gives the same intervals.
 *
 * @param weights Of gamma.
 */
export function measureAgreement(
  articles: readonly ComparedArticle[],
  weights: GammaWeights = EQUAL_WEIGHTS,
): AgreementReport {
  const types = [
    ...new Set(
      articles.flatMap(({ first, second }) => [...first, ...second].map(({ type }) => type)),
    ),
  ].sort();
  const units = articles.length >= FEWEST_ARTICLES ? articles : articles.flatMap(linesOf);
  return {
    articles: articles.length,
    types: Object.fromEntries(
      types.map((type) => [type, agreementOn([type], articles, units, weights)]),
    ),
    total: agreementOn(types, articles, units, weights),
  };
}

function agreementOn(
  types: readonly string[],
  articles: readonly ComparedArticle[],
  units: readonly ComparedArticle[],
  weights: GammaWeights,
): Agreement {
  const only = (all: readonly ComparedArticle[]): ComparedArticle[] =>
    all.map(({ text, first, second }) => ({
      text,
      first: first.filter(({ type }) => types.includes(type)),
      second: second.filter(({ type }) => types.includes(type)),
    }));
  const meant = only(articles);
  const parts = only(units);
  // What chance gives depends on the whole article, so that its lines share it.
  const shares = meant.flatMap((article) =>
    measureGamma(
      { ...article, length: article.text.length },
      units === articles ? [article.text.length] : lineEnds(article.text),
      weights,
    ),
  );
  const measure = <T>(
    statistic: (article: ComparedArticle) => T,
    value: (statistics: readonly T[]) => number | null,
  ): Measure => ({
    value: value(meant.map(statistic)),
    interval: intervalOf(parts.map(statistic), value),
  });
  return {
    first: meant.reduce((sum, { first }) => sum + first.length, 0),
    second: meant.reduce((sum, { second }) => sum + second.length, 0),
    exact: measure((article) => countPairs(article, true), f1),
    overlapping: measure((article) => countPairs(article, false), f1),
    kappa: measure(countCharacters, cohensKappa),
    alpha: measure(
      (article) => article,
      (all) => krippendorffsAlpha(types.map((type) => continuumOf(all, type))),
    ),
    gamma: { value: gamma(shares), interval: intervalOf(shares, gamma) },
  };
}

/** The lines of an article as articles; a span belongs to the line in which it begins. */
function linesOf({ text, first, second }: ComparedArticle): ComparedArticle[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const from = start;
    const to = from + line.length;
    start = to + 1;
    const within = (spans: readonly MarkedSpan[]): MarkedSpan[] =>
      spans
        .filter((span) => span.start >= from && span.start <= to)
        .map(({ type, ...span }) => ({
          type,
          start: span.start - from,
          end: Math.min(span.end, to) - from,
        }))
        .filter((span) => span.end > span.start);
    return { text: line, first: within(first), second: within(second) };
  });
}

/** Where the lines of a text end, each with its line break. */
function lineEnds(text: string): number[] {
  let end = 0;
  return text.split('\n').map(({ length }) => (end += length + 1));
}

interface PairCount {
  readonly pairs: number;
  readonly spans: number;
}

/** The most pairs that can be made: spans of one annotator may overlap, so that a first choice can take another's partner. */
function countPairs({ first, second }: ComparedArticle, isExact: boolean): PairCount {
  const byStart = (a: MarkedSpan, b: MarkedSpan): number => a.start - b.start || a.end - b.end;
  const others = [...second].sort(byStart);
  const partners = [...first]
    .sort(byStart)
    .map((span): Edge[] =>
      others.flatMap((other, to) =>
        other.type === span.type &&
        (isExact
          ? other.start === span.start && other.end === span.end
          : other.start < span.end && span.start < other.end)
          ? [{ to, cost: 0 }]
          : [],
      ),
    );
  const pairs = assign(partners, others.length, 1).filter((partner) => partner >= 0).length;
  return { pairs, spans: first.length + second.length };
}

function f1(counts: readonly PairCount[]): number | null {
  const spans = sum(counts.map((count) => count.spans));
  return spans === 0 ? null : (2 * sum(counts.map(({ pairs }) => pairs))) / spans;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The articles one behind the other. Spans of one annotator that overlap count as one. */
function continuumOf(articles: readonly ComparedArticle[], type: string): Continuum {
  const units: { start: number; end: number }[][] = [[], []];
  let length = 0;
  for (const { text, first, second } of articles) {
    for (const [i, spans] of [first, second].entries()) {
      const sorted = spans.filter((span) => span.type === type).sort((a, b) => a.start - b.start);
      let last: { start: number; end: number } | undefined;
      for (const { start, end } of sorted) {
        if (last && start + length < last.end) last.end = Math.max(last.end, end + length);
        else units[i]!.push((last = { start: start + length, end: end + length }));
      }
    }
    length += text.length;
  }
  return { length, units };
}
