/** Multipliers without a digit: what makes 百, 千, 万 and 亿 alone a number (数十人, 上万个, 达百亿元) and not a class (亿元项目). */
import type { Numeral } from './numeral';

/** Whether a multiplier is one of several: 数十人, 几百家. Undefined for what is no number: 次数十, 几三, 数百上千. */
export function isSeveral(text: string, { start, end, script }: Numeral): boolean | undefined {
  if (script !== 'chinese' || !/[数几]/.test(text[start - 1] ?? '')) return false;
  return (
    (/^[十百千万亿]+$/.test(text.slice(start, end)) &&
      text[end] !== '上' &&
      SEVERAL.test(text.slice(Math.max(0, start - 3), start))) ||
    undefined
  );
}

/** 多数, 人数, 总数 and 次数 are words. */
const SEVERAL =
  /(?:几|(?:^|至少|[^多少无总人次个指岁倍位分字系参函件户基整小计代术算招路胜票天时点亩级频负款均票占之])数)$/;
/** Several are two at least. */
export const SEVERAL_LEAST = 2;

/** A word of one character before a multiplier that makes it a limit; 以上, 超过 and 突破 are others, 跨过 and 侦破 verbs. */
export const ABOVE =
  /(?:^|[^以之超经通不越打突])上$|(?:^|[^超经通不越打突跨迈翻渡错侦攻冲])[过破]$/;

/** 播种过八成, 成交额破1700亿元: what is said to be passed. 投过20亿元 tells that it was done once. */
export const isPassed = (text: string, { start, end, script, scaled }: Numeral): boolean =>
  script === 'arabic'
    ? scaled && text[start - 1] === '破'
    : text[start - 1] === '过' && text[end] === '成' && end - start === 1;

/** 产值达百亿元, 净增耕地百亩, 新建百亩果园: a multiplier that says how much was reached or made. 亿元项目 are of a class. */
export function isSize(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - SIZE_REACH), start);
  return /[的，。；、！？]/.test(text[end] ?? '。')
    ? REACHED.test(before) || MADE.test(before)
    : NEWLY_MADE.test(before) && /^亩[\u4e00-\u9fff]{2}/.test(text.slice(end - 1, end + 2));
}

const REACHED =
  /(?:总投资|投资额|产值|营收|销售额|成交额|达|达到|高达|可达|增至|升至|扩大到|发展到|提高到)$/;
/** What land, money or people are made more by, and what they are. */
const MADE =
  /(?:净增|新增|增加|扩大|新建|新栽|流转|栽种|栽植|种植|改造|复垦|开垦|修复|治理|增收|节约|节省)[\u4e00-\u9fff]{0,6}$/;
const NEWLY_MADE = /(?:净增|新增|新建|新栽|新种|新植|流转|复垦|开垦)$/;
const SIZE_REACH = 8;
