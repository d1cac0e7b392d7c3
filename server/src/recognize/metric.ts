/**
 * Metrics: a number with its unit that measures work, output, money, people, things or a rate of change.
 *
 * The grammar is [approximator] numeral [余|多] [unit] [以上|左右 …]; what makes it no metric (dates, ages, ordinals,
 * article and phone numbers, numbers in titles and names) is ruled out by what stands around it.
 */
import type { Evidence, MetricBound } from '../document/annotation';
import type { Lexicon } from '../lexicon/lexicon';
import { isDigit, isHan, isLatin } from '../text/characters';
import type { BlockKind } from '../text/reading';
import { clauseStart, enclosing, within, type BlockContext } from './block';
import type { MetricCandidate } from './candidate';
import { indicatorsOf, phraseBehind } from './indicator';
import { canBeginNumeral, isChineseNumeral, numeralAt, type Numeral } from './numeral';

/** Finds the metrics of a block. */
export function recognizeMetrics(block: BlockContext): MetricCandidate[] {
  const { text } = block;
  // 浏览次数：1532次 measures nothing of which the article tells.
  if (BESIDE_TEXT.has(block.kind)) return [];
  const found: Quantity[] = [];
  for (let i = 0; i < text.length;) {
    if (!canBeginNumeral(text.charCodeAt(i))) {
      i++;
      continue;
    }
    // A lone 一 is an article or part of a word, and stands in every other sentence.
    if (
      text[i] === '一' &&
      !canGoOn(text.charCodeAt(i + 1)) &&
      text[i - 1] !== '第' &&
      !isOneHarmed(text, i)
    ) {
      i++;
      continue;
    }
    const numeral = numeralAt(text, behindListNumber(text, i));
    if (!numeral) {
      i++;
      while (i < text.length && isChineseNumeral(text.charCodeAt(i))) i++;
      continue;
    }
    const metric = rankAt(block, numeral) ?? quantityAt(block, numeral);
    if (metric) found.push(metric);
    i = Math.max(numeral.end, metric?.end ?? 0);
  }
  const indicators = indicatorsOf(block, found);
  let direction: MetricCandidate['direction'];
  return found.map((quantity, index) => {
    // 分别下降4.3%、5.6%: the change is said once for a series.
    const previous = found[index - 1];
    const continues = previous && /^[、和及]$/.test(text.slice(previous.end, quantity.start));
    direction = quantity.direction ?? (continues ? direction : undefined);
    return { ...quantity, ...(direction && { direction }), indicator: indicators[index]! };
  });
}

/** The number of an item at the beginning of a phrase, and a whole number of things; 平均减少1.7个 is a decimal. */
const LIST_NUMBER = /(?<![\d.\u4e00-\u9fff])\d{1,2}\.(?=\d{1,4}[个家名项条位座所](?!百分))/y;

/** 6.125个项目开工 is the sixth item of a list: things are not counted in decimals. */
function behindListNumber(text: string, offset: number): number {
  LIST_NUMBER.lastIndex = offset;
  return LIST_NUMBER.test(text) ? LIST_NUMBER.lastIndex : offset;
}

/** 6. and 12. */
const LIST_NUMBER_LENGTHS = [2, 3];

const endsListNumber = (text: string, end: number): boolean =>
  LIST_NUMBER_LENGTHS.some((length) => behindListNumber(text, end - length) === end);

const BESIDE_TEXT: ReadonlySet<BlockKind> = new Set(['furniture', 'byline', 'dateline']);

/** Whether what follows 一 may make it a quantity: 一百, 一半以上, 一成以上, 翻一番. */
const canGoOn = (c: number): boolean => isChineseNumeral(c) || GOES_ON.has(c);
const GOES_ON: ReadonlySet<number> = new Set(Array.from('半成倍番分点', (c) => c.charCodeAt(0)));

/** A metric of which it is not yet known what it measures. */
type Quantity = Omit<MetricCandidate, 'indicator'>;

/** Words before an ordinal that make it a place in a ranking. */
const RANKED =
  /(?:第\d{1,3}、|[我全][国省市县区州球军系校]|世界|亚洲|同类|同行业|[国省市县区]内|[全各][\u4e00-\u9fff]{1,4}|(?:居|列|位列|位居)[\u4e00-\u9fff]{0,6}|列|位|[第前]\d{1,3}位[和、]|[省市盟州]|排名?|名次|升至|跃至|跃升|上升到|保持|蝉联|稳居|跻身|总量|增速|增幅|规模|成为[\u4e00-\u9fff]{2,4}|是[\u4e00-\u9fff]{2,4})$/;
const RANK_UNIT = /^(?:位|名|家|个|座|条|所|大)/;

/** A rank: 全省第3家, 居全国第2位, 全国第一. */
function rankAt(block: BlockContext, numeral: Numeral): Quantity | undefined {
  const { text } = block;
  const start = numeral.start - 1;
  if (!/[第笫前]/.test(text[start] ?? '') || numeral.value > RANK_MAX) return undefined;
  if (within(block.titles, start, numeral.end)) return undefined;
  const front = text[start] === '前';
  const before = text.slice(Math.max(0, start - RANK_CONTEXT), start);
  const unit = RANK_UNIT.exec(text.slice(numeral.end, numeral.end + 1))?.[0] ?? '';
  const end = numeral.end + unit.length;
  // 前六名 is a rank by itself.
  if (!RANKED.test(before) && !(front && unit !== '')) return undefined;
  if (unit === '' && !isBoundary(text[end]) && !OF_RANK.test(text.slice(end, end + 3)))
    return undefined;
  // 全国第一个, 全省首座: a first of its kind is a place only where it is counted on (第3家).
  if (
    unit !== '' &&
    unit !== '位' &&
    unit !== '名' &&
    !/(?:全[\u4e00-\u9fff]|世界|亚洲|国内|省内|市内)$/.test(before)
  ) {
    return undefined;
  }
  if (front && unit !== '' && unit !== '位' && unit !== '名') return undefined;
  if (unit === '个' || (unit === '条' && numeral.script === 'chinese')) return undefined;
  return {
    type: 'metric',
    start,
    end,
    value: numeral.value,
    unit,
    bound: front ? 'atMost' : 'exact',
    evidence: ['rank'],
    confidence: 0.85,
  };
}

/** 全省第一的成绩 */
const OF_RANK = /^的(?:成绩|佳绩|位[次置]|水平|排名|名次)/;

const RANK_MAX = 500;
const RANK_CONTEXT = 8;

/** Whether a character ends a phrase: punctuation, or the end of the text. */
const isBoundary = (c: string | undefined): boolean =>
  c === undefined || /[\s，,。；;、：:！!？?”’」』）)—…]/.test(c);

function quantityAt(block: BlockContext, numeral: Numeral): Quantity | undefined {
  const { text, lexicon } = block;
  let { start } = numeral;
  // 零部件, 零距离: nothing is counted.
  if (numeral.value === 0 && numeral.script === 'chinese') return undefined;
  if (isForeign(text, numeral) || within(block.titles, start, numeral.end)) return undefined;
  if (COORDINATE.test(text.slice(Math.max(0, start - 3), start))) return undefined;
  // 搞成“两张皮”: the number is part of a word.
  if (enclosing(block.terms, start, numeral.end + 1)?.known.type === 'none') return undefined;
  // 七台河, 五台山: the number is part of the name of a place.
  if ((lexicon.places.longest(text, start)?.end ?? 0) > numeral.end) return undefined;

  const before = approximatorBefore(block, start);
  const bare = /^[百千万亿]+$/.test(text.slice(start, numeral.end));
  // 数十类, 几百个 name no number; 上万个 and 过百亿 name a limit.
  if (/[数几]/.test(text[start - 1] ?? '') && numeral.script === 'chinese') return undefined;
  const above = bare && ABOVE.test(text.slice(Math.max(0, start - 2), start));
  let position = numeral.end;
  let approximate = numeral.approximate;
  let valueTo: number | undefined;
  const range = rangeAt(text, position);
  if (range) {
    position = range.end;
    valueTo = range.value;
  }
  if (/[余多来几]/.test(text[position] ?? '') && text[position + 1] !== '年') {
    approximate = true;
    position++;
  }
  // 两个半小时 is two and a half.
  const half = text.startsWith('个半', position) && /^(?:小时|月)/.test(text.slice(position + 2));
  if (half) position += 2;
  const unit =
    expectedYears(text, numeral.start, position) ??
    unitAt(block, position) ??
    seriesUnit(block, position);
  if (unit === 'none') return undefined;
  if (
    numeral.fraction === undefined &&
    unit === undefined &&
    !isBareQuantity(block, numeral, position, before !== undefined || approximate || above)
  ) {
    return undefined;
  }
  const unitText = unit?.text ?? '';
  if (unit && !isMeasure(block, numeral, unit, approximate || before !== undefined))
    return undefined;
  let end = unit?.end ?? position;
  const upper = upperEnd(text, end, unitText);
  if (upper) {
    end = upper.end;
    valueTo = upper.value;
  }
  const after = lexicon.boundsAfter.longest(text, end);
  let bound: MetricBound = 'exact';
  if (approximate || above) bound = 'atLeast';
  if (above) start--;
  const evidence: Evidence[] = [];
  if (before) {
    bound = before.bound;
    if (!before.outside) start = before.start;
  }
  // 省部级以上 is no quantity, 20万以上 is; 多 and 余 behind a unit count only before a boundary (10公里多).
  if (after && !(text.slice(end, after.end).length === 1 && !isBoundary(text[after.end]))) {
    bound = after.value;
    end = after.end;
  }
  // 2个工作日内必须回应
  else if (unit?.kind === 'duration' && /^内[^\s，。；、]/.test(text.slice(end, end + 2))) {
    bound = 'atMost';
    end++;
  }
  if (before ?? (after || approximate || above)) evidence.push('approximator');
  // 千亿县, 千人口床位数: a multiplier alone names a class, unless it is a limit (超千亿元, 亿元以上).
  else if (bare) return undefined;
  const percentage =
    unitText === '%' ||
    unitText === '‰' ||
    unitText.endsWith('百分点') ||
    numeral.fraction !== undefined;
  if (percentage) evidence.push('percentage');
  else if (unitText !== '') evidence.push('unit');
  // 10-15亿元: the multiplier is written once for both ends.
  const whole =
    range?.scale !== undefined && !numeral.scaled ? numeral.value * range.scale : numeral.value;
  return {
    type: 'metric',
    start,
    end,
    value: half ? whole + 0.5 : whole,
    ...(valueTo === undefined ? {} : { valueTo }),
    unit: fractionUnit(numeral) ?? unitText,
    bound,
    ...directionOf(block, start),
    evidence,
    confidence: confidenceOf(numeral, unit, evidence),
  };
}

/** 北纬43.3度 says where. */
const COORDINATE = /[东西][经經]0?$|[南北][纬緯]0?$/;

/** A word of one character before a multiplier that makes it a limit; 以上, 超过 and 突破 are others. */
const ABOVE = /(?:^|[^以之超经通不越打突])[上过破]$/;

const fractionUnit = ({ fraction }: Numeral): string | undefined =>
  fraction === 'percent'
    ? '%'
    : fraction === 'permille'
      ? '‰'
      : fraction === 'ratio'
        ? ''
        : undefined;

/** Whether a numeral is part of a name, a date, a code or a number in a series. */
function isForeign(text: string, { start, end, script }: Numeral): boolean {
  const before = text[start - 1] ?? '';
  const b = before.charCodeAt(0);
  const a = text.charCodeAt(end);
  if (
    before === '第' ||
    before === '初' ||
    before === '星' ||
    (before === '期' && text[start - 2] === '星')
  )
    return true;
  if (script === 'chinese') {
    // 队伍本身, 危机四伏
    if ((before === '队' && text[start] === '伍') || (text[end] === '伏' && end - start === 1))
      return true;
    // 周三, 星期五, 农历八月 are dates; 之一 and 万一 are words.
    return /[周之统唯专单划同星万归]/.test(before) && text[end] !== '分'
      ? before !== '周' || text[end] !== '个'
      : false;
  }
  if (isLatin(b) || before === '#' || before === '№' || before === '￥') return before !== '￥';
  if (isDigit(b)) return true;
  // 2023-10-11, 22:10, 1/3, 4·15, 1+8+1, 3.4.5
  if (/[-–:：/·+.．×xX*]/.test(before) && isDigit(text.charCodeAt(start - 2)))
    return !endsListNumber(text, start);
  if (
    /[:/·+×*]/.test(text[end] ?? '') &&
    isDigit(text.charCodeAt(end + 1)) &&
    !PER_MANY.test(text.slice(end, end + 6))
  )
    return true;
  if (/[-–]/.test(text[end] ?? '') && isDigit(text.charCodeAt(end + 1)) && !rangeAt(text, end))
    return true;
  if (/[-–—]/.test(before) && isLatin(text.charCodeAt(start - 2))) return true;
  // G20, 5G, 3D: a letter behind is part of a name unless it begins a unit.
  return (
    (isLatin(a) && !UNIT_LETTERS.test(text.slice(end, end + 4))) ||
    DOCUMENT_NUMBER.test(text.slice(end, end + 3))
  );
}

const UNIT_LETTERS =
  /^(?:km|cm|mm|kg|mg|kW|kV|MW|GW|TEU|TB|GB|MB|PB|EB|Gbps|Mbps|PFLOPS|EFLOPS|Flops|ha|DWT|[mgtPW](?![A-Za-z]))/;
const DOCUMENT_NUMBER = /^\s?号(?:文|令|公告|）)?/;

/** The upper end of a range: 3至5个, 10-15%, 二三十. */
function rangeAt(
  text: string,
  offset: number,
): { end: number; value: number; scale?: number } | undefined {
  if (!/[-–—~～至到]/.test(text[offset] ?? '')) return undefined;
  const next = numeralAt(text, offset + 1);
  if (!next || next.fraction) return undefined;
  // 2021-2023年 and 1-9月 are dates; they are refused by their unit.
  if (/[-–—~～至到/:：]/.test(text[next.end] ?? '')) return undefined;
  const written = /^\d+(?:\.\d+)?/.exec(text.slice(next.start, next.end))?.[0];
  const scale = next.scaled && written !== undefined ? next.value / Number(written) : undefined;
  return { end: next.end, value: next.value, ...(scale !== undefined && { scale }) };
}

/** The upper end of a range that writes its unit twice: 4.5%—5%, 3米至5米. */
function upperEnd(
  text: string,
  offset: number,
  unit: string,
): { end: number; value: number } | undefined {
  if (unit === '' || !/[-–—~～至]/.test(text[offset] ?? '')) return undefined;
  const next = numeralAt(text, offset + 1);
  return next?.script === 'arabic' && text.startsWith(unit, next.end)
    ? { end: next.end + unit.length, value: next.value }
    : undefined;
}

interface UnitMatch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'unit' | 'classifier' | 'duration';
}

/** 死亡率降至8.5/10万: so many of a hundred thousand. */
const PER_MANY = /^[/／](?:10万|100万|[十百]万|千)(?![\d元吨个人])/;

/** The unit at an offset, over one blank; `none` for the unit of a date, an age or a series. */
function unitAt({ text, lexicon }: BlockContext, offset: number): UnitMatch | 'none' | undefined {
  const start = text[offset] === ' ' ? offset + 1 : offset;
  const perMany = PER_MANY.exec(text.slice(start, start + 6));
  if (perMany) return { text: perMany[0], start, end: start + perMany[0].length, kind: 'unit' };
  // 共14章、50目、132条: 目 begins too many words to be a classifier elsewhere.
  if (text[start] === '目' && isBoundary(text[start + 1]) && text[offset - 1] !== '项')
    return { text: '目', start, end: start + 1, kind: 'classifier' };
  const match = lexicon.units.longest(text, start);
  if (!match) return undefined;
  if (match.value === 'none') return 'none';
  // 1310具体部署
  if (match.end - start === 1 && text[start] === '具' && /[体有备]/.test(text[start + 1] ?? ''))
    return undefined;
  // 5万亿两个台阶: 两 counts what follows.
  if (
    match.end - start === 1 &&
    text[start] === '两' &&
    /[个大项条家座类种次级]/.test(text[start + 1] ?? '')
  )
    return undefined;
  // 全市550多万人民 are so many, and 人民 is who they are.
  if (text.startsWith('人民', start) && text[start + 2] !== '币') return undefined;
  // 新华三集团
  if (text.startsWith('集团', start)) return 'none';
  // 7月4日元首理事会
  if (text.startsWith('日元首', start)) return 'none';
  let end = RUNS_ON.test(text.slice(start, start + RUNS_ON_MAX)) ? start + 1 : match.end;
  if (/[/／]/.test(text[end] ?? '')) {
    const per = lexicon.units.longest(text, end + 1);
    if (per && (per.value === 'unit' || per.value === 'classifier' || per.value === 'duration'))
      end = per.end;
  }
  // 15000台（套）: two classifiers for things that come as either.
  const other = OTHER_CLASSIFIER.exec(text.slice(end, end + 3));
  if (other) end += other[0].length;
  return { text: text.slice(start, end), start, end, kind: match.value };
}

/** 一千五百斤粮食, 十一条线路, 百余人日前: units of one character, though two may be one elsewhere. */
const RUNS_ON = /^(?:斤粮食|条线路|人日前)/;
const RUNS_ON_MAX = 3;

const OTHER_CLASSIFIER = /^（[台套段处座辆艘架株棵件家个条间栋只头匹羽]）/;

/** 预期寿命达到78岁, 受教育年限10.5年: years and ages that are what is measured. */
const EXPECTED_YEARS = /(?:预期寿命[^，。；]{0,20}|年限[\u4e00-\u9fff]{0,4})$/;

function expectedYears(text: string, numeral: number, offset: number): UnitMatch | undefined {
  if (!/[岁年]/.test(text[offset] ?? '')) return undefined;
  const before = text.slice(Math.max(0, numeral - EXPECTED_REACH), numeral);
  const what = EXPECTED_YEARS.exec(before)?.[0];
  // 预期寿命从2020年的82.4岁提升至83.9岁: the year is a date.
  if (what === undefined || (text[offset] === '年' && !what.startsWith('年限'))) return undefined;
  return { text: text[offset]!, start: offset, end: offset + 1, kind: 'unit' };
}

const EXPECTED_REACH = 24;

/** The unit of the last number of a series: 提高20.9、36.2、54个百分点. */
function seriesUnit(block: BlockContext, offset: number): UnitMatch | undefined {
  const series = SERIES.exec(block.text.slice(offset, offset + SERIES_MAX));
  if (!series) return undefined;
  const unit = unitAt(block, offset + series[0].length);
  if (unit === undefined || unit === 'none' || !/[%‰]|百分点|^[万亿]?元$/.test(unit.text))
    return undefined;
  return { ...unit, end: offset };
}

const SERIES = /^(?:[、和]\d+(?:\.\d+)?)+/;
const SERIES_MAX = 60;

/** Words that show a length of time to be a result. */
const TIME_RESULT_BEFORE =
  /(?:安全(?:生产|运行|飞行)|[时工]长|不少于|用时|用了?|耗时|最快|缩短|压缩|压减|减少|增加|延长|提前|平均|仅需|只需|仅用|只用|已有|缩至|天数[\u4e00-\u9fff]{0,4}|时限[\u4e00-\u9fff]{0,4}|(?:缩短|压缩|压减|减少|降低|提升|增加)[到至为]|[由从])(?:了|近|约|超|不到|不足|不超过|超过|达到?)?$/;
/** What months are shortened to: 周期缩短至11.4个月. */
const SHORTENED = /(?:缩短|压缩|压减|减少|延长)[到至为]$/;
const TIME_RESULT_AFTER =
  /^(?:内?(?:达标|优良|办结|立案|审结|结案|调解|拿地|拿方案|送上?电|开工|答复|[必均全逐][须部条][\u4e00-\u9fff]?(?:回应|答复|办结|反馈|有结果))|后?(?:抵达|到达|送达)|的?(?:车程|航程|路程)|(?:压缩|缩短|减少|压减)[到至为])/;

/** More people than these are not spoken of as 三人. */
const THOSE_MAX = 3;

/** What befalls people in accidents. */
const HARMED =
  /^(?:当场|不幸|全部|均|经抢救无效|抢救无效)?(?:死亡|身亡|遇难|丧生|罹难|溺亡|受重?伤|受轻伤|重伤|轻伤|烧伤|中毒|失踪|失联|被困|获救|脱险|遇险)/;

/** 其中一人死亡: where people are harmed one counts, too. */
const isOneHarmed = (text: string, offset: number): boolean =>
  text.startsWith('一人', offset) && HARMED.test(text.slice(offset + 2, offset + 2 + HARMED_MAX));

/** How far behind people is looked for what befell them, in code units. */
const HARMED_MAX = 8;

/** Whether a number with this unit measures something here. */
function isMeasure(
  { text, lexicon, kind }: BlockContext,
  numeral: Numeral,
  unit: UnitMatch,
  approximate: boolean,
): boolean {
  const after = text.slice(unit.end, unit.end + 8);
  const small = numeral.script === 'chinese' && !numeral.scaled && numeral.value <= SMALL;
  if (unit.kind === 'duration' && !/[/／]/.test(unit.text)) {
    // 总工期36个月: months are what is measured.
    if (/工期[\u4e00-\u9fff]{0,2}$/.test(text.slice(Math.max(0, numeral.start - 4), numeral.start)))
      return true;
    // 9个月以来, 5年内, 24小时值班: calendar spans and names, not results.
    const before = text.slice(clauseStart(text, numeral.start), numeral.start);
    if (/月$/.test(unit.text) && SHORTENED.test(before)) return true;
    if (/^(?:以?来|前|后|之后|之前|期间|时间内)/.test(after) || /月$|年头$|^周$/.test(unit.text))
      return false;
    if (small && unit.text.length < 2) return false;
    return (
      (kind === 'headline' && standsAlone(text, numeral.start, unit.end)) ||
      TIME_RESULT_AFTER.test(after) ||
      TIME_RESULT_BEFORE.test(before)
    );
  }
  // 三十八团 and 四连 are names.
  if (/^[团連连营旅师]$/.test(unit.text)) return false;
  // 一二类苗, 二三级: classes, not how many there are.
  if (
    /^(?:一二|二三|三四|四五)$/.test(text.slice(numeral.start, numeral.end)) &&
    /^[类级]/.test(unit.text)
  )
    return false;
  // 二次发掘, 二次供水: the second one; two times are 两次.
  if (unit.text === '次' && text.slice(numeral.start, numeral.end) === '二') return false;
  // 成交73.47亿手
  if (unit.text === '手') return numeral.scaled;
  if (unit.text === '人') {
    // 造成两人死亡: in an accident everybody counts. Elsewhere 两人 are those who were named before.
    if (HARMED.test(after)) return true;
    if (small && numeral.value <= THOSE_MAX && isBoundary(text[numeral.start - 1])) return false;
  }
  if (unit.kind === 'classifier') {
    if (unit.text === '级' && /^(?:地震|强震|余震|大风|台风)/.test(after)) return true;
    // 价格指数为110.8点
    if (
      unit.text === '点' &&
      INDEX_BEFORE.test(text.slice(Math.max(0, numeral.start - INDEX_REACH), numeral.start))
    )
      return true;
    // 两年, 一个 and 三位一体: one, and counts of aspects, are no measure.
    if (numeral.script === 'chinese' && numeral.value === 1) return false;
    if (numeral.value <= ASPECTS_MAX && isAspect(text, unit.end, lexicon)) return false;
    if (small && !approximate && !isSmallCount(text, numeral, unit, lexicon)) return false;
    if (unit.text === '级' && /^(?:以上|左右)/.test(after)) return true;
    if (/^[级点分]$/.test(unit.text) || (unit.text === '人' && after.startsWith('转')))
      return false;
    // 公司法七十六条, 十四届三次会议
    if (unit.text === '条' && /[法例定章程]$/.test(text.slice(0, numeral.start).slice(-1)))
      return false;
    if (unit.text === '次' && /^(?:会议|全会|全体会议|常委会|代表大会)/.test(after)) return false;
    // 3路, 12页, 5县: names and numbers in a series, unless a clause ends in them.
    // 南洋新村23幢 is a house, 安置房23幢 are as many.
    if (
      unit.text === '幢' &&
      !approximate &&
      !BUILT.test(text.slice(Math.max(0, numeral.start - 2), numeral.start))
    )
      return false;
    if (unit.text === '大类' && numeral.script === 'chinese') return false;
    // 青石乡6村 is the sixth; 7乡1镇 are eight.
    if (/^[县市镇乡村]$/.test(unit.text))
      return (
        !small &&
        !/(?<!\d)[乡镇场道]$/.test(text.slice(Math.max(0, numeral.start - 2), numeral.start))
      );
    // “…”六个字
    if (unit.text === '个' && after.startsWith('字')) return false;
    if (/^[路线站区页]$/.test(unit.text) || (unit.text === '字' && !numeral.scaled)) return false;
    // 约两个半小时后, 4个多月: a span of time.
    if (unit.text === '个' && /^[半多余来](?:小时|钟头|月|年|世纪|星期|工作日)/.test(after))
      return false;
  }
  // 6方面工作: aspects.
  if (unit.text === '方' && after.startsWith('面')) return false;
  // 翻一番; 三番五次 is an idiom.
  if (
    unit.text === '番' &&
    !/翻了?$/.test(text.slice(Math.max(0, numeral.start - 2), numeral.start))
  ) {
    return false;
  }
  if (unit.text === '成' && !approximate && !/^(?:以上|左右|的|多|[，,。、])/.test(after))
    return false;
  if (unit.text === '度' || unit.text === '卡' || unit.text === '两' || unit.text === '担') {
    return numeral.script === 'arabic';
  }
  if (
    unit.text === '里' ||
    unit.text === '方' ||
    unit.text === '寸' ||
    unit.text === '尺' ||
    unit.text === '丈' ||
    unit.text === '克' ||
    unit.text === '角'
  ) {
    return numeral.script === 'arabic';
  }
  return true;
}

/** What houses are counted behind. */
const BUILT = /(?:[房楼宅厂墅院]|建成?|建设|拆除|改造|修缮|涉及|共有?|新增|[0-9]户)$/;

/** Whether a quantity is a clause of its own, as in the headline 305天，…. */
const standsAlone = (text: string, start: number, end: number): boolean =>
  (start === 0 || isBoundary(text[start - 1])) && isBoundary(text[end]);

/** More aspects than this no argument has: 100个重点 are projects. */
const ASPECTS_MAX = 20;
const SMALL = 10;
const IDIOM_UNITS =
  /^(?:期|面|手|心|口|眼|代|线|级|层|分|步|起|双|队|组|班|头|路|位|条|块|片|把|支|对|副|道|门|车|船|票|节|堂|届|页|字|回|圈|轮|遍|趟|平)$/;

/** Whether a small Chinese number counts things rather than naming them: 九类细分领域企业 does. */
function isSmallCount(text: string, numeral: Numeral, unit: UnitMatch, lexicon: Lexicon): boolean {
  if (IDIOM_UNITS.test(unit.text)) return false;
  const next = text[unit.end];
  if (next === undefined || !isHan(next.charCodeAt(0))) return false;
  if (/[上下里中内]/.test(next) || lexicon.verbs.longest(text, unit.end)) return false;
  if (!LOOSE_UNITS.test(unit.text)) return true;
  // 两件大事, 分两批, 四次全会 lead an argument or name a session; 九类细分领域企业 counts.
  if (numeral.value >= MANY && text[numeral.start - 1] !== '分') return true;
  const noun = phraseBehind({ text, lexicon }, unit.end);
  // 两个镇, 三个县: places are counted.
  return noun !== undefined && (noun.length === 1 || noun.length >= NOUN_PHRASE_LEAST);
}

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
  /(?:[率比]|比值)(?:[\u4e00-\u9fff]{0,3}由?[\u4e00-\u9fff]{0,5}的?\d+\.\d+)?(?:下?降|缩小|扩大|提高|上?升|提升|控制)?(?:[至到为]|达到?|在)$/;
const RATE_FROM = /(?:[率比]|比值)由[\u4e00-\u9fff]{0,6}$/;
const RATE_REACH = 22;

/** A number without a unit that is a quantity all the same: 浏览量达20万以上. */
function isBareQuantity(
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
  if (/^[\u4e00-\u9fff]/.test(text.slice(end)) && !lexicon.verbs.longest(text, end))
    return numeral.script === 'arabic' || approximated;
  if (!isBoundary(text[end])) return false;
  return (
    approximated ||
    // 新增人口100万、…; but not “3个100万”.
    (isHan(text.charCodeAt(numeral.start - 1)) && !/[第个条项只名]/.test(text[numeral.start - 1]!))
  );
}

/** What an index stands at is told in points. */
const INDEX_BEFORE = /指数[\u4e00-\u9fff]{0,4}$/;
const INDEX_REACH = 6;

interface Approximator {
  readonly start: number;
  readonly bound: MetricBound;
  readonly outside: boolean;
}

const APPROXIMATOR_MAX = 3;

/** The longest approximator that ends at an offset, over one blank. */
function approximatorBefore(
  { text, lexicon }: BlockContext,
  offset: number,
): Approximator | undefined {
  const end = text[offset - 1] === ' ' ? offset - 1 : offset;
  for (let length = APPROXIMATOR_MAX; length > 0; length--) {
    const start = end - length;
    if (start < 0) continue;
    const word = lexicon.boundsBefore.get(text.slice(start, end));
    if (!word) continue;
    // 附近, 最近, 靠近, 节约, 预约, 条约: the character belongs to another word.
    if (length === 1 && /[附最靠就临远邻亲相节预条制契合签履违大]/.test(text[start - 1] ?? ''))
      return undefined;
    return { start, ...word };
  }
  return undefined;
}

const DIRECTION_MAX = 6;
const CHANGE_TAIL = /(?:了|达|约|近|超|超过|共|仅|逾|幅度达?|率达?)$/;

/** Whether the number is the size of a change: 增长8.5%, 下降3.1个百分点. */
function directionOf(
  { text, lexicon }: BlockContext,
  start: number,
): { direction?: 'up' | 'down' } {
  let before = text.slice(Math.max(0, start - DIRECTION_MAX), start).trimEnd();
  // 新增12家 are new ones, not the size of a change.
  if (/(?:新增|增设|增派|增补)$/.test(before)) return {};
  const tail = CHANGE_TAIL.exec(before);
  if (tail) before = before.slice(0, tail.index);
  for (let length = Math.min(4, before.length); length > 0; length--) {
    const word = before.slice(before.length - length);
    if (lexicon.up.has(word)) return { direction: 'up' };
    if (lexicon.down.has(word)) return { direction: 'down' };
  }
  return {};
}

/** Measured on the gold: how often an annotator agrees, by what the quantity is built of. */
function confidenceOf(
  numeral: Numeral,
  unit: UnitMatch | undefined,
  evidence: readonly Evidence[],
): number {
  if (evidence.includes('percentage')) return 0.98;
  if (unit === undefined) return 0.8;
  if (unit.kind === 'duration') return 0.75;
  if (numeral.script === 'chinese' && !numeral.scaled)
    return evidence.includes('approximator') ? 0.85 : 0.7;
  return unit.kind === 'unit' ? 0.97 : 0.94;
}
