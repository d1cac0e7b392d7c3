/** Posts that one person has together: 省委常委、市委书记. */
import type { BlockContext } from './block';
import type { Span } from './candidate';
import { isPrivate, type Post } from './posts';

/** The posts that belong together with the one at `index`, in order: 省委常委、市委书记. */
export interface Chain {
  readonly posts: readonly Span[];
  readonly office: boolean;
  readonly group: boolean;
}

/** What a bracket behind a post says of how it is held: （挂职）, (正县级), （主持工作）, （挂职、正处级）. */
const HELD_SO =
  '(?:兼|代|候任|提名|挂职|试用期(?:[一半]年)?|援[藏疆青](?:干部)?|原[\\u4e00-\\u9fff]{2,12}|(?:保留)?[正副][省部厅局地县处乡科]级|(?:主持|分管)[\\u4e00-\\u9fff]{0,6}工作|分管[\\u4e00-\\u9fff]{2,6})';
export const BRACKETED_REMARK = new RegExp(`[（(]${HELD_SO}(?:[、，,]${HELD_SO})?[）)]`);
/** Marks and words that join the posts of one person. */
const JOINT = new RegExp(`^(?:${BRACKETED_REMARK.source})?(?:、|兼|暨|、兼|兼任|\\s|，兼|及)$`);

/** 县委常委、副县长, 县委副书记，县长: whether such words stand between two posts of somebody who was named before them. */
export const joinsPosts = (between: string): boolean =>
  /^[，,]$/.test(between) || (JOINT.test(between) && !/^\s$/.test(between));

export function chainOf({ text }: BlockContext, posts: readonly Post[], index: number): Chain {
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
export const LIST_MAX = 60;

/**
 * What stands right behind somebody with an office is one, too: a bare title, which is one of the same body (党委书记A，
 * 副总经理B、C), the head of one of its divisions (校长A、后勤主任B), and who reigns or governs beside another (埃米尔A、王储B).
 */
export function besideOfficial(
  { text }: BlockContext,
  { start, end, title }: Post,
  chain: Chain,
  lastEnd: number,
): Chain {
  if (chain.office || lastEnd !== start - 1) return chain;
  const joint = text[lastEnd]!;
  const words = text.slice(start, end);
  const isBeside =
    start === title
      ? /[，,]/.test(joint) || (/[、和与及]/.test(joint) && REIGNS.test(words))
      : joint === '、' && DIVISION_HEAD.test(words) && !isPrivate(words);
  return isBeside ? { ...chain, office: true } : chain;
}

const REIGNS = /^(?:国王|女王|王储|埃米尔|大公)$/;
/** The head of a division of a school, a hospital or a works: 后勤主任, 教务副主任, 年级组长. */
const DIVISION_HEAD = /^[\u4e00-\u9fff]{2,6}(?:主任|科长|组长|队长|站长)$/;
