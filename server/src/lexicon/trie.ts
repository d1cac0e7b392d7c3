/** A dictionary that is looked up at an offset of a text. Offsets are UTF-16 code units. */

interface Node<T> {
  value: T | undefined;
  next: Map<number, Node<T>> | undefined;
}

const CODE_UNITS = 0x10000;
/** Words of bits, one bit for each code unit that may begin a word. */
const FILTER_WORDS = CODE_UNITS / 32;

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

/** By code unit: the one that stands for it. A table, because every lookup of every character asks. */
const fold = Uint16Array.from({ length: CODE_UNITS }, (_, c) => c);
for (const [mark, standard] of ALIKE) fold[mark.charCodeAt(0)] = standard.charCodeAt(0);

/** What a lookup found: the value of the longest word that begins at the offset, and where it ends. */
export interface TrieMatch<T> {
  readonly end: number;
  readonly value: T;
}

/** From this many words on, a table of first characters is worth its half megabyte. */
const DENSE_LEAST = 256;

/** Words with a value each; finds the longest that begins at an offset, in time linear in its length. */
export class Trie<T> {
  readonly #roots = new Map<number, Node<T>>();
  /** The roots by code unit, once there are many; most lookups find nothing and end here. */
  #dense: (Node<T> | undefined)[] | undefined;
  /** For few words: which code units may begin one. */
  readonly #filter = new Uint32Array(FILTER_WORDS);
  #size = 0;

  /** How many words there are. */
  get size(): number {
    return this.#size;
  }

  /** Adds a word. A word that is there already keeps its first value. Empty words are left out. */
  add(word: string, value: T): this {
    if (word === '') return this;
    let node = this.#root(fold[word.charCodeAt(0)]!);
    for (let i = 1; i < word.length; i++) {
      const c = fold[word.charCodeAt(i)]!;
      node.next ??= new Map();
      let next = node.next.get(c);
      if (!next) node.next.set(c, (next = { value: undefined, next: undefined }));
      node = next;
    }
    if (node.value === undefined) {
      node.value = value;
      this.#size++;
    }
    return this;
  }

  #root(first: number): Node<T> {
    let node = this.#roots.get(first);
    if (!node) {
      node = { value: undefined, next: undefined };
      this.#roots.set(first, node);
      this.#filter[first >> 5]! |= 1 << (first & 31);
      if (this.#dense) this.#dense[first] = node;
      else if (this.#roots.size === DENSE_LEAST) this.#makeDense();
    }
    return node;
  }

  #makeDense(): void {
    this.#dense = new Array<Node<T> | undefined>(CODE_UNITS).fill(undefined);
    for (const [c, root] of this.#roots) this.#dense[c] = root;
  }

  /** The longest word that begins at `offset` and ends at `limit` or before. */
  longest(text: string, offset: number, limit = text.length): TrieMatch<T> | undefined {
    if (offset >= limit) return undefined;
    const first = fold[text.charCodeAt(offset)]!;
    let node: Node<T> | undefined;
    if (this.#dense) node = this.#dense[first];
    else if (this.#filter[first >> 5]! & (1 << (first & 31))) node = this.#roots.get(first);
    if (!node) return undefined;
    let found: T | undefined = node.value;
    let end = offset + 1;
    for (let i = offset + 1; i < limit && node.next; i++) {
      node = node.next.get(fold[text.charCodeAt(i)]!);
      if (!node) break;
      if (node.value !== undefined) {
        found = node.value;
        end = i + 1;
      }
    }
    return found === undefined ? undefined : { end, value: found };
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
