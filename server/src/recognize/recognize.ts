import type { Lexicon } from '../lexicon/lexicon';
import type { BlockKind } from '../text/reading';
import { blockContext, type BlockContext } from './block';
import type { Candidate } from './candidate';
import { recognizeFormulas } from './formula';
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
  const formulas = recognizeFormulas(context);
  const numbered = new Set(formulas.map(({ start, end }) => `${start}-${end}`));
  return {
    context,
    candidates: [
      ...recognizeOfficials(context),
      ...formulas,
      // What is built on a number is a formula, whatever else speaks for a slogan.
      ...recognizeSlogans(context).filter(({ start, end }) => !numbered.has(`${start}-${end}`)),
      ...recognizeMetrics(context),
    ],
  };
}
