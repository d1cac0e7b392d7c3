import type { Analysis } from '../document/analysis';
import type { OfficialAnnotation } from '../document/annotation';
import { occurrencesOf } from '../document/occurrences';
import type { Lexicon } from '../lexicon/lexicon';
import { contradictions, givenPosts, type GivenPost } from './career';
import { labelled, type Explanation, type Inline, type Part } from './explanation';
import { bothScripts, footer, kindLine, sourceLinks, type ExplainOptions } from './known';
import { nameInTraditional, namePinyin } from './names';
import { placeInArticle } from './placeInArticle';
import { linesOf, nameOfFile } from './places';
import { postWords } from './postEnglish';
import { highest, rankOfPost, whyUnranked, type DerivedRank } from './rank';
import { canonicalPost, mergeTimeline, overlaps, type TimelineEntry } from './timeline';
import { say, type ExplanationLanguage, type Words } from './words';

/**
 * Who a person is by what is written: the name in both scripts and in pinyin, the posts given at this mention and
 * through the file with the ranks derived from them, posts that contradict each other, and the posts that other
 * articles give.
 */
export function explainOfficial(
  analysis: Analysis,
  annotation: OfficialAnnotation,
  lexicon: Lexicon,
  options: ExplainOptions,
): Explanation {
  const { language, traditional } = options;
  const mentions = occurrencesOf(analysis, annotation);
  const posts = givenPosts(analysis, mentions);
  const rank = ranks(analysis, annotation, lexicon);
  const parts: Part[] = [
    kindLine(annotation, language),
    ...bothScripts(
      annotation,
      options,
      traditional && nameInTraditional(annotation.norm, traditional),
    ),
    labelled(
      say({ zh: '拼音', en: 'Pinyin' }, language),
      namePinyin(annotation.norm, lexicon.compoundSurnames),
    ),
  ];
  if (annotation.posts.length > 0) {
    parts.push(
      labelled(
        say({ zh: '此处职务', en: 'Posts here' }, language),
        posts
          .filter(({ mention }) => mention === annotation)
          .map(({ former, post }, index) => {
            const whole = ofBody(post, annotation.posts[index - 1]);
            return postWords(former + post, lexicon, language, former + whole);
          })
          .join(language === 'zh' ? '、' : '; '),
      ),
    );
  }
  parts.push(
    ...rankParts(annotation, posts, rank, lexicon, options),
    ...postsInFile(annotation, posts, rank, lexicon, options),
    ...contradicting(posts, lexicon, options),
    ...career(annotation, posts, lexicon, options),
  );
  return {
    title: annotation.norm,
    parts: [...parts, ...footer(annotation, mentions, options)],
  };
}

type RankOf = (post: string) => DerivedRank | undefined;

function ranks(analysis: Analysis, { start }: OfficialAnnotation, lexicon: Lexicon): RankOf {
  const place = placeInArticle(analysis, start, lexicon);
  return (post) => rankOfPost(post, lexicon, place);
}

/** The rank by the posts at this mention, or where it gives none by those that the file gives for now. */
function rankParts(
  annotation: OfficialAnnotation,
  posts: readonly GivenPost[],
  rankOf: RankOf,
  lexicon: Lexicon,
  { language }: ExplainOptions,
): Part[] {
  const here = annotation.posts.map((post, index) =>
    rankOf(ofBody(post, annotation.posts[index - 1])),
  );
  const elsewhere = posts.filter(({ qualified }) => !qualified).map(({ post }) => rankOf(post));
  // 楼阳生书记 after 省委书记楼阳生: the post by itself says less than another mention.
  const isBare = annotation.posts.every((post) => BARE_TITLE.test(post));
  const rank = highest(here) ?? (isBare ? highest(elsewhere) : undefined);
  if (!rank) return unrankedParts(annotation.posts[0] ?? posts[0]?.post, lexicon, language);
  return [
    labelled(
      say({ zh: '职务级别（推断）', en: 'Rank of the post (derived)' }, language),
      say(rank.rank, language),
      rank.place ? ` · ${say(rank.place, language)}` : '',
      ` · ${say(gradeWords(rank), language)}`,
    ),
    labelled(
      say({ zh: '推断依据', en: 'Derived from' }, language),
      say(DERIVED, language),
      ' ',
      ...sourceLinks(rank.sources),
    ),
  ];
}

/** The grades that a rank spans; grade 1 is the highest. */
function gradeWords({ grades: [lowest, top], orAbove }: DerivedRank): Words {
  if (orAbove)
    return { zh: `公务员级别 ${lowest} 级或更高`, en: `civil service grade ${lowest} or higher` };
  if (lowest === top) return { zh: `公务员级别 ${top} 级`, en: `civil service grade ${top}` };
  return { zh: `公务员级别 ${lowest}–${top} 级`, en: `civil service grades ${lowest}–${top}` };
}

/** 市委副秘书长、办公室主任: the office is that of the body named before it. */
function ofBody(post: string, before: string | undefined): string {
  const body =
    /^办公[厅室](?:副?主任)$/.test(post) && /^.*?(?:委|政府|人大常委会|政协)/.exec(before ?? '');
  return body ? body[0] + post : post;
}

/** Titles that do not say of what. */
const BARE_TITLE = /^[\u4e00-\u9fff]{1,2}(?:长|记|任|席|员)$/;

/** Why a post has no rank; nothing where no post is given. */
function unrankedParts(
  post: string | undefined,
  lexicon: Lexicon,
  language: ExplanationLanguage,
): Part[] {
  if (post === undefined) return [];
  const { why, sources } = whyUnranked(post, lexicon);
  return [
    labelled(
      say({ zh: '职务级别', en: 'Rank of the post' }, language),
      say({ zh: `推断不出。${why.zh}`, en: `cannot be derived. ${why.en}` }, language),
      ' ',
      ...sourceLinks(sources),
    ),
  ];
}

const DERIVED = {
  zh: '职务与所在地；个人可能高配。',
  en: 'post and place; a holder may rank higher.',
};

/** Every post that the file gives the person, with its rank and where; left out where this mention says it all. */
function postsInFile(
  annotation: OfficialAnnotation,
  posts: readonly GivenPost[],
  rankOf: RankOf,
  lexicon: Lexicon,
  { language, locate }: ExplainOptions,
): Part[] {
  if (posts.length === 0) {
    const none = { zh: '本文没有写明职务。', en: 'This file names no post.' };
    return [{ kind: 'line', content: [say(none, language)] }];
  }
  const names = new Set(posts.map(({ post }) => canonicalPost(post)));
  const byPost = new Map<string, GivenPost[]>();
  for (const given of posts) {
    const post = wholePost(canonicalPost(given.post), names);
    byPost.set(post, [...(byPost.get(post) ?? []), given]);
  }
  const here = new Set(annotation.posts.map(canonicalPost));
  // The rank of the highest stands above.
  const several = new Set(annotation.posts.map((post) => rankOf(post)?.step)).size > 1;
  if (!several && [...byPost.keys()].every((post) => here.has(post))) return [];
  return [
    labelled(say({ zh: '本文所见职务', en: 'Posts in this file' }, language)),
    {
      kind: 'list',
      ordered: false,
      items: [...byPost.values()].map((given) => {
        const { post } = given.reduce((a, b) => (b.post.length > a.post.length ? b : a));
        const rank = rankOf(post);
        const former = given.every((one) => one.former !== '') ? given[0]!.former : '';
        return [
          postWords(former + post, lexicon, language),
          rank ? ` · ${say(rank.rank, language)}` : '',
          language === 'en' ? ' – ' : '\u3000',
          ...linesOf(
            given.map(({ span }) => span.start),
            locate,
            language,
          ),
        ];
      }),
    },
  ];
}

/** 书记 behind 省委书记: of a title by itself the one post that ends in it; a deputy's is another one. */
function wholePost(post: string, posts: ReadonlySet<string>): string {
  if (!BARE_TITLE.test(post)) return post;
  const whole = [...posts].filter(
    (one) => one.length > post.length && one.endsWith(post) && !one.endsWith(`副${post}`),
  );
  return whole.length === 1 ? whole[0]! : post;
}

/** Posts of this article that no one holds at one time. */
function contradicting(
  posts: readonly GivenPost[],
  lexicon: Lexicon,
  { language, locate }: ExplainOptions,
): Part[] {
  const place = ({ post, span }: GivenPost): Inline[] => [
    `${postAgain(post, lexicon, language)}${language === 'en' ? ', ' : '，'}`,
    ...linesOf([span.start], locate, language),
  ];
  return contradictions(posts, lexicon.divisions).map(({ one, other }) =>
    labelled(
      say({ zh: '职务矛盾', en: 'Contradiction' }, language),
      ...place(one),
      language === 'en' ? '; ' : '；',
      ...place(other),
    ),
  );
}

/** The posts that the articles of the workspace give the person, with their dates; of this file alone they stand above. */
function career(
  { norm }: OfficialAnnotation,
  posts: readonly GivenPost[],
  lexicon: Lexicon,
  { language, records }: ExplainOptions,
): Part[] {
  const given = records?.(norm) ?? [];
  const here = new Set(posts.map(({ post, span }) => `${span.start} ${post}`));
  if (given.every(({ post, span }) => here.has(`${span.start} ${post}`))) return [];
  const names = new Set(given.map(({ post }) => canonicalPost(post)));
  const timeline = mergeTimeline(
    given.map((record) => ({ ...record, post: wholePost(record.post, names) })),
  );
  const said = ({ post }: TimelineEntry): string => postWords(post, lexicon, language);
  return [
    labelled(say({ zh: '各篇所见职务', en: 'Posts over time' }, language)),
    {
      kind: 'list',
      ordered: false,
      items: timeline.slice(0, LISTED_POSTS).map((entry) => timelineLine(entry, said(entry))),
    },
    ...overlaps(timeline, lexicon.divisions).map(([one, other]) => {
      const dated = (entry: TimelineEntry): string => {
        const post = postAgain(entry.post, lexicon, language);
        return language === 'en' ? `${post}, ${datesOf(entry)}` : `${post}（${datesOf(entry)}）`;
      };
      return labelled(
        say({ zh: '职务矛盾', en: 'Contradiction' }, language),
        dated(one),
        language === 'en' ? '; ' : '；',
        dated(other),
      );
    }),
  ];
}

/** A post that stands above already: where both languages do, its Chinese alone. */
const postAgain = (post: string, lexicon: Lexicon, language: ExplanationLanguage): string =>
  language === 'both' ? post : postWords(post, lexicon, language);

/** More posts than this are a biography. */
const LISTED_POSTS = 12;
/** So many of the articles that give a post are named. */
const LISTED_ARTICLES = 3;

function timelineLine(entry: TimelineEntry, post: string): Inline[] {
  const articles = new Map(
    entry.records.map(({ uri, href = uri }) => [uri, { text: nameOfFile(uri), href }]),
  );
  const links = [...articles.values()].slice(0, LISTED_ARTICLES);
  return [
    `${datesOf(entry)}\u3000${post}\u3000`,
    ...links.flatMap((link, index) => (index === 0 ? [link] : [' · ', link])),
    articles.size > links.length ? ` … (${articles.size})` : '',
  ];
}

const datesOf = ({ first, last }: TimelineEntry): string =>
  first === undefined ? '—' : first === last ? first : `${first} – ${last}`;
