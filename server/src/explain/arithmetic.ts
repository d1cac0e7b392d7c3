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
