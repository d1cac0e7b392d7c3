/** How far two annotators agree: on spans, on characters, and beyond chance. */

/** What an annotator marked. */
export interface MarkedSpan {
  readonly type: string;
  /** UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** An article that two people annotated. */
export interface ComparedArticle {
  readonly text: string;
  readonly first: readonly MarkedSpan[];
  readonly second: readonly MarkedSpan[];
}

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
}

export interface AgreementReport {
  readonly articles: number;
  readonly types: Readonly<Record<string, Agreement>>;
  /** All types: F1 over all spans, kappa over the types that a character has, alpha over the sums of disagreement. */
  readonly total: Agreement;
}

/** How many samples the bootstrap takes. */
const SAMPLES = 400;

/** With fewer articles than this their lines are sampled. */
const FEWEST_ARTICLES = 5;

/** Measures the agreement of two annotators on articles. The same input gives the same intervals. */
export function measureAgreement(articles: readonly ComparedArticle[]): AgreementReport {
  const types = [
    ...new Set(
      articles.flatMap(({ first, second }) => [...first, ...second].map(({ type }) => type)),
    ),
  ].sort();
  const units = articles.length >= FEWEST_ARTICLES ? articles : articles.flatMap(linesOf);
  return {
    articles: articles.length,
    types: Object.fromEntries(types.map((type) => [type, agreementOn([type], articles, units)])),
    total: agreementOn(types, articles, units),
  };
}

function agreementOn(
  types: readonly string[],
  articles: readonly ComparedArticle[],
  units: readonly ComparedArticle[],
): Agreement {
  const only = (all: readonly ComparedArticle[]): ComparedArticle[] =>
    all.map(({ text, first, second }) => ({
      text,
      first: first.filter(({ type }) => types.includes(type)),
      second: second.filter(({ type }) => types.includes(type)),
    }));
  const meant = only(articles);
  const parts = only(units);
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

interface PairCount {
  readonly pairs: number;
  readonly spans: number;
}

function countPairs({ first, second }: ComparedArticle, isExact: boolean): PairCount {
  const byStart = (a: MarkedSpan, b: MarkedSpan): number => a.start - b.start || a.end - b.end;
  const others = [...second].sort(byStart);
  const paired = new Set<MarkedSpan>();
  let pairs = 0;
  for (const span of [...first].sort(byStart)) {
    const partner = others.find(
      (other) =>
        !paired.has(other) &&
        other.type === span.type &&
        (isExact
          ? other.start === span.start && other.end === span.end
          : other.start < span.end && span.start < other.end),
    );
    if (!partner) continue;
    paired.add(partner);
    pairs++;
  }
  return { pairs, spans: first.length + second.length };
}

function f1(counts: readonly PairCount[]): number | null {
  const spans = sum(counts.map((count) => count.spans));
  return spans === 0 ? null : (2 * sum(counts.map(({ pairs }) => pairs))) / spans;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** How often the annotators gave a character which labels: by the first's label, then the second's. */
type CharacterCount = ReadonlyMap<string, ReadonlyMap<string, number>>;

function countCharacters({ text, first, second }: ComparedArticle): CharacterCount {
  const [a, b] = [first, second].map((spans) => labelsOf(text, spans)) as [string[], string[]];
  const counts = new Map<string, Map<string, number>>();
  for (let i = 0; i < text.length; i++) {
    // The second half of a character is no character.
    const c = text.charCodeAt(i);
    if (c >= 0xdc00 && c <= 0xdfff) continue;
    let row = counts.get(a[i]!);
    if (!row) counts.set(a[i]!, (row = new Map<string, number>()));
    row.set(b[i]!, (row.get(b[i]!) ?? 0) + 1);
  }
  return counts;
}

/** For each code unit the types that cover it. */
function labelsOf(text: string, spans: readonly MarkedSpan[]): string[] {
  const labels = Array<string>(text.length).fill('');
  for (const { type, start, end } of [...spans].sort((a, b) => (a.type < b.type ? -1 : 1))) {
    for (let i = start; i < end; i++) {
      const name = `${type}\n`;
      if (!labels[i]!.endsWith(name)) labels[i] = labels[i]! + name;
    }
  }
  return labels;
}

/** Cohen's kappa of two annotators who give each character one label; null where chance agrees with certainty. */
export function cohensKappa(counts: readonly CharacterCount[]): number | null {
  const rows = new Map<string, number>();
  const columns = new Map<string, number>();
  let all = 0;
  let same = 0;
  for (const count of counts) {
    for (const [a, row] of count) {
      for (const [b, n] of row) {
        rows.set(a, (rows.get(a) ?? 0) + n);
        columns.set(b, (columns.get(b) ?? 0) + n);
        all += n;
        if (a === b) same += n;
      }
    }
  }
  if (all === 0) return null;
  const expected = sum(
    [...rows].map(([label, n]) => (n / all) * ((columns.get(label) ?? 0) / all)),
  );
  return expected === 1 ? null : (same / all - expected) / (1 - expected);
}

/** What any number of annotators marked with one type along a text. */
export interface Continuum {
  readonly length: number;
  /** For each annotator the units, sorted and apart. */
  readonly units: readonly (readonly { readonly start: number; readonly end: number }[])[];
}

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

/**
 * Krippendorff's alpha for unitizing (Krippendorff 2004, Measuring the Reliability of Qualitative Text Analysis Data): one
 * less the observed disagreement by the expected one, each summed over the types.
 *
 * @returns null where no disagreement can be expected, as where nothing is marked.
 */
export function krippendorffsAlpha(continua: readonly Continuum[]): number | null {
  const expected = sum(continua.map(expectedDisagreement));
  return expected === 0 ? null : 1 - sum(continua.map(observedDisagreement)) / expected;
}

interface Section {
  readonly start: number;
  readonly length: number;
  readonly isUnit: boolean;
}

/** Units and the gaps between them, from the beginning of the text to its end. */
function sectionsOf({ length }: Continuum, units: Continuum['units'][number]): Section[] {
  const sections: Section[] = [];
  let at = 0;
  for (const { start, end } of units) {
    if (start > at) sections.push({ start: at, length: start - at, isUnit: false });
    sections.push({ start, length: end - start, isUnit: true });
    at = end;
  }
  if (length > at) sections.push({ start: at, length: length - at, isUnit: false });
  return sections;
}

/** Krippendorff's D_o of one type. */
export function observedDisagreement(continuum: Continuum): number {
  const all = continuum.units.map((units) => sectionsOf(continuum, units));
  let total = 0;
  for (const [i, ours] of all.entries()) {
    for (const [j, theirs] of all.entries()) {
      if (i !== j) total += disagreement(ours, theirs);
    }
  }
  const annotators = all.length;
  return total / (annotators * (annotators - 1) * continuum.length ** 2);
}

/** The sum of the differences of all sections that overlap. Both lists cover the text. */
function disagreement(ours: readonly Section[], theirs: readonly Section[]): number {
  let total = 0;
  let from = 0;
  for (const a of ours) {
    while (from < theirs.length && endOf(theirs[from]!) <= a.start) from++;
    for (let k = from; k < theirs.length && theirs[k]!.start < endOf(a); k++) {
      total += difference(a, theirs[k]!);
    }
  }
  return total;
}

const endOf = ({ start, length }: Section): number => start + length;

function difference(a: Section, b: Section): number {
  if (a.isUnit && b.isUnit) return (a.start - b.start) ** 2 + (endOf(a) - endOf(b)) ** 2;
  if (a.isUnit && isWithin(a, b)) return a.length ** 2;
  return b.isUnit && isWithin(b, a) ? b.length ** 2 : 0;
}

const isWithin = (unit: Section, gap: Section): boolean =>
  unit.start >= gap.start && endOf(unit) <= endOf(gap);

/** Krippendorff's D_e of one type. */
export function expectedDisagreement(continuum: Continuum): number {
  const sections = continuum.units.flatMap((units) => sectionsOf(continuum, units));
  const units = sections.filter(({ isUnit }) => isUnit);
  if (units.length === 0) return 0;
  const gaps = sections
    .filter(({ isUnit }) => !isUnit)
    .map(({ length }) => length)
    .sort((a, b) => b - a);
  // Of the gaps, the longest first, how many there are and how long they are together.
  const sums = [0];
  for (const gap of gaps) sums.push(sums.at(-1)! + gap);
  let total = 0;
  for (const { length } of units) {
    const longer = countAtLeast(gaps, length);
    const room = sums[longer]! - longer * (length - 1);
    total +=
      ((units.length - 1) / 3) * (2 * length ** 3 - 3 * length ** 2 + length) + length ** 2 * room;
  }
  const places = continuum.units.length * continuum.length;
  const taken = sum(units.map(({ length }) => length * (length - 1)));
  return ((2 / continuum.length) * total) / (places * (places - 1) - taken);
}

/** How many of the numbers, sorted from the greatest, are a length or more. */
function countAtLeast(sorted: readonly number[], length: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! >= length) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The middle 95 % of a measure over samples that are drawn from its parts with repetition. */
function intervalOf<T>(
  parts: readonly T[],
  value: (parts: readonly T[]) => number | null,
): Measure['interval'] {
  if (parts.length < 2) return null;
  const random = numbersFrom(parts.length);
  const values: number[] = [];
  for (let n = 0; n < SAMPLES; n++) {
    const result = value(parts.map(() => parts[Math.floor(random() * parts.length)]!));
    if (result !== null) values.push(result);
  }
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.round(share * (values.length - 1))]!;
  return [at(0.025), at(0.975)];
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32), so that a report can be made again. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
