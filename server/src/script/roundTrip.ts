/** What a conversion and its way back do not bring back. */
import type { Annotation } from '../document/annotation';
import type { Range } from './alignment';
import { getConverter, type Conversion } from './convert';
import type { Variety } from './variety';

/** A stretch that reads otherwise after conversion there and back. */
export interface RoundTripLoss {
  /** Where it stands in the source. */
  readonly source: Range;
  /** Where it stands in the converted text. */
  readonly target: Range;
  readonly text: string;
  readonly converted: string;
  readonly returned: string;
}

/**
 * Finds what would not come back. Words next to each other are reported as one.
 *
 * @param conversion Of `text`, from `from` to `to`.
 */
export function findRoundTripLosses(
  text: string,
  conversion: Conversion,
  from: Variety,
  to: Variety,
): RoundTripLoss[] {
  const back = getConverter(to, from)(conversion.text);
  const losses: RoundTripLoss[] = [];
  for (const { source, target } of conversion.alignment.then(back.alignment).changes) {
    const before = text.slice(source.start, source.end);
    const returned = back.text.slice(target.start, target.end);
    if (before === returned) continue;
    const between = conversion.alignment.toTarget(source);
    const last = losses.at(-1);
    const touches = last?.source.end === source.start;
    const start = touches ? last.source.start : source.start;
    const targetStart = touches ? last.target.start : between.start;
    const loss: RoundTripLoss = {
      source: { start, end: source.end },
      target: { start: targetStart, end: between.end },
      text: text.slice(start, source.end),
      converted: conversion.text.slice(targetStart, between.end),
      returned: touches ? last.returned + returned : returned,
    };
    if (touches) losses.pop();
    losses.push(loss);
  }
  return losses;
}

/** How what is found in a converted text differs from what was carried over to it. */
export interface RecognitionDifferences {
  /** Carried over, but not found again: 最佳化營商環境 is no term. */
  readonly missing: readonly Annotation[];
  /** Found in the converted text alone. */
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
