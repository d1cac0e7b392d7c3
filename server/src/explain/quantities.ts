/** The numbers of a paragraph and the words between them, as arithmetic asks for them. */

/** A number of the paragraph. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
  /** Whether it is stated without 余, 约, 以上 and the like, and is no range. */
  readonly exact: boolean;
}

/** How far apart two numbers of one relation may stand, in code units. */
export const GAP_MAX = 48;

/** A paragraph with its numbers. */
export class Paragraph {
  constructor(
    readonly text: string,
    readonly quantities: readonly Quantity[],
  ) {}

  at(index: number): Quantity | undefined {
    return this.quantities[index];
  }

  written({ start, end }: Quantity): string {
    return this.text.slice(start, end);
  }

  /** The words between a number and a later one; undefined where they are too far apart. */
  between(index: number, later: number): string | undefined {
    const { end } = this.quantities[index]!;
    const { start } = this.quantities[later]!;
    return start < end || start - end > GAP_MAX ? undefined : this.text.slice(end, start);
  }

  /** The words before a number, back to the number before it. */
  before(index: number): string {
    const { start } = this.quantities[index]!;
    const from = Math.max(this.quantities[index - 1]?.end ?? 0, start - GAP_MAX);
    return this.text.slice(from, start);
  }

  /** The words behind a number, to the next number. */
  behind(index: number): string {
    const { end } = this.quantities[index]!;
    const to = this.quantities[index + 1]?.start ?? this.text.length;
    return this.text.slice(end, Math.min(to, end + GAP_MAX));
  }

  /** What a number is counted by: 万, 亿. */
  scale(index: number): string {
    return (
      /(?<=[\d点零〇一二两三四五六七八九十百千])[十百千]*[万亿]+/.exec(
        this.written(this.quantities[index]!),
      )?.[0] ?? ''
    );
  }

  /** How much the value may differ from what was rounded to it: half of its last place. */
  slack(index: number): number {
    const quantity = this.quantities[index]!;
    return slackOf(this.written(quantity), quantity.unit);
  }
}

const MULTIPLIERS: Readonly<Record<string, number>> = {
  十: 10,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  亿: 1e8,
};

/**
 * Half of the last place of a number as written; nothing for whole numbers, which are counts.
 *
 * @param unit The unit, which may itself begin with a number: 千瓦, 百分点.
 */
export function slackOf(written: string, unit = ''): number {
  const percent = /[%‰]|百分|千分之/.test(written);
  const number = (
    unit !== '' && written.endsWith(unit) ? written.slice(0, -unit.length) : written
  ).replace(/^.*分之/, '');
  const decimals = /[.点](\d+|[零〇一二三四五六七八九]+)/.exec(number)?.[1]?.length ?? 0;
  // The multipliers behind the last digit are its place: 八亿二千万 is exact to ten millions.
  const multipliers = /[十百千万亿]*(?=[^十百千万亿\d零〇一二两三四五六七八九]*$)/.exec(number)![0];
  const scale = [...multipliers].reduce((product, c) => product * MULTIPLIERS[c]!, 1);
  const isCount = !percent && decimals === 0 && !/[万亿]/.test(multipliers);
  return isCount ? 0 : ((percent ? 1 : scale) / 10 ** decimals) * 0.5;
}

/** Units that count the same things. */
const SAME_UNIT: Readonly<Record<string, string>> = { 名: '人', 位: '人' };
const unitOf = ({ unit }: Quantity): string => SAME_UNIT[unit] ?? unit;
/** Whether a number is in per cent. */
export const isPercentage = ({ unit }: Quantity): boolean => unit === '%';
/** Whether a number is in percentage points. */
export const isPoints = ({ unit }: Quantity): boolean => unit.endsWith('百分点');

/** Whether two numbers count in the same unit. */
export const sameUnit = (a: Quantity, b: Quantity): boolean =>
  unitOf(a) === unitOf(b) && a.unit !== '';

/** Whether two numbers are the same but for what rounding makes of them. */
export const nearly = (a: number, b: number, slack: number): boolean =>
  Math.abs(a - b) <= slack + 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** A number without the dust that binary fractions leave. */
export const precise = (value: number): number => Number(value.toPrecision(12));
