/**
 * One pass through dictionaries of OpenCC, with alignment.
 *
 * opencc-js converts strings and offers no offsets, so its public {@link Trie} is walked here, as its own `convert`
 * walks it, and every replacement is handed on.
 */
import { Trie, type DictGroup } from 'opencc-js/core';

/** A dictionary hit: `length` code units of the source are replaced by `value`. */
export interface Replacement {
  readonly length: number;
  readonly value: string;
}

/**
 * The dictionaries of one pass; of several entries at a place the longest wins.
 *
 * The entries of a character are laid out when a text first has it: a name needs three of thousands, and all of them
 * take a tenth of a second.
 */
export class ConversionDictionary {
  /** Stretches of the dictionaries by the code unit that their entries begin with, the more important ones last. */
  readonly #stretches = new Map<number, DictGroup[number][]>();
  readonly #tries = new Map<number, Trie>();
  /** 1 where a BMP code unit (or a high surrogate) begins an entry: most of a text begins none. */
  readonly #begins = new Uint8Array(0x10000);

  /** @param group The dictionaries as opencc-js has them, the more important ones first. */
  constructor(group: DictGroup) {
    for (const source of [...group].reverse()) {
      for (const [first, stretch] of stretchesOf(source)) {
        this.#begins[first] = 1;
        const known = this.#stretches.get(first);
        if (known) known.push(stretch);
        else this.#stretches.set(first, [stretch]);
      }
    }
  }

  /** The entry that applies at an offset, or undefined where the text stays as it is. */
  replacementAt(text: string, offset: number): Replacement | undefined {
    const first = text.charCodeAt(offset);
    if (!this.#begins[first]) return undefined;
    const match = this.#trieOf(first).matchPrefix(text, offset);
    return match ? { length: match.end - offset, value: match.value } : undefined;
  }

  #trieOf(first: number): Trie {
    let trie = this.#tries.get(first);
    if (!trie) {
      this.#tries.set(first, (trie = new Trie()));
      // An entry that is laid out later replaces an earlier one.
      for (const stretch of this.#stretches.get(first)!) trie.loadDict(stretch);
      this.#stretches.delete(first);
    }
    return trie;
  }

  /**
   * Walks a text from its beginning to its end and tells every entry that applies.
   *
   * @returns The converted text.
   */
  walk(text: string, onReplacement?: (offset: number, replacement: Replacement) => void): string {
    let result = '';
    let copied = 0;
    for (let i = 0; i < text.length;) {
      const hit = this.replacementAt(text, i);
      if (!hit) {
        i += lengthOfUnmatched(text, i);
        continue;
      }
      result += text.slice(copied, i) + hit.value;
      onReplacement?.(i, hit);
      i += hit.length;
      copied = i;
    }
    return result + text.slice(copied);
  }
}

/** A dictionary in stretches whose entries begin with one code unit, in order; sorted ones have few of them. */
function* stretchesOf(dictionary: DictGroup[number]): Generator<[number, DictGroup[number]]> {
  if (typeof dictionary !== 'string') {
    for (const entry of dictionary) yield [entry[0].charCodeAt(0), [entry]];
    return;
  }
  for (let start = 0; start < dictionary.length;) {
    const first = dictionary.charCodeAt(start);
    let end = start;
    do {
      end = dictionary.indexOf('|', end + 1);
      if (end < 0) end = dictionary.length;
    } while (dictionary.charCodeAt(end + 1) === first);
    yield [first, dictionary.slice(start, end)];
    start = end + 1;
  }
}

/** The entries of dictionaries as pairs, the more important dictionaries first. */
export function* entriesOf(group: DictGroup): Generator<readonly [string, string]> {
  for (const dictionary of group) {
    if (typeof dictionary !== 'string') {
      yield* dictionary;
      continue;
    }
    for (const entry of dictionary.split('|')) {
      const space = entry.indexOf(' ');
      yield [entry.slice(0, space), entry.slice(space + 1)];
    }
  }
}

const lengthOfCodePoint = (text: string, offset: number): number =>
  text.codePointAt(offset)! > 0xffff ? 2 : 1;

/** How many code units stay where no entry applies: a character, or a description of one (⿰亻尔) as a whole. */
const lengthOfUnmatched = (text: string, offset: number): number =>
  (descriptionEnd(text, offset, 0) ?? offset + lengthOfCodePoint(text, offset)) - offset;

/** Deepest nesting of descriptions that is followed: real ones have three, and each level multiplies the work. */
const MAX_DEPTH = 6;

/** Where the ideographic description that begins at an offset ends; undefined where none does or it is cut short. */
function descriptionEnd(text: string, offset: number, depth: number): number | undefined {
  let open = componentsAfter(text.charCodeAt(offset));
  if (open === 0 || depth > MAX_DEPTH) return undefined;
  let end = offset + 1;
  for (; open > 0; open--) {
    if (end >= text.length) return undefined;
    end = descriptionEnd(text, end, depth + 1) ?? end + lengthOfCodePoint(text, end);
  }
  return end;
}

/** How many components follow an ideographic description character; 0 for other characters. */
function componentsAfter(c: number): number {
  if (c === 0x2ff2 || c === 0x2ff3) return 3;
  return c >= 0x2ff0 && c <= 0x2fff ? 2 : 0;
}
