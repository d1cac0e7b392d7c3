/** Whether a number with its unit, or without one, measures something where it stands: 13项重点任务 does, 三个角度 does not. */
import type { Lexicon } from '../lexicon/lexicon';
import { isHan } from '../text/characters';
import { isBoundary, type BlockContext } from './block';
import { phraseBehind } from './indicator';
import { isMeasuredTime } from './measuredTime';
import type { Numeral } from './numeral';
import type { UnitMatch } from './units';

/** More people than these are not spoken of as 三人. */
const THOSE_MAX = 3;

/** What befalls people in accidents. */
const HARMED =
  /^(?:当场|不幸|全部|均|经抢救无效|抢救无效)?(?:死亡|身亡|遇难|丧生|罹难|溺亡|受重?伤|受轻伤|重伤|轻伤|烧伤|中毒|失踪|失联|被困|获救|脱险|遇险)/;

/** 其中一人死亡: where people are harmed one counts, too. */
export const isOneHarmed = (text: string, offset: number): boolean =>
  text.startsWith('一人', offset) && HARMED.test(text.slice(offset + 2, offset + 2 + HARMED_MAX));

/** How far behind people is looked for what befell them, in code units. */
const HARMED_MAX = 8;

/** A number with a unit, and what stands around it. */
interface Counted {
  readonly block: BlockContext;
  readonly numeral: Numeral;
  readonly unit: UnitMatch;
  readonly approximate: boolean;
  /** What follows the unit. */
  readonly after: string;
  /** Whether the number is a small one in Chinese, as those that name things are. */
  readonly small: boolean;
}

/** Whether a number with this unit measures something here. */
export function isMeasure(
  block: BlockContext,
  numeral: Numeral,
  unit: UnitMatch,
  approximate: boolean,
): boolean {
  const after = block.text.slice(unit.end, unit.end + AFTER_MAX);
  const small = numeral.script === 'chinese' && !numeral.scaled && numeral.value <= SMALL;
  const counted = { block, numeral, unit, approximate, after, small };
  if (unit.text === '分' && SCORED.test(textBefore(counted, SCORED_REACH))) return true;
  if (unit.kind === 'duration' && !/[/／]/.test(unit.text))
    return isMeasuredTime(block, numeral, unit, { after, small });
  if (isClassOrName(counted)) return false;
  // 成交73.47亿手
  if (unit.text === '手') return numeral.scaled;
  return (
    (unit.text === '人' ? areCounted(counted) : undefined) ??
    (unit.kind === 'classifier' ? isThingCounted(counted) : undefined) ??
    isMeasuredIn(counted)
  );
}

/** How much of what follows a unit is looked at, in code units. */
const AFTER_MAX = 8;

const textBefore = ({ block, numeral }: Counted, reach: number): string =>
  block.text.slice(Math.max(0, numeral.start - reach), numeral.start);

/** Whether a number names rather than counts what its unit is: 三十八团, 一二类苗, 二次供水. */
function isClassOrName({ block, numeral, unit }: Counted): boolean {
  if (/^[团連连營营旅师]$/.test(unit.text)) return true;
  const written = block.text.slice(numeral.start, numeral.end);
  if (/^(?:一二|二三|三四|四五)$/.test(written) && /^[类级]/.test(unit.text)) return true;
  // The second time; two times are 两次.
  return unit.text === '次' && written === '二';
}

/** Whether people are counted, where that can be told: 造成两人死亡; 两人 elsewhere are those who were named before. */
function areCounted({ block, numeral, after, small }: Counted): boolean | undefined {
  // In an accident everybody counts.
  if (HARMED.test(after)) return true;
  if (small && numeral.value <= THOSE_MAX && isBoundary(block.text[numeral.start - 1]))
    return false;
  return undefined;
}

/** Whether what a classifier is of is counted, where that can be told from the two and what they are of. */
function isThingCounted(counted: Counted): boolean | undefined {
  const { block, numeral, unit, approximate, after, small } = counted;
  const { text, lexicon } = block;
  if (
    unit.text === '级' &&
    (/^(?:地震|强震|余震|大风|台风)/.test(after) || GRADED.test(textBefore(counted, GRADED_REACH)))
  )
    return true;
  // 价格指数为110.8点
  if (unit.text === '点' && INDEX_BEFORE.test(textBefore(counted, INDEX_REACH))) return true;
  // 两年, 一个 and 三位一体: one, and counts of aspects, are no measure.
  if (numeral.script === 'chinese' && numeral.value === 1) return false;
  if (numeral.value <= ASPECTS_MAX && isAspect(text, unit.end, lexicon)) return false;
  const isFew = small && !approximate && !/^省[市区]/.test(unit.text);
  if (isFew && !isSmallCount(text, numeral, unit, lexicon)) return false;
  if (unit.text === '级' && /^(?:以上|左右)/.test(after)) return true;
  if (/^[级点分]$/.test(unit.text)) return false;
  if (isNumbered(counted)) return false;
  if (unit.text === '大类' && numeral.script === 'chinese') return false;
  // 青石乡6村 is the sixth; 7乡1镇 are eight.
  if (/^[县市镇乡村]$/.test(unit.text))
    return !small && !/(?<!\d)[乡镇场道]$/.test(textBefore(counted, 2));
  // 三省八县, 四省边际: provinces are told by a small number where everybody knows which.
  if (unit.text === '省' && small) return false;
  // 苏浙皖三省: the number sums up those that are named.
  if (unit.text.startsWith('省') && PROVINCES.test(textBefore(counted, PROVINCES_REACH)))
    return false;
  // 东部8省市, 八省市共九千人; 京津冀三省市 and 八省市同时 are those that everybody knows.
  if (/^省(?:市|区|区市)$/.test(unit.text))
    return (
      numeral.value > KNOWN_PROVINCES && (numeral.script === 'arabic' || after.startsWith('共'))
    );
  return undefined;
}

/** Whether a number says which one of a series, or is of words and of time: 公司法七十六条, 南洋新村23幢, “…”六个字. */
function isNumbered(counted: Counted): boolean {
  const { numeral, unit, approximate, after } = counted;
  switch (unit.text) {
    case '人':
      return after.startsWith('转');
    case '条':
      return /[法例定章程]$/.test(textBefore(counted, 1));
    case '次':
      return /^(?:会议|全会|全体会议|常委会|代表大会)/.test(after);
    case '幢':
      // 安置房23幢 are as many.
      return !approximate && !BUILT.test(textBefore(counted, 2));
    case '个':
      // 约两个半小时后, 4个多月: a span of time.
      return (
        after.startsWith('字') || /^[半多余来](?:小时|钟头|月|年|世纪|星期|工作日)/.test(after)
      );
    case '字':
      return !numeral.scaled;
    default:
      // 3路, 12页
      return /^[路线站区页]$/.test(unit.text);
  }
}

/** Whether a unit that other words are written with, too, is one here: 翻一番, but not 三番五次. */
function isMeasuredIn(counted: Counted): boolean {
  const { numeral, unit, approximate, after, small } = counted;
  switch (unit.text) {
    case '%':
      // 1%人口抽样调查 is the name of a survey.
      return !SURVEY.test(after);
    case '方':
      // 6方面工作: aspects.
      if (after.startsWith('面')) return false;
      break;
    case '番':
      return /翻了?$/.test(textBefore(counted, 2));
    case '成':
      return approximate || /^(?:以上|左右|的|多|[，,。、])/.test(after);
    case '度':
      // 两度会晤
      if (small && numeral.value > 1 && numeral.value < TIMES_MANY && TIMES_DONE.test(after))
        return true;
  }
  // 一方, 一角, 五里: the character belongs to other words as often.
  return !/^[度卡两担里方寸尺丈克角]$/.test(unit.text) || numeral.script === 'arabic';
}

const SURVEY = /^人口(?:变动)?抽样/;

/** Storms and earthquakes have grades that are measured: 最大风力达9级, 震级4.5级. */
const GRADED =
  /(?:(?<!台)风力?|震级|里氏|烈度)(?:将|可|约|为|是|超|最大|最高|达到?|增至|增强到|加大到|[-\d—~至到]){0,3}$/;
const GRADED_REACH = 12;

/** Provinces by their short names, one behind the other: 京津冀, 苏浙皖. */
const PROVINCES =
  /[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新疆]{2,}$/;
const PROVINCES_REACH = 3;

/** So many provinces may be named by their number alone. */
const KNOWN_PROVINCES = 4;

/** What houses are counted behind. */
const BUILT = /(?:[房楼宅厂墅院]|建成?|建设|拆除|改造|修缮|涉及|共有?|新增|[0-9]户)$/;

/** More aspects than this no argument has: 100个重点 are projects. */
const ASPECTS_MAX = 20;
const SMALL = 10;
const IDIOM_UNITS =
  /^(?:期|面|手|心|口|眼|代|线|级|层|分|步|起|双|队|组|班|头|路|位|条|块|片|把|支|对|副|道|门|车|船|票|节|堂|届|页|字|回|圈|轮|遍|趟|平)$/;

/** Whether a small Chinese number counts things rather than naming them: 九类细分领域企业 does. */
function isSmallCount(text: string, numeral: Numeral, unit: UnitMatch, lexicon: Lexicon): boolean {
  const next = text[unit.end];
  if (isDone(text, numeral, unit)) return true;
  if (IDIOM_UNITS.test(unit.text)) return false;
  if (next === undefined || !isHan(next.charCodeAt(0))) return false;
  // 五个由…组成的天体: what they are made of comes first.
  if (MADE_OF.test(text.slice(unit.end, unit.end + MADE_OF_MAX))) return true;
  if (/[上下里中内]/.test(next) || lexicon.verbs.longest(text, unit.end)) return false;
  if (!LOOSE_UNITS.test(unit.text)) return true;
  // 两件大事, 分两批, 四次全会 lead an argument or name a session; 九类细分领域企业 counts.
  if (numeral.value >= MANY && text[numeral.start - 1] !== '分') return true;
  const noun = phraseBehind({ text, lexicon }, unit.end);
  // 中法两个历史文化大国 are named before.
  if (numeral.value === 2 && unit.text === '个' && noun && THE_TWO.test(noun)) return false;
  // 两个镇, 三个县: places are counted.
  return noun !== undefined && (noun.length === 1 || noun.length >= NOUN_PHRASE_LEAST);
}

/** What is held, gone through or met with is counted, however few it is: 举办三场宣讲, 经过两轮商议, 三次召开调度会, 以上两起火灾. */
function isDone(text: string, { start, value }: Numeral, { text: unit, end }: UnitMatch): boolean {
  const before = text.slice(Math.max(0, start - DONE_REACH), start);
  const after = text.slice(end, end + DONE_REACH);
  // 二轮承包 is the second; 四次全会
  if (value < 2 || text[start] === '二' || /^(?:三番|会议|[全年]会|方)/.test(after)) return false;
  if (unit === '起') return CASES.test(after);
  if (unit === '次' && TIMES_DONE.test(after)) return !/[第每这那首同续]$/.test(before);
  return /^[场次轮届批]$/.test(unit) && DONE.test(before) && !/^[上下里中内]/.test(after);
}

const DONE_REACH = 6;
const DONE =
  /(?:进行|举办|召开|举行|开展|组织|实施|经过|历经|先后|累计|主办|承办|发起|参加|完成)[了过]?$/;
/** So many times nothing is done that is told with 度. */
const TIMES_MANY = 5;
/** What is done so many times. */
const TIMES_DONE =
  /^(?:召开|组织|开展|进行|深入|到|赴|前往|来到|带队|登门|上门|主持|会晤|会见|访问|写信|致信|作出|修改|调研|实地|专题|听取|出席|参加|登台|荣获|夺得|入选)/;
const CASES =
  /^[\u4e00-\u9fff]{0,4}(?:案|火灾|事故|事件|灾害|袭击|爆炸|纠纷|矛盾|案例|问题|地震|隐患)/;

const MADE_OF = /^由[^，。；：、！？]{2,16}[组构]成的/;
const MADE_OF_MAX = 20;
const THE_TWO = /^[\u4e00-\u9fff]{0,6}?(?:[大小强]国|国家|民族|文明|经济体|政党)/;

const LOOSE_UNITS = /^[个件批次项条种场届]$/;
/** From this number on, things written with a Chinese numeral are counted rather than named. */
const MANY = 5;
/** Shortest noun phrase that makes two or three of a kind a count of things. */
const NOUN_PHRASE_LEAST = 4;

/** Whether a noun that names an aspect, and no more of a noun phrase, stands at an offset: 三个角度, but not 13项重点任务. */
function isAspect(text: string, offset: number, { aspects, verbs }: Lexicon): boolean {
  const aspect = aspects.longest(text, offset);
  if (!aspect) return false;
  const { end } = aspect;
  return (
    isBoundary(text[end]) ||
    /[\d一二三四五六七八九十]/.test(text[end]!) ||
    verbs.longest(text, end) !== undefined
  );
}

/** What is measured between nothing and one. */
const COEFFICIENT =
  /(?:系数|指数|能效比)[\u4e00-\u9fff]{0,4}(?:[从由为至到达]|达到)(?:0\.\d+[\u4e00-\u9fff]{1,4}[到至为])?$/;
const COEFFICIENT_REACH = 22;
/** Rates and ratios are told without a unit, too: 成讼率由102.4降至58.7, 收入比缩小到1.62. */
const RATE =
  /(?:[率比]|比值|倍差)(?:[\u4e00-\u9fff]{0,3}[由从]?[\u4e00-\u9fff]{0,5}的?\d+\.\d+)?(?:下?降|缩小|扩大|提高|上?升|提升|控制)?(?:[至到为]|达到?|在)$/;
const RATE_FROM = /(?:[率比]|比值|倍差)[由从][\u4e00-\u9fff]{0,6}$/;
const RATE_REACH = 22;

/** A number without a unit that is a quantity all the same: 浏览量达20万以上. */
export function isBareQuantity(
  { text, lexicon }: BlockContext,
  numeral: Numeral,
  end: number,
  approximated: boolean,
): boolean {
  // 系数从0.565提高到0.580: coefficients have no unit.
  if (
    numeral.script === 'arabic' &&
    /^0\.\d+$/.test(text.slice(numeral.start, numeral.end)) &&
    COEFFICIENT.test(text.slice(Math.max(0, numeral.start - COEFFICIENT_REACH), numeral.start))
  )
    return true;
  if (/^\d+\.\d+$/.test(text.slice(numeral.start, numeral.end))) {
    const before = text.slice(Math.max(0, numeral.start - RATE_REACH), numeral.start);
    if (RATE.test(before) && isBoundary(text[end])) return true;
    if (
      RATE_FROM.test(before) &&
      /^(?:下?降|缩小|扩大|提高|上?升|提升)[至到]\d/.test(text.slice(end))
    )
      return true;
  }
  if (!numeral.scaled || (numeral.script === 'chinese' && !approximated)) return false;
  const after = lexicon.boundsAfter.longest(text, end);
  if (after) return true;
  // 解决6434万农村人口: tens of thousands need no unit.
  // 居 is a verb, 居民 are people.
  if (
    /^[\u4e00-\u9fff]/.test(text.slice(end)) &&
    (text.startsWith('居民', end) || !lexicon.verbs.longest(text, end))
  )
    return numeral.script === 'arabic' || approximated;
  if (!isBoundary(text[end])) return false;
  return (
    approximated ||
    // 新增人口100万、…; but not “3个100万”.
    (isHan(text.charCodeAt(numeral.start - 1)) && !/[第个条项只名]/.test(text[numeral.start - 1]!))
  );
}

/** 考核得分92.35分, 满意度达95.6分: what is told in points, which are no minutes. */
const SCORED = /(?:[得评总均]分|满意度|指数)(?:[为达至到是]|达到|高达|提[高升][到至])?[近约超]?$/;
const SCORED_REACH = 8;

/** What an index stands at is told in points. */
const INDEX_BEFORE = /指数[\u4e00-\u9fff]{0,4}$/;
const INDEX_REACH = 6;
