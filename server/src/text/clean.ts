/**
 * The first step of a reading: line by line, without noise, in simplified script and narrow letters, each code unit
 * knowing its raw range.
 */
import {
  isAstralHan,
  isBlank,
  isHan,
  isHighSurrogate,
  isInvisible,
  isLatin,
  isLineBreak,
  isLowSurrogate,
  isStrayComma,
  isUnifiedHan,
} from './characters';
import { raw } from './offsets';
import type { Noise, Script } from './reading';
import { canBeginResidue, residueAt } from './residue';
import { countScriptMarks, replacementAt, scriptOf, traditionalWords } from './simplify';

/** A line of the raw text, trimmed; offsets count into {@link CleanText.units}. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Raw offset of the line's first code unit, before trimming, and behind its line break. */
  readonly rawStart: number;
  readonly rawEnd: number;
  /** Whether the line begins with the two full-width spaces of a paragraph. */
  readonly indented: boolean;
}

/** Parallel arrays: a code unit and the raw range it stands for. `length` of them are in use. */
export interface CleanText {
  units: Uint16Array;
  from: Uint32Array;
  to: Uint32Array;
  length: number;
  readonly lines: Line[];
  readonly noise: Noise[];
  readonly script: Script;
}

/** Full-width letters, digits and the signs of numbers become narrow; Chinese punctuation stays. */
function foldWidth(c: number): number {
  if (c >= 0xff10 && c <= 0xff19) return c - 0xfee0;
  if ((c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a)) return c - 0xfee0;
  switch (c) {
    case 0xff05: // ％
    case 0xff0b: // ＋
    case 0xff0e: // ．
    case 0xff0f: // ／
    case 0xff0d: // －
      return c - 0xfee0;
    case 0x2022: // •
    case 0x2027: // ‧
    case 0x30fb: // ・
    case 0xff65: // ･
    case 0x2219: // ∙
    case 0x22c5: // ⋅
      return 0xb7; // ·
    default:
      return isBlank(c) ? 0x20 : c;
  }
}

function grow(clean: CleanText): void {
  const size = clean.units.length * 2 + 16;
  const units = new Uint16Array(size);
  const from = new Uint32Array(size);
  const to = new Uint32Array(size);
  units.set(clean.units);
  from.set(clean.from);
  to.set(clean.to);
  clean.units = units;
  clean.from = from;
  clean.to = to;
}

function push(clean: CleanText, unit: number, from: number, to: number): void {
  if (clean.length === clean.units.length) grow(clean);
  clean.units[clean.length] = unit;
  clean.from[clean.length] = from;
  clean.to[clean.length] = to;
  clean.length++;
}

/** Cleans a raw text. Total and linear. */
export function cleanText(text: string): CleanText {
  const marks = countScriptMarks(text);
  const clean: CleanText = {
    units: new Uint16Array(text.length + 16),
    from: new Uint32Array(text.length + 16),
    to: new Uint32Array(text.length + 16),
    length: 0,
    lines: [],
    noise: [],
    script: scriptOf(marks),
  };
  let start = 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
    let next = end + 1;
    if (text.charCodeAt(end) === 0x0d && text.charCodeAt(next) === 0x0a) next++;
    cleanLine(clean, text, start, end, Math.min(next, text.length), marks.traditional > 0);
    start = next;
  }
  return clean;
}

function cleanLine(
  clean: CleanText,
  text: string,
  rawStart: number,
  lineEnd: number,
  rawEnd: number,
  mayBeTraditional: boolean,
): void {
  let i = rawStart;
  let end = lineEnd;
  const skippable = (c: number): boolean => isBlank(c) || isInvisible(c);
  while (i < end && skippable(text.charCodeAt(i))) i++;
  while (end > i && skippable(text.charCodeAt(end - 1))) end--;
  const indented = i < end && i > rawStart && text.charCodeAt(i - 1) !== 0xfeff;

  const begin = clean.length;
  const visible = scanLine(clean, text, i, end, mayBeTraditional);
  clean.lines.push({ start: begin, end: visible, rawStart, rawEnd, indented });
}

/**
 * A line is converted as a whole only where it shows more traditional than simplified characters: the dictionaries would
 * otherwise change the few characters that are right in simplified text (乾, 瞭, 著). In other lines words are converted
 * that have several traditional characters.
 */
function scanLine(
  clean: CleanText,
  text: string,
  start: number,
  end: number,
  mayBeTraditional: boolean,
): number {
  const marks = mayBeTraditional ? countScriptMarks(text, start, end) : undefined;
  const begin = clean.length;
  // Behind a Han character; mojibake has put letters there, too.
  let afterWord = false;
  for (let i = start; i < end;) {
    const c = text.charCodeAt(i);
    // Nearly every character, and nothing below applies to it.
    if (isUnifiedHan(c)) {
      push(clean, c, i, i + 1);
      afterWord = true;
      i++;
      continue;
    }
    if (afterWord && canBeginResidue(c)) {
      const residue = residueAt(text, i);
      if (residue && i + residue.length <= end) {
        clean.noise.push({ kind: residue.kind, start: raw(i), end: raw(i + residue.length) });
        i += residue.length;
        continue;
      }
    }
    if (isInvisible(c) || isStrayComma(text, i)) {
      i++;
      continue;
    }
    if (isHighSurrogate(c) && i + 1 < end && isLowSurrogate(text.charCodeAt(i + 1))) {
      push(clean, c, i, i + 2);
      push(clean, text.charCodeAt(i + 1), i, i + 2);
      afterWord = isAstralHan(c);
      i += 2;
      continue;
    }
    push(clean, foldWidth(c), i, i + 1);
    afterWord = isHan(c) || isLatin(c);
    i++;
  }
  if (marks && marks.traditional > 0) {
    simplifyTail(clean, begin, marks.traditional > marks.simplified);
  }
  return clean.length;
}

/**
 * Simplifies what was pushed since `begin`, now that no noise stands inside words.
 *
 * @param isWhole Whether all of it is traditional, and not only words in it.
 */
function simplifyTail(clean: CleanText, begin: number, isWhole: boolean): void {
  const end = clean.length;
  const line = decode(clean.units, begin, end);
  const words = isWhole ? [{ start: 0, end: line.length }] : traditionalWords(line);
  if (words.length === 0) return;
  let word = 0;
  const from = clean.from.slice(begin, end);
  const to = clean.to.slice(begin, end);
  clean.length = begin;
  for (let i = 0; i < line.length;) {
    while (word < words.length && words[word]!.end <= i) word++;
    const within = words[word];
    const hit = within && i >= within.start ? replacementAt(line, i) : undefined;
    if (!hit) {
      push(clean, line.charCodeAt(i), from[i]!, to[i]!);
      i++;
      continue;
    }
    const last = i + hit.length - 1;
    const oneToOne = hit.value.length === hit.length && !hasSurrogate(line, i, last + 1);
    for (let k = 0; k < hit.value.length; k++) {
      // Where the length changes, every unit of the result stands for the whole source.
      const source = oneToOne && !hasSurrogate(hit.value, 0, hit.value.length) ? i + k : -1;
      if (source >= 0) push(clean, hit.value.charCodeAt(k), from[source]!, to[source]!);
      else push(clean, hit.value.charCodeAt(k), from[i]!, to[last]!);
    }
    i += hit.length;
  }
}

function hasSurrogate(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0xd800 && c <= 0xdfff) return true;
  }
  return false;
}

/** What a reader sees of a piece of a raw text, as it is written: without noise, invisible characters and line breaks. */
export function writtenWords(
  text: string,
  noise: readonly Noise[] = cleanText(text).noise,
): string {
  let words = '';
  let from = 0;
  for (const { start, end } of noise) {
    words += text.slice(from, start);
    from = end;
  }
  return (words + text.slice(from)).replace(/\s*[\r\n]+\s*|[\u200b-\u200f\u2060\ufeff\u00ad]/g, '');
}

/** A string of code units, lone surrogates included. */
export function decode(units: Uint16Array, start: number, end: number): string {
  let result = '';
  for (let i = start; i < end; i += 8192) {
    result += String.fromCharCode.apply(
      null,
      units.subarray(i, Math.min(i + 8192, end)) as unknown as number[],
    );
  }
  return result;
}
