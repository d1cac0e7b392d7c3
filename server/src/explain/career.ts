/** The posts that an article gives a person, and which of them a person does not hold at one time. */
import type { Analysis } from '../document/analysis';
import type { OfficialAnnotation } from '../document/annotation';
import type { Divisions } from '../lexicon/divisions';
import type { RawSpan } from '../text/offsets';
import { blockOf } from './paragraph';
import { parsePost, type LocalPost } from './post';

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
      found.set(key, { one, other });
    }
  });
  return [...found.values()];
}

/** More posts of one person than this are a history, not an article. */
const COMPARED_POSTS = 40;

/**
 * Whether no one holds two posts at one time: both lead the same office of different places, or stand at different
 * heights of one office, or lead the Party and the government of one place.
 */
export function excludes(one: string, other: string, divisions: Divisions): boolean {
  if (one === other) return false;
  const a = parsePost(one, divisions);
  const b = parsePost(other, divisions);
  if (!a?.office || !b?.office) return false;
  if (a.office !== b.office) return leadBoth(a, b);
  // A member of a standing committee leads the committee of a lower place: 省委常委、合肥市委书记.
  if (a.place.level !== b.place.level) return false;
  if (isCommitteeMember(one) || isCommitteeMember(other)) return false;
  if (isElsewhere(a, b)) return a.kind === 'head' && b.kind === 'head';
  return a.kind !== b.kind;
}

/** Whether two posts lead the Party and the government of one place; in townships one person may. */
function leadBoth(a: LocalPost, b: LocalPost): boolean {
  const offices = new Set([a.office, b.office]);
  return (
    offices.has('party') &&
    offices.has('government') &&
    a.kind === 'head' &&
    b.kind === 'head' &&
    a.place.level === b.place.level &&
    a.place.level !== '镇' &&
    a.place.name !== '' &&
    a.place.name.replace(/.$/, '') === b.place.name.replace(/.$/, '')
  );
}

const isCommitteeMember = (post: string): boolean => /常委|委员$/.test(post);

/** Whether two posts name different places of one level. */
function isElsewhere(a: LocalPost, b: LocalPost): boolean {
  if (a.place.name === '' || b.place.name === '') return false;
  const codes = new Set(a.place.divisions.map(({ code }) => code));
  if (codes.size > 0 && b.place.divisions.length > 0) {
    return !b.place.divisions.some(({ code }) => codes.has(code));
  }
  return !a.place.name.startsWith(b.place.name) && !b.place.name.startsWith(a.place.name);
}
