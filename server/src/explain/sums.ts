/** Wholes and their parts. */
import { isPercentage, isPoints, nearly, precise, sameUnit, type Paragraph } from './quantities';

/** 13项，其中重点3项、一般10项. */
export interface Sum {
  readonly kind: 'sum';
  readonly whole: number;
  readonly parts: readonly number[];
  /** What the parts add up to. */
  readonly total: number;
  readonly holds: boolean;
}

/** Most parts of one whole. */
const PARTS_MAX = 12;

/** Words that begin the parts of a whole: 13项，其中…; 13项（重点3项…. */
const OPENS_PARTS = /^[^。；;\d]{0,12}(?:[，,。；;]?(?:其中|包括|包含|分别)|[（(]|：|——)[^。；;]*$/;
/** Words between two parts of one whole. */
const JOINS_PARTS = /^[^。；;：\d）)]*[、，,；;和及与][^。：\d]*$/;
/** Words that say a list is more or less than the parts of one whole. */
const BREAKS_PARTS =
  /其中|比|同比|增|减|降|提高|上升|占|共|合计|总计|累计|分别|以上|以下|超|年|从|由|至|到|达到|较|每|人均|平均|平均|最|户均|等/;

/** 日均41万人次。其中…: the parts are those of what was averaged. */
const AVERAGE = /均[^，,。；]{0,4}$/;

/** The parts of a whole that follow it. */
export function partsBehind(paragraph: Paragraph, whole: number): Sum | undefined {
  const of = paragraph.at(whole)!;
  if (of.unit === '' || isPercentage(of) || isPoints(of)) return undefined;
  if (AVERAGE.test(paragraph.before(whole))) return undefined;
  const opening = whole + 1 < paragraph.quantities.length && paragraph.between(whole, whole + 1);
  if (typeof opening !== 'string') return undefined;
  const isOpened = OPENS_PARTS.test(opening);
  if (!isOpened && !COUNTS_ALL.test(paragraph.before(whole))) return restOf(paragraph, whole);
  const parts: number[] = [];
  for (let i = whole + 1; i < paragraph.quantities.length && parts.length < PARTS_MAX; i++) {
    const part = paragraph.at(i)!;
    if (i > whole + 1) {
      const gap = paragraph.between(i - 1, i);
      if (gap === undefined || !JOINS_PARTS.test(gap)) break;
      if (isPercentage(part) || isPoints(part)) continue; // 3项，占23%、
      if (BREAKS_PARTS.test(gap)) break;
    }
    if (!sameUnit(of, part)) break;
    parts.push(i);
  }
  const withRest = restOf(paragraph, whole);
  if (withRest) return withRest;
  return (
    (isOpened
      ? sum(paragraph, whole, parts, isClosedList(paragraph, opening, parts))
      : undefined) ?? sumOfKinds(paragraph, whole, opening, parts)
  );
}

/** 13项，完成3项，其他10项: a part, and all the rest. */
const REST = /^[^。；;\d]{0,8}[，,](?:其他|其余|余下|剩余|另外?)[^。；;\d]{0,4}$/;

function restOf(paragraph: Paragraph, whole: number): Sum | undefined {
  const parts = [whole + 1, whole + 2];
  const [of, one, rest] = [whole, ...parts].map((index) => paragraph.at(index));
  if (!of || !one || !rest || !sameUnit(of, one) || !sameUnit(of, rest)) return undefined;
  const gap = paragraph.between(whole + 1, whole + 2);
  return gap !== undefined && REST.test(gap) ? sum(paragraph, whole, parts, false) : undefined;
}

/** A count of all: 全县共评选, 现有. */
const COUNTS_ALL = /(?:共|总计|合计|总共)[^。；，,、：]{0,12}$/;

/**
 * Parts that are kinds of one thing, 男党员 and 女党员, make no more than their whole; kinds of what was counted
 * altogether make all of it: 共评选27个，一等奖3个、二等奖24个.
 */
function sumOfKinds(
  paragraph: Paragraph,
  whole: number,
  opening: string,
  parts: readonly number[],
): Sum | undefined {
  const last = parts.at(-1);
  if (last === undefined) return undefined;
  const complement = areComplements(paragraph, opening, parts);
  if (!complement && !areKinds(paragraph, opening, parts)) return undefined;
  // 考点7926个，考场35.9万个: what is more than the whole is no part of it.
  if (parts.some((part) => paragraph.at(part)!.value > paragraph.at(whole)!.value))
    return undefined;
  const found = sum(paragraph, whole, parts, true);
  if (!found || found.holds || complement) return found;
  if (/其中|包括|包含/.test(opening)) {
    return found.total > paragraph.at(whole)!.value ? found : undefined;
  }
  const isWhole =
    COUNTS_ALL.test(paragraph.before(whole)) && /^[。；]/.test(paragraph.behind(last));
  return isWhole ? found : undefined;
}

/** What each part counts: 省级资金, 县级资金. */
const labelsOf = (paragraph: Paragraph, opening: string, parts: readonly number[]): string[] =>
  parts.map((part, index) =>
    (index === 0 ? opening : (paragraph.between(part - 1, part) ?? '')).replace(
      /^.*(?:其中|[，,、；;：（(]|——)/,
      '',
    ),
  );

/** Two kinds that leave nothing out. */
const COMPLEMENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^男/, /^女/],
  [/^(?:城区|城镇|城市)/, /^(?:乡镇|农村|乡村)/],
  [/^(?:山区|山村)/, /^(?:平原|川区|坝区)/],
  [/^(?:国内|境内)/, /^(?:国外|境外|入境|海外)/],
  [/^(?:省内|市内|县内)/, /^(?:省外|市外|县外)/],
  [/^有效/, /^(?:废票|无效|弃权)/],
  [/^出口/, /^进口/],
  [/^线上/, /^线下/],
  [/^赞成/, /^反对/],
];

/** Whether there are two parts that leave nothing out and nothing stands behind them: 城区6个，乡镇10个. */
function areComplements(paragraph: Paragraph, opening: string, parts: readonly number[]): boolean {
  if (parts.length !== 2) return false;
  const [one, other] = labelsOf(paragraph, opening, parts) as [string, string];
  const isPair = COMPLEMENTS.some(
    ([a, b]) => (a.test(one) && b.test(other)) || (b.test(one) && a.test(other)),
  );
  return isPair && /^(?:[。；）)\n]|$)/.test(paragraph.behind(parts[1]!));
}

/** Whether what the parts count ends in the same character: 省级资金, 县级资金. */
function areKinds(paragraph: Paragraph, opening: string, parts: readonly number[]): boolean {
  const labels = labelsOf(paragraph, opening, parts);
  const end = labels[0]!.at(-1);
  return (
    end !== undefined &&
    labels.every((label) => label.length >= 2 && label.length <= KIND_MAX && label.endsWith(end)) &&
    new Set(labels).size === labels.length
  );
}

/** Longer words before a number are no name of a kind. */
const KIND_MAX = 8;

/** Whether a list says that it is the whole of its parts: it fills a bracket. */
function isClosedList(paragraph: Paragraph, opening: string, parts: readonly number[]): boolean {
  const last = parts.at(-1);
  if (last === undefined || !/[（(][^，,。；]{0,12}$/.test(opening) || /其中|包括|含/.test(opening))
    return false;
  return /^[^，,、。；等]{0,10}[）)]/.test(paragraph.behind(last));
}

/** Words that close a list with its whole: 重点3项、一般10项，共计13项. */
const CLOSES_PARTS =
  /^[^。；;\d]{0,10}(?:[，,、]?(?:合计|共计|总计|总共|一共)[^。；;，,、\d]{0,8}|[，,]共有?)$/;

/** The parts of a whole that stand before it. */
export function partsBefore(paragraph: Paragraph, whole: number): Sum | undefined {
  const of = paragraph.at(whole)!;
  if (whole < 2 || of.unit === '' || isPercentage(of)) return undefined;
  const closing = paragraph.between(whole - 1, whole);
  if (closing === undefined || !CLOSES_PARTS.test(closing)) return undefined;
  const parts: number[] = [];
  for (let i = whole - 1; i >= 0 && parts.length < PARTS_MAX; i--) {
    if (!sameUnit(of, paragraph.at(i)!)) break;
    if (parts.length > 0) {
      const gap = paragraph.between(i, i + 1);
      if (gap === undefined || !JOINS_PARTS.test(gap) || BREAKS_PARTS.test(gap)) break;
    }
    parts.unshift(i);
    // The list may begin later than the run of numbers: the first beginning that adds up is it.
    const found = sum(paragraph, whole, parts, false);
    if (found?.holds) return found;
  }
  const introduced = parts.length > 0 && !BREAKS_PARTS.test(paragraph.before(parts[0]!));
  return sum(paragraph, whole, parts, introduced);
}

/** The sum of parts; undefined where they need not add up and do not. */
function sum(
  paragraph: Paragraph,
  whole: number,
  parts: readonly number[],
  closed: boolean,
): Sum | undefined {
  const of = paragraph.at(whole)!;
  const numbers = parts.map((part) => paragraph.at(part)!);
  if (parts.length < 2 || !of.exact || !numbers.every(({ exact }) => exact)) return undefined;
  const total = precise(numbers.reduce((result, { value }) => result + value, 0));
  const slack = [whole, ...parts].reduce((result, one) => result + paragraph.slack(one), 0);
  const holds = nearly(total, of.value, slack);
  return holds || closed ? { kind: 'sum', whole, parts, total, holds } : undefined;
}
