/** Names that only their place in a list shows: those with a common word in them, and those with no known surname. */
import type { BlockContext } from './block';
import { closureAt, isJoint, isName, surnameLength, type NameMatch } from './names';
import { personAt } from './person';

/** A member of a list that holds a character which names seldom have: …、李向前、…. */
export function listedName({ text, lexicon }: BlockContext, start: number): NameMatch | undefined {
  const surname = surnameLength(text, start, lexicon);
  if (surname === 0 || lexicon.notNames.longest(text, start)) return undefined;
  for (const given of [2, 1]) {
    const end = start + surname + given;
    if (!/^[\u4e00-\u9fff]+$/.test(text.slice(start, end))) continue;
    if (isJoint(text, end)) continue;
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
  if (!isOne(end) || (before === 0 && (name.length < 3 || holdsBody(text, start, end, lexicon))))
    return undefined;
  const next = personAt(block, end + 1, undefined);
  const isAmongNames = (next && next.closed > 1) ?? isListOfNames(text, end + 1, lexicon);
  return isAmongNames ? { start, end, closed: 1 } : undefined;
}

/** 分管领导率市公安、安监等部门: what leads those who are named is no name. */
function holdsBody(
  text: string,
  start: number,
  end: number,
  { bodies }: BlockContext['lexicon'],
): boolean {
  for (let i = start; i < end; i++)
    if ((bodies.longest(text, i, end)?.end ?? i) - i > 1) return true;
  return false;
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

/** A part of a list that is as long as a name. */
const LISTED_PART = /^[\u4e00-\u9fff]{2,4}(?=[、和])/;

/**
 * A name that is a word of everyday language (黄金水, 白云, 江山) in a list of leaders behind the first of them: everything
 * that follows has the form of a name, up to a mark or what they did.
 */
export function wordAmongNames(block: BlockContext, start: number): NameMatch | undefined {
  const { text, lexicon } = block;
  let end: number | undefined;
  for (let at = start, n = 0; n < WORDS_MAX; n++) {
    const part = LISTED_PART.exec(text.slice(at, at + 5))?.[0].length;
    const lengths = part === undefined ? LAST_LENGTHS : [part];
    const length = lengths.find(
      (one) =>
        hasFormOfName(text, at, at + one, lexicon) &&
        (part !== undefined || THERE.test(text.slice(at + one, at + one + 3))),
    );
    if (length === undefined) return undefined;
    end ??= at + length;
    if (part === undefined) return { start, end, closed: 1 };
    at += length + 1;
  }
  return undefined;
}

/** 市委书记A，市长江河，市政协主席B: a name that is a word, as long as the mark behind it. The caller knows of A. */
export function wordAmongPosts(
  { text, lexicon }: BlockContext,
  start: number,
): NameMatch | undefined {
  const end = start + 2;
  return /[，、。；,;]/.test(text[end] ?? '') &&
    lexicon.notNames.longest(text, start)?.end === end &&
    !lexicon.nameVerbs.longest(text, start) &&
    hasFormOfName(text, start, end, lexicon)
    ? { start, end, closed: 1 }
    : undefined;
}

/** How many names behind one are looked at. */
const WORDS_MAX = 12;
const LAST_LENGTHS = [3, 2, 4] as const;
/** What ends a list of those who were there. */
const THERE =
  /^(?:[，。；,;\s]|$|参加|出席|列席|陪同|随同|在主|在台|分别|一同|一起|先后|到会|也|等[市县区领参出陪，。])/;

/** A surname and one or two characters that names have, and no body, place or title. */
function hasFormOfName(
  text: string,
  start: number,
  end: number,
  lexicon: BlockContext['lexicon'],
): boolean {
  const surname = surnameLength(text, start, lexicon);
  if (surname === 0 || end - start - surname < 1 || end - start - surname > 2) return false;
  if (OF_BODY.test(text.slice(start, end)) || lexicon.places.longest(text, start, end)?.end === end)
    return false;
  for (let i = start; i < end; i++) {
    if (i >= start + surname && lexicon.notInNames.has(text[i]!)) return false;
    if (lexicon.titles.longest(text, i, end)) return false;
  }
  return !holdsBody(text, start, end, lexicon);
}

/** How names of bodies and of several end. */
const OF_BODY = /[部局委办室会组处科队长员位等业司厂村]$/;
