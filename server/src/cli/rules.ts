/** What `zhengwen check` looks for: the checks of a proofreader, and what an editor reports beside them. */
import type { CheckId, Finding } from '../checks/check';
import { CHECKS, runChecks } from '../checks/registry';
import type { Analysis } from '../document/analysis';
import type { Words } from '../explain/words';
import type { Lexicon } from '../lexicon/lexicon';
import { findScriptChange, MIXED_SCRIPT } from '../script/cleaning/problems';
import { raw } from '../text/offsets';

export type RuleId = CheckId | typeof MIXED_SCRIPT.id;

export interface Rule {
  readonly id: RuleId;
  /** What it looks for, in a sentence. */
  readonly what: Words;
}

/** Every rule, in the order of reports. */
export const RULES: readonly Rule[] = [...CHECKS, MIXED_SCRIPT];

/** A finding with the rule that it breaks. */
export interface RuleFinding extends Finding {
  readonly check: RuleId;
}

/** What breaks the rules that are on, in the order of the text. */
export function findingsOf(
  analysis: Analysis,
  lexicon: Lexicon,
  isOn: (id: RuleId) => boolean,
): readonly RuleFinding[] {
  const findings = runChecks(analysis, lexicon, isOn);
  const change = isOn(MIXED_SCRIPT.id) ? findScriptChange(analysis.reading) : undefined;
  if (!change) return findings;
  const span = { start: raw(change.start), end: raw(change.end) };
  const mixed: RuleFinding = { check: MIXED_SCRIPT.id, span, message: MIXED_SCRIPT.message };
  return [...findings, mixed].sort((a, b) => a.span.start - b.span.start);
}
