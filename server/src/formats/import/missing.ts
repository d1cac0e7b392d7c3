/** What an imported file lacks, as rejections: somebody deleted it in the other program. */
import { changeDecision, decideSuggestion } from '../../decisions/decide';
import type { Authorship, Decision, Sidecar } from '../../decisions/decision';
import { effectiveAnnotations } from '../../decisions/effective';
import { reanchor } from '../../decisions/reanchor';
import { Skeleton } from '../../decisions/skeleton';
import { placeKey, type ImportTarget } from './decisions';

/**
 * Rejects the suggestions that an import did not confirm: those that nobody decided on, and those that the annotator had
 * accepted before. What was added by hand stays, since a format may have had no room for it.
 *
 * @param target After the import.
 * @param confirmed Ids of the decisions that the import gave or found.
 * @param held Places of what others hold in the file, by {@link placeKey}: that is not missing.
 * @returns The sidecar with the rejections, and how many there are.
 */
export function rejectMissing(
  { text, suggestions, sidecar }: ImportTarget,
  confirmed: ReadonlySet<string>,
  held: ReadonlySet<string>,
  authorship: Authorship,
): { readonly sidecar: Sidecar; readonly rejected: number } {
  const skeleton = new Skeleton(text);
  const { placed } = reanchor(sidecar.decisions, text);
  const decisions = new Map(sidecar.decisions.map((decision) => [decision.id, decision]));
  const taken = new Set(decisions.keys());
  let rejected = 0;
  const put = (decision: Decision): void => {
    decisions.set(decision.id, decision);
    taken.add(decision.id);
    rejected += 1;
  };
  for (const one of effectiveAnnotations(suggestions, placed)) {
    const { state, suggestion, decision } = one;
    if (!suggestion || state === 'rejected') continue;
    if (held.has(placeKey(one.type, one.pieces))) continue;
    const change = { state: 'rejected' } as const;
    if (!decision) put(decideSuggestion(skeleton, suggestion, change, authorship, taken));
    else if (!confirmed.has(decision.id)) {
      put(changeDecision(skeleton, decisions.get(decision.id)!, change, authorship));
    }
  }
  return { sidecar: { ...sidecar, decisions: [...decisions.values()] }, rejected };
}
