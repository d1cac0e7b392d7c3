/** Annotations that a person marked: what their words alone say of them. */
import { canBeginNumeral, numeralAt } from '../recognize/numeral';
import type { RawSpan } from '../text/offsets';
import type { Annotation, AnnotationType } from './annotation';

/**
 * An annotation over words that nothing suggested. A metric has the value of the first numeral of its words and what
 * follows that as its unit; a formula that begins with a numeral counts; an official has no posts.
 *
 * @param text The raw words of the span.
 * @param norm The words without noise, in simplified script.
 * @param given The value of a metric, where the person gave it.
 * @returns undefined for a metric without a numeral and a value.
 */
export function markedAnnotation(
  type: AnnotationType,
  { start, end }: RawSpan,
  text: string,
  norm: string,
  given?: number,
): Annotation | undefined {
  const base = { start, end, text, norm, evidence: [], confidence: 1 } as const;
  switch (type) {
    case 'slogan':
      return { type, ...base };
    case 'official':
      return { type, ...base, posts: [], postSpans: [] };
    case 'formula': {
      const numeral = numeralAt(norm, 0);
      if (/[+＋\d]/.test(norm)) return { type, ...base, kind: 'code', count: null };
      return numeral
        ? { type, ...base, kind: 'counted', count: numeral.value }
        : { type, ...base, kind: 'compound', count: null };
    }
    case 'metric': {
      const numeral = firstNumeral(norm);
      const value = given ?? numeral?.value;
      if (value === undefined) return undefined;
      const unit = numeral ? norm.slice(numeral.end).trim() : '';
      return {
        type,
        ...base,
        value,
        unit: numeral?.fraction === 'percent' && unit === '' ? '%' : unit,
        bound: numeral?.approximate ? 'about' : 'exact',
        indicator: null,
      };
    }
  }
}

function firstNumeral(words: string): ReturnType<typeof numeralAt> {
  for (let i = 0; i < words.length; i++) {
    const numeral = canBeginNumeral(words.charCodeAt(i)) ? numeralAt(words, i) : undefined;
    if (numeral) return numeral;
  }
  return undefined;
}
