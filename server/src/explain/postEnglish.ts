/** Posts in English, put together of what the lexicon has for their places, bodies and titles. */
import { withoutUnit } from '../lexicon/divisions';
import type { EnglishWords, Lexicon } from '../lexicon/lexicon';
import { placeInPinyin, spacedPinyin } from './names';
import { splitPost, unitOfPlace, type SplitPost } from './post';
import { ordinalInEnglish, type ExplanationLanguage } from './words';

/**
 * A post in the language asked for. In English the Chinese stands behind; a post of which the lexicon does not know all
 * words stays in Chinese, for readers of English with pinyin.
 *
 * @param body The post with the body that it is of, where the words before it name that.
 */
export function postWords(
  post: string,
  lexicon: Lexicon,
  language: ExplanationLanguage,
  body = post,
): string {
  if (language === 'zh') return post;
  const english = postInEnglish(body, lexicon);
  if (language === 'both') return english === undefined ? post : `${post} (${english})`;
  return english === undefined ? `${post} (${spacedPinyin(post)})` : `${english} (${post})`;
}

/** A post in English: 合肥市委书记 is secretary of the Hefei municipal Party committee. */
export function postInEnglish(
  post: string,
  { data: { english }, divisions }: Lexicon,
): string | undefined {
  const [, tense = '', words = ''] = POST.exec(post)!;
  const split = splitPost(words, divisions);
  const said =
    own(english.posts, words) ??
    (split ? localPost(split, english) : titleIn(words, NOWHERE, english));
  return said === undefined ? undefined : `${TENSES[tense] ?? ''}${said}`;
}

const POST =
  /^(时任|原|前)?(?:中华人民共和国|中国共产党|中共|中国(?=国家|国务院|国防部|外交部|商务部))?(.*)$/;
const TENSES: Readonly<Record<string, string>> = { 时任: 'then ', 原: 'former ', 前: 'former ' };

const own = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The place of a body in English. */
interface LocalWords {
  /** Hefei; empty where none is named. */
  readonly place: string;
  /** Hefei municipal; empty at the centre. */
  readonly local: string;
}

const NOWHERE: LocalWords = { place: '', local: '' };

function localPost(
  { place: { divisions, name, around }, unit, rest }: SplitPost,
  english: EnglishWords,
): string | undefined {
  if (divisions.length === 0 && ZONE.test(name)) {
    // A zone is a body of the place that it is in.
    const [outer] = around;
    const where = outer && localWords(outer.name, unitOfPlace(outer.name), english);
    return where && titleIn(name + rest, where, english);
  }
  const where = localWords(divisions[0]?.name ?? name, unit, english);
  if (!where) return undefined;
  const [, degree = '', title = ''] = DEGREE.exec(rest)!;
  const head = own(english.governments, title === '长' ? `${unit.at(-1)!}长` : title);
  if (head === undefined) return titleIn(rest, where, english);
  const said = ofDegree(head, degree, english);
  if (said.includes('{local}')) return said.replace('{local}', where.local);
  return where.place === '' ? said : `${said} of ${where.place}`;
}

/**
 * A place as the names of its bodies have it; undefined where nothing is known of its level.
 *
 * @param name Empty where only the level is told.
 */
function localWords(name: string, unit: string, english: EnglishWords): LocalWords | undefined {
  const level = own(english.levels, unit);
  if (level === undefined) return undefined;
  const place = name === '' ? '' : placeInEnglish(name, unit, english);
  return { place, local: `${place} ${level}`.trim() };
}

/** Areas that are no districts, unless the divisions list them. */
const ZONE = /(?:开发|高新|经开|新|园|示范|试验|度假|保税|自贸)区$/;

/** 人民政府常务副市长: the government, which is not said, the degree and the title. */
const DEGREE = /^(?:人民)?(?:政府)?((?:常务|第一|专职)?副|代理?)?级?(.*)$/;

const DEGREES: Readonly<Record<string, string>> = {
  '': '',
  常务: 'executive ',
  第一: 'first ',
  专职: 'full-time ',
};

/** 副 before a title is a vice or a deputy one, 代 an acting one. */
function ofDegree(title: string, degree: string, { vice }: EnglishWords): string {
  if (degree === '') return title;
  if (degree.startsWith('代')) return `acting ${title}`;
  const deputy = vice.includes(title) ? 'vice' : 'deputy';
  return `${DEGREES[degree.slice(0, -1)]!}${deputy} ${title}`;
}

interface Body {
  readonly english: string;
  readonly director?: string;
  /** What a ministry is for. */
  readonly ministry?: string;
}

/** A body and the title in it. */
function titleIn(words: string, where: LocalWords, english: EnglishWords): string | undefined {
  for (let at = Math.max(0, words.length - TITLE_MAX); at < words.length; at++) {
    const title = words.slice(at);
    if (!Object.hasOwn(english.titles, title)) continue;
    const [, before = '', degree = ''] = /^(.*?)((?:常务|第一|专职)?副|代理?)?$/.exec(
      words.slice(0, at),
    )!;
    // 自治区主席 is the chairman of its government.
    const body = bodyInEnglish(before === '' && title === '主席' ? '政府' : before, where, english);
    if (!body) return undefined;
    if (title === '部长' && body.ministry !== undefined) {
      return `${ofDegree('minister', degree, english)} of ${body.ministry}`;
    }
    const head = (title === '主任' ? body.director : undefined) ?? english.titles[title]!;
    return `${ofDegree(head, degree, english)} of the ${body.english}`;
  }
  return undefined;
}

/** The longest titles have so many characters. */
const TITLE_MAX = 5;

/** The bodies that stand one behind the other in a post, the inner ones last; undefined where one is not known. */
function bodyInEnglish(
  words: string,
  { place, local }: LocalWords,
  english: EnglishWords,
): Body | undefined {
  let outer: Body | undefined;
  for (let at = 0; at < words.length;) {
    const found = bodyAt(words, at, english);
    if (!found) return undefined;
    const { length, body } = found;
    at += length;
    if (outer) {
      const inner = body.english.replace('{local} ', '');
      outer = { ...body, english: `${inner} of the ${outer.english}` };
    } else {
      // A place has no ministries, and what stands at the centre is a body of it.
      if ((local === '') !== isCentral(body)) return undefined;
      const named = body.english.replace('{local}', local).replace('{place}', place);
      outer = { ...body, english: named === body.english && local ? `${local} ${named}` : named };
    }
  }
  return outer;
}

/** Bodies of the centre are written with capitals. */
const isCentral = ({ english }: Body): boolean => /^\p{Lu}/u.test(english);

/** The longest body that the words name at an index: 第三巡视组 is the 3rd inspection team. */
function bodyAt(
  words: string,
  at: number,
  english: EnglishWords,
): { readonly length: number; readonly body: Body } | undefined {
  const [before, numeral = ''] = ORDINAL.exec(words.slice(at, at + ORDINAL_MAX)) ?? [];
  if (before === undefined) return namedBodyAt(words, at, english);
  const ordinal = ordinalInEnglish(numeral);
  const found = namedBodyAt(words, at + before.length, english);
  if (ordinal === undefined || !found) return undefined;
  return {
    length: before.length + found.length,
    body: { ...found.body, english: `${ordinal} ${found.body.english}` },
  };
}

const ORDINAL = /^第([一二三四五六七八九十]{1,3})/;
const ORDINAL_MAX = 4;

function namedBodyAt(
  words: string,
  at: number,
  { bodies, subjects, units }: EnglishWords,
): { readonly length: number; readonly body: Body } | undefined {
  const known = longest(
    words,
    at,
    bodies.flatMap(({ names }) => names),
  );
  if (known !== '') {
    return { length: known.length, body: bodies.find(({ names }) => names.includes(known))! };
  }
  const subject = longest(words, at, Object.keys(subjects));
  if (subject === '') return undefined;
  const unit = longest(words, at + subject.length, [...Object.keys(units), MINISTRY]);
  if (unit === '') return undefined;
  const english = subjects[subject]!;
  return {
    length: subject.length + unit.length,
    body:
      unit === MINISTRY
        ? { english: `Ministry of ${inCapitals(english)}`, ministry: english }
        : { english: `{local} ${english} ${units[unit]!}` },
  };
}

const MINISTRY = '部';

/** The longest of some names that stands at an index; empty where none does. */
const longest = (words: string, at: number, names: readonly string[]): string =>
  names.reduce(
    (best, name) => (name.length > best.length && words.startsWith(name, at) ? name : best),
    '',
  );

const inCapitals = (words: string): string =>
  words.replace(/\b(?!and\b)[a-z]/g, (letter) => letter.toUpperCase());

/**
 * The name of a place without the word for what it is: Hefei, Inner Mongolia, Qingshi.
 *
 * @param unit That word, for places that no list has.
 */
export function placeInEnglish(
  name: string,
  unit: string,
  { places, readings }: EnglishWords,
): string {
  const short = withoutUnit(name);
  const isShort = short !== name || name.length - unit.length < SHORT_NAME;
  const bare = isShort ? short : name.slice(0, name.length - unit.length);
  return own(places, bare) ?? placeInPinyin(bare, own(readings, bare));
}

/** Names of one character keep the word for what the place is: 歙县. */
const SHORT_NAME = 2;
