/**
 * What a document itself establishes: persons it introduces with a post, terms it quotes, lists it spells out.
 * A second, cheap pass finds them wherever they stand again.
 */
import type { GlossaryEntry } from '../lexicon/glossary';
import type { Lexicon } from '../lexicon/lexicon';
import { speaksFor } from '../lexicon/senses';
import { Trie } from '../lexicon/trie';
import { addressesOf, withAddresses } from './addresses';
import { withoutNamesakes } from './namesakes';
import { enclosing, isTitle, OUTSIDE_TEXT, within } from '../recognize/block';
import type {
  Candidate,
  FormulaCandidate,
  OfficialCandidate,
  SloganCandidate,
} from '../recognize/candidate';
import { ordinalItems } from '../recognize/ordinalItems';
import { countOf } from '../recognize/formulaCandidate';
import { closureAt } from '../recognize/names';
import type { RecognizedBlock } from '../recognize/recognize';
import { SLOGAN_WEIGHTS } from '../recognize/quotation';

/** Candidates below this are no annotations. */
export const LEAST_CONFIDENCE = 0.5;

/** Least confidence with which a name or term is looked for in the rest of the document. */
const LEARN_LEAST = 0.6;

/** Shortest slogan that is found without its quotation marks: shorter ones are ordinary words as often as not. */
const UNQUOTED_SLOGAN_MIN = 3;

type Learned =
  | { readonly type: 'official'; readonly candidate: OfficialCandidate }
  | { readonly type: 'slogan'; readonly candidate: SloganCandidate }
  | { readonly type: 'formula'; readonly candidate: FormulaCandidate };

/** The candidates of every block, with what the document knows added to them. */
export function withDocumentKnowledge(blocks: readonly RecognizedBlock[]): Candidate[][] {
  const quoted = quotedCounts(blocks);
  const unclosed = unclosedCounts(blocks);
  const isMeant = ownListsIn(blocks);
  const people = withoutNamesakes(blocks);
  const raised = blocks.map(({ context }, index) =>
    people[index]!.map((candidate) => {
      if (candidate.type === 'official') return raiseRecurring(context.text, candidate, unclosed);
      return candidate.type === 'formula'
        ? withItemsBelow(blocks, index, withOwnItems(candidate, context.lexicon, isMeant))
        : raiseRepeated(context.text, candidate, quoted);
    }),
  );
  const addresses = addressesOf(blocks, raised);
  const known = blocks.map((block, index) => withAddresses(block, raised[index]!, addresses));
  const learned = learn(blocks, known);
  return blocks.map((block, index) => [
    ...known[index]!.map((candidate) => withListedItems(block, candidate, learned)),
    ...occurrences(block, known[index]!, learned),
  ]);
}

/** How often each unknown quotation stands in the document. */
function quotedCounts(blocks: readonly RecognizedBlock[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { context } of blocks) {
    for (const { start, end } of context.quotations) {
      const inner = context.text.slice(start, end);
      counts.set(inner, (counts.get(inner) ?? 0) + 1);
    }
  }
  return counts;
}

/** Repetition across blocks speaks for a quotation as repetition within one does. */
function raiseRepeated(
  text: string,
  candidate: Candidate,
  quoted: ReadonlyMap<string, number>,
): Candidate {
  if (candidate.type !== 'slogan' || candidate.evidence.includes('repeated')) return candidate;
  if (!candidate.evidence.includes('quoted') || candidate.evidence.includes('glossary'))
    return candidate;
  if ((quoted.get(text.slice(candidate.start, candidate.end)) ?? 0) < 2) return candidate;
  const { confidence } = candidate;
  const odds = Math.log(confidence / (1 - confidence)) + SLOGAN_WEIGHTS.repeated;
  return {
    ...candidate,
    evidence: [...candidate.evidence, 'repeated'],
    confidence: Number((1 / (1 + Math.exp(-odds))).toFixed(3)),
  };
}

/** The names that nothing closes where they stand, with how often they stand in the document. */
function unclosedCounts(blocks: readonly RecognizedBlock[]): ReadonlyMap<string, number> {
  const names = new Trie<string>();
  for (const { context, candidates } of blocks) {
    for (const { type, confidence, start, end } of candidates) {
      const name = context.text.slice(start, end);
      if (type === 'official' && confidence < LEARN_LEAST) names.add(name, name);
    }
  }
  const counts = new Map<string, number>();
  if (names.size === 0) return counts;
  for (const { context } of blocks) {
    const { text } = context;
    for (let name = names.find(text, 0); name; name = names.find(text, name.start + 1)) {
      counts.set(name.value, (counts.get(name.value) ?? 0) + 1);
    }
  }
  return counts;
}

/** A name that nothing closes is one if it stands in the document again. */
function raiseRecurring(
  text: string,
  candidate: OfficialCandidate,
  unclosed: ReadonlyMap<string, number>,
): OfficialCandidate {
  if ((unclosed.get(text.slice(candidate.start, candidate.end)) ?? 0) < 2) return candidate;
  return {
    ...candidate,
    evidence: [...candidate.evidence, 'repeated'],
    confidence: Math.max(candidate.confidence, RECURRING_CONFIDENCE),
  };
}

const RECURRING_CONFIDENCE = 0.85;

/**
 * Whether a candidate is sure enough to be looked for elsewhere: a quotation of several characters that stands without its
 * marks again is used as a name.
 */
const isSure = ({ type, confidence, start, end }: Candidate): boolean =>
  confidence >= LEARN_LEAST ||
  (type === 'slogan' && confidence >= LEAST_CONFIDENCE && end - start >= NAME_LEAST);

/** Fewer characters in quotation marks are a word of their own too often. */
const NAME_LEAST = 4;

function learn(
  blocks: readonly RecognizedBlock[],
  candidates: readonly (readonly Candidate[])[],
): Trie<Learned> {
  const best = new Map<string, Learned>();
  const initials = new Map<string, Learned>();
  blocks.forEach(({ context }, index) => {
    for (const candidate of candidates[index]!) {
      if (candidate.type === 'metric' || !isSure(candidate)) continue;
      if (candidate.end - candidate.start < 2) continue;
      if (candidate.type === 'slogan') {
        const short = initialsOf(context.text.slice(candidate.start, candidate.end));
        if (short !== undefined) initials.set(short, { type: 'slogan', candidate });
      }
      // Calls without quotation marks are sentences, not names.
      if (candidate.type === 'slogan' && !candidate.evidence.includes('quoted')) continue;
      const written = context.text.slice(candidate.start, candidate.end);
      // A name that a list spreads over blanks (于 涛) stands without them elsewhere.
      const word = candidate.type === 'official' ? written.replace(/\s+/g, '') : written;
      const known = best.get(word);
      if (!known || preferred(candidate, known.candidate)) {
        best.set(word, { type: candidate.type, candidate } as Learned);
      }
    }
  });
  for (const [short, learned] of initials) if (!best.has(short)) best.set(short, learned);
  for (const part of quotedParts(blocks, best)) best.set(part[0], part[1]);
  const trie = new Trie<Learned>();
  for (const [word, learned] of best) trie.add(word, learned);
  return trie;
}

/** A call of several parts goes by their first characters: 走出去、找问题、想办法、促发展 is 走找想促. */
function initialsOf(call: string): string | undefined {
  const parts = call.split(/[、，]/);
  return parts.length >= INITIALS_LEAST && parts.every((part) => part.length > 1)
    ? parts.map((part) => part[0]).join('')
    : undefined;
}

/** Fewer characters than these make words of their own too often. */
const INITIALS_LEAST = 4;

/** 一单 in quotation marks, where the document has 一单两制: a part of a compound formula that is used alone. */
function* quotedParts(
  blocks: readonly RecognizedBlock[],
  learned: ReadonlyMap<string, Learned>,
): Generator<readonly [string, Learned]> {
  const parts = new Map<string, FormulaCandidate>();
  for (const [word, { candidate }] of learned) {
    if (candidate.type !== 'formula' || candidate.kind !== 'compound') continue;
    for (const [part] of word.matchAll(COMPOUND_PART)) parts.set(part, candidate);
  }
  if (parts.size === 0) return;
  for (const { context } of blocks) {
    for (const { start, end } of context.quotations) {
      const inner = context.text.slice(start, end);
      const candidate = parts.get(inner);
      if (!candidate || learned.has(inner)) continue;
      const { start: from, end: to, evidence, confidence } = candidate;
      const counted = { kind: 'counted', count: countOf(inner) } as const;
      yield [
        inner,
        {
          type: 'formula',
          candidate: { type: 'formula', start: from, end: to, evidence, confidence, ...counted },
        },
      ];
    }
  }
}

const COMPOUND_PART = /[一二两三四五六七八九十][^一二两三四五六七八九十、，]+/g;

function preferred(candidate: Candidate, known: Candidate): boolean {
  const listed = (c: Candidate) => (c.type === 'formula' && c.itemsSpan !== undefined ? 1 : 0);
  return (
    listed(candidate) - listed(known) > 0 ||
    (listed(candidate) === listed(known) && candidate.confidence > known.confidence)
  );
}

/** Whether a document speaks for the list of an entry, asked of its words once for each entry. */
function ownListsIn(blocks: readonly RecognizedBlock[]) {
  let joined: string | undefined;
  const words = (): string => (joined ??= blocks.map(({ context }) => context.text).join('\n'));
  const meant = new Map<GlossaryEntry, boolean>();
  return (entry: GlossaryEntry, lexicon: Lexicon): boolean => {
    let isMeant = meant.get(entry);
    if (isMeant === undefined) meant.set(entry, (isMeant = speaksFor(entry, words, lexicon)));
    return isMeant;
  };
}

/** What the glossary lists for 五大工程 is not what every article means by it. */
function withOwnItems(
  candidate: FormulaCandidate,
  lexicon: Lexicon,
  isMeant: (entry: GlossaryEntry, lexicon: Lexicon) => boolean,
): FormulaCandidate {
  if (!candidate.items || candidate.entry === undefined) return candidate;
  if (candidate.evidence.includes('enumerated')) return candidate;
  const entry = lexicon.entry(candidate.entry);
  if (!entry || isMeant(entry, lexicon)) return candidate;
  const { type, start, end, kind, count, entry: id, evidence, confidence } = candidate;
  return { type, start, end, kind, count, entry: id, evidence, confidence };
}

/** “五个聚力”： at the end of a paragraph, with 一是聚力强县…, 二是… in the paragraphs below it. */
function withItemsBelow(
  blocks: readonly RecognizedBlock[],
  index: number,
  candidate: FormulaCandidate,
): FormulaCandidate {
  const { end, count } = candidate;
  const { text } = blocks[index]!.context;
  const below = blocks[index + 1]?.context.text ?? '';
  if (count === null || text.length - end > BELOW_MOST || !/^第?一/.test(below)) return candidate;
  const following = blocks.slice(index, index + 1 + count * 2).map(({ context }) => context.text);
  const listed = ordinalItems(following.join('\n'), end, count);
  return listed ? { ...candidate, items: listed.items } : candidate;
}

/** How much may stand behind a formula in its paragraph, in code units, if its items are below it. */
const BELOW_MOST = 20;

/** A formula that the document spells out once is spelled out everywhere. */
function withListedItems(
  block: RecognizedBlock,
  candidate: Candidate,
  learned: Trie<Learned>,
): Candidate {
  if (candidate.type !== 'formula' || candidate.itemsSpan) return candidate;
  const known = learned.get(block.context.text.slice(candidate.start, candidate.end));
  if (known?.type !== 'formula' || !known.candidate.itemsSpan || !known.candidate.items)
    return candidate;
  return { ...candidate, items: known.candidate.items, count: known.candidate.count };
}

/** The places of a block where something the document established stands again. */
function occurrences(
  { context }: RecognizedBlock,
  candidates: readonly Candidate[],
  learned: Trie<Learned>,
): Candidate[] {
  const { text, kind, lexicon } = context;
  if (learned.size === 0 || OUTSIDE_TEXT.has(kind)) return [];
  const strong = new Set<number>();
  const key = (start: number, end: number): number => start * (text.length + 1) + end;
  for (const { start, end, confidence } of candidates) {
    if (confidence >= LEAST_CONFIDENCE) strong.add(key(start, end));
  }
  // “三要”：一要…，二要…，三要…: the last number of the list is not the formula again.
  const lists = candidates
    .flatMap((one) => (one.type === 'formula' && one.itemsSpan ? [one.itemsSpan] : []))
    .sort((a, b) => a.start - b.start);
  const found: Candidate[] = [];
  for (let match = learned.find(text, 0); match; match = learned.find(text, match.end)) {
    const { start, end, value } = match;
    const isItem = value.type === 'formula' && within(lists, start, end);
    if (!isItem && !strong.has(key(start, end))) {
      const quotation = enclosing(context.quotations, start, end);
      const quoted = quotation?.start === start && quotation.end === end;
      const titled = value.type === 'official' && within(context.titles, start, end);
      // “社会主义” is not what 社会主义市场经济体制 is about.
      const term = value.type === 'slogan' ? enclosing(context.terms, start, end) : undefined;
      const isPart = term && term.end - term.start > end - start;
      if (!titled && !isPart && stands(text, start, end, value, quoted, lexicon)) {
        found.push(recurrence(value, start, end));
      }
    }
  }
  return found;
}

function stands(
  text: string,
  start: number,
  end: number,
  { type, candidate }: Learned,
  quoted: boolean,
  lexicon: RecognizedBlock['context']['lexicon'],
): boolean {
  if (quoted) return true;
  // 王伟 in 王伟大: a short name must be closed, or stand behind a mark.
  if (type === 'official') {
    return (
      end - start > 2 ||
      closureAt(text, end, lexicon) > 0 ||
      !/[\u4e00-\u9fff]/.test(text[start - 1] ?? '')
    );
  }
  if (/[\dA-Za-z]/.test(text[start]!) && /[\dA-Za-z.]/.test(text[start - 1] ?? '')) return false;
  if (/[\dA-Za-z]/.test(text[end - 1]!) && /[\dA-Za-z.%]/.test(text[end] ?? '')) return false;
  if (type === 'formula')
    return (
      !/^\d+$/.test(text.slice(start, end)) &&
      !/[第一二三四五六七八九十百]/.test(text[start - 1] ?? '') &&
      // 经过十五年 counts years, whatever “十五”计划 is.
      !(
        /^[一二三四五六七八九十]+$/.test(text.slice(start, end)) &&
        NUMBER_BEHIND.test(text.slice(end, end + 2))
      )
    );
  // A word of everyday language is a term in quotation marks only: “社会主义”改造 makes none of 社会主义.
  if (!candidate.evidence.includes('glossary') && lexicon.isCommonWord(text.slice(start, end)))
    return false;
  return end - start >= UNQUOTED_SLOGAN_MIN && !isTitle(text, start, end);
}

/** What makes a number of the digits before it. */
const NUMBER_BEHIND =
  /^(?:[年月日号周天秒岁个条项次届名位人户家处所座栋件份篇场批种类级点万亿千百十多余几来强]|时(?!期)|期(?!间))/;

function recurrence({ type, candidate }: Learned, start: number, end: number): Candidate {
  const confidence = Number((candidate.confidence * RECURRENCE_FACTOR).toFixed(3));
  if (type === 'official') {
    return { type, start, end, posts: [], evidence: ['established'], confidence };
  }
  const { entry } = candidate;
  if (type === 'slogan') {
    return { type, start, end, ...(entry ? { entry } : {}), evidence: ['established'], confidence };
  }
  const { kind, count, items } = candidate;
  return {
    type,
    start,
    end,
    kind,
    count,
    ...(entry ? { entry } : {}),
    ...(items ? { items } : {}),
    evidence: ['established'],
    confidence,
  };
}

/** A recurrence is a little less certain than what introduced it. */
const RECURRENCE_FACTOR = 0.97;
