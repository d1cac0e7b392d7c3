/** As many characters of a text as a message quotes of it. */
const MOST_QUOTED = 60;

/** A text without what is beyond the length of a message, cut between characters. */
export function cut(text: string): string {
  if (text.length <= MOST_QUOTED) return text;
  const end = MOST_QUOTED - (/[\uD800-\uDBFF]/.test(text.charAt(MOST_QUOTED - 1)) ? 1 : 0);
  return `${text.slice(0, end)}…`;
}

/** A value as a message quotes it: as JSON, long texts cut. */
export const quoted = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(cut(value)) : cut(JSON.stringify(value));
