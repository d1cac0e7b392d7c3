/** A dictionary that is looked up at an offset of a text. Offsets are UTF-16 code units. */
import { isUnifiedHan } from '../text/characters';

const CODE_UNITS = 0x10000;
/** Bits of the filter of beginnings, a power of two: few enough to stay near the processor, many enough to be sparse. */
const PAIR_BITS = 1 << 17;

/**
 * Marks that writers use for one another: an enumeration comma for a comma, one middle dot for another. Terms match
 * whichever is written.
 */
const ALIKE = [
  [',', '、'],
  ['，', '、'],
  ['•', '·'],
  ['・', '·'],
  ['‧', '·'],
  ['˙', '·'],
  ['●', '·'],
] as const;

/** By code unit: the one that stands for it, 0 for itself. A table, because every lookup of every mark asks. */
const foldedMark = new Uint16Array(CODE_UNITS);
for (const [mark, standard] of ALIKE) foldedMark[mark.charCodeAt(0)] = standard.charCodeAt(0);

/** The code unit that stands for one: Han, of which nearly all text consists, for itself. */
const fold = (c: number): number => (isUnifiedHan(c) ? c : foldedMark[c]! || c);

/** The bit of two code units in the filter of beginnings. */
const pairBit = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 15;

/** What a lookup found: the value of the longest word that begins at the offset, and where it ends. */
export interface TrieMatch<T> {
  readonly end: number;
  readonly value: T;
}

/** A word found in a text: where it begins, too. */
export interface TrieFound<T> extends TrieMatch<T> {
  readonly start: number;
}

/** The least room for edges; a power of two, as every room is. */
const ROOM = 64;

/** Where the search for an edge begins: mixes the node and the character (multiplicative hashing, Knuth 6.4). */
const hash = (node: number, c: number): number =>
  Math.imul(Math.imul(node, 0x9e3779b1) ^ c, 0x85ebca6b) >>> 7;

/**
 * Words with a value each; finds the longest that begins at an offset, in time linear in its length.
 *
 * Nodes are numbers, and all edges stand in one open-addressed table of numbers. A lookup that finds nothing, as most do,
 * costs a bit test: which two code units words begin with is kept in a filter (Bloom, one hash). The root is node 0, and
 * no edge leads to it.
 */
export class Trie<T> {
  /** By hash of two code units: whether a word may begin with them. */
  readonly #pairs = new Uint32Array(PAIR_BITS / 32);
  /** The code units that are words alone. */
  readonly #single = new Uint8Array(CODE_UNITS);
  /** By node: the value of the word that ends there. */
  readonly #values: (T | undefined)[] = [undefined];
  /** Whether a node has edges. */
  readonly #inner: boolean[] = [false];
  #from = new Uint32Array(ROOM);
  #by = new Uint16Array(ROOM);
  #to = new Uint32Array(ROOM);
  #size = 0;

  /** How many words there are. */
  get size(): number {
    return this.#size;
  }

  /** Adds a word. A word that is there already keeps its first value. Empty words are left out. */
  add(word: string, value: T): this {
    if (word === '') return this;
    const first = fold(word.charCodeAt(0));
    if (word.length === 1) this.#single[first] = 1;
    else {
      const bit = pairBit(first, fold(word.charCodeAt(1)));
      this.#pairs[bit >> 5]! |= 1 << (bit & 31);
    }
    let node = 0;
    for (let i = 0; i < word.length; i++) {
      const c = fold(word.charCodeAt(i));
      node = this.#child(node, c) || this.#addChild(node, c);
    }
    if (this.#values[node] === undefined) {
      this.#values[node] = value;
      this.#size++;
    }
    return this;
  }

  /** The node that a character leads to, or 0. */
  #child(node: number, c: number): number {
    const to = this.#to;
    const mask = to.length - 1;
    for (let i = hash(node, c) & mask; to[i] !== 0; i = (i + 1) & mask) {
      if (this.#by[i] === c && this.#from[i] === node) return to[i]!;
    }
    return 0;
  }

  #addChild(node: number, c: number): number {
    const child = this.#values.push(undefined) - 1;
    this.#inner.push(false);
    this.#inner[node] = true;
    // Half empty at least, so that searches stay short.
    if (child * 2 > this.#to.length) this.#grow();
    this.#addEdge(node, c, child);
    return child;
  }

  #addEdge(from: number, by: number, to: number): void {
    const mask = this.#to.length - 1;
    let i = hash(from, by) & mask;
    while (this.#to[i] !== 0) i = (i + 1) & mask;
    this.#from[i] = from;
    this.#by[i] = by;
    this.#to[i] = to;
  }

  #grow(): void {
    const [from, by, to] = [this.#from, this.#by, this.#to];
    const room = to.length * 2;
    this.#from = new Uint32Array(room);
    this.#by = new Uint16Array(room);
    this.#to = new Uint32Array(room);
    to.forEach((child, i) => {
      if (child !== 0) this.#addEdge(from[i]!, by[i]!, child);
    });
  }

  /** The longest word that begins at `offset` and ends at `limit` or before. */
  longest(text: string, offset: number, limit = text.length): TrieMatch<T> | undefined {
    if (offset >= limit) return undefined;
    const first = fold(text.charCodeAt(offset));
    let inner = false;
    if (offset + 1 < limit) {
      const bit = pairBit(first, fold(text.charCodeAt(offset + 1)));
      inner = (this.#pairs[bit >> 5]! & (1 << (bit & 31))) !== 0;
    }
    if (!inner && this.#single[first] === 0) return undefined;
    let node = this.#child(0, first);
    // Where the filter was wrong.
    if (node === 0) return undefined;
    let found = this.#values[node];
    let end = offset + 1;
    if (inner) {
      for (let i = end; i < limit && this.#inner[node]; i++) {
        node = this.#child(node, fold(text.charCodeAt(i)));
        if (node === 0) break;
        const value = this.#values[node];
        if (value !== undefined) {
          found = value;
          end = i + 1;
        }
      }
    }
    return found === undefined ? undefined : { end, value: found };
  }

  /**
   * The first word at an offset or behind it, the longest that begins there. To go through a text with it costs less than
   * to ask at every offset: each character is looked at once for both words that it may begin and continue.
   */
  find(text: string, offset: number): TrieFound<T> | undefined {
    const pairs = this.#pairs;
    const single = this.#single;
    const last = text.length - 1;
    let first = offset <= last ? fold(text.charCodeAt(offset)) : 0;
    for (let start = offset; start <= last; start++) {
      const second = start < last ? fold(text.charCodeAt(start + 1)) : 0;
      const bit = pairBit(first, second);
      if ((pairs[bit >> 5]! & (1 << (bit & 31))) !== 0 || single[first] !== 0) {
        const match = this.longest(text, start);
        if (match) return { start, end: match.end, value: match.value };
      }
      first = second;
    }
    return undefined;
  }

  /** Whether a word is in the dictionary, and its value. */
  get(word: string): T | undefined {
    const match = this.longest(word, 0);
    return match?.end === word.length ? match.value : undefined;
  }
}

/** A trie that only knows which words there are. */
export function wordTrie(...lists: readonly (readonly string[])[]): Trie<true> {
  const trie = new Trie<true>();
  for (const list of lists) for (const word of list) trie.add(word, true);
  return trie;
}
