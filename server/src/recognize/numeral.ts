/**
 * Numerals as Chinese texts write them: 13, 2,300, 3.5, 二十, 两百, 20万, 1.2万亿, 三分之一, 百分之八.
 *
 * Offsets count UTF-16 code units of the text handed in.
 */
import { characterTable, isDigit } from '../text/characters';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};

const MULTIPLIERS: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  万: 1e4,
  亿: 1e8,
};
/** Multipliers that follow a numeral of either script; 十 only follows Chinese ones. */
const isScale = characterTable('百千万亿');

const chineseNumeral = characterTable('零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟');
const numeralStart = characterTable(
  '零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾0123456789',
);

/** Whether a numeral can begin with a code unit. */
export const canBeginNumeral = (c: number): boolean => numeralStart[c] === 1;

/** Whether a code unit is part of a Chinese numeral. */
export const isChineseNumeral = (c: number): boolean => chineseNumeral[c] === 1;

export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly script: 'arabic' | 'chinese';
  /** A 余, 多 or 几 between the digits and their multiplier: 540多万. */
  readonly approximate: boolean;
  /** The multipliers written behind Arabic digits. */
  readonly scaled: boolean;
  /** The greater of two neighbours: eight of 七八个, three thousand of 两三千亩. */
  readonly upTo?: number;
  /** 百分之, 千分之, 三分之一: a share of one, with the value in the unit of the denominator for 百 and 千. */
  readonly fraction?: 'percent' | 'permille' | 'ratio';
}

/**
 * The value of a Chinese numeral such as 三百二十, 二〇二三, 一万二 or 十. Undefined where it is none.
 */
export function chineseValue(text: string): number | undefined {
  if (text === '') return undefined;
  if (![...text].some((c) => c in MULTIPLIERS)) {
    // Digits read one by one: 二〇二三.
    let value = 0;
    for (const c of text) {
      const digit = DIGITS[c];
      if (digit === undefined) return undefined;
      value = value * 10 + digit;
    }
    return value;
  }
  let total = 0; // closed by 亿 and 万
  let section = 0; // below the next 万
  let digit: number | undefined;
  let last = 1;
  for (const c of text) {
    const d = DIGITS[c];
    if (d !== undefined) {
      if (d === 0) {
        last = 1;
        continue;
      }
      if (digit !== undefined) return undefined;
      digit = d;
      continue;
    }
    const m = MULTIPLIERS[c];
    if (m === undefined) return undefined;
    if (m >= 1e4) {
      // 亿元以上: a multiplier alone is one of it.
      section += digit ?? (section === 0 && total === 0 ? 1 : 0);
      // 亿 and the second half of 万亿 multiply all that stands before; 万 only what follows the last 亿.
      if (m === 1e8 || section === 0) total = (total + section) * m;
      else total += section * m;
      section = 0;
    } else {
      section += (digit ?? 1) * m;
    }
    digit = undefined;
    last = m;
  }
  if (digit !== undefined) {
    // 一万二 is 12,000: the digit counts in the next lower place. 二十三 is 23.
    section += last >= 100 ? digit * (last / 10) : digit;
  }
  return total + section;
}

const ARABIC = /\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/y;
/** A half is a number only as a limit. */
const HALF = /^一半(?:以上|以下|左右)/;
const LOWER = /(\d+(?:\.\d+)?)([百千]?[万亿]|[百千])(?![克米瓦升卡帕赫分])/y;
const CHINESE =
  /[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+(?:点[零〇一二三四五六七八九]+)?/y;
const FRACTION =
  /([一二两三四五六七八九十百佰千仟万\d]+)分之((?:\d{1,3}(?:[,，]\d{3})+|[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟\d]+)(?:[点.][零〇一二三四五六七八九\d]+)?)/y;

/** 近3/4的人口, 占全国的1/6: a share of what is named; without such words around it, a date or a score. */
const SLASHED =
  /(?<=[近约超的占过达国省有])(\d)[/／]([1-9]\d?)(?![\d/／])(?=[的以左，。、；]|$)|(?<=\d[/／]\d、)(\d)[/／]([1-9])(?![\d/／])(?=[的，。；])|(?<=[\u4e00-\u9fff，。])(\d)[/／]([1-9])(?=以[上下](?:的|[，。；]))/y;

function withDecimals(text: string): number | undefined {
  const [whole, decimals] = text.split('点') as [string, string | undefined];
  const value = chineseValue(whole);
  if (value === undefined || decimals === undefined) return value;
  const scale = whole.at(-1);
  if (scale !== undefined && scale in MULTIPLIERS && scale !== '十') return undefined;
  return Number(`${value}.${[...decimals].map((c) => DIGITS[c]).join('')}`);
}

/** The value of a numeral in either script. */
function valueOf(written: string): number | undefined {
  const digits = written.replace(/[,，]/g, '');
  return /^[\d.]+$/.test(digits) ? Number(digits) : withDecimals(written.replace('.', '点'));
}

/** Without what binary fractions add (8.2 million from 8.2 and 10^6); whole numbers have nothing of it. */
const precise = (value: number): number =>
  Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));

/** 七八, 两三千, 三五百: one or the other of two numbers; 一二 alone and 三五 alone are words. */
function neighboursIn(offset: number, written: string): Numeral | undefined {
  const [, first, second, multipliers] = NEIGHBOURS.exec(written) ?? [];
  if (first === undefined) return undefined;
  const [low, high] = [DIGITS[first]!, DIGITS[second!]!];
  const scale = [...multipliers!].reduce((product, c) => product * MULTIPLIERS[c]!, 1);
  const isPair = high === low + 1 && (low > 1 || scale > 1);
  if (!isPair && !(low === 3 && high === 5 && scale > 1)) return undefined;
  return {
    start: offset,
    end: offset + written.length,
    value: low * scale,
    upTo: high * scale,
    script: 'chinese',
    approximate: false,
    scaled: scale >= 100,
  };
}

const NEIGHBOURS = /^([一二两三四五六七八])([二三四五六七八九])([十百千万亿]{0,4})$/;

/** The numeral that begins at an offset, or undefined. */
export function numeralAt(text: string, offset: number): Numeral | undefined {
  const fraction = fractionAt(text, offset);
  if (fraction) return fraction;
  if (isDigit(text.charCodeAt(offset))) return slashedAt(text, offset) ?? arabicAt(text, offset);
  if (HALF.test(text.slice(offset, offset + 4))) {
    const half = { start: offset, end: offset + 2, value: 0.5, fraction: 'ratio' } as const;
    return { ...half, script: 'chinese', approximate: false, scaled: false };
  }
  return chineseAt(text, offset);
}

/** 三分之一, 百分之八, 千分之三点五. */
function fractionAt(text: string, offset: number): Numeral | undefined {
  FRACTION.lastIndex = offset;
  const fraction = FRACTION.exec(text);
  if (!fraction) return undefined;
  const part = valueOf(fraction[2]!);
  const whole = valueOf(fraction[1]!);
  if (part === undefined || whole === undefined || whole <= 0) return undefined;
  const base = {
    start: offset,
    end: offset + fraction[0].length,
    script: 'chinese',
    approximate: false,
    scaled: false,
  } as const;
  if (whole === 100) return { ...base, value: part, fraction: 'percent' };
  if (whole === 1000) return { ...base, value: part, fraction: 'permille' };
  return { ...base, value: precise(part / whole), fraction: 'ratio' };
}

/** 3/4 among words that make a share of it. */
function slashedAt(text: string, offset: number): Numeral | undefined {
  if (text[offset + 1] !== '/' && text[offset + 1] !== '／') return undefined;
  SLASHED.lastIndex = offset;
  const slashed = SLASHED.exec(text);
  if (!slashed) return undefined;
  const part = Number(slashed[1] ?? slashed[3] ?? slashed[5]);
  const whole = Number(slashed[2] ?? slashed[4] ?? slashed[6]);
  if (part >= whole) return undefined;
  return {
    start: offset,
    end: offset + slashed[0].length,
    value: precise(part / whole),
    script: 'arabic',
    approximate: false,
    scaled: false,
    fraction: 'ratio',
  };
}

const isMyriad = (c: string | undefined): boolean => c === '万' || c === '亿';
const isSome = (c: string | undefined): boolean => c === '多' || c === '余' || c === '几';

/** 13, 2,300, 3.5, 20万, 540多万, 4万多亿, 3亿5000万. */
function arabicAt(text: string, offset: number): Numeral | undefined {
  ARABIC.lastIndex = offset;
  const [written] = ARABIC.exec(text) ?? [];
  if (written === undefined) return undefined;
  let value = Number(written) || Number(written.replace(/[,，]/g, ''));
  let end = offset + written.length;
  let approximate = false;
  let scaled = false;
  if (isSome(text[end]) && isMyriad(text[end + 1])) {
    approximate = true;
    end++;
  }
  if (text[end] === ' ' && isMyriad(text[end + 1])) end++;
  while (isScale[text.charCodeAt(end)]) {
    // 3百分点 and 2千克 are units, not multipliers.
    if (
      text.startsWith('百分点', end) ||
      /^(?:千[克米瓦升卡帕赫]|百帕|千伏)/.test(text.slice(end, end + 2))
    )
      break;
    value *= MULTIPLIERS[text[end]!]!;
    scaled = true;
    end++;
  }
  // 4万多亿元
  if (scaled && (text[end] === '多' || text[end] === '余') && isMyriad(text[end + 1])) {
    approximate = true;
    value *= MULTIPLIERS[text[end + 1]!]!;
    end += 2;
  }
  // 3亿5000万, 25万6千: the lower places follow with their own multiplier.
  for (let scale = value; scaled && !approximate;) {
    LOWER.lastIndex = end;
    const lower = LOWER.exec(text);
    if (!lower) break;
    const part =
      Number(lower[1]) * [...lower[2]!].reduce((product, c) => product * MULTIPLIERS[c]!, 1);
    if (part >= scale) break;
    value += part;
    scale = part;
    end += lower[0].length;
  }
  return { start: offset, end, value: precise(value), script: 'arabic', approximate, scaled };
}

/** 三百二十, 两百, 1.2万亿 in words, 二点四万, 七八十. */
function chineseAt(text: string, offset: number): Numeral | undefined {
  CHINESE.lastIndex = offset;
  let [written] = CHINESE.exec(text) ?? [];
  if (written === undefined) return undefined;
  // 万 and 千 may belong to the unit behind: 一千瓦, 三百分点.
  const tail = text.slice(offset + written.length, offset + written.length + 2);
  if (
    written.length > 1 &&
    ((written.endsWith('千') && /^[克米瓦升]/.test(tail)) ||
      (written.endsWith('百') && tail === '分点'))
  ) {
    written = written.slice(0, -1);
  }
  const neighbours = neighboursIn(offset, written);
  if (neighbours) return neighbours;
  let value = withDecimals(written);
  if (value === undefined) return undefined;
  let end = offset + written.length;
  // 二点四万名: the multiplier stands behind the decimals.
  while (written.includes('点') && isMyriad(text[end])) value *= MULTIPLIERS[text[end++]!]!;
  let approximate = false;
  if (isSome(text[end]) && isMyriad(text[end + 1]) && /[十百千]$/.test(written)) {
    approximate = true;
    end++;
    while (isMyriad(text[end])) value *= MULTIPLIERS[text[end++]!]!;
  }
  return {
    start: offset,
    end,
    value: precise(value),
    script: 'chinese',
    approximate,
    scaled: /[百千万亿]/.test(written),
  };
}
