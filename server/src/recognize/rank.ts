/** Ranks: 全省第3家, 居全国第2位, 全国第一, 居全国首位. */
import type { MetricBound } from '../document/annotation';
import { isBoundary, within, type BlockContext } from './block';
import type { Quantity } from './candidate';
import type { Numeral } from './numeral';

/** Words before an ordinal that make it a place in a ranking. */
const RANKED =
  /(?:第\d{1,3}、|[我全][国省市县区州球军系校]|世界|亚洲|同类|同行业|[国省市县区]内|[全各][\u4e00-\u9fff]{1,4}|(?:居|列|位列|位居)[\u4e00-\u9fff]{0,6}|列|位|[第前]\d{1,3}位[和、]|[省市盟州]|排名?|名次|升至|跃至|跃升|上升[到至]|提升[到至]|前进[到至]|下降[到至]|保持|蝉联|稳居|跻身|总量|增速|增幅|规模|成为[\u4e00-\u9fff]{2,4}|是[\u4e00-\u9fff]{2,4})$/;
const RANK_UNIT = /^(?:位|名|家|个|座|条|所|大)/;

/** A rank: 全省第3家, 居全国第2位, 全国第一, 居全国首位. */
export function rankAt(block: BlockContext, numeral: Numeral): Quantity | undefined {
  const { text } = block;
  const start = numeral.start - 1;
  if (!/[第笫前]/.test(text[start] ?? '') || numeral.value > RANK_MAX) return undefined;
  if (within(block.titles, start, numeral.end)) return undefined;
  const front = text[start] === '前';
  const before = text.slice(Math.max(0, start - RANK_CONTEXT), start);
  const unit = RANK_UNIT.exec(text.slice(numeral.end, numeral.end + 1))?.[0] ?? '';
  const end = numeral.end + unit.length;
  if (unit === '个' && OF_A_KIND.test(text.slice(Math.max(0, start - KIND_REACH), start)))
    return rank(start, end, numeral.value, unit);
  // 由第五位上升到第二位: the place that it had before.
  if (!front && MOVED_FROM.test(before) && MOVED.test(text.slice(numeral.end, end + MOVED_REACH)))
    return rank(start, end, numeral.value, unit);
  // 前六名 is a rank by itself.
  if (!RANKED.test(before) && !(front && unit !== '')) return undefined;
  if (unit === '' && !isBoundary(text[end]) && !OF_RANK.test(text.slice(end, end + 3)))
    return undefined;
  // 全国第一个, 全省首座: a first of its kind is a place only where it is counted on (第3家).
  if (
    unit !== '' &&
    unit !== '位' &&
    unit !== '名' &&
    !/(?:全[\u4e00-\u9fff]|世界|亚洲|国内|省内|市内)$/.test(before)
  ) {
    return undefined;
  }
  if (front && unit !== '' && unit !== '位' && unit !== '名') return undefined;
  if (unit === '个' || (unit === '条' && numeral.script === 'chinese')) return undefined;
  return rank(start, end, numeral.value, unit, front ? 'atMost' : 'exact');
}

const MOVED_FROM = /[由从](?:[全原][\u4e00-\u9fff]{1,3})?$/;
const MOVED =
  /^[位名](?:上升|提升|提高|跃升|攀升|跃居|前移|前进|升|跃|下降|下滑|滑落|降|退)[到至]?(?:全[\u4e00-\u9fff])?第/;
const MOVED_REACH = 8;

/** 首位 of 居全国首位, at the offset of 首; 摆在首位 is no place among others. */
export function firstPlaceAt({ text, titles }: BlockContext, start: number): Quantity | undefined {
  const end = start + '首位'.length;
  return text.startsWith('首位', start) &&
    FIRST_AMONG.test(text.slice(Math.max(0, start - RANK_CONTEXT), start)) &&
    !within(titles, start, end)
    ? rank(start, end, 1, '位')
    : undefined;
}

const FIRST_AMONG =
  /(?:居|位列|排[名在])(?:[全各][\u4e00-\u9fff]{1,5}|世界|亚洲|同类[\u4e00-\u9fff]{0,4}|[\u4e00-\u9fff]{1,4}(?:国家|地区|[省市区部岸陆国]))$/;

/** 成为全国第三个、北方第一个通高铁的省份: the number of those that have something is told. */
const OF_A_KIND =
  /成为(?:我国|全[国省市区球]|世界|亚洲)(?:第[\d二三四五六七八九十]{1,3}个、[\u4e00-\u9fff]{2,4})?$/;
const KIND_REACH = 18;

const rank = (
  start: number,
  end: number,
  value: number,
  unit: string,
  bound: MetricBound = 'exact',
): Quantity => ({
  type: 'metric',
  start,
  end,
  value,
  unit,
  bound,
  evidence: ['rank'],
  confidence: 0.85,
});

/** 全省第一的成绩 */
const OF_RANK = /^的(?:成绩|佳绩|位[次置]|水平|排名|名次)/;

const RANK_MAX = 500;
const RANK_CONTEXT = 8;
