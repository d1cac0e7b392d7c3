/** Calls in parallel form that are told by what stands around them: …的原则, 坚持…, a heading or headline of its own. */
import type { BlockContext } from './block';
import { allMatches, sought } from './matches';
import type { ParallelCall } from './parallel';

/** What is a guide for action: …、…、…的原则. */
const GUIDE = sought(
  /的?(?:总要求|工作导向|工作方针|工作思路|工作原则|工作理念|原则|方针|理念|导向|精神|(?:发展|总体|治理)(?:战略|思路|方略|路径|格局))/g,
  '求向针则念神略格径路',
);

/** How far before such a word a call may begin, in code units. */
const GUIDE_REACH = 72;

const DOES_COUNTED = /^[\u4e00-\u9fff]{1,2}[二两三四五六七八九十][大个项重条][\u4e00-\u9fff]/;

/** 科教兴省, 人才强市 */
const OF_PLACE = /[兴强立][国省市县区]$/;

/**
 * Three or more parts of one length that a word behind them says to be a guide for action or a strategy; 科教兴国、人才强国、
 * 创新驱动发展战略 are three.
 */
export function governedCalls(block: BlockContext): ParallelCall[] {
  const { text } = block;
  const { terms } = block.lexicon;
  const found: ParallelCall[] = [];
  for (const { index } of allMatches(GUIDE, block)) {
    const [run] = /[\u4e00-\u9fff、]*$/.exec(text.slice(Math.max(0, index - GUIDE_REACH), index))!;
    const parts = run.split('、');
    const { length } = parts.at(-1)!;
    if (length < 3 || length > 8) continue;
    const from = parts.findLastIndex((part) => part.length !== length);
    const call = parts.slice(from + 1);
    const opening = parts[from]?.slice(-length);
    if (opening?.length === length) call.unshift(opening);
    if (call.length < 3 || new Set(call).size < call.length) continue;
    if (call.every((part) => terms.get(part) || OF_PLACE.test(part))) continue;
    // 打好三大攻坚战、实施三大战略、做好三重工作: what is counted are formulas of their own.
    if (call.every((part) => DOES_COUNTED.test(part))) continue;
    found.push({ start: index - call.join('、').length, end: index, confidence: 0.7 });
  }
  return found;
}

/**
 * 坚持齐抓共管、久久为功: parts of one length that are held to, three or more, short ones, or two of which one is a set phrase:
 * any two words of four characters can stand so, and set phrases are terms of their own. 坚持问题导向、目标导向 holds to each.
 */
const UPHELD = sought(
  /坚持((?:[\u4e00-\u9fff]{3,9}、)+[\u4e00-\u9fff]{3,9}?)(?=的|等|(?![\u4e00-\u9fff、]))/g,
  '坚',
);

/** Parts of one length behind 坚持, to the end of the clause. */
export function upheldCalls(block: BlockContext): ParallelCall[] {
  const { terms } = block.lexicon;
  const found: ParallelCall[] = [];
  for (const { index, 0: words, 1: call } of allMatches(UPHELD, block)) {
    const parts = call!.split('、');
    if (parts.some((part) => part.length !== parts[0]!.length || part.endsWith('导向'))) continue;
    const known = parts.filter((part) => terms.get(part)).length;
    if (parts.length === 2 && parts[0]!.length > 3 && known !== 1) continue;
    if (known === parts.length) continue;
    const end = index + words.length;
    found.push({ start: end - call!.length, end, confidence: 0.7 });
  }
  return found;
}

const PAIR = sought(
  /(?<![\u4e00-\u9fff，,、])([\u4e00-\u9fff]{4,10})[，,、\s]([\u4e00-\u9fff]{4,10})(?![\u4e00-\u9fff，,、：:])/g,
  '，,、 \n\t',
);

/**
 * 架起连心桥，当好贴心人。: a heading of two parts of one length, each of which begins with a verb that exhorts; all of a
 * line or sentence.
 */
export function pairedCalls(block: BlockContext): ParallelCall[] {
  const { headingVerbs } = block.lexicon;
  const found: ParallelCall[] = [];
  for (const { index, 0: pair, 1: first, 2: second } of allMatches(PAIR, block)) {
    if (first!.length !== second!.length || first!.slice(0, 2) === second!.slice(0, 2)) continue;
    // 发扬斗争精神，弘扬奉献精神: spirits are named one by one.
    if (first!.endsWith('精神')) continue;
    if (![first!, second!].every((part) => headingVerbs.has(part.slice(0, 2)))) continue;
    found.push({ start: index, end: index + pair.length, confidence: 0.65 });
  }
  return found;
}

/** 亮身份 转作风 惠民生: a headline of three deeds and more, each a verb and what it is done to. */
const DEEDS = /^[\u4e00-\u9fff]{3,5}(?:\s[\u4e00-\u9fff]{3,5}){2,5}$/;

/** The call that a headline of deeds is. */
export function calledDeeds({ text, lexicon: { callVerbs } }: BlockContext): ParallelCall[] {
  if (text.length > DEEDS_MAX || !DEEDS.test(text)) return [];
  const parts = text.split(/\s/);
  const isCall =
    parts.every((part) => part.length === parts[0]!.length && callVerbs.has(part[0]!)) &&
    new Set(parts).size === parts.length;
  return isCall ? [{ start: 0, end: text.length, confidence: 0.65 }] : [];
}

const DEEDS_MAX = 36;
