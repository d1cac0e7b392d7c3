import type { Analysis } from './analysis';
import type { Annotation } from './annotation';

/**
 * The annotations of a document that are the same thing as the one given, itself included, in order: the same words as
 * the same type, whatever script, noise or line break they are written with.
 */
export function occurrencesOf<T extends Annotation>(analysis: Analysis, annotation: T): T[] {
  return analysis.annotations.filter(
    (other): other is T => other.type === annotation.type && other.norm === annotation.norm,
  );
}
