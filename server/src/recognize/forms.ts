/** Slogans without quotation marks by forms that ordinary prose does not have: 应统尽统, 人才强省, 中非命运共同体. */
import type { Evidence } from '../document/annotation';
import type { Lexicon } from '../lexicon/lexicon';
import type { BlockContext } from './block';
import type { SloganCandidate } from './candidate';
import { allMatches, sought, type Sought } from './matches';

/**
 * Calls to leave nothing out, made anew for every task: 应统尽统, 应开尽开; 能早则早、能快则快. What they are joined
 * to is a part of them: 应保尽保、应发尽发; 应享尽享、直达快享.
 */
const THOROUGH = sought(
  /[应能]([\u4e00-\u9fff])尽\1(?:、(?:应([\u4e00-\u9fff])[尽则]\2|[\u4e00-\u9fff]{3}\1(?![\u4e00-\u9fff])))*|[应能宜]([\u4e00-\u9fff])则\3(?:[、，][应能宜]([\u4e00-\u9fff])[尽则]\4)*/g,
  '尽则',
);

/** The same with 必: 应检必检、应治尽治. */
const WITHOUT_FAIL = sought(
  /(?<![不相反适响])应([\u4e00-\u9fff])必\1(?:、应([\u4e00-\u9fff])[尽必]\2)*/g,
  '必',
  '应',
);

/** What merit is measured by: 以亩产论英雄; 以项目论英雄、以环境比高下、以作风定成败. */
const MEASURED = sought(
  /以[\u4e00-\u9fff]{2,6}论英雄(?:[、，,]以[\u4e00-\u9fff]{2,6}(?:论英雄|[论比定][\u4e00-\u9fff]{2}(?![\u4e00-\u9fff])))*/g,
  '论',
);

/** What people need most: 最急最忧最盼. */
const MOST = sought(
  /(?:最[急忧怨盼恨烦需难愁关]{1,2}){2,}|(?<!最[\u4e00-\u9fff]、)(?:最[\u4e00-\u9fff]、){2,}最[\u4e00-\u9fff](?=的)/g,
  '最',
);

/** What is done by the same means, part by part: 以文化人、以文惠民; 向海发展、向海图强; 以会议落实会议、以文件落实文件. */
const MEANS = sought(
  /([以向因靠用])([\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?:、\1\2[\u4e00-\u9fff]{2})+|以([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{1,2}\3(?:、以([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{1,2}\4)+/g,
  '、',
);

/** What comes first: 先定事项再议经费、先有项目后有预算. */
const FIRST_THEN = sought(
  /先[\u4e00-\u9fff]{2,4}[再后][\u4e00-\u9fff]{2,4}(?:[、，]先[\u4e00-\u9fff]{2,4}[再后][\u4e00-\u9fff]{2,4})+(?![\u4e00-\u9fff])/g,
  '先',
);

/** What is so for each: 人人有事干、户户有新收入. */
const EVERYBODY = sought(
  /([人户村事件处时家])\1([有都能会可])[\u4e00-\u9fff]{1,5}(?:[、，]([人户村事件处时家])\3\2[\u4e00-\u9fff]{1,5}?)+(?=的|[^\u4e00-\u9fff]|$)/g,
  '人户村事件处时家',
);

/** At ease with each: 办事顺心、投资放心、经营舒心. */
const AT_EASE = sought(
  /[\u4e00-\u9fff]{2}[顺放舒安省开暖]心(?:、[\u4e00-\u9fff]{2}[顺放舒安省开暖]心)+/g,
  '心',
);

/** Words of two characters that share one: 谋深、谋细、谋实; 尊商、重商、亲商、护商. */
const PAIRS_OF_WORDS = sought(
  /(?<!、)(?:[\u4e00-\u9fff]([商民企农法纪])(?:、[\u4e00-\u9fff]\1){3,})(?=的|[^\u4e00-\u9fff、]|$)|([谋抓做盯管守想练比快])(?<!\2[\u4e00-\u9fff]、\2)[\u4e00-\u9fff](?:、\2[\u4e00-\u9fff]){2,}(?![\u4e00-\u9fff、])/g,
  '、',
);

/** What a place means to be strong in, to rest on or to become: 教育强区, 人才强省, 工业立市, 美丽圩镇. */
const STRONG_PLACE = sought(
  /(?:新时代|特色)?(?:教育|科技|人才|文化旅游|文化|体育|制造|先进制造业|制造业|现代化|质量|品牌|交通|网络|数字|农业|旅游|文旅|海洋|生态|工业|产业|经济|法治|健康|航空|民航|清洁能源|能源|金融|开放|创新|贸易|商贸|物流|平台经济|民营经济|海洋经济|畜牧业|生态农业|种业|林业|水利|知识产权|中医药)强[省市县区](?![\u4e00-\u9fff]?[委府])(?:(?<=[县镇旗])、[\u4e00-\u9fff]{2,3}[强兴立富活稳][县镇旗])*|(?:科教|科技|教育|人才|质量|品牌|工业|农业|产业|生态|文化|旅游|文旅|商贸|开放|创新|项目|环境|绿色|依法)[兴立治][省市县区村城农企](?![\u4e00-\u9fff]?[委府])(?:(?<=[县镇旗])、[\u4e00-\u9fff]{2,3}[强兴立富活稳][县镇旗])*|富民[强兴][省市县区旗州陇黔桂滇皖赣湘鄂豫鲁冀晋秦陕川蜀渝闽粤琼宁青疆藏蒙辽吉龙沪津京浙苏](?![\u4e00-\u9fff]?[委府])|美丽(?:乡村|城市|城镇|圩镇|集镇|乡镇|庭院|田园)/g,
  '强兴立治美',
  '新特教科人文体制先现质品交网数农旅海生工产经法健航民清能金开创贸商物平畜种林水知中项环绿依富美',
);

/** What the counties of a prefecture or province mean to be: 农业强县、工业大县、文旅名县. */
const KINDS_OF_COUNTIES = sought(
  /[\u4e00-\u9fff]{2}[强名]县(?:、[\u4e00-\u9fff]{2}[强大名]县)+/g,
  '强名',
);

/** What the Party leads: 党对城市工作的全面领导. */
const LEADERSHIP = sought(/党对[\u4e00-\u9fff]{1,8}的(?:全面|绝对|集中统一)领导/g, '党');

/** One thing in three ways: 大城细管、大城智管、大城众管. */
const IN_THREE_WAYS = sought(
  /([\u4e00-\u9fff]{2})[\u4e00-\u9fff]([\u4e00-\u9fff])(?:、\1[\u4e00-\u9fff]\2){2,}(?![\u4e00-\u9fff])/g,
  '、',
);

/** A campaign whose name is deeds, one after another: 实施*稳岗扩容提质*行动. */
const CHAIN_OF_DEEDS = sought(
  /(?<=实施|开展|推进|启动)(?:[稳扩提强增促降优补延减控治护兴创拓引育壮保畅惠清建][\u4e00-\u9fff]){3,}(?=(?:专项)?(?:行动|工程))/g,
  '程动',
  '稳扩提强增促降优补延减控治护兴创拓引育壮保畅惠清建',
);

/** What a place does when the centre calls. */
const ANSWERED = sought(/总书记有号令、党中央有部署，[\u4e00-\u9fff]{2,3}见行动/g, '、');

/** Whom a place or society means to be kind to: 生育友好型社会, 儿童友好城市. */
const FRIENDLY = sought(
  /(?:生育|青年|儿童|老年|全龄|人才|就业|环境|生态)友好型?(?:[\u4e00-\u9fff]{2}型)?(?:社会|城市|省份|社区|城区|县城|发展方式)/g,
  '友',
);

/** Whom China shares a future with: 中非命运共同体. */
const SHARED_FUTURE = sought(
  /(?:面向新时代的|更加紧密的|新时代全天候)?(?:中(?:国[—－-]?)?[\u4e00-\u9fff]{1,3}|[巴阿哈乌塔老柬越泰缅埃马尼刚坦赞]中)命运共同体/g,
  '运',
);

/** What a plan means to have within so many minutes: 15分钟健身圈, 一小时交通圈. */
const WITHIN_REACH = sought(
  /(?<![\d一二三四五六七八九十])(?:\d{1,2}|[一二三半两十]{1,2})(?:分钟|小时|刻钟)[\u4e00-\u9fff]{0,8}?圈/g,
  '圈',
);

/** What is carried on in the spirit of something: 弘扬坦赞铁路精神, 发扬斗争精神, 弘扬红船精神、浙江精神和劳模精神. */
const SPIRIT = sought(
  /(?<=(?:弘扬|发扬|传承|赓续|践行|精神[、和与]))(?![和与以])[^的和与\P{Script=Han}]{2,8}?精神(?!文明|财富|家园|病|品格)/gu,
  '神',
);

/** 奉献精神 is a virtue and 会议精神 what a meeting means to say, whatever stands before or behind them. */
function isSpirit(words: string, { virtues }: Lexicon): boolean {
  const of = words.slice(0, -'精神'.length);
  return !virtues.some((virtue) => of.startsWith(virtue) || of.endsWith(virtue));
}

/** What is called a thought of his in some field: 习近平新闻思想. */
const THOUGHT = sought(
  /习近平(?!强调|指出|提出|同志|总书|主席|讲话|要求|关于)[\u4e00-\u9fff]{2}思想/g,
  '想',
);

/** The way of China in some matter: 中国特色卫生与健康发展道路, 中国特色城市现代化. */
const WAY = sought(
  /中国特色(?!社会主义)[^的\P{Script=Han}]{2,6}现代化|中国特色(?!社会主义道路)[^的\P{Script=Han}]{2,10}?(?:道路|之路|法治体系|法治理论)/gu,
  '特',
);

/** What shall speak: 用项目说话、用数据说话. */
const SPEAKS = sought(/用[\u4e00-\u9fff]{2,4}说话(?:[、，]用[\u4e00-\u9fff]{2,4}说话)+/g, '说');

/**
 * What is to be won like a battle: 打好投资稳定增长攻坚战, 打好黄河“几字弯”攻坚战、沙地歼灭战. 三大攻坚战 is counted, and 这场攻坚战
 * one that was named before.
 */
const BATTLE = sought(
  /(?<=打[好赢响]|战、)(?!打|这|那|本|今|好|赢|实现|多场|[一二两三四五六七八九十几]+[大场])[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,13}?|[\u4e00-\u9fff]{0,4}“[\u4e00-\u9fff]{1,6}”)(?:攻坚战|歼灭战|阻击战|保卫战|持久战|总体战)(?:、(?:攻坚战|歼灭战|阻击战|保卫战|持久战|总体战))*/g,
  '战',
);

/** What shall not be at all: 实现零事故, 确保零欠薪. */
const NONE_AT_ALL = sought(
  /(?<=实现|确保|做到|保持|责任|达到)零(?!售|件|部|散|星|距|增长)[\u4e00-\u9fff]{2}(?![\u4e00-\u9fff]?[率度])(?=[，。、；,;的\s]|目标|$)/g,
  '零',
  '零',
);

/** Whose story shall be told well: 讲好中国故事, 讲好新时代西藏故事. */
const STORY = sought(
  /讲好(?:新时代)?(?!这|那|身边|历史|红色|党的|品牌|创业|奋斗|企业|英雄|廉洁|法治)[\u4e00-\u9fff]{2,4}?(?<!营商|创业|发展)故事/g,
  '讲',
);

/** What many shall do together: 大安全、大应急. */
const TOGETHER = sought(
  /(?<!大[\u4e00-\u9fff]{2}、)大[\u4e00-\u9fff]{2}(?:、大[\u4e00-\u9fff]{2})+(?=的?(?:工作)?(?:格局|框架|体系|机制|监督))/g,
  '、',
);

/** To each its own: 一企一策, 一镇一业、一村一品. */
const ONE_FOR_EACH = sought(
  /一[\u4e00-\u9fff]一[策案档品业](?![案牌件例务内界余])(?:、一[\u4e00-\u9fff]一(?:[策案档品业](?![案牌件例务内界余])|特色|方案|清单|专班))*/g,
  '策案档品业',
  '一',
);

/** The beginning of something as its decisive hour: 开局即决战、起步即冲刺; 首战即决战. */
const AT_ONCE = sought(
  /(?:开局|起步|首战|首季|开年|年初)(?:即|就是|就)(?:冲刺|决战|决胜|攻坚|起跑|加速|大干)(?:、(?:开局|起步|首战|首季|开年|年初)(?:即|就是|就)[\u4e00-\u9fff]{2})*(?=的|[^\u4e00-\u9fff]|$)/g,
  '即就',
  '开起首年',
);

/** A span of time to be fought for, and what for: 奋战三季度、决战下半年; 大干一百天、夺取全年胜. */
const FOUGHT_FOR = sought(
  /(?:决战|奋战|冲刺|大干|强攻|决胜|鏖战)(?:[一二三四]季度|[0-9一二三四五六七八九十百]{1,4}天)、(?:决战|决胜|夺取|冲刺|大战|争取|拼搏|强攻|奋进)(?:[0-9]{2,3}天|[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])/g,
  '季天',
);

/** What everybody shall have: 幼有所育、学有所教; 老有颐养、弱有众扶. */
const FOR_EVERYBODY = sought(
  /[幼学劳病老住弱]有[所善优厚良颐康宜众][\u4e00-\u9fff](?:、[幼学劳病老住弱]有[所善优厚良颐康宜众][\u4e00-\u9fff])+/g,
  '幼学劳病老住弱',
  '幼学劳病老住弱',
);

/** What is done while something else is done, in the study of a campaign: 边学边查边改. 边走边看边想 is on the way. */
const MEANWHILE = sought(
  /(?<!边[\u4e00-\u9fff])(?:边[学查改思干整督促立知行议办研谋治评]){3}(?=[，。、；,;.的”\s]|$)/g,
  '边',
);

/** In the place of those one works for: 想群众之所想、急群众之所急. */
const IN_THEIR_PLACE = sought(
  /[想急][\u4e00-\u9fff]{2,4}所[想急需盼](?:、[想急解帮尽谋][\u4e00-\u9fff]{2,4}所[想急难困需能盼])+/g,
  '所',
  '想急',
);

/** Whom the fight against corruption is against: “老虎”“苍蝇”一起打, 打虎拍蝇. */
const TIGERS_AND_FLIES = sought(
  /“老虎”、?“苍蝇”一起打|「老虎」、?「苍蝇」一起打|老虎、?苍蝇一起打|打“(?:老虎|虎)”、?拍“(?:苍蝇|蝇)”|打虎拍蝇/g,
  '虎',
);

/** Forms that ordinary prose does not have, with what they are evidence of and how sure it is. */
const FORMS: readonly (readonly [
  form: Sought,
  evidence: Evidence,
  confidence: number,
  isName?: (words: string, lexicon: Lexicon) => boolean,
])[] = [
  [THOROUGH, 'parallel', 0.9],
  [WITHOUT_FAIL, 'parallel', 0.85],
  [MEASURED, 'parallel', 0.8],
  [MOST, 'parallel', 0.7],
  [MEANS, 'parallel', 0.8],
  [FIRST_THEN, 'parallel', 0.8],
  [EVERYBODY, 'parallel', 0.75],
  [AT_EASE, 'parallel', 0.75],
  [PAIRS_OF_WORDS, 'parallel', 0.7],
  [STRONG_PLACE, 'place-brand', 0.75],
  [KINDS_OF_COUNTIES, 'parallel', 0.75],
  [LEADERSHIP, 'introduced', 0.8],
  [IN_THREE_WAYS, 'parallel', 0.75],
  [CHAIN_OF_DEEDS, 'campaign-head', 0.7],
  [ANSWERED, 'parallel', 0.8],
  [FRIENDLY, 'place-brand', 0.8],
  [SHARED_FUTURE, 'place-brand', 0.85],
  [WITHIN_REACH, 'place-brand', 0.8],
  [TOGETHER, 'parallel', 0.7],
  [SPEAKS, 'parallel', 0.7],
  [STORY, 'introduced', 0.65],
  [BATTLE, 'introduced', 0.75],
  [NONE_AT_ALL, 'introduced', 0.65],
  [ONE_FOR_EACH, 'parallel', 0.7],
  [AT_ONCE, 'parallel', 0.8],
  [FOUGHT_FOR, 'parallel', 0.75],
  [FOR_EVERYBODY, 'parallel', 0.85],
  [MEANWHILE, 'parallel', 0.7],
  [IN_THEIR_PLACE, 'parallel', 0.8],
  [TIGERS_AND_FLIES, 'parallel', 0.8],
  [SPIRIT, 'introduced', 0.65, isSpirit],
  [WAY, 'introduced', 0.8],
  [THOUGHT, 'introduced', 0.85],
];

/** Whatever has one of the forms is a slogan. */
export function formedCalls(block: BlockContext): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  for (const [form, evidence, confidence, isName] of FORMS) {
    for (const { index, 0: words } of allMatches(form, block)) {
      if (isName && !isName(words, block.lexicon)) continue;
      const end = index + words.length;
      found.push({ type: 'slogan', start: index, end, evidence: [evidence], confidence });
    }
  }
  return found;
}
