import type { Analysis } from '../document/analysis';
import type { OfficialAnnotation } from '../document/annotation';
import { blockOf } from '../explain/paragraph';
import { reading as readingOffset, type RawSpan } from '../text/offsets';
import { simplify } from '../text/simplify';
import { areAlike } from './alike';
import type { Check, Finding } from './check';
import { mentionsByName } from './persons';

/** Posts that several persons hold at one time tell nobody apart. */
const SHARED =
  /副|常委|委员|成员|领导|代表|干部|工作人员|负责|助理|巡视员|调研员|主任科员|民警|村长|所长|科长|处长|秘书|记者|主播|队员|发言人|^(?:书记|主任|局长|部长|院长|校长|所长|站长|队长|会长|组长|行长|总理|总统|主席)$/;

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
    for (const variant of [...ofOnePost(people), ...inText(analysis, people, surnames)]) {
      const { meant, slip, span, isCertain, post } = variant;
      const key = `${meant.name}\n${slip}`;
      if (found.has(key)) continue;
      const first = meant.mentions[0]!;
      found.set(key, {
        span,
        message: {
          zh: `“${slip}”与“${meant.name}”只差一个字${post === undefined ? '' : `，职务都是“${post}”`}`,
          en: `“${slip}” is one character off “${meant.name}”${post === undefined ? '' : `, both “${post}”`}`,
        },
        ...(isCertain ? { fix: { span, text: meant.name } } : {}),
        related: [
          {
            span: { start: first.start, end: first.end },
            message: { zh: meant.name, en: meant.name },
          },
        ],
      });
    }
    return [...found.values()];
  },
};

/** A name in one article of a file. */
interface Person {
  readonly name: string;
  readonly article: number;
  readonly mentions: readonly OfficialAnnotation[];
  readonly posts: ReadonlySet<string>;
}

interface Variant {
  readonly meant: Person;
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
        meant,
        slip: slip.name,
        span: { start, end },
        post,
        isCertain: meant.mentions.length > slip.mentions.length,
      };
    }
  }
}

/** The post that two people have in common: the same words, or one with the place and one without it. */
function sharedPost(one: Person, other: Person): string | undefined {
  const alike = differingPair(one.name, other.name);
  for (const a of one.posts) {
    if (SHARED.test(a)) continue;
    for (const b of other.posts) {
      if (a === b) return a;
      // 县委书记 may be that of another county, so that the names must be easily taken for one another.
      if (alike && areAlike(...alike) && (a.endsWith(b) || b.endsWith(a)) && !SHARED.test(b))
        return b;
    }
  }
  return undefined;
}

/** So often named, a person is established. */
const ESTABLISHED = 2;
/** Names of established people with one character that is like the right one, wherever they stand in the article. */
function* inText(
  analysis: Analysis,
  people: readonly Person[],
  surnames: ReadonlySet<string>,
): Generator<Variant> {
  const { reading } = analysis;
  const { text } = reading;
  const names = new Set(people.filter(({ posts }) => posts.size > 0).map(({ name }) => name));
  const byTwo = twoOfThree(people.filter(isEstablished));
  if (byTwo.size === 0) return;
  for (let index = 0; index + 2 < text.length; index++) {
    const slip = text.slice(index, index + 3);
    for (const two of twoOf(slip)) {
      for (const meant of byTwo.get(two) ?? []) {
        const pair = differingPair(slip, meant.name);
        if (!pair || names.has(slip) || !surnames.has(slip[0]!) || !areAlike(...pair)) continue;
        const span = reading.toRaw(readingOffset(index), readingOffset(index + 3));
        if ((blockOf(analysis, span)?.article ?? 0) !== meant.article) continue;
        yield { meant, slip, span, isCertain: true };
      }
    }
  }
}

/** A shorter name is one character off too many words. */
const isEstablished = ({ name, posts, mentions }: Person): boolean =>
  /^[\u4e00-\u9fff]{3}$/.test(name) && posts.size > 0 && mentions.length >= ESTABLISHED;

/** People by each two of the three characters of their names. */
function twoOfThree(people: readonly Person[]): ReadonlyMap<string, readonly Person[]> {
  const byTwo = new Map<string, Person[]>();
  for (const person of people) {
    for (const two of twoOf(person.name)) byTwo.set(two, [...(byTwo.get(two) ?? []), person]);
  }
  return byTwo;
}

const twoOf = ([a, b, c]: string): readonly string[] => [`${a}${b}?`, `${a}?${c}`, `?${b}${c}`];

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
