/** Conversion of an article as a person asks for it: whatever script it is in, and with words that stay as they are. */
import { Alignment, type Change, type Range } from './alignment';
import { getConverter, type Conversion, type Converter } from './convert';
import { getMixedConverter } from './convertMixed';
import { detectVariety, type DetectedVariety } from './detectVariety';
import { createFinder, type ProtectedTerm } from './protectedTerms';
import { clausesByScript, clausesIn, runsByScript, type Stretch } from './stretches';
import { linkedFiles } from '../text/jumps';
import { sameScript, type Variety } from './variety';

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
  /** What it was taken for; `mixed` where stretches are in different scripts, `none` where no character tells. */
  readonly from: DetectedVariety;
  /** What of it was taken for what, in order; empty where no character tells. */
  readonly stretches: readonly Stretch[];
}

/**
 * Converts an article. Total: any string is converted. Whatever it is said to be in, nothing of the other script is left;
 * a text in one script becomes what the converter of that variety makes of it.
 */
export function convertText(text: string, options: ConvertOptions): ConvertedText {
  const { from, to, protectedTerms = [], within } = options;
  const source = from === 'auto' ? detectVariety(text, within) : from;
  const stretches = stretchesOf(text, source, to);
  const steps = stretches.map((stretch): Step => ({
    ...stretch,
    convert: stretch.isMixed ? getMixedConverter(stretch, to) : getConverter(stretch.from, to),
    isKept: !stretch.isMixed && stretch.from === to,
  }));
  return {
    ...convertParts(text, steps, protectedTerms),
    from: stretches.length > 1 || stretches.some(({ isMixed }) => isMixed) ? 'mixed' : source,
    stretches,
  };
}

/**
 * Converts what was made of an article back: an article in both scripts stretch by stretch, each to the script it came
 * in.
 *
 * @param converted Of `text`, to the variety `to`.
 */
export function convertBack(
  text: string,
  converted: ConvertedText,
  to: Variety,
  protectedTerms: readonly ProtectedTerm[] = [],
): Conversion {
  const runs = converted.stretches.flatMap((stretch) =>
    stretch.isMixed ? runsByScript(text, stretch) : [stretch],
  );
  const steps = runs.map(({ start, end, from }): Step => ({
    start: converted.alignment.boundaryToTarget(start),
    end: converted.alignment.boundaryToTarget(end),
    convert: getConverter(to, from),
    isKept: from === to,
  }));
  return convertParts(converted.text, steps, protectedTerms);
}

/** The stretches of a text by what they are converted from; none where no character tells. */
function stretchesOf(text: string, from: DetectedVariety, to: Variety): Stretch[] {
  if (from === 'mixed') return clausesByScript(text);
  if (from === 'none') return [];
  // Between the scripts a converter leaves nothing of the one it comes from.
  if (sameScript(from, to)) return clausesIn(text, from);
  const traditional = from === 'zh-CN' ? 'zh-Hant' : from;
  return [{ start: 0, end: text.length, from, isMixed: false, traditional }];
}

/** A stretch of a text, and what becomes of it. */
interface Step extends Range {
  readonly convert: Converter;
  /** Whether it stays as it is. */
  readonly isKept: boolean;
}

/** @param steps In order, covering all of the text or none of it. */
function convertParts(
  text: string,
  steps: readonly Step[],
  protectedTerms: readonly ProtectedTerm[],
): Conversion {
  if (steps.length === 0) return { text, alignment: Alignment.identity(text.length) };
  const joined = new JoinedConversion();
  const find = findKept(text, protectedTerms);
  for (const { start, end, convert, isKept } of steps) {
    if (isKept) {
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

/** Finds what does not go by the dictionaries: protected terms, and the names of files, which have no other. */
function findKept(
  text: string,
  protectedTerms: readonly ProtectedTerm[],
): ReturnType<typeof createFinder> {
  const find = createFinder(protectedTerms);
  const files = linkedFiles(text);
  if (files.length === 0) return find;
  return (within, from, to) => {
    const term = find(within, from, to);
    const file = files.find(({ name, start }) => start >= from && start + name.length <= to);
    if (!file || (term && term.start < file.start)) return term;
    return { term: file.name, as: file.name, start: file.start };
  };
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
