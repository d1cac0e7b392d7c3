/**
 * A value as a line of JSON Lines, its end included. What some readers (Python's `splitlines`) take for the end of a line
 * besides is written by its number.
 */
export const jsonLine = (value: unknown): string =>
  `${JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, escaped)}\n`;

const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
