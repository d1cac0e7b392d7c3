/** Texts that differ in nothing but what formats cannot hold: line ends, a byte order mark, characters that XML has none for. */
import { isBlank, isLineBreak } from '../text/characters';
import { raw, type RawSpan } from '../text/offsets';
import { xmlText } from './edited';

/** A text with LF at the end of each line and what XML can hold, and where each of its code units stands in the text. */
interface Plain {
  readonly text: string;
  /** By code unit of {@link text}: the offset in the text itself; the length of the text behind the last one. */
  readonly offsets: Uint32Array;
}

function plainOf(text: string): Plain {
  const given = xmlText(text);
  const offsets = new Uint32Array(text.length + 1);
  const units: string[] = [];
  let size = 0;
  for (let i = text.startsWith('\uFEFF') ? 1 : 0; i < text.length; i++) {
    // The LF of a CRLF stands for both.
    if (given[i] === '\r' && given[i + 1] === '\n') continue;
    units.push(given[i] === '\r' ? '\n' : given[i]!);
    offsets[size++] = given[i] === '\n' && given[i - 1] === '\r' ? i - 1 : i;
  }
  offsets[size] = text.length;
  return { text: units.join(''), offsets: offsets.subarray(0, size + 1) };
}

/**
 * From a text that a format made of another one to that one.
 *
 * @param stored The text as stored.
 * @returns undefined where the texts differ otherwise, too.
 */
export function toSameText(text: string, stored: string): ((span: RawSpan) => RawSpan) | undefined {
  if (text === stored) return (span) => span;
  if (Math.abs(text.length - stored.length) > Math.max(text.length, stored.length) / 2) {
    return undefined;
  }
  const [from, to] = [plainOf(text), plainOf(stored)];
  if (from.text !== to.text) return undefined;
  const move = (offset: number): number => to.offsets[indexOf(from.offsets, offset)]!;
  return ({ start, end }) => ({ start: raw(move(start)), end: raw(move(end)) });
}

/** What of a text is no white space, and where each of its code units stands in the text. */
function wordsOf(text: string): Plain {
  const offsets = new Uint32Array(text.length);
  const units: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (isBlank(c) || isLineBreak(c) || c === 0xfeff) continue;
    offsets[units.length] = i;
    units.push(text[i]!);
  }
  return { text: units.join(''), offsets: offsets.subarray(0, units.length) };
}

/**
 * From a text to others with the same words, whatever white space a format made of that between them. White space at the
 * edges of a span is left out.
 *
 * @returns what leads to another text; undefined where the words of that differ.
 */
export function toSameWords(
  text: string,
): (other: string) => ((span: RawSpan) => RawSpan) | undefined {
  const from = wordsOf(text);
  return (other) => {
    const to = wordsOf(other);
    if (from.text !== to.text) return undefined;
    return ({ start, end }) => {
      const first = indexOf(from.offsets, start);
      const last = indexOf(from.offsets, end) - 1;
      // A span without words stays where the next ones begin.
      const begin = to.offsets[first] ?? other.length;
      return { start: raw(begin), end: raw(last < first ? begin : to.offsets[last]! + 1) };
    };
  };
}

/** The index of the first of ascending numbers that is no less than another one; behind the last where there is none. */
function indexOf(numbers: Uint32Array, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
