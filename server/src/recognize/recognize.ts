import type { Lexicon } from '../lexicon/lexicon';
import type { BlockKind } from '../text/reading';
import { blockContext, within, type BlockContext } from './block';
import type { Candidate, FormulaCandidate, SloganCandidate, Span } from './candidate';
import { lengthBeforeHouse, lengthWithoutHead, recognizeFormulas } from './formula';
import { recognizeMetrics } from './metric';
import { recognizeOfficials } from './official';
import { recognizeSlogans } from './slogan';

/** What the recognisers say of one block. Depends on nothing but its words, its kind and the lexicon. */
export interface RecognizedBlock {
  readonly context: BlockContext;
  readonly candidates: readonly Candidate[];
}

/** What is recognised by: the words of a block and what kind of block it is. */
export interface BlockText {
  readonly text: string;
  readonly kind: BlockKind;
}

/**
 * Runs every recogniser over blocks, one recogniser after another over all of them: its code then stays in the processor's
 * caches, which the code of all of them together does not fit into.
 *
 * @returns One result for each block, in their order.
 */
export function recognizeBlocks(blocks: readonly BlockText[], lexicon: Lexicon): RecognizedBlock[] {
  const contexts = blocks.map(({ text, kind }) => blockContext(text, kind, lexicon));
  // （下转08版） → page-02-高质量发展.txt: the words of a jump name what is elsewhere.
  const read = contexts.filter(({ kind }) => kind !== 'jump');
  const formulas = read.map(recognizeFormulas);
  const officials = read.map(recognizeOfficials);
  const slogans = recognizeSlogans(read);
  const metrics = read.map(recognizeMetrics);
  const found = new Map<BlockContext, Candidate[]>();
  read.forEach((context, i) =>
    found.set(context, [
      ...officials[i]!,
      ...formulas[i]!,
      ...withoutNumbered(context, slogans[i]!, formulas[i]!),
      ...metrics[i]!,
    ]),
  );
  return contexts.map((context) => ({ context, candidates: found.get(context) ?? [] }));
}

/**
 * What is built on a number is a formula, and the list that spells it out is its items, whatever else speaks for a slogan.
 */
function withoutNumbered(
  context: BlockContext,
  slogans: readonly SloganCandidate[],
  formulas: readonly FormulaCandidate[],
): SloganCandidate[] {
  const numbered = formulas
    .flatMap((formula): Span[] => (formula.itemsSpan ? [formula, formula.itemsSpan] : [formula]))
    .sort((a, b) => a.start - b.start);
  return slogans.filter(
    ({ start, end }) =>
      !within(numbered, start, end) &&
      lengthBeforeHouse(context, start, end) === undefined &&
      lengthWithoutHead(context.text.slice(start, end)) === end - start,
  );
}
