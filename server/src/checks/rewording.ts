import { getConverter } from '../script/convert';
import { reading as readingOffset, type RawSpan } from '../text/offsets';
import type { Reading } from '../text/reading';
import { countScriptMarks, simplify } from '../text/simplify';
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
  const isTraditional = writesTraditional(reading, span);
  // Where simplification joins characters they cannot be told apart one by one.
  if (written.length !== words.length) return { span, text: inScript(meant, isTraditional) };
  const most = Math.min(words.length, meant.length);
  let before = 0;
  while (before < most && written[before] === meant[before]) before++;
  let behind = 0;
  while (behind < most - before && written.at(-1 - behind) === meant.at(-1 - behind)) behind++;
  const head = before === 0 ? span.start : reading.toRaw(readingOffset(start), at(before)).end;
  const tail = behind === 0 ? span.end : reading.toRaw(at(-behind), readingOffset(end)).start;
  const other = inScript(meant, isTraditional, before, meant.length - behind);
  return { span, text: raw.slice(span.start, head) + other + raw.slice(tail, span.end) };

  function at(index: number) {
    return readingOffset((index < 0 ? end : start) + index);
  }
}

/** So far around words of a mixed article their script is looked for, in code units. */
const AROUND = 200;

function writesTraditional({ script, raw }: Reading, { start, end }: RawSpan): boolean {
  if (script !== 'mixed') return script === 'hant';
  const to = Math.min(raw.length, end + AROUND);
  const { traditional, simplified } = countScriptMarks(raw, Math.max(0, start - AROUND), to);
  return traditional > simplified;
}

/** A part of words in a script. The whole words tell how a character is written. */
function inScript(words: string, isTraditional: boolean, from = 0, to = words.length): string {
  if (!isTraditional) return words.slice(from, to);
  const convert = getConverter('zh-CN', 'zh-TW');
  const whole = convert(words).text;
  return whole.length === words.length
    ? whole.slice(from, to)
    : convert(words.slice(from, to)).text;
}
