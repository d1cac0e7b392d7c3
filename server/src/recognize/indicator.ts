/**
 * What a number measures, in the words of the text: 13项*重点任务*, *浏览量*达20万以上.
 *
 * The noun phrase behind the unit says it, else the subject of the clause before the number; a clause without either
 * goes on with what the number before it measured (*受灾人口*434户1953人).
 */
import { isHan } from '../text/characters';
import { clauseStart, type BlockContext } from './block';
import type { Span } from './candidate';
import { canBeginNumeral } from './numeral';

/** Longest indicator, in code units. */
const INDICATOR_MAX = 24;

/** Longest name in quotation marks inside a noun phrase. */
const QUOTED_MAX = 12;
/** Marks that a noun phrase does not reach over. */
const PHRASE_END = /[。！？!?…；;，,：:\n（(）)、]/;
const SUBJECT_START = /[。！？!?…；;，,：:\n、]/;
const SENTENCE_END = /[。！？!?\n]/;

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
    const behind = spans[i + 1]?.start === end ? undefined : phraseBehind(block, end);
    const own =
      behind ??
      respective(block, start, spans, i) ??
      subjectBefore(block, start, continues ? previous : undefined);
    result.push(own ?? (continues ? (result[i - 1] ?? null) : null));
  });
  return result;
}

/** How far behind a number the next one may stand and still go on with what it measured. */
const ELLIPSIS_MAX = 40;

/** The noun phrase that begins at an offset, as far as the next verb or mark; its last part where 的 divides it. */
export function phraseBehind(
  { text, lexicon }: Pick<BlockContext, 'text' | 'lexicon'>,
  from: number,
): string | undefined {
  if (CHANGED.test(text.slice(from, from + 4))) return undefined;
  // 639户中601户: the next number is a part of this one.
  if (text[from] === '中' && canBeginNumeral(text.charCodeAt(from + 1))) return undefined;
  let start = text[from] === '的' ? from + 1 : from;
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
      // The last noun phrase is the one that is counted.
      start = ++end;
      continue;
    }
    const verb = lexicon.verbs.longest(text, end);
    if (verb) {
      if (end > start) break;
      // A verb of two characters directly behind the unit begins the predicate: 30余亩建成开放.
      if (verb.end - end > 1) return undefined;
    }
    end++;
  }
  const noun = text
    .slice(start, end)
    .replace(/^[“‘「『\s]+/, '')
    .trim();
  return noun.length >= 2 && isHan(noun.charCodeAt(0)) ? noun : undefined;
}

/** 从162.4亿元增加到287.9亿元, 60个工作日压缩为10个工作日: between two values of the same thing. */
const CHANGED =
  /^(?:的基础上)?(?:增加|增长|上升|提高|提升|扩大|下降|降低|减少|缩短|压缩|精简|优化|缩减|压减)(?:[到至为]|$)/;

/** Words that open a clause and are not part of its subject. */
const OPENING =
  /^(?:今年以来|目前|超前|其他|其余|各类|各项|各种|截至[^，]{0,8}?(?:日|底|末|年|月)|截至目前|其中|全年|累计|累积|共计?|总计|先后|分别|新增(?!就业)|新建|新培育|新设|组织|形成|提出|下发|印发|举办|召开|开展|完成|实现|解决|引进|培育|培训|发放|建成|创建|投入|邀请|选派|实施|推进|推动|将|把|使用|使|对(?!外)|为|与|和(?!美|谐)|及|并|还|也|特别是|预计|力争|确保|争取|获得?|荣获|拥有|明确|高效率|高质量|高标准|积极|扎实|努力|进一步|不断|大力|年[初内]|上半年|下半年|前三季度|[一二三四]季度|协调组织|起草|梳理出|查处|违反|精简|压缩|优化|降低|减少|避免|成为|五年|[二两三四五六七八九十\d]+年(?:来|间|新增)?|\d+年|连续|持续|造成|当场|我[省市县区国]|全[省市县区]|各地|去年[末底]?|今年|年末|同时|另有|另外|因此|此外|已|更新|开工改造|建设改造|改造|精准识别|归集|入驻|提供|依法|追讨|公开|考录|出动|转送|服务(?=企业|群众|保障)|保障|开通|关闭|开行|受理|收集|征集|发现|排查|整改|安排|争取|落实|拨付|筹集|支付|兑现|减免|政府|每户|给|净增|接待|带动|支持|铺排落实|退出|惠及|续建|认定|盘活优化|盘活|重组入列|揽收|投递|投产|导致|享受|淘汰)+/;

/** Verbs and adverbs behind which a clause no longer names its subject. */
const PREDICATE =
  /由|从|达到?|约?为|增长|增加(?!值)|增至|增到|降[至到低为]|下[降滑跌]|减[少至]|提[高升速]|压[缩减]|缩短|占(?!比)|位居|居(?![民住])|[名位]列|排名|同比|环比|[比较](?:上年|去年|同期|年初|\d|前)|年均|平均(?!值)|分别|实际(?!使用)|共有|累计|突破|超过|低至|仅|稳居|保持|控制|稳定|优化为|高达|多达|连续|有(?!限|色|关|效|机)|是|完成(?!率)|实现|建成|拥有|扩大|收窄|回落|上升|翻|取得|获|精简|缩减|严重|将/;

/** 旅客和货邮吞吐量分别增长14.2%、4.2%: what the number measures that has its place among those behind 分别. */
function respective(
  { text }: BlockContext,
  to: number,
  spans: readonly Span[],
  index: number,
): string | undefined {
  const from = clauseStart(text, to, SENTENCE_END);
  const word = text.lastIndexOf('分别', to);
  if (word < from) return undefined;
  let place = 0;
  while (place < index && spans[index - place - 1]!.start > word) place++;
  const subject = text
    .slice(clauseStart(text, word, RESPECTIVE_START), word)
    .replace(OPENING, '')
    .split(/[、和及与]|以及/);
  const part = subject[place];
  return subject.length >= 2 && part && part.length >= 2 && part.length <= INDICATOR_MAX
    ? part.slice(part.lastIndexOf('的') + 1).replace(PREDICATE_END, '')
    : undefined;
}

const RESPECTIVE_START = /[。！？!?…；;，,：:\n]/;
const PREDICATE_END = /(?:均|增长|增加|下降|同比|提高|达到?|为|占)+$/;

/** What is measured, directly before the number or its verb: …贡献率超, …占全省比重达. */
const MEASURE =
  /(?<=[\u4e00-\u9fff])((?:占[^，]{0,12}?(?:比重|比例))|率|[总销产]?额|总?量|总?值|规模|水平|成本|面积|人数|里程|浓度)(?:为|达到?|已?突破|超过?|约|近|提[高升]至?|增至|降至|降为)?$/;

/** Among whom something ranks. */
const SCOPE =
  /^(?:均|均居|稳居|位居|居)?(?:全[国省市县区球]|世界|大陆|同期|中西部|中部|西部|东部)$/;

/** The object of a verb, before its number: 完成固定资产投资7109亿元. */
const OBJECT =
  /(?:完成(?!投资)|实现|带动|取得|拉动|(?:累计)?(?=完成投资))([\u4e00-\u9fff]{2,12}?)(?:达到?|约|近|超过?|突破)?$/;

/** What a clause begins with that has its subject in another one. */
const CONJUNCTION = /^(?:尽管|虽然|即使|如果|只要|已经)/;

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
  const start = Math.max(clauseStart(text, to, SUBJECT_START), previous?.end ?? 0);
  let phrase = text.slice(start, to).trim();
  if (CHANGED.test(phrase) || CONJUNCTION.test(phrase)) return undefined;
  const title = /《([^《》]+)》[^《》]{0,2}$/.exec(phrase);
  if (title) return title[1];
  phrase = phrase.replace(OPENING, '').replace(/^.*等(?=[\u4e00-\u9fff]{2})/, '');
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
      /(?:均?居?(?:全[国省市球]|世界)|预计|基本|逆势|首次|累计|[的了至到增降共已经约近超逾过各类均新])+$/,
      '',
    );
  // 输送的电量: what comes before 的 only says which.
  phrase = phrase.slice(phrase.lastIndexOf('的') + 1);
  // 居全国第2位: where, not what.
  if (SCOPE.test(phrase)) return undefined;
  return phrase.length >= 2 && phrase.length <= INDICATOR_MAX && /^[\u4e00-\u9fff]/.test(phrase)
    ? phrase
    : undefined;
}
