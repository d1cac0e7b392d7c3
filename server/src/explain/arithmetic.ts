/**
 * The arithmetic that numbers of a paragraph take part in: wholes and their parts, shares, changes.
 *
 * Numbers agree by chance often enough, so a relation is found only where words say that there is one: 其中, 共计,
 * 占, 从…增加到. Offsets count UTF-16 code units of the text handed in.
 */

/** A number of the paragraph. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
  /** Whether it is stated without 余, 约, 以上 and the like, and is no range. */
  readonly exact: boolean;
}

/** Quantities are named by their index. */
export type Relation = Sum | Share | Change;

/** 13项，其中重点3项、一般10项. */
export interface Sum {
  readonly kind: 'sum';
  readonly whole: number;
  readonly parts: readonly number[];
  /** What the parts add up to. */
  readonly total: number;
  readonly holds: boolean;
}

/** 639户中601户达标，占94%. */
export interface Share {
  readonly kind: 'share';
  readonly whole: number;
  readonly part: number;
  /** The part in per cent of the whole. */
  readonly percent: number;
  /** The share as the text states it, where it does. */
  readonly stated?: number;
  readonly holds: boolean;
}

/** 从300家增加到420家，增长40%. */
export interface Change {
  readonly kind: 'change';
  readonly from: number;
  readonly to: number;
  readonly difference: number;
  /** The difference in per cent of what it was; undefined for percentages and for what was nothing. */
  readonly percent?: number;
  /** The change as the text states it, in per cent or in the same unit. */
  readonly stated?: number;
  readonly holds: boolean;
}

/** Most parts of one whole. */
const PARTS_MAX = 12;
/** How far apart two numbers of one relation may stand, in code units. */
const GAP_MAX = 48;
/** How many numbers back the whole of a share is looked for. */
const LOOK_BACK = 4;

/** All relations of a paragraph, in the order of their first numbers. Linear in the number of quantities. */
export function findRelations(text: string, quantities: readonly Quantity[]): Relation[] {
  const paragraph = new Paragraph(text, quantities);
  const relations: Relation[] = [];
  for (let i = 0; i < quantities.length; i++) {
    const found = [
      partsBehind(paragraph, i) ?? partsBefore(paragraph, i),
      share(paragraph, i),
      change(paragraph, i),
    ];
    for (const relation of found) if (relation) relations.push(relation);
  }
  return relations;
}

/** Whether a quantity takes part in a relation. */
export function takesPart(relation: Relation, index: number): boolean {
  switch (relation.kind) {
    case 'sum':
      return relation.whole === index || relation.parts.includes(index);
    case 'share':
      return [relation.whole, relation.part, relation.stated].includes(index);
    case 'change':
      return [relation.from, relation.to, relation.stated].includes(index);
  }
}

class Paragraph {
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

  /** How much the value may differ from what was rounded to it: half of its last place. */
  slack(index: number): number {
    return slackOf(this.written(this.quantities[index]!));
  }
}

const MULTIPLIERS: Readonly<Record<string, number>> = {
  十: 10,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  亿: 1e8,
};

/** Half of the last place of a number as written; nothing for whole numbers, which are counts. */
export function slackOf(written: string): number {
  const percent = /[%‰]|百分之|千分之/.test(written);
  const number = written.replace(/^.*分之/, '');
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
const isPercentage = ({ unit }: Quantity): boolean => unit === '%';
const isPoints = ({ unit }: Quantity): boolean => unit.endsWith('百分点');

/** Whether two numbers count in the same unit. */
export const sameUnit = (a: Quantity, b: Quantity): boolean =>
  unitOf(a) === unitOf(b) && a.unit !== '';

const nearly = (a: number, b: number, slack: number): boolean =>
  Math.abs(a - b) <= slack + 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** Words that begin the parts of a whole: 13项，其中…; 13项（重点3项…. */
const OPENS_PARTS = /^[^。；;\d]{0,12}(?:[，,。；;]?(?:其中|包括|包含|分别)|[（(]|：|——)[^。；;]*$/;
/** Words between two parts of one whole. */
const JOINS_PARTS = /^[^。；;：\d）)]*[、，,；;和及与][^。：\d]*$/;
/** Words that say a list is more or less than the parts of one whole. */
const BREAKS_PARTS =
  /其中|比|同比|增|减|降|提高|上升|占|共|合计|总计|累计|分别|以上|以下|超|年|从|由|至|到|达到|较|每|人均|平均|平均|最|户均|等/;

/** The parts of a whole that follow it. */
function partsBehind(paragraph: Paragraph, whole: number): Sum | undefined {
  const of = paragraph.at(whole)!;
  if (of.unit === '' || isPercentage(of) || isPoints(of)) return undefined;
  const opening = whole + 1 < paragraph.quantities.length && paragraph.between(whole, whole + 1);
  if (typeof opening !== 'string' || !OPENS_PARTS.test(opening)) return undefined;
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
  return sum(paragraph, whole, parts, isClosedList(paragraph, opening, parts));
}

/** Whether a list says that it is the whole of its parts: it fills a bracket. */
function isClosedList(paragraph: Paragraph, opening: string, parts: readonly number[]): boolean {
  const last = parts.at(-1);
  if (last === undefined || !/[（(][^，,。；]{0,12}$/.test(opening) || /其中|包括|含/.test(opening))
    return false;
  return /^[^，,、。；等]{0,10}[）)]/.test(paragraph.behind(last));
}

/** Words that close a list with its whole: 重点3项、一般10项，共计13项. */
const CLOSES_PARTS = /^[^。；;\d]{0,10}[，,、]?(?:合计|共计|总计|总共|一共)[^。；;，,、\d]{0,8}$/;

/** The parts of a whole that stand before it. */
function partsBefore(paragraph: Paragraph, whole: number): Sum | undefined {
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

/** Words before a percentage that say it is a share of what was counted before: 占, 占比, 办结率. */
const SHARE =
  /(?:占比?|占总[数量人户][数]?|比例|比重|占其|([\u4e00-\u9fff]{2})率)(?:为|达到?|的|约|到)?$/;
/** 占全省的: a share of something else. */
const SHARE_OF_OTHER = /占[^，,。；]*[全省市县国总]/;

/** A share of a whole: stated in per cent, or plain where a part follows its whole. */
function share(paragraph: Paragraph, index: number): Share | undefined {
  const stated = paragraph.at(index)!;
  return isPercentage(stated) ? statedShare(paragraph, index) : plainShare(paragraph, index);
}

function statedShare(paragraph: Paragraph, index: number): Share | undefined {
  const stated = paragraph.at(index)!;
  const lead = paragraph.before(index);
  const word = SHARE.exec(lead);
  if (!word || !stated.exact) return undefined;
  const rate = word[1];
  if (rate === undefined && SHARE_OF_OTHER.test(lead)) return undefined;
  const part = index - 1;
  const of = paragraph.at(part);
  if (!of?.exact || isPercentage(of) || !isWithinSentence(lead)) return undefined;
  for (let whole = part - 1; whole >= 0 && whole >= part - LOOK_BACK; whole--) {
    const candidate = paragraph.at(whole)!;
    const gap = paragraph.text.slice(candidate.end, of.start);
    if (/[。！？\n]/.test(gap) || gap.length > GAP_MAX) break;
    if (!sameUnit(candidate, of) || !candidate.exact || candidate.value < of.value) continue;
    const percent = (of.value / candidate.value) * 100;
    const slack = percentSlack(paragraph, part, whole, percent) + paragraph.slack(index);
    const holds = nearly(percent, stated.value, slack);
    // That a share is meant is certain only where part, whole and share stand side by side and the words say so.
    const certain =
      whole === part - 1 &&
      (rate === undefined
        ? /其中|^[^，。；]{0,8}中[，,]?/.test(gap) && /^[^，。；\d]{0,14}[，,]占/.test(lead)
        : paragraph.before(part).includes(rate) || paragraph.behind(part).startsWith(rate));
    if (holds || certain) return { kind: 'share', whole, part, percent, stated: index, holds };
  }
  return undefined;
}

/** 639户，其中601户: the share that nobody states. */
function plainShare(paragraph: Paragraph, part: number): Share | undefined {
  const whole = part - 1;
  const of = paragraph.at(whole);
  const counted = paragraph.at(part)!;
  const gap = of && paragraph.between(whole, part);
  if (gap === undefined || !/^[^。；;]{0,16}(?:其中|中[，,])/.test(gap)) return undefined;
  if (!sameUnit(of!, counted) || counted.value >= of!.value || isPercentage(of!)) return undefined;
  if (!counted.exact || !of!.exact) return undefined;
  const lead = paragraph.at(part + 1) && paragraph.between(part, part + 1);
  if (typeof lead === 'string' && isPercentage(paragraph.at(part + 1)!) && SHARE.test(lead))
    return undefined; // The stated share is found on its own.
  return { kind: 'share', whole, part, percent: (counted.value / of!.value) * 100, holds: true };
}

/** How far a quotient may be off because its numbers are rounded. */
function percentSlack(paragraph: Paragraph, part: number, whole: number, percent: number): number {
  const relative = (index: number) =>
    paragraph.slack(index) / Math.max(Math.abs(paragraph.at(index)!.value), 1e-12);
  return percent * (relative(part) + relative(whole));
}

const FROM = /(?:从|由)[^，,。；]{0,16}$/;
const TO =
  /^[^，,。；\d]{0,14}?(?:增加|增长|提高|提升|上升|扩大|攀升|增|升|下降|减少|降低|压减|缩短|缩减|压缩|降|减|发展|跃升|变)?(?:到|至|为)[^，,。；\d]{0,4}$/;
/** 年均增长 is another rate, and 实际增长 is counted without prices. */
const STATED_CHANGE =
  /^[^，,。；\d]{0,10}[，,](?![^，,]*(?:年均|年平均|平均|每年|实际|同比|可比))[^，,。；\d]{0,6}(增加|增长|提高|提升|上升|扩大|增幅|涨幅|下降|减少|降低|压减|缩短|缩减|压缩|降幅)(?:了|达到?|为|幅度[为达])?$/;

/** 从300家增加到420家. */
function change(paragraph: Paragraph, from: number): Change | undefined {
  const to = from + 1;
  const before = paragraph.at(from)!;
  const after = paragraph.at(to);
  if (!after || !FROM.test(paragraph.before(from))) return undefined;
  const gap = paragraph.between(from, to);
  if (gap === undefined || !TO.test(gap)) return undefined;
  // 从20增加到30家: the unit is written once.
  if (!sameUnit(before, after) && before.unit !== '') return undefined;
  if (!before.exact || !after.exact) return undefined;
  const difference = precise(after.value - before.value);
  const percent =
    isPercentage(after) || before.value === 0
      ? {}
      : { percent: (difference / Math.abs(before.value)) * 100 };
  const base = { kind: 'change', from, to, difference, ...percent } as const;
  const stated = paragraph.at(to + 1);
  const lead = stated && paragraph.between(to, to + 1);
  if (typeof lead !== 'string' || !STATED_CHANGE.test(lead) || !stated!.exact)
    return { ...base, holds: true };
  const slack = paragraph.slack(from) + paragraph.slack(to) + paragraph.slack(to + 1);
  const size = Math.abs(difference);
  if (isPercentage(stated!) && base.percent !== undefined) {
    const off =
      paragraph.slack(to + 1) +
      Math.abs(after.value / before.value) *
        100 *
        (paragraph.slack(from) / Math.abs(before.value) +
          paragraph.slack(to) / Math.max(1e-12, Math.abs(after.value)));
    const holds = nearly(Math.abs(base.percent), stated!.value, off);
    return { ...base, stated: to + 1, holds };
  }
  if (sameUnit(after, stated!) || (isPercentage(after) && isPoints(stated!))) {
    return { ...base, stated: to + 1, holds: nearly(size, stated!.value, slack) };
  }
  return { ...base, holds: true };
}

const isWithinSentence = (words: string): boolean => !/[。！？\n]/.test(words);
const precise = (value: number): number => Number(value.toPrecision(12));
