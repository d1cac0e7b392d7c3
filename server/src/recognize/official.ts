/**
 * Officials: names of persons who hold a public post, with the posts the text gives them there.
 *
 * Names are found where a post stands before or behind them, in lists under one title, and where a verb of appointment
 * joins the two. Bare mentions come from the document (see `document/knowledge.ts`).
 */
import type { Evidence } from '../document/annotation';
import { isHan } from '../text/characters';
import { appointed } from './appointment';
import { recognizeAttendance } from './attendance';
import { OUTSIDE_TEXT, within, type BlockContext } from './block';
import type { OfficialCandidate, Span } from './candidate';
import {
  closureAt,
  isName,
  nameAt,
  rareNameAt,
  surnameLength,
  transliteratedName,
  type NameMatch,
} from './names';
import { personAt } from './person';
import { scanPosts, type Post, type PostScan } from './posts';
import { allMatches, sought } from './matches';

/** Finds the officials of a block that it introduces with a post, and those known to hold one. */
export function recognizeOfficials(block: BlockContext): OfficialCandidate[] {
  if (OUTSIDE_TEXT.has(block.kind)) return [];
  const scan = scanPosts(block);
  const found = new Map<number, OfficialCandidate>();
  const add = (candidate: OfficialCandidate) => {
    const known = found.get(candidate.start);
    if (known && isBothSides(known, candidate)) {
      found.set(candidate.start, {
        ...known,
        posts: [...known.posts, ...candidate.posts],
        evidence: [...known.evidence, ...candidate.evidence],
      });
    } else if (!known || rankOf(candidate) > rankOf(known)) found.set(candidate.start, candidate);
  };
  const { posts } = scan;
  let lastEnd = -1;
  posts.forEach((post, index) => {
    const chain = besideOfficial(block, post, chainOf(block, posts, index), lastEnd);
    for (const candidate of namesBehind(block, post, chain)) {
      add(candidate);
      lastEnd = candidate.end;
    }
    for (const candidate of namesBefore(block, scan, post, chain)) add(candidate);
  });
  for (const candidate of appointed(block, scan)) add(candidate);
  for (const candidate of [...speakers(block), ...recognizeAttendance(block)])
    if (!found.has(candidate.start)) add(candidate);
  for (const candidate of knownPeople(block, found)) add(candidate);
  // 《某某谈治国理政》: a name in the title of a document is no mention of the person.
  return [...found.values()]
    .filter(({ start, end }) => !within(block.titles, start, end))
    .sort((a, b) => a.start - b.start);
}

/** 副组长某某（副县长）: a post before the name, which is found first, and another behind. */
const isBothSides = (known: OfficialCandidate, { end, posts, evidence }: OfficialCandidate) =>
  known.end === end &&
  evidence.includes('post-after') &&
  known.posts.length > 0 &&
  known.posts.every((post) => post.end <= known.start) &&
  posts.every((post) => post.start >= end);

const rankOf = ({ posts, confidence }: OfficialCandidate): number => posts.length + confidence;

/** The posts that belong together with the one at `index`, in order: 省委常委、市委书记. */
interface Chain {
  readonly posts: readonly Span[];
  readonly office: boolean;
  readonly group: boolean;
}

/** Marks and words that join the posts of one person. */
const JOINT = /^(?:、|兼|暨|、兼|兼任|\s|，兼|及)$/;

function chainOf({ text }: BlockContext, posts: readonly Post[], index: number): Chain {
  const chain = [posts[index]!];
  for (let i = index - 1; i >= 0 && chain.length < CHAIN_MAX; i--) {
    const next = chain[0]!;
    const post = posts[i]!;
    // 区河长 in 区河长办常副主任 is no post of its own.
    if (post.end > next.start) continue;
    if (!JOINT.test(text.slice(post.end, next.start)) || post.rank === 'group') break;
    chain.unshift(post);
  }
  return {
    posts: chain.map(({ start, end }) => ({ start, end })),
    office: chain.some(({ rank }) => rank !== 'weak'),
    group: chain.at(-1)!.rank === 'group',
  };
}

/** How many posts one person has at most; a bound on work, too. */
const CHAIN_MAX = 12;
/** How many names a list under one title may have. */
const LIST_MAX = 60;

/** 党委书记A，副总经理B、C: a bare title right behind somebody with an office is one of the same body. */
const besideOfficial = (
  { text }: BlockContext,
  { start, title }: Post,
  chain: Chain,
  lastEnd: number,
): Chain =>
  !chain.office && start === title && lastEnd === start - 1 && /[，,]/.test(text[lastEnd]!)
    ? { ...chain, office: true }
    : chain;

/** 市委书记曹某, 副市长A、B和C, 市领导A B C. */
function namesBehind(block: BlockContext, post: Post, chain: Chain): OfficialCandidate[] {
  const { text, lexicon } = block;
  // 驻印尼大使馆报道: an embassy.
  if (!chain.office || text[post.end] === '馆') return [];
  const first = chain.posts[0]!;
  let start = post.end;
  start += /^[\s：:]{0,4}/.exec(text.slice(start, start + 4))![0].length;
  // 副校长（副院长）谢某: the same post under another name.
  if (
    text[start] === '）' &&
    OTHER_NAME.test(text.slice(Math.max(0, first.start - 2), first.start))
  )
    start++;
  if (text[start] === '、' && chain.group) start++;
  start += listLead(block, start);
  start += remarkBefore(block, start);
  const found: OfficialCandidate[] = [];
  const group: Evidence = chain.group ? 'group-title' : 'post-before';
  for (let n = 0; n < LIST_MAX; n++) {
    const name =
      personAt(block, start, n === 0 ? post : undefined) ??
      (n > 0 ? (listedName(block, start) ?? rareNameAt(text, start, lexicon)) : undefined) ??
      (chain.group ? nameAmongNames(block, start, n) : undefined);
    if (!name) break;
    // Behind the first name of a list a name must be closed: 、 and 和 also join other things.
    if (n > 0 && name.closed === 0) break;
    if (lexicon.historical.has(text.slice(start, name.end))) break;
    if (n === 0 && (isPlaceAcross(block, post, name) || isDeedOfMany(block, post, name))) break;
    const evidence: Evidence[] = n === 0 ? [group] : [group, 'name-list'];
    if (lexicon.nameVerbs.longest(text, name.end)) evidence.push('speech-verb');
    found.push({
      type: 'official',
      start,
      end: name.end,
      posts: chain.posts,
      evidence,
      confidence: CLOSED_CONFIDENCE[name.closed] - (n > 0 ? 0.05 : 0),
    });
    const joint = LIST_JOINT.exec(text.slice(name.end, name.end + 14));
    if (!joint) break;
    start = name.end + joint[0].length;
  }
  return found;
}

/** 出席会议的省委常委还有：A、B: what stands between a post and a list of who holds it. */
const LIST_LEAD = /^(?:还?有|包括)[：:]?/;

function listLead({ text, lexicon }: BlockContext, start: number): number {
  const length = LIST_LEAD.exec(text.slice(start, start + 4))?.[0].length ?? 0;
  const name = length > 0 ? nameAt(text, start + length, lexicon) : undefined;
  return name && text[name.end] === '、' ? length : 0;
}

/** 湖南省长沙市: what looks like the end of a post begins the name of a place. A name with a verb behind it is one all the same. */
const isPlaceAcross = (
  { text, lexicon: { places } }: BlockContext,
  { end }: Post,
  { start, closed }: NameMatch,
): boolean => start === end && closed === 0 && (places.longest(text, end - 1)?.end ?? 0) > end;

/** 12名市级领导包靠36个项目: what leaders do of whom there is a number, which one name would not be. */
const isDeedOfMany = ({ text }: BlockContext, { start }: Post, { end }: NameMatch): boolean =>
  /^(?:\d+|[二两三四五六七八九十]+)[名位个]/.test(text.slice(start, start + 5)) &&
  text[end] !== '、';

/** 副县长（兼）罗某主持: how long a remark on a post is behind which the name stands. */
function remarkBefore({ text, lexicon }: BlockContext, start: number): number {
  const length = REMARK.exec(text.slice(start, start + REMARK_MAX))?.[0].length ?? 0;
  const name = length > 0 ? nameAt(text, start + length, lexicon) : undefined;
  return name && name.closed >= 2 ? length : 0;
}

const REMARK =
  /^（(?:兼|代|挂职|原[\u4e00-\u9fff]{2,12}|[正副][省部厅局地县处乡科]级|主持[\u4e00-\u9fff]{0,4}工作)）/;
const REMARK_MAX = 18;

const OTHER_NAME = /[长记任席员]（$/;

/** A member of a list that holds a character which names seldom have: …、李向前、…. */
function listedName({ text, lexicon }: BlockContext, start: number): NameMatch | undefined {
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
function nameAmongNames(block: BlockContext, start: number, before: number): NameMatch | undefined {
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

const LIST_JOINT = /^(?:（[^（）]{1,8}）|\([^()]{1,8}\))?(?:[、和与及]|以及|\s{1,3})/;

/** How likely a name is one, by how firmly the text ends it. */
const CLOSED_CONFIDENCE = [0.5, 0.85, 0.95, 0.97] as const;

const APPOINTED = /(?:同志)?(?:已)?$/;

/** 周某副省长, 王副市长, 张某出任市委书记, 任命李某为副市长, 李某（县委书记）, A、B等市领导. */
function namesBefore(
  block: BlockContext,
  scan: PostScan,
  post: Post,
  chain: Chain,
): OfficialCandidate[] {
  const { text } = block;
  const foreign = foreignThenTitle(block, post);
  if (foreign) return [foreign];
  const several = surnamesThenTitle(block, post);
  if (several) return several;
  const direct = nameThenTitle(block, scan, post);
  if (direct) return [direct];
  const { start } = chain.posts[0]!;
  if (/[（(]/.test(text[start - 1] ?? ''))
    return listBefore(block, scan, start - 1, chain.posts, 'post-after', 1);
  if (post.rank === 'group' && text[start - 1] === '等') {
    return listBefore(block, scan, start - 1, chain.posts, 'group-title', LIST_MAX);
  }
  if (!chain.office) return [];
  const verb = appointmentBefore(block, start);
  if (verb === undefined) return [];
  const to = verb - (APPOINTED.exec(text.slice(Math.max(0, verb - 3), verb))?.[0].length ?? 0);
  return listBefore(
    block,
    scan,
    to,
    chain.posts,
    'appointment',
    LIST_MAX,
    // 县委书记李某、王某任组长: who has a post before the name has it alone.
    text[start - 1] !== '为' && text.slice(to, to + 2) !== '同志',
  );
}

/** 传达学习李某、王某同志在全会上的讲话精神: whose speech is studied holds an office, though the text does not say which. */
const SPEECH_OF = sought(
  /(?:学习|传达|贯彻|落实|按照|听取|讲话和|和)(?:了)?((?:[\u4e00-\u9fff]{2,4}、)*[\u4e00-\u9fff]{2,4}?)(?:等?(?:领导)?同志|(?:副?省长|书记))?在[^，。；]{4,60}?(?:讲话|批示)/g,
  '讲批',
);

function speakers(block: BlockContext): OfficialCandidate[] {
  const { text, lexicon } = block;
  const found: OfficialCandidate[] = [];
  for (const { index, 0: words, 1: names } of allMatches(SPEECH_OF, block)) {
    let start = index + words.indexOf(names!);
    const list: Span[] = [];
    for (const name of names!.split('、')) {
      list.push({ start, end: start + name.length });
      start += name.length + 1;
    }
    if (!list.every((name) => isName(text, name.start, name.end, lexicon))) continue;
    for (const name of list)
      found.push({
        type: 'official',
        ...name,
        posts: [],
        evidence: list.length > 1 ? ['speech-verb', 'name-list'] : ['speech-verb'],
        confidence: 0.8,
      });
  }
  return found;
}

const APPOINTMENT_MAX = 6;

/** Where the verb begins that gives the post at `start`, if one stands directly before it. */
function appointmentBefore({ text, lexicon }: BlockContext, start: number): number | undefined {
  for (let length = Math.min(APPOINTMENT_MAX, start); length > 0; length--) {
    const match = lexicon.appointments.longest(text, start - length, start);
    if (match?.end === start) return start - length;
  }
  if (text[start - 1] !== '为') return undefined;
  // 以某某同志为总书记的党中央
  if (text.startsWith('同志为', start - 3) && /^[\u4e00-\u9fff]{2,4}的/.test(text.slice(start)))
    return start - 1;
  const clause = text.slice(Math.max(0, start - CLAUSE_REACH), start - 1);
  return /(?:任命|选举|补选|推选|推荐|提名|增补|选)[^。；]*$/.test(clause) ? start - 1 : undefined;
}

const CLAUSE_REACH = 60;

/** What somebody is who gets a post: 原公司职工某某当选. */
const ROLE = /^(?:干部|职工|员工|教师|老师|医生|村民|居民|能人|青年|党员|农民)$/;

/**
 * Names joined by 、 that end at `to`, back to the first.
 *
 * @param isBareOnly Whether those before the last count only with nothing before them.
 */
function listBefore(
  { text, lexicon }: BlockContext,
  { phraseStart }: PostScan,
  to: number,
  posts: readonly Span[],
  why: Evidence,
  most: number,
  isBareOnly = false,
): OfficialCandidate[] {
  const found: OfficialCandidate[] = [];
  let end = to;
  while (found.length < most && end > 0) {
    let start = -1;
    for (const length of [3, 2, 4]) {
      const at = end - length;
      if (at < 0 || !isName(text, at, end, lexicon)) continue;
      const opens =
        at === 0 ||
        !isHan(text.charCodeAt(at - 1)) ||
        (!(isBareOnly && found.length > 0) &&
          (text[at - 1] === '以' ||
            phraseStart(at) === at ||
            ROLE.test(text.slice(Math.max(0, at - 2), at))));
      if (opens) {
        start = at;
        break;
      }
    }
    if (start < 0) break;
    found.unshift({
      type: 'official',
      start,
      end,
      posts,
      evidence: found.length > 0 ? [why, 'name-list'] : [why],
      confidence: 0.88,
    });
    if (text[start - 1] !== '、') break;
    end = start - 1;
  }
  return found;
}

/** Titles that follow a name in address: 王副市长, 楼某某书记. */
const ADDRESS =
  /^(?:常务)?副?(?:省长|市长|县长|区长|州长|镇长|乡长|书记|主席|总书记|总理|部长|厅长|局长|主任|秘书长|检察长|委员长|专员|处长|科长|院长|校长|政委|司令员)$/;
const NOT_ADDRESS =
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
 * Where 习 stands before 总书记, as the general secretary is addressed. 学习总书记讲话 speaks of studying, 学习习总书记讲话
 * of both.
 */
const generalSecretary = (text: string, title: number): number | undefined =>
  text.startsWith('习总书记', title - 1) && !/[学研温复练演实见]/.test(text[title - 2] ?? '')
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
  const person = knownPersonBefore(text, title, lexicon) ?? generalSecretary(text, title);
  // 。吴为某常委建议: a mark shows where the name begins, though it holds a word that bounds posts.
  const opened = title - 3;
  const start =
    person ??
    (opened >= 0 && !isHan(text.charCodeAt(opened - 1)) && isName(text, opened, title, lexicon)
      ? opened
      : phraseStart(title));
  const length = title - start;
  if (length < 1 || length > 4) return undefined;
  const known = person !== undefined;
  const name = text.slice(start, title);
  if (!known) {
    if (
      length === 1
        ? surnameLength(text, start, lexicon) !== 1
        : !isName(text, start, title, lexicon)
    )
      return undefined;
    if (
      (!member && NOT_ADDRESS.test(name)) ||
      name.endsWith('国') ||
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

/** 卢拉总统, 费利佩六世国王: a person from abroad before a title that other states have. */
function foreignThenTitle(
  { text, lexicon }: BlockContext,
  { start, title, end }: Post,
): OfficialCandidate | undefined {
  if (title - start < 2 || !FOREIGN_ADDRESS.test(text.slice(title, end))) return undefined;
  if (lexicon.countries.longest(text, start)) return undefined;
  if (transliteratedName(text, start, lexicon)?.end !== title) return undefined;
  return {
    type: 'official',
    start,
    end: title,
    posts: [{ start: title, end }],
    evidence: ['post-after'],
    confidence: 0.85,
  };
}

const FOREIGN_ADDRESS = /^(?:总统|总理|首相|总督|国王|女王|王储|议长|外长|外交大臣|国务卿|总书记)$/;

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

function* knownPeople(
  { text, lexicon }: BlockContext,
  found: ReadonlyMap<number, OfficialCandidate>,
): Generator<OfficialCandidate> {
  const { people } = lexicon;
  for (let match = people.find(text, 0); match; match = people.find(text, match.end)) {
    const { start, end } = match;
    if (!found.has(start) && isKnownMention(text, start, end, lexicon)) {
      yield {
        type: 'official',
        start,
        end,
        posts: [],
        evidence: ['known-person'],
        confidence: 0.93,
      };
    }
  }
}

/** 李强 may begin 李强国: a name of two characters must be closed. */
function isKnownMention(
  text: string,
  start: number,
  end: number,
  lexicon: BlockContext['lexicon'],
): boolean {
  return (
    end - start > 2 ||
    closureAt(text, end, lexicon) > 0 ||
    lexicon.people.longest(text, end) !== undefined
  );
}
