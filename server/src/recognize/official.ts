/**
 * Officials: names of persons who hold a public post, with the posts the text gives them there.
 *
 * Names are found where a post stands before or behind them, in lists under one title, and where a verb of appointment
 * joins the two. Bare mentions come from the document (see `document/knowledge.ts`).
 */
import { appointed } from './appointment';
import { recognizeAttendance } from './attendance';
import { OUTSIDE_TEXT, within, type BlockContext } from './block';
import type { OfficialCandidate, Span } from './candidate';
import { allMatches, sought } from './matches';
import { closureAt, isLayman, isName } from './names';
import { namesBefore } from './officialBefore';
import { namesBehind } from './officialBehind';
import { besideOfficial, chainOf } from './postChain';
import { scanPosts } from './posts';
import { listedInRoster } from './roster';

/** Finds the officials of a block that it introduces with a post, and those known to hold one. */
export function recognizeOfficials(block: BlockContext): OfficialCandidate[] {
  if (OUTSIDE_TEXT.has(block.kind)) return [];
  const scan = scanPosts(block);
  const found = new Map<number, OfficialCandidate>();
  const add = (candidate: OfficialCandidate) => {
    const known = found.get(candidate.start);
    if (known && isBothSides(known, candidate)) {
      found.set(candidate.start, {
        ...known,
        posts: [...known.posts, ...candidate.posts],
        evidence: [...known.evidence, ...candidate.evidence],
      });
    } else if (!known || rankOf(candidate) > rankOf(known)) found.set(candidate.start, candidate);
  };
  const { posts } = scan;
  let lastEnd = -1;
  posts.forEach((post, index) => {
    const chain = besideOfficial(block, post, chainOf(block, posts, index), lastEnd);
    for (const candidate of namesBehind(block, post, chain, lastEnd)) {
      add(candidate);
      lastEnd = candidate.end;
    }
    for (const candidate of namesBefore(block, scan, post, chain)) {
      add(candidate);
      // 王副县长、县水利局局长李某: what one is addressed by is no post of the next.
      lastEnd = Math.max(lastEnd, ...candidate.posts.map(({ end }) => end));
    }
  });
  for (const candidate of appointed(block, scan)) add(candidate);
  for (const candidate of [...speakers(block), ...recognizeAttendance(block)])
    if (!found.has(candidate.start)) add(candidate);
  // 王某 县委常委 李某 副县长: in a roster a post is that of the one before it, whatever stands behind it.
  for (const candidate of listedInRoster(block, scan)) found.set(candidate.start, candidate);
  for (const candidate of knownPeople(block, found)) add(candidate);
  // 《某某谈治国理政》: a name in the title of a document is no mention of the person.
  return withoutThoseInPosts(
    [...found.values()]
      .filter(({ start, end }) => !within(block.titles, start, end))
      .sort((a, b) => a.start - b.start),
  );
}

/**
 * 国家杜马主席沃某: what looks like a name that is addressed is part of the post of somebody else, unless it is known: in
 * 习近平主席特别代表 a person is.
 */
function withoutThoseInPosts(officials: readonly OfficialCandidate[]): OfficialCandidate[] {
  const posts = officials.flatMap((official) => official.posts).sort((a, b) => a.start - b.start);
  let next = 0;
  let postEnd = 0;
  return officials.filter(({ start, end, posts: own, evidence }) => {
    while (next < posts.length && posts[next]!.start <= start)
      postEnd = Math.max(postEnd, posts[next++]!.end);
    return end > postEnd || own[0]?.start !== end || evidence.includes('known-person');
  });
}

/** 副组长某某（副县长）: a post before the name, which is found first, and another behind. */
const isBothSides = (known: OfficialCandidate, { end, posts, evidence }: OfficialCandidate) =>
  known.end === end &&
  evidence.includes('post-after') &&
  known.posts.length > 0 &&
  known.posts.every((post) => post.end <= known.start) &&
  posts.every((post) => post.start >= end);

const rankOf = ({ posts, confidence }: OfficialCandidate): number => posts.length + confidence;

/**
 * 传达学习李某、王某同志在全会上的讲话精神: whose speech is studied holds an office, though the text does not say which. More
 * than a dozen speeches are not studied at once; the number bounds what is looked through behind every 学习.
 */
const SPEECH_OF = sought(
  /(?:学习|传达|贯彻|落实|按照|听取|讲话和|和)(?:了)?((?:[\u4e00-\u9fff]{2,4}、){0,12}[\u4e00-\u9fff]{2,4}?)(?:等?(?:领导)?同志|(?:副?省长|书记))?在[^，。；]{4,60}?(?:讲话|批示)/g,
  '讲批',
);

function speakers(block: BlockContext): OfficialCandidate[] {
  const { text, lexicon } = block;
  const found: OfficialCandidate[] = [];
  for (const { index, 0: words, 1: names } of allMatches(SPEECH_OF, block)) {
    let start = index + words.indexOf(names!);
    const list: Span[] = [];
    for (const name of names!.split('、')) {
      list.push({ start, end: start + name.length });
      start += name.length + 1;
    }
    if (!list.every((name) => isName(text, name.start, name.end, lexicon))) continue;
    for (const name of list)
      found.push({
        type: 'official',
        ...name,
        posts: [],
        evidence: list.length > 1 ? ['speech-verb', 'name-list'] : ['speech-verb'],
        confidence: 0.8,
      });
  }
  return found;
}

function* knownPeople(
  { text, lexicon }: BlockContext,
  found: ReadonlyMap<number, OfficialCandidate>,
): Generator<OfficialCandidate> {
  const { people } = lexicon;
  for (let match = people.find(text, 0); match; match = people.find(text, match.end)) {
    const { start, end } = match;
    if (
      !found.has(start) &&
      isKnownMention(text, start, end, lexicon) &&
      !isLayman(text, start, lexicon)
    ) {
      yield {
        type: 'official',
        start,
        end,
        posts: [],
        evidence: ['known-person'],
        confidence: 0.93,
      };
    }
  }
}

/** 李强 may begin 李强国: a name of two characters must be closed. */
function isKnownMention(
  text: string,
  start: number,
  end: number,
  lexicon: BlockContext['lexicon'],
): boolean {
  return (
    end - start > 2 ||
    closureAt(text, end, lexicon) > 0 ||
    lexicon.people.longest(text, end) !== undefined
  );
}
