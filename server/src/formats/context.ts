/** The words beside an annotation, by which a reader without its text finds the place again. */
import { CONTEXT_LENGTH } from '../decisions/anchor';
import type { RawSpan } from '../text/offsets';

export interface Context {
  /** The raw text before an annotation and behind it, without half a character at the outer end. */
  readonly prefix: string;
  readonly suffix: string;
}

/** The context of a span. */
export const contextOf = (text: string, { start, end }: RawSpan): Context => ({
  prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start).replace(/^[\uDC00-\uDFFF]/, ''),
  suffix: text.slice(end, end + CONTEXT_LENGTH).replace(/[\uD800-\uDBFF]$/, ''),
});

/** The sign of a line end in a table. */
const LINE_END = '⏎';

/** Context on one line, for the cell of a table. */
export const toCell = (context: string): string =>
  context.replace(/\r\n|[\r\n\u2028\u2029]/g, LINE_END);

/** The context that {@link toCell} wrote, with LF at the ends of lines. */
export const fromCell = (cell: string): string => cell.replaceAll(LINE_END, '\n');
