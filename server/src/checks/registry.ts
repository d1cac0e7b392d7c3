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
  isOn: (id: CheckId) => boolean = () => true,
): CheckedFinding[] {
  return CHECKS.filter(({ id }) => isOn(id))
    .flatMap((check) =>
      check.find(analysis, lexicon).map((finding) => ({ ...finding, check: check.id })),
    )
    .filter((finding, _, all) => !isToldBy(finding, all))
    .sort((a, b) => a.span.start - b.span.start);
}

/** Whether another check tells more of it: which number is meant, where this one counts the items behind a formula. */
const isToldBy = ({ check, span }: CheckedFinding, all: readonly CheckedFinding[]): boolean =>
  check === 'enumeration-count' &&
  all.some(
    (other) =>
      other.check === 'wrong-count' && other.span.start < span.end && span.start < other.span.end,
  );
