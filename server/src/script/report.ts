/** What a person should look at after a conversion, and what would not come back. */
import { analyze, type Analysis } from '../document/analysis';
import type { Annotation } from '../document/annotation';
import type { WordAt } from '../document/likelyNames';
import type { Lexicon } from '../lexicon/lexicon';
import type { Alignment } from './alignment';
import type { Range } from './alignment';
import { findAmbiguities, findRewrittenNames, mayDoubt, type Ambiguity } from './ambiguity';
import { carryAnnotations } from './carry';
import { convertBack, type ConvertedText } from './convertText';
import { getMixedConverter } from './convertMixed';
import { findNames } from './names';
import { oneToMany } from './oneToMany';
import { createFinder, type ProtectedTerm } from './protectedTerms';
import {
  compareRecognition,
  findRoundTripLosses,
  type RecognitionDifferences,
  type RoundTripLoss,
} from './roundTrip';
import type { Stretch } from './stretches';
import { sameScript, type Variety } from './variety';

/** A report on the conversion of an article. */
export interface ConversionReport {
  /** Characters whose conversion is a guess. */
  readonly doubts: readonly Ambiguity[];
  /** What conversion there and back changes. */
  readonly losses: readonly RoundTripLoss[];
  /** How what is found in the converted text differs from the annotations of the source, where they stand there. */
  readonly there: RecognitionDifferences;
  /** The same in the text that comes back. */
  readonly back: RecognitionDifferences & {
    /** From the source to the text that comes back. */
    readonly alignment: Alignment;
  };
}

/**
 * The words by which names are told from others where a text is converted to a variety. Readings are simplified; for the
 * way into simplified the large dictionaries of the other way are not loaded, since few characters are in doubt there.
 */
export function wordsOfConversionTo(to: Variety): WordAt {
  if (to === 'zh-CN') return () => 0;
  const { dictionary } = oneToMany('s2t');
  return (text, offset) => dictionary.replacementAt(text, offset)?.length ?? 0;
}

/** The characters of an article in doubt, but for those of protected terms. */
export function findDoubts(
  analysis: Analysis,
  converted: ConvertedText,
  to: Variety,
  lexicon: Lexicon,
  protectedTerms: readonly ProtectedTerm[] = [],
): Ambiguity[] {
  if (!mayDoubt(converted.from, to)) return [];
  const text = analysis.reading.raw;
  const names = findNames(analysis, lexicon, wordsOfConversionTo(to));
  const find = createFinder(protectedTerms);
  let term = find(text, 0, text.length);
  const kept = converted.stretches.filter((one) => !one.isMixed && sameScript(one.from, to));
  let stretch = 0;
  const found = findAmbiguities(text, converted, converted.from, to, names).filter(({ source }) => {
    while (stretch < kept.length && kept[stretch]!.end <= source.start) stretch++;
    return stretch === kept.length || kept[stretch]!.start > source.start;
  });
  const rewritten = findRewrittenNames(
    text,
    converted,
    to === 'zh-CN' ? [] : names.filter((name) => isBetweenTraditional(name, converted, to)),
  );
  const halves =
    converted.from === 'mixed' ? kept.flatMap((one) => doubtsIn(one, text, converted, to)) : [];
  return [...found, ...rewritten, ...halves]
    .sort((a, b) => a.source.start - b.source.start)
    .filter(({ source }) => {
      while (term && term.start + term.term.length <= source.start) {
        term = find(text, term.start + term.term.length, text.length);
      }
      return !term || source.start < term.start;
    });
}

/** Whether a name stands in words of another traditional variety. */
const isBetweenTraditional = (name: Range, { stretches }: ConvertedText, to: Variety): boolean =>
  stretches.some(
    ({ start, end, from, isMixed }) =>
      !isMixed && from !== 'zh-CN' && from !== to && start <= name.start && name.end <= end,
  );

/**
 * In a text in both scripts what is traditional may be so in halves: 后來, the first character of which either script has.
 *
 * @param stretch In the script of `to`.
 */
function doubtsIn(
  stretch: Stretch,
  text: string,
  converted: ConvertedText,
  to: Variety,
): Ambiguity[] {
  if (to === 'zh-CN') return [];
  const own = text.slice(stretch.start, stretch.end);
  const told = getMixedConverter(stretch, to)(own);
  const doubts: Ambiguity[] = [];
  for (let i = 0; i < own.length; i++) {
    const source = { start: stretch.start + i, end: stretch.start + i + 1 };
    const target = converted.alignment.toTarget(source);
    const other = told.alignment.toTarget({ start: i, end: i + 1 });
    const used = converted.text.slice(target.start, target.end);
    const alternative = told.text.slice(other.start, other.end);
    if (used === alternative || used.length !== 1 || alternative.length !== 1) continue;
    doubts.push({
      source,
      target,
      character: own[i]!,
      used,
      alternatives: [alternative],
      where: 'text',
      name: '',
      nameForms: [],
    });
  }
  return doubts;
}

/**
 * Reports on a conversion and on the way back from it, which is that of {@link convertBack}.
 *
 * @param analysis Of the article that was converted.
 * @param converted From it to the variety `to`.
 */
export function reportConversion(
  analysis: Analysis,
  converted: ConvertedText,
  to: Variety,
  lexicon: Lexicon,
  protectedTerms: readonly ProtectedTerm[] = [],
): ConversionReport {
  const source = analysis.reading.raw;
  const back = convertBack(source, converted, to, protectedTerms);
  const there = carryAnnotations(analysis.annotations, converted.alignment, converted.text);
  const returned = carryAnnotations(there.annotations, back.alignment, back.text);
  const found = (text: string) =>
    text === source ? analysis.annotations : analyze(text, lexicon).annotations;
  const differences = (carried: readonly Annotation[], text: string) =>
    compareRecognition(carried, found(text));
  return {
    doubts: findDoubts(analysis, converted, to, lexicon, protectedTerms),
    losses: findRoundTripLosses(source, converted, back),
    there: differences(there.annotations, converted.text),
    back: {
      ...differences(returned.annotations, back.text),
      alignment: converted.alignment.then(back.alignment),
    },
  };
}
