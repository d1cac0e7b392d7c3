/** Officials whose post stands behind the name: 某某副省长, 某某出任市委书记, 某某（县委书记）, A、B等市领导. */
import type { Evidence } from '../document/annotation';
import { isHan } from '../text/characters';
import { addressed } from './address';
import type { BlockContext } from './block';
import type { OfficialCandidate, Span } from './candidate';
import { isName, spreadNameAt } from './names';
import { LIST_MAX, type Chain } from './postChain';
import type { Post, PostScan } from './posts';

/** What stands between somebody and what was done to them: 某某同志已被任命为. */
const APPOINTED = /(?:同志)?(?:已)?(?:被)?$/;
const APPOINTED_MAX = 4;

/** 周某副省长, 王副市长, 张某出任市委书记, 任命李某为副市长, 李某（县委书记）, A、B等市领导. */
export function namesBefore(
  block: BlockContext,
  scan: PostScan,
  post: Post,
  chain: Chain,
): OfficialCandidate[] {
  const { text } = block;
  const named = addressed(block, scan, post);
  if (named) return named;
  const { start } = chain.posts[0]!;
  if (/[（(]/.test(text[start - 1] ?? ''))
    return listBefore(block, scan, start - 1, chain.posts, 'post-after', 1);
  if (post.rank === 'group' && text[start - 1] === '等') {
    return listBefore(block, scan, start - 1, chain.posts, 'group-title', LIST_MAX);
  }
  if (!chain.office && !LEADS.test(text.slice(start, post.end))) return [];
  const verb = appointmentBefore(block, start) ?? lossBefore(text, start);
  if (verb === undefined) return [];
  // 王某，现任县财政局局长: a vita of one line.
  const isVita = /^[，,]现任$/.test(text.slice(Math.max(0, verb - 1), start));
  const verbOrWay = isVita ? verb - 1 : wayBefore(text, verb);
  const to =
    verbOrWay -
    (APPOINTED.exec(text.slice(Math.max(0, verbOrWay - APPOINTED_MAX), verbOrWay))?.[0].length ??
      0);
  const found = listBefore(
    block,
    scan,
    to,
    chain.posts,
    'appointment',
    LIST_MAX,
    // 县委书记李某、王某任组长: who has a post before the name has it alone.
    text[start - 1] !== '为' && text.slice(to, to + 2) !== '同志',
  );
  return chain.office || text[(found[0]?.start ?? 0) - 1] === '由' ? found : [];
}

/** Who leads a group that the text has named before: 由A、B任组长. */
const LEADS = /^(?:副?(?:组长|召集人|队长|团长)|召集人|成员)$/;

/** Where it begins, directly before an offset, that somebody was sent where the post is: 某某到柳坪村担任第一书记. */
function wayBefore(text: string, verb: number): number {
  const way = WAY.exec(text.slice(Math.max(0, verb - WAY_MAX), verb));
  return verb - (way?.[0].length ?? 0);
}

const WAY =
  /(?:被?(?:选派|派驻|下派|派|调)?(?:到|赴)|前往|下沉到|回[到村乡县镇国])[^，。；：、！？\s到赴]{1,14}$/;
/** Code units of such words, at most. */
const WAY_MAX = 20;

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
  return /(?:任命|选举|补选|推选|推荐|提名|增补|递补|选)[^。]*$/.test(clause)
    ? start - 1
    : undefined;
}

/** Where the verb begins that takes the post at `start`, if one stands directly before it: 被免去…职务, 请求辞去…. */
function lossBefore(text: string, start: number): number | undefined {
  const loss = LOSS.exec(text.slice(Math.max(0, start - LOSS_MAX), start));
  return loss ? start - loss[0].length : undefined;
}

const LOSS = /(?:(?<=被)(?:依法)?免去|(?:请求|申请|提出|宣布|主动|正式|依法)?(?:辞去|卸任))$/;
const LOSS_MAX = 6;

/** Some orders give posts to many, one behind another. */
const CLAUSE_REACH = 120;

/** What somebody is who gets a post: 原公司职工某某当选. */
const ROLE = /^(?:干部|职工|员工|教师|老师|医生|村民|居民|能人|青年|党员|农民)$/;

/** 张 伟(市委书记): where a name of two characters begins that is spread over blanks before an offset, else -1. */
function spreadBefore(text: string, end: number, lexicon: BlockContext['lexicon']): number {
  const length = SPREAD_NAME.exec(text.slice(Math.max(0, end - SPREAD_MAX), end))?.[1]!.length;
  const start = length === undefined ? -1 : end - length;
  return start >= 0 && spreadNameAt(text, start, lexicon)?.end === end ? start : -1;
}

const SPREAD_NAME = /(?:^|[\s、，。；：])([\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff])$/;
const SPREAD_MAX = 7;

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
    let start = why === 'post-after' ? spreadBefore(text, end, lexicon) : -1;
    for (const length of start < 0 ? [3, 2, 4] : []) {
      const at = end - length;
      if (at < 0 || !isName(text, at, end, lexicon)) continue;
      const opens =
        at === 0 ||
        !isHan(text.charCodeAt(at - 1)) ||
        text[at - 1] === '由' ||
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
