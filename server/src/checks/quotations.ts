import type { Analysis } from '../document/analysis';
import { reading as readingOffset, type RawSpan } from '../text/offsets';

/** What stands between quotation marks. */
export interface Quoted {
  /** The words in the reading: simplified, without noise. */
  readonly words: string;
  /** Where they begin in the reading, in code units. */
  readonly start: number;
  readonly span: RawSpan;
}

/** Marks are folded to these by the reading, or stand as they are. */
const QUOTED = /[“‘「『]([^“”‘’「」『』\n]{2,24})[”’」』]/g;

/** Short quotations of running text, in the order of the reading. */
export function* shortQuotations({ reading }: Analysis): Generator<Quoted> {
  for (const match of reading.text.matchAll(QUOTED)) {
    const words = match[1]!;
    const start = match.index + 1;
    yield {
      words,
      start,
      span: reading.toRaw(readingOffset(start), readingOffset(start + words.length)),
    };
  }
}
