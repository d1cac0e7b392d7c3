/** What a conversion and its way back do not bring back. */
import type { Annotation } from '../document/annotation';
import type { Range } from './alignment';
import type { Conversion } from './convert';

/** A stretch that reads otherwise after conversion there and back. */
export interface RoundTripLoss {
  /** Where it stands in the source. */
  readonly source: Range;
  /** Where it stands in the converted text. */
  readonly target: Range;
  /** Where it stands in the text that comes back. */
  readonly back: Range;
  readonly text: string;
  readonly converted: string;
  readonly returned: string;
}

/**
 * Finds what would not come back: the source with each loss replaced is what comes back. Words next to each other are
 * reported as one.
 *
 * @param conversion Of `text`.
 * @param back Of the converted text, to what the source was in.
 */
export function findRoundTripLosses(
  text: string,
  conversion: Conversion,
  back: Conversion,
): RoundTripLoss[] {
  const losses: RoundTripLoss[] = [];
  for (const { source, target } of conversion.alignment.then(back.alignment).changes) {
    const before = text.slice(source.start, source.end);
    const returned = back.text.slice(target.start, target.end);
    if (before === returned) continue;
    const between = conversion.alignment.toTarget(source);
    const last = losses.at(-1);
    const joined = last?.source.end === source.start ? losses.pop() : undefined;
    const start = joined?.source.start ?? source.start;
    const targetStart = joined?.target.start ?? between.start;
    const backStart = joined?.back.start ?? target.start;
    losses.push({
      source: { start, end: source.end },
      target: { start: targetStart, end: between.end },
      back: { start: backStart, end: target.end },
      text: text.slice(start, source.end),
      converted: conversion.text.slice(targetStart, between.end),
      returned: back.text.slice(backStart, target.end),
    });
  }
  return losses;
}

/** How what is found in a text differs from what was carried over to it. */
export interface RecognitionDifferences {
  /** Carried over, but not found again: 最佳化營商環境 is no term. */
  readonly missing: readonly Annotation[];
  /** Found there alone. */
  readonly added: readonly Annotation[];
}

/** Compares annotations of one text by type and span. */
export function compareRecognition(
  carried: readonly Annotation[],
  found: readonly Annotation[],
): RecognitionDifferences {
  const key = ({ type, start, end }: Annotation): string => `${type} ${start} ${end}`;
  const without = (some: readonly Annotation[], others: readonly Annotation[]): Annotation[] => {
    const known = new Set(others.map(key));
    return some.filter((annotation) => !known.has(key(annotation)));
  };
  return { missing: without(carried, found), added: without(found, carried) };
}
