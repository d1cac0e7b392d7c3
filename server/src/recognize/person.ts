/**
 * The person whom a post introduces: a name in Chinese, or behind a post of another state or of a body of many states a name
 * from abroad.
 */
import { isHan } from '../text/characters';
import type { BlockContext } from './block';
import type { Span } from './candidate';
import {
  closureAt,
  nameAt,
  nameOverWord,
  rareNameAt,
  spreadNameAt,
  transliteratedName,
  withheldNameAt,
  wordyNameAt,
  type NameMatch,
} from './names';

/** Titles that only other states have. */
const FOREIGN_TITLE =
  /(?:总统|首相|特使|外长|国王|议长|防长|财长|总干事|女王|王储|埃米尔|苏丹|大公|天皇|最高元首|外交大臣|国务卿|大臣)$|(?<!国务院)(?:总理)$/;

/** Bodies of many states. */
const INTERNATIONAL =
  /^(?:国际奥委会|国际奥林匹克|联合国|欧盟|欧洲|北约|世界(?:银行|贸易组织|卫生组织|气象组织)|国际(?:货币基金|原子能|刑警)|亚投行|上合组织|上海合作组织|东盟|非盟|阿盟|金砖国家新开发银行)/;

/** A name at an offset; a name from abroad behind a post of another state, or a title that only such states have. */
export function personAt(
  { text, lexicon }: BlockContext,
  start: number,
  post: Span | undefined,
): NameMatch | undefined {
  const name = nameAt(text, start, lexicon) ?? spreadNameAt(text, start, lexicon);
  if (!post) return name;
  const foreignPost =
    FOREIGN_TITLE.test(text.slice(post.start, post.end)) ||
    INTERNATIONAL.test(text.slice(post.start, post.end)) ||
    lexicon.countries.longest(text, post.start) !== undefined;
  if (!foreignPost) {
    if (name && name.closed > 0) return name;
    const foreign = longTransliteration(text, start, lexicon);
    // 秘书长古特雷斯: what looks like a surname may begin a longer name.
    if (foreign && foreign.end > (name?.end ?? start)) return foreign;
    const wordy = wordyNameAt(text, start, lexicon);
    return (
      wordy ??
      withheldNameAt(text, start, lexicon) ??
      name ??
      rareNameAt(text, start, lexicon) ??
      nameOverWord(text, start, lexicon)
    );
  }
  if (name?.closed === 3 && lexicon.people.longest(text, start)) return name;
  if (EAST_ASIAN.test(text.slice(post.start, post.end))) {
    const whole = eastAsianName(text, start, lexicon);
    if (whole) return whole;
  }
  const foreign = transliteratedName(text, start, lexicon);
  if (foreign) {
    // 汤姆·弗莱彻表示: its last character may be one that such names are seldom written with.
    const isCut =
      name?.end === foreign.end + 1 &&
      name.closed > 0 &&
      /[·•・]/.test(text.slice(start, foreign.end)) &&
      closureAt(text, foreign.end, lexicon) === 0;
    return isCut ? name : foreign;
  }
  if (lexicon.people.longest(text, start)) return name;
  const likely = eastAsianName(text, start, lexicon);
  return likely && isMostlyTransliteration(text, likely, lexicon)
    ? likely
    : name && name.closed >= 2
      ? name
      : undefined;
}

/** Whether all characters of a name but one are such as names from abroad are written with: 贾济科夫. */
function isMostlyTransliteration(
  text: string,
  { start, end }: NameMatch,
  { transliteration }: BlockContext['lexicon'],
): boolean {
  let others = 0;
  for (let i = start; i < end; i++) if (!transliteration.has(text[i]!)) others++;
  return others <= 1;
}

/** States whose people have names that are written in Chinese characters. */
const EAST_ASIAN = /日本|韩国|朝鲜|越南|新加坡/;

/** Fewest characters of a name from abroad that nothing else shows to be one. */
const TRANSLITERATION_MIN = 3;
/** More such characters than these are no surname and given name. */
const SURNAMED_MAX = 4;

function longTransliteration(
  text: string,
  start: number,
  lexicon: BlockContext['lexicon'],
): NameMatch | undefined {
  const name = transliteratedName(text, start, lexicon);
  if (!name || name.end - start < TRANSLITERATION_MIN) return undefined;
  const length = name.end - start;
  const isShown =
    length > SURNAMED_MAX ||
    name.closed >= 2 ||
    (length === SURNAMED_MAX && closureAt(text, name.end, lexicon) > 0);
  return isShown ? name : undefined;
}

/** 福田康夫: names from abroad that are written in Chinese characters are as long as four. */
function eastAsianName(
  text: string,
  start: number,
  lexicon: BlockContext['lexicon'],
): NameMatch | undefined {
  // 两国总理共同见证签署: a verb follows, no name.
  const verb = lexicon.nameVerbs.longest(text, start);
  if (!isHan(text.charCodeAt(start))) return undefined;
  if (lexicon.notNames.longest(text, start) || (verb && verb.end - start > 1)) return undefined;
  // 李在明、: a mark, or a surname and a verb, show that the character is none of a word.
  const shown =
    closureAt(text, start + 3, lexicon) === 3
      ? start + 3
      : (wordyNameAt(text, start, lexicon)?.end ?? start);
  for (let end = start + 2; end <= start + 4; end++) {
    if (!isHan(text.charCodeAt(end - 1))) return undefined;
    if (lexicon.notInNames.has(text[end - 1]!) && end > shown) return undefined;
    const closed = closureAt(text, end, lexicon);
    if (end - start > 2 && closed >= 2) return { start, end, closed };
  }
  return undefined;
}
