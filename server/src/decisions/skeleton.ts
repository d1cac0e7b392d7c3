import { isBlank } from '../text/characters';
import { cleanText } from '../text/clean';
import { raw, type RawOffset, type RawSpan } from '../text/offsets';
import { simplifyAlone } from '../text/simplify';
import { WordIndex } from './wordIndex';

/**
 * What stays of a text when script, width, residue, spaces and line breaks are taken away: texts are compared by it when
 * a place is looked for. It is the first step of a reading, before layout gives the lines an order, so it goes the way
 * of the raw text. A reading simplifies lines of traditional script alone; here every character is simplified, since the
 * line in which words stand may have become another one. Offsets into it count UTF-16 code units.
 */
export class Skeleton {
  readonly text: string;
  /** For each code unit the raw range that it stands for. */
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  #words: WordIndex | undefined;

  constructor(readonly raw: string) {
    const { units, from, to, length } = cleanText(raw);
    const kept = new Uint16Array(length);
    this.#from = new Uint32Array(length);
    this.#to = new Uint32Array(length);
    let size = 0;
    for (let i = 0; i < length; i++) {
      if (isBlank(units[i]!)) continue;
      kept[size] = simplifyAlone(units[i]!);
      this.#from[size] = from[i]!;
      this.#to[size] = to[i]!;
      size++;
    }
    this.text = stringOf(kept, size);
  }

  /** Where words stand in the skeleton. */
  get words(): WordIndex {
    return (this.#words ??= new WordIndex(this.text));
  }

  /** The raw range of a non-empty range of the skeleton. */
  toRaw(start: number, end: number): RawSpan {
    return { start: raw(this.#from[start]!), end: raw(this.#to[end - 1]!) };
  }

  /** The first unit that does not stand wholly before a raw offset. */
  offsetOf(offset: RawOffset): number {
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#to[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first unit that stands wholly at or behind a raw offset. */
  endOf(offset: RawOffset): number {
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#from[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What stays of a piece of text; see {@link Skeleton}. */
export const skeletonOf = (text: string): string => new Skeleton(text).text;

function stringOf(units: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let i = 0; i < length; i += 8192) {
    parts.push(String.fromCharCode(...units.subarray(i, Math.min(i + 8192, length))));
  }
  return parts.join('');
}
