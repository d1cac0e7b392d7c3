/** Lists whose items are numbered in words: “三件事”。一是建队伍，…。二是…。三是…. */

/** How far the items of such a list may reach, in code units. */
const REACH = 2500;
/** Longest item: what stands up to its first mark. */
const ITEM_MAX = 30;
const DIGITS = '一二三四五六七八九十';

/** What may stand between a label and the first number. */
const LEAD = /^[”’」』]?[^。；，,\n]{0,16}?[。：:，,；—\s]{0,2}(?=一[是要]|第一[，,、是])/;

export interface OrdinalItems {
  readonly items: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** The items numbered from one to `count`, and no further, behind a label that ends at `end`. */
export function ordinalItems(text: string, end: number, count: number): OrdinalItems | undefined {
  if (count < 2 || count > DIGITS.length) return undefined;
  const lead = LEAD.exec(text.slice(end, end + 24));
  if (!lead) return undefined;
  const start = end + lead[0].length;
  const body = text.slice(start, start + REACH);
  // 一是, 二是, …; 第一，第二，…
  const isBare = body.startsWith('一');
  const mark = isBare ? body[1]! : '';
  const numbered = (n: number): string => `${isBare ? '' : '第'}${DIGITS[n]!}${mark}`;
  const items: string[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    const begins = n === 0 ? 0 : nextOf(body, numbered(n), at);
    if (begins < 0) return undefined;
    const from = begins + numbered(n).length + (isBare ? 0 : 1);
    const item = body.slice(from).search(/[，,。；;：:！!\n]|$/);
    if (item < 2 || item > ITEM_MAX) return undefined;
    items.push(body.slice(from, from + item));
    at = from + item;
  }
  if (count < DIGITS.length && nextOf(body, numbered(count), at) >= 0) return undefined;
  return { items, start, end: start + at };
}

/** Where a number stands at the beginning of a clause. */
function nextOf(body: string, number: string, from: number): number {
  for (let at = body.indexOf(number, from); at >= 0; at = body.indexOf(number, at + 1)) {
    if (/[，,。；;：:！!、\s]/.test(body[at - 1] ?? '')) return at;
  }
  return -1;
}
