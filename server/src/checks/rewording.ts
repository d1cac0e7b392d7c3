import { getConverter } from '../script/convert';
import { reading as readingOffset } from '../text/offsets';
import type { Reading } from '../text/reading';
import { simplify } from '../text/simplify';
import type { Fix } from './check';

/**
 * Puts other words in place of words of the reading. What both have in common stays as the article writes it; the rest
 * is in the article's script.
 *
 * @param start Where the words stand in the reading, in code units.
 * @param meant The words that belong there, in simplified script.
 */
export function reword(reading: Reading, start: number, words: string, meant: string): Fix {
  const { raw } = reading;
  const end = start + words.length;
  const written = simplify(words);
  const span = reading.toRaw(readingOffset(start), readingOffset(end));
  // Where simplification joins characters they cannot be told apart one by one.
  if (written.length !== words.length) return { span, text: inScript(reading, meant, 0) };
  const most = Math.min(words.length, meant.length);
  let before = 0;
  while (before < most && written[before] === meant[before]) before++;
  let behind = 0;
  while (behind < most - before && written.at(-1 - behind) === meant.at(-1 - behind)) behind++;
  const head = before === 0 ? span.start : reading.toRaw(readingOffset(start), at(before)).end;
  const tail = behind === 0 ? span.end : reading.toRaw(at(-behind), readingOffset(end)).start;
  const other = inScript(reading, meant, before, meant.length - behind);
  return { span, text: raw.slice(span.start, head) + other + raw.slice(tail, span.end) };

  function at(index: number) {
    return readingOffset((index < 0 ? end : start) + index);
  }
}

/** A part of words in the script of an article. The whole words tell how a character is written. */
function inScript({ script }: Reading, words: string, from: number, to = words.length): string {
  if (script !== 'hant') return words.slice(from, to);
  const convert = getConverter('zh-CN', 'zh-TW');
  const whole = convert(words).text;
  return whole.length === words.length
    ? whole.slice(from, to)
    : convert(words.slice(from, to)).text;
}
