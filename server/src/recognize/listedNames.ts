/** Names that only their place in a list shows: those with a common word in them, and those with no known surname. */
import type { BlockContext } from './block';
import { closureAt, isName, surnameLength, type NameMatch } from './names';
import { personAt } from './person';

/** A member of a list that holds a character which names seldom have: …、李向前、…. */
export function listedName({ text, lexicon }: BlockContext, start: number): NameMatch | undefined {
  const surname = surnameLength(text, start, lexicon);
  if (surname === 0 || lexicon.notNames.longest(text, start)) return undefined;
  for (const given of [2, 1]) {
    const end = start + surname + given;
    if (!/^[\u4e00-\u9fff]+$/.test(text.slice(start, end))) continue;
    const verb = lexicon.nameVerbs.longest(text, end);
    if (/[、，。；,;]/.test(text[end] ?? '') || (verb && verb.end - end > 1)) {
      return { start, end, closed: 2 };
    }
  }
  return undefined;
}

/** Names without a known surname, as many characters as they have: 妥玉龙, 娜仁花, 乌云其木格. */
const UNKNOWN_NAME = /^[\u4e00-\u9fff]{2,5}?(?=、)/;
const UNKNOWN_LENGTHS = [3, 2, 4, 5] as const;

/**
 * A rare, foreign or misprinted name in a list of leaders: between two names, before one as the first, or as the last before
 * what they did. What names a body or post is none.
 *
 * @param before How many names stand before it.
 */
export function nameAmongNames(
  block: BlockContext,
  start: number,
  before: number,
): NameMatch | undefined {
  const { text, lexicon } = block;
  if (lexicon.notNames.longest(text, start)) return undefined;
  const isOne = (end: number): boolean =>
    /^[\u4e00-\u9fff]+$/.test(text.slice(start, end)) &&
    !/[部局委办室会组处科队长员位等]$/.test(text.slice(start, end)) &&
    lexicon.titles.find(text.slice(start, end), 0) === undefined &&
    (lexicon.bodies.longest(text, start, end)?.end ?? start) - start < 2;
  const name = UNKNOWN_NAME.exec(text.slice(start, start + 6))?.[0];
  if (name === undefined) {
    if (before < 2) return undefined;
    const length = UNKNOWN_LENGTHS.find(
      (n) => isOne(start + n) && closureAt(text, start + n, lexicon) === 2,
    );
    return length === undefined ? undefined : { start, end: start + length, closed: 1 };
  }
  const end = start + name.length;
  if (!isOne(end) || (before === 0 && name.length < 3)) return undefined;
  const next = personAt(block, end + 1, undefined);
  const isAmongNames = (next && next.closed > 1) ?? isListOfNames(text, end + 1, lexicon);
  return isAmongNames ? { start, end, closed: 1 } : undefined;
}

/** How far ahead a list is looked at for names, in code units. */
const LIST_AHEAD = 48;

/** Whether at least half of what 、 joins from an offset on are names, two of them or more. */
function isListOfNames(text: string, offset: number, lexicon: BlockContext['lexicon']): boolean {
  const items = text
    .slice(offset, offset + LIST_AHEAD)
    .split('、')
    .slice(0, -1);
  const names = items.filter((item) => isName(item, 0, item.length, lexicon)).length;
  return names > 1 && names * 2 >= items.length;
}
