import type { Lexicon } from '../lexicon/lexicon';
import type { BlockKind } from '../text/reading';
import { blockContext, within, type BlockContext } from './block';
import type { Candidate, Span } from './candidate';
import { lengthBeforeHouse, lengthWithoutHead, recognizeFormulas } from './formula';
import { recognizeMetrics } from './metric';
import { recognizeOfficials } from './official';
import { recognizeSlogans } from './slogan';

/** What the recognisers say of one block. Depends on nothing but its words, its kind and the lexicon. */
export interface RecognizedBlock {
  readonly context: BlockContext;
  readonly candidates: readonly Candidate[];
}

/** Runs every recogniser over a block. */
export function recognizeBlock(text: string, kind: BlockKind, lexicon: Lexicon): RecognizedBlock {
  const context = blockContext(text, kind, lexicon);
  // （下转08版） → page-02-高质量发展.txt: the words of a jump name what is elsewhere.
  if (kind === 'jump') return { context, candidates: [] };
  const formulas = recognizeFormulas(context);
  const numbered = formulas
    .flatMap((formula): Span[] => (formula.itemsSpan ? [formula, formula.itemsSpan] : [formula]))
    .sort((a, b) => a.start - b.start);
  return {
    context,
    candidates: [
      ...recognizeOfficials(context),
      ...formulas,
      // What is built on a number is a formula, and the list that spells it out is its items, whatever else speaks for
      // a slogan.
      ...recognizeSlogans(context).filter(
        ({ start, end }) =>
          !within(numbered, start, end) &&
          lengthBeforeHouse(context, start, end) === undefined &&
          lengthWithoutHead(text.slice(start, end)) === end - start,
      ),
      ...recognizeMetrics(context),
    ],
  };
}
