/**
 * Rosters: lines of a table or of a list of members that name people first and what they are behind a blank, as
 * 组长：王某 县委书记, 李某 县财政局局长.
 */
import type { BlockContext } from './block';
import type { OfficialCandidate, Span } from './candidate';
import { isName } from './names';
import { joinsPosts } from './postChain';
import type { Post, PostScan } from './posts';

/** What a line begins with: a mark of a table, a number, what those are who follow. */
const LABEL = /^[\s|]{0,8}(?:\d{1,3}[.、．]?[\s|]{0,8})?(?:([\u4e00-\u9fff\s]{1,16})[：:]\s{0,8})?/;
/** A name, of two characters also spread to the width of three, and the blank or the side of a cell behind it. */
const NAME =
  /(?:([\u4e00-\u9fff·]{2,12})|([\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff]))[\s|]{1,8}(?:[男女][\s|]{1,8})?/y;
/** What parts those of one line, or ends it. */
const NEXT = /(?:[（(][^（）()]{1,8}[）)])?(?:[\s|]{1,8}|[；;、，,]\s?|[。；;]?[\s|]{0,8}$)/y;
/** Whom a group has over its members: a post of each behind it. */
const HEAD = /^(?:副?(?:组长|总指挥|指挥长|召集人)|总召集人)$/;

/** The people of a block that is a line of a roster from its beginning to its end; none where anything else stands in it. */
export function listedInRoster(block: BlockContext, { posts }: PostScan): OfficialCandidate[] {
  const { text } = block;
  if (posts.length === 0) return [];
  const [opening, label] = LABEL.exec(text)!;
  const head = label === undefined ? undefined : headOf(text, posts, opening.length);
  const found: OfficialCandidate[] = [];
  let next = 0;
  for (let at = opening.length; at < text.length;) {
    const name = rosterName(block, at);
    if (!name) return [];
    while (next < posts.length && posts[next]!.start < name.behind) next++;
    const last = lastJoined(text, posts, next);
    const held = posts.slice(next, last + 1);
    if (held[0]?.start !== name.behind || !areHeld(held)) return [];
    found.push({
      type: 'official',
      start: at,
      end: name.end,
      posts: [...(head ? [head] : []), ...held].map(({ start, end }) => ({ start, end })),
      evidence: ['post-after'],
      confidence: 0.9,
    });
    NEXT.lastIndex = held.at(-1)!.end;
    const parted = NEXT.exec(text);
    if (!parted) return [];
    at = parted.index + parted[0].length;
  }
  return found;
}

const areHeld = (held: readonly Post[]): boolean =>
  held.some(({ rank }) => rank !== 'weak') && held.every(({ rank }) => rank !== 'group');

/** The post that a label gives those behind it: 副组长：. */
function headOf(text: string, posts: readonly Post[], end: number): Span | undefined {
  const head = posts.find((post) => /^[：:]\s*$/.test(text.slice(post.end, end)));
  return head && HEAD.test(text.slice(head.title, head.end)) ? head : undefined;
}

/** The index of the last post that one person has together with the one at `index`. */
function lastJoined(text: string, posts: readonly Post[], index: number): number {
  let last = index;
  while (
    last + 1 < posts.length &&
    joinsPosts(text.slice(posts[last]!.end, posts[last + 1]!.start))
  )
    last++;
  return last;
}

/** The name at an offset, and where what stands behind it begins. */
function rosterName(
  { text, lexicon }: BlockContext,
  start: number,
): { readonly end: number; readonly behind: number } | undefined {
  NAME.lastIndex = start;
  const [words, whole, spread] = NAME.exec(text) ?? [];
  if (words === undefined) return undefined;
  const written = (whole ?? spread)!;
  const name = written.replace(/\s/g, '');
  const isPerson =
    isName(name, 0, name.length, lexicon) ||
    (lexicon.rareSurnames.has(name[0]!) && /^[\u4e00-\u9fff]{2,3}$/.test(name));
  if (!isPerson || lexicon.places.longest(name, 0)?.end === name.length) return undefined;
  return { end: start + written.length, behind: start + words.length };
}
