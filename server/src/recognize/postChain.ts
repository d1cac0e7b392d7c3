/** Posts that one person has together: 省委常委、市委书记. */
import type { BlockContext } from './block';
import type { Span } from './candidate';
import type { Post } from './posts';

/** The posts that belong together with the one at `index`, in order: 省委常委、市委书记. */
export interface Chain {
  readonly posts: readonly Span[];
  readonly office: boolean;
  readonly group: boolean;
}

/** Marks and words that join the posts of one person. */
const JOINT = /^(?:、|兼|暨|、兼|兼任|\s|，兼|及)$/;

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

/** 党委书记A，副总经理B、C: a bare title right behind somebody with an office is one of the same body. */
export const besideOfficial = (
  { text }: BlockContext,
  { start, title }: Post,
  chain: Chain,
  lastEnd: number,
): Chain =>
  !chain.office && start === title && lastEnd === start - 1 && /[，,]/.test(text[lastEnd]!)
    ? { ...chain, office: true }
    : chain;
