/**
 * Where words stand in a text that many are looked for in. They are looked for at the places of the rarest two neighbours
 * among their characters, so that what lines have in common costs nothing.
 */
export class WordIndex {
  /** How far the hashes of two characters are shifted: there are about as many as characters in the text. */
  readonly #shift: number;
  /** Where the places of each hash begin among all places, */
  readonly #begin: Uint32Array;
  /** which lie in the order of the text. */
  readonly #places: Uint32Array;

  constructor(readonly text: string) {
    const size = 1 << Math.min(16, Math.max(4, 32 - Math.clz32(text.length)));
    this.#shift = Math.clz32(size) + 1;
    this.#begin = new Uint32Array(size + 1);
    for (let i = 0; i + 1 < text.length; i++) this.#begin[this.#hashAt(text, i) + 1]!++;
    for (let hash = 0; hash < size; hash++) this.#begin[hash + 1]! += this.#begin[hash]!;
    const next = this.#begin.slice();
    this.#places = new Uint32Array(Math.max(0, text.length - 1));
    for (let i = 0; i + 1 < text.length; i++) this.#places[next[this.#hashAt(text, i)]!++] = i;
  }

  #hashAt(text: string, offset: number): number {
    const pair = (text.charCodeAt(offset) << 16) | text.charCodeAt(offset + 1);
    return Math.imul(pair ^ (pair >>> 15), 0x9e3779b1) >>> this.#shift;
  }

  /** Whether any of the places where words stand, from the first to the last, is as asked. */
  some(words: string, test: (start: number) => boolean): boolean {
    const { text } = this;
    if (words.length < 2) {
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        if (test(at)) return true;
      }
      return false;
    }
    let [from, to, offset] = [0, Infinity, 0];
    for (let i = 0; i + 1 < words.length && from < to; i++) {
      const hash = this.#hashAt(words, i);
      const [first, last] = [this.#begin[hash]!, this.#begin[hash + 1]!];
      if (last - first < to - from) [from, to, offset] = [first, last, i];
    }
    for (let i = from; i < to; i++) {
      const start = this.#places[i]! - offset;
      if (start >= 0 && text.startsWith(words, start) && test(start)) return true;
    }
    return false;
  }
}
