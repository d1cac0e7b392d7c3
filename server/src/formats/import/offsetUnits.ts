/** What offsets count in a file that leaves it open. */
import type { Convert } from '../attributes';
import { codePoints } from '../codePoints';
import { quoted } from '../quoted';
import { SpanError } from './spanError';

/** Code units as JavaScript counts, code points as Python does, or grapheme clusters, what a reader sees as a character. */
export const OFFSET_UNITS = ['utf-16', 'code-points', 'graphemes'] as const;

export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** From offsets of a unit to UTF-16 code units of a text; beyond its length for those that the text does not have. */
export function toCodeUnits(unit: OffsetUnit, text: string): Convert {
  if (unit === 'utf-16') return (offset) => offset;
  if (unit === 'code-points') {
    const points = codePoints(text);
    return (offset) => points.unitAt(offset);
  }
  const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text);
  const starts = Array.from(clusters, ({ index }) => index);
  return (offset) =>
    offset < starts.length ? (starts[offset] ?? offset) : text.length + offset - starts.length;
}

/** A span that two units place at different words, and nothing in its file says which of them it counts in. */
export class UnknownUnitError extends SpanError {
  /** @param words By unit, what the span would hold. */
  constructor(readonly words: Readonly<Partial<Record<OffsetUnit, string>>>) {
    const places = Object.entries(words).map(([unit, one]) => `${quoted(one)} in ${unit}`);
    super(`means ${places.join(', ')}, and nothing says which`);
  }
}

/** The span because of which a file was refused. */
export function unknownUnitIn(error: unknown): UnknownUnitError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof UnknownUnitError) return cause;
  }
  return undefined;
}
