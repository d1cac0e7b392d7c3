/**
 * Metrics: a number with its unit that measures work, output, money, people, things or a rate of change.
 *
 * The grammar is [approximator] numeral [余|多] [unit] [以上|左右 …]; what makes it no metric (dates, ages, ordinals,
 * article and phone numbers, numbers in titles and names) is ruled out by what stands around it.
 */
import type { Evidence, MetricBound } from '../document/annotation';
import { isDigit, isLatin } from '../text/characters';
import type { BlockKind } from '../text/reading';
import { enclosing, isBoundary, within, type BlockContext } from './block';
import type { MetricCandidate, Quantity } from './candidate';
import { indicatorsOf } from './indicator';
import { isBareQuantity, isMeasure, isOneHarmed } from './measure';
import { halfTimeAt, isOneHour } from './measuredTime';
import { ABOVE, isPassed, isSeveral, isSize, SEVERAL_LEAST } from './multiplier';
import { canBeginNumeral, isChineseNumeral, numeralAt, type Numeral } from './numeral';
import { firstPlaceAt, rankAt } from './rank';
import { ratioAt } from './ratio';
import {
  countriesAt,
  expectedYears,
  heldAt,
  lastingAt,
  PER_MANY,
  seriesUnit,
  unitAt,
  type UnitMatch,
} from './units';

/** Finds the metrics of a block. */
export function recognizeMetrics(block: BlockContext): MetricCandidate[] {
  const { text } = block;
  // 浏览次数：1532次 measures nothing of which the article tells.
  if (BESIDE_TEXT.has(block.kind)) return [];
  const found: Quantity[] = [];
  for (let i = 0; i < text.length;) {
    if (!canBeginNumeral(text.charCodeAt(i))) {
      const wordless =
        text[i] === '首'
          ? firstPlaceAt(block, i)
          : text[i] === '半'
            ? halfTimeAt(block, i)
            : undefined;
      if (wordless) found.push(wordless);
      i++;
      continue;
    }
    // A lone 一 is an article or part of a word, and stands in every other sentence.
    if (
      text[i] === '一' &&
      (!canGoOn(text.charCodeAt(i + 1)) || text[i + 1] === '一') &&
      text[i - 1] !== '第' &&
      !isOneHarmed(text, i) &&
      !isOneHour(text, i)
    ) {
      i++;
      continue;
    }
    const numeral = numeralAt(text, behindListNumber(text, i));
    if (!numeral) {
      i++;
      while (i < text.length && isChineseNumeral(text.charCodeAt(i))) i++;
      continue;
    }
    const metric =
      rankAt(block, numeral) ?? ratioAt(block, numeral, found.at(-1)) ?? quantityAt(block, numeral);
    if (metric) found.push(metric);
    i = Math.max(numeral.end, metric?.end ?? 0);
  }
  const indicators = indicatorsOf(block, found);
  let direction: MetricCandidate['direction'];
  return found.map((quantity, index) => {
    // 分别下降4.3%、5.6%: the change is said once for a series.
    const previous = found[index - 1];
    const continues = previous && /^[、和及]$/.test(text.slice(previous.end, quantity.start));
    direction = quantity.direction ?? (continues ? direction : undefined);
    return { ...quantity, ...(direction && { direction }), indicator: indicators[index]! };
  });
}

/** The number of an item at the beginning of a phrase, and a whole number of things; 平均减少1.7个 is a decimal. */
const LIST_NUMBER = /(?<![\d.\u4e00-\u9fff])\d{1,2}\.(?=\d{1,4}[个家名项条位座所](?!百分))/y;

/** 6.125个项目开工 is the sixth item of a list: things are not counted in decimals. */
function behindListNumber(text: string, offset: number): number {
  LIST_NUMBER.lastIndex = offset;
  return LIST_NUMBER.test(text) ? LIST_NUMBER.lastIndex : offset;
}

/** 6. and 12. */
const LIST_NUMBER_LENGTHS = [2, 3];

const endsListNumber = (text: string, end: number): boolean =>
  LIST_NUMBER_LENGTHS.some((length) => behindListNumber(text, end - length) === end);

const BESIDE_TEXT: ReadonlySet<BlockKind> = new Set(['furniture', 'byline', 'dateline']);

/** Whether what follows 一 may make it a quantity: 一百, 一半以上, 一成以上, 翻一番. */
const canGoOn = (c: number): boolean => isChineseNumeral(c) || GOES_ON.has(c);
const GOES_ON: ReadonlySet<number> = new Set(Array.from('半成倍番分点', (c) => c.charCodeAt(0)));

function quantityAt(block: BlockContext, numeral: Numeral): Quantity | undefined {
  const { text, lexicon } = block;
  let { start } = numeral;
  // 零部件, 零距离: nothing is counted.
  if (numeral.value === 0 && numeral.script === 'chinese') return undefined;
  if (isForeign(text, numeral) || within(block.titles, start, numeral.end)) return undefined;
  // 每10万人拥有律师28名: of so many each.
  if (text[start - 1] === '每') return undefined;
  if (COORDINATE.test(text.slice(Math.max(0, start - 3), start))) return undefined;
  // 搞成“两张皮”: the number is part of a word.
  if (enclosing(block.terms, start, numeral.end + 1)?.known.type === 'none') return undefined;
  // 七台河, 五台山: the number is part of the name of a place.
  if ((lexicon.places.longest(text, start)?.end ?? 0) > numeral.end) return undefined;

  const several = isSeveral(text, numeral);
  if (several === undefined) return undefined;
  if (several) start--;
  const before = approximatorBefore(block, start);
  const bare = /^[百千万亿]+$/.test(text.slice(start, numeral.end));
  // 上万个 and 过百亿 name a limit.
  const above =
    (bare || isPassed(text, numeral)) && ABOVE.test(text.slice(Math.max(0, start - 2), start));
  let position = numeral.end;
  let approximate = numeral.approximate || several;
  let valueTo = numeral.upTo;
  const loose = valueTo !== undefined;
  const range = rangeAt(text, position);
  if (range) {
    position = range.end;
    valueTo = range.value;
  }
  if (/[余多来几]/.test(text[position] ?? '') && text[position + 1] !== '年') {
    approximate = true;
    position++;
  }
  // 两个半小时 is two and a half.
  const half = text.startsWith('个半', position) && /^(?:小时|月)/.test(text.slice(position + 2));
  if (half) position += 2;
  const unit =
    expectedYears(text, numeral.start, position) ??
    lastingAt(text, numeral, position) ??
    heldAt(text, numeral, position) ??
    countriesAt(text, numeral, position, before !== undefined || approximate) ??
    unitAt(block, position) ??
    seriesUnit(block, position);
  if (unit === 'none') return undefined;
  if (
    numeral.fraction === undefined &&
    unit === undefined &&
    !isBareQuantity(block, numeral, position, before !== undefined || approximate || above || loose)
  ) {
    return undefined;
  }
  const unitText = unit?.text ?? '';
  if (
    unit &&
    !isMeasure(block, numeral, unit, approximate || above || loose || before !== undefined)
  )
    return undefined;
  let end = unit?.end ?? position;
  // “三公里”就业圈, “15分钟”服务圈 are named by how far it is.
  if (IN_NAMES.test(unitText) && text[start - 1] === '“' && text[end] === '”') return undefined;
  const upper = upperEnd(text, end, unitText);
  if (upper) {
    end = upper.end;
    valueTo = upper.value;
  }
  const after = lexicon.boundsAfter.longest(text, end);
  let bound: MetricBound = 'exact';
  if (approximate || above) bound = 'atLeast';
  if (above) start--;
  const evidence: Evidence[] = [];
  if (before) {
    bound = before.bound;
    if (!before.outside) start = before.start;
  }
  // 省部级以上 is no quantity, 20万以上 is; 多 and 余 behind a unit count only before a boundary (10公里多).
  if (after && !(text.slice(end, after.end).length === 1 && !isBoundary(text[after.end]))) {
    bound = after.value;
    end = after.end;
  }
  // 2个工作日内必须回应
  else if (unit?.kind === 'duration' && /^内[^\s，。；、]/.test(text.slice(end, end + 2))) {
    bound = 'atMost';
    end++;
  }
  if (before ?? (after || approximate || above)) evidence.push('approximator');
  // 千亿县, 千人口床位数: a multiplier alone names a class, unless it is a limit (超千亿元, 亿元以上) or a size.
  else if (bare && !(unit && isSize(text, numeral.start, unit.end))) return undefined;
  const percentage =
    unitText === '%' ||
    unitText === '‰' ||
    unitText.endsWith('百分点') ||
    numeral.fraction !== undefined;
  if (percentage) evidence.push('percentage');
  else if (unitText !== '') evidence.push('unit');
  // 10-15亿元: the multiplier is written once for both ends.
  const whole =
    range?.scale !== undefined && !numeral.scaled
      ? numeral.value * range.scale
      : numeral.value * (several ? SEVERAL_LEAST : 1);
  return {
    type: 'metric',
    start,
    end,
    value: (half ? whole + 0.5 : whole) * (isBelowZero(text, start, unitText) ? -1 : 1),
    ...(valueTo === undefined ? {} : { valueTo }),
    unit: fractionUnit(numeral) ?? unitText,
    bound,
    ...directionOf(block, start),
    evidence,
    confidence: confidenceOf(numeral, unit, evidence),
  };
}

/** 零下30摄氏度 */
const isBelowZero = (text: string, start: number, unit: string): boolean =>
  /[度℃]$/.test(unit) && text.startsWith('零下', start - 2);

const IN_NAMES = /^(?:公里|米|分钟|小时)$/;

/** 北纬43.3度 says where. */
const COORDINATE = /[东西][经經]0?$|[南北][纬緯]0?$/;

const fractionUnit = ({ fraction }: Numeral): string | undefined =>
  fraction === 'percent'
    ? '%'
    : fraction === 'permille'
      ? '‰'
      : fraction === 'ratio'
        ? ''
        : undefined;

/** Whether a numeral is part of a name, a date, a code or a number in a series. */
function isForeign(text: string, { start, end, script }: Numeral): boolean {
  const before = text[start - 1] ?? '';
  const b = before.charCodeAt(0);
  const a = text.charCodeAt(end);
  if (
    before === '第' ||
    before === '初' ||
    // PM_2.5
    before === '_' ||
    before === '星' ||
    (before === '期' && text[start - 2] === '星')
  )
    return true;
  if (script === 'chinese') {
    // 队伍本身, 危机四伏
    if ((before === '队' && text[start] === '伍') || (text[end] === '伏' && end - start === 1))
      return true;
    // 周三, 星期五, 农历八月 are dates; 之一 and 万一 are words.
    return /[周之统唯专单划同星万归]/.test(before) && text[end] !== '分'
      ? before !== '周' || text[end] !== '个'
      : false;
  }
  if (isLatin(b) || before === '#' || before === '№' || before === '￥') return before !== '￥';
  if (isDigit(b)) return true;
  // 2023-10-11, 22:10, 1/3, 4·15, 1+8+1, 3.4.5
  if (/[-–:：/·+.．×xX*]/.test(before) && isDigit(text.charCodeAt(start - 2)))
    return !endsListNumber(text, start);
  if (
    /[:/·+×*]/.test(text[end] ?? '') &&
    isDigit(text.charCodeAt(end + 1)) &&
    !PER_MANY.test(text.slice(end, end + 6))
  )
    return true;
  if (/[-–]/.test(text[end] ?? '') && isDigit(text.charCodeAt(end + 1)) && !rangeAt(text, end))
    return true;
  if (/[-–—]/.test(before) && isLatin(text.charCodeAt(start - 2))) return true;
  // G20, 5G, 3D: a letter behind is part of a name unless it begins a unit.
  return (
    (isLatin(a) && !UNIT_LETTERS.test(text.slice(end, end + UNIT_LETTERS_MAX))) ||
    DOCUMENT_NUMBER.test(text.slice(end, end + 3))
  );
}

const UNIT_LETTERS =
  /^(?:km|cm|mm|kg|mg|kW|kV|MW|GW|TEU|TB|GB|MB|PB|EB|[TGM](?:bps|b\/s|Wh|Pa)|[TPE](?:FLOPS|[Ff]lops)|[PE]F(?![A-Za-z])|Flops|ha|DWT|[mgtPW](?![A-Za-z]))/;
const UNIT_LETTERS_MAX = 7;
const DOCUMENT_NUMBER = /^\s?号(?:文|令|公告|）)?/;

/** The upper end of a range: 3至5个, 10-15%, 二三十. */
function rangeAt(
  text: string,
  offset: number,
): { end: number; value: number; scale?: number } | undefined {
  if (!/[-–—~～至到]/.test(text[offset] ?? '')) return undefined;
  const next = numeralAt(text, offset + 1);
  if (!next || next.fraction) return undefined;
  // 2021-2023年 and 1-9月 are dates; they are refused by their unit.
  if (/[-–—~～至到/:：]/.test(text[next.end] ?? '')) return undefined;
  const written = /^\d+(?:\.\d+)?/.exec(text.slice(next.start, next.end))?.[0];
  const scale = next.scaled && written !== undefined ? next.value / Number(written) : undefined;
  return { end: next.end, value: next.value, ...(scale !== undefined && { scale }) };
}

/** The upper end of a range that writes its unit twice: 4.5%—5%, 3米至5米. */
function upperEnd(
  text: string,
  offset: number,
  unit: string,
): { end: number; value: number } | undefined {
  if (unit === '' || !/[-–—~～至]/.test(text[offset] ?? '')) return undefined;
  const next = numeralAt(text, offset + 1);
  return next?.script === 'arabic' && text.startsWith(unit, next.end)
    ? { end: next.end + unit.length, value: next.value }
    : undefined;
}

interface Approximator {
  readonly start: number;
  readonly bound: MetricBound;
  readonly outside: boolean;
}

const APPROXIMATOR_MAX = 3;

/** The longest approximator that ends at an offset, over one blank. */
function approximatorBefore(
  { text, lexicon }: BlockContext,
  offset: number,
): Approximator | undefined {
  const end = text[offset - 1] === ' ' ? offset - 1 : offset;
  for (let length = APPROXIMATOR_MAX; length > 0; length--) {
    const start = end - length;
    if (start < 0) continue;
    const word = lexicon.boundsBefore.get(text.slice(start, end));
    if (!word) continue;
    // 附近, 最近, 靠近, 节约, 预约, 条约: the character belongs to another word.
    if (length === 1 && /[附最靠就临远邻亲相节预条制契合签履违大]/.test(text[start - 1] ?? ''))
      return undefined;
    return { start, ...word };
  }
  return undefined;
}

const DIRECTION_MAX = 6;
const CHANGE_TAIL = /(?:了|达|约|近|超|超过|共|仅|逾|幅度达?|率达?)$/;

/** Whether the number is the size of a change: 增长8.5%, 下降3.1个百分点. */
function directionOf(
  { text, lexicon }: BlockContext,
  start: number,
): { direction?: 'up' | 'down' } {
  let before = text.slice(Math.max(0, start - DIRECTION_MAX), start).trimEnd();
  // 新增12家 are new ones, not the size of a change.
  if (/(?:新增|增设|增派|增补)$/.test(before)) return {};
  const tail = CHANGE_TAIL.exec(before);
  if (tail) before = before.slice(0, tail.index);
  for (let length = Math.min(4, before.length); length > 0; length--) {
    const word = before.slice(before.length - length);
    if (lexicon.up.has(word)) return { direction: 'up' };
    if (lexicon.down.has(word)) return { direction: 'down' };
  }
  return {};
}

/** Measured on the gold: how often an annotator agrees, by what the quantity is built of. */
function confidenceOf(
  numeral: Numeral,
  unit: UnitMatch | undefined,
  evidence: readonly Evidence[],
): number {
  if (evidence.includes('percentage')) return 0.98;
  if (unit === undefined) return 0.8;
  if (unit.kind === 'duration') return 0.75;
  if (numeral.script === 'chinese' && !numeral.scaled)
    return evidence.includes('approximator') ? 0.85 : 0.7;
  return unit.kind === 'unit' ? 0.97 : 0.94;
}
