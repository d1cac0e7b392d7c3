/** Officials whose post stands before the name: 市委书记某某, and the lists under one title. */
import type { Evidence } from '../document/annotation';
import type { BlockContext } from './block';
import type { OfficialCandidate } from './candidate';
import { listedName, nameAmongNames, wordAmongNames, wordAmongPosts } from './listedNames';
import { nameAt, rareNameAt, type NameMatch } from './names';
import { personAt } from './person';
import { BRACKETED_REMARK, LIST_MAX, type Chain } from './postChain';
import { OFFICER, type Post } from './posts';

/** 市委书记曹某, 副市长A、B和C, 市领导A B C. */
export function namesBehind(
  block: BlockContext,
  post: Post,
  chain: Chain,
  lastEnd: number,
): OfficialCandidate[] {
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
  // 时任县委书记的某某, 当选市长的某某
  const held = text.slice(Math.max(0, first.start - HOLDING_MAX), first.start);
  if (text[start] === '的' && HOLDING.test(held)) start++;
  else if (text.startsWith('职务的', start) && DUTIES.test(held)) start += '职务的'.length;
  start += listLead(block, start);
  start += remarkBefore(block, start);
  const found: OfficialCandidate[] = [];
  const group: Evidence = chain.group ? 'group-title' : 'post-before';
  for (let n = 0; n < LIST_MAX; n++) {
    const name =
      personAt(block, start, n === 0 ? { start: first.start, end: post.end } : undefined) ??
      (n > 0 ? (listedName(block, start) ?? rareNameAt(text, start, lexicon)) : undefined) ??
      (chain.group ? nameAmongNames(block, start, n) : undefined) ??
      (n > 0 ? wordAmongNames(block, start) : undefined) ??
      (lastEnd === first.start - 1 ? wordAmongPosts(block, start) : undefined);
    if (!name) break;
    if (n > 0 && isDivision(block, name)) break;
    // Behind the first name of a list a name must be closed: 、 and 和 also join other things.
    if (n > 0 && name.closed === 0) break;
    // 民警边走边问: what many are named by is a post for certain only before what is a name for certain.
    if (n === 0 && name.closed === 0 && OFFICER.test(text.slice(post.start, post.end))) break;
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

/** 副院长A、药剂科主任B: what begins like a name is the division of a post. */
const isDivision = ({ text, lexicon }: BlockContext, { end }: NameMatch): boolean =>
  /[科处股室部局办站院所队]/.test(text[end - 1]!) &&
  lexicon.titles.longest(text, end) !== undefined;

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

/** 副县长（兼）罗某主持, 县长候选人提名人选孟某: how long a remark on a post is behind which the name stands. */
function remarkBefore({ text, lexicon }: BlockContext, start: number): number {
  const length = REMARK.exec(text.slice(start, start + REMARK_MAX))?.[0].length ?? 0;
  const name = length > 0 ? nameAt(text, start + length, lexicon) : undefined;
  const least = text[start] === '提' ? 2 : 1;
  return name && name.closed >= least ? length : 0;
}

/** The last: 副县长、金竹安置点包保责任人吴某, who answers for something besides. */
const REMARK = new RegExp(
  `^提名人选|^${BRACKETED_REMARK.source}\\s?|^、[\\u4e00-\\u9fff]{0,12}责任人`,
);
const REMARK_MAX = 22;

/** 时任, 当选为, 被任命为: what is said of somebody who is named behind the post and 的. */
const HOLDING =
  /(?:时任|现任|曾任|新任|拟任|担任|出任|升任|就任|身为|身兼|作为|当选为?|(?:任命|推选|选举|补选|选|聘)为)$/;
const HOLDING_MAX = 3;
/** 被免去县长职务的某某, 担任县长职务的某某 */
const DUTIES = /(?:免去|辞去|担任|代理)$/;

const OTHER_NAME = /[长记任席员]（$/;

const LIST_JOINT = /^(?:（[^（）]{1,8}）|\([^()]{1,8}\))?(?:[、和与及]|以及|\s{1,3})/;

/** How likely a name is one, by how firmly the text ends it. */
const CLOSED_CONFIDENCE = [0.5, 0.85, 0.95, 0.97] as const;
