import { reading as readingOffset } from '../text/offsets';
import type { Check, Finding } from './check';
import { ordinalFindings } from './ordinals';

/** “三找准”，即找准方向、找准问题: the list that follows a formula and is built on what it counts. */
const LEAD = /^[”’」』]?(?:，?即|（即?|：|，?是指|，?就是)[“‘]?/;
const LIST_MAX = 240;
const HEAD =
  /^[一二两三四五六七八九十]+(?:个|大|项|条)?([^一二两三四五六七八九十、，]{1,6}?)(?:工作法|机制|模式|行动|工程|活动|制度)?$/;

/** A formula that the article spells out with more or fewer items than it counts. */
export const enumerationCount: Check = {
  id: 'enumeration-count',
  severity: 'warning',
  what: {
    zh: '数字提法后面列出的项数与数字不符',
    en: 'a numbered formula followed by more or fewer items than it counts',
  },
  find({ reading, annotations }) {
    const findings: Finding[] = [...ordinalFindings(reading)];
    for (const annotation of annotations) {
      if (annotation.type !== 'formula' || annotation.kind !== 'counted') continue;
      const { count, norm, start, end } = annotation;
      const head = HEAD.exec(norm)?.[1];
      if (count === null || head === undefined || annotation.itemsSpan) continue;
      const behind = reading.toReading(start) + norm.length;
      const lead = LEAD.exec(reading.text.slice(behind, behind + 8));
      if (!lead) continue;
      const from = behind + lead[0].length;
      const listed = listOf(reading.text.slice(from, from + LIST_MAX), head);
      if (!listed || listed.items.length === count) continue;
      const found = listed.items.length;
      findings.push({
        span: { start, end },
        message: {
          zh: `“${norm}”后面列出的是 ${found} 项`,
          en: `“${norm}” is followed by ${found} items`,
        },
        related: [
          {
            span: reading.toRaw(readingOffset(from), readingOffset(from + listed.length)),
            message: { zh: '列出的各项', en: 'the items' },
          },
        ],
      });
    }
    return findings;
  },
};

/** The items of a list up to its end, where each is built on the head of the formula. */
function listOf(
  tail: string,
  head: string,
): { readonly items: readonly string[]; readonly length: number } | undefined {
  const length = tail.search(/[。；！？\n）)]/);
  if (length <= 0) return undefined;
  const items = tail
    .slice(0, length)
    .replace(/[”’]$/, '')
    .split(/[、，]|(?<=[\u4e00-\u9fff]{3})[和及与](?=[\u4e00-\u9fff]{3})/)
    .map((item) => item.replace(/^[“‘和及与]|[”’]$/g, ''));
  const built = items.every(
    (item) => item.length > head.length && item.length <= 16 && item.includes(head),
  );
  return items.length >= 2 && built ? { items, length } : undefined;
}
