import type { Analysis } from '../document/analysis';
import type { Lexicon } from '../lexicon/lexicon';
import type { Check, CheckId, Finding } from './check';
import { conflictingPosts } from './conflictingPosts';
import { enumerationCount } from './enumerationCount';
import { itemOrder } from './itemOrder';
import { misquotedTerm } from './misquotedTerm';
import { nameVariant } from './nameVariant';
import { total } from './total';
import { wrongCount } from './wrongCount';

/** Every check. */
export const CHECKS: readonly Check[] = [
  misquotedTerm,
  wrongCount,
  itemOrder,
  enumerationCount,
  total,
  conflictingPosts,
  nameVariant,
];

/** A finding with the check that made it. */
export interface CheckedFinding extends Finding {
  readonly check: CheckId;
}

/**
 * What the checks find in a document, in order.
 *
 * @param isOn Which checks to run; all where it is missing.
 */
export function runChecks(
  analysis: Analysis,
  lexicon: Lexicon,
  isOn?: (id: CheckId) => boolean,
): CheckedFinding[] {
  const steps = stepChecks(analysis, lexicon, isOn);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** As {@link runChecks}, one check at each step, so that others come between. */
export function* stepChecks(
  analysis: Analysis,
  lexicon: Lexicon,
  isOn: (id: CheckId) => boolean = () => true,
): Generator<void, CheckedFinding[]> {
  const found: CheckedFinding[] = [];
  for (const check of CHECKS) {
    if (!isOn(check.id)) continue;
    found.push(...check.find(analysis, lexicon).map((one) => ({ ...one, check: check.id })));
    yield;
  }
  return found
    .filter((finding, _, all) => !isToldBy(finding, all))
    .sort((a, b) => a.span.start - b.span.start);
}

/** Builds what the checks build once for a lexicon, a piece at each step. */
export function* prepareChecks(lexicon: Lexicon): Generator<void, void> {
  for (const { prepare } of CHECKS) {
    if (!prepare) continue;
    yield* prepare(lexicon);
    yield;
  }
}

/** Whether another check tells more of it: which number is meant, where this one counts the items behind a formula. */
const isToldBy = ({ check, span }: CheckedFinding, all: readonly CheckedFinding[]): boolean =>
  check === 'enumeration-count' &&
  all.some(
    (other) =>
      other.check === 'wrong-count' && other.span.start < span.end && span.start < other.span.end,
  );
