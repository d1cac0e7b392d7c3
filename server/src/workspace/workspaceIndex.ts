import { raw, type RawSpan } from '../text/offsets';
import type { DocumentSummary, IndexedType } from './summary';

/** Lines and characters count from 0, characters in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A place in a file. */
export interface Place {
  readonly uri: string;
  readonly span: RawSpan;
  readonly start: Position;
  readonly end: Position;
  readonly introduces: boolean;
}

/** A post that an article gives to a person. */
export interface GivenPost {
  readonly uri: string;
  readonly post: string;
  /** Where the post stands. */
  readonly span: RawSpan;
  readonly start: Position;
  /** `YYYY-MM-DD`, where the article gives its date. */
  readonly date?: string;
}

/** A thing that files mention. */
export interface IndexedThing {
  readonly key: string;
  readonly type: IndexedType;
  readonly name: string;
  /** In how many files. */
  readonly files: number;
}

/** What is kept of a file, in arrays of numbers: a corpus holds a million mentions. */
interface File {
  readonly uri: string;
  readonly lineStarts: Uint32Array;
  /** For each mention its thing, start, end and whether it introduces; by thing, of each in the order of the text. */
  readonly mentions: Uint32Array;
  /** For each post the thing that it is given to, its start, its end and its words; in the same order. */
  readonly posts: Uint32Array;
  readonly dates: DocumentSummary['dates'];
}

/** So many numbers are kept of a mention, and of a post; the first is that of its thing. */
const WIDTH = 4;

interface Thing {
  readonly key: string;
  readonly type: IndexedType;
  readonly name: string;
  /** The files that mention it. */
  readonly files: Set<File>;
  /** How often they do. */
  mentions: number;
  /** The same by their addresses, once someone has asked. */
  sorted: readonly File[] | undefined;
}

/** Of more articles than this that give a person the same post, the earliest, the latest and some others are told. */
const ARTICLES_PER_POST = 6;

/**
 * Which files mention what. Files are put in and taken out one at a time; a query costs what it finds, whatever the
 * number of files.
 */
export class WorkspaceIndex {
  readonly #files = new Map<string, File>();
  readonly #things = new Numbering<Thing>();
  readonly #posts = new Numbering<{ readonly key: string }>();
  readonly #capacity: number;
  #mentions = 0;

  /** @param capacity How many mentions are kept; files beyond are left out. */
  constructor(capacity = Infinity) {
    this.#capacity = capacity;
  }

  /** How many files there are. */
  get size(): number {
    return this.#files.size;
  }

  /** How many mentions there are. */
  get mentions(): number {
    return this.#mentions;
  }

  has(uri: string): boolean {
    return this.#files.has(uri);
  }

  /** The files, in the order in which they came. */
  uris(): string[] {
    return [...this.#files.keys()];
  }

  /**
   * Puts a file in, in the place of what was known of it.
   *
   * @returns whether there was room for it.
   */
  set(uri: string, { lineStarts, mentions, dates }: DocumentSummary): boolean {
    this.delete(uri);
    if (this.#mentions + mentions.length > this.#capacity) return false;
    const numbers: number[][] = [];
    const posts: number[][] = [];
    const things = mentions.map((mention) => {
      const { key, type, name, start, end, introduces } = mention;
      const number = this.#things.of(key, () => ({
        key,
        type,
        name,
        files: new Set(),
        mentions: 0,
        sorted: undefined,
      }));
      numbers.push([number, start, end, introduces ? 1 : 0]);
      for (const post of mention.posts) {
        const words = this.#posts.of(post.words, () => ({ key: post.words }));
        posts.push([number, post.start, post.end, words]);
      }
      return this.#things.get(number)!;
    });
    const file: File = {
      uri,
      lineStarts,
      mentions: byThing(numbers),
      posts: byThing(posts),
      dates,
    };
    for (const thing of things) {
      thing.files.add(file);
      thing.mentions++;
      thing.sorted = undefined;
    }
    this.#files.set(uri, file);
    this.#mentions += mentions.length;
    return true;
  }

  /** Takes a file out. */
  delete(uri: string): void {
    const file = this.#files.get(uri);
    if (!file) return;
    this.#files.delete(uri);
    this.#mentions -= file.mentions.length / WIDTH;
    for (let i = 0; i < file.mentions.length; i += WIDTH) {
      const number = file.mentions[i]!;
      const thing = this.#things.get(number);
      if (!thing) continue;
      thing.mentions--;
      if (!thing.files.delete(file)) continue;
      thing.sorted = undefined;
      if (thing.files.size === 0) this.#things.drop(number);
    }
  }

  clear(): void {
    this.#files.clear();
    this.#things.clear();
    this.#posts.clear();
    this.#mentions = 0;
  }

  /** Everywhere a thing is mentioned, file by file in the order of their addresses, in each in the order of the text. */
  places(key: string, limit = Infinity): Place[] {
    const places: Place[] = [];
    const { number, files } = this.#filesOf(key);
    for (const file of files) {
      const { mentions } = file;
      for (let i = firstOf(mentions, number); mentions[i] === number; i += WIDTH) {
        if (places.length >= limit) return places;
        places.push(placeOf(file, i));
      }
    }
    return places;
  }

  /** Whether any file mentions a thing. */
  mentionsThing(key: string): boolean {
    return this.#things.find(key) !== undefined;
  }

  /** The first place of each file that mentions a thing. */
  firstPlaces(key: string, limit = Infinity): Place[] {
    const { number, files } = this.#filesOf(key);
    return files
      .slice(0, Math.min(limit, files.length))
      .map((file) => placeOf(file, firstOf(file.mentions, number)));
  }

  /** The first place of each file that introduces a thing. */
  introductions(key: string, limit = Infinity): Place[] {
    const places: Place[] = [];
    const { number, files } = this.#filesOf(key);
    for (const file of files) {
      if (places.length >= limit) break;
      const { mentions } = file;
      for (let i = firstOf(mentions, number); mentions[i] === number; i += WIDTH) {
        if (mentions[i + 3] === 0) continue;
        places.push(placeOf(file, i));
        break;
      }
    }
    return places;
  }

  /** How often a thing is mentioned, in how many files. */
  count(key: string): { readonly files: number; readonly mentions: number } {
    const number = this.#things.find(key);
    const thing = number === undefined ? undefined : this.#things.get(number);
    return { files: thing?.files.size ?? 0, mentions: thing?.mentions ?? 0 };
  }

  /**
   * The posts that articles give to a person, by the addresses of the files. Where many articles give the same post, the
   * earliest and the latest are among those that are told.
   */
  posts(key: string): GivenPost[] {
    type Given = { readonly file: File; readonly i: number; readonly date: string | undefined };
    const byWords = new Map<number, Given[]>();
    const { number, files } = this.#filesOf(key);
    for (const file of files) {
      for (let i = firstOf(file.posts, number); file.posts[i] === number; i += WIDTH) {
        const start = file.posts[i + 1]!;
        const date = file.dates.findLast((article) => article.start <= start)?.date;
        const words = file.posts[i + 3]!;
        const given = byWords.get(words);
        if (given) given.push({ file, i, date });
        else byWords.set(words, [{ file, i, date }]);
      }
    }
    return [...byWords]
      .flatMap(([words, given]) =>
        fewOf(given).map(({ file: { uri, posts, lineStarts }, i, date }): GivenPost => ({
          uri,
          post: this.#posts.get(words)!.key,
          span: { start: raw(posts[i + 1]!), end: raw(posts[i + 2]!) },
          start: positionAt(lineStarts, posts[i + 1]!),
          ...(date === undefined ? {} : { date }),
        })),
      )
      .sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.span.start - b.span.start));
  }

  /** All things that are mentioned. */
  *things(): Generator<IndexedThing> {
    for (const { key, type, name, files } of this.#things.values()) {
      yield { key, type, name, files: files.size };
    }
  }

  /** The files that mention a thing, by their addresses, and its number. */
  #filesOf(key: string): { readonly number: number; readonly files: readonly File[] } {
    const number = this.#things.find(key);
    const thing = number === undefined ? undefined : this.#things.get(number);
    if (number === undefined || !thing) return { number: -1, files: [] };
    thing.sorted ??= [...thing.files].sort((a, b) => (a.uri < b.uri ? -1 : 1));
    return { number, files: thing.sorted };
  }
}

/** Rows one after another, those of one thing side by side in the order in which they came. */
function byThing(rows: readonly (readonly number[])[]): Uint32Array {
  return Uint32Array.from([...rows].sort(([a], [b]) => a! - b!).flat());
}

/** Where the rows of a thing begin, or would. */
function firstOf(rows: Uint32Array, number: number): number {
  let low = 0;
  let high = rows.length / WIDTH;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle * WIDTH]! < number) low = middle + 1;
    else high = middle;
  }
  return low * WIDTH;
}

/** Of posts of the same words those that tell when: the earliest, the latest, and the first others. */
function fewOf<T extends { readonly date: string | undefined }>(given: readonly T[]): readonly T[] {
  if (given.length <= ARTICLES_PER_POST) return given;
  let [earliest, latest] = [given[0]!, given[0]!];
  for (const one of given) {
    if (one.date === undefined) continue;
    if (earliest.date === undefined || one.date < earliest.date) earliest = one;
    if (latest.date === undefined || one.date > latest.date) latest = one;
  }
  return [...new Set([earliest, latest, ...given])].slice(0, ARTICLES_PER_POST);
}

function placeOf({ uri, lineStarts, mentions }: File, i: number): Place {
  const start = mentions[i + 1]!;
  const end = mentions[i + 2]!;
  const from = positionAt(lineStarts, start);
  // A mention seldom goes on in the next line.
  const isOneLine = end < (lineStarts[from.line + 1] ?? Infinity);
  return {
    uri,
    span: { start: raw(start), end: raw(end) },
    start: from,
    end: isOneLine
      ? { line: from.line, character: from.character + end - start }
      : positionAt(lineStarts, end),
    introduces: mentions[i + 3] === 1,
  };
}

function positionAt(lineStarts: Uint32Array, offset: number): Position {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low, character: offset - lineStarts[low]! };
}

/** Numbers for things with a key; the number of one that is dropped is given again. */
class Numbering<T extends { readonly key: string }> {
  readonly #numbers = new Map<string, number>();
  readonly #values: (T | undefined)[] = [];
  readonly #free: number[] = [];

  find(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  /** The number of a key, which is made where there is none. */
  of(key: string, make: () => T): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#free.pop() ?? this.#values.length;
      this.#values[number] = make();
      this.#numbers.set(key, number);
    }
    return number;
  }

  get(number: number): T | undefined {
    return this.#values[number];
  }

  drop(number: number): void {
    const value = this.#values[number];
    if (value === undefined) return;
    this.#numbers.delete(value.key);
    this.#values[number] = undefined;
    this.#free.push(number);
  }

  clear(): void {
    this.#numbers.clear();
    this.#values.length = 0;
    this.#free.length = 0;
  }

  *values(): Generator<T> {
    for (const value of this.#values) if (value !== undefined) yield value;
  }
}
