/** Conversion of an article as a person asks for it: whatever script it is in, and with words that stay as they are. */
import { countScriptMarks } from '../text/simplify';
import { Alignment, type Change } from './alignment';
import { getConverter, type Conversion } from './convert';
import { detectVariety, traditionalVarietyOf, type DetectedVariety } from './detectVariety';
import { createFinder, type ProtectedTerm } from './protectedTerms';
import type { Variety } from './variety';

export interface ConvertOptions {
  /** `auto` to go by the characters and words of the text: see {@link detectVariety}. */
  readonly from: Variety | 'auto';
  readonly to: Variety;
  /** The text of which a stretch is converted: its variety is told by all of it. */
  readonly within?: string;
  /** Of several that begin at one place the longest applies. They do not apply to what is in the target script already. */
  readonly protectedTerms?: readonly ProtectedTerm[];
}

/** A converted article. */
export interface ConvertedText extends Conversion {
  /** What it was taken for; `mixed` where lines are in different scripts, `none` where no character tells. */
  readonly from: DetectedVariety;
}

/** A stretch of the source that is converted on its own. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly from: Variety;
}

/** Converts an article. Total: any string is converted. */
export function convertText(text: string, options: ConvertOptions): ConvertedText {
  const { from, to, protectedTerms = [], within } = options;
  const source = from === 'auto' ? detectVariety(text, within) : from;
  const steps = partsOf(text, source).map((part) => ({ ...part, to }));
  return { ...convertParts(text, steps, protectedTerms), from: source };
}

/**
 * Converts what was made of an article back: an article in both scripts line by line, each to the script it came in.
 *
 * @param converted Of `text`, to the variety `to`.
 */
export function convertBack(
  text: string,
  converted: ConvertedText,
  to: Variety,
  protectedTerms: readonly ProtectedTerm[] = [],
): Conversion {
  const steps = partsOf(text, converted.from).map((part) => ({
    ...converted.alignment.toTarget(part),
    from: to,
    to: part.from,
  }));
  return convertParts(converted.text, steps, protectedTerms);
}

/** The stretches of a text by what they are converted from; none where no character tells. */
function partsOf(text: string, from: ConvertedText['from']): Part[] {
  if (from === 'mixed') return stretchesByScript(text);
  return from === 'none' ? [] : [{ start: 0, end: text.length, from }];
}

/** A stretch of a text, and what it is converted to. */
interface Step extends Part {
  readonly to: Variety;
}

/** @param steps In order, covering all of the text or none of it. */
function convertParts(
  text: string,
  steps: readonly Step[],
  protectedTerms: readonly ProtectedTerm[],
): Conversion {
  if (steps.length === 0) return { text, alignment: Alignment.identity(text.length) };
  const joined = new JoinedConversion();
  const find = createFinder(protectedTerms);
  for (const { start, end, from, to } of steps) {
    const convert = getConverter(from, to);
    if (from === to) {
      joined.add(convert(text.slice(start, end)));
      continue;
    }
    for (let at = start; at < end;) {
      const found = find(text, at, end);
      const stop = found?.start ?? end;
      joined.add(convert(text.slice(at, stop)));
      if (!found) break;
      joined.replace(found.term, found.as);
      at = stop + found.term.length;
    }
  }
  return joined.finish();
}

/**
 * Lines of a text in two scripts, each by what most of its characters say; a line that says nothing as the one before.
 * Traditional lines are all in one variety.
 */
export function linesByScript(text: string): Part[] {
  const parts = linesOf(text);
  const lines = parts.filter(({ from }) => from === 'zh-Hant');
  const traditional = traditionalVarietyOf(
    lines.map(({ start, end }) => text.slice(start, end)).join(''),
  );
  return parts.map((part) => (part.from === 'zh-CN' ? part : { ...part, from: traditional }));
}

/**
 * Lines of a text in two scripts, those that are in both themselves in stretches of one script each. Where the script
 * changes inside a clause the stretch ends right before the first character of the other one.
 */
function stretchesByScript(text: string): Part[] {
  return linesByScript(text).flatMap((line) => {
    const other = line.from === 'zh-CN' ? 'traditional' : 'simplified';
    return countScriptMarks(text, line.start, line.end)[other] === 0 ? [line] : runsOf(text, line);
  });
}

/** The stretches of a line in two scripts. */
function runsOf(text: string, { start, end, from: usual }: Part): Part[] {
  const other = usual === 'zh-CN' ? traditionalVarietyOf(text.slice(start, end)) : 'zh-CN';
  const parts: Part[] = [];
  let first = start;
  let clause = start;
  let last = start;
  let from: Variety | undefined;
  for (let at = start; at < end; at++) {
    if (CLAUSE_END.test(text[at]!)) clause = at + 1;
    const { traditional, simplified } = countScriptMarks(text, at, at + 1);
    if (traditional + simplified === 0) continue;
    const isUsual = (usual === 'zh-CN') === simplified > 0;
    const next = isUsual ? usual : other;
    if (from !== undefined && next !== from) {
      const border = clause > last ? clause : at;
      parts.push({ start: first, end: border, from });
      first = border;
    }
    from = next;
    last = at;
  }
  parts.push({ start: first, end, from: from ?? usual });
  return parts;
}

const CLAUSE_END = /[，。；：、！？,;:!?“”「」『』（）()《》\s]/;

function linesOf(text: string): (Part & { readonly from: 'zh-CN' | 'zh-Hant' })[] {
  const parts: ReturnType<typeof linesOf> = [];
  let from: 'zh-CN' | 'zh-Hant' = 'zh-CN';
  for (let start = 0; start < text.length;) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    const { traditional, simplified } = countScriptMarks(text, start, end);
    if (traditional !== simplified) from = traditional > simplified ? 'zh-Hant' : 'zh-CN';
    parts.push({ start, end, from });
    start = end;
  }
  return parts;
}

/** Puts conversions of consecutive stretches together. */
class JoinedConversion {
  readonly #texts: string[] = [];
  readonly #changes: Change[] = [];
  #source = 0;
  #target = 0;

  add({ text, alignment }: Conversion): void {
    const moved = ({ start, end }: Change['source'], by: number) => ({
      start: start + by,
      end: end + by,
    });
    for (const { source, target } of alignment.changes) {
      this.#changes.push({
        source: moved(source, this.#source),
        target: moved(target, this.#target),
      });
    }
    this.#append(text, alignment.sourceLength);
  }

  replace(source: string, target: string): void {
    if (source !== target) {
      this.#changes.push({
        source: { start: this.#source, end: this.#source + source.length },
        target: { start: this.#target, end: this.#target + target.length },
      });
    }
    this.#append(target, source.length);
  }

  finish(): Conversion {
    return {
      text: this.#texts.join(''),
      alignment: new Alignment(this.#changes, this.#source, this.#target),
    };
  }

  #append(text: string, sourceLength: number): void {
    this.#texts.push(text);
    this.#source += sourceLength;
    this.#target += text.length;
  }
}
