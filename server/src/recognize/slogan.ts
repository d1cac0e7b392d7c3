/**
 * Slogans: coined names of campaigns, brands and methods; canonical formulations; calls in parallel form.
 *
 * Known ones come from the lexicon. Unknown ones are weighed: what is quoted, what stands before and behind the
 * quotation, how it is built. The weights are a logistic model; see `SLOGAN_WEIGHTS`.
 */
import type { Evidence } from '../document/annotation';
import {
  enclosing,
  firstStarting,
  within,
  type BlockContext,
  type Quotation,
  type TermMatch,
} from './block';
import type { SloganCandidate } from './candidate';
import { formOf, parallelCalls } from './parallel';

/** Finds the slogans of a block. Quotations below `QUOTED_LEAST` are kept out here; the document may raise others. */
export function recognizeSlogans(block: BlockContext): SloganCandidate[] {
  return [
    ...knownSlogans(block),
    ...quotedSlogans(block),
    ...unquotedCalls(block),
    ...placeBrands(block),
    ...themeYears(block),
  ];
}

function knownSlogans(block: BlockContext): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  for (const { start, end, known } of block.terms) {
    if (known.type !== 'slogan') continue;
    const quotation = enclosing(block.quotations, start, end);
    const quoted = quotation?.start === start && quotation.end === end;
    if (known.quotedOnly && !quoted) continue;
    const evidence: Evidence[] = ['glossary'];
    if (quoted) evidence.push('quoted');
    found.push({
      type: 'slogan',
      start,
      end,
      ...(known.entry ? { entry: known.entry.id } : {}),
      evidence,
      confidence: quoted ? 0.95 : 0.88,
    });
  }
  return found;
}

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
  readonly event: boolean;
  readonly foreign: boolean;
  readonly repeated: boolean;
  readonly holdsTerm: boolean;
  readonly inList: boolean;
  /** The quotation is all there is of its block. */
  readonly alone: boolean;
  /** A long phrase that begins with a verb of policy: the title of a report or topic. */
  readonly clause: boolean;
}

/** Logistic weights per feature; the bias is the log odds of a quotation with none of them. */
export const SLOGAN_WEIGHTS: Readonly<Record<keyof QuotationFeatures | 'bias', number>> = {
  bias: -0.4,
  strongHead: 2.2,
  head: 0.7,
  otherHead: -3,
  introduced: 1.1,
  speech: -2.2,
  parallel: 2.2,
  joined: 1.6,
  tiny: -2.2,
  short: -0.5,
  long: -0.8,
  sentence: -2.6,
  event: -3,
  foreign: -1.2,
  repeated: 1.4,
  holdsTerm: 0.6,
  inList: 0.4,
  alone: 1,
  clause: -1.5,
};

/** Least confidence with which an unknown quotation is taken for a slogan. */
export const QUOTED_LEAST = 0.5;

function quotedSlogans(block: BlockContext): SloganCandidate[] {
  const counts = new Map<string, number>();
  for (const { start, end } of block.quotations) {
    const inner = block.text.slice(start, end);
    counts.set(inner, (counts.get(inner) ?? 0) + 1);
  }
  const found: SloganCandidate[] = [];
  for (const quotation of block.quotations) {
    const { start, end } = quotation;
    const inner = block.text.slice(start, end);
    if (block.lexicon.terms.get(inner) || !/[\u3400-\u9fff]{2}/.test(inner)) continue;
    if (within(block.titles, start, end)) continue;
    const features = quotationFeatures(block, quotation, (counts.get(inner) ?? 0) > 1);
    const confidence = sloganConfidence(features);
    const evidence = evidenceOf(features);
    found.push({ type: 'slogan', start, end, evidence, confidence });
  }
  return found;
}

/** How likely a quotation is a slogan, by the logistic model. */
export function sloganConfidence(features: QuotationFeatures): number {
  let sum = SLOGAN_WEIGHTS.bias;
  for (const [name, set] of Object.entries(features) as [keyof QuotationFeatures, boolean][]) {
    if (set) sum += SLOGAN_WEIGHTS[name];
  }
  return Number((1 / (1 + Math.exp(-sum))).toFixed(3));
}

function evidenceOf(features: QuotationFeatures): Evidence[] {
  const evidence: Evidence[] = ['quoted'];
  if (features.strongHead || features.head) evidence.push('campaign-head');
  if (features.introduced) evidence.push('introduced');
  if (features.parallel) evidence.push('parallel');
  if (features.joined) evidence.push('joined');
  if (features.repeated) evidence.push('repeated');
  return evidence;
}

const INTRODUCER_MAX = 6;
const TINY = 2;
const SHORT = 3;
const LONG = 18;
/** Longest quotation that is weighed at all. */
const SLOGAN_MAX = 48;

const SENTENCE =
  /[。？！?!]|[我你您他她咱吗呢吧啊]|不是|就是|什么|怎么|为什么|已经|没有|可以|这样|那么|今天|现在|一定要|应该|觉得/;
const CLAUSE_LEAST = 8;
const POLICY_VERB =
  /^(?:推动|推进|促进|运用|健全|加强|完善|强化|优化|加快|支持|深化|提升|发展|落实|坚持|厚植|保障|扩大|全面|构建|建立|引导|规范|发挥|做好|围绕)/;
const QUESTION = /谁|什么|怎么|如何|哪/;
const EVENT =
  /(?:会议|大会|论坛|座谈会|峰会|发布会|展览会|博览会|展销会|洽谈会|推介会|分享会|交流会|研讨会|仪式|比赛|大赛|联赛|锦标赛|杯|节|奖|中心|公司|集团|馆|站|所|基地|号|楼|路|街|村|镇|县|市|省|院|校|厂|队|社|网|报|台|医生|教师|企业|单位|先进个人|先进集体|模范|标兵|能手|示范县|示范村|示范户|之乡|之都|百强|强县|文明村|文明单位|文明家庭|劳动奖章|工匠|红旗手)$/;
const TITLED = /(?:[。！？]|^)$/;

export function quotationFeatures(
  { text, lexicon, terms }: BlockContext,
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
    if (lexicon.speech.has(word)) speech = true;
  }
  const form = formOf(inner);
  return {
    strongHead: behind?.value === 'strong',
    head: behind?.value === 'plain',
    otherHead: behind?.value === 'other',
    introduced,
    speech: speech && !nested,
    parallel: form === 'parallel',
    joined: form === 'joined',
    tiny: inner.length <= TINY,
    short: inner.length === SHORT,
    long: inner.length > LONG && form === undefined,
    sentence:
      QUESTION.test(inner) ||
      (SENTENCE.test(inner) && form !== 'parallel') ||
      TITLED.test(inner) ||
      inner.length > SLOGAN_MAX,
    event: EVENT.test(inner) || /^(?:第.{1,6}[届次]|\d{4}年?)/.test(inner),
    foreign: (inner.match(/[A-Za-z]/g)?.length ?? 0) * 2 > inner.length,
    repeated,
    holdsTerm: holdsTerm(terms, start, end),
    inList:
      /[”」][、和与]?$/.test(text.slice(Math.max(0, start - 3), start - 1)) ||
      /^[”」][、和与]?[“「]/.test(text.slice(end, end + 3)),
    clause: inner.length > CLAUSE_LEAST && form === undefined && POLICY_VERB.test(inner),
    alone: start <= 1 && text.length - end <= 1,
  };
}

function holdsTerm(terms: readonly TermMatch[], start: number, end: number): boolean {
  for (let i = firstStarting(terms, start); i < terms.length && terms[i]!.end <= end; i++) {
    if (terms[i]!.known.type !== 'none') return true;
  }
  return false;
}

function unquotedCalls(block: BlockContext): SloganCandidate[] {
  return parallelCalls(block.text, block.lexicon)
    .filter(({ start, end }) => !within(block.titles, start, end))
    .map(({ start, end, confidence }) => ({
      type: 'slogan',
      start,
      end,
      evidence: ['parallel'],
      confidence,
    }));
}

/** Brands of a place without quotation marks: 品质滨州, 平安上海. */
function placeBrands({ text, lexicon }: BlockContext): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  for (let i = 0; i < text.length; i++) {
    const brand = lexicon.placeBrands.longest(text, i);
    const place = brand && lexicon.places.longest(text, brand.end);
    // A full name (平安上海市) or a word running on (文明城区) is no brand.
    if (!place || place.end - brand.end > 3 || /[省市县区州]/.test(text[place.end - 1]!)) continue;
    if (/^[省市县区州]/.test(text.slice(place.end))) continue;
    found.push({
      type: 'slogan',
      start: i,
      end: place.end,
      evidence: ['place-brand'],
      confidence: 0.75,
    });
    i = place.end - 1;
  }
  return found;
}

/** Longest name of a year given over to something, in code units. */
const THEME_YEAR_MAX = 14;

/** Years given over to something, without quotation marks: 开展作风建设年活动. */
function themeYears({ text, lexicon }: BlockContext): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  for (let i = 0; i < text.length; i++) {
    const theme = lexicon.themeYears.longest(text, i);
    if (!theme || /^(?:度|底|初|内|代|前|后|来|间|均|限)/.test(text.slice(theme.end))) continue;
    let start = i;
    while (start > Math.max(0, i - THEME_YEAR_MAX) && /[\u4e00-\u9fff]/.test(text[start - 1]!))
      start--;
    const lead = THEME_LEAD.exec(text.slice(start, i));
    if (lead) start += lead[0].length;
    if (i - start < 2 || i - start > THEME_YEAR_MAX - 4 || text.slice(start, i).includes('的'))
      continue;
    found.push({
      type: 'slogan',
      start,
      end: theme.end,
      evidence: ['campaign-head'],
      confidence: 0.7,
    });
    i = theme.end - 1;
  }
  return found;
}

/** The longest stretch up to a verb that gives a year over to something. */
const THEME_LEAD =
  /^.*(?:开展|实施|推进|启动|深化|抓好|打造|确定为|定为|是|为|的|全[省市县区]|和|接续|持续)/;
