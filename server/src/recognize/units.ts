/** Units and classifiers behind a numeral, and the units that a number has without having them written. */
import { isBoundary, type BlockContext } from './block';
import type { Numeral } from './numeral';

export interface UnitMatch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'unit' | 'classifier' | 'duration';
}

/** 死亡率降至8.5/10万: so many of a hundred thousand. */
export const PER_MANY = /^[/／](?:10万|100万|[十百]万|千)(?![\d元吨个人])/;

/** The unit at an offset, over one blank; `none` for the unit of a date, an age or a series. */
export function unitAt(
  { text, lexicon }: BlockContext,
  offset: number,
): UnitMatch | 'none' | undefined {
  const start = text[offset] === ' ' ? offset + 1 : offset;
  const perMany = PER_MANY.exec(text.slice(start, start + 6));
  if (perMany) return { text: perMany[0], start, end: start + perMany[0].length, kind: 'unit' };
  // 共14章、50目、132条: 目 begins too many words to be a classifier elsewhere.
  if (text[start] === '目' && isBoundary(text[start + 1]) && text[offset - 1] !== '项')
    return { text: '目', start, end: start + 1, kind: 'classifier' };
  // 投工投劳270工: days of work, which the character begins words of elsewhere.
  if (text[start] === '工' && isBoundary(text[start + 1]))
    return { text: '工', start, end: start + 1, kind: 'unit' };
  const match = lexicon.units.longest(text, start);
  if (!match) return undefined;
  if (match.value === 'none') return 'none';
  // 1310具体部署
  if (match.end - start === 1 && text[start] === '具' && /[体有备]/.test(text[start + 1] ?? ''))
    return undefined;
  // 5万亿两个台阶: 两 counts what follows.
  if (
    match.end - start === 1 &&
    text[start] === '两' &&
    /[个大项条家座类种次级]/.test(text[start + 1] ?? '')
  )
    return undefined;
  // 全市550多万人民 are so many, and 人民 is who they are.
  if (text.startsWith('人民', start) && text[start + 2] !== '币') return undefined;
  // 新华三集团
  if (text.startsWith('集团', start)) return 'none';
  // 7月4日元首理事会
  if (text.startsWith('日元首', start)) return 'none';
  let end = RUNS_ON.test(text.slice(start, start + RUNS_ON_MAX)) ? start + 1 : match.end;
  if (/[/／]/.test(text[end] ?? '')) {
    const per = lexicon.units.longest(text, end + 1);
    if (per && (per.value === 'unit' || per.value === 'classifier' || per.value === 'duration'))
      end = per.end;
  }
  // 15000台（套）: two classifiers for things that come as either.
  const other = OTHER_CLASSIFIER.exec(text.slice(end, end + 3));
  if (other) end += other[0].length;
  return { text: text.slice(start, end), start, end, kind: match.value };
}

/** 一千五百斤粮食, 十一条线路, 百余人日前, 三部分别获奖, 3条次要道路: units of one character, though two may be one elsewhere. */
const RUNS_ON = /^(?:斤粮食|条线路|人日前|部分别|[条处起组对单站期]次[要生日年级])/;
const RUNS_ON_MAX = 3;

const OTHER_CLASSIFIER = /^（[台套段处座辆艘架株棵件家个条间栋只头匹羽]）/;

/** 预期寿命达到78岁, 受教育年限10.5年, 平均年龄下降6.2岁: years and ages that are what is measured. */
const EXPECTED_YEARS =
  /(?:预期寿命[^，。；]{0,20}|年限[\u4e00-\u9fff]{0,4}|(?:提高|提升|增加|延长|上升|下降|降低|减少|缩小|减小)了?约?近?)$/;

export function expectedYears(
  text: string,
  numeral: number,
  offset: number,
): UnitMatch | undefined {
  if (!/[岁年]/.test(text[offset] ?? '')) return undefined;
  const before = text.slice(Math.max(0, numeral - EXPECTED_REACH), numeral);
  const what = EXPECTED_YEARS.exec(before)?.[0];
  // 预期寿命从2020年的82.4岁提升至83.9岁: the year is a date.
  if (what === undefined || (text[offset] === '年' && !what.startsWith('年限'))) return undefined;
  return { text: text[offset]!, start: offset, end: offset + 1, kind: 'unit' };
}

const EXPECTED_REACH = 24;

/** 增速连续4年高于全国: how long something has stood where it is. 连续3年下降 and 连续12年扎根 tell when. */
export function lastingAt(text: string, numeral: Numeral, offset: number): UnitMatch | undefined {
  if (numeral.script !== 'arabic' || !text.startsWith('连续', numeral.start - 2)) return undefined;
  const unit = LASTING.exec(text.slice(offset, offset + LASTING_REACH))?.[1];
  return unit === undefined
    ? undefined
    : { text: unit, start: offset, end: offset + unit.length, kind: 'unit' };
}

const LASTING =
  /^(年|天|日|周|个季度|季度|个月)(?:均|都|始终|一直)?(?:保持(?!联系)|稳定|稳居|高于|超过|低于|超[\d百千万])/;
const LASTING_REACH = 10;

/** 十多国科学家, 近30国: countries are counted so where nobody knows them one by one; 两国 and 27国 are certain ones. */
export function countriesAt(
  text: string,
  { value }: Numeral,
  offset: number,
  approximate: boolean,
): UnitMatch | undefined {
  if (!approximate || text[offset] !== '国' || value > COUNTRIES_MAX) return undefined;
  // 近百国道, 上百国内游客
  if (/[人民内外际道家企产籍债有营王土]/.test(text[offset + 1] ?? '')) return undefined;
  return { text: '国', start: offset, end: offset + 1, kind: 'unit' };
}

/** There are no more countries. */
const COUNTRIES_MAX = 250;

/** 成功举办两届博览会: as many as were held; 十四届全运会 is the fourteenth. */
export function heldAt(text: string, numeral: Numeral, offset: number): UnitMatch | undefined {
  if (text[offset] !== '届' || numeral.value < 2) return undefined;
  if (numeral.value > (numeral.script === 'arabic' ? HELD_MAX : FEW_HELD)) return undefined;
  if (!HELD.test(text.slice(Math.max(0, numeral.start - 4), numeral.start))) return undefined;
  return { text: '届', start: offset, end: offset + 1, kind: 'unit' };
}

const HELD = /(?:举办|举行|主办|承办)[了过]?$/;
/** More are years: 举办2026届毕业生招聘会. */
const HELD_MAX = 200;
const FEW_HELD = 5;

/** The unit of the last number of a series: 提高20.9、36.2、54个百分点. */
export function seriesUnit(block: BlockContext, offset: number): UnitMatch | undefined {
  const series = SERIES.exec(block.text.slice(offset, offset + SERIES_MAX));
  if (!series) return undefined;
  const unit = unitAt(block, offset + series[0].length);
  if (unit === undefined || unit === 'none' || !/[%‰]|百分点|^[万亿]?元$/.test(unit.text))
    return undefined;
  return { ...unit, end: offset };
}

const SERIES = /^(?:[、和]\d+(?:\.\d+)?)+/;
const SERIES_MAX = 60;
