/**
 * Where the dictionaries of conversion take a word across the border of two others: 新征 in 新征程, 理发 in 治理发展. They go
 * from left to right by the longest entry; what a text's words are, they do not know.
 */
import type { ConversionDictionary } from '../text/dictionary';
import { HOST_SEGMENTER, wordSpans, type WordSpan } from '../text/segmenter';
import type { Range } from './alignment';

/** Stretches of Chinese characters; longer ones, which no text has, are cut, since the segmenter is superlinear. */
const STRETCH = /\p{Script=Han}{2,200}/gu;

/** How a character is written by the word that it belongs to. */
export interface Writing {
  readonly writing: string;
  /** Where the word stands. */
  readonly word: Range;
  /** The word as it is written by itself. */
  readonly form: string;
}

/** Words that the segmenter does not know, each with the character in question and how it is written in them. */
const FURTHER: readonly (readonly [word: RegExp, character: string, writing: string])[] = [
  [/(?<=新)征[程途]/g, '征', '征'],
  // The end of a season or a plan.
  [/出?征(?=收官(?![员吏衙]))/g, '征', '征'],
  [/(?<=[\d每这那几数多两一二三四五六七八九十百千万])台(?=风[机力电])/g, '台', '臺'],
  [/亲子游/g, '游', '遊'],
  [/(?<=[非违]法)制售/g, '制', '製'],
  [/多发(?=带)/g, '发', '發'],
];

/** What is used and what it would be word by word, where what is used is right, too: nobody looks twice at 了解 or 公佈. */
const RIGHT_TOO = new Set(
  '了瞭 布佈 佈布 回迴 汇彙 匯彙 彙匯 嘗嚐 嚐嘗 徑逕 逕徑 復覆 覆復 占佔'.split(' '),
);

/**
 * The characters that would be written otherwise word by word than in one go, by their offsets.
 *
 * @param dictionary From the script of `text`.
 * @param isTelling Whether the writing of a character that is a word by itself tells anything.
 */
export function writingsByWords(
  text: string,
  dictionary: ConversionDictionary,
  isTelling: (character: string) => boolean,
): Map<number, Writing> {
  const found = new Map<number, Writing>();
  for (const { 0: stretch, index } of text.matchAll(STRETCH)) {
    const phrases = phrasesOf(stretch, dictionary);
    if (phrases.length === 0) continue;
    const words = wordSpans(HOST_SEGMENTER, stretch);
    const touched = crossedSpans(phrases, words);
    if (touched.length === 0) continue;
    const whole = charactersOf(stretch, dictionary);
    for (const { start, end } of touched) {
      const own = stretch.slice(start, end);
      if (end - start === 1 && !isTelling(own)) continue;
      const word = { start: index + start, end: index + end };
      const alone = charactersOf(own, dictionary);
      for (const [offset, writing] of alone.entries()) {
        const used = whole[start + offset]!;
        if (used === writing || RIGHT_TOO.has(used + writing)) continue;
        found.set(word.start + offset, { writing, word, form: alone.join('') });
      }
    }
  }
  for (const [pattern, character, writing] of FURTHER) {
    for (const { 0: own, index } of text.matchAll(pattern)) {
      const at = own.indexOf(character);
      const word = { start: index, end: index + own.length };
      const form = charactersOf(own, dictionary);
      form[at] = writing;
      found.set(index + at, { writing, word, form: form.join('') });
    }
  }
  return found;
}

/** The entries of several characters that apply. */
function phrasesOf(text: string, dictionary: ConversionDictionary): WordSpan[] {
  const phrases: WordSpan[] = [];
  dictionary.walk(text, (start, { length }) => {
    if (length > 1) phrases.push({ start, end: start + length });
  });
  return phrases;
}

/** The words that lie across an end of a phrase, and those inside of such a phrase, in order. */
function crossedSpans(phrases: readonly WordSpan[], words: readonly WordSpan[]): WordSpan[] {
  const touched = new Set<WordSpan>();
  let first = 0;
  for (const { start, end } of phrases) {
    while (words[first]!.end <= start) first++;
    let last = first;
    while (words[last]!.end < end) last++;
    const crosses =
      (words[first]!.start < start && words[first]!.end < end) ||
      (words[last]!.end > end && words[last]!.start > start);
    if (crosses) for (let i = first; i <= last; i++) touched.add(words[i]!);
  }
  return [...touched];
}

/** What each code unit becomes where entries replace as many characters as they have, none of which takes two units. */
function charactersOf(text: string, dictionary: ConversionDictionary): string[] {
  const result = text.split('');
  dictionary.walk(text, (offset, { length, value }) => {
    if (value.length !== length || [...value].length !== length) return;
    for (let i = 0; i < length; i++) result[offset + i] = value[i]!;
  });
  return result;
}
