/** Headlines of several lines: what a newspaper breaks over lines, and the line above that says who said it. */

/** 陈某某主持召开专题会议强调: what was said stands in the line below, at times beyond a blank one. */
const KICKER = /(?:强调|強調|指出|要求|表示|提出|明确提出|宣布|[：:])$/;
/** How the second half of a broken line begins: 市委召开全面从严治党 | 暨党风廉政建设会议. */
const SECOND_HALF = /^[暨和与與及的]/;
/** …and how it ends where the first has no verb: 全市重大项目建设 | 现场推进会召开. */
const HELD = /(?:召开|召開|举行|舉行|启动|啟動|开幕|開幕|闭幕|閉幕)$/;
const VERB = /召开|召開|举行|舉行|启动|啟動|开幕|開幕|闭幕|閉幕|主持|出席|推进|推進/;
/** A line as long as this, in code units, is broken because the page is no wider; shorter ones end where they should. */
const WIDE = 24;
/** The lines of a headline, at most. */
const MOST_LINES = 3;
/** 顾某某出席并讲话; ——清河县推进乡村振兴纪实 */
const SUBTITLE =
  /^——|(?:主持|出席|讲话|講話|参加|參加|陪同|致辞|致辭|作报告|作報告)(?:会议|會議)?(?:并|並)?(?:讲话|講話|致辞|致辭)?$/;

const goesOn = (line: string, next: string, isAdjacent: boolean): boolean => {
  if (SUBTITLE.test(next)) return false;
  if (KICKER.test(line)) return true;
  if (!isAdjacent) return false;
  return line.length >= WIDE || SECOND_HALF.test(next) || (HELD.test(next) && !VERB.test(line));
};

/**
 * How many of these lines are the headline that the first one begins; at least one.
 *
 * @param lines Of headlines that follow one another, the first of them first.
 * @param isAdjacent Whether no blank line stands between a line and the one behind it.
 */
export function headlineLength(
  lines: readonly string[],
  isAdjacent: (index: number) => boolean,
): number {
  let count = 1;
  while (
    count < Math.min(lines.length, MOST_LINES) &&
    goesOn(lines[count - 1]!, lines[count]!, isAdjacent(count - 1))
  ) {
    count++;
  }
  return count;
}

/** A headline on one line: halves of a broken line run on, what was said stands apart from who said it. */
export const joinHeadline = (lines: readonly string[]): string =>
  lines.reduce((joined, line) => `${joined}${KICKER.test(joined) ? ' ' : ''}${line}`);
