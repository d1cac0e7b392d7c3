/** Whether a length of time is a result, and not a span of the calendar: 305天达标 is, 9个月以来 is not. */
import { clauseStart, isBoundary, type BlockContext } from './block';
import { withBoundBehind } from './boundBehind';
import type { Quantity } from './candidate';
import type { Numeral } from './numeral';
import type { UnitMatch } from './units';

/** Words that show a length of time to be a result. */
const TIME_RESULT_BEFORE =
  /(?:[比较][\u4e00-\u9fff]{2,8}[早晚]了?|安全(?:生产|运行|飞行)|[时工]长|不少于|用时|用了?|耗时|最快|缩短|压缩|压减|减少|增加|延长|提前|平均|[仅只]需要?|[仅只]用|控制在|已有|缩至|天数[\u4e00-\u9fff]{0,4}|时限[\u4e00-\u9fff]{0,4}|(?:缩短|压缩|压减|减少|降低|提升|增加)[到至为]|[由从])(?:了|近|约|超|不到|不足|不超过|超过|达到?)?$/;
/** What months are shortened to: 周期缩短至11.4个月. */
const SHORTENED = /(?:缩短|压缩|压减|减少|延长)[到至为]$/;
const TIME_RESULT_AFTER =
  /^(?:内(?:响应|赶到|到达|到场|处置|反馈)|(?:快速|极速)?响应|内?(?:达标|优良|办结|立案|审结|结案|调解|拿地|拿方案|送上?电|开工|答复|[必均全逐][须部条][\u4e00-\u9fff]?(?:回应|答复|办结|反馈|有结果))|后?(?:抵达|到达|送达)|的?(?:车程|航程|路程)|(?:左右)?(?:压缩|缩短|减少|压减)[到至为])/;

const HOURS_OF_DAY = 24;

/** 不到一个小时就解决了: how soon something was done. */
const SOON = /(?:不到|不足|才|只花了?|仅花了?)$/;

/** Whether a lone 一 is of an hour in which something was done. */
export const isOneHour = (text: string, offset: number): boolean =>
  text.startsWith('不到一', offset - 2) &&
  /^(?:小时|个小时|分钟|个工作日)就/.test(text.slice(offset + 1, offset + 6));

/** 压缩至半个工作日以内, 从3天缩短到半天: the half that a time is brought down to. */
export function halfTimeAt(block: BlockContext, start: number): Quantity | undefined {
  const { text } = block;
  const unit = HALF_TIME.exec(text.slice(start, start + HALF_TIME_MAX))?.[1];
  if (unit === undefined || !SHORTENED.test(text.slice(Math.max(0, start - 3), start)))
    return undefined;
  const end = start + 1 + unit.length;
  return withBoundBehind(block, { start, end, value: 0.5, unit, confidence: 0.75 });
}

const HALF_TIME = /^半(个工作日|个小时|小时|天|个月)/;
const HALF_TIME_MAX = 5;

/**
 * Whether a length of time is what was measured.
 *
 * @param after What follows the unit, some eight code units.
 * @param small Whether the number is a small one in Chinese.
 */
export function isMeasuredTime(
  { text, kind }: BlockContext,
  numeral: Numeral,
  unit: UnitMatch,
  { after, small }: { readonly after: string; readonly small: boolean },
): boolean {
  const before = text.slice(clauseStart(text, numeral.start), numeral.start);
  // 总工期36个月: months are what is measured.
  if (/工期[\u4e00-\u9fff]{0,2}$/.test(before)) return true;
  if (SOON.test(before) && after.startsWith('就')) return true;
  // 要求在10个工作日内整改到位
  if (unit.text.endsWith('工作日') && /[在于]$/.test(before) && /^内[\u4e00-\u9fff]/.test(after))
    return true;
  if (/月$/.test(unit.text) && SHORTENED.test(before)) return true;
  // 9个月以来, 5年内, 24小时值班: calendar spans and names, not results.
  if (/^(?:以?来|前|后|之后|之前|期间|时间内)/.test(after) || /月$|年头$|^周$/.test(unit.text))
    return false;
  if (small && unit.text.length < 2) return false;
  // 24小时响应: by day and by night.
  if (numeral.value === HOURS_OF_DAY && after.startsWith('响应')) return false;
  return (
    (kind === 'headline' && standsAlone(text, numeral.start, unit.end)) ||
    TIME_RESULT_AFTER.test(after) ||
    TIME_RESULT_BEFORE.test(before)
  );
}

/** Whether a quantity is a clause of its own, as in the headline 305天，…. */
const standsAlone = (text: string, start: number, end: number): boolean =>
  (start === 0 || isBoundary(text[start - 1])) && isBoundary(text[end]);
