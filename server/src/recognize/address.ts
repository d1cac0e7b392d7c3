/** Persons who are addressed by a title behind their name: 王副市长, 卢拉总统, 王、李两位副县长. */
import { isHan } from '../text/characters';
import type { BlockContext } from './block';
import type { OfficialCandidate } from './candidate';
import { closureAt, isName, nameAt, surnameLength, transliteratedName } from './names';
import type { Post, PostScan } from './posts';

/** Those whom a title is an address of, if it is one. */
export function addressed(
  block: BlockContext,
  scan: PostScan,
  post: Post,
): OfficialCandidate[] | undefined {
  const foreign = foreignThenTitle(block, post);
  if (foreign) return [foreign];
  const several = surnamesThenTitle(block, post);
  if (several) return several;
  const direct = nameThenTitle(block, scan, post);
  return direct && [direct];
}

/** Titles that follow a name in address: 王副市长, 楼某某书记. */
export const ADDRESS =
  /^(?:常务)?副?(?:省长|市长|县长|区长|州长|镇长|乡长|书记|主席|总书记|总理|部长|厅长|局长|主任|秘书长|检察长|委员长|专员|处长|科长|院长|校长|政委|司令员)$/;
/** Surnames of two characters that are words or places as well. */
const WORD_SURNAME = /^(?:东方|南门|东郭|百里|濮阳|长孙|单于)$/;
/** Words and parts of bodies before such a title. */
export const NOT_ADDRESS =
  /^(?:党|支|团|纪|常|总|校|院|所|村|省|市|县|区|州|镇|乡|厂|站|班|组|公|司|文|财|农|水|林|商|金|安|车|项|居|单|全|任|时|原|和|于|向|管|计|关|该|诸|宣|司法|教)/;

/** 某某常委建议, 某某委员提出: members are addressed so where they speak. */
const speaksAsMember = (
  text: string,
  title: string,
  end: number,
  { nameVerbs }: BlockContext['lexicon'],
): boolean =>
  /^(?:常委|委员)$/.test(title) &&
  ((nameVerbs.longest(text, end)?.end ?? end) - end > 1 ||
    SPEAKS_FOR.test(text.slice(end, end + SPEAKS_FOR_MAX)));

/** 某某常委代表民盟中央发言 */
const SPEAKS_FOR = /^代表[\u4e00-\u9fff]{2,12}(?:发言|作)/;
const SPEAKS_FOR_MAX = 16;

/**
 * Where 习 stands before 总书记 or 主席, as the leader is addressed. 学习总书记讲话 speaks of studying, 学习习总书记讲话
 * of both.
 */
const leaderBefore = (text: string, title: number): number | undefined =>
  ['习总书记', '习主席'].some((address) => text.startsWith(address, title - 1)) &&
  !/[学研温复练演实见]/.test(text[title - 2] ?? '')
    ? title - 1
    : undefined;

function nameThenTitle(
  { text, lexicon }: BlockContext,
  { phraseStart }: PostScan,
  post: Post,
): OfficialCandidate | undefined {
  const { end, rank } = post;
  // 陈某某常务副主席
  const title = text.startsWith('常务', post.title - 2) ? post.title - 2 : post.title;
  const address = text.slice(title, end);
  const member = speaksAsMember(text, address, end, lexicon);
  if (rank === 'group' || !(ADDRESS.test(address) || member)) {
    return undefined;
  }
  const person = knownPersonBefore(text, title, lexicon) ?? leaderBefore(text, title);
  // 。吴为某常委建议: a mark shows where the name begins, though it holds a word that bounds posts.
  const opened = title - 3;
  const start =
    person ??
    (opened >= 0 && !isHan(text.charCodeAt(opened - 1)) && isName(text, opened, title, lexicon)
      ? joinedFrom(text, opened, post, lexicon)
      : (behindBody(text, title, lexicon) ?? phraseStart(title)));
  const length = title - start;
  if (length < 1 || length > 4) return undefined;
  const known = person !== undefined;
  const name = text.slice(start, title);
  if (!known) {
    const isSurname = length <= 2 && surnameLength(text, start, lexicon) === length;
    if (!isSurname && !isName(text, start, title, lexicon)) return undefined;
    if (
      (isSurname && length === 2 ? WORD_SURNAME.test(name) : !member && NOT_ADDRESS.test(name)) ||
      endsInCountry(text, start, title, lexicon) ||
      lexicon.places.longest(text, start, title)
    )
      return undefined;
    for (let i = start; i < title; i++)
      if (lexicon.bodies.longest(text, i, title) && length !== 1) return undefined;
    if (
      length === 1 &&
      isHan(text.charCodeAt(end)) &&
      closureAt(text, end, lexicon) === 0 &&
      nameAt(text, end, lexicon)
    ) {
      return undefined;
    }
  }
  return {
    type: 'official',
    start,
    end: title,
    posts: [{ start: title, end }],
    evidence: known ? ['post-after', 'known-person'] : ['post-after'],
    confidence: known ? 0.98 : length === 1 ? 0.8 : 0.85,
  };
}

/** Where a name or a surname before a title begins that stands directly behind a body: 县教育局*王建军*局长, 县委*李*书记. */
function behindBody(
  text: string,
  title: number,
  lexicon: BlockContext['lexicon'],
): number | undefined {
  for (const start of [title - 3, title - 2]) {
    if (start < 2 || !isName(text, start, title, lexicon)) continue;
    // 共和国卫生部长: of a state the rest of the body is named next.
    if (text[start - 1] === '国') continue;
    for (let body = Math.max(0, start - BODY_MAX); body < start; body++)
      if (lexicon.bodies.longest(text, body, start)?.end === start) return start;
  }
  for (const start of [title - 2, title - 1])
    if (
      surnameLength(text, start, lexicon) === title - start &&
      SEAT.test(text.slice(Math.max(0, start - SEAT_MAX), start))
    )
      return start;
  return undefined;
}

/** Bodies behind which nothing but a surname stands before a title: 县委李书记, 区教育局王局长. */
const SEAT =
  /(?:[省市县区州旗盟镇乡村工]委|政府|人大|政协|街道办|办事处|[育政利化康源建障务管展革办]局)$/;
const SEAT_MAX = 3;

/** Code units of the last word of a body, at most. */
const BODY_MAX = 6;

/** Whether what stands before a title is a state, or ends in one: 韩国总统, 和韩国总统. 王建国县长 is a person. */
function endsInCountry(
  text: string,
  start: number,
  end: number,
  { countries }: BlockContext['lexicon'],
): boolean {
  if (text[end - 1] !== '国') return false;
  if (end - start === 2) return true;
  for (let i = start; i < end; i++) if (countries.longest(text, i)?.end === end) return true;
  return false;
}

/**
 * Where a name of three characters before a title begins; behind it where its last one is a word: 选举某某为主席，周杰为副主席
 * gives a post unless the named does something (张大为主任说), and 赵勇和秘书长周某 joins two who are named.
 */
function joinedFrom(
  text: string,
  start: number,
  { end }: Post,
  lexicon: BlockContext['lexicon'],
): number {
  const last = start + 2;
  const isJoint =
    (text[last] === '为' && [0, 3].includes(closureAt(text, end, lexicon))) ||
    (text[last] === '和' && (nameAt(text, end, lexicon)?.closed ?? 0) > 0);
  return isJoint ? last + 1 : start;
}

/** 卢拉总统, 费利佩六世国王: a person from abroad before a title that other states have. */
function foreignThenTitle(
  { text, lexicon }: BlockContext,
  { start, title, end }: Post,
): OfficialCandidate | undefined {
  if (title - start < 2 || !FOREIGN_ADDRESS.test(text.slice(title, end))) return undefined;
  if (lexicon.countries.longest(text, start)) return undefined;
  // 米沙勒埃米尔: such a title is written with characters of names itself.
  const to = transliteratedName(text, start, lexicon)?.end;
  if (to !== title && to !== end) return undefined;
  return {
    type: 'official',
    start,
    end: title,
    posts: [{ start: title, end }],
    evidence: ['post-after'],
    confidence: 0.85,
  };
}

const FOREIGN_ADDRESS =
  /^(?:总统|总理|首相|总督|国王|女王|王储|埃米尔|苏丹|大公|天皇|议长|外长|外交大臣|国务卿|总书记)$/;

/** 王、李两位副县长: surnames alone, counted before the post that they share. */
const SURNAMES =
  /(?:^|[^\u4e00-\u9fff])[由经请与对向]?([\u4e00-\u9fff]{1,2}(?:[、和][\u4e00-\u9fff]{1,2}){1,5})[两二三四五六几]位$/;
/** Code units of such a list, at most. */
const SURNAMES_MAX = 24;

function surnamesThenTitle(
  { text, lexicon }: BlockContext,
  { title, end }: Post,
): OfficialCandidate[] | undefined {
  if (text[title - 1] !== '位') return undefined;
  const [, list] = SURNAMES.exec(text.slice(Math.max(0, title - SURNAMES_MAX), title)) ?? [];
  if (list === undefined) return undefined;
  let start = title - 2 - list.length;
  const found: OfficialCandidate[] = [];
  for (const surname of list.split(/[、和]/)) {
    if (surnameLength(text, start, lexicon) !== surname.length) return undefined;
    found.push({
      type: 'official',
      start,
      end: start + surname.length,
      posts: [{ start: title, end }],
      evidence: ['post-after', 'name-list'],
      confidence: 0.8,
    });
    start += surname.length + 1;
  }
  return found;
}

/** Where the name of a known person begins that ends at an offset. */
function knownPersonBefore(
  text: string,
  end: number,
  { people }: BlockContext['lexicon'],
): number | undefined {
  for (let length = KNOWN_NAME_MAX; length >= 2; length--) {
    const start = end - length;
    if (start >= 0 && people.longest(text, start, end)?.end === end) return start;
  }
  return undefined;
}

const KNOWN_NAME_MAX = 4;
