/** Wholes and their parts. */
import { areComplements, areKinds, isComplement, labelsOf } from './kinds';
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
  /其中|比|同比|增|减|降|提高|上升|占|共|合计|总计|累计|分别|以上|以下|超(?!速|载|龄|市)|年|从|由|至|到|达到|较|每|人均|平均|最|户均|等/;

/** 日均41万人次。其中…: the parts are those of what was averaged. */
const AVERAGE = /均[^，,。；]{0,12}$/;

/** The parts of a whole that follow it. */
export function partsBehind(paragraph: Paragraph, whole: number): Sum | undefined {
  const of = paragraph.at(whole)!;
  if (of.unit === '' || isPercentage(of) || isPoints(of)) return undefined;
  if (AVERAGE.test(paragraph.before(whole))) return undefined;
  const first = firstBehind(paragraph, whole);
  if (!first) return undefined;
  const { opening } = first;
  const isOpened = OPENS_PARTS.test(opening);
  if (!isOpened && !COUNTS_ALL.test(paragraph.before(whole)) && !isComplement(lastLabel(opening)))
    return restOf(paragraph, whole);
  const parts: number[] = [];
  for (let i = first.index; i < paragraph.quantities.length && parts.length < PARTS_MAX; i++) {
    const part = paragraph.at(i)!;
    if (i > first.index) {
      const gap = paragraph.between(i - 1, i);
      if (gap === undefined || !JOINS_PARTS.test(gap)) break;
      if (isPercentage(part) || isPoints(part)) continue; // 3项，占23%、
      if (BREAKS_PARTS.test(withoutNames(gap))) break;
    }
    if (!sameUnit(of, part)) break;
    parts.push(i);
  }
  const withRest = restOf(paragraph, whole);
  if (withRest) return withRest;
  const closed = isClosedList(paragraph, whole, opening, parts);
  return (
    (isOpened ? sum(paragraph, whole, parts, closed) : undefined) ??
    sumOfKinds(paragraph, whole, opening, parts)
  );
}

/** The number with which parts may begin, and the words before it: 3.2万亿元，增长5%。其中 passes the growth over. */
function firstBehind(
  paragraph: Paragraph,
  whole: number,
): { index: number; opening: string } | undefined {
  const next = paragraph.at(whole + 1);
  if (!next) return undefined;
  const opening = paragraph.between(whole, whole + 1);
  if (opening === undefined) return undefined;
  if (!isPercentage(next)) return { index: whole + 1, opening };
  if (!/^[，,][^，,。；\d]{0,4}(?:增长|下降|上升)$/.test(opening) || !paragraph.at(whole + 2))
    return undefined;
  const behind = paragraph.between(whole + 1, whole + 2);
  return behind !== undefined && /^[。；，,]其中/.test(behind)
    ? { index: whole + 2, opening: behind }
    : undefined;
}

/** What the words before a number name: ，水田 names 水田. */
const lastLabel = (words: string): string => labelsOf([words])[0]!;

/** Words without names of parts that hold a word by which lists end: 下半年, 今年, 二等奖. */
const withoutNames = (words: string): string =>
  words.replace(/[上下]半年|[全今去前]年|[特一二三四]等(?=[奖功品])/g, '');

/** 13项，完成3项，其他10项: a part, and all the rest. */
const REST = /^[^。；;\d]{0,8}[，,](?:其他|其余|余下|剩余|另外?)[^。；;\d]{0,4}$/;

function restOf(paragraph: Paragraph, whole: number): Sum | undefined {
  const parts = [whole + 1, whole + 2];
  const [of, one, rest] = [whole, ...parts].map((index) => paragraph.at(index));
  if (!of || !one || !rest || !sameUnit(of, one) || !sameUnit(of, rest)) return undefined;
  const gap = paragraph.between(whole + 1, whole + 2);
  return gap !== undefined && REST.test(gap) ? sum(paragraph, whole, parts, false) : undefined;
}

/** Words behind the last of kinds that leave nothing out: its own growth may follow. */
const ENDS_KINDS = /^(?:[。；）)\n]|$|[，,](?:同比)?(?:增长|下降|占))/;

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
  const labels = labelsBehind(paragraph, opening, parts);
  // Something behind two kinds, as 园区2家 behind 城区6家，乡镇10家, says that they are not all.
  const complement = areComplements(labels) && ENDS_KINDS.test(paragraph.behind(last));
  if (!complement && !areKinds(labels)) return undefined;
  // 考点7926个，考场35.9万个: what is more than the whole is no part of it.
  if (parts.some((part) => paragraph.at(part)!.value > paragraph.at(whole)!.value))
    return undefined;
  const found = sum(paragraph, whole, parts, true);
  if (!found || found.holds) return found;
  if (complement) {
    const isSaid = OPENS_PARTS.test(opening) || COUNTS_ALL.test(paragraph.before(whole));
    return isSaid || isOfOneSize(found, paragraph.at(whole)!.value) ? found : undefined;
  }
  if (/其中|包括|包含/.test(opening)) {
    return found.total > paragraph.at(whole)!.value ? found : undefined;
  }
  const isWhole =
    COUNTS_ALL.test(paragraph.before(whole)) && /^[。；]/.test(paragraph.behind(last));
  return isWhole ? found : undefined;
}

/** What each part behind a whole counts: 省级资金, 县级资金. */
const labelsBehind = (paragraph: Paragraph, opening: string, parts: readonly number[]): string[] =>
  labelsOf(
    parts.map((part, index) => (index === 0 ? opening : (paragraph.between(part - 1, part) ?? ''))),
  );

/** Longest name of a part in a list behind a colon. */
const NAME_MAX = 8;

/**
 * Whether a list says that its parts are the whole: it fills a bracket, stands behind a colon after a count of all, or
 * gives a whole out to several (共投入9亿元，分别为2亿元、3亿元、4亿元).
 */
function isClosedList(
  paragraph: Paragraph,
  whole: number,
  opening: string,
  parts: readonly number[],
): boolean {
  const last = parts.at(-1);
  if (last === undefined || /其中|包括|含/.test(opening)) return false;
  const behind = paragraph.behind(last);
  if (/[（(][^，,。；]{0,12}$/.test(opening)) return /^[^，,、。；等]{0,10}[）)]/.test(behind);
  if (!/^(?:[。；\n]|$)/.test(behind)) return false;
  if (/^[，,：]分别[为是有][^，,。；、]{0,8}$/.test(opening)) return true;
  if (!COUNTS_ALL.test(paragraph.before(whole))) return false;
  const labels = labelsBehind(paragraph, opening, parts);
  return (
    /^(?:：|——)[^，,。；、]+$/.test(opening) &&
    labels.every((label) => label !== '' && label.length <= NAME_MAX) &&
    new Set(labels).size === labels.length
  );
}

/** Words that close a list with its whole: 重点3项、一般10项，共计13项. */
const CLOSES_PARTS =
  /^[^。；;\d]{0,10}(?:[，,、]?(?:合计|共计|总计|总共|一共)[^。；;，,、\d]{0,8}|[，,]共有?)$/;
/** Words of a total that names what was counted: 全年共完成投资, 学校总数达到. */
const CLOSES_KINDS =
  /^[^。；;，,、\d]{0,8}[，,][^。；;，,、\d]{0,8}(?:共|总[数量额]|合计|总计)[^。；;，,、\d]{0,8}$/;
/** What was newly made is no part of all that there is: 新建学校3所，改造学校5所，学校总数达到62所. */
const MADE = /^(?:新|改|扩|续|再|增|完成|建成|开工|建设|发展|培育|引进)/;
/** 三个县分别完成1200亩、1500亩，合计2700亩: the list begins with its first number. */
const GIVES_OUT = /分别[^。；，,、\d]{0,8}$/;

/** The parts of a whole that stand before it. */
export function partsBefore(paragraph: Paragraph, whole: number): Sum | undefined {
  const of = paragraph.at(whole)!;
  if (whole < 2 || of.unit === '' || isPercentage(of)) return undefined;
  const closing = paragraph.between(whole - 1, whole);
  if (closing === undefined) return undefined;
  const isClosing = CLOSES_PARTS.test(closing);
  if (!isClosing && !CLOSES_KINDS.test(closing)) return undefined;
  const parts: number[] = [];
  let isGivenOut = false;
  for (let i = whole - 1; i >= 0 && parts.length < PARTS_MAX && !isGivenOut; i--) {
    if (!sameUnit(of, paragraph.at(i)!)) break;
    if (parts.length > 0) {
      const gap = paragraph.between(i, i + 1);
      if (gap === undefined || !JOINS_PARTS.test(gap) || BREAKS_PARTS.test(withoutNames(gap)))
        break;
    }
    parts.unshift(i);
    // The list may begin later than the run of numbers: the first beginning that adds up is it.
    const found = sum(paragraph, whole, parts, false);
    if (found?.holds) return found;
    isGivenOut = GIVES_OUT.test(paragraph.before(i));
  }
  if (parts.length === 0) return undefined;
  const before = paragraph.before(parts[0]!);
  if (isGivenOut) return sum(paragraph, whole, parts, true);
  const previous = paragraph.at(parts[0]! - 1);
  // 总计出动民警120人、辅警80人，共200人 counts what it lists, where nothing of the kind was counted before.
  const begins = !previous || !sameUnit(previous, of);
  const lead = begins ? before.replace(/[总合累]计|一?共/g, '') : before;
  const introduced = !BREAKS_PARTS.test(withoutNames(lead));
  if (isClosing) return sum(paragraph, whole, parts, introduced);
  const labels = labelsOf([
    before,
    ...parts.slice(1).map((i) => paragraph.between(i - 1, i) ?? ''),
  ]);
  const isWhole =
    introduced &&
    (areComplements(labels) || (areKinds(labels) && !labels.some((label) => MADE.test(label))));
  const found = sum(paragraph, whole, parts, isWhole);
  return found && isOfOneSize(found, of.value) ? found : undefined;
}

/** A number that is no total of these parts is mostly of another size; one with a slip is not. */
const isOfOneSize = ({ total }: Sum, whole: number): boolean =>
  total * 2 > whole && total < whole * 2;

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
  const holds = nearly(total, of.value, slackOfSum(paragraph, [whole, ...parts]));
  return holds || closed ? { kind: 'sum', whole, parts, total, holds } : undefined;
}

/**
 * How far a sum may be off. That two numbers are both off by half of their last place does not happen: 1.5亿元 is not
 * 1.1亿元 and 5000万元. Beside 4.85亿元 and 1.35亿元, 2.1亿元 has only lost its nought.
 */
function slackOfSum(paragraph: Paragraph, numbers: readonly number[]): number {
  const slacks = numbers.map((one) => {
    const own = paragraph.slack(one);
    const finer = numbers
      .filter((other) => paragraph.scale(other) === paragraph.scale(one))
      .map((other) => paragraph.slack(other))
      .filter((slack) => slack < own);
    return finer.length >= FINER_LEAST ? Math.max(...finer) : own;
  });
  const most = Math.max(...slacks);
  const all = slacks.reduce((result, slack) => result + slack, 0);
  return slacks.filter((slack) => slack === most).length > 1 ? all * 0.99 : all;
}

/** As many numbers of a sum as tell how finely its numbers are counted. */
const FINER_LEAST = 2;
