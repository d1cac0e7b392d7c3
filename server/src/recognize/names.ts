/** Names of persons: by surname, length and what may stand behind a name. */
import { isAstralHan, isHan, isLowSurrogate } from '../text/characters';
import type { Lexicon } from '../lexicon/lexicon';
import type { Span } from './candidate';

/** A name, and how firmly the text ends it. */
export interface NameMatch extends Span {
  /**
   * 3: a mark or the end of the text stands behind it, or the lexicon knows the person; 2: a verb of two characters or
   * more; 1: a verb of one; 0: nothing that ends a name.
   */
  readonly closed: 0 | 1 | 2 | 3;
}

const GIVEN_MAX = 2;
/** Parts of a transliterated name: 买买提·阿布都拉. */
const DOTTED = /[\u4e00-\u9fff]{1,8}(?:[·•・‧][\u4e00-\u9fff]{1,8})+/y;

/** The name of a person that begins at an offset, or undefined. */
export function nameAt(text: string, start: number, lexicon: Lexicon): NameMatch | undefined {
  const known = lexicon.people.longest(text, start);
  if (known)
    return longerThanKnown(text, start, known.end, lexicon) ?? { start, end: known.end, closed: 3 };
  const dotted = dottedNameAt(text, start, lexicon);
  if (dotted) return dotted;
  const ethnic = ethnicNameAt(text, start, lexicon);
  if (ethnic) return ethnic;
  const surname = surnameLength(text, start, lexicon);
  if (surname === 0 || lexicon.notNames.longest(text, start)) return undefined;
  const best = behindSurname(text, start, surname, lexicon);
  // Some surnames are far more often other words: 和一名, 于上午, 向全市.
  if (best && WORD_SURNAMES.has(text[start]!)) {
    // 书记向芳说: nothing but a name stands between such a word and this verb.
    const isSpeaker = text[best.end] === '说' && !/[和于从经]/.test(text[start]!);
    const isSurname = /[万方]/.test(text[start]!);
    // 副处长万小平的日记: of ten thousands something is counted, and only names go on otherwise.
    const isWan = text[start] === '万' && best.end - start > 2 && !COUNTED.test(text[start + 1]!);
    const least = isWan ? 0 : best.end - start > 2 || isSpeaker || isSurname ? 1 : 2;
    // 负责人和院士代表: what would end the name is joined as well.
    const isGroup = text[start] === '和' && GROUP_BEHIND.test(text.slice(best.end, best.end + 2));
    return best.closed < least || isGroup ? undefined : best;
  }
  return best;
}

/** 王毅刚主持: a name of three characters that begins with one of two that is known, and that alone the text ends. */
function longerThanKnown(
  text: string,
  start: number,
  known: number,
  lexicon: Lexicon,
): NameMatch | undefined {
  if (known - start !== 2 || surnameLength(text, start, lexicon) !== 1) return undefined;
  const name = behindSurname(text, start, 1, lexicon);
  return name && name.end > known && name.closed > closureAt(text, known, lexicon)
    ? name
    : undefined;
}

/** What ten thousand stand before: 万元, 万亩, 万余人, 万众一心. */
const COUNTED =
  /[元亩人名户吨米平立公千百辆件份头只株棵棒次余多众象物事里家盏册字步斤套台座条个支片]/;

/** 黄某, 李某某: a name that the text withholds behind a surname. */
export function withheldNameAt(
  text: string,
  start: number,
  lexicon: Lexicon,
): NameMatch | undefined {
  const surname = surnameLength(text, start, lexicon);
  if (surname === 0 || text[start + surname] !== '某') return undefined;
  const end = start + surname + (text[start + surname + 1] === '某' ? 2 : 1);
  return { start, end, closed: 2 };
}

/** Names of two characters are spread to the width of three in lists: 于 涛、贾春兰. */
const SPREAD = /[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff]/y;

/** A name that is spread over blanks, which the text must end firmly. */
export function spreadNameAt(text: string, start: number, lexicon: Lexicon): NameMatch | undefined {
  SPREAD.lastIndex = start;
  const end = start + (SPREAD.exec(text)?.[0].length ?? 0);
  if (end === start || surnameLength(text, start, lexicon) !== 1) return undefined;
  const closed = closureAt(text, end, lexicon);
  return closed >= 2 && areGiven(text, end - 1, end, lexicon) ? { start, end, closed } : undefined;
}

/** A name with a rare surname, which the text must end firmly: 区长修某传达. */
export function rareNameAt(text: string, start: number, lexicon: Lexicon): NameMatch | undefined {
  if (!lexicon.rareSurnames.has(text[start] ?? '') || lexicon.notNames.longest(text, start))
    return undefined;
  const name = behindSurname(text, start, 1, lexicon);
  return name && name.closed >= 2 ? name : undefined;
}

/** Words that are characters of names as well, if seldom (李向东, 寿柏年): 6 of 1,000 names of CLUENER have one. */
const WORDY: ReadonlySet<string> = new Set('则时在于向年日以而会从再更乃镇常因谈');

/**
 * A name of three characters with such a word in it, which the text must end firmly: 市长王会生主持. The caller knows that
 * a name stands there and that no other fits: in 王强在会上 the word follows it.
 */
export function wordyNameAt(text: string, start: number, lexicon: Lexicon): NameMatch | undefined {
  const surname = surnameLength(text, start, lexicon);
  const end = start + surname + GIVEN_MAX;
  if (WORD_SURNAMES.has(text[start]!) || !isWordyName(text, start, end, lexicon)) return undefined;
  if (isJoint(text, end)) return undefined;
  const closed = closureAt(text, end, lexicon);
  // No name ends before a word in the middle: a surname does not stand alone.
  const least = WORDY.has(text[end - 1]!) ? 2 : 1;
  return closed >= least ? { start, end, closed } : undefined;
}

/**
 * A name of three characters that begins like another word and has a verb behind it: 局长马上明表示. What would end the word
 * otherwise (马上到现场) is no part of a name.
 */
export function nameOverWord(text: string, start: number, lexicon: Lexicon): NameMatch | undefined {
  const word = lexicon.notNames.longest(text, start);
  const end = start + 1 + GIVEN_MAX;
  if (WORD_SURNAMES.has(text[start]!)) return undefined;
  if (word?.end !== end - 1 || !isGivenBehindWord(text, end, lexicon)) return undefined;
  const isSaying = text[end] === '说' && /[，：:“]/.test(text[end + 1] ?? '');
  if (!isSaying && closureAt(text, end, lexicon) !== 2) return undefined;
  return GROUP_BEHIND.test(text.slice(end, end + 2)) ? undefined : { start, end, closed: 2 };
}

const isGivenBehindWord = (text: string, end: number, lexicon: Lexicon): boolean =>
  areGiven(text, end - 1, end, lexicon) &&
  !/[地得着过会工后]/.test(text[end - 1]!) &&
  !lexicon.nameVerbs.longest(text, end - 1);

/** Whether the range is a name of three characters, or of two behind a compound surname, that may hold such a word. */
export function isWordyName(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  const surname = surnameLength(text, start, lexicon);
  return (
    surname > 0 &&
    end === start + surname + GIVEN_MAX &&
    !lexicon.notNames.longest(text, start, end) &&
    [start + surname, start + surname + 1].every(
      (i) => WORDY.has(text[i] ?? '') || areGiven(text, i, i + 1, lexicon),
    )
  );
}

/** The likeliest name that begins with a surname of so many code units. */
function behindSurname(
  text: string,
  start: number,
  surname: number,
  lexicon: Lexicon,
): NameMatch | undefined {
  let best: NameMatch | undefined;
  // Two given characters are the rule, one is the exception: at equal evidence the longer name wins.
  for (let given = GIVEN_MAX; given >= 1; given--) {
    const end = behind(text, start + surname, given);
    if (end > text.length || !areGiven(text, start + surname, end, lexicon)) continue;
    if (given > 1 && isJoint(text, end)) continue;
    const closed = closureAt(text, end, lexicon);
    if (
      best === undefined ||
      closed > best.closed ||
      (closed === 2 && isWordOver(text, end, best.end, lexicon))
    )
      best = { start, end, closed };
  }
  return best;
}

/** Whether a word of three characters or more covers the verb that would end a longer name: 陈平*先来到* and 陈平先*来到*. */
function isWordOver(text: string, end: number, longer: number, { nameVerbs }: Lexicon): boolean {
  const word = nameVerbs.longest(text, end);
  return word !== undefined && word.end - end > 2 && word.end >= verbEnd(text, longer, nameVerbs);
}

const verbEnd = (text: string, offset: number, verbs: Lexicon['nameVerbs']): number =>
  verbs.longest(text, offset)?.end ?? Infinity;

/**
 * Whether the character before an offset belongs to what is behind it: 邵波和委员共27人, 邵波曾三次上门, 邵波作表态发言,
 * 邵波吃住在村部, 邵波来柳坪调研, 邵波先到柳坪再到青川, 邵波为获奖单位颁奖.
 */
export const isJoint = (text: string, end: number): boolean =>
  (text[end - 1] === '作' && SPEECH_BEHIND.test(text.slice(end, end + 2))) ||
  (text[end - 1] === '吃' && text[end] === '住') ||
  (text[end - 1] === '和' && GROUP_BEHIND.test(text.slice(end, end + 2))) ||
  isComing(text, end - 1) ||
  (text[end - 1] === '为' && GIVEN_TO.test(text.slice(end, end + GIVEN_TO_MAX))) ||
  (text[end - 1] === '曾' && WHEN.test(text.slice(end, end + WHEN_MAX)));

/** What somebody makes: 作表态发言, 作了讲话. */
const SPEECH_BEHIND =
  /^(?:了|《|表态|交流|动员|典型|辅导|讲话|报告|说明|总结|汇报|发言|专题|重要|工作|政府|部署|安排|批示|指示|点评|授课|讲座|宣讲|解读|承诺|述职|主旨|主题|大会|会议|视频|书面|简短|即席|欢迎|形势|情况|经验|检查|讲解|介绍|最后|闭幕|开幕|具体|全面|深刻|推介|演讲|自我|强调|现场|集中|专项|任前|审议|审查|法治|廉政|党课|国防|先进|代表|结束|小结|梳理|分析|剖析|回应|答复)/;

/** Where somebody comes to and what for: 来柳坪调研. What begins with a verb has it instead: 来|带队调研. */
const VISIT_BEHIND =
  /^(?![到赴在带率前深一走及等先再就对向与和同出主参])[\u4e00-\u9fff]{1,4}?(?:调研|考察|检查|指导|视察|督导|督查|慰问|走访|授课|宣讲|参观|访问|座谈|洽谈|看望|作报告|任职|挂职|开展)/;
const VISIT_MAX = 6;

/** Where somebody comes to first, and that others follow: 先来到柳坪村，随后又到. */
const ONE_BY_ONE =
  /^(?:来到|走进|赶到|赶赴|到|赴)[^。！？；\n]{2,36}?(?:随后|接着|又|再|然后|之后|最后)/;
const ONE_BY_ONE_MAX = 44;

/** Whether somebody comes to a place at an offset, for what is told or as the first of several. */
const isComing = (text: string, at: number): boolean =>
  (text[at] === '来' && VISIT_BEHIND.test(text.slice(at + 1, at + 1 + VISIT_MAX))) ||
  (text[at] === '先' && ONE_BY_ONE.test(text.slice(at + 1, at + 1 + ONE_BY_ONE_MAX)));

/** To whom somebody gives something: 为获奖单位颁奖. */
const GIVEN_TO =
  /^(?![为等和与向给还也并同在对到主出参率带深前])[\u4e00-\u9fff“”]{2,12}?(?:颁奖|颁发|授旗|授牌|揭牌|揭幕|讲课|授课|送上|送去|点赞|献花|授奖|佩戴|祝福|解难|作报告|上党课|讲党课)/;
const GIVEN_TO_MAX = 16;

const GROUP_BEHIND =
  /^(?:委员|代表|主任|书记|常委|总统|总理|先生|女士|夫妇|同[事志]|村民|居民|市民|大家|驻村|与会|群众|队[员友]|民警|干部|工作|相关|有关|其他|班子|企业|学生|师生|老师|教授|院士|专家|党员|职工|嘉宾|记者)/;

const WORD_SURNAMES: ReadonlySet<string> = new Set('和于向时成应从经万方');

/** Whether the range is a name as a whole. */
export function isName(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  if (lexicon.people.longest(text, start, end)?.end === end) return true;
  if (/[·•・‧]/.test(text.slice(start, end))) {
    DOTTED.lastIndex = start;
    return DOTTED.exec(text)?.[0].length === end - start;
  }
  if (lexicon.ethnicNames.longest(text, start, end) && end - start >= 4) {
    return end - start <= ETHNIC_MAX && areGiven(text, start, end, lexicon);
  }
  const surname = surnameLength(text, start, lexicon);
  const given = charactersIn(text, start + surname, end);
  return (
    surname > 0 &&
    given >= 1 &&
    given <= GIVEN_MAX &&
    !lexicon.notNames.longest(text, start, end) &&
    areGiven(text, start + surname, end, lexicon)
  );
}

/** How many code units of a surname begin at an offset: 2, 1 or 0. */
export function surnameLength(text: string, start: number, lexicon: Lexicon): number {
  if (lexicon.compoundSurnames.has(text.slice(start, start + 2))) return 2;
  return lexicon.surnames.has(text[start] ?? '') ? 1 : 0;
}

function areGiven(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  for (let i = start; i < end; i++) {
    const length = hanAt(text, i);
    if (length === 0 || i + length > end || lexicon.notInNames.has(text[i]!)) return false;
    i += length - 1;
  }
  return true;
}

/** Code units of the Han character at an offset, 0 where there is none: names have rare characters (叶𠮷泽). */
function hanAt(text: string, i: number): 0 | 1 | 2 {
  const c = text.charCodeAt(i);
  if (isHan(c)) return 1;
  return isAstralHan(c) && isLowSurrogate(text.charCodeAt(i + 1)) ? 2 : 0;
}

/** The offset behind so many characters. */
function behind(text: string, start: number, characters: number): number {
  let end = start;
  for (let n = 0; n < characters; n++) end += hanAt(text, end) || 1;
  return end;
}

function charactersIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (!isLowSurrogate(text.charCodeAt(i))) count++;
  return count;
}

/** What stands behind a name that ends at an offset; see {@link NameMatch.closed}. */
export function closureAt(text: string, end: number, lexicon: Lexicon): NameMatch['closed'] {
  if (end >= text.length || hanAt(text, end) === 0) return 3;
  // 陈某十二日晚, 陈某三次召开: a date says when and a number how often, and so that the name is over.
  if (WHEN.test(text.slice(end, end + WHEN_MAX)) || isComing(text, end)) return 2;
  const verb = lexicon.nameVerbs.longest(text, end);
  if (!verb) return 0;
  return verb.end - end > 1 ? 2 : 1;
}

const WHEN =
  /^(?:[一二三四五六七八九十]{1,3}日|曾?(?:[一二两三四五六七八九十数几]{1,3}[次度]|多次|先后|两度)|一([户家遍次笔趟])一?\1|逐[户村个家])/;
const WHEN_MAX = 5;

function dottedNameAt(text: string, start: number, lexicon: Lexicon): NameMatch | undefined {
  DOTTED.lastIndex = start;
  const match = DOTTED.exec(text);
  if (!match) return undefined;
  const dot = start + Math.max(...['·', '•', '・', '‧'].map((mark) => match[0].lastIndexOf(mark)));
  const limit = start + match[0].length;
  // 会主任祖木热提·吾布力: what stands before the dot may begin with the end of a post.
  for (let i = start; i < dot; i++) if (lexicon.titles.longest(text, i, dot)) return undefined;
  // The last part ends where a verb begins: 雪克来提·扎克尔主持.
  for (let end = dot + 2; end < limit; end++) {
    const verb = lexicon.nameVerbs.longest(text, end);
    // 麦麦提出席: of two verbs that share a character the later one leaves a name that is whole.
    const later = verb && verb.end - end > 1 ? lexicon.nameVerbs.longest(text, end + 1) : undefined;
    if (later && later.end > verb!.end) return { start, end: end + 1, closed: 2 };
    if (verb && verb.end - end > 1) return { start, end, closed: 2 };
    // Verbs of one character are characters of names as well (阿不都).
    if (verb && /[对在向与和率赴到说]/.test(text[end]!)) return { start, end, closed: 1 };
  }
  return limit - dot - 1 <= DOTTED_PART_MAX ? { start, end: limit, closed: 3 } : undefined;
}

const DOTTED_PART_MAX = 5;

/** Longest name without a surname: 益西达瓦, 尼玛扎西. */
const ETHNIC_MAX = 5;

function ethnicNameAt(text: string, start: number, lexicon: Lexicon): NameMatch | undefined {
  const beginning = lexicon.ethnicNames.longest(text, start);
  if (!beginning) return undefined;
  // 索南才让: two names of which the second would else be a verb.
  const second = lexicon.ethnicNames.longest(text, beginning.end);
  const whole = second ? closureAt(text, second.end, lexicon) : 0;
  if (second && whole > 0) return { start, end: second.end, closed: whole };
  let best: NameMatch | undefined;
  for (let end = beginning.end; end <= start + ETHNIC_MAX; end++) {
    // 那仁满都拉: no name ends in that word, but some hold it.
    if (end > beginning.end && text[end - 1] === '都') continue;
    if (end > beginning.end && !areGiven(text, end - 1, end, lexicon)) break;
    const closed = closureAt(text, end, lexicon);
    // 才让*当*周主持: verbs of one character are characters of names as well.
    if (closed > (best?.closed ?? 0)) best = { start, end, closed };
    if (closed >= 2) break;
  }
  return best;
}

const TRANSLITERATED_MAX = 20;

const isDot = (c: string | undefined): boolean => c !== undefined && /[·•・‧-]/.test(c);

/**
 * Where a name ends of which the part behind a dot begins with another character: 阿卜杜拉·*汗*, 玛哈·*哇集拉隆功*对. Before
 * the dot where nothing ends that part.
 */
function endOfLastPart(text: string, dot: number, lexicon: Lexicon): number {
  for (let end = dot + 2; end <= dot + 1 + DOTTED_PART_MAX; end++) {
    if (hanAt(text, end - 1) === 0) break;
    if (isDot(text[end])) return endOfLastPart(text, end, lexicon);
    const closed = closureAt(text, end, lexicon);
    if (closed > 1 || (closed > 0 && end - dot > 2)) return end;
  }
  return dot;
}

/** A name from abroad: a run of the characters such names are written with, up to a verb. */
export function transliteratedName(
  text: string,
  start: number,
  lexicon: Lexicon,
): NameMatch | undefined {
  let end = start;
  while (end < start + TRANSLITERATED_MAX) {
    const c = text[end] ?? '';
    const verb = end > start + 1 ? lexicon.nameVerbs.longest(text, end) : undefined;
    if (verb && verb.end - end > 1) break;
    // 特朗普本月初
    if (c === '本' && /[月周日人轮次届]/.test(text[end + 1] ?? '') && end - start > 1) break;
    if (!lexicon.transliteration.has(c) && !(end > start && isDot(c))) break;
    end++;
  }
  if (isDot(text[end - 1])) end = endOfLastPart(text, end - 1, lexicon);
  if (end - start < 2 || lexicon.notNames.longest(text, start)) return undefined;
  // 图普六世: kings are numbered.
  const number = /^[一二三四五六七八九十]{1,2}世/.exec(text.slice(end, end + 3));
  if (number) end += number[0].length;
  return { start, end, closed: Math.max(1, closureAt(text, end, lexicon)) as NameMatch['closed'] };
}

/** Longest word for somebody outside of office, in code units. */
const LAYMAN_MAX = 3;

/** Whether the name at an offset is that of somebody outside of office: 村民李强, 小伙子李强. */
export function isLayman(text: string, offset: number, { laymen }: Lexicon): boolean {
  for (let length = 2; length <= LAYMAN_MAX; length++)
    if (laymen.has(text.slice(Math.max(0, offset - length), offset))) return true;
  return false;
}
