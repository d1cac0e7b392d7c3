import { reading as readingOffset } from '../text/offsets';
import type { Check, Finding } from './check';
import { countedLists } from './countedList';
import { knownItems, restOfName } from './knownItems';
import { ordinalFindings } from './ordinals';

/** “三找准”活动，即…; “三联工作法”，即…; “三抓”：…; “四个一”机制（…: what announces the list that spells a formula out. */
const ANNOUNCED = new RegExp(`${restOfName(10)}(?:，?即|（即?|：|，?是指|，?就是|——)[“‘]?`);
/** “三抓”思路，抓项目、…: the list may as well be a part of it. */
const FOLLOWED = new RegExp(`${restOfName(10)}，`);
const LEAD_MAX = 16;
const LIST_MAX = 240;
const NUMERALS = '[一二两三四五六七八九十]';
const HEAD = new RegExp(
  `^${NUMERALS}(?:(?:个|大|项|条)(.{1,6}?)|([^一二两三四五六七八九十、，]{1,6}?|统一))(?:工作法|机制|模式|行动|工程|活动|制度)?$`,
);

/** A formula that the article spells out with more or fewer items than it counts. */
export const enumerationCount: Check = {
  id: 'enumeration-count',
  severity: 'warning',
  what: {
    zh: '数字提法后面列出的项数与数字不符',
    en: 'a numbered formula followed by more or fewer items than it counts',
  },
  find(analysis, lexicon) {
    const { reading, annotations } = analysis;
    const findings: Finding[] = [
      ...ordinalFindings(reading),
      ...countedLists(reading),
      ...knownItems(analysis, lexicon),
    ];
    const isTold = (start: number, end: number) =>
      findings.some(({ span }) => span.start < end && start < span.end);
    for (const annotation of annotations) {
      if (annotation.type !== 'formula' || annotation.kind !== 'counted') continue;
      const { count, norm, start, end } = annotation;
      const head = headOf(norm);
      if (count === null || head === undefined || annotation.itemsSpan) continue;
      if (isTold(start, end)) continue;
      const listed = listBehind(reading.text, reading.toReading(start) + norm.length, head);
      if (!listed || !isMiscounted(listed, count)) continue;
      const found = listed.items.length;
      findings.push({
        span: { start, end },
        message: {
          zh: `“${norm}”后面列出的是 ${found} 项`,
          en: `“${norm}” is followed by ${found} items`,
        },
        related: [
          {
            span: reading.toRaw(readingOffset(listed.start), readingOffset(listed.end)),
            message: { zh: '列出的各项', en: 'the items' },
          },
        ],
      });
    }
    return findings;
  },
};

/** What a formula counts: 一批 in 三个一批. */
function headOf(norm: string): string | undefined {
  const match = HEAD.exec(norm);
  return match?.[1] ?? match?.[2];
}

interface List {
  readonly items: readonly string[];
  /** Where the items stand in the reading. */
  readonly start: number;
  readonly end: number;
  /** Whether the article says that the list is what the formula stands for. */
  readonly isAnnounced: boolean;
}

/** A list that nothing announces may be a part of what the formula counts, but no more than all of it. */
const isMiscounted = ({ items, isAnnounced }: List, count: number): boolean =>
  isAnnounced ? items.length !== count : items.length > count;

/** The list behind a formula, each of whose items is built on what the formula counts. */
function listBehind(text: string, behind: number, head: string): List | undefined {
  const near = text.slice(behind, behind + LEAD_MAX);
  const announced = ANNOUNCED.exec(near);
  const lead = announced ?? FOLLOWED.exec(near);
  if (!lead) return undefined;
  const start = behind + lead[0].length;
  const body = /^[^。；！？\n）)]+(?=[。；！？\n）)])/.exec(
    text.slice(start, start + LIST_MAX),
  )?.[0];
  if (body === undefined || /等[”’]?$/.test(body)) return undefined;
  const isAnnounced = announced !== null;
  const pieces = body.split(/(?<=[、，])/).flatMap((piece) => {
    // 把学习与调研结合起来 is one item: a word joins two where what is counted stands on both sides of it.
    const joined = piece.split(JOINED);
    return joined.every((part) => part.includes(head)) ? joined : [piece];
  });
  const items: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    const item = piece.replace(/^[“‘和及与]+|[”’、，]+$/g, '');
    if (!isBuiltOn(item, head, isAnnounced)) break;
    items.push(item);
    length += piece.length;
  }
  const rest = body.slice(length);
  // A clause behind the list is no item of it; what goes on with the list or with what it counts leaves its end open.
  const isWhole = rest === '' || (/，$/.test(body.slice(0, length)) && !rest.includes(head));
  if (items.length < 2 || !isWhole || new Set(items).size < items.length) return undefined;
  return { items, start, end: start + length, isAnnounced };
}

const JOINED = /(?<=[\u4e00-\u9fff]{3})(?=[和及与][\u4e00-\u9fff]{3})/;
const LONGEST_ITEM = 16;

function isBuiltOn(item: string, head: string, isAnnounced: boolean): boolean {
  if (item.length <= head.length || item.length > LONGEST_ITEM) return false;
  // 把学习与调研结合起来: a longer word is not there by chance.
  const isWithin = isAnnounced || head.length > 1;
  return isWithin ? item.includes(head) : item.startsWith(head) || item.endsWith(head);
}
