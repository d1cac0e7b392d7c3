/**
 * Who gets or loses a post: decisions that name the person between a verb and the post, lines of a list of decisions,
 * people who are called to a post, and curricula vitae in notices of those who shall get one.
 */
import type { BlockContext } from './block';
import type { OfficialCandidate, Span } from './candidate';
import { allMatches, sought } from './matches';
import { isName, isWordyName } from './names';
import { chainOf } from './postChain';
import type { PostScan } from './posts';

/** 任命王某为…大使, 免去李某的…职务: decisions name the person between a verb and the post. */
const DECISION = sought(
  /(?:任命|免去|增补|补选|递补|决定(?=[\u4e00-\u9fff]{2,4}代理)|批准任命|决定任命|接受|撤销)[：:]?/g,
  '任免增补递批决接撤',
  '任免增补递批决接撤',
);
/** Before the second of those whom a decision removes: 撤销…、…的职务. */
const NEXT_REMOVED = sought(/(?<=撤销[\u4e00-\u9fff]{2,4})、/g, '撤');
/** …的县财政局局长职务；李某的…职务: the next of those whom a decision removes. */
const NEXT_IN_POST = sought(
  /(?<=职务[；;，,、]\s?)([\u4e00-\u9fff]{2,4}?)(?:同志)?的(?=[^，。；;、]{2,40}职务)/g,
  '职',
);
/** 某某被镇党委请回来，担任村党支部书记: a person is called, and what to. */
const CALLED = sought(
  /(?<=^|[的，。、：\s]|职工|员工|教师|能人|青年)([\u4e00-\u9fff]{2,4})被[^，。；]{0,10}?(?:请回来?|劝回来?|动员回来|推选|选派)[，,]?(?:担任|当|任)/g,
  '被',
);

const DECISION_LINK =
  /^(?:（[^（）]{1,8}）|\([^()]{1,8}\))?(?:同志)?(?:[为的]|辞去|代理|(?:、[\u4e00-\u9fff]{2,4}?)?(?=第[一二三四五六七八九十]{1,3}届))/;

/** Finds those whom a block appoints, removes, calls or presents for a post. */
export function appointed(block: BlockContext, { posts }: PostScan): OfficialCandidate[] {
  const { text, lexicon } = block;
  const found: OfficialCandidate[] = [];
  for (const { index, 0: verb } of [
    ...allMatches(DECISION, block),
    ...allMatches(NEXT_REMOVED, block),
  ]) {
    const start = index + verb.length;
    for (const length of [3, 2, 4]) {
      const end = start + length;
      const link =
        DECISION_LINK.exec(text.slice(end, end + 14)) ??
        (/^免去/.test(verb) ? removedLink(block, end) : undefined);
      if (!link) continue;
      if (!isName(text, start, end, lexicon) && !isWordyName(text, start, end, lexicon)) continue;
      const post = posts.find((candidate) => candidate.end > end + link[0].length);
      if (!post || /[。；]/.test(text.slice(end, post.start))) break;
      const from = Math.max(post.start, end + link[0].length);
      found.push({
        type: 'official',
        start,
        end,
        posts: [{ start: from, end: post.end }],
        evidence: ['appointment'],
        confidence: 0.95,
      });
      break;
    }
  }
  for (const { index, 0: words, 1: name } of allMatches(NEXT_IN_POST, block)) {
    const from = index + words.length;
    const end = index + name!.length;
    const post = posts.find((candidate) => candidate.end > from);
    if (!post || !text.startsWith('职务', post.end) || !isName(text, index, end, lexicon)) continue;
    found.push({
      type: 'official',
      start: index,
      end,
      posts: [{ start: Math.max(post.start, from), end: post.end }],
      evidence: ['appointment'],
      confidence: 0.95,
    });
  }
  for (const { index, 0: words, 1: name } of allMatches(CALLED, block)) {
    const end = index + name!.length;
    const post = posts.find((candidate) => candidate.start === index + words.length);
    if (!post || post.rank === 'group' || !isName(text, index, end, lexicon)) continue;
    found.push({
      type: 'official',
      start: index,
      end,
      posts: [{ start: post.start, end: post.end }],
      evidence: ['appointment'],
      confidence: 0.88,
    });
  }
  for (const candidate of [orderedIn(block, posts), presentedIn(block, posts)])
    if (candidate) found.push(candidate);
  return found;
}

/** 免去王某市统计局局长职务, 免去王某同志局长职务: what stands between a name and a post that is told without 的. */
function removedLink({ text, lexicon }: BlockContext, end: number): RegExpExecArray | undefined {
  const link = /^(?:同志)?(?=[^，。；]{2,30}职务)/.exec(text.slice(end, end + 36));
  if (!link || /[省市县区州旗镇乡]/.test(text[end - 1]!)) return undefined;
  const at = end + link[0].length;
  const isShown =
    at > end ||
    /[省市县区州旗镇乡]/.test(text[at]!) ||
    (lexicon.places.longest(text, at) ??
      lexicon.bodies.longest(text, at) ??
      lexicon.titles.longest(text, at)) !== undefined;
  return isShown ? link : undefined;
}

const isOne = (name: string, lexicon: BlockContext['lexicon']): boolean =>
  isName(name, 0, name.length, lexicon) || lexicon.rareSurnames.has(name[0]!);

/** A line of a list of decisions: 赵某为市教育局局长；, 于某的市教育局局长职务。 */
const ORDER =
  /^([\u4e00-\u9fff]{2,4})(?:同志)?(?:为(?=[^，。；;]{3,40}[；;。.]?$)|的(?=[^，。；;]{3,40}职务[；;。.]?$))/;

function orderedIn(
  { text, lexicon }: BlockContext,
  posts: PostScan['posts'],
): OfficialCandidate | undefined {
  const [words, name] = ORDER.exec(text) ?? [];
  if (words === undefined || name === undefined || !isOne(name, lexicon)) return undefined;
  const post = posts.find(({ end }) => end > words.length);
  if (!post || !/^(?:职务)?[；;。.]?$/.test(text.slice(post.end))) return undefined;
  return {
    type: 'official',
    start: 0,
    end: name.length,
    posts: [{ start: Math.max(post.start, words.length), end: post.end }],
    evidence: ['appointment'],
    confidence: 0.9,
  };
}

/** 郭某某，男，汉族，…现任: a vita opens with name and sex; names of two characters may be spread. */
const VITA =
  /^(?:\d{1,2}[.、．]\s?)?([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff])[，,][男女][，,]/;
const OF_CADRE = /现任|历任|拟任|曾任|任职|中共党员|党组|处长|局长|书记|主任/;
const OF_CASE = /被告|嫌疑|犯罪|农民|村民|无业/;

function presentedIn(block: BlockContext, posts: PostScan['posts']): OfficialCandidate | undefined {
  const { text, lexicon } = block;
  const vita = VITA.exec(text);
  if (!vita || !OF_CADRE.test(text) || OF_CASE.test(text)) return undefined;
  const start = vita[0].indexOf(vita[1]!);
  const end = start + vita[1]!.length;
  const name = vita[1]!.replace(/\s/g, '');
  if (!isName(name, 0, name.length, lexicon)) return undefined;
  return {
    type: 'official',
    start,
    end,
    posts: heldNow(block, posts),
    evidence: ['appointment'],
    confidence: 0.88,
  };
}

/** What the one whom a vita presents holds now: the posts behind 现任. */
function heldNow(block: BlockContext, posts: PostScan['posts']): readonly Span[] {
  const now = block.text.slice(0, VITA_MAX).indexOf('现任');
  if (now < 0) return [];
  const first = posts.findIndex(({ start }) => start === now + 2);
  let held: readonly Span[] = [];
  for (let i = first; i >= 0 && i < posts.length; i++) {
    const chain = chainOf(block, posts, i);
    if (chain.posts[0]!.start !== now + 2) break;
    held = chain.posts;
  }
  return held;
}

/** How far into a vita it says what somebody is now, in code units. */
const VITA_MAX = 240;
