/** A pair of quotation marks or brackets, as offsets of its two marks. */
export interface BracketPair {
  readonly open: number;
  readonly close: number;
}

const CLOSING = new Map([...'“”‘’「」『』《》〈〉（）()【】〔〕［］[]'].flatMap(pairUp));

function pairUp(mark: string, index: number, marks: string[]): [string, string][] {
  return index % 2 === 0 ? [[mark, marks[index + 1]!]] : [];
}

const CLOSERS = new Set(CLOSING.values());

/**
 * The matched pairs in a text, in the order in which they close. A mark without its counterpart is passed over, so one
 * slip in an article does not unbalance the rest of it.
 */
export function findBrackets(text: string): BracketPair[] {
  const pairs: BracketPair[] = [];
  const open: { mark: string; at: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!;
    const closing = CLOSING.get(mark);
    if (closing) {
      open.push({ mark: closing, at });
    } else if (CLOSERS.has(mark)) {
      const index = open.findLastIndex((candidate) => candidate.mark === mark);
      // Looking back past a few unclosed marks mends slips; looking further would cost more than linear time.
      if (index >= 0 && open.length - index <= 4) {
        pairs.push({ open: open[index]!.at, close: at });
        open.length = index;
      }
    }
  }
  return pairs;
}
