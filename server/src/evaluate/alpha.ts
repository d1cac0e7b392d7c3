/** Krippendorff's alpha for unitizing. */

/** What any number of annotators marked with one type along a text. */
export interface Continuum {
  readonly length: number;
  /** For each annotator the units, sorted and apart. */
  readonly units: readonly (readonly { readonly start: number; readonly end: number }[])[];
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

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
