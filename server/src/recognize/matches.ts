/** Searching a block with a regular expression. */

const NONE: readonly RegExpExecArray[] = [];

/**
 * What a pattern matches, as `matchAll` gives it. That makes a copy of the pattern for every call, which costs more than
 * looking through a block that has no match, as most have none.
 *
 * @param pattern With the flag g; it must not match the empty string.
 */
export function allMatches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) found.push(match);
  return found;
}
