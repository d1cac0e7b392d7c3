/**
 * Numbered formulas: set phrases that abbreviate a closed list (四下基层) or encode a scheme (1+8+1) by number.
 *
 * Known ones come from the lexicon; unknown ones from the shape of what stands in quotation marks, and from a list in
 * the text that has as many items as the number says.
 */
import type { Evidence } from '../document/annotation';
import { isHan } from '../text/characters';
import { formulaKind, type FormulaKind, type KnownTerm } from '../lexicon/lexicon';
import { enclosing, type BlockContext, type Quotation } from './block';
import type { FormulaCandidate } from './candidate';
import { formula, standsAlone } from './formulaCandidate';
import { COUNTING_SENTENCE } from './quotation';
import { unquotedFormulas } from './unquotedFormula';

const DIGIT = '一二三四五六七八九十';
const NUMBER = `[${DIGIT}两双百千万\\d]`;
const MEASURE = '(?:个|大|项|条|张|种|类|道|本|件|位)?';
const HEAD = '[^\\d，。；：！？、,.“”‘’（）\\s]';

/** 四下基层, 三个清单, 十大战略, 新三样, 双过半. */
const COUNTED = new RegExp(`^(?:新|老)?(${NUMBER}{1,3})${MEASURE}(${HEAD}{1,6})$`);
/** 一单两制, 四联四增, 四个濮阳、一个高地、一个中心. */
const COMPOUND = new RegExp(
  `^${NUMBER}{1,2}${MEASURE}${HEAD}{1,5}?(?:[、，]?${NUMBER}{1,2}${MEASURE}${HEAD}{1,5}?)+(?:多${HEAD}{1,2})?$`,
);
/** 1+8+1, 1+N+X, 3+2, “1+1>2” is none. */
const SUM =
  /^[\dN一二三四五六七八九十]+(?:[+×*xX-][\dNnXx一二三四五六七八九十]+)+(?:[+][\dNnXx]+)*$/;
/** 1办+9组, 1个中心+5个站: what each number of a sum counts is written behind it. */
const NAMED_SUM = new RegExp(`^\\d+[个大]?${HEAD}{1,4}(?:\\+\\d+[个大]?${HEAD}{1,4})+$`);
/** 554, 121, 3820: a scheme written in digits. */
const DIGITS = /^\d{3,6}$/;
/** 发展六仗: the number between what it counts and whose it is. */
const INNER = new RegExp(`^${HEAD}{2,4}([${DIGIT}]{1,2})[大]?(${HEAD}{1,2})$`);

/** Heads behind a quotation that make digits a scheme. */
const SCHEME =
  /^(?:的)?[\u4e00-\u9fff]{0,5}?(?:体系|格局|模式|机制|工作法|行动|工程|计划|战略|思路|布局|目标|任务|框架|规划|方案|政策|制度|措施|举措|路径|架构|产业|结构|工作|要求|发展|部署|平台|队伍|网络|联动|交通圈|生活圈|作风)/;

/** What is known by a number: a line, a unit, a day. */
const NUMBERED =
  /^(?:热线|专线|电话|报警|急救|电台|频道|部队|高地|空间|事件|事变|惨案|专案|地震|洪水|厂|所|团|旅|师|矿|型|号|工厂|系列|航班|次|网)/;

/** “121”三带建设: what the digits count is counted again behind them. */
const COUNTED_HEAD = /^[二两三四五六七八九十][\u4e00-\u9fff]{1,3}(?:建设|工程|战略|布局|格局|体系)/;

/** Heads of counted formulas that make a number before them a plain count or a lexical word. */
const PLAIN_HEADS =
  /^(?:年|月|日|号|岁|届|期|次|个月|周年|周岁|世纪|小时|分钟|天|元|亿|万|米|里|公里|人|名|家|所|座|亩|吨|后|线|流|把手|站式|体化|揽子|系列|刀切|盘棋|张网|张图|张蓝图|本账|件事|公里|辈子|起|样|些|点|切|定|般|直|致|律|边|方面|手|心|时间|名|级|代|胎|孩|胞胎|维码|维|氧化碳|手车|手房|战|次元|人转|轮车|轮|农问题|国|国志|峡|亚|明|江源|沙|门峡|星|文鱼|色|方|脚|角形|角洲|角|文治|星堆|岸|城)$/;

/** 两类人, 五类户: kinds of people that somebody has told apart. */
const KIND_OF_PEOPLE = /类(?:人|户|家庭)$/;

/** “五心”服务, “四度”: as many qualities that end alike, 爱心、细心…, 力度、温度…. 一心 and 两度 are words. */
const QUALITIES = /^[三四五六七八九][心度]$/;

/** 十个指头弹钢琴: fingers are told off, not counted. */
const FINGERS = /^十[个根]?(?:手指|指头)/;

/** 三里桥, 五四大道: names of places. */
const STREETS = /(?:路|街|桥|大道|广场|公园|胡同|巷|店)$/;

/** Finds the formulas of a block. */
export function recognizeFormulas(block: BlockContext): FormulaCandidate[] {
  return [...knownFormulas(block), ...quotedFormulas(block), ...unquotedFormulas(block)];
}

function knownFormulas(block: BlockContext): FormulaCandidate[] {
  const found: FormulaCandidate[] = [];
  for (const { start: termStart, end: termEnd, known } of block.terms) {
    if (known.type !== 'formula') continue;
    const start = termStart + leadLength(block.text.slice(termStart, termEnd));
    // 十大战略性领域
    if (block.text[termEnd] === '性') continue;
    const end = start + lengthWithoutHead(block.text.slice(start, termEnd));
    const quotation = enclosing(block.quotations, start, end);
    const quoted = quotation?.start === start && quotation.end === end;
    if (known.quotedOnly && !quoted && !OWN_MATTER.test(block.text.slice(end, end + 2))) continue;
    if (!standsAlone(block.text, start, end)) continue;
    const evidence: Evidence[] = known.entry ? ['glossary'] : ['numeral-pattern'];
    if (quoted) evidence.push('quoted');
    found.push(formula(block, start, end, known.kind ?? 'counted', evidence, 0.95, known));
  }
  return found;
}

/** What makes a formula of words that are ordinary ones elsewhere: 三保支出, 三资管理, 双创工作. */
const OWN_MATTER = /^(?:支出|底线|管理|工作|政策|要求|监管|基地|清理|建设|活动|教育)/;

/** The length of what stands before the number of a term and says where it applies: 国内国际 of 国内国际双循环. */
const leadLength = (term: string): number => LEAD.exec(term)?.[1]!.length ?? 0;
const LEAD =
  /^(中央|[\u4e00-\u9fff]{3,}?)(?:双|[二三四五六七八九十]+[大项个])[\u4e00-\u9fff]{1,5}$/;

function quotedFormulas(block: BlockContext): FormulaCandidate[] {
  const found: FormulaCandidate[] = [];
  for (const quotation of block.quotations) {
    // width="500"
    if (block.text[quotation.start - 2] === '=') continue;
    const doubled = doubledQuotation(block, quotation);
    if (doubled) {
      found.push(doubled);
      continue;
    }
    const { start } = quotation;
    const borne = lengthBeforeHouse(block, start, quotation.end);
    if (borne !== undefined) {
      const words = block.text.slice(start, start + borne);
      const known = block.lexicon.terms.get(words);
      const evidence: Evidence[] = known?.entry ? ['glossary'] : ['quoted', 'numeral-pattern'];
      const kind = formulaKind(words);
      found.push(formula(block, start, start + borne, kind, evidence, 0.85, known));
      continue;
    }
    const end = start + lengthWithoutHead(block.text.slice(start, quotation.end));
    const inner = block.text.slice(start, end);
    const known = block.lexicon.terms.get(inner);
    // A hotline may be a scheme as well: “12345”工作法.
    if (known && !isMethod(block.text, end, inner, known)) continue;
    const shape = shapeOf(block, { ...quotation, end }, inner);
    if (!shape) continue;
    found.push(
      formula(block, start, end, shape.kind, ['quoted', 'numeral-pattern'], shape.confidence),
    );
  }
  return found;
}

/** 双“一号工程”, 双“百”: what is called so, twice. The marks stand inside the formula. */
function doubledQuotation(
  block: BlockContext,
  { start, end }: Quotation,
): FormulaCandidate | undefined {
  const { text } = block;
  if (text[start - 2] !== '双' || !isHan(text.charCodeAt(start)) || end - start > DOUBLED_MAX)
    return undefined;
  return formula(block, start - 2, end + 1, 'counted', ['quoted', 'numeral-pattern'], 0.85);
}

/** Longest name that is doubled, in code units. */
const DOUBLED_MAX = 6;

/** 3个100万, 三个1000亿, 两个10万元, 五个100%: so many goals of one size. */
const TIMES = /^[二两三四五六七八九十2-9]个\d+[百千万亿]*(?:元|亩|吨|户|%)?$/;

/**
 * How much of a formula is left without the head behind it: 4+4 of 4+4科创工程, 1446 of 1446城市基层党建体系, 五步 of
 * 五步工作法.
 */
export const lengthWithoutHead = (words: string): number =>
  CODE_AND_HEAD.exec(words)?.[0].length ?? words.length;

/** A known formula and the house or fair that bears its name: 一老一小 of 一老一小幸福院, 双创 of 双创汇. */
export function lengthBeforeHouse(
  { text, lexicon }: BlockContext,
  start: number,
  end: number,
): number | undefined {
  const known = lexicon.terms.longest(text, start, end - 1);
  return known?.value.type === 'formula' && HOUSE.test(text.slice(known.end, end))
    ? known.end - start
    : undefined;
}

const HOUSE = /^(?:幸福院|服务站|驿站|之家|大赛|汇|专班)$/;

const CODE_AND_HEAD =
  /^(?:\d+(?:[+×][\dNnXx]+)+|(?!19|20)\d{3,4})(?=(?![百千万亿元])[\u4e00-\u9fff]{0,8}(?:工程|计划|行动|战略|体系|格局|模式|机制|布局|部署|工作法|之家)$)|^[二两三四五六七八九十][\u4e00-\u9fff](?=(?:工作法|精神|建设)$)/;

/** Whether digits that are a hotline or a body of states elsewhere name a method here: “12345”工作法, “10+3”产业布局. */
const isMethod = (text: string, end: number, inner: string, { type }: KnownTerm): boolean =>
  type === 'none' &&
  (DIGITS.test(inner) || SUM.test(inner)) &&
  /^(?:(?:现代|重点|特色|主导)?产业|工作法|工作机制|工作体系|工作模式|工作思路|总体思路|发展思路)/.test(
    text.slice(end + 1, end + 6),
  );

/** What kind of formula the words of a quotation have the shape of. */
function shapeOf(
  block: BlockContext,
  { end }: Quotation,
  inner: string,
): { kind: FormulaKind; confidence: number } | undefined {
  if (inner.length > FORMULA_MAX || inner.length < 2) return undefined;
  if (
    PERIOD_PLAN.test(inner) ||
    NAMES_WITH_NUMBERS.test(inner) ||
    !HAS_NUMBER.test(inner.replace(REGIONS, ''))
  )
    return undefined;
  const closed = isHan(block.text.charCodeAt(end)) ? end : end + 1;
  const after = block.text.slice(closed, closed + 11);
  if (SUM.test(inner) && /\d|N/.test(inner)) {
    return isDate(inner) ? undefined : { kind: 'code', confidence: 0.92 };
  }
  if (NAMED_SUM.test(inner)) return { kind: 'code', confidence: 0.85 };
  if (TIMES.test(inner)) return { kind: 'counted', confidence: 0.85 };
  if (DIGITS.test(inner)) {
    if (SCHEME.test(after) || COUNTED_HEAD.test(after)) return { kind: 'code', confidence: 0.85 };
    // What is no year and no number of a line, a unit or a disaster encodes something.
    return /^(?:19|20)\d\d$/.test(inner) || NUMBERED.test(after)
      ? undefined
      : { kind: 'code', confidence: 0.65 };
  }
  if (COUNTING_SENTENCE.test(inner)) return undefined;
  if (ONCE.test(inner) || (inner.length > 4 && EACH_ITS_OWN.test(inner))) return undefined;
  const kind = formulaKind(inner);
  // 经济向好“30条”: measures that are known by their number.
  if (MEASURES.test(inner)) return { kind: 'counted', confidence: 0.95 };
  // “三万”活动: of three things ten thousand each.
  if (/^[二三四五六七八九十]万$/.test(inner)) return { kind: 'compound', confidence: 0.7 };
  // 百千万, 百千万工程: so many leaders, so many places that follow them and so many others, by their sizes.
  if (/^(?:双[百千万亿]{1,2}|十?[百千万]{2,3})(?:工程)?$/.test(inner))
    return { kind: 'compound', confidence: 0.75 };
  // 千名干部进万家: hundreds and thousands are rhetoric, not a count.
  if (/^(?:[百千万]|十[^百千万]{1,3}[百千万])/.test(inner)) return undefined;
  if (HEAD_AND_MANY.test(inner)) return { kind: 'compound', confidence: 0.8 };
  if (isMixed(inner)) return { kind: 'compound', confidence: 0.75 };
  if (COMPOUND.test(inner) && kind === 'compound') {
    // 一江一河 are two.
    if (EACH_ONE.test(inner)) return undefined;
    return { kind: 'compound', confidence: 0.88 };
  }
  const counted = COUNTED.exec(inner);
  if (counted) {
    const [, number, head] = counted as unknown as [string, string, string];
    // 八腿式 says how something is built, 七彩 what it looks like.
    if (
      (PLAIN_HEADS.test(head) && !KIND_OF_PEOPLE.test(inner) && !QUALITIES.test(inner)) ||
      head.startsWith('彩') ||
      STREETS.test(head) ||
      inner === '两侧' ||
      FINGERS.test(inner) ||
      /[式款]$|..型$|^(?:分钟|小时|刻钟).*圈$/.test(head)
    )
      return undefined;
    if (number === '一' || number === '1')
      return isBesideAnother(block.text, end - inner.length, end)
        ? { kind: 'counted', confidence: 0.9 }
        : undefined;
    if (
      block.lexicon.units.get(head) !== undefined &&
      head.length === 1 &&
      !KIND_OF_PEOPLE.test(inner) &&
      !QUALITIES.test(inner) &&
      !/[办进亮送步乡]/.test(head) &&
      // “三门工作法”: a head behind it shows a name.
      !isHan(block.text.charCodeAt(end))
    )
      return undefined;
    return { kind: 'counted', confidence: inner.length > 6 ? 0.75 : 0.88 };
  }
  if (INNER.test(inner) && !/[一]/.test(inner)) return { kind: 'counted', confidence: 0.7 };
  return undefined;
}

/** “一个引领”（党建引领）、“三个融合”: one thing is counted where the next quotation counts others. */
const isBesideAnother = (text: string, start: number, end: number): boolean =>
  text[start + 1] === '个' &&
  (ANOTHER_BEHIND.test(text.slice(end, end + BESIDE_MAX)) ||
    ANOTHER_BEFORE.test(text.slice(Math.max(0, start - BESIDE_MAX), start)));
const ANOTHER_BEHIND =
  /^[”」](?:（[^（）]{1,60}）)?[、，和及与]?[“「][二两三四五六七八九十][个大项条][^“”「」]{1,6}[”」]/;
const ANOTHER_BEFORE =
  /[“「][二两三四五六七八九十][个大项条][^“”「」]{1,6}[”」](?:（[^（）]{1,60}）)?[、，和及与]?[“「]$/;
const BESIDE_MAX = 80;

/** 一人一案, 一院一品, 一案一评估、一人一方案: each has its own, which counts nothing. */
const EACH_ONE =
  /^一.一(?:[策档案码证人员品业]|评估|方案|回访|台账|清单|专班|特色|品牌)(?:、一.{2,4})*$/;

/** 一中心多园区, 一区多园: one place and many that belong to it. 一卡多用 counts no places. */
const HEAD_AND_MANY =
  /^一(?:中心|核心?|主|区|园区?|院|基地|平台|轴|带)多(?:园区?|点|区|中心|极|廊|片区?|基地|站点?|组团|节点|支点)$/;

/** 双极带动、多点支撑、三区协同: parts of one length that begin with numbers or words like them, two at least with numbers. */
function isMixed(inner: string): boolean {
  const parts = inner.split('、');
  const [first] = parts as [string, ...string[]];
  return (
    parts.length > 1 &&
    first.length > 2 &&
    parts.every((part) => part.length === first.length && MIXED_PART.test(part)) &&
    parts.filter((part) => !/^[多全]/.test(part)).length > 1 &&
    parts.some((part) => /^[二两三四五六七八九十双]/.test(part))
  );
}

/** 一楼没好处、六楼急煞人 tells of floors. */
const MIXED_PART = /^[一二两三四五六七八九十双多全](?![楼层])/;

/** 一片区一主题 gives each its own. 一网通办、一窗出证 says how simple it is; 一轴、一带、一心 are three. */
const EACH_ITS_OWN = /^一([^一]{1,4})一(?!\1)[^一二两三四五六七八九十双多]{2}$/;
const ONCE =
  /^一[张间套次站件份台](?!网)[^一二两三四五六七八九十双、]{1,4}(?:、一[张间套次站件份台][^一二两三四五六七八九十双、]{1,4})+$|^一[^一二两三四五六七八九十百千万双、]{3,}(?:、一[^一二两三四五六七八九十百千万双、]{3,})+$/;

/** 嫦娥六号, 七月风暴, 中国这十年, 七七事变, 240小时过境免签, 3D导航, 97中国旅游年, 二线口岸, 一年打基础、三年见成效: names, times and codes of things. */
const NAMES_WITH_NUMBERS =
  /^二线|^[一二两三四五六七八九十]年[^、，一二三四五六七八九十]{2,6}[、，][一二三四五六七八九十]{1,2}年|[一二三四五六七八九十\d]号$|^[一二三四五六七八九十]{1,2}月|十年$|事变$|^\d+(?:小时|分钟|点|D)|^\d\d[\u4e00-\u9fff]{2,}年$/;

/** Regions, towns and seasons whose names hold a number: 八闽书房, 技兴三湘, 三亚邮轮港, 三秦四季. */
const REGIONS =
  /四季|八闽|三湘|三秦|三晋|三江源|八桂|两广|两湖|四川|三亚|九江|三峡|六安|三明|四平(?!台)|三门峡|六盘水|九寨沟|五台山|九华山/g;
const HAS_NUMBER = /[一二两三四五六七八九十百千万双\dN+×]/;

/** A plan by the years it is for, as in “三年行动计划”: a period counts nothing, and names no drive either. */
export const PERIOD_PLAN =
  /^(?:[一二两三四五六七八九十]{1,3}|\d{1,2})年(?:[\u4e00-\u9fff]{0,6}(?:计划|方案|规划|纲要)|(?:专项|攻坚|提升|改革|发展|整治)?(?:行动|任务|目标))$/;

const FORMULA_MAX = 24;

const MEASURES = /^\d{1,3}条$/;

/** 4·15, 9-18: days that are remembered; 7×24: hours of service. */
const isDate = (text: string): boolean =>
  /^\d{1,2}[-·.]\d{1,2}$/.test(text) || /^\d+[×*xX]24$/.test(text);
