/**
 * Officials whom no post introduces, but what they do: those who speak and attend in headlines (某某讲话、某某出席), and
 * those whom a report lists at the beginning of a sentence as having been there.
 */
import type { BlockContext } from './block';
import type { OfficialCandidate, Span } from './candidate';
import { isName } from './names';
import { allMatches, sought } from './matches';

/** Finds the officials of a block that it names by their attendance alone. */
export function recognizeAttendance(block: BlockContext): OfficialCandidate[] {
  return [
    ...headlineActors(block),
    ...listedAttendance(block),
    ...aloneThere(block),
    ...disgraced(block),
  ].map((span) => ({
    type: 'official',
    ...span,
    posts: [],
    evidence: ['speech-verb'],
    confidence: 0.8,
  }));
}

/** What a headline says that somebody did, from its first word to the end of that part of the headline. */
const HEADLINE_ACTION = sought(
  /(?:主持|出席|讲话|致辞|致词|参加|陪同|见证|作报告|宣布开幕|作批示)(?:会议|活动|仪式|开幕式|大会|座谈会|召开)?(?:并(?:作?讲话|致辞|致词|见证签约|宣布开幕|作总结讲话))?(?=\s|$)/g,
  '主席讲致加陪见作宣',
);

/** How many characters of names stand before such a word at most. */
const ACTORS_MAX = 24;

/** 某某讲话, 某某某某某某出席: a part of a headline that has names and what they did, and nothing else. */
function headlineActors(block: BlockContext): Span[] {
  const { text, lexicon } = block;
  const found: Span[] = [];
  for (const { index } of allMatches(HEADLINE_ACTION, block)) {
    let start = index;
    while (start > 0 && index - start <= ACTORS_MAX && !/\s/.test(text[start - 1]!)) start--;
    if (start > 0 && !/\s/.test(text[start - 1]!)) continue;
    found.push(...(namesOf(text, start, index, lexicon) ?? []));
  }
  return found;
}

/** The names that a range consists of, joined by 、 or by nothing; `undefined` where it is anything else. */
function namesOf(
  text: string,
  start: number,
  end: number,
  lexicon: BlockContext['lexicon'],
): Span[] | undefined {
  if (start === end) return [];
  for (const length of NAME_LENGTHS) {
    const to = start + length;
    if (to > end || !isName(text, start, to, lexicon)) continue;
    // 东方市长: a surname of two characters is that of a place before a title.
    if (length > 2 && lexicon.titles.longest(text, to - 2, to)) continue;
    const rest = namesOf(text, text[to] === '、' ? to + 1 : to, end, lexicon);
    if (rest) return [{ start, end: to }, ...rest];
  }
  return undefined;
}

/** Lengths of names in characters, the commonest first. */
const NAME_LENGTHS = [3, 2, 4] as const;

/** A sentence that begins with two or more names that 、 joins. */
const LISTED = sought(
  /(?:^|[。！？\s>])([\u4e00-\u9fff·]{2,16}(?:、[\u4e00-\u9fff·]{2,16})+)/g,
  '、',
);

/** What makes those at the beginning of a sentence such as were there on duty; 分别代表运动员宣誓 does not. */
const ATTENDED =
  /^(?![^，。！？\n]{0,20}?分别代表)(?:，|等)?[^。！？\n]{0,60}?(?:参加|出席|陪同|列席|随同|有关领导|负责同志)/;

/** A sentence that begins with one name, of somebody who was there with others. */
const ALONE = sought(
  /(?:^|[。！？\s>])([\u4e00-\u9fff]{2,4})等(?:参加|陪同|出席)(?:上述|会见|会谈|活动|会议|座谈|调研|考察|有关)/g,
  '等',
);

function aloneThere(block: BlockContext): Span[] {
  const { text, lexicon } = block;
  return allMatches(ALONE, block)
    .map(({ index, 0: words, 1: name }) => {
      const start = index + words.indexOf(name!);
      return { start, end: start + name!.length };
    })
    .filter(({ start, end }) => isName(text, start, end, lexicon));
}

/** 汲取某某等严重违纪违法案件教训: who abused an office. */
const DISGRACED = sought(
  /(?:汲取|吸取|肃清|剖析|查处|通报|有关|关于|给予)((?:[\u4e00-\u9fff]{2,4}、)*[\u4e00-\u9fff]{2,4}?)(?:等人?)?(?:严重违纪|开除党籍|开除公职|党内|政务|撤职|处分)/g,
  '严开党政撤处',
);

function disgraced(block: BlockContext): Span[] {
  const { text, lexicon } = block;
  return allMatches(DISGRACED, block).flatMap(({ index, 0: words, 1: names }) => {
    const start = index + words.indexOf(names!);
    return namesOf(text, start, start + names!.length, lexicon) ?? [];
  });
}

/** Joined to the last name of a list: what they did. */
const LAST_ACTION = /(?:分别)?(?:参加|出席|陪同|列席|随同|等)/;

function listedAttendance(block: BlockContext): Span[] {
  const { text, lexicon } = block;
  const found: Span[] = [];
  for (const { index, 0: words, 1: list } of allMatches(LISTED, block)) {
    const names: Span[] = [];
    let start = index + words.length - list!.length;
    for (const part of list!.split('、')) {
      const end = start + part.length;
      const action = LAST_ACTION.exec(part)?.index ?? part.length;
      if (!isName(text, start, start + action, lexicon)) break;
      names.push({ start, end: start + action });
      if (action < part.length) break;
      start = end + 1;
    }
    if (names.length < 2) continue;
    const behind = names.at(-1)!.end;
    if (ATTENDED.test(text.slice(behind, behind + SENTENCE_MAX))) found.push(...names);
  }
  return found;
}

/** How far behind a list its verb is looked for, in code units. */
const SENTENCE_MAX = 80;
