/** Articles in both scripts: the passages in the script that has less of them, and how they read in the other. */
import { countScriptMarks } from '../text/simplify';
import type { Edit, Range } from './alignment';
import { convertText } from './convertText';
import { detectVariety } from './detectVariety';
import type { ProtectedTerm } from './protectedTerms';
import { linesByScript } from './stretches';
import type { Variety } from './variety';

/** Lines next to each other that hold characters of the script that an article has less of. */
export interface MinorPassage extends Range {
  /** What puts them into the other script, in order; never empty. */
  readonly edits: readonly Edit[];
}

/** An article in both scripts. */
export interface MixedScript {
  /** What most of it is in. */
  readonly main: Variety;
  /** In order, none overlapping another. With all their edits applied the article is in one script. */
  readonly passages: readonly MinorPassage[];
}

/**
 * Finds the passages of an article that are not in its main script. A line that is mostly in the other script is converted
 * as a whole; in other lines only the characters are that the main script does not have: 后 of a traditional line may be
 * an empress.
 *
 * @returns undefined where the article is in one script.
 */
export function findMixedScript(
  text: string,
  protectedTerms: readonly ProtectedTerm[] = [],
): MixedScript | undefined {
  if (detectVariety(text) !== 'mixed') return undefined;
  const all = countScriptMarks(text);
  const lines = linesByScript(text);
  const traditional = lines.find(({ from }) => from !== 'zh-CN')?.from ?? 'zh-Hant';
  const minor = all.traditional < all.simplified ? traditional : 'zh-CN';
  const isForeign = (stretch: string): boolean => {
    const marks = countScriptMarks(stretch);
    return (minor === 'zh-CN' ? marks.simplified : marks.traditional) > 0;
  };
  const main = minor === 'zh-CN' ? traditional : 'zh-CN';

  const passages: MinorPassage[] = [];
  for (const { start, end, from } of lines) {
    const line = text.slice(start, end);
    if (!isForeign(line)) continue;
    const converted = convertText(line, { from: minor, to: main, protectedTerms });
    const edits = converted.alignment
      .edits(converted.text)
      .filter((edit) => from === minor || isForeign(line.slice(edit.start, edit.end)))
      .map((edit): Edit => ({ ...edit, start: start + edit.start, end: start + edit.end }));
    if (edits.length === 0) continue;
    const last = passages.at(-1);
    const goesOn = last !== undefined && text.slice(last.end, start).trim() === '';
    if (goesOn)
      passages[passages.length - 1] = { start: last.start, end, edits: [...last.edits, ...edits] };
    else passages.push({ start, end, edits });
  }
  return { main, passages };
}
