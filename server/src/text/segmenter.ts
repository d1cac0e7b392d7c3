import { isLatin } from './characters';

/**
 * Splits clean, simplified text into words. Its answers move selections, exports of tokens and doubts about conversion, never
 * annotations.
 */
export interface Segmenter {
  /** What does the work, for the log and for export metadata. */
  readonly name: string;
  /** The words in order. Joined they are as long as the text. */
  cut(text: string): readonly string[];
}

/** A word as offsets into the text that was given, end exclusive. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * The words of a text as spans that cover it without gaps.
 *
 * Native segmenters take UTF-8, in which a lone surrogate cannot be written, and one of them may lose characters:
 * surrogates are replaced by a character of the same length first, and where the lengths do not add up every character
 * is its own word rather than every later offset wrong. Some cut letters with a tone from those beside them (zh|ì): no
 * word ends between two Latin letters.
 */
export function wordSpans(segmenter: Segmenter, text: string): readonly WordSpan[] {
  const words = segmenter.cut(text.replace(LONE_SURROGATE, '\uFFFD'));
  const total = words.reduce((sum, word) => sum + word.length, 0);
  const spans: WordSpan[] = [];
  let start = 0;
  for (const word of total === text.length ? words : text) {
    const end = start + word.length;
    const goesOn = isLetter(text.charCodeAt(start - 1)) && isLetter(text.charCodeAt(start));
    if (goesOn) spans.push({ start: spans.pop()!.start, end });
    else spans.push({ start, end });
    start = end;
  }
  return spans;
}

/** A Latin letter, or a mark that stands on one. */
const isLetter = (c: number): boolean => isLatin(c) || (c >= 0x300 && c <= 0x36f);

/** The segmenter of the host's own Unicode library; part of every browser, and superlinear in the length of its text. */
export function createIntlSegmenter(): Segmenter {
  let segmenter: Intl.Segmenter | undefined;
  return {
    name: 'Intl.Segmenter',
    cut(text) {
      // Its dictionary takes a while to load, and most runs cut nothing.
      segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
      return Array.from(segmenter.segment(text), ({ segment }) => segment);
    },
  };
}

/** The host's own, for what must be told at once, in every host. */
export const HOST_SEGMENTER = createIntlSegmenter();

/** How far around a range is looked for words, in code units. */
const AROUND = 6;

/** The words that lie across an end of a range of clean, simplified text: 位于 and 洋山 across 于洋. */
export function wordsAcross(text: string, start: number, end: number): WordSpan[] {
  const from = Math.max(0, start - AROUND);
  return wordSpans(HOST_SEGMENTER, text.slice(from, end + AROUND))
    .map((word) => ({ start: from + word.start, end: from + word.end }))
    .filter(
      (word) => (word.start < start && word.end > start) || (word.start < end && word.end > end),
    );
}
