/** Fewer edits of a text, for editors that take their time for each. */
import type { Edit, Range } from './alignment';

/**
 * Joins edits where they are more than an editor likes: within each line, and where that is not enough, across lines. What
 * stands in one of the kept ranges, or around it, keeps edits of its own, so that whoever follows the range by edits still
 * finds it; such edits may be more than wanted.
 *
 * @param edits Of `text`, in order, none overlapping another.
 * @param kept In any order; they may overlap.
 * @param most How many edits there may be before any are joined.
 */
export function groupEdits(
  text: string,
  edits: readonly Edit[],
  kept: readonly Range[],
  most: number,
): readonly Edit[] {
  if (edits.length <= most) return edits;
  const apart = [...kept].sort((a, b) => a.start - b.start);
  const byLine = join(text, edits, apart, (between) => !between.includes('\n'));
  return byLine.length <= most ? byLine : join(text, byLine, apart, () => true);
}

function join(
  text: string,
  edits: readonly Edit[],
  kept: readonly Range[],
  mayJoin: (between: string) => boolean,
): Edit[] {
  const joined: Edit[] = [];
  /** The parts of what is being joined: written out once, however many they are. */
  let parts: string[] = [];
  let current: Range | undefined;
  /** How many kept ranges begin before the current edit ends, and where the last of them to end does. */
  let next = 0;
  let reach = -1;
  const finish = (): void => {
    if (current) joined.push({ ...current, replacement: parts.join('') });
  };
  for (const { start, end, replacement } of edits) {
    // A kept range that reaches into what is between the two, or into one of them, keeps them apart.
    const reachBefore = reach;
    for (; next < kept.length && kept[next]!.start < end; next++) {
      reach = Math.max(reach, kept[next]!.end);
    }
    const isFree = reach <= (current?.start ?? start) && reachBefore <= (current?.start ?? start);
    const between = current && text.slice(current.end, start);
    if (current && between !== undefined && isFree && mayJoin(between)) {
      parts.push(between, replacement);
      current = { start: current.start, end };
    } else {
      finish();
      parts = [replacement];
      current = { start, end };
    }
  }
  finish();
  return joined;
}
