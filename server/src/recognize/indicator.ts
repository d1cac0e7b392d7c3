/**
 * What a number measures, in the words of the text: 13项*重点任务*, *浏览量*达20万以上.
 *
 * The noun phrase behind the unit says it, else the subject of the clause before the number; a clause without either
 * goes on with what the number before it measured (*受灾人口*434户1953人).
 */
import { isHan } from '../text/characters';
import { clauseStart, CLAUSE_MAX, type BlockContext } from './block';
import type { Span } from './candidate';
import { canBeginNumeral } from './numeral';
import { INDICATOR_MAX, OPENING, SENTENCE_END } from './opening';
import { respective } from './respective';

/** Longest name in quotation marks inside a noun phrase. */
const QUOTED_MAX = 12;
/** Marks that a noun phrase does not reach over. */
const PHRASE_END = /[。！？!?…；;，,：:\n（(）)、<]/;
/** A tag that a page left in its text ends what came before it, too. */
const SUBJECT_START = /[。！？!?…；;，,：:\n、>]/;

/**
 * What each quantity of a block measures, in the order of the spans, or null where the text does not say.
 *
 * @param spans The quantities, in order.
 */
export function indicatorsOf(block: BlockContext, spans: readonly Span[]): (string | null)[] {
  const { text } = block;
  const result: (string | null)[] = [];
  spans.forEach(({ start, end }, i) => {
    const previous = spans[i - 1];
    const between =
      previous && start - previous.end <= ELLIPSIS_MAX
        ? text.slice(previous.end, start)
        : undefined;
    const continues = between !== undefined && !SENTENCE_END.test(between);
    // 436批667人次: the second of two numbers in a row says the same of the same thing.
    // 国产化率100%的装备: a rate is named before it.
    const isRate = text[start - 1] === '率' && text[end] === '的';
    const behind = isRate || spans[i + 1]?.start === end ? undefined : phraseBehind(block, end);
    const own =
      extentBefore(text, start, behind !== undefined) ??
      behind ??
      respective(text, start, { spans, index: i, measured: result }) ??
      subjectBefore(block, start, continues ? previous : undefined);
    const measured = own ?? (continues ? result[i - 1] : undefined) ?? null;
    // 三个县、市直单位共85人: whom they sent, not how many of them there are.
    const isBody = measured !== null && PEOPLE.test(text.slice(start, end)) && BODY.test(measured);
    result.push(isBody ? null : measured);
  });
  return result;
}

/** Numbers of people, and nouns for what is no person. */
const PEOPLE = /^(?![第前]).*[人名位]次?$/;
const BODY = /(?:单位|部门|企业|公司|机构|学校|医院|会议|[省市县区州盟旗乡镇村])$/;

/** 占地30余亩的公园: how large a thing is, wherever the thing is named. */
const EXTENT = /(占地(?:面积)?)?(?:建筑面积|总面积|总投资|总建筑面积)?(?=(?:约|近|超|达|为)?$)/;
const EXTENT_REACH = 8;

/** @param named Whether the thing is named behind the number; before it, its name goes with its extent (工程总投资). */
function extentBefore(text: string, start: number, named: boolean): string | undefined {
  const [words, area] = EXTENT.exec(text.slice(Math.max(0, start - EXTENT_REACH), start)) ?? [];
  return words && (named || area) ? words : undefined;
}

/** How far behind a number the next one may stand and still go on with what it measured. */
const ELLIPSIS_MAX = 40;

/** The noun phrase that begins at an offset, as far as the next verb or mark; its last part where 的 divides it. */
export function phraseBehind(
  { text, lexicon }: Pick<BlockContext, 'text' | 'lexicon'>,
  from: number,
): string | undefined {
  if (CHANGED.test(text.slice(from, from + 4))) return undefined;
  const state = STATE.exec(text.slice(from, from + 4));
  if (state) return state[0];
  // 639户中601户: the next number is a part of this one.
  if (text[from] === '中' && canBeginNumeral(text.charCodeAt(from + 1))) return undefined;
  const behind = from + (CURRENCY.exec(text.slice(from, from + CURRENCY_MAX))?.[0].length ?? 0);
  let start = text[behind] === '的' ? behind + 1 : behind;
  let end = start;
  while (end < text.length && end - start < INDICATOR_MAX) {
    const c = text[end]!;
    const closing = c === '“' ? text.indexOf('”', end) : -1;
    if (closing >= 0 && closing - end <= QUOTED_MAX && isHan(text.charCodeAt(closing + 1))) {
      // 10个党建“四个融入”试点项目: the name in quotation marks only says which.
      start = end = closing + 1;
      continue;
    }
    if (PHRASE_END.test(c) || (c === '“' && end > start)) break;
    // 2519个典型村和25个片区: the next number counts the next thing.
    if (c === '和' && canBeginNumeral(text.charCodeAt(end + 1))) break;
    if (c === '”' || c === '的' || c === '》') {
      // The last noun phrase is the one that is counted, but for a mark that the count passed: 305个达标天的门槛.
      if (c === '的' && MARK_PASSED.test(text.slice(end + 1, end + 3))) break;
      // 22个国家的超80家企业: the next number counts the next thing.
      if (c === '的' && end > start && COUNTED_NEXT.test(text.slice(end + 1, end + 3))) break;
      start = ++end;
      continue;
    }
    if (text[start - 1] === '的' && PACE.test(text.slice(start, end))) break;
    if (endsNoun(text, end)) {
      if (end > start) break;
      return undefined;
    }
    // 两个镇和七个村
    if (c === '和' && UNIT_NOUN.test(text.slice(start, end))) break;
    const verb = isInNoun(text, end) ? undefined : lexicon.verbs.longest(text, end);
    if (
      verb &&
      verb.end - end > 1 &&
      end > start &&
      DOER.test(text.slice(verb.end, verb.end + 2))
    ) {
      end = verb.end + 2;
      break;
    }
    if (verb) {
      if (end > start) break;
      // A verb of two characters directly behind the unit begins the predicate (30余亩建成开放), but in a noun (832个脱贫县).
      const isPredicate = text[behind] !== '的' && !COUNTED_BY_VERB.test(text[verb.end] ?? '');
      if (verb.end - end > 1 && isPredicate) return undefined;
    }
    end++;
  }
  const noun = text
    .slice(start, end)
    .replace(/^[“‘「『\s]+/, '')
    .trim()
    .replace(NOUN_END, '');
  if (UNIT_NOUN.test(noun)) return noun;
  if (MARK_PASSED.test(noun)) return undefined;
  return noun.length >= 2 && isHan(noun.charCodeAt(0)) ? noun : undefined;
}

/** 30亿元人民币: of which money, not what is measured. */
const CURRENCY = /^(?:人民币|新台币|港币|澳门币)/;
const CURRENCY_MAX = 3;

/** 以每天9.8公里的速度推进: what the number says is the pace. */
const PACE = /^(?:速度|比例|价格|频率|幅度|进度)$/;

/** What befell people or houses stands behind their number and is what is counted: 17人死亡, 3人受伤. */
const STATE =
  /^(?:当场)?(?:死亡|遇难|受伤|重伤|轻伤|失踪|失联|获救|受灾|受益|受损|脱贫|参与|参加|落马|被捕|被困)(?=[，。；、！！\d（(<\s]|$)/;

/** Nouns of one character that are counted: 163个村, 13个乡. */
const UNIT_NOUN = /^[村乡镇县市区州盟旗省组站]$/;

/** 站稳20万亿元台阶: what passed the number stands before it; 7400万笔今年…: the next sentence begins. */
const MARK_PASSED = /^(?:台阶|大关|关口|门槛|今年|去年|同期|同比|环比|截至)/;

/** Who does what the verb before it says: 重点工作牵头单位. */
const DOER = /^(?:单位|部门|人员)$/;

/** What makes a noun of a verb: 脱贫县, 搬迁户, 达标天. */
const COUNTED_BY_VERB = /[县村户天日]/;

/** Another number, behind what makes it an approximate one. */
const COUNTED_NEXT = /^[近超约逾]?\d/;

/** What a noun phrase behind a number does not end with: 3个工程后, 56个村共. */
const NOUN_END = /(?:来临之际|每[年月]|之[前后中内外际]|[共后时前中内里等及与]|(?<!之)和)+$/;

/**
 * Words that a noun phrase does not go on over: prepositions, adverbs and what opens a predicate. Each is kept from
 * words that only hold its character (原因, 自由, 就业, 人均).
 */
const BREAK =
  /(?:再[次度]|逐[一项个]|每[个一]|分享|赶(?=[赴往到])|(?<![原基成诱起])因(?![素果子])|(?<![自理缘事])由|(?<![参])与(?![会])|除(?=[\d一两二三四五六七八九十了])|(?<![人平年户])均(?![衡等值])|就(?![业医诊近读餐座地])|而|从(?!业|事)|按|积极|迅速|广泛|扎实|全面|当场|需要|报告|一对一|分别|驰援|送[医往到去]|受(?![益理灾贿众训损])|还(?![款贷迁本债建田])|正(?=加快|在|全力|成为)|中(?=[有除的]|位列|排名|名列|率先)|增收|下沉|经(?![济营贸费验典])|都(?![市会])|有望|作出|做出|象|齐聚|集聚|吸纳(?![能量])|组成(?![部单人员])|集体|自愿|主动)/y;

function endsNoun(text: string, at: number): boolean {
  // 56个村共40000人: the next number counts the next thing.
  if (/[\d０-９]/.test(text[at]!)) return true;
  BREAK.lastIndex = at;
  return BREAK.test(text);
}

/** A character of a verb inside a noun: 便民用品, 铁路专用线, 建设用地, 研发力量. */
function isInNoun(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  if (text[at] === '发') return before === '研';
  return (
    text[at] === '用' &&
    (/[品地户房电水工能具语药材途]/.test(text[at + 1] ?? '') ||
      /[专民商农公日实通军家食药饮常]/.test(before))
  );
}

/** 从162.4亿元增加到287.9亿元, 60个工作日压缩为10个工作日: between two values of the same thing. */
const CHANGED =
  /^(?:的基础上)?(?:增加|增长|上升|提高|提升|扩大|下降|降低|减少|缩短|压缩|精简|优化|缩减|压减|回落|回升|下调|上调|调整|缩小|收窄|跃升|攀升|转变)(?:[到至为]|$)|^[升降增减提][到至为]|^[到至]零下/;

/** Verbs and adverbs behind which a clause no longer names its subject. */
const PREDICATE =
  /由|从|下?达到?|折合(?=$)|缩小|收窄|回[落升][至到]|升[至到]|不?[高低]于|[跌至]?破?零下(?=$)|约?为|增长|增加(?!值)|增至|增到|降[至到低为]|微[降增]|改善(?=$)|下[降滑跌]|减[少至]|提[高升速]|上[涨浮调](?!幅)|压[缩减]|缩短|占(?!比|有[率量])|位居|居(?![民住])|[名位分]列|排名|跃(?=[居升至上入]|$)|净(?=[增减]|$)|跻身|荣[登获膺列]|同比|环比|[比较](?:上[年月周季旬]|去年|同期|年初|\d|前)|年均(?!浓度)|平均(?![值浓]|(?![压提下降增缩减])[\u4e00-\u9fff]{0,6}(?:时[间长限]|工资|收入|价格|寿命|成本|年限|水平))|分别|实际(?!使用)|共有|累计|突破|站[稳上]|[迈跨]上|超过|低至|仅|稳居|保持|控制|稳定|优化为|高达|多达|连续|(?<![国公私所含])有(?!限|色|关|效|机|[量率])|喜获|(?<![落事证扎充真核夯])[应实]到(?!位)|是|完成(?!率)|实现|建成|拥有(?!量)|扩大|收窄|回落|上升|翻|取得|(?<![收捕截查])获|精简|缩减|严重|将/;

/** What is measured, directly before the number or its verb: …贡献率超, …占全省比重达. */
const MEASURE =
  /(?<=[\u4e00-\u9fff])((?:占[^，]{0,12}?(?:比重|比例))|率|[总销产]?额|总?量|总?值|规模|水平|成本|面积|人数|里程|浓度)(?:为|达到?|已?突破|超过?|约|近|提[高升]至?|增至|降至|降为)?$/;

/**
 * A deed whose object is what is counted, also behind its subject: 地震造成受灾人口2万户, 撰写心得体会24篇. What only
 * says how much of it there is stays with the deed (投入资金, 种植面积).
 */
const DEED =
  /.*(?:(?:已|目前|至少|累计|共|先后)*(?:造成|导致|疏散|撰写|细分为|分为|举办|召开|派出|出动|发放|选派|印发|下[发达拨]|梳理|征集|收集|排查|查处|化解|调解|接待|接访|种植(?![面业基大户园区专合示技保结产发])|吸引|引进|引育|招引|走访|慰问|资助|惠及|邀请|捐赠|拨付|栽植|拆除|整治|跨(?![区省市境国界年])|跨越|检查|抽查|巡查|清理|实施|现有|(?<![落事证扎充真核夯])[应实]到))(?:了|出|到|各类)?(?=[\u4e00-\u9fff]{2})(?!(?:总?[额量值]|资金|金额|面积|人数|人次|总数|数量|规模|力度|率|活动$))/;

/** Among whom something ranks. */
const SCOPE =
  /^(?:均|均居|稳居|位居|居)?(?:全[国省市县区球]|世界|大陆|同期|中西部|中部|西部|东部)$/;

/** 5G基站, PM2.5浓度 and R&D经费 begin with letters. */
const NOUN_START = /^(?:\d?[A-Z]|[Ⅰ-Ⅻ\u4e00-\u9fff])/;

/** The object of a verb, before its number: 完成固定资产投资7109亿元, 每万人拥有5G基站25个. */
const OBJECT =
  /(?:完成(?!投资)|实现|带动|取得|拉动|每\d{0,4}[万千百]?[人户名]口?拥?有(?!量)|(?:累计)?(?=完成投资))((?:\d?[A-Z]+)?[\u4e00-\u9fff]{2,12}?)(?:达到?|约|近|超过?|突破)?$/;

/** 位列赤峰市第6位, 和第6位均提升至第5位: where something stands, behind the clause that says what. */
const RANKED =
  /^(?:均|稳|仍|并|且)*(?:[高低快好优多少]于|高出|低出|位[居列于]|[名分]列|跃[居至升入]|跻身|荣[登列]|排名|居(?![民住家])于?|列)[^，]{0,10}$|^(?:其中)?最[高低多少大小](?:为|达)?$|^(?:和|、)?(?:均|都)?(?:提升|上升|跃升|跃居|前移|下降)?[到至为]?$/;

/** 较去年同期增长, 比年初高出: with what something is compared, behind the clause that says what. */
const COMPARED =
  /^(?:同?比|较)(?!.{0,3}同期[^，]{2,8}[量额值率数])[^，]{1,12}?(?:增长|增加|提[高升]|上[涨升]|下[降跌]|减少|回落|收窄|扩大|[高低多少快]出?)了?$/;

/** What a clause begins with that has its subject in another one. */
const CONJUNCTION = /^(?:尽管|虽然|即使|如果|只要|已经)/;

/** 地区生产总值（GDP）, 服务中心（所、站）: what brackets behind a noun add; （记者张三） ends a dateline, （一） begins an item. */
const INSERTED =
  /(?<=[\u4e00-\u9fff])(?:（(?![^（）]{0,6}(?:记者|通讯员))[^（）\n]{1,24}）|\((?![^()]{0,6}(?:记者|通讯员))[^()\n]{1,24}\))/g;

/** What leads from a subject to its number: （含春茶）约320吨, （GDP）已达. */
const OF_NUMBER = /^(?:[约近超逾已均也]|合计|总计|共计?|全年)/;

/** “一窗受理”率达98%: the rate of what is quoted, as it is written. */
const QUOTED_RATE =
  /(“[^“”]{2,12}”[\u4e00-\u9fff]{0,4}率)(?:已|均|分别)?(?:为|是|达到?|超过?|突破|约|近)?$/;

/** The clause before a number, without what brackets add to it. */
function clauseBefore(text: string, to: number, from: number): string {
  const start = Math.max(clauseStart(text, to, SUBJECT_START), from);
  const clause = text.slice(start, to);
  if (!/[）)]/.test(clause)) return clause.trim();
  const reach = text.slice(Math.max(from, to - CLAUSE_MAX), to);
  const whole = reach.replace(INSERTED, (bracket, at: number) => {
    const rest = reach.slice(at + bracket.length);
    // 现代农（牧）事服务中心 goes on with its noun.
    return rest === '' || OF_NUMBER.test(rest) || PREDICATE.exec(rest)?.index === 0 ? '' : bracket;
  });
  return whole.slice(clauseStart(whole, whole.length, SUBJECT_START)).trim();
}

/**
 * The subject of the clause before a number.
 *
 * @param previous The number before it, where the two belong to one sentence; the subject cannot reach over it.
 */
function subjectBefore(
  { text }: BlockContext,
  to: number,
  previous: Span | undefined,
): string | undefined {
  let phrase = clauseBefore(text, to, previous?.end ?? 0);
  if ([CHANGED, CONJUNCTION, RANKED, COMPARED].some((one) => one.test(phrase))) return undefined;
  const quoted = /“([^“”]{2,12})”$/.exec(phrase);
  if (quoted) return quoted[1];
  const rate = QUOTED_RATE.exec(phrase);
  if (rate) return rate[1];
  if (/^[户人村亩]均$/.test(phrase)) return phrase;
  const title = /《([^《》]+)》[^《》]{0,2}$/.exec(phrase);
  if (title) return title[1];
  phrase = phrase
    .replace(OPENING, '')
    .replace(/^.*等(?=[\u4e00-\u9fff]{2})/, '')
    // 将办理时限由60天, 出席会议的有委员127人
    .replace(/^.*[将把](?=[^将把]{2,20}[由从](?:平均)?$)/, '')
    .replace(/^.*的有(?=[\u4e00-\u9fff]{2,12}$)/, '')
    .replace(/^.*[^但还可也总]是(?=[\u4e00-\u9fff]{2,8}率$)/, '')
    .replace(/^[这该其](?:[个一]|项(?!目))?(?=[\u4e00-\u9fff]{2})/, '');
  const deed = DEED.exec(phrase);
  if (deed) phrase = phrase.slice(deed.index + deed[0].length);
  // 3个项目分别拆迁25万平方米: the deed, not who did it.
  phrase = phrase.replace(
    /^.*分别(?=[\u4e00-\u9fff]{2,8}$)(?!为|达|增|减|提|下|上|较|比|同|占|是|有|完成|实现)/,
    '',
  );
  const verb = PREDICATE.exec(phrase);
  const measure = MEASURE.exec(phrase);
  const object = OBJECT.exec(phrase);
  if (measure) phrase = phrase.slice(0, measure.index + measure[1]!.length);
  else if (object) phrase = object[1]!;
  else if (verb && verb.index >= 2) phrase = phrase.slice(0, verb.index);
  else if (verb) {
    // 有4个, 共13个: the predicate comes first, what is counted stands behind it.
    phrase = phrase.slice(verb.index + verb[0].length).replace(PREDICATE, '');
  }
  phrase = phrase
    .replace(/^.*[“”‘’《》（）()]/, '')
    .replace(
      /(?:均?居?(?:全[国省市球]|世界)|双双|历史性|总体|日均|预计|基本|逆势|首次|累计|(?<![许认])可|(?<![存所现])在|[的了至到增降共已经约近超逾过各类均新中])+$/,
      '',
    );
  // 输送的电量: what comes before 的 only says which.
  phrase = phrase.slice(phrase.lastIndexOf('的') + 1);
  // 居全国第2位: where, not what.
  if (SCOPE.test(phrase)) return undefined;
  return phrase.length >= 2 && phrase.length <= INDICATOR_MAX && NOUN_START.test(phrase)
    ? phrase
    : undefined;
}
