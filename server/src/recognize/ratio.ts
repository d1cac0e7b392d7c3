/** Ratios: 三次产业结构由20.8∶46.1∶33.1调整为16.9∶41.2∶41.9, 城乡收入比缩小到2.1:1. */
import { within, type BlockContext } from './block';
import { withBoundBehind } from './boundBehind';
import type { Quantity, Span } from './candidate';
import type { Numeral } from './numeral';

const MARK = /[:：∶]/;
const RATIO = /\d{1,3}(?:\.\d+)?(?:[:：∶]\d{1,3}(?:\.\d+)?){1,3}(?![\d:：∶.])/y;

/** What ratios are of, and how they are told, or directly behind (师生比1:15). 9:30 is a time, 3:1 a score (比赛, 比分), and 与往年相比 compares. */
const TOLD =
  /(?:[\u4e00-\u9fff](?:(?<![相对评环同无好])比|比例|比值)|(?:结构|比例(?!尺)|(?<![相对评])比(?![赛分较照如例])|比值)[^，。；：、！？]{0,14}?(?:[由从为到至是达]|达到|保持在|稳定在|[由从](?:\d{4}年|上年|年初)的?))约?$/;
/** What a ratio has become: 20.8∶46.1∶33.1调整为…. */
const BECOME = /^[\u4e00-\u9fff]{0,4}[为到至]$|^[、和]$/;
const TOLD_REACH = 24;

/**
 * A ratio. Of two terms the value is their quotient; more have none in one number, and give the first, which is the share
 * of the first sector where a structure is told.
 *
 * @param previous The quantity before it.
 */
export function ratioAt(
  block: BlockContext,
  { start }: Numeral,
  previous: Span | undefined,
): Quantity | undefined {
  const { text, titles } = block;
  RATIO.lastIndex = start;
  const written = RATIO.exec(text)?.[0];
  if (written === undefined) return undefined;
  const end = start + written.length;
  const isTold =
    TOLD.test(text.slice(Math.max(0, start - TOLD_REACH), start)) ||
    (previous !== undefined &&
      MARK.test(text.slice(previous.start, previous.end)) &&
      BECOME.test(text.slice(previous.end, start)));
  const [first, second, ...more] = written.split(MARK).map(Number) as [number, number];
  if (!isTold || second === 0 || within(titles, start, end)) return undefined;
  const value = more.length === 0 ? first / second : first;
  return withBoundBehind(block, { start, end, value, unit: '', confidence: 0.8 });
}
