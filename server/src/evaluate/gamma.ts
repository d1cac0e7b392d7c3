/**
 * Gamma, a measure of agreement that aligns units as it measures: Y. Mathet, A. Widlöcher and J.-P. Métivier, The Unified
 * and Holistic Method Gamma (γ) for Inter-Annotator Agreement Measure and Alignment, Computational Linguistics 41 (2015).
 * For two annotators.
 */
import { assign } from './assign';
import { numbersFrom } from './random';

/** What an annotator marked. Units may overlap. */
export interface Unit {
  readonly type: string;
  /** Offsets in any unit, end exclusive and behind the start. */
  readonly start: number;
  readonly end: number;
}

/** A text that two annotators marked. */
export interface UnitPair {
  readonly length: number;
  readonly first: readonly Unit[];
  readonly second: readonly Unit[];
}

/** Units that the best alignment puts together; either is missing where a unit stays alone. */
export interface UnitaryAlignment {
  readonly first?: Unit;
  readonly second?: Unit;
  readonly disorder: number;
}

/** What counts for how much, none of it less than 0. Only their ratios matter to gamma. */
export interface GammaWeights {
  /** Of the places of two units: α of the paper. */
  readonly alpha: number;
  /** Of their types: β. */
  readonly beta: number;
  /** What a unit without a partner costs, and two with different types, and two as far apart as they are long: Δ∅. */
  readonly deltaEmpty: number;
}

/** Places and types weigh the same; pygamma-agreement has α = 3 where nothing is said. */
export const EQUAL_WEIGHTS: GammaWeights = { alpha: 1, beta: 1, deltaEmpty: 1 };

/** How far apart two units stand (formula 3 of the paper): nothing where they are the same, whatever their scale. */
export function positionalDissimilarity(
  a: Unit,
  b: Unit,
  { deltaEmpty }: Pick<GammaWeights, 'deltaEmpty'> = EQUAL_WEIGHTS,
): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  return (apart / (a.end - a.start + (b.end - b.start))) ** 2 * deltaEmpty;
}

/** The dissimilarity of two units in place and type together. */
export function dissimilarity(a: Unit, b: Unit, weights: GammaWeights = EQUAL_WEIGHTS): number {
  const { alpha, beta, deltaEmpty } = weights;
  const apart = a.type === b.type ? 0 : deltaEmpty;
  return alpha * positionalDissimilarity(a, b, weights) + beta * apart;
}

/** The alignment with the least disorder, in the order of the text. */
export function bestAlignment(
  first: readonly Unit[],
  second: readonly Unit[],
  weights: GammaWeights = EQUAL_WEIGHTS,
): UnitaryAlignment[] {
  const { alpha, deltaEmpty } = weights;
  const sorted = [...second].sort((a, b) => a.start - b.start);
  const longest = Math.max(0, ...sorted.map(({ start, end }) => end - start));
  const edges = first.map((unit) => {
    // Two units that cost more together than each alone are never paired; such are all that stand further away.
    const reach = (unit.end - unit.start + longest) * Math.sqrt(2 / alpha);
    const near = [];
    for (let i = firstFrom(sorted, unit.start - reach); i < sorted.length; i++) {
      if (sorted[i]!.start > unit.start + reach) break;
      const cost = dissimilarity(unit, sorted[i]!, weights);
      if (cost < 2 * deltaEmpty) near.push({ to: i, cost });
    }
    return near;
  });
  const partners = assign(edges, sorted.length, deltaEmpty);
  const paired = new Set(partners);
  const aligned: UnitaryAlignment[] = first.map((unit, i) => {
    const partner = sorted[partners[i]!];
    return partner
      ? { first: unit, second: partner, disorder: dissimilarity(unit, partner, weights) }
      : { first: unit, disorder: deltaEmpty };
  });
  for (const [i, unit] of sorted.entries()) {
    if (!paired.has(i)) aligned.push({ second: unit, disorder: deltaEmpty });
  }
  return aligned.sort((a, b) => startOf(a) - startOf(b));
}

/** Where the units of an alignment begin. */
export const startOf = ({ first, second }: UnitaryAlignment): number =>
  Math.min(first?.start ?? Infinity, second?.start ?? Infinity);

/** The sum of the disorders of an alignment. */
const disorderOf = (alignment: readonly UnitaryAlignment[]): number =>
  alignment.reduce((sum, { disorder }) => sum + disorder, 0);

/** How many samples the expected disorder is reckoned from at least and at most. */
const FEWEST_SAMPLES = 30;
const MOST_SAMPLES = 200;

/** How near the mean of the samples is to the true one in 95 of 100 cases, as a share of it. */
const PRECISION = 0.05;

/**
 * The disorder that chance gives: the mean over samples, each made of what the annotators marked, shifted along the text
 * by random distances with the end joined to the beginning (section 5.2 of the paper). The same input gives the same
 * samples.
 *
 * @returns the disorder as the average over units of an annotator, as the observed one is; 0 where nothing is marked.
 */
export function expectedDisorder(
  { length, first, second }: UnitPair,
  weights: GammaWeights = EQUAL_WEIGHTS,
): number {
  const count = (first.length + second.length) / 2;
  if (count === 0) return 0;
  const random = numbersFrom(length + first.length * 31 + second.length);
  const sources = [first, second];
  const all = [...first, ...second];
  const meanLength = all.reduce((sum, { start, end }) => sum + end - start, 0) / all.length;
  const values: number[] = [];
  let needed = FEWEST_SAMPLES;
  while (values.length < needed) {
    const [a, b] = shiftsApart(length, meanLength / 2, random);
    const one = shifted(sources[random() < 0.5 ? 0 : 1]!, a, length);
    const other = shifted(sources[random() < 0.5 ? 0 : 1]!, b, length);
    const units = (one.length + other.length) / 2;
    values.push(units === 0 ? 0 : disorderOf(bestAlignment(one, other, weights)) / units);
    if (values.length === FEWEST_SAMPLES) needed = samplesFor(values);
  }
  return meanOf(values);
}

/** Two distances that differ enough for no unit to meet itself, where there is room. */
function shiftsApart(length: number, least: number, random: () => number): [number, number] {
  const a = Math.floor(random() * length);
  const room = Math.max(0, length - 2 * least);
  const b = Math.floor(a + least + random() * room) % length;
  return [a, room === 0 ? Math.floor(random() * length) : b];
}

/** The units moved along the text, those that go over its end to its beginning. */
const shifted = (units: readonly Unit[], by: number, length: number): Unit[] =>
  units.map(({ type, start, end }) => {
    const back = start + by >= length ? length : 0;
    return { type, start: start + by - back, end: end + by - back };
  });

/** How many samples the precision asks for (section 5.2.3 of the paper). */
function samplesFor(values: readonly number[]): number {
  const mean = meanOf(values);
  if (mean === 0) return values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const needed = Math.ceil(((Math.sqrt(variance) / mean) * (1.96 / PRECISION)) ** 2);
  return Math.min(MOST_SAMPLES, Math.max(values.length, needed));
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** What a text, or a stretch of one, adds to gamma. */
export interface GammaShare {
  /** The disorder of the best alignment, and the one that chance would give to as many units. */
  readonly observed: number;
  readonly expected: number;
}

/**
 * Measures a text, for each of its stretches: an alignment counts where its first unit begins.
 *
 * @param ends Where the stretches end, ascending; the last one is the end of the text.
 */
export function measureGamma(
  pair: UnitPair,
  ends: readonly number[],
  weights: GammaWeights = EQUAL_WEIGHTS,
): GammaShare[] {
  const expected = expectedDisorder(pair, weights);
  const shares = ends.map(() => ({ observed: 0, expected: 0 }));
  let at = 0;
  for (const alignment of bestAlignment(pair.first, pair.second, weights)) {
    while (at < ends.length - 1 && startOf(alignment) >= ends[at]!) at++;
    const units = (alignment.first ? 0.5 : 0) + (alignment.second ? 0.5 : 0);
    shares[at]!.observed += alignment.disorder;
    shares[at]!.expected += units * expected;
  }
  return shares;
}

/** Gamma over texts: 1 for the same, 0 for chance, less for worse; null where nothing is marked. */
export function gamma(shares: readonly GammaShare[]): number | null {
  const expected = shares.reduce((sum, share) => sum + share.expected, 0);
  const observed = shares.reduce((sum, share) => sum + share.observed, 0);
  return expected === 0 ? null : 1 - observed / expected;
}

function firstFrom(units: readonly Unit[], start: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
