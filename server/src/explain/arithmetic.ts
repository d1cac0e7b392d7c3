/**
 * The arithmetic that numbers of a paragraph take part in: wholes and their parts, shares, changes.
 *
 * Numbers agree by chance often enough, so a relation is found only where words say that there is one: 其中, 共计,
 * 占, 从…增加到. Offsets count UTF-16 code units of the text handed in.
 */
import {
  GAP_MAX,
  isPercentage,
  isPoints,
  nearly,
  Paragraph,
  precise,
  sameUnit,
  type Quantity,
} from './quantities';
import { partsBefore, partsBehind, type Sum } from './sums';

/** Quantities are named by their index. */
export type Relation = Sum | Share | Change | Growth;

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

/** 2.4亿元，比上年增加4000万元，增长20%: what it was follows from the difference. */
export interface Growth {
  readonly kind: 'growth';
  readonly to: number;
  readonly by: number;
  readonly stated: number;
  /** What it was. */
  readonly from: number;
  /** The difference in per cent of what it was. */
  readonly percent: number;
  readonly holds: boolean;
}

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
      growth(paragraph, i),
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
    case 'growth':
      return [relation.to, relation.by, relation.stated].includes(index);
  }
}

/** Words before a percentage that say it is a share of what was counted before: 占, 占比, 办结率. */
const SHARE =
  /(?:占比?|占总[数量人户][数]?|比例|比重|占其|([\u4e00-\u9fff]{2})率)(?:为|达到?|的|约|到)?$/;
/** 占全省的: a share of something else. */
const SHARE_OF_OTHER = /占[^，,。；]*[全省市县国总计任目]/;
/** A share of all that was counted: 占总户数的, 占排查总数的. */
const SHARE_OF_ALL = /^[^，。；\d]{0,14}[，,]占([^，。；\d]{0,4})总(?:数|量|户数|人数|面积)的?$/;
/** A share of what was planned: 占计划的, 占年度任务的. */
const SHARE_OF_PLAN = /^[，,]占(?:年度|全年|总)?(?:计划|任务|目标)的?$/;
/** What was planned: 计划投资. */
const PLANNED = /(?:计划|任务|目标)[^，。；\d]{0,6}$/;
/** What ought to be there, and what is: 应到 and 实到, 应检 and 已检. */
const DUE = /应([到收交办检查缴参评])[^，。；]{0,6}$/;
const DONE = /[实已]([到收交办检查缴参评])[^，。；]{0,6}$/;

/** A share of a whole: stated in per cent, or plain where a part follows its whole. */
function share(paragraph: Paragraph, index: number): Share | undefined {
  const stated = paragraph.at(index)!;
  return isPercentage(stated) ? statedShare(paragraph, index) : plainShare(paragraph, index);
}

function statedShare(paragraph: Paragraph, index: number): Share | undefined {
  const stated = paragraph.at(index)!;
  const lead = paragraph.before(index);
  if (!stated.exact) return undefined;
  const all = SHARE_OF_ALL.exec(lead)?.[1];
  const isOfAll =
    all !== undefined &&
    paragraph.text
      .slice(Math.max(0, stated.start - 2 * GAP_MAX), stated.start - lead.length)
      .includes(all);
  const isOfPlan = SHARE_OF_PLAN.test(lead);
  const word = SHARE.exec(lead);
  if (!word && !isOfAll && !isOfPlan)
    return /^[^，,。；\d]{0,6}的$/.test(lead) ? shareOf(paragraph, index) : undefined;
  const rate = word?.[1];
  if (rate === undefined && !isOfAll && !isOfPlan && SHARE_OF_OTHER.test(lead)) return undefined;
  const part = index - 1;
  const of = paragraph.at(part);
  if (!of?.exact || isPercentage(of) || !isWithinSentence(lead)) return undefined;
  for (let whole = part - 1; whole >= 0 && whole >= part - LOOK_BACK; whole--) {
    const candidate = paragraph.at(whole)!;
    const gap = paragraph.text.slice(candidate.end, of.start);
    if (/[。！？\n]/.test(gap) || gap.length > GAP_MAX) break;
    if (!sameUnit(candidate, of) || !candidate.exact || candidate.value < of.value) continue;
    if (isOfPlan && !PLANNED.test(paragraph.before(whole))) continue;
    const percent = (of.value / candidate.value) * 100;
    const slack = percentSlack(paragraph, part, whole, percent) + paragraph.slack(index);
    const holds = nearly(percent, stated.value, slack);
    // That a share is meant is certain only where part, whole and share stand side by side and the words say so.
    const certain =
      whole === part - 1 &&
      (rate === undefined
        ? isOfAll ||
          isOfPlan ||
          (/其中|^[^，。；]{0,8}中[，,]?|^[，,](?:已|现|共)?有[^，。；]{0,6}$|^[，,]已/.test(gap) &&
            /^[^，。；\d]{0,14}[，,]占/.test(lead))
        : isRateOf(rate, paragraph, part, gap, whole));
    if (holds || certain) return { kind: 'share', whole, part, percent, stated: index, holds };
  }
  return undefined;
}

/** Whether words say that a rate is that of a part: 合格392批次，合格率; 应到250名，实到235名，出席率. */
function isRateOf(
  rate: string,
  paragraph: Paragraph,
  part: number,
  gap: string,
  whole: number,
): boolean {
  if (paragraph.before(part).includes(rate) || paragraph.behind(part).startsWith(rate)) return true;
  if (rate === '回收' && /发放?[^，。；]{0,6}$/.test(paragraph.before(whole)) && /[收回]/.test(gap))
    return true;
  const due = DUE.exec(paragraph.before(whole))?.[1];
  return due !== undefined && DONE.exec(gap)?.[1] === due;
}

/** Words between a part and the whole that it is a share of. */
const OF_WHOLE = /^[^。；\d]{0,12}[，,]?(?:完成|达到|占|相当于)[^，,。；\d]{0,12}$/;

/** 5200人，完成目标5000人的104%: the whole stands behind its part. */
function shareOf(paragraph: Paragraph, index: number): Share | undefined {
  const whole = index - 1;
  const part = index - 2;
  const [of, counted] = [paragraph.at(whole), paragraph.at(part)];
  if (!of?.exact || !counted?.exact || !sameUnit(of, counted) || of.value === 0) return undefined;
  const gap = paragraph.between(part, whole);
  if (gap === undefined || !OF_WHOLE.test(gap)) return undefined;
  const percent = (counted.value / of.value) * 100;
  const slack = percentSlack(paragraph, part, whole, percent) + paragraph.slack(index);
  const holds = nearly(percent, paragraph.at(index)!.value, slack);
  return { kind: 'share', whole, part, percent, stated: index, holds };
}

/** What was taken up, and how much of it was settled: 发现问题639个，解决601个. */
const TAKEN_UP =
  /(?:发现|受理|收到|接到|排查|摸排|征集|收集|梳理|交办|承办|承诺|立案|登记)[^，,。；]{0,20}$/;
const SETTLED =
  /^[^，,。；\d]{0,10}[，,][^，,。；\d]{0,8}(?:解决|办结|整改|化解|处置|办理|处理|完成|销号|审结)(?:了|完成|到位)?$/;

/** 639户，其中601户, or 发现639个，解决601个: the share that nobody states. */
function plainShare(paragraph: Paragraph, part: number): Share | undefined {
  const whole = part - 1;
  const of = paragraph.at(whole);
  const counted = paragraph.at(part)!;
  const gap = of && paragraph.between(whole, part);
  if (gap === undefined) return undefined;
  const isSettled = SETTLED.test(gap) && TAKEN_UP.test(paragraph.before(whole));
  if (!isSettled && !/^[^。；;]{0,16}(?:其中|中[，,])/.test(gap)) return undefined;
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
  /^[^，,。；\d]{0,10}[，,](?![^，,]*(?:年均|年平均|平均|每年|实际|可比))[^，,。；\d]{0,6}(?:净?增加?|增长|提高|提升|上升|扩大|增幅|涨幅|下降|净?减少|降低|压减|缩短|缩减|压缩|降幅)(?:了|达到?|为|幅度[为达])?$/;
/** The period that a number is compared with. */
const LAST_YEAR = /(?:去年|上年|上一年)(?:同期)?/;

/** 360万人次，比上年的300万人次增长20%: what it was stands behind what it is. */
const COMPARED =
  /^[^。；\d]{0,6}[，,](?:比|较|相比)(?:[^，,。；\d]{0,10}的|(?:去年|上年|上一年)(?:同期)?)$/;
const STATED_COMPARED = /^(?:增加|增长|提高|提升|上升|扩大|下降|减少|降低|压减)了?$/;
/** 240家，去年为200家，同比增长20%. */
const RECALLED = /^[^。；\d]{0,4}[，,（(](?:去年|上年|上一年)(?:同期)?[为是有]?$/;
const STATED_RECALLED = /^[）)]?[，,](?:同比)?(?:增加|增长|上升|下降|减少|降低)了?$/;

/** 从300家增加到420家, or 420家，比上年的300家增长40%. */
function change(paragraph: Paragraph, from: number): Change | undefined {
  const before = paragraph.at(from - 1) && paragraph.between(from - 1, from);
  const behind = (index: number): string =>
    (paragraph.at(index + 1) && paragraph.between(index, index + 1)) ?? '';
  if (before !== undefined && COMPARED.test(before)) {
    const isStated = STATED_COMPARED.test(behind(from));
    return isStated ? changed(paragraph, from, from - 1, from + 1) : undefined;
  }
  if (before !== undefined && RECALLED.test(before) && STATED_RECALLED.test(behind(from)))
    return changed(paragraph, from, from - 1, from + 1);
  const to = from + 1;
  const lead = paragraph.before(from);
  if (!paragraph.at(to) || !FROM.test(lead)) return undefined;
  const gap = paragraph.between(from, to);
  if (gap === undefined || !TO.test(gap)) return undefined;
  const stated = behind(to);
  // 同比 is the change from what it was only where that was a year ago.
  const isStated = STATED_CHANGE.test(stated) && (!stated.includes('同比') || LAST_YEAR.test(lead));
  return changed(paragraph, from, to, isStated ? to + 1 : undefined);
}

/** ，比上年增加; ，同比减少. */
const GROWN_BY =
  /^[，,](?:同比|(?:比|较)(?:去年|上年|上一年)(?:同期)?)(增加|减少|净增|增收|减收|下降|增长)了?$/;
const STATED_GROWTH = /^[，,、](?:同比)?(?:增长|增幅|增加|下降|降幅|减少)[为达]?$/;

/** 2.4亿元，比上年增加4000万元，增长20%. */
function growth(paragraph: Paragraph, to: number): Growth | undefined {
  const [by, stated] = [to + 1, to + 2];
  const [after, difference, percentage] = [to, by, stated].map((index) => paragraph.at(index));
  if (!after?.exact || !difference?.exact || !percentage?.exact) return undefined;
  if (!isPercentage(percentage) || isPercentage(after) || !sameUnit(after, difference))
    return undefined;
  const direction = GROWN_BY.exec(paragraph.between(to, by) ?? '')?.[1];
  if (direction === undefined || !STATED_GROWTH.test(paragraph.between(by, stated) ?? ''))
    return undefined;
  const signed = /增/.test(direction) ? difference.value : -difference.value;
  const from = precise(after.value - signed);
  if (from <= 0) return undefined;
  const percent = (difference.value / from) * 100;
  const relative =
    paragraph.slack(by) / Math.max(difference.value, 1e-12) +
    (paragraph.slack(to) + paragraph.slack(by)) / from;
  const holds = nearly(percent, percentage.value, percent * relative + paragraph.slack(stated));
  return { kind: 'growth', to, by, stated, from, percent, holds };
}

/**
 * The change from one number to another.
 *
 * @param statedAt The number that states the change, where one does.
 */
function changed(
  paragraph: Paragraph,
  from: number,
  to: number,
  statedAt: number | undefined,
): Change | undefined {
  const [before, after] = [paragraph.at(from)!, paragraph.at(to)!];
  // 从20增加到30家: the unit is written once.
  if (!sameUnit(before, after) && before.unit !== '') return undefined;
  if (!before.exact || !after.exact) return undefined;
  const difference = precise(after.value - before.value);
  const percent =
    isPercentage(after) || before.value === 0
      ? {}
      : { percent: (difference / Math.abs(before.value)) * 100 };
  const base = { kind: 'change', from, to, difference, ...percent } as const;
  const stated = statedAt === undefined ? undefined : paragraph.at(statedAt)!;
  if (statedAt === undefined || !stated?.exact) return { ...base, holds: true };
  const ownSlack = paragraph.slack(statedAt);
  if (isPercentage(stated) && base.percent !== undefined) {
    const off =
      ownSlack +
      Math.abs(after.value / before.value) *
        100 *
        (paragraph.slack(from) / Math.abs(before.value) +
          paragraph.slack(to) / Math.max(1e-12, Math.abs(after.value)));
    const holds = nearly(Math.abs(base.percent), stated.value, off);
    return { ...base, stated: statedAt, holds };
  }
  if (sameUnit(after, stated) || (isPercentage(after) && isPoints(stated))) {
    const slack = paragraph.slack(from) + paragraph.slack(to) + ownSlack;
    const holds = nearly(Math.abs(difference), stated.value, slack);
    return { ...base, stated: statedAt, holds };
  }
  return { ...base, holds: true };
}

const isWithinSentence = (words: string): boolean => !/[。！？\n]/.test(words);
