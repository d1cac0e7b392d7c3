/**
 * Slogans: coined names of campaigns, brands and methods; canonical formulations; calls in parallel form.
 *
 * Known ones come from the lexicon. Unknown quotations are weighed (see `quotation.ts`); without quotation marks only
 * forms are taken that ordinary prose does not have.
 */
import type { Evidence } from '../document/annotation';
import { enclosing, within, type BlockContext } from './block';
import { calledDeeds, governedCalls, pairedCalls, upheldCalls } from './callsByContext';
import type { SloganCandidate } from './candidate';
import { likeParts, parallelCalls, splitParts } from './parallel';
import {
  EVENT_BEHIND,
  NAMED_BEHIND,
  NAMED_REACH,
  quotationFeatures,
  pairedQuotations,
  sloganConfidence,
  type QuotationFeatures,
  type WeighedQuotation,
} from './quotation';
import { formedCalls } from './forms';
import { PERIOD_PLAN } from './formula';
import { placeBrands } from './placeBrand';

/** Each finds slogans of one kind in a block, other than those that the lexicon knows. */
const FINDERS: readonly ((block: BlockContext) => SloganCandidate[])[] = [
  quotedSlogans,
  unquotedCalls,
  formedCalls,
  placeBrands,
  themeYears,
];

/**
 * Finds the slogans of blocks, kind by kind, for the reason that `recognizeBlocks` gives. Unlikely quotations are among
 * them: the document may raise their confidence.
 *
 * @returns Those of each block, in the order of the blocks; known ones come first.
 */
export function recognizeSlogans(blocks: readonly BlockContext[]): SloganCandidate[][] {
  const found = blocks.map((block) => {
    const known = knownSlogans(block);
    return [...known, ...withLikeParts(block, known)];
  });
  for (const find of FINDERS) blocks.forEach((block, i) => found[i]!.push(...find(block)));
  return found;
}

/** 树立和践行正确政绩观*学习教育* goes by the whole of its name. */
const EDUCATION = /^(?:学习|主题|专题)教育/;

function knownSlogans(block: BlockContext): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  const { text } = block;
  for (const { start, end, known } of block.terms) {
    if (known.type !== 'slogan') continue;
    const quotation = enclosing(block.quotations, start, end);
    const quoted = quotation?.start === start && quotation.end === end;
    if (known.quotedOnly && !quoted && !EDUCATION.test(text.slice(end, end + 4))) continue;
    // 中国最新发展理念 are the newest of its ideas.
    if (text[start] === '新' && text[start - 1] === '最') continue;
    // 中央依法治国办 is the office of a commission, 中央全面深化改革委员会 one itself.
    if (text.startsWith('中央', start - 2) && /^(?:办|委员会)/.test(text.slice(end, end + 3)))
      continue;
    const evidence: Evidence[] = ['glossary'];
    if (quoted) evidence.push('quoted');
    found.push({
      type: 'slogan',
      start,
      end,
      ...(known.entry ? { entry: known.entry.id } : {}),
      evidence,
      confidence: quoted ? 0.95 : known.debatable ? 0.6 : 0.88,
    });
  }
  return found;
}

/** Known slogans with unknown parts beside them that are built alike: 老有所养、*老有所乐、老有所为*. */
function withLikeParts(block: BlockContext, known: readonly SloganCandidate[]): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  for (const candidate of known) {
    const { start, end } = likeParts(block.text, candidate);
    if (start === candidate.start && end === candidate.end) continue;
    // 平安中国、法治中国 are two, and so are 数字中国、数字政府, though the latter is none without quotation marks.
    const parts = splitParts(block.text.slice(start, end));
    if (parts.filter((part) => block.lexicon.terms.get(part)).length > 1) continue;
    if (
      known.some((other) => other !== candidate && within([{ start, end }], other.start, other.end))
    )
      continue;
    found.push({
      type: 'slogan',
      start,
      end,
      evidence: ['glossary', 'parallel'],
      confidence: 0.8,
    });
  }
  return found;
}

function quotedSlogans(block: BlockContext): SloganCandidate[] {
  const counts = new Map<string, number>();
  for (const { start, end } of block.quotations) {
    const inner = block.text.slice(start, end);
    counts.set(inner, (counts.get(inner) ?? 0) + 1);
  }
  const found: SloganCandidate[] = [];
  const weighed: WeighedQuotation[] = [];
  for (const quotation of block.quotations) {
    const { start, end } = quotation;
    const inner = block.text.slice(start, end);
    const known = block.lexicon.terms.get(inner);
    if ((known && known.type !== 'none') || !/[\u3400-\u9fff]、?[\u3400-\u9fff]/.test(inner))
      continue;
    if (within(block.titles, start, end)) continue;
    if (isKnownTermWithFillers(inner, block.lexicon)) continue;
    const features = quotationFeatures(block, quotation, (counts.get(inner) ?? 0) > 1);
    const isNamed = features.strongHead || features.head || features.introduced;
    if (VESSEL.test(inner) && !isNamed) continue;
    if (WARDENS.test(inner) || PERIOD_PLAN.test(inner)) continue;
    // “一把手”工程 is the business of whoever is at the head, no campaign of that name.
    if (inner === '一把手') continue;
    // A plain metaphor names a campaign only where it is carried out as one: 实施“领头雁”工程.
    if (known && !(features.strongHead && features.introduced && inner.length > 2)) continue;
    const call = features.sentence ? 0 : callBehindObject(inner);
    if (call > 0) {
      found.push({
        type: 'slogan',
        start: start + call,
        end,
        evidence: ['quoted', 'parallel'],
        confidence: 0.7,
      });
      continue;
    }
    weighed.push({
      start,
      end: end - (EVENT_BEHIND.exec(inner)?.[0].length ?? 0),
      features,
      confidence: sloganConfidence(features),
    });
  }
  for (const { start, end, features, confidence } of pairedQuotations(block.text, weighed))
    found.push({ type: 'slogan', start, end, evidence: evidenceOf(features), confidence });
  return found;
}

/** “推动高质量发展”系列主题发布会: of what is quoted the term is the slogan, not the word before it. */
function isKnownTermWithFillers(
  inner: string,
  { fillers, terms }: BlockContext['lexicon'],
): boolean {
  const filler = fillers.longest(inner, 0);
  const term = filler && terms.get(inner.slice(filler.end));
  return term?.type === 'slogan' && !term.quotedOnly;
}

/** 海巡176, 歼-20: vessels and machines by name and number. */
const VESSEL = /^[\u4e00-\u9fff]{1,4}[-－]?\d{1,4}[A-Z]?$/;

/** 田长制, 河湖长制: that somebody is in charge of each is an institution. */
const WARDENS = /^总?[\u4e00-\u9fff]{1,2}长制$/;

/** Where a call begins that follows what it is about: 对紧急事项*专班盯办、限时办结*. 0 where there is none. */
function callBehindObject(inner: string): number {
  if (!/^[对把将以为在]/.test(inner)) return 0;
  const [first, ...rest] = inner.split(/[、，,]/) as [string, ...string[]];
  const length = rest[0]?.length ?? 0;
  if (length < 4 || rest.some((part) => part.length !== length) || first.length <= length) return 0;
  return first.length - length;
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

function unquotedCalls(block: BlockContext): SloganCandidate[] {
  return [
    ...parallelCalls(block),
    ...governedCalls(block),
    ...upheldCalls(block),
    ...pairedCalls(block),
    ...calledDeeds(block),
  ]
    .filter(
      ({ start, end }) => !within(block.titles, start, end) && !isNamesInQuotes(block, start, end),
    )
    .map(({ start, end, confidence }) => ({
      type: 'slogan',
      start,
      end,
      evidence: ['parallel'],
      confidence,
    }));
}

/** “芦小畅、芦小清”等吉祥物: names are built alike, too. */
const isNamesInQuotes = ({ text, quotations }: BlockContext, start: number, end: number): boolean =>
  NAMED_BEHIND.test(text.slice(end, end + NAMED_REACH)) && within(quotations, start, end);

/** Code units of a theme: 建设年. */
const THEME_WORD = 3;
/** Longest name of a year given over to something, in code units. */
const THEME_YEAR_MAX = 14;

/** Years given over to something, without quotation marks: 开展作风建设年活动. */
function themeYears({ text, lexicon }: BlockContext): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  for (let at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
    const i = at - THEME_WORD + 1;
    if (i < 0 || !lexicon.themeYears.has(text.slice(i, at + 1))) continue;
    if (/^(?:度|底|初|内|代|前|后|来|间|均|限)/.test(text.slice(at + 1, at + 2))) continue;
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
      end: at + 1,
      evidence: ['campaign-head'],
      confidence: 0.7,
    });
  }
  return found;
}

/** The longest stretch up to a verb that gives a year over to something. */
const THEME_LEAD =
  /^.*(?:开展|实施|推进|启动|深化|抓好|打造|确定为|定为|是|为|的|全[省市县区]|和|接续|持续)/;
