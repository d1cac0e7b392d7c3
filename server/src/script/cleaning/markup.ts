/** Remains of web pages: tags, comments, scripts and character references. */
import { decodeHTMLStrict } from 'entities';
import { isBlank, isLineBreak } from '../../text/characters';
import { isProgram, programsIn } from '../../text/program';
import type { Dirt, DirtFinder } from './dirt';
import { newlineOf } from './lines';

/** Tags that end a line for a reader. */
const BLOCK_TAGS =
  'address|article|aside|blockquote|body|br|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li|main|nav|ol|p|section|table|tbody|td|tfoot|th|thead|title|tr|ul';
const INLINE_TAGS =
  'a|abbr|b|big|button|cite|code|del|em|embed|font|i|iframe|img|input|ins|label|link|mark|meta|object|o:p|param|q|rb|rp|rt|ruby|s|script|small|source|span|strike|strong|style|sub|sup|tt|u|video|wbr';

const TAG = new RegExp(`</?(?:(${BLOCK_TAGS})|${INLINE_TAGS})(?:\\s[^<>]*|/)?>`, 'giy');
/** Pages that were escaped again and again have &amp;amp;lt; for &lt;. */
const REFERENCE = /&(?:amp;)*(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/giy;

/**
 * The same without a semicolon, as pages have the commonest of them, before Chinese, a blank, another one or the end. A
 * space behind one of a space ends it.
 */
const BEHIND_UNENDED = '(?=[\\s&<\\p{Script=Han}\\u3001-\\u301f\\uff01-\\uff65“”‘’…—]|$)';
const UNENDED = new RegExp(
  `&(?:amp;?)*(?:(nbsp|ensp|emsp|thinsp)(?: |${BEHIND_UNENDED})|` +
    `(amp|lt|gt|quot|apos|[lr][ds]quo|hellip|[mn]dash|middot|bull|copy|reg|times|deg|permil|[lr]aquo)${BEHIND_UNENDED})`,
  'uy',
);

/** What goes with all that it holds, and how it ends. */
const ENCLOSED = [
  { open: /<!--/y, close: '-->' },
  { open: /<script(?:\s[^<>]*)?>/iy, close: '</script>' },
  { open: /<style(?:\s[^<>]*)?>/iy, close: '</style>' },
  // Pinyin above its character.
  { open: /<rt(?:\s[^<>]*)?>(?=[^<>\u4e00-\u9fff]{0,40}<)/iy, close: '</rt>' },
  { open: /<rp(?:\s[^<>]*)?>(?=[^<>\u4e00-\u9fff]{0,3}<)/iy, close: '</rp>' },
] as const;

export const findMarkup: DirtFinder = ({ text }) => {
  const newline = newlineOf(text);
  // Where a closing mark is missing once, it is missing from there on.
  const unclosed = new Set<string>();
  const lower = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
  const dirt: Mutable<Dirt>[] = [];
  /** The first tag of a block since the last word; it becomes a line break where words follow on the line. */
  let ending: Mutable<Dirt> | undefined;
  let isAtLineStart = true;
  const onWord = (): void => {
    if (ending) ending.replacement = newline;
    ending = undefined;
    isAtLineStart = false;
  };
  for (let i = 0; i < text.length;) {
    const c = text.charCodeAt(i);
    const found =
      c === 0x3c /* < */
        ? (enclosedAt(text, lower, i, unclosed) ?? tagAt(text, i))
        : c === 0x26 /* & */
          ? referenceAt(text, i)
          : undefined;
    if (!found) {
      if (isLineBreak(c)) {
        ending = undefined;
        isAtLineStart = true;
      } else if (!isBlank(c)) onWord();
      i++;
      continue;
    }
    const { length, replacement, breaks } = found;
    const one = { kind: 'html' as const, start: i, end: i + length, replacement };
    if (replacement.trim() !== '') onWord();
    if (breaks && !isAtLineStart) ending ??= one;
    dirt.push(one);
    i += length;
  }
  for (const { start, end } of programsBetween(text)) {
    dirt.push({ kind: 'html', start, end, replacement: '' });
  }
  return dirt;
};

/** Programs and styles beside words; lines of their own go with their breaks, as lines. */
function* programsBetween(
  text: string,
): Generator<{ readonly start: number; readonly end: number }> {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (isProgram(line.trim())) continue;
    for (const { start, end } of programsIn(line)) yield { start: index + start, end: index + end };
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Found {
  readonly length: number;
  readonly replacement: string;
  readonly breaks: boolean;
}

function match(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

function enclosedAt(
  text: string,
  lower: string,
  offset: number,
  unclosed: Set<string>,
): Found | undefined {
  for (const { open, close } of ENCLOSED) {
    if (unclosed.has(close)) continue;
    const opening = match(open, text, offset);
    if (!opening) continue;
    const end = lower.indexOf(close, offset + opening[0].length);
    if (end < 0) unclosed.add(close);
    else return { length: end + close.length - offset, replacement: '', breaks: false };
  }
  return undefined;
}

function tagAt(text: string, offset: number): Found | undefined {
  const tag = match(TAG, text, offset);
  return tag ? { length: tag[0].length, replacement: '', breaks: tag[1] !== undefined } : undefined;
}

function referenceAt(text: string, offset: number): Found | undefined {
  const found = match(REFERENCE, text, offset) ?? match(UNENDED, text, offset);
  if (!found) return undefined;
  const reference = `&${(found[1] ?? found[2])!};`;
  const decoded = decodeHTMLStrict(reference);
  // What names no character stays for a person to see.
  if (decoded === reference || decoded.includes('\uFFFD')) return undefined;
  const isSpace = decoded.length === 1 && isBlank(decoded.charCodeAt(0)) && decoded !== '\u3000';
  return { length: found[0].length, replacement: isSpace ? ' ' : decoded, breaks: false };
}
