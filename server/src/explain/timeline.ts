/** The posts of a person over many articles. */
import type { Divisions } from '../lexicon/divisions';
import type { RawSpan } from '../text/offsets';
import { excludes } from './exclusion';

/** A post that an article gives a person. */
export interface PostRecord {
  /** Date of the article, as `YYYY-MM-DD` or a part of it from the left; undefined where it has none. */
  readonly date?: string;
  /** The file. */
  readonly uri: string;
  readonly post: string;
  /** Where the post stands in it. */
  readonly span: RawSpan;
  /** An address that leads to the place, where there is one; else the file is linked. */
  readonly href?: string;
}

/** One post with the time through which articles give it. */
export interface TimelineEntry {
  readonly post: string;
  /** The earliest date of an article that gives the post, and the latest; undefined where none has a date. */
  readonly first?: string;
  readonly last?: string;
  /** By date, those without one at the end. */
  readonly records: readonly PostRecord[];
}

/** Merges the posts that articles give one person: each post once, the earliest first; what has no date stands last. */
export function mergeTimeline(records: readonly PostRecord[]): TimelineEntry[] {
  const byPost = new Map<string, PostRecord[]>();
  for (const record of records) {
    const post = canonicalPost(record.post);
    // An article without a date says nothing of when: it has a row of its own.
    const key = `${post}\n${record.date === undefined ? '' : 'dated'}`;
    const known = byPost.get(key);
    if (known) known.push(record);
    else byPost.set(key, [record]);
  }
  return [...byPost.values()]
    .map((given): TimelineEntry => {
      const post = withoutParty(given[0]!.post);
      const sorted = [...given].sort(byDate);
      const dates = sorted.flatMap(({ date }) => date ?? []);
      const [first] = dates;
      const last = dates.at(-1);
      return { post, ...(first && last ? { first, last } : {}), records: sorted };
    })
    .sort((a, b) => compareDates(a.first, b.first) || compareDates(a.last, b.last));
}

/** Pairs of posts that no one holds at one time, and that articles give through times that overlap. */
export function overlaps(
  timeline: readonly TimelineEntry[],
  divisions: Divisions,
): (readonly [TimelineEntry, TimelineEntry])[] {
  return timeline.flatMap((one, index) =>
    timeline
      .slice(index + 1)
      .filter((other) => isAtOneTime(one, other) && excludes(one.post, other.post, divisions))
      .map((other) => [one, other] as const),
  );
}

/** Whether the later post is first given before the earlier one is last given, or both on one day alone. */
const isAtOneTime = (one: TimelineEntry, other: TimelineEntry): boolean =>
  one.first !== undefined &&
  other.first !== undefined &&
  ((other.first < one.last! && one.first < other.last!) ||
    [one.last, other.first, other.last].every((date) => date === one.first));

const withoutParty = (post: string): string => post.replace(/^中共(?!中央)/, '');

/** 中共合肥市委书记 and 合肥市委书记 are one post, and so are 安徽省省长 and 安徽省长. */
export const canonicalPost = (post: string): string =>
  withoutParty(post).replace(/(?<=[\u4e00-\u9fff])([省市县区州旗镇乡])\1(?=[长委])/, '$1');

const byDate = (a: PostRecord, b: PostRecord): number =>
  compareDates(a.date, b.date) ||
  (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.span.start - b.span.start);

/** Dates of this form are in order as strings. */
function compareDates(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}
