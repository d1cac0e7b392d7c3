import type { Analysis } from './analysis';
import type { Annotation } from './annotation';

/**
 * The annotations of a document that are the same thing as the one given, itself included, in order: the same words as
 * the same type, whatever script, noise or line break they are written with. A person of whom only the surname is given
 * (王副市长) is the same where a post is, too.
 */
export function occurrencesOf<T extends Annotation>(analysis: Analysis, annotation: T): T[] {
  return analysis.annotations.filter((other): other is T => isSame(annotation, other));
}

function isSame(one: Annotation, other: Annotation): boolean {
  if (one.type !== other.type || one.norm !== other.norm) return false;
  if (one.type !== 'official' || other.type !== 'official' || !isSurname(one.norm)) return true;
  return one === other || one.posts.some((post) => other.posts.includes(post));
}

const isSurname = (name: string): boolean => [...name].length === 1;

/** Whether the text introduces a thing here: gives a person a post, lists what a formula counts. */
export function introduces(annotation: Annotation): boolean {
  if (annotation.type === 'official') return annotation.posts.length > 0;
  return annotation.evidence.includes('enumerated');
}
