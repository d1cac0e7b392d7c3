/**
 * Numbered formulas: set phrases that abbreviate a closed list (四下基层) or encode a scheme (1+8+1) by number.
 *
 * Known ones come from the lexicon; unknown ones from the shape of what stands in quotation marks, and from a list in
 * the text that has as many items as the number says.
 */
import type { Evidence } from '../document/annotation';
import { isHan } from '../text/characters';
import { formulaKind, type FormulaKind, type KnownTerm } from '../lexicon/lexicon';
import { enclosing, within, type BlockContext, type Quotation } from './block';
import type { FormulaCandidate } from './candidate';
import { itemsOf, spelledOut } from './items';
import { chineseValue } from './numeral';
import { allMatches } from './matches';

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
  /^(?:年|月|日|号|岁|届|期|次|个月|周年|周岁|世纪|小时|分钟|天|元|亿|万|米|里|公里|人|名|家|所|座|亩|吨|后|线|流|把手|站式|体化|揽子|系列|刀切|盘棋|张网|张图|张蓝图|本账|件事|公里|辈子|起|样|些|点|切|定|般|直|致|律|边|方面|手|心|时间|名|级|代|胎|孩|胞胎|维码|维|氧化碳|手车|手房|战|次元|人转|轮车|轮|农问题|国|国志|峡|亚|明|江源|沙|门峡|星|文鱼|色|方|脚|角形|角洲|角|文治|星堆|侧|岸|城)$/;

/** 三里桥, 五四大道: names of places. */
const STREETS = /(?:路|街|桥|大道|广场|公园|胡同|巷|店)$/;

/** Finds the formulas of a block. */
export function recognizeFormulas(block: BlockContext): FormulaCandidate[] {
  return [
    ...knownFormulas(block),
    ...quotedFormulas(block),
    ...listedFormulas(block),
    ...bareCodes(block),
    ...namedByNumber(block),
    ...streaks(block),
  ];
}

function knownFormulas(block: BlockContext): FormulaCandidate[] {
  const found: FormulaCandidate[] = [];
  for (const { start: termStart, end: termEnd, known } of block.terms) {
    if (known.type !== 'formula') continue;
    const start = termStart + leadLength(block.text.slice(termStart, termEnd));
    // 十大战略性领域
    if (block.text[termEnd] === '性') continue;
    const end = start + codeLength(block.text.slice(start, termEnd));
    const quotation = enclosing(block.quotations, start, end);
    const quoted = quotation?.start === start && quotation.end === end;
    if (known.quotedOnly && !quoted) continue;
    if (!standsAlone(block.text, start, end)) continue;
    const evidence: Evidence[] = known.entry ? ['glossary'] : ['numeral-pattern'];
    if (quoted) evidence.push('quoted');
    found.push(formula(block, start, end, known.kind ?? 'counted', evidence, 0.95, known));
  }
  return found;
}

/** The length of what stands before the number of a term and says where it applies: 国内国际 of 国内国际双循环. */
const leadLength = (term: string): number => LEAD.exec(term)?.[1]!.length ?? 0;
const LEAD = /^([\u4e00-\u9fff]{3,}?)(?:双|[二三四五六七八九十]+[大项个])[\u4e00-\u9fff]{1,5}$/;

/** Whether digits and letters of a code do not run on around it: 十四五 in 二十四五, 3+2 in 13+25. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  if (/[\dA-Za-z]/.test(text[start]!) && /[\dA-Za-z.+]/.test(before)) return false;
  if (/[\dA-Za-z]/.test(text[end - 1]!) && /[\dA-Za-z.+%]/.test(after)) return false;
  return !(
    /[一二三四五六七八九十]/.test(text[start]!) && /[第一二三四五六七八九十百千万\d]/.test(before)
  );
}

function quotedFormulas(block: BlockContext): FormulaCandidate[] {
  const found: FormulaCandidate[] = [];
  for (const quotation of block.quotations) {
    const { start } = quotation;
    const end = quotation.start + codeLength(block.text.slice(start, quotation.end));
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

/** How much of a formula is left without the head behind its code: 4+4 of 4+4科创工程, 1310 of 1310具体部署. */
export const codeLength = (words: string): number =>
  CODE_AND_HEAD.exec(words)?.[1]!.length ?? words.length;

const CODE_AND_HEAD =
  /^(\d+(?:[+×][\dNnXx]+)+|(?!19|20)\d{3,4})(?=[\u4e00-\u9fff]{0,4}(?:工程|计划|行动|战略|体系|格局|模式|机制|布局|部署)$)/;

/** Whether digits that are a hotline elsewhere name a method here. */
const isMethod = (text: string, end: number, inner: string, { type }: KnownTerm): boolean =>
  type === 'none' &&
  DIGITS.test(inner) &&
  /^(?:工作法|工作机制|工作体系|工作模式)/.test(text.slice(end + 1, end + 6));

/** What kind of formula the words of a quotation have the shape of. */
function shapeOf(
  block: BlockContext,
  { end }: Quotation,
  inner: string,
): { kind: FormulaKind; confidence: number } | undefined {
  if (inner.length > FORMULA_MAX || inner.length < 2) return undefined;
  const closed = isHan(block.text.charCodeAt(end)) ? end : end + 1;
  const after = block.text.slice(closed, closed + 11);
  if (SUM.test(inner) && /\d|N/.test(inner)) {
    return isDate(inner) ? undefined : { kind: 'code', confidence: 0.92 };
  }
  if (DIGITS.test(inner)) {
    if (SCHEME.test(after) || COUNTED_HEAD.test(after)) return { kind: 'code', confidence: 0.85 };
    // What is no year and no number of a line, a unit or a disaster encodes something.
    return /^(?:19|20)\d\d$/.test(inner) || NUMBERED.test(after)
      ? undefined
      : { kind: 'code', confidence: 0.65 };
  }
  const kind = formulaKind(inner);
  // 经济向好“30条”: measures that are known by their number.
  if (MEASURES.test(inner)) return { kind: 'counted', confidence: 0.95 };
  if (/^[十百千万]{3,}$/.test(inner)) return { kind: 'compound', confidence: 0.75 };
  // 千名干部进万家: hundreds and thousands are rhetoric, not a count.
  if (/^[百千万]/.test(inner)) return undefined;
  if (isMixed(inner)) return { kind: 'compound', confidence: 0.75 };
  if (COMPOUND.test(inner) && kind === 'compound') {
    // 一村一品 and 一企一策 distribute, they count nothing; 一江一河 are two.
    if (/^一.一[策品档案码证人员]$/.test(inner)) return undefined;
    return { kind: 'compound', confidence: 0.88 };
  }
  const counted = COUNTED.exec(inner);
  if (counted) {
    const [, number, head] = counted as unknown as [string, string, string];
    // 八腿式 says how something is built.
    if (PLAIN_HEADS.test(head) || STREETS.test(head) || /[式款]$|..型$/.test(head))
      return undefined;
    if (number === '一' || number === '1') return undefined;
    if (
      block.lexicon.units.get(head) !== undefined &&
      head.length === 1 &&
      !/[办进亮送]/.test(head)
    )
      return undefined;
    return { kind: 'counted', confidence: inner.length > 6 ? 0.75 : 0.88 };
  }
  if (INNER.test(inner) && !/[一]/.test(inner)) return { kind: 'counted', confidence: 0.7 };
  return undefined;
}

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

const MIXED_PART = /^[一二两三四五六七八九十双多全]/;

const FORMULA_MAX = 24;

const MEASURES = /^\d{1,3}条$/;

/** 4·15, 9-18: days that are remembered. */
const isDate = (text: string): boolean => /^\d{1,2}[-·.]\d{1,2}$/.test(text);

/** 十二连增, 五连冠: years or times in a row, counted. */
const STREAK = /[二两三四五六七八九十]{1,3}连[增丰冠快降升涨胜]/g;

function streaks(block: BlockContext): FormulaCandidate[] {
  return allMatches(STREAK, block.text).map(({ index, 0: streak }) =>
    formula(block, index, index + streak.length, 'counted', ['numeral-pattern'], 0.85),
  );
}

/** A scheme in digits without quotation marks, by the head behind it: 省委132总体工作部署, 4+1重要要求. */
const BARE_CODE = /\d{1,3}(?:\+[\dNX]{1,3})+|[1-9]\d{2,3}/g;
const BARE_SCHEME =
  /^(?:重要要求|总体工作部署|工作(?:体系|格局|模式|机制|法|思路|部署)|总体(?:思路|布局|部署|格局)|(?:发展|落实|治理|产业|战略)(?:体系|格局|模式|布局)|战略|行动(?:计划|方案)?|工程|计划|模式|体系|格局|布局)/;

function bareCodes(block: BlockContext): FormulaCandidate[] {
  const { text } = block;
  const found: FormulaCandidate[] = [];
  for (const match of allMatches(BARE_CODE, text)) {
    const start = match.index;
    const end = start + match[0].length;
    const sum = match[0].includes('+');
    if (!BARE_SCHEME.test(text.slice(end, end + 8)) || !standsAlone(text, start, end)) continue;
    // 2023行动计划 names a year, 第132工程 a number in a series.
    if (
      !sum &&
      (/^(?:19|20)\d\d$/.test(match[0]) || !/[\u4e00-\u9fff]/.test(text[start - 1] ?? ''))
    )
      continue;
    if (/[第共约近超达]/.test(text[start - 1] ?? '') || within(block.quotations, start, end))
      continue;
    found.push(
      formula(block, start, end, 'code', ['numeral-pattern', 'campaign-head'], sum ? 0.8 : 0.65),
    );
  }
  return found;
}

/** 六大攻坚行动, 双20帮扶机制, 五措并举: what a place calls its scheme, without quotation marks. */
const NAMED =
  /(?<![第党的一二三四五六七八九十百千万\d])(?:[三四五六七八九十]|十[一二三四五六七八九])大[\u4e00-\u9fff]{0,4}?(?:行动|工程|攻坚战|战略)|双(?:百|千|万|[1-9]0{1,3}|[1-9]\d)(?=[\u4e00-\u9fff]{0,6}?(?:行动|工程|机制|计划))|(?<![第多一二三四五六七八九十百千万\d])[两三四五六七八九十][措策业轮链端手线路育治法翼](?:并举|并用|并重|并进|齐发|共治|融合|联动|协同)|[两三四五六]级[\u4e00-\u9fff]{2}、[两三四五六]级[\u4e00-\u9fff]{2}/g;

function namedByNumber(block: BlockContext): FormulaCandidate[] {
  return allMatches(NAMED, block.text)
    .filter(({ index, 0: name }) => !within(block.quotations, index, index + name.length))
    .map(({ index, 0: name }) =>
      formula(
        block,
        index,
        index + name.length,
        'counted',
        ['numeral-pattern', 'campaign-head'],
        0.65,
      ),
    );
}

/** Numbers with 个 or 大 and a head without quotation marks, where the text lists as many items. */
const LISTED =
  /([二两三四五六七八九十]|十[一二三四五六七八九])(个|大)([\u4e00-\u9fff]{2,4}?)(?=[（(：:——“”。，、；]|建设|工作|要求|目标)/g;

function listedFormulas(block: BlockContext): FormulaCandidate[] {
  const { text } = block;
  const found: FormulaCandidate[] = [];
  for (const match of allMatches(LISTED, text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (
      /[第\d一二三四五六七八九十百]/.test(text[start - 1] ?? '') ||
      within(block.quotations, start, end)
    )
      continue;
    const head = match[3]!;
    if (
      block.lexicon.aspects.longest(head, 0) ||
      /^(?:市|县|区|省|乡镇|街道|村|月|小时|项目|企业|部门|单位|工作日)/.test(head)
    )
      continue;
    const count = chineseValue(match[1]!) ?? 0;
    const items = itemsOf(text, start, end, head, count);
    if (!items?.repeatsHead) continue;
    found.push(formula(block, start, end, 'counted', ['numeral-pattern', 'enumerated'], 0.7));
  }
  return found;
}

function formula(
  block: BlockContext,
  start: number,
  end: number,
  kind: FormulaKind,
  evidence: Evidence[],
  confidence: number,
  known?: KnownTerm,
): FormulaCandidate {
  const term = block.text.slice(start, end);
  const entry = known?.entry;
  const count = kind === 'counted' ? (entry?.count ?? countOf(term)) : null;
  const listed = count === null ? undefined : itemsOf(block.text, start, end, headOf(term), count);
  const spelled = listed?.span ?? (kind === 'compound' ? spelledOut(block.text, end) : undefined);
  const items = listed?.items ?? entry?.items?.map(({ zh }) => zh);
  return {
    type: 'formula',
    start,
    end,
    kind,
    count,
    ...(entry ? { entry: entry.id } : {}),
    ...(items ? { items } : {}),
    ...(spelled ? { itemsSpan: spelled } : {}),
    evidence: listed && !evidence.includes('enumerated') ? [...evidence, 'enumerated'] : evidence,
    confidence: listed ? Math.max(confidence, 0.95) : confidence,
  };
}

/** The number a counted formula counts: 新三样 → 3, 双过半 → 2, 发展六仗 → 6. */
export function countOf(term: string): number | null {
  const match = /双|\d+|[一二三四五六七八九十两百千]+/.exec(term);
  if (!match) return null;
  return match[0] === '双'
    ? 2
    : /\d/.test(match[0])
      ? Number(match[0])
      : (chineseValue(match[0]) ?? null);
}

const headOf = (term: string): string =>
  term.replace(/^(?:新|老)?(?:双|\d+|[一二三四五六七八九十两百千]+)(?:个|大|项|条|张)?/, '');
