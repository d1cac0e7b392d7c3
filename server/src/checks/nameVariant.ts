import type { Analysis } from '../document/analysis';
import type { OfficialAnnotation } from '../document/annotation';
import { blockOf } from '../explain/paragraph';
import { reading as readingOffset, type RawSpan } from '../text/offsets';
import { simplify } from '../text/simplify';
import { areAlike } from './alike';
import type { Check, Finding } from './check';
import { areWrittenOtherwise } from './nameWriting';
import { mentionsByName } from './persons';

/** Posts that several persons hold at one time tell nobody apart. */
const SHARED =
  /副|常委|委员|成员|领导|代表|干部|工作人员|负责|助理|巡视员|调研员|主任科员|民警|村长|所长|科长|处长|秘书|记者|主播|队员|发言人|^(?:书记|主任|局长|部长|院长|校长|所长|站长|队长|会长|组长|行长|总理|总统|主席)$/;

/** Posts that so many hold that a text names several of them. */
const OF_MANY = /常委|委员|成员|领导|代表|干部|工作人员|记者|主播|队员|民警|发言人/;

/** A name that stands one character off another with the same post: 韩俊 and 韩竣, both 安徽省委书记. */
export const nameVariant: Check = {
  id: 'name-variant',
  severity: 'warning',
  what: {
    zh: '同一人的名字前后写法不一',
    en: 'one person’s name written two ways',
  },
  find(analysis, { surnames }) {
    const people = peopleOf(analysis);
    const found = new Map<string, Finding>();
    const variants = [
      ...ofOnePost(people),
      ...inText(analysis, people, surnames),
      ...ofOneName(analysis, people),
    ];
    for (const variant of variants) {
      const { meant, at, slip, span, isCertain } = variant;
      const key = `${meant}\n${slip}`;
      if (found.has(key)) continue;
      found.set(key, {
        span,
        message: messageOf(variant),
        ...(isCertain ? { fix: { span, text: analysis.reading.raw.slice(at.start, at.end) } } : {}),
        related: [{ span: at, message: { zh: meant, en: meant } }],
      });
    }
    return [...found.values()];
  },
};

function messageOf({ meant, slip, post }: Variant): Finding['message'] {
  if (simplify(meant) === simplify(slip)) {
    return {
      zh: `“${slip}”与“${meant}”是同一名字的两种写法`,
      en: `“${slip}” and “${meant}” are two writings of one name`,
    };
  }
  return {
    zh: `“${slip}”与“${meant}”只差一个字${post === undefined ? '' : `，职务都是“${post}”`}`,
    en: `“${slip}” is one character off “${meant}”${post === undefined ? '' : `, both “${post}”`}`,
  };
}

/** A name in one article of a file. */
interface Person {
  readonly name: string;
  readonly article: number;
  readonly mentions: readonly OfficialAnnotation[];
  readonly posts: ReadonlySet<string>;
}

interface Variant {
  /** The name that is meant. */
  readonly meant: string;
  /** Where it stands. */
  readonly at: RawSpan;
  /** The other name. */
  readonly slip: string;
  readonly span: RawSpan;
  readonly post?: string;
  /** Whether one of the two names is certainly the right one. */
  readonly isCertain: boolean;
}

/** More people than this are a list of names, whose posts tell nobody apart. */
const PEOPLE_MAX = 200;

function peopleOf(analysis: Analysis): Person[] {
  const people = [...mentionsByName(analysis)].flatMap(([name, all]) => {
    const byArticle = new Map<number, OfficialAnnotation[]>();
    for (const mention of all) {
      const article = blockOf(analysis, mention)?.article ?? 0;
      byArticle.set(article, [...(byArticle.get(article) ?? []), mention]);
    }
    return [...byArticle].map(([article, mentions]): Person => {
      const posts = new Set(mentions.flatMap((mention) => mention.posts));
      return { name, article, mentions, posts };
    });
  });
  return people.slice(0, PEOPLE_MAX);
}

/** Names of one post. The name that stands more often is the one that is meant; of equals the first. */
function* ofOnePost(people: readonly Person[]): Generator<Variant> {
  for (const [index, one] of people.entries()) {
    for (const other of people.slice(index + 1)) {
      if (one.article !== other.article || !isVariant(one.name, other.name)) continue;
      const post = sharedPost(one, other);
      if (post === undefined) continue;
      const [meant, slip] =
        one.mentions.length >= other.mentions.length ? [one, other] : [other, one];
      const { start, end } = slip.mentions.find(({ posts }) => posts.length > 0)!;
      yield {
        meant: meant.name,
        at: firstOf(meant),
        slip: slip.name,
        span: { start, end },
        post,
        isCertain: meant.mentions.length > slip.mentions.length,
      };
    }
  }
}

const firstOf = ({ mentions }: Person): RawSpan => {
  const { start, end } = mentions[0]!;
  return { start, end };
};

/** The post that two people have in common: the same words, or one with the place and one without it. */
function sharedPost(one: Person, other: Person): string | undefined {
  const pair = differingPair(one.name, other.name);
  const areLike = pair !== undefined && areAlike(...pair);
  // Two deputies may have like names, but hardly where one is named once and the other again and again.
  const once = Math.min(one.mentions.length, other.mentions.length) === 1;
  const isNamedOnce = areLike && once && (isEstablished(one) || isEstablished(other));
  const isShared = (post: string) => (isNamedOnce ? OF_MANY : SHARED).test(post);
  for (const a of one.posts) {
    if (isShared(a)) continue;
    for (const b of other.posts) {
      if (a === b) return a;
      // 县委书记 may be that of another county, so that the names must be easily taken for one another.
      if (areLike && (a.endsWith(b) || b.endsWith(a)) && !isShared(b)) return b;
    }
  }
  return undefined;
}

/** So often named, a person is established. */
const ESTABLISHED = 2;

/**
 * Names that are like those of people with posts, wherever they stand in the article: once beside a person who is
 * established, or again and again where the person is named once.
 */
function* inText(
  analysis: Analysis,
  people: readonly Person[],
  surnames: ReadonlySet<string>,
): Generator<Variant> {
  const { reading } = analysis;
  const names = new Set(people.filter(({ posts }) => posts.size > 0).map(({ name }) => name));
  const likes = likeNames(analysis, people.filter(isNamed), surnames, names);
  for (const [person, places] of likes) {
    for (const [words, starts] of places) {
      const at = (start: number) =>
        reading.toRaw(readingOffset(start), readingOffset(start + words.length));
      if (isEstablished(person)) {
        const base = { meant: person.name, at: firstOf(person), slip: words, isCertain: true };
        for (const start of starts) yield { ...base, span: at(start) };
      } else if (starts.length >= ESTABLISHED) {
        const [first] = starts as [number];
        const base = { meant: words, at: at(first), slip: person.name, isCertain: true };
        yield { ...base, span: firstOf(person) };
      }
    }
  }
}

/** One name in two writings: 唐国梁 and 唐国樑, 陈云飞 and 陳云飞. The one that stands more often is the one that is meant. */
function* ofOneName(analysis: Analysis, people: readonly Person[]): Generator<Variant> {
  const { raw } = analysis.reading;
  const byName = new Map<string, Map<string, RawSpan[]>>();
  for (const { name, article, mentions } of people) {
    const key = `${article}\n${simplify(name)}`;
    const writings = byName.get(key) ?? new Map<string, RawSpan[]>();
    byName.set(key, writings);
    for (const { start, end } of mentions) {
      const words = raw.slice(start, end);
      // Noise inside a name is no writing of it.
      if (words.length !== name.length || /[^\p{Script=Han}]/u.test(words)) continue;
      writings.set(words, [...(writings.get(words) ?? []), { start, end }]);
    }
  }
  for (const writings of byName.values()) {
    if (writings.size < 2) continue;
    const [[meant, places], ...others] = [...writings].sort(
      ([, one], [, other]) => other.length - one.length,
    ) as [[string, RawSpan[]], ...[string, RawSpan[]][]];
    for (const [slip, [span]] of others as [string, [RawSpan, ...RawSpan[]]][]) {
      const at = places.find((place) => areWrittenOtherwise(analysis, place, span));
      if (at)
        yield { meant, at, slip, span, isCertain: places.length > writings.get(slip)!.length };
    }
  }
}

/** Where words stand that begin with a surname and are like the name of a person in one character. */
function likeNames(
  analysis: Analysis,
  people: readonly Person[],
  surnames: ReadonlySet<string>,
  names: ReadonlySet<string>,
): ReadonlyMap<Person, ReadonlyMap<string, readonly number[]>> {
  const found = new Map<Person, Map<string, number[]>>();
  const byGap = namesByGap(people);
  if (byGap.size === 0) return found;
  const { reading } = analysis;
  const { text } = reading;
  // One character off, a name has its first or its second one right: few places have either.
  const firsts = new Set(people.map(({ name }) => name[0]));
  const seconds = new Set(people.map(({ name }) => name[1]));
  for (let index = 0; index + SHORTEST_NAME <= text.length; index++) {
    const first = text[index]!;
    if (!(firsts.has(first) || seconds.has(text[index + 1]))) continue;
    if (!surnames.has(first) && !surnames.has(simplify(first))) continue;
    for (const length of [SHORTEST_NAME, LONGEST_NAME]) {
      const words = text.slice(index, index + length);
      for (const gap of words.length === length ? gapsOf(words) : []) {
        for (const person of byGap.get(gap) ?? []) {
          const pair = differingPair(words, person.name);
          const isOneName = pair === undefined && words !== person.name;
          if (!(isOneName || (pair && areAlike(...pair))) || names.has(words)) continue;
          const span = reading.toRaw(readingOffset(index), readingOffset(index + length));
          if ((blockOf(analysis, span)?.article ?? 0) !== person.article) continue;
          if (isOneName && !areWrittenOtherwise(analysis, firstOf(person), span)) continue;
          const places = found.get(person) ?? new Map<string, number[]>();
          places.set(words, [...(places.get(words) ?? []), index]);
          found.set(person, places);
        }
      }
    }
  }
  return found;
}

/** A shorter name is one character off too many words. */
const SHORTEST_NAME = 3;
const LONGEST_NAME = 4;
const isNamed = ({ name, posts }: Person): boolean =>
  /^[\u4e00-\u9fff]{3,4}$/.test(name) && posts.size > 0;

const isEstablished = (person: Person): boolean =>
  isNamed(person) && person.mentions.length >= ESTABLISHED;

/** People by what is left of their names without one character. */
function namesByGap(people: readonly Person[]): ReadonlyMap<string, readonly Person[]> {
  const byGap = new Map<string, Person[]>();
  for (const person of people) {
    for (const gap of gapsOf(person.name)) byGap.set(gap, [...(byGap.get(gap) ?? []), person]);
  }
  return byGap;
}

const gapsOf = (name: string): readonly string[] =>
  [...name].map((_, index) => `${name.slice(0, index)}?${name.slice(index + 1)}`);

/** Whether two names of one surname or length are one character apart: 唐国良 and 唐国梁, 唐良. */
function isVariant(one: string, other: string): boolean {
  if (differingPair(one, other)) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    long.length === 3 && short.length === 2 && short[0] === long[0] && long.endsWith(short[1]!)
  );
}

/** The characters in which two names of one length differ, if they do in one. */
function differingPair(one: string, other: string): readonly [string, string] | undefined {
  if (one.length !== other.length) return undefined;
  // A traditional character is no other character.
  if (simplify(one) === simplify(other)) return undefined;
  const at = [...one].flatMap((c, index) => (c === other[index] ? [] : [index]));
  return at.length === 1 ? [one[at[0]!]!, other[at[0]!]!] : undefined;
}
