/** The rank of a post, derived from its words and the kind of its place. */
import type { Division } from '../lexicon/divisions';
import type { Lexicon } from '../lexicon/lexicon';
import type { PlaceUnit, Unranked } from '../lexicon/ranks';
import { parsePost, type Level, type PostPlace } from './post';
import { placeInEnglish } from './postEnglish';
import type { Words } from './words';

/** A rank, and what it follows from. Never a statement on the person: a single holder may rank higher. */
export interface DerivedRank {
  /** Index into the ladder, 0 the highest. */
  readonly step: number;
  /** 省部级正职 …, with the short form in use. */
  readonly rank: Words;
  /** The lowest and the highest of the grade levels (级别) that the rank spans. */
  readonly grades: readonly [lowest: number, highest: number];
  /** Whether it is the least that the post may have. */
  readonly orAbove?: true;
  /** What kind of place the post is of, where the rank follows from that; with its name, where the article tells it. */
  readonly place?: Words;
  readonly sources: readonly string[];
}

/** Which place an article speaks of, for posts that name none: 市委书记. */
export type PlaceInArticle = (level: Level) => readonly Division[];

/**
 * The rank of a post; undefined where nothing is known of it, or where its place could be of several ranks.
 *
 * @param placeInArticle Asked where the post names no place.
 */
export function rankOfPost(
  post: string,
  lexicon: Lexicon,
  placeInArticle: PlaceInArticle = () => [],
): DerivedRank | undefined {
  return central(post, lexicon) ?? local(post, lexicon, placeInArticle);
}

/** Posts of the centre: named in the data, or those of a ministry. */
function central(post: string, lexicon: Lexicon): DerivedRank | undefined {
  const { posts, ministries } = lexicon.data.ranks;
  // 中国国务院总理, as articles on foreign affairs say.
  const name = post.replace(/^(?:中华人民共和国|中国(?=国家|国务院|国防部|外交部|商务部))/, '');
  for (const { rank, names, sources } of posts) {
    const known = names.some(
      (one) => name === one || (one.length >= CERTAIN_LENGTH && endsCentral(name, one)),
    );
    if (known) return ranked(stepOf(rank, lexicon), lexicon, sources);
  }
  for (const ministry of ministries) {
    const at = name.indexOf(ministry);
    // 中共中央组织部部长, and no 广东省公安厅.
    if (at < 0 || !/^(?:中共|国务院)?$/.test(name.slice(0, at))) continue;
    const rest = name.slice(at + ministry.length);
    const below = MINISTRY_POSTS.find(([pattern]) => pattern.test(rest))?.[1];
    if (below === undefined) continue;
    const head = stepOf('省部级正职', lexicon);
    return ranked(head + below, lexicon, MINISTRY_SOURCES);
  }
  return undefined;
}

/** Names shorter than this end other posts, too: 越共中央总书记. */
const CERTAIN_LENGTH = 6;
/** 应国家主席, 中共中央政治局常委: what stands before the name must not make it another body's. */
const endsCentral = (name: string, known: string): boolean =>
  name.endsWith(known) && /^(?:应|中共|中国|时任)?$/.test(name.slice(0, -known.length));

const MINISTRY_POSTS: readonly (readonly [RegExp, number])[] = [
  [/^(?:部长|主任|行长|审计长|党组书记|党委书记|书记)$/, 0],
  [/^(?:常务)?(?:副部长|副主任|副行长|副审计长|副书记)$/, 1],
  [/^[\u4e00-\u9fff]{1,12}(?:司司长|局局长)$/, 2],
  [/^[\u4e00-\u9fff]{1,12}(?:司副司长|局副局长)$/, 3],
];
const MINISTRY_SOURCES = ['http://7465.cn/bao/27882.html', 'https://www.englishtour.cn/41642'];

function local(
  post: string,
  lexicon: Lexicon,
  placeInArticle: PlaceInArticle,
): DerivedRank | undefined {
  const parsed = parsePost(post, lexicon.divisions);
  if (!parsed) return undefined;
  const { unit, name } = unitOf(parsed.place, placeInArticle);
  const place = lexicon.data.ranks.places.find((one) => one.unit === unit);
  if (!place) return undefined;
  // Sections elsewhere are of several ranks.
  if (parsed.kind === 'section' && unit !== 'prefecture') return undefined;
  const step = stepOf(place.rank, lexicon) + lexicon.data.ranks.steps[parsed.kind];
  const derived = ranked(step, lexicon, place.sources);
  if (!derived) return undefined;
  return {
    ...derived,
    ...(parsed.kind === 'leader' ? orAbove(derived.rank) : {}),
    place: name === undefined ? place.name : named(place.name, name, lexicon),
  };
}

/** The kind of a place with its name, which the post leaves to the article. */
const named = ({ zh, en }: Words, name: string, { data }: Lexicon): Words => ({
  zh: `${zh}（${name}）`,
  en: `${en} (${placeInEnglish(name, name.at(-1)!, data.english)})`,
});

/** A title that deputies and heads share. */
const orAbove = ({ zh, en }: Words): Pick<DerivedRank, 'rank' | 'orAbove'> => ({
  rank: { zh: `${zh}以上`, en: `${en}, or above` },
  orAbove: true,
});

/** The kind of a place, where all that its name can be are of one kind; its name, where only the article tells it. */
function unitOf(
  place: PostPlace,
  placeInArticle: PlaceInArticle,
): { readonly unit?: PlaceUnit; readonly name?: string } {
  if (place.level === '街道') {
    const around = place.around.length > 0 ? place.around : placeInArticle('市');
    const isUsual = around.length > 0 && around.every(({ unit }) => SUBDISTRICTS_OF.has(unit));
    return isUsual ? { unit: 'township' } : {};
  }
  const certain = LEVEL_UNITS[place.level];
  if (place.divisions.length === 0 && certain) return { unit: certain };
  const isNamed = place.name !== '';
  const possible = isNamed ? place.divisions : placeInArticle(place.level);
  const divisions = narrowed(possible, place, placeInArticle);
  const [first] = divisions;
  if (!first || divisions.some(({ unit }) => unit !== first.unit)) return {};
  return { unit: first.unit, ...(isNamed ? {} : { name: first.name }) };
}

/** What a level alone says; cities and districts are of several ranks. */
const LEVEL_UNITS: Readonly<Partial<Record<Level, PlaceUnit>>> = {
  省: 'province',
  州: 'prefecture',
  县: 'county',
  镇: 'township',
};

/** Places whose subdistricts rank as townships do; those of higher cities rank higher. */
const SUBDISTRICTS_OF: ReadonlySet<PlaceUnit> = new Set(['prefecture', 'county']);

/** Of several districts of one name, those in the city that the article speaks of. */
function narrowed(
  possible: readonly Division[],
  { level }: PostPlace,
  placeInArticle: PlaceInArticle,
): readonly Division[] {
  if (possible.length < 2 || level !== '区') return possible;
  const cities = placeInArticle('市');
  const inside = possible.filter(({ code }) =>
    cities.some((city) => code.startsWith(city.code.replace(/(?:00)+$/, ''))),
  );
  return inside.length > 0 ? inside : possible;
}

const stepOf = (rank: string, { data }: Lexicon): number =>
  data.ranks.ladder.findIndex((one) => one.rank === rank);

function ranked(
  step: number,
  { data }: Lexicon,
  sources: readonly string[],
): DerivedRank | undefined {
  const found = data.ranks.ladder[step];
  if (!found) return undefined;
  const { rank, short, english, grades } = found;
  return { step, rank: { zh: `${rank}（${short}）`, en: english }, grades, sources };
}

/** Why a post has no rank: by its own words, or because its place is not known or could be of several ranks. */
export function whyUnranked(post: string, { data }: Lexicon): Unranked {
  const { unranked, unrankedOther } = data.ranks;
  const fitting = unranked.find(
    ({ words, ends }) =>
      words.some((word) => post.includes(word)) ||
      ends.some((word) => post !== word && post.endsWith(word)),
  );
  return fitting ?? unrankedOther;
}

/** The highest of several ranks: who sits in a higher committee as well takes its rank. */
export const highest = (ranks: readonly (DerivedRank | undefined)[]): DerivedRank | undefined =>
  ranks.reduce((best, one) => (one && (!best || one.step < best.step) ? one : best), undefined);
