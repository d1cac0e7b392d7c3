/** Chinese units in units that readers elsewhere use. Factors are those of the metric system of units of 1930 and 1959. */
import { rounded } from './figures';
import type { Words } from './words';

interface Target {
  readonly factor: number;
  readonly unit: Words;
}

const HECTARES: Words = { zh: '公顷', en: 'hectares' };
const KILOGRAMS: Words = { zh: '公斤', en: 'kg' };
const GRAMS: Words = { zh: '克', en: 'g' };
const KILOMETRES: Words = { zh: '公里', en: 'km' };
const METRES: Words = { zh: '米', en: 'm' };
const CENTIMETRES: Words = { zh: '厘米', en: 'cm' };
const PER_CENT: Words = { zh: '%', en: '%' };

const TARGETS: Readonly<Record<string, Target>> = {
  亩: { factor: 1 / 15, unit: HECTARES },
  畝: { factor: 1 / 15, unit: HECTARES },
  标准亩: { factor: 1 / 15, unit: HECTARES },
  斤: { factor: 0.5, unit: KILOGRAMS },
  市斤: { factor: 0.5, unit: KILOGRAMS },
  两: { factor: 50, unit: GRAMS },
  担: { factor: 50, unit: KILOGRAMS },
  公担: { factor: 100, unit: KILOGRAMS },
  里: { factor: 0.5, unit: KILOMETRES },
  华里: { factor: 0.5, unit: KILOMETRES },
  丈: { factor: 10 / 3, unit: METRES },
  尺: { factor: 1 / 3, unit: METRES },
  寸: { factor: 10 / 3, unit: CENTIMETRES },
  公顷: { factor: 15, unit: { zh: '亩', en: 'mu' } },
  公里: { factor: 0.621371, unit: { zh: '英里', en: 'miles' } },
  海里: { factor: 1.852, unit: KILOMETRES },
  平方公里: { factor: 0.386102, unit: { zh: '平方英里', en: 'square miles' } },
  成: { factor: 10, unit: PER_CENT },
};

/** A quantity in another unit. */
export interface Conversion {
  readonly value: number;
  /** The upper end of a range. */
  readonly valueTo?: number;
  readonly unit: Words;
}

/** Significant digits of what is converted: more would say more than the article does. */
const DIGITS = 4;

/** A quantity in a unit that an outsider reads; undefined for units that need none. */
export function convert(value: number, unit: string, valueTo?: number): Conversion | undefined {
  // 番 doubles: to grow by two 番 is to grow fourfold.
  if (unit === '番' && Number.isInteger(value) && value >= 1 && value <= 10) {
    return { value: 2 ** value, unit: { zh: '倍于原数', en: 'times the original' } };
  }
  if (!Object.hasOwn(TARGETS, unit)) return undefined;
  const { factor, unit: target } = TARGETS[unit]!;
  const to = valueTo === undefined ? undefined : rounded(valueTo * factor, DIGITS);
  return {
    value: rounded(value * factor, DIGITS),
    ...(to === undefined ? {} : { valueTo: to }),
    unit: target,
  };
}
