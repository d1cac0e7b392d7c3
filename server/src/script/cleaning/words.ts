/** Gaps that break a word or part the words of running Chinese: 高质 量发展, 推进 改革 开放. */
import { isHan } from '../../text/characters';

/** Blanks inside a line, with offsets into it. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly blanks: string;
}

/** Words that a space sets apart on purpose: 新华社福州12月6日电 记者某某, 第一条 为了…, 责编 某某. */
const SET_APART =
  /(?:[讯訊电電版]|消息|第[一二三四五六七八九十百零\d]{1,5}(?:部分|[条條章节節款编編])|报道|報[道導]|[记記]者|通[讯訊][员員]|[评評][论論][员員]|[编編][辑輯]|作者|[摄攝][影像]|[责責][编編]|校[对對]|[来來]源|[图圖文注註])$/u;
/** Length of the longest of them. */
const SET_APART_MAX = 8;
/** Credits behind a name: 某某 摄. */
const CREDIT = /^(?:[摄攝]|供[图圖]|[图圖]|文|[题題]：|[制製][图圖]|[发發](?![展生现現布佈挥揮]))/u;
/** In brackets reporters stand side by side: （记者某某某\u3000某某）, (某某某\u3000某某). */
const IN_CREDITS =
  /[（(](?:[^（()）]*(?:记者|通讯员|摄影|編輯|编辑|記者|通訊員))?[^（()），。；]*$/u;
/** How far back brackets are looked for. */
const CREDITS_MAX = 40;

/** What no word begins with, and what no clause ends with: a gap there breaks what belongs together. */
const NEVER_FIRST =
  /^(?:[们們的吗嗎呢吧之]|了(?![解却卻结結不如])|着(?![力手眼重实實])|以[及来來外上下内內]|等[地方])/u;
const NEVER_LAST =
  /(?:[的把被将將而或该該这這那某很更各]|(?<![共祥平缓緩调調温溫随隨谐諧饱飽])和|(?<![参參赋賦给給授])[与與]|以及)$/u;
/** An organ and the post of somebody in it: 市委 书记, 县政府 办公室主任. Between posts of two organs a space is set: 省委书记 省长. */
const ORGAN = /(?:[省市县縣区區州盟旗乡鄉镇鎮党黨工村]委|委[员員][会會]|政府|[厅廳局])$/u;
const POST = /^(?:副|常[务務])*(?:[书書][记記]|常委|主任|秘[书書][长長]|[厅廳局][长長])/u;
/** Numbers that stand before a paragraph or behind a title: 一 要坚持. */
const NUMBER = /[一二三四五六七八九十百甲乙丙丁]/u;

/**
 * The commonest surnames, both scripts, without those that begin more words than names. They serve to leave lists of
 * names alone; to find names takes the lexicon.
 */
const SURNAME =
  /^(?:欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|皇甫|尉迟|[万方华江王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫朱马馬胡郭林何高梁郑鄭罗羅宋谢謝唐韩韓曹许許邓鄧萧蕭冯馮曾程蔡彭潘袁董余苏蘇叶葉吕呂魏蒋蔣田杜丁沈姜范範傅钟鍾卢盧汪戴崔陆陸廖姚金邱夏谭譚韦韋贾賈邹鄒石熊孟秦阎閻薛侯雷白龙龍段郝孔邵史毛顾顧赖賴武康贺賀严嚴尹钱錢施牛洪龚龔汤湯陶黎温溫莫易樊乔喬文安殷颜顏庄莊章鲁魯倪庞龐邢俞翟蓝藍聂聶齐齊伍葛柴骆駱柳欧歐祝纪紀凌霍翁耿裴尤涂塗甘卞褚滕])/u;
/** Fewest surnames that tell a list of names by themselves: 王 芳 alone may be a word that is spaced out. */
const SPREAD_LEAST = 2;

/**
 * Where names of two characters begin that are set as wide as those of three, and as far from each other: 刘 洋 王 芳.
 *
 * @param characters Those that the same blank parts one by one.
 * @returns `characters.length` where they are none.
 */
export function spreadNamesFrom(characters: string): number {
  let first = characters.length;
  let surnames = 0;
  for (let i = characters.length - 2, names = 1; i >= 0; i -= 2, names++) {
    if (!SURNAME.test(characters[i]!)) continue;
    surnames++;
    if (surnames >= SPREAD_LEAST && surnames >= names * NAMES_LEAST) first = i;
  }
  return first;
}

/** How the words before a name end: 县长 某某, 市领导 某某, 出席 某某. */
const BEFORE_NAME = /[记記长長任席员員者导導家师師官授理士生加席有人委表]$/u;
/** What a list of names or places ends with. */
const LIST_END = /^(?:等|同志|先生|女士)/u;

/** Characters of running Chinese that tell that a space broke a word; names in lists have fewer. */
const RUN = 4;
/** How many characters are counted on each side of a gap. */
const COUNTED = 20;
/** Longest word that a gap sets apart. */
const WORD_MAX = 4;
/**
 * Fewest gaps between words of a line that was cut into words, the share of all its gaps that these are, and how many
 * of them may look like names.
 */
const CUT_INTO_WORDS = 6;
const CUT_MIN = 0.7;
const NAMES_MAX = 0.4;

const SENTENCE_END = /[。！？]/u;
const COMMA = /[，,]/u;
const MARK = /[，。；：！？、,;:!?]/u;
const BLANK = /\s/u;
const BLANKS = /\s+/u;
const OPENING = /[《〈【「『“‘]/u;
const CLOSING = /[》〉】」』”’]/u;

/** A gap between Han characters with what stands on both sides of it, up to a mark or the next gap. */
interface Place {
  readonly gap: Gap;
  readonly before: string;
  readonly after: string;
}

/**
 * Finds the gaps that break words, or part words that no space belongs between, in a line of running text.
 *
 * Without a list of words this goes by form: what stands beside the gap, how long it is, and whether it looks like a
 * name, the part of a headline or a slogan, all of which are set apart on purpose. Where that is open the gap stays.
 *
 * @param gaps Those inside the line, in order.
 * @param joined The two characters on both sides of a gap, where the text has these without one elsewhere.
 */
export function findBrokenWords(
  line: string,
  gaps: readonly Gap[],
  joined: ReadonlySet<string>,
): Set<Gap> {
  const result = new Set<Gap>();
  const places = gaps
    .filter((gap) => isHan(line.charCodeAt(gap.start - 1)) && isHan(line.charCodeAt(gap.end)))
    .map((gap) => ({ gap, before: partBefore(line, gap.start), after: partBehind(line, gap.end) }));
  if (places.length === 0) return result;
  const isProse =
    SENTENCE_END.test(line) && (COMMA.test(line) || SENTENCE_END.test(line.slice(0, -1)));
  const names = findNames(line, places);
  const between = places.filter(isBetweenWords);
  const isCutIntoWords =
    isProse &&
    between.length >= Math.max(CUT_INTO_WORDS, places.length * CUT_MIN) &&
    names.size <= places.length * NAMES_MAX;
  for (const place of places) {
    const { gap } = place;
    if (isSetApart(line, place)) continue;
    const around = line.slice(gap.start - 2, gap.start) + line.slice(gap.end, gap.end + 2);
    if (joined.has(around) && !names.has(place)) {
      result.add(gap);
      continue;
    }
    if (isPartOfTitle(line, gap)) continue;
    if (gap.blanks.length > 1) {
      if (isProse && !names.has(place) && isLeftOver(line, place)) result.add(gap);
      continue;
    }
    if (isCutIntoWords || (!names.has(place) && breaksWord(line, place, isProse))) result.add(gap);
  }
  return result;
}

function breaksWord(line: string, { gap, before, after }: Place, isProse: boolean): boolean {
  if (NEVER_FIRST.test(after)) return true;
  if (before.length > 1 && NEVER_LAST.test(before)) return true;
  if (ORGAN.test(before) && POST.test(after)) return true;
  if (before.length === 1 || after.length === 1) {
    return !NUMBER.test(before.length === 1 ? before : after);
  }
  // What a colon stands behind is who speaks, or a heading.
  if (line[gap.end + after.length] === '：') return false;
  const isRhymed = before.length === after.length && before.length >= 3;
  if (Math.max(before.length, after.length) < RUN) return !isRhymed;
  if (!isProse) return false;
  return Math.min(before.length, after.length) < RUN || isInsideClause(line, gap);
}

/** A space that a page wrote as &nbsp; with one of its own beside it. Wider ones are set on purpose. */
const LEFT_OVER = /^[ \u00a0]{2}$/;

/** Whether two spaces stand inside a clause, with running text on one side. */
const isLeftOver = (line: string, { gap, before, after }: Place): boolean =>
  LEFT_OVER.test(gap.blanks) &&
  Math.max(before.length, after.length) >= RUN &&
  Math.min(before.length, after.length) > 1 &&
  line[gap.end + after.length] !== '：' &&
  isInsideClause(line, gap);

const isBetweenWords = ({ gap, before, after }: Place): boolean =>
  gap.blanks.length === 1 && Math.max(before.length, after.length) <= WORD_MAX;

function isSetApart(line: string, { gap: { start, end } }: Place): boolean {
  return (
    SET_APART.test(line.slice(Math.max(0, start - SET_APART_MAX), start)) ||
    CREDIT.test(line.slice(end, end + 2)) ||
    IN_CREDITS.test(line.slice(Math.max(0, start - CREDITS_MAX), start))
  );
}

/** Gaps beside names of a list, a name that is set apart from its post included. */
function findNames(line: string, places: readonly Place[]): Set<Place> {
  const result = new Set<Place>();
  for (const [index, place] of places.entries()) {
    const { gap, before, after } = place;
    const next = places[index + 1];
    const previous = places[index - 1];
    const isNameBefore = isNameLike(before) && line[gap.start - before.length - 1] !== '“';
    const isNameBehind = isNameLike(after);
    // 张三 李四; 李四 王五出席
    const inList = isNameBefore && (SURNAME.test(after) || isNameBehind);
    // 张 三: a name of two characters that is set as wide as one of three.
    const isSpread =
      before.length === 1 && after.length === 1 && SURNAME.test(before) && !/[们們]/u.test(after);
    const behindPost = SURNAME.test(after) && BEFORE_NAME.test(before);
    // 省委书记 省长
    const isOnePost = ORGAN.test(before) && POST.test(after);
    const arePosts = !isOnePost && BEFORE_NAME.test(before) && BEFORE_NAME.test(after);
    const endsList = (isNameBefore || isNameBehind) && LIST_END.test(after);
    if (inList || isSpread || behindPost || arePosts || endsList) {
      result.add(place);
      if (next && next.gap.start - gap.end === after.length && (isNameBehind || isSpread)) {
        result.add(next);
      }
      if (
        previous &&
        gap.start - previous.gap.end === before.length &&
        (isNameBefore || isSpread)
      ) {
        result.add(previous);
      }
    }
  }
  for (const run of runsOf(places)) if (isList(run)) for (const place of run) result.add(place);
  return result;
}

/** Places with nothing but one part between them, in order. */
function runsOf(places: readonly Place[]): Place[][] {
  const runs: Place[][] = [];
  for (const [index, place] of places.entries()) {
    const previous = places[index - 1];
    if (previous && place.gap.start - previous.gap.end === place.before.length) {
      runs.at(-1)!.push(place);
    } else runs.push([place]);
  }
  return runs;
}

/** Fewest and most characters of a name, and the share of a list's parts that must begin with a surname. */
const NAME_MIN = 2;
const NAME_MAX = 3;
const NAMES_LEAST = 0.5;

/** Whether the parts beside some gaps are a list of names: as long as names, and rare surnames among others. */
function isList(run: readonly Place[]): boolean {
  const parts = run.map(({ before }) => before);
  return (
    parts.length > 1 &&
    parts.every(({ length }) => length >= NAME_MIN && length <= NAME_MAX) &&
    parts.filter(isNameLike).length >= parts.length * NAMES_LEAST
  );
}

/** The names of a list on both sides of a break: 李四、王五 and 赵六、. */
const LAST_OF_LIST = /、([^、，。；：！？\s]+)$/u;
const FIRST_OF_LIST = /^([^、，。；：！？\s]+?)(?:[、，。；]|等|出席|参加|參加|$)/u;

/** Whether a break stands between two names of a list, which are joined to one without it. */
export function partsNames(before: string, after: string): boolean {
  const last = LAST_OF_LIST.exec(before)?.[1];
  const first = FIRST_OF_LIST.exec(after)?.[1];
  return last !== undefined && first !== undefined && isNameLike(last) && isNameLike(first);
}

/** A name alone: 2 or 3 characters, 4 with a surname of two, or one with a dot between its parts. */
const isNameLike = (words: string): boolean => {
  if (words.includes('·')) return true;
  const surname = SURNAME.exec(words)?.[0].length ?? 0;
  return surname > 0 && words.length > surname && words.length <= surname + 2;
};

/** Whether the gap parts what quotation or title marks enclose into parts like one another: “好客山东 好品山东”. */
function isPartOfTitle(line: string, { start, end }: Gap): boolean {
  let from = start;
  while (from > 0 && start - from < TITLE_MAX && !OPENING.test(line[from - 1]!)) {
    if (CLOSING.test(line[from - 1]!)) return false;
    from--;
  }
  let to = end;
  while (to < line.length && to - end < TITLE_MAX && !CLOSING.test(line[to]!)) to++;
  if (!OPENING.test(line[from - 1] ?? '') || !CLOSING.test(line[to] ?? '')) return false;
  if (line[from - 1] === '【') return true;
  const parts = line.slice(from, to).split(BLANKS);
  // “要把 改革 作为 关键” is a sentence that was cut into words.
  if (parts.some((part) => FUNCTION_WORD.test(part))) return false;
  const lengths = parts.map((part) => part.split('·')[0]!.length);
  return Math.min(...lengths) >= PART_MIN || Math.min(...lengths) === Math.max(...lengths);
}

/** Words that no part of a title or slogan is by itself. */
const FUNCTION_WORD =
  /^(?:[要把被将將在是以对對为為和与與及的了也都就而并並使让讓从從向由]|要把|就是|作[为為]|我[们們]|他[们們]|必[须須]|不能|可以|以及|因[为為]|所以|如果|已[经經])$/u;

/** Fewest characters of a part of a title whose parts differ in length. */
const PART_MIN = 3;
/** Longest title or quotation that is looked through on each side of a gap. */
const TITLE_MAX = 40;

/** Verbs that announce what somebody said; a headline sets a space behind them. */
const ANNOUNCES = /(?:强调|強調|指出|要求|表示|提出)$/u;

/**
 * Whether a gap stands behind a comma of its sentence: what begins a line or a sentence may be a heading that lost its
 * line.
 */
function isInsideClause(line: string, { start }: Gap): boolean {
  if (ANNOUNCES.test(line.slice(start - 2, start))) return false;
  for (let i = start - 1; i >= 0 && start - i < COUNTED; i--) {
    if (COMMA.test(line[i]!)) return true;
    if (MARK.test(line[i]!) || OPENING.test(line[i]!)) return false;
  }
  return false;
}

const isInPart = (c: string): boolean => !BLANK.test(c) && !MARK.test(c);

function partBefore(line: string, offset: number): string {
  let start = offset;
  while (start > 0 && offset - start < COUNTED && isInPart(line[start - 1]!)) start--;
  return line.slice(start, offset);
}

function partBehind(line: string, offset: number): string {
  let end = offset;
  while (end < line.length && end - offset < COUNTED && isInPart(line[end]!)) end++;
  return line.slice(offset, end);
}
