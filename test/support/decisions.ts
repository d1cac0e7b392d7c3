import { addAnnotation, type Change } from '../../server/src/decisions/decide';
import { emptySidecar, type Decision, type Sidecar } from '../../server/src/decisions/decision';
import { Skeleton } from '../../server/src/decisions/skeleton';
import { raw } from '../../server/src/text/offsets';

/** A text and the spans marked in it: `办结[13项]任务`. */
export function parseSpans(marked: string): {
  text: string;
  spans: { start: number; end: number }[];
} {
  const spans: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '[') {
      open.push({ start: text.length, end: text.length });
      spans.push(open.at(-1)!);
    } else if (character === ']') open.pop()!.end = text.length;
    else text += character;
  }
  return { text, spans };
}

export const at = (time: number, creator = '林') => ({
  creator,
  time: new Date(Date.UTC(2026, 0, 1, 0, 0, time)).toISOString(),
});

/** Annotations added by hand at the places marked, each a decision. */
export function decide(
  marked: string,
  type = 'slogan',
  change: Omit<Change, 'type' | 'spans'> = {},
) {
  const { text, spans } = parseSpans(marked);
  const skeleton = new Skeleton(text);
  const taken = new Set<string>();
  const decisions = spans.map(({ start, end }): Decision => {
    const span = { start: raw(start), end: raw(end) };
    const decision = addAnnotation(skeleton, type, [span], change, at(0), taken);
    taken.add(decision.id);
    return decision;
  });
  return { text, skeleton, decisions };
}

export const sidecarOf = (decisions: readonly Decision[], source = 'a.txt'): Sidecar => ({
  ...emptySidecar(source),
  decisions,
});

/** A text with the places of decisions marked in it. */
export function showSpans(text: string, decisions: readonly Decision[]): string {
  const marks = decisions
    .flatMap(({ pieces }) => pieces)
    .flatMap(({ start, end }) => [
      { at: start, mark: '[', order: 1 },
      { at: end, mark: ']', order: 0 },
    ])
    .sort((a, b) => b.at - a.at || b.order - a.order);
  let result = text;
  for (const { at, mark } of marks) result = result.slice(0, at) + mark + result.slice(at);
  return result;
}
