/** What a gold standard must hold to be compared with. */
import { isOffset, type StoredAnnotation } from '../formats/readRecord';

/** A gold standard that nothing can be compared with. The message completes “FILE: …”. */
export class UnusableGoldError extends Error {
  override readonly name = 'UnusableGoldError';
}

/**
 * Makes sure that annotations can be found one by one and their attributes compared.
 *
 * @throws {UnusableGoldError} where one stands there twice, so that only one of the two could ever be found, or where a
 *   list of an attribute is none.
 */
export function assertComparable(annotations: readonly StoredAnnotation[]): void {
  const numbers = new Map<string, number>();
  annotations.forEach((annotation, index) => {
    const { type, start, end, text, pieces, attributes } = annotation;
    const key = JSON.stringify([type, start, end, pieces, attributes]);
    const same = numbers.get(key);
    if (same !== undefined) {
      throw new UnusableGoldError(
        `annotations ${same} and ${index + 1} are the same ${type} ${text} at ${start}`,
      );
    }
    numbers.set(key, index + 1);
    for (const [name, isList] of Object.entries(LISTS)) {
      const value = attributes[name];
      if (value !== undefined && value !== null && !isList(value)) {
        throw new UnusableGoldError(
          `annotation ${index + 1} has the ${name} ${JSON.stringify(value)}`,
        );
      }
    }
  });
}

const isListOf =
  (isOne: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(isOne);

const isText = (value: unknown): boolean => typeof value === 'string';

/** Start and end, in UTF-16 code units. */
const isSpan = (value: unknown): boolean => {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [start, end] = value as readonly unknown[];
  return isOffset(start) && isOffset(end) && start < end;
};

/** The attributes that are lists, and what makes one. */
const LISTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  items: isListOf(isText),
  posts: isListOf(isText),
  postSpans: isListOf(isSpan),
};
