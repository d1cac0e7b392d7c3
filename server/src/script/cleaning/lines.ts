import { isBlank, isHan, isInvisible, isLineBreak } from '../../text/characters';

/** Offset of the first code unit of the line that an offset stands in. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Offset behind the last code unit of a line, before its break. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

/** Offset behind a line break, if one stands at the offset; CR LF is one. */
export function behindBreak(text: string, offset: number): number {
  if (offset >= text.length || !isLineBreak(text.charCodeAt(offset))) return offset;
  return text.startsWith('\r\n', offset) ? offset + 2 : offset + 1;
}

/** The line break of a text: CR LF if it has one, else LF. */
export const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Whether a stretch holds nothing that a reader sees. */
export function isEmptyBetween(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (!isBlank(c) && !isInvisible(c) && !isLineBreak(c)) return false;
  }
  return true;
}

/** Whether a stretch holds a Han character. */
export function holdsHan(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}
