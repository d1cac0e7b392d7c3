/**
 * Posts: the shortest strings that carry body and rank, as 安徽省委常委 or 市委副秘书长.
 *
 * A post ends in a title and reaches left to the nearest word that cannot be part of one: a mark, a verb, a preposition.
 */
import type { Lexicon } from '../lexicon/lexicon';
import type { TrieFound } from '../lexicon/trie';
import { characterTable, isAstralHan, isLowSurrogate } from '../text/characters';
import type { BlockContext } from './block';
import type { Span } from './candidate';

/** A post that stands in a block. */
export interface Post extends Span {
  /** Where the title begins that ends the post. */
  readonly title: number;
  /** Whether it is an office for certain, one only beside another, or a title shared by a list. */
  readonly rank: 'office' | 'weak' | 'group';
}

export interface PostScan {
  /** In order. */
  readonly posts: readonly Post[];
  /** The nearest offset at or before `offset` behind which a phrase begins. */
  phraseStart(offset: number): number;
}

/** Longest post, in code units. */
const POST_MAX = 36;
/** By code unit: what a post may be written with. Every other mark bounds it. */
const inPost = new Uint8Array(0x10000);
inPost.fill(1, 0x3400, 0xa000);
for (const range of ['09', 'AZ', 'az'])
  inPost.fill(1, range.charCodeAt(0), range.charCodeAt(1) + 1);
for (const c of '〇（）()·-') inPost[c.charCodeAt(0)] = 1;

/** A block without posts: nothing asks where its phrases begin. */
const NO_POSTS: PostScan = { posts: [], phraseStart: () => 0 };

/** Finds where phrases begin and which posts there are. Linear in the length of the block. */
export function scanPosts(block: BlockContext): PostScan {
  const titles = titlesOf(block);
  if (titles.length === 0) return NO_POSTS;
  const { text, lexicon } = block;
  const phraseStart = phraseStarts(block);
  const posts: Post[] = [];
  for (const { start: title, end, value } of titles) {
    // 原副市长: that it is a former post stays outside.
    const from = Math.min(title, phraseStart(title));
    const former = text.startsWith('原副', from) && from < title ? from + 1 : from;
    const start = behindBracket(text, former, title);
    // Before its rank, which is told by all of its words: a page without marks may be one phrase.
    if (end - start > POST_MAX) continue;
    posts.push({ start, end, title, rank: rankOf(text, { start, end, title }, value, lexicon) });
  }
  return { posts, phraseStart };
}

type Title = TrieFound<'title' | 'weak' | 'group'>;

function titlesOf({ text, lexicon }: BlockContext): Title[] {
  const found: Title[] = [];
  const { titles } = lexicon;
  for (let title = titles.find(text, 0); title;) {
    const { start, end } = title;
    const isBody = BODY_BEHIND[text.slice(end - 2, end)]?.test(text.slice(end, end + 2)) ?? false;
    if (!isBody) found.push(title);
    title = titles.find(text, isBody ? start + 1 : end);
  }
  return found;
}

/**
 * 教科卫体委员会, 县人大常委会, 大会主席团, 总统府 and 海军司令部 are bodies, not members of them; by the end of a title what makes it one.
 * 市委常委会见外宾, 主席团结各方: a verb stands behind the member.
 */
const BODY_BEHIND: Readonly<Record<string, RegExp>> = {
  委员: /^会/,
  常委: /^会(?![见同晤谈商签])/,
  主席: /^团(?![结聚])/,
  总统: /^府/,
  司令: /^部/,
};

/** For every offset the nearest one at or before it behind which a phrase begins. */
function phraseStarts({ text, lexicon }: BlockContext): (offset: number) => number {
  const starts = new Int32Array(text.length + 1);
  let last = 0;
  for (let i = 0; i < text.length;) {
    let next = i + 1;
    let bounds = false;
    const c = text.charCodeAt(i);
    if (isAstralHan(c) && isLowSurrogate(text.charCodeAt(i + 1))) next = i + 2;
    else if (!inPost[c]) bounds = true;
    else {
      const exception = isAmbiguous[c] ? boundsAt(text, i, lexicon) : undefined;
      const word = exception === undefined ? lexicon.boundaries.longest(text, i) : undefined;
      if (exception !== undefined) bounds = exception;
      else if (word) {
        next = word.end;
        bounds = word.value;
      }
    }
    // A loop: calls to fill for one or two places cost more than the work.
    for (; i < next; i++) starts[i] = last;
    if (bounds) last = i;
  }
  starts[text.length] = last;
  return (offset) => starts[offset] ?? 0;
}

/** Prepositions and verbs that stand directly before a state. */
const JOINS_STATE = '同与和对向应';

/** By code unit: what may bound a post otherwise than the words that begin with it do. */
const isAmbiguous = characterTable(`${JOINS_STATE}任为中`);

/** Whether such a character bounds a post; undefined where the words that begin with it tell. */
function boundsAt(text: string, at: number, lexicon: Lexicon): boolean | undefined {
  // 同安 is a place, 同 before 安提瓜和巴布达 a preposition.
  if (JOINS_STATE.includes(text[at]!) && lexicon.countries.longest(text, at + 1)) return true;
  if (isInvited(text, at) || isVerbBeforeDivision(text, at) || isAndBeforeCounty(text, at))
    return true;
  // 县一中原校长 has nothing of 中原.
  return text[at] === '中' && FORMER_OF_NUMBERED.test(text.slice(at - 1, at + 4))
    ? false
    : undefined;
}

/** 应市委书记某某邀请: at whose invitation; 相应 and 应急 are words of their own. */
const isInvited = (text: string, at: number): boolean =>
  text[at] === '应' &&
  !/[相响呼适供反因效]/.test(text[at - 1] ?? '') &&
  INVITER.test(text.slice(at + 1, at + 4));
const INVITER = /^(?:国家|中国|中共|中央|全国|国务院|外交|[省市县区州旗][委政长人])/;

/** 任县委书记, 任城管局局长, 为民政局局长: what looks like the name of a county or a set word is a verb and a body. */
const isVerbBeforeDivision = (text: string, at: number): boolean =>
  ((text[at] === '任' || text[at] === '为') && VERB_BEFORE_DIVISION.test(text.slice(at, at + 3))) ||
  (text.startsWith('任县', at) && VERB_BEFORE_COUNTY.test(text.slice(Math.max(0, at - 1), at)));
/** 刘某任县财政局局长, 同志任县教育局局长. The county of that name, which is none since 2020, stands behind what it is of. */
const VERB_BEFORE_COUNTY = /[\u4e00-\u9fff](?<![省市台北])$/;
const VERB_BEFORE_DIVISION = /^(?:任县[委长政人纪监公直检法医]|任城[管建投]|为民[政宗委兵])/;

/** 县委书记某某和县长某某: 和 joins two. 马鞍山市和县人民政府 and what begins with 和县 speak of the county of that name. */
const isAndBeforeCounty = (text: string, at: number): boolean =>
  text[at] === '和' &&
  /[\u4e00-\u9fff](?<![省市徽山])$/.test(text.slice(Math.max(0, at - 1), at)) &&
  /^县(?:长(?!江)|[委政人纪监公直检法医])/.test(text.slice(at + 1, at + 4));

const FORMER_OF_NUMBERED = /^[一二三四五六七八九十]中原[副校党]/;

/**
 * 某某（市委书记）: a bracket that the post does not close is not its own, and begins it; so does the end of one that it
 * does not open, or that names reporters: 本报讯（记者 某某）市委书记.
 */
function behindBracket(text: string, start: number, end: number): number {
  let from = start;
  for (let i = end - 1; i >= Math.max(from, end - POST_MAX); i--) {
    if (/[（(]/.test(text[i]!)) return i + 1;
    if (!/[）)]/.test(text[i]!)) continue;
    const open = openingBefore(text, i);
    if (open === undefined) return i + 1;
    const inside = text.slice(open + 1, i);
    // The mark inside 县（市、区）委书记 parts no posts.
    if (open > 0 && DIVISIONS.test(inside)) from = Math.min(from, open - 1);
    else if (open < from || REPORTERS.test(inside)) return i + 1;
    i = open;
  }
  return from;
}

/** Code units between the brackets of one pair, at most. */
const BRACKETED_MAX = 72;

/** The last opening bracket before a closing one, if one stands near enough to be of its pair. */
function openingBefore(text: string, closing: number): number | undefined {
  const least = Math.max(0, closing - BRACKETED_MAX - 1);
  for (let i = closing - 1; i >= least; i--) if (/[（(]/.test(text[i]!)) return i;
  return undefined;
}

const DIVISIONS = /^[省市县区州旗镇乡]、[省市县区州旗镇乡街道、]{1,5}$/;
const REPORTERS = /记者|通讯员|摄影|评论员|见习|实习|特约|^[图文]/;

/** Whether private business, associations and the like: a title there is no office. */
const PRIVATE =
  /公司|集团(?!军)|合作社|商会(?!议)|协会|俱乐部|酒店|宾馆|饭店|工作室|企业|厂$|超市|农庄|家庭农场|门店|药房|律所|事务所|基金$/;
/** Whether what stands before a title names a private firm, an association or the like. */
export const isPrivate = (body: string): boolean => PRIVATE.test(body);

/** State firms and what marks a firm as one. */
const STATE_FIRM =
  /国营|国网|兵工厂|卷烟厂|自来水厂|党委|党组|党总支|党支部|纪委|国有|国资|国家|中国|中央|中[铁建交航核石电粮化油冶煤]|[省市]属|城投|城建|交投|水务|电网|供电|烟草|石油|石化|铁路|铁塔|移动|联通|电信|邮政|储备粮|农发行|人民银行|机场|轨道|公交|文旅集团|建投|发投|能投|产投|国投|农垦|兵团/;

/** Titles that firms alone have. */
const COMPANY_TITLE = /^(?:副?董事长|副?总?经理|副?总裁|首席执行官|监事长|副?厂长)$/;
/** Banks and exchanges of many states, or of another one. */
const ABROAD = /国际|世界|银行|交易所|开发署/;
/** A firm that is called after its kind of division: 省交通控股集团, 县自来水公司; one of a trade that the state has none in is not. */
const OF_DIVISION =
  /^(?!.*(?:[某食饲]|商贸|服[饰装]|制衣|机械|电子|家[具居]|养殖|种植|农牧|餐饮|[酒茶药]业|科技)[\u4e00-\u9fff]{0,6}(?:公司|厂))(?:[\u4e00-\u9fff]{2,3})?[省市县区](?![场内外级属])[\u4e00-\u9fff]{1,12}(?:集团|公司|厂)(?!.*(?:协会|商会))/;

/** Those whom only courts, procuratorates and the police have: 法官, 承办检察官, 社区民警. */
export const OFFICER =
  /^(?:承办|执行|主审|员额|办案|值班|出警|社区|驻村|包村|片区|青年|女|带班|巡逻|户籍)?(?:法官|检察官|民警|审判员|审判长|检察员)$/;

/** Whether 原 and a body before it stand before an offset. */
function isOfFormerBody(
  text: string,
  start: number,
  bodies: BlockContext['lexicon']['bodies'],
): boolean {
  if (text[start - 1] !== '原') return false;
  const end = start - 1;
  for (let length = 1; length <= FORMER_BODY_MAX; length++)
    if (bodies.longest(text, end - length, end)?.end === end) return true;
  return false;
}

const FORMER_BODY_MAX = 5;

function rankOf(
  text: string,
  { start, title, end }: Span & { readonly title: number },
  value: 'title' | 'weak' | 'group',
  { bareTitles, bodies, countries, places }: BlockContext['lexicon'],
): Post['rank'] {
  if (value === 'group') return 'group';
  const body = text.slice(start, title);
  // 党委书记 is one title, so that it is looked for in the whole post.
  const ofState = STATE_FIRM.test(text.slice(start, end));
  if (isPrivate(body) && !ofState && !OF_DIVISION.test(body)) return 'weak';
  if (value === 'title') return 'office';
  // 安徽某某机电董事长: a place makes no firm one of the state, 省某某集团董事长 is one.
  if (COMPANY_TITLE.test(text.slice(title, end)))
    return ofState || OF_DIVISION.test(body) || ABROAD.test(body) || countries.find(body, 0)
      ? 'office'
      : 'weak';
  // 教体局纪检监察组原组长: the body stands before what says that the post is a former one.
  if (body === '' && isOfFormerBody(text, start, bodies)) return 'office';
  if (OFFICER.test(text.slice(start, end))) return 'office';
  if (ofState || (body === '' && bareTitles.has(text.slice(title, end)))) return 'office';
  for (let i = start; i < title; i++) {
    if (
      bodies.longest(text, i, title) ||
      countries.longest(text, i, title) ||
      (title - i > 1 && places.longest(text, i, title))
    )
      return 'office';
  }
  return 'weak';
}
