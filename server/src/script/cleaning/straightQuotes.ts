/** Straight quotation marks around Chinese: "四下基层" and '四下基层'. */
import { isDigit, isHan, isLatin, isLineBreak } from '../../text/characters';
import type { Dirt, DirtFinder } from './dirt';
import { holdsHan, lineEnd } from './lines';

/** A straight mark, and the curved ones that it stands for. */
const MARKS = [
  { straight: '"', opening: '“', closing: '”' },
  { straight: "'", opening: '‘', closing: '’' },
] as const;
type Mark = (typeof MARKS)[number];

/** What stands before a mark that opens a quotation, and behind one that closes it. */
const BEFORE_OPENING = new Set('：:，,、；;（(《');
const BEHIND_CLOSING = new Set('，,。.、；;：:！!？?）)》');
const SENTENCE_END = new Set('。.！!？?…');
/** Numbers before a mark that measures: minutes and seconds of an angle (北纬30°15'20"), feet and inches (12'30", 5"×3"). */
const BEHIND_ANGLE = /(?:°|\d['′])\s?\d{1,2}(?:\.\d{1,4})?$/;
const BEHIND_TIMES = /\d['"′″]?\s?[×xX*＊]\s?\d{1,4}(?:\.\d{1,4})?$/;
const BEHIND_NUMBER = /(?:^|[^\d.])\d{1,4}(?:\.\d{1,4})?$/;
/** What follows it there: another number, or a sign between two. */
const BEFORE_NUMBER = /^(?:\d{1,2}(?:\.\d{1,4})?(?:["″]|''|(?![\d%％]))|\s?[×xX*＊]\s?\d)/;
/** How much is looked at on each side of a mark, in code units. */
const MEASURE_MAX = 16;
/** How many lines a quotation goes on for whose ends stand in different ones. */
const LINES_MAX = 8;

/** A mark behind a colon, which opens what a speaker says, and whose other half is not in its line. */
interface Speech {
  readonly at: number;
  readonly line: number;
}

/**
 * Straight quotation marks in lines of Chinese. Where their number is odd, the one that is left over is pointed out, if the
 * marks around the others tell which one it is.
 */
export const findStraightQuotes: DirtFinder = function* ({ text, isTaken }) {
  let speech: Speech | undefined;
  for (let start = 0, line = 0; start < text.length; line++) {
    const end = lineEnd(text, start);
    for (const mark of MARKS) {
      const at = marksOf(text, start, end, mark, isTaken);
      if (at.length === 0) continue;
      const { pairs, lone } = pair(text, start, end, at, mark);
      for (const [opening, closing] of pairs) {
        yield replace(opening, mark.opening);
        yield replace(closing, mark.closing);
      }
      if (lone === undefined) continue;
      const isClosing = SENTENCE_END.has(text[lone - 1] ?? '');
      if (mark.straight === '"' && speech && isClosing && line - speech.line <= LINES_MAX) {
        yield replace(speech.at, mark.opening);
        yield replace(lone, mark.closing);
        speech = undefined;
        continue;
      }
      if (speech) yield pointOut(speech.at);
      speech = undefined;
      const isSpeech = mark.straight === '"' && '：:'.includes(text[lone - 1] ?? ' ');
      if (isSpeech) speech = { at: lone, line };
      else yield pointOut(lone);
    }
    start = end;
    while (start < text.length && isLineBreak(text.charCodeAt(start))) start++;
  }
  if (speech) yield pointOut(speech.at);
};

/** The quotation marks of a line that holds Chinese: no apostrophes, minutes or seconds. */
function marksOf(
  text: string,
  start: number,
  end: number,
  { straight }: Mark,
  isTaken: (offset: number) => boolean,
): number[] {
  const result: number[] = [];
  for (let at = text.indexOf(straight, start); at >= 0 && at < end;) {
    const isApostrophe =
      straight === "'" && isLatin(text.charCodeAt(at - 1)) && !isHan(text.charCodeAt(at + 1));
    const isMeasure = measures(text, start, end, at, result.length % 2 === 1);
    if (!isApostrophe && !isMeasure && !isTaken(at)) result.push(at);
    at = text.indexOf(straight, at + 1);
  }
  return result.length > 0 && holdsHan(text, start, end) ? result : [];
}

/**
 * Whether a straight mark belongs to the number before it. Alone behind a number it does where no quotation is open, but
 * for one before Chinese, which may open there: 完成2个"三个一".
 */
function measures(text: string, start: number, end: number, at: number, isOpen: boolean): boolean {
  if (!isDigit(text.charCodeAt(at - 1))) return false;
  const before = text.slice(Math.max(start, at - MEASURE_MAX), at);
  const behind = text.slice(at + 1, Math.min(end, at + 1 + MEASURE_MAX));
  if (BEHIND_ANGLE.test(before) || BEHIND_TIMES.test(before)) return true;
  if (/°\s?\d{1,2}$/.test(before) || (BEHIND_NUMBER.test(before) && BEFORE_NUMBER.test(behind))) {
    return true;
  }
  return (
    !isOpen &&
    BEHIND_NUMBER.test(before) &&
    !isHan(text.charCodeAt(at + 1)) &&
    !/^["“「]/.test(behind)
  );
}

/** The pairs of a line's marks, and the one that is left over where their number is odd. */
function pair(
  text: string,
  start: number,
  end: number,
  at: readonly number[],
  { straight }: Mark,
): { readonly pairs: readonly (readonly [number, number])[]; readonly lone?: number } {
  // What is quoted in single marks holds Chinese; others may be anything.
  const pairsOf = (marks: readonly number[]): (readonly [number, number])[] => {
    const pairs: (readonly [number, number])[] = [];
    for (let i = 0; i + 1 < marks.length; i += 2) {
      const [opening, closing] = [marks[i]!, marks[i + 1]!];
      // 55"电视和32"屏幕: behind two numbers they may be inches as well.
      if (isDigit(text.charCodeAt(opening - 1)) && isDigit(text.charCodeAt(closing - 1))) continue;
      if (straight === '"' || holdsHan(text, opening, closing)) pairs.push([opening, closing]);
    }
    return pairs;
  };
  if (at.length % 2 === 0) return { pairs: pairsOf(at) };
  const opens = at.map((one) => one === start || BEFORE_OPENING.has(text[one - 1]!));
  const closes = at.map((one) => one + 1 === end || BEHIND_CLOSING.has(text[one + 1]!));
  // Only one at an even place can be left over; the others then open and close in turn.
  const fits = (i: number, place: number): boolean =>
    place % 2 === 0 ? !closes[i] || opens[i]! : !opens[i] || closes[i]!;
  // How many marks fit in a row from the first on, and from which on all fit one place further ahead.
  let fitting = 0;
  while (fitting < at.length && fits(fitting, fitting)) fitting++;
  let ahead = at.length;
  while (ahead > 1 && fits(ahead - 1, ahead - 2)) ahead--;
  const possible = at.filter((_, i) => i % 2 === 0 && i <= fitting && i + 1 >= ahead);
  const lone = possible[0];
  if (possible.length !== 1 || lone === undefined) return { pairs: [], lone: at.at(-1)! };
  return { pairs: pairsOf(at.filter((one) => one !== lone)), lone };
}

const replace = (at: number, replacement: string): Dirt => ({
  kind: 'half-width-punctuation',
  start: at,
  end: at + 1,
  replacement,
});

const pointOut = (at: number): Dirt => ({ kind: 'unpaired-quote', start: at, end: at + 1 });
