/** Quantities that have no numeral with a unit, but may have an approximator behind them: 半天以内, 2.1:1左右. */
import type { BlockContext } from './block';
import type { Quantity } from './candidate';

/** A quantity, with the approximator behind it where there is one. */
export function withBoundBehind(
  { text, lexicon }: BlockContext,
  quantity: Pick<Quantity, 'start' | 'end' | 'value' | 'unit' | 'confidence'>,
): Quantity {
  const after = lexicon.boundsAfter.longest(text, quantity.end);
  return {
    type: 'metric',
    ...quantity,
    end: after?.end ?? quantity.end,
    bound: after?.value ?? 'exact',
    evidence: after ? ['approximator', 'unit'] : ['unit'],
  };
}
