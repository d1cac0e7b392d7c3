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
export type Relation = Sum | Share | Change;
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
  if (!stated.exact) return undefined;
  const word = SHARE.exec(lead);
  if (!word) return lead === '的' ? shareOf(paragraph, index) : undefined;
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
        : paragraph.before(part).includes(rate) ||
          paragraph.behind(part).startsWith(rate) ||
          (/应[到收交办][^，。；]{0,6}$/.test(paragraph.before(whole)) &&
            /实[到收交办][^，。；]{0,6}$/.test(gap)));
    if (holds || certain) return { kind: 'share', whole, part, percent, stated: index, holds };
  }
  return undefined;
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
  /^[^，,。；\d]{0,10}[，,](?![^，,]*(?:年均|年平均|平均|每年|实际|同比|可比))[^，,。；\d]{0,6}(?:净?增加?|增长|提高|提升|上升|扩大|增幅|涨幅|下降|净?减少|降低|压减|缩短|缩减|压缩|降幅)(?:了|达到?|为|幅度[为达])?$/;

/** 360万人次，比上年的300万人次增长20%: what it was stands behind what it is. */
const COMPARED = /^[^。；\d]{0,6}[，,](?:比|较|相比)[^，,。；\d]{0,10}的$/;
const STATED_COMPARED = /^(?:增加|增长|提高|提升|上升|扩大|下降|减少|降低|压减)了?$/;

/** 从300家增加到420家, or 420家，比上年的300家增长40%. */
function change(paragraph: Paragraph, from: number): Change | undefined {
  const compared = paragraph.at(from - 1) && paragraph.between(from - 1, from);
  if (typeof compared === 'string' && COMPARED.test(compared)) {
    const lead = paragraph.at(from + 1) && paragraph.between(from, from + 1);
    const isStated = typeof lead === 'string' && STATED_COMPARED.test(lead);
    return isStated ? changed(paragraph, from, from - 1, from + 1) : undefined;
  }
  const to = from + 1;
  if (!paragraph.at(to) || !FROM.test(paragraph.before(from))) return undefined;
  const gap = paragraph.between(from, to);
  if (gap === undefined || !TO.test(gap)) return undefined;
  const lead = paragraph.at(to + 1) && paragraph.between(to, to + 1);
  const isStated = typeof lead === 'string' && STATED_CHANGE.test(lead);
  return changed(paragraph, from, to, isStated ? to + 1 : undefined);
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
