/** The posts that an article gives a person, and which of them a person does not hold at one time. */
import type { Analysis } from '../document/analysis';
import type { OfficialAnnotation } from '../document/annotation';
import type { Divisions } from '../lexicon/divisions';
import type { RawSpan } from '../text/offsets';
import { excludes } from './exclusion';
import { blockOf } from './paragraph';

/** A post where an article gives it to a person. */
export interface GivenPost {
  readonly post: string;
  readonly span: RawSpan;
  readonly mention: OfficialAnnotation;
  /** Index of the article of the file. */
  readonly article: number;
  /** Whether the article says that the post is past, coming or one of several: 时任, 当选, 兼. */
  readonly qualified: boolean;
  /** The word right before the post that says it is past: 时任, 原; empty where there is none. */
  readonly former: string;
}

/** Every post that mentions of one person are given, in order. */
export function givenPosts(
  analysis: Analysis,
  mentions: readonly OfficialAnnotation[],
): GivenPost[] {
  return mentions.flatMap((mention) => {
    const { posts, postSpans, evidence } = mention;
    return posts.map((post, index) => {
      const span = postSpans[index]!;
      return {
        post,
        span,
        mention,
        article: blockOf(analysis, span)?.article ?? 0,
        qualified: evidence.includes('appointment') || isQualified(analysis, span),
        former: formerBefore(analysis, span, post),
      };
    });
  });
}

/** How far before a post a word is looked for that qualifies it. */
const QUALIFIER_REACH = 24;
const QUALIFIER =
  /(?:时任|原任?|前任?|曾|历任|先后|任命|免去|免职|当选|拟|调任|转任|不再|卸任|接替|兼任?|候选|提名|选举|推荐)[^。；！？\n]*$/;

function isQualified({ reading }: Analysis, { start }: RawSpan): boolean {
  const at = reading.toReading(start);
  return QUALIFIER.test(reading.text.slice(Math.max(0, at - QUALIFIER_REACH), at));
}

const FORMER = /(?:时任|原任?|前任?|曾任|历任)$/;

/** The word stands before the post, or at the beginning of its span, where the post is told without it. */
function formerBefore({ reading }: Analysis, { start }: RawSpan, post: string): string {
  const at = reading.toReading(start);
  if (reading.text[at] === '原' && !post.startsWith('原')) return '原';
  return FORMER.exec(reading.text.slice(Math.max(0, at - 2), at))?.[0] ?? '';
}

/** Two posts that no one holds at one time. */
export interface Contradiction {
  readonly one: GivenPost;
  readonly other: GivenPost;
}

/** The contradictions between the posts that one article gives a person, each pair of posts once. */
export function contradictions(posts: readonly GivenPost[], divisions: Divisions): Contradiction[] {
  const found = new Map<string, Contradiction>();
  const plain = posts.filter(({ qualified }) => !qualified).slice(0, COMPARED_POSTS);
  plain.forEach((one, index) => {
    for (const other of plain.slice(index + 1)) {
      if (one.mention === other.mention || one.article !== other.article) continue;
      const key = `${one.post}\n${other.post}`;
      if (found.has(key) || !excludes(one.post, other.post, divisions)) continue;
      // Who is called both at once holds both.
      if (posts.some(({ mention }) => isGiven(mention, one) && isGiven(mention, other))) continue;
      found.set(key, { one, other });
    }
  });
  return [...found.values()];
}

/** 粮食局局长 behind 县发改局局长 is 县粮食局局长. */
const isGiven = ({ posts }: OfficialAnnotation, { post }: GivenPost): boolean =>
  posts.some((one) => one === post || (one.length >= NAMED_POST && post.endsWith(one)));

/** Shorter posts end in other ones: 市长 and 副市长. */
const NAMED_POST = 5;

/** More posts of one person than this are a history, not an article. */
const COMPARED_POSTS = 40;
