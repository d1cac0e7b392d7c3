import type { Attributes } from '../attributes';
import { isObject } from './json';

/**
 * The attributes that an export of ours wrote as JSON into a comment. What a person wrote there is kept as a note.
 */
export function readAttributes(comment: string): Attributes {
  if (comment.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(comment);
    if (isObject(value)) return value;
  } catch {
    // A person's words are no JSON.
  }
  return { note: comment };
}
