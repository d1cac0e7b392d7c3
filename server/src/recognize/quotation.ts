/**
 * How likely a quotation that the lexicon does not know is a slogan: a logistic model over what stands before, behind and
 * in it.
 */
import type { BlockContext, Quotation } from './block';
import type { Span } from './candidate';
import { formOf } from './parallel';

/** What speaks for and against a quotation being a slogan. Each is 0 or 1. */
export interface QuotationFeatures {
  readonly strongHead: boolean;
  readonly head: boolean;
  readonly otherHead: boolean;
  readonly introduced: boolean;
  readonly speech: boolean;
  readonly parallel: boolean;
  readonly joined: boolean;
  readonly tiny: boolean;
  readonly short: boolean;
  readonly long: boolean;
  readonly sentence: boolean;
  /** The name of an event, body, thing or person, or a sound. */
  readonly event: boolean;
  readonly foreign: boolean;
  /** A word of everyday language, and so a metaphor, or a word that is doubted. */
  readonly word: boolean;
  /** The name of something that shall not be: 避免“拍脑袋”, “大班额”问题. */
  readonly ill: boolean;
  readonly repeated: boolean;
  readonly inList: boolean;
  /** The quotation is all there is of its block. */
  readonly alone: boolean;
  /** A long phrase that begins with a verb of policy: the title of a report or topic. */
  readonly clause: boolean;
}

/**
 * Logistic weights per feature; the bias is the log odds of a quotation with none of them. Fitted with a prior on 239
 * quotations of 46 annotated articles (F1 0.90 where the article that is judged is left out), rounded, and read by a person.
 */
export const SLOGAN_WEIGHTS: Readonly<Record<keyof QuotationFeatures | 'bias', number>> = {
  bias: 0.3,
  strongHead: 2.1,
  head: 1.7,
  otherHead: -3,
  introduced: 1.7,
  speech: -2.9,
  parallel: 1.8,
  joined: 2.3,
  tiny: -2.2,
  short: 0.1,
  long: -2.1,
  sentence: -3.5,
  event: -4.2,
  foreign: -1.2,
  word: -2.5,
  ill: -1.5,
  repeated: 0.5,
  inList: 0.7,
  alone: 1.1,
  clause: -2.9,
};

/** How likely a quotation is a slogan, by the logistic model. */
export function sloganConfidence(features: QuotationFeatures): number {
  let sum = SLOGAN_WEIGHTS.bias;
  for (const [name, set] of Object.entries(features) as [keyof QuotationFeatures, boolean][]) {
    if (set) sum += SLOGAN_WEIGHTS[name];
  }
  return Number((1 / (1 + Math.exp(-sum))).toFixed(3));
}

const INTRODUCER_MAX = 6;
const TINY = 2;
const SHORT = 3;
const LONG = 18;
/** Longest quotation that is weighed at all. */
const SLOGAN_MAX = 48;

const SENTENCE =
  /[。？！?!]|\.$|我(?![省市县区州国])|[你您他她咱吗呢吧啊]|不是|就是|什么|怎么|为什么|已经|没有|可以|这样|那么|今天|现在|一定要|应该|觉得/;
const CLAUSE_LEAST = 8;
const POLICY_VERB =
  /^(?:深入|着力|聚力|进一步|更好|推动|推进|促进|运用|健全|加强|完善|强化|优化|加快|支持|深化|提升|发展|落实|坚持|厚植|保障|扩大|全面|构建|建立|引导|规范|发挥|做好|围绕|持续|统筹|因地制宜|分类|鼓励|大力|严厉|依法|切实|全力|把|将)/;
const QUESTION = /谁|什么|怎么|如何|哪/;
/** What ends as a sentence inside its marks was said, however it is built: “有荤有素，9块钱。” */
const SAID = /[。！？!?]$/;
/** 九分石头一分土, 五星级党支部, 三千学子下基层, 一楼没好处: what sentences and grades count. */
export const COUNTING_SENTENCE =
  /^[一二三四五六七八九十]分.*[一二三四五六七八九十]分|^[二三四五六]星级|^[二两三四五六七八九]千[\u4e00-\u9fff]{2,}[入进下到上]|^[一二三四五六]楼/;
/**
 * What ends like the name of an event, a body or a thing. Posts, teams and schools of four characters or more are coined
 * for work: “暖心驿站”, “银发巡逻队”.
 */
const EVENT =
  /(?:会议|大会|论坛|座谈会|峰会|发布会|展览会|博览会|展销会|洽谈会|推介会|分享会|交流会|研讨会|仪式|比赛|大赛|联赛|锦标赛|杯|节|奖|中心|公司|集团|号|(?<!^.{3,})[馆站所校队]|博物馆|图书馆|体育馆|纪念馆|美术馆|火车站|高铁站|水电站|研究所|派出所|学校|党校|军校|[球乐车舰艇部大中驼]队|团队|中国队|基地|楼|路|大道|桥|广场|公园|胡同|街|院|厂|小程序|社|[日晚早时周学商画]报|台|医生|教师|企业|单位|宣讲员|调解员|文明户|示范岗|好媳妇|好婆婆|先进个人|先进集体|模范|标兵|能手|示范县|示范村|示范户|之乡|之都|百强|强县|名中医|名校长|名班主任|文明村|文明单位|文明家庭|劳动奖章|工匠|红旗手|品牌|巴士|列车|专列|专线|班列|观光车|地震|洪水|火灾|事故|事件|框架|基金|宣言|时代|发现|(?<![之文商])旅)$/;
/** A time given over to something; what it carries out makes a campaign of it: “学雷锋月”活动. */
const SEASON = /..(?:[周月]|(?<![全四])季)$/;

/** What is done about something that shall not be, and what it is called. */
const SHUNNED =
  /(?:不是|不搞|不能|不要|变|解决|防止|避免|杜绝|破解|破除|打破|消除|根治|缓解|反对)[^，。；、]{0,2}$/;
/** 变“大水漫灌”为“滴灌”, “小竹笋”做成“大产业”: what becomes something is told in pictures, and so is what it becomes. */
const CHANGED_TO =
  /变[“「][^”」]{2,8}[”」][为成]$|[”」](?:变?成了?|变为|做成|化为|转为|变身|兑出|换来)$/;
const CHANGES = /^[”」](?:变?成了?|变为|做成|化为|转为|变身|兑出|换来)[“「]/;
const CHANGE_REACH = 5;
const ILL_BEHIND = /^的?(?:问题|现象|难题|顽疾|怪圈)/;
const ILL_REACH = 3;

/** The event behind a name: “购在中国*·2025消费月*”, “携手圆梦*——两岸青年交流活动*”. */
export const EVENT_BEHIND =
  /[·•・](?:19|20)\d\d[^·•・]*$|(?<=^[\u4e00-\u9fff]{3,12})——[\u4e00-\u9fff]{2,16}(?:活动|大会|论坛|展|展览|晚会|大赛|研讨会|交流会)$/;
/** What may stand behind the name of an event, or of what has one: 乐购云河·*2026消费月*, 云河论坛·*青川2025*. */
const EVENT_NAMES = [EVENT_BEHIND, /[·•・].*$/];

/** Goods with the name of their place: “花山脐橙”. Names of two characters are brands of a whole region (黔菌). */
const PRODUCT = /(?:党参|枸杞|木耳|苹果|大闸蟹|凉茶|牛肉|羊肉|[茶米酒笋橙柚枣梨桃椒菇蜜醋薯])$/;
const PRODUCT_LEAST = 2;

/** Who or what goes by the name before or behind it: 网红“…”, “…”等吉祥物. */
const NICKNAMED =
  /(?:被|都)[^，。；]{0,10}(?:称为|称作|称她|称他|叫她|叫他|叫作|叫做|唤作)$|(?:网红|主播|博主|网友|歌手|选手|演员|机器人|吉祥物|卡通形象|IP形象|绰号|外号|昵称|网名|乳名|小名)$/;
export const NAMED_BEHIND = /^[”」’』]?等?[\u4e00-\u9fff]{0,6}?(?:吉祥物|卡通形象|IP形象)/;
/** How far behind a quotation that is looked for, in code units. */
export const NAMED_REACH = 14;

/** 项目是发展的“强引擎”: what something is said to be is a metaphor. */
const PREDICATE = /(?:是|成为|作为|成了)[^，。；：“”！？]{2,16}的$/;
const PREDICATE_REACH = 20;
const METAPHOR_MAX = 4;

/** 噼噼啪啪, 轰隆隆: how something sounds. */
const SOUND = /^[噼啪哗啦叮咚轰隆咔嚓嘀嗒滴答咕噜叽喳嗡嘟砰哐唰沙]+$/;

/** What is answered well is a task, not what somebody says: 善答“发展之题”. */
const ANSWERED = /[善巧细齐共作解]答$/;

/** “中吉乌”铁路, “中欧”班列: states by one character each. */
const STATES = /^[中美俄日韩朝蒙越老缅泰柬印巴哈吉塔乌阿伊英法德意欧非拉澳]{2,4}$/;

/** 八腿式, 学习型, 磁吸力, 看病难: how something is, in a word; 票根经济: a sector. */
const MANNER = /^..(?:[式型力难]|经济)$/;

/** 国际太极拳日; 7×24小时 */
const DAY_OR_HOURS = /^(?:国际|世界|全国|中国)[\u4e00-\u9fff]{1,10}[日周]$|^\d+[×xX*]\d+/;

export function quotationFeatures(
  { text, lexicon }: BlockContext,
  { start, end, nested }: Quotation,
  repeated: boolean,
): QuotationFeatures {
  const inner = text.slice(start, end);
  const behind = lexicon.heads.longest(text, end + 1);
  const before = text.slice(Math.max(0, start - 1 - INTRODUCER_MAX), start - 1);
  const lead = before.replace(/[了着过的]+$/, '');
  let introduced = false;
  let speech =
    /[：:]$/.test(before) ||
    (/[，,]$/.test(before) && inner.length > SHORT && SENTENCE.test(inner));
  for (let length = Math.min(INTRODUCER_MAX, lead.length); length > 0; length--) {
    const word = lead.slice(-length);
    if (lexicon.introducers.has(word)) introduced = true;
    if (lexicon.speech.has(word) && !ANSWERED.test(lead)) speech = true;
  }
  const form = formOf(inner);
  const said = text.slice(Math.max(0, start - 1 - PREDICATE_REACH), start - 1);
  return {
    strongHead: behind?.value === 'strong',
    head: behind?.value === 'plain',
    otherHead: behind?.value === 'other',
    introduced,
    // 入选“…”计划 names the scheme, not an honour.
    speech: speech && !nested && behind?.value !== 'strong',
    parallel: form === 'parallel',
    joined: form === 'joined',
    tiny: inner.length <= TINY,
    short: inner.length === SHORT,
    long: inner.length > LONG && form === undefined,
    sentence:
      QUESTION.test(inner) ||
      SAID.test(inner) ||
      COUNTING_SENTENCE.test(inner) ||
      (SENTENCE.test(inner) && form !== 'parallel') ||
      inner.length > SLOGAN_MAX,
    event:
      (EVENT_NAMES.some((behind) => EVENT.test(inner.replace(behind, ''))) &&
        // 正气塑院、科技强院 ends like the name of a court, part by part.
        !(form === 'parallel' && inner.includes('、')) &&
        !/^一.{1,3}一/.test(inner)) ||
      (behind?.value !== 'strong' && SEASON.test(inner.replace(EVENT_BEHIND, ''))) ||
      MANNER.test(inner) ||
      DAY_OR_HOURS.test(inner) ||
      SOUND.test(inner) ||
      STATES.test(inner) ||
      (form === undefined && inner.length <= METAPHOR_MAX && PREDICATE.test(said)) ||
      CHANGED_TO.test(said) ||
      CHANGES.test(text.slice(end, end + CHANGE_REACH)) ||
      (inner.length > PRODUCT_LEAST && PRODUCT.test(inner)) ||
      NICKNAMED.test(said) ||
      NAMED_BEHIND.test(text.slice(end, end + NAMED_REACH)) ||
      /^(?:第[一二三四五六七八九十\d]|\d{4}年?)/.test(inner),
    foreign: (inner.match(/[A-Za-z]/g)?.length ?? 0) * 2 > inner.length,
    word: lexicon.isCommonWord(inner),
    ill: SHUNNED.test(before) || ILL_BEHIND.test(text.slice(end + 1, end + 1 + ILL_REACH)),
    repeated,
    inList:
      /[”」][、和与]?$/.test(text.slice(Math.max(0, start - 3), start - 1)) ||
      /^[”」][、和与]?[“「]/.test(text.slice(end, end + 3)),
    clause: inner.length > CLAUSE_LEAST && form === undefined && POLICY_VERB.test(inner),
    alone: start <= 1 && text.length - end <= 1,
  };
}

/** A quotation with what speaks for and against it. */
export interface WeighedQuotation extends Span {
  readonly features: QuotationFeatures;
  readonly confidence: number;
}

/**
 * Quotations of one form side by side share their lot: of “净网”“护网” or 善解“…”、善答“…” both are names or neither is.
 * The likeliest speaks for all, but for what is a name, a title, speech, an everyday word or an ill in one of them, which
 * speaks against all.
 *
 * @param weighed In text order.
 */
export function pairedQuotations(
  text: string,
  weighed: readonly WeighedQuotation[],
): WeighedQuotation[] {
  const found: WeighedQuotation[] = [];
  for (let i = 0; i < weighed.length;) {
    let next = i + 1;
    while (next < weighed.length && arePaired(text, weighed[next - 1]!, weighed[next]!)) next++;
    const row = weighed.slice(i, next);
    const against = row.some(
      ({ features: { event, clause, speech, sentence, word, ill } }) =>
        event || clause || speech || sentence || word || ill,
    );
    const confidences = row.map(({ confidence }) => confidence);
    const confidence = against ? Math.min(...confidences) : Math.max(...confidences);
    found.push(...row.map((quotation) => ({ ...quotation, confidence })));
    i = next;
  }
  return found;
}

/** Whether quotations of one form stand side by side, or behind words of one form. */
function arePaired(text: string, first: Span, second: Span): boolean {
  // A stray blank is no part of the form.
  const one = text.slice(first.start, first.end).trim();
  const other = text.slice(second.start, second.end).trim();
  const sameForm =
    one.length === other.length || one[0] === other[0] || one.at(-1) === other.at(-1);
  const between = text.slice(first.end + 1, second.start - 1);
  if (!sameForm || second.start - first.end < 2) return false;
  if (/^[、和与及]?$/.test(between)) return true;
  const lead = text.slice(first.start - between.length, first.start - 1);
  return /^[、，,][\u4e00-\u9fff]{1,3}$/.test(between) && between[1] === lead[0];
}
