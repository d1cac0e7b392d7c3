/** Parallel form: 事事有回音、件件有着落; 边学习、边对照; 零差错、零失误; 清风机关·实干先锋. */
import type { Lexicon } from '../lexicon/lexicon';
import { isUnifiedHan } from '../text/characters';
import type { Span } from './candidate';
import { allMatches, sought } from './matches';
import type { BlockContext } from './block';

const SEPARATORS = /[、，,；;\s·•・]|——|—/;
const JOINED = /^[^+＋·•・—]{2,}(?:(?:[+＋·•・]|—{1,2})[^+＋·•・—]{2,})+$/;

/** AI+车, 文旅+. */
const PLUS = /^[\u4e00-\u9fffA-Za-z]{2,8}[+＋][\u4e00-\u9fffA-Za-z]{0,8}$/;

/** The parts of a phrase between commas, dots, dashes and blanks. */
export const splitParts = (words: string): string[] =>
  words.split(SEPARATORS).filter((part) => part !== '');

/** How the words of a quotation are built, where that is telling. */
export function formOf(inner: string): 'parallel' | 'joined' | undefined {
  const parts = splitParts(inner);
  if (parts.length >= 2 && parts.length <= 8 && areParallel(parts)) return 'parallel';
  // 人、产、城
  if (parts.length >= 3 && parts.every((part) => part.length === 1)) return 'parallel';
  return JOINED.test(inner) || PLUS.test(inner) ? 'joined' : undefined;
}

/** Parts of equal length, or of nearly equal length with a character at the same place. */
function areParallel(parts: readonly string[]): boolean {
  const [first] = parts as [string, ...string[]];
  if (first.length < 2) return false;
  if (parts.every((part) => part.length === first.length)) return true;
  return parts.every(
    (part) =>
      Math.abs(part.length - first.length) <= 1 &&
      // 事项最少、效率最高
      (part[0] === first[0] || part.at(-1) === first.at(-1) || part.at(-2) === first.at(-2)),
  );
}

/**
 * A phrase with the parts before and behind it that are as long and have two characters at the same places: with
 * 老有所养 go 老有所乐 and 老有所为. The phrase itself where there are none.
 */
export function likeParts(text: string, { start, end }: Span): Span {
  const phrase = text.slice(start, end);
  const { length } = phrase;
  if (length < 4 || length > LONGEST_PART || SEPARATORS.test(phrase)) return { start, end };
  // 红船精神、浙江精神 are two.
  if (phrase.endsWith('精神')) return { start, end };
  let from = start;
  let to = end;
  const isJoint = (i: number): boolean => text.charCodeAt(i) === ENUMERATION_COMMA;
  while (isJoint(from - 1) && isLike(text, from - 1 - length, phrase)) from -= length + 1;
  while (isJoint(to) && isLike(text, to + 1, phrase)) to += length + 1;
  return { start: from, end: to };
}

/** Whether a part at an offset is built like a phrase and no more of a word than it. */
function isLike(text: string, offset: number, phrase: string): boolean {
  let shared = 0;
  for (let i = 0; i < phrase.length; i++) {
    const c = text.charCodeAt(offset + i);
    if (!isUnifiedHan(c)) return false;
    if (c === phrase.charCodeAt(i)) shared++;
  }
  const closed = (i: number) => !isUnifiedHan(text.charCodeAt(i));
  const ends = closed(offset + phrase.length) || text[offset + phrase.length] === '的';
  // In long parts two characters are at the same places by chance.
  return (
    shared >= Math.max(2, phrase.length / 3) && shared < phrase.length && closed(offset - 1) && ends
  );
}

export interface ParallelCall extends Span {
  readonly confidence: number;
}

/** Lengths of the parts between commas that may be those of a call, in code units. */
const PART_MIN = 3;
const PART_MAX = 14;

/** Calls in parallel form without quotation marks. Only forms that ordinary enumerations do not have. */
export function parallelCalls(block: BlockContext): ParallelCall[] {
  const { text, lexicon } = block;
  const found = answeringCalls(block);
  for (let offset = 0; offset < text.length;) {
    const { parts, next } = runOfParts(text, offset);
    offset = next;
    if (parts.length > 1) found.push(...callsOfRun(text, parts, lexicon));
  }
  return found;
}

/**
 * The next parts that commas join, none where what follows is not joined, and where to look for more. Written out
 * because a regular expression tries every character as the first of a part.
 */
function runOfParts(text: string, offset: number): { parts: Span[]; next: number } {
  const parts: Span[] = [];
  let start = offset;
  while (start < text.length && !isUnifiedHan(text.charCodeAt(start))) start++;
  let end = start;
  while (isUnifiedHan(text.charCodeAt(end))) end++;
  if (!isComma(text.charCodeAt(end)) || end - start < PART_MIN) return { parts, next: end + 1 };
  parts.push({ start: Math.max(start, end - PART_MAX), end });
  while (isComma(text.charCodeAt(end))) {
    start = end + 1;
    let to = start;
    while (to - start < PART_MAX && isUnifiedHan(text.charCodeAt(to))) to++;
    if (to - start < PART_MIN) break;
    parts.push({ start, end: to });
    // The last part of one run may be what stands before the first of the next.
    if (isUnifiedHan(text.charCodeAt(to))) return { parts, next: start };
    end = to;
  }
  return { parts, next: end };
}

const ENUMERATION_COMMA = 0x3001;
const isComma = (c: number): boolean => c === ENUMERATION_COMMA || c === 0xff0c || c === 0x2c;

/** The calls that some of the parts make, each as long as it can be. */
function callsOfRun(text: string, parts: readonly Span[], lexicon: Lexicon): ParallelCall[] {
  const found: ParallelCall[] = [];
  for (let i = 0; i + 1 < parts.length;) {
    const first = parts[i]!;
    let best: ParallelCall | undefined;
    let next = i + 1;
    // What goes on with an enumeration is no call of its own.
    const goesOn =
      text.charCodeAt(first.start - 1) === ENUMERATION_COMMA &&
      first.end - first.start < parts[i + 1]!.end - parts[i + 1]!.start + LEAD_LEAST;
    const most = goesOn ? 0 : PARTS_MAX;
    for (let j = i + 1; j < Math.min(parts.length, i + most); j++) {
      // One mark holds a call together: …、稳预期，深入实施… goes on with something else.
      if (text.charCodeAt(parts[j]!.start - 1) !== text.charCodeAt(first.end)) break;
      if (!mayClose(text, first, parts[j]!, lexicon)) continue;
      const words = parts.slice(i, j + 1).map(({ start, end }) => text.slice(start, end));
      const enumerated = text.charCodeAt(first.end) === ENUMERATION_COMMA;
      const call = callOf(words, first.start, parts[j]!.end, enumerated, lexicon);
      if (call) {
        best = call;
        next = j + 1;
      }
    }
    if (best) found.push(best);
    i = next;
  }
  return found;
}

/** Whether a part may be the last of a call that begins with another: most enumerations have no such form. */
function mayClose(text: string, first: Span, { start }: Span, { callVerbs }: Lexicon): boolean {
  const opening = text[start]!;
  return (
    callVerbs.has(opening) ||
    opening === text[start + 1] ||
    /[零边早乱日周旬月季年]/.test(opening) ||
    /[要有抓晒自认意之不]/.test(text[start + 2] ?? '') ||
    text[start + 1] === text[first.end - 2] ||
    text[start + 2] === text[first.end - 2] ||
    RISING.test(text.slice(first.start, first.end)) ||
    SIDE_BY_SIDE.test(text.slice(first.start, first.end)) ||
    text.slice(first.start, first.end).includes(opening)
  );
}

const PARTS_MAX = 6;
/** So much longer than the next part, the first one has words before it: …、推进现代化*凝聚人心、凝聚共识*. */
const LEAD_LEAST = 3;

/** What shall be done early; a morning and a meal are no call, and 早已 is no imperative. */
const EARLY = /^早(?![上饭晚年期市餐稻茶操班报春在就已先教婚晨])/;
const areEarly = (parts: readonly string[]): boolean =>
  parts.every((part) => part.length === 3 && EARLY.test(part));

/** What shall rise or come about. */
const RISING = /[起上下][来去]$/;
/** What shall go on together. */
const SIDE_BY_SIDE = /并[举重行进]$/;
const DOUBLED = /^([\u4e00-\u9fff])\1/;

/** What may stand before the first part of a call in its clause: 大家要, 做到, 确保. */
const LEAD =
  /^[\u4e00-\u9fff]{0,8}(?:采取|通过|做到|确保|坚持|实现|要求|必须|真正|要|以|让|使|使得|力争|推动|形成|体现|达到|落实|更加|执行|实行|推行|坚决|防止|按照|加力|强化|增强|着力|突出|着眼|围绕|统筹|注重|全力|大力|努力|持续|切实|营造|涵养|构建|树立)$/;
const LONGEST_PART = 12;

/** What stands before and behind a campaign that goes by its call: 开展*进万家、解难题、办实事*活动. */
const CARRIED_OUT = /(?:开展|实施|推进|启动|深化|组织)$/;
const CAMPAIGN = /^(?:主题|专项|系列)?(?:活动|行动|工作|服务|实践)/;

/** @param enumerated Whether 、 stands between the parts, rather than a comma. */
function callOf(
  parts: readonly string[],
  start: number,
  end: number,
  enumerated: boolean,
  lexicon: Lexicon,
): ParallelCall | undefined {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  const middle = parts.slice(1, -1);
  // The verb before the first part and the words behind the last one are not part of the call.
  for (let length = Math.min(LONGEST_PART, first.length, last.length); length >= 3; length--) {
    if (middle.some((part) => part.length !== length)) continue;
    const lead = first.slice(0, -length);
    if (
      length === 3 &&
      middle.length > 0 &&
      CARRIED_OUT.test(lead) &&
      CAMPAIGN.test(last.slice(length)) &&
      [...parts.slice(1), first.slice(-length)].every((part) => lexicon.callVerbs.has(part[0]!))
    ) {
      return { start: start + lead.length, end: end - last.length + length, confidence: 0.7 };
    }
    const all = [first.slice(-length), ...middle, last.slice(0, length)];
    // Parts that begin alike show where they begin, others need a word before them that does.
    const opens =
      enumerated &&
      (shareStart(all) || shareVerdict(all) || areDeeds(all, lexicon) || areEarly(all));
    if (lead !== '' && !opens && !LEAD.test(lead)) continue;
    const runsOn = last.length > length;
    const whole = !runsOn || last[length] === '的';
    const confidence = confidenceOf(all, { runsOn, whole, enumerated }, lexicon);
    if (confidence > 0) {
      return { start: start + lead.length, end: end - last.length + length, confidence };
    }
  }
  return undefined;
}

/** How likely parts of one length are a call; 0 where their form is that of an ordinary enumeration. */
function confidenceOf(
  parts: readonly string[],
  {
    runsOn,
    whole,
    enumerated,
  }: { readonly runsOn: boolean; readonly whole: boolean; readonly enumerated: boolean },
  lexicon: Lexicon,
): number {
  const { callVerbs, terms, titles } = lexicon;
  const { length } = parts[0]!;
  const distinct = new Set(parts).size === parts.length;
  // 紧紧盯住问|题: a part that is cut off is none.
  if (distinct && length >= 4 && whole && parts.every((part) => DOUBLED.test(part))) return 0.8;
  if (distinct && length <= 5 && parts.every((part) => part.startsWith('零'))) return 0.8;
  // 做改革的先行者，做发展的实干家，做群众的贴心人
  if (
    distinct &&
    parts.length >= 3 &&
    length >= 6 &&
    parts.every((part) => /^(?:做|争做|当好|争当)/.test(part))
  )
    return 0.65;
  // 早发现、早处置
  if (distinct && areEarly(parts)) return 0.7;
  // 口袋鼓起来、村子美起来
  if (distinct && length >= 4 && parts.every((part) => RISING.test(part))) return 0.7;
  if (parts.length >= 3 && length <= 6 && parts.every((part) => part.startsWith('边'))) return 0.75;
  // 一切围着项目转、一切盯着项目干
  if (distinct && length >= 5 && parts.every((part) => part.startsWith('一切'))) return 0.7;
  if (distinct && isRhythm(parts)) return 0.65;
  if (
    distinct &&
    parts.length >= 3 &&
    length <= 5 &&
    parts.every((part) => /^[不稳防真敢善乱同]/.test(part) && part[0] === parts[0]![0])
  ) {
    return 0.7;
  }
  if (distinct && parts.length >= 2 && length >= 4 && parts.every((part) => /^大抓/.test(part)))
    return 0.7;
  // 屯兵和安民并举、固边和兴边并重; 好亲戚、好朋友、好伙伴
  if (distinct && length >= 5 && parts.every((part) => SIDE_BY_SIDE.test(part))) return 0.65;
  if (distinct && parts.length >= 3 && length === 3 && parts.every((part) => part[0] === '好'))
    return 0.65;
  if (distinct && parts.length >= 3 && isRefrain(parts, callVerbs) && !titles.find(parts[0]!, 0))
    return 0.65;
  if (distinct && shareStart(parts)) return 0.65;
  // 做优一产、做强二产、做大三产
  if (distinct && parts.length >= 3 && length === 4 && parts.every((part) => MAKES.test(part)))
    return 0.65;
  if (distinct && length === 3 && parts.every((part) => callVerbs.has(part[0]!))) {
    // 补短板 is a term only beside its like: 补短板、强弱项、堵漏洞.
    const known = parts.filter((part) => terms.get(part)?.quotedOnly).length;
    const most = parts.length >= 3 ? 1 : 2;
    if (known >= most || (parts.length >= 3 && !runsOn)) return 0.65;
  }
  // 促改革、调结构、添动力
  if (distinct && enumerated && whole && areDeeds(parts, lexicon)) return 0.65;
  if (!runsOn && length >= 4 && isAnadiplosis(parts)) return 0.7;
  if (
    enumerated &&
    whole &&
    parts.length === 2 &&
    length >= 5 &&
    isBalanced(parts[0]!, parts[1]!) &&
    !parts.every((part) => terms.find(part, 0))
  ) {
    return 0.65;
  }
  return 0;
}

/**
 * 打基础、增后劲、利长远: three or more deeds in three characters each, which begin with verbs that exhort, all but one of
 * them, and the first for certain, which shows where it begins. 学与思、知与行 names pairs, 打零工、送外卖 are chores.
 */
const areDeeds = (parts: readonly string[], { callVerbs }: Lexicon): boolean =>
  parts.length >= 3 &&
  callVerbs.has(parts[0]![0]!) &&
  parts.every((part) => part.length === 3 && !/[与和及]/.test(part[1]!)) &&
  parts.filter(([verb]) => callVerbs.has(verb!) && !CHORES.test(verb!)).length >= parts.length - 1;

/** Verbs of daily life, too. */
const CHORES = /[送看出走问收]/;

/** What is called for in every part, as nouns of one kind seldom are: 政治自觉、思想自觉、行动自觉. */
const STANCE = /(?:自觉|认同|意识|自信|之问)$/;

/** Longest part that 有 makes a call of, in code units. */
const HAS_MAX = 6;

/** Characters that parts of a list share without being a call: 更高效的服务、更精准的举措. */
const LOOSE_SHARED = /[的了和与着更者]/;

/**
 * Three parts or more that have characters in common at the same places, otherwise than as nouns of one kind do
 * (政治纪律、组织纪律): 出手要快、出拳要重、措施要准; 年初晒任务、年中晒进度、年末晒成绩; 增优势、增动能、增活力、增效益.
 */
function isRefrain(parts: readonly string[], callVerbs: ReadonlySet<string>): boolean {
  const [first] = parts as [string, ...string[]];
  const { length } = first;
  const shared: number[] = [];
  for (let i = 0; i < length; i++) {
    if (parts.every((part) => part[i] === first[i])) shared.push(i);
  }
  if (shared.length === 0) return false;
  const characters = shared.map((i) => first[i]!).join('');
  if (LOOSE_SHARED.test(characters)) return false;
  if (length === 3) return parts.length > 3 && shared[0] === 0 && callVerbs.has(first[0]!);
  if (length === 4) {
    // 政治清明、政府清廉、政商清亲、干部清正; nouns of one kind share their end or beginning.
    const inside = shared.some(
      (i) => (i === 1 || i === 2) && (/[要有必]/.test(first[i]!) || isInnerOnly(shared, parts)),
    );
    // 查处一案、警示一片、治理一域; 新建一批、改造一批 count.
    if (characters === '一' && shared[0] === 2) return true;
    return inside || STANCE.test(characters) || /^[严真]$/.test(characters);
  }
  const apart = shared.at(-1)! - shared[0]! >= shared.length;
  if (apart) return shared.length > 1;
  // 小事不出网格、大事不出社区、难事不出街道: nouns of one kind have no such word in common.
  if (
    shared.length > 1 &&
    shared[0]! > 0 &&
    shared.at(-1)! < length - 1 &&
    /[不必]/.test(characters)
  )
    return true;
  // 固边有能力、兴边有支撑; in long clauses 有 is a verb like any other.
  return /[抓晒]/.test(characters) || (characters === '有' && length <= HAS_MAX);
}

const isInnerOnly = (shared: readonly number[], parts: readonly string[]): boolean =>
  parts.length > 3 && shared.length === 1 && shared[0] === 2;

/**
 * 修得通、走得通、看得通; 开门稳、开门好、开门红; 凝聚人心、凝聚共识、凝聚智慧、凝聚力量: three parts or more that begin
 * alike, or have their second character in common.
 */
function shareStart(parts: readonly string[]): boolean {
  const [first] = parts as [string, ...string[]];
  if (parts.length < 3) return false;
  // 四百斤、五百斤、八百斤; 奥运会、亚运会、全运会
  if (parts.every((part) => QUANTITY_OR_GAMES.test(part))) return false;
  if (parts.every((part) => part.startsWith(first.slice(0, 2)))) {
    if (/^(?:政治|亲自|现代)/.test(first)) return false;
    return first.length === 3 || (first.length === 4 && (parts.length > 3 || REPEATED.test(first)));
  }
  // 学与思、知与行 names pairs.
  return (
    first.length === 3 && !/[与和及]/.test(first[1]!) && parts.every((part) => part[1] === first[1])
  );
}

const QUANTITY_OR_GAMES = /[十百千万][斤次吨亩元人年岁]$|运会$/;

/** What is made of something: 做优一产, 建强队伍. */
const MAKES = /^(?:做[优强大精实细特活]|建[强优好])/;

/** What is done at which intervals, three at least: 周调度、旬通报、月评议. */
const isRhythm = (parts: readonly string[]): boolean =>
  parts.length >= 3 &&
  parts.every(({ length }) => length === 3) &&
  parts.every((part) => /^[日周旬月季年]/.test(part)) &&
  [0, 1].every((i) => new Set(parts.map((part) => part[i])).size === parts.length);

/** 乱收费、乱罚款、乱摊派; 好亲戚、好朋友、好伙伴; 同谋划、同部署、同推进 */
const shareVerdict = (parts: readonly string[]): boolean =>
  parts.length >= 3 &&
  ['乱', '好', '同'].some((opening) => parts.every((part) => part[0] === opening));

/** What three parts of a call begin with, as no nouns do. */
const REPEATED = /^(?:服务|全面|统一|敬畏|自我|凝聚|率先|人人)/;

/** One part of an answering call: 有事必应. */
const ANSWER = '[有无难急大小凡民企](?![的些时点关人])[\\u4e00-\\u9fff][必不即皆][\\u4e00-\\u9fff]';
const ANSWERS = sought(
  new RegExp(`${ANSWER}(?:[、，,]${ANSWER})+(?:(?=[的等])|(?![\\u4e00-\\u9fff]))`, 'g'),
  '必不即皆',
);

/** 无事不扰、有事必应: parts of four characters that each say what follows from what. */
function answeringCalls(block: BlockContext): ParallelCall[] {
  return allMatches(ANSWERS, block).map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
    confidence: 0.8,
  }));
}

/** 真反映问题、反映真问题: the same characters in another order. */
function isAnadiplosis(parts: readonly string[]): boolean {
  const sorted = parts.map((part) => [...part].sort().join(''));
  return (
    sorted.every((part) => part === sorted[0]) &&
    (new Set(parts).size === parts.length || parts.length >= 3)
  );
}

/** Words that set the halves of a balanced call against one another. */
const HINGE = /[是不没要能必就把]/;

/** 快办是常态、慢办是例外; 县里点题目镇里交答卷、镇里提困难县里给支持: halves that answer one another. */
function isBalanced(first: string, second: string): boolean {
  let inPlace = 0;
  let hinged = false;
  for (let i = 0; i < first.length; i++) {
    if (first[i] !== second[i]) continue;
    inPlace++;
    hinged ||= HINGE.test(first[i]!);
  }
  if (inPlace >= 2 && inPlace * 2 <= first.length && hinged) return true;
  const rest = [...second];
  const shared = [...first].filter((c) => {
    const at = rest.indexOf(c);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return first.length >= 8 && shared >= 4 && inPlace >= 2 && shared > inPlace;
}
