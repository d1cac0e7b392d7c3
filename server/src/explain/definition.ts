/** Where an article itself says what a term stands for. */
import type { Analysis } from '../document/analysis';
import type { FormulaAnnotation, SloganAnnotation } from '../document/annotation';
import { reading as readingOffset, type RawSpan } from '../text/offsets';

/** What an article says of a term, and where. */
export interface Definition {
  readonly span: RawSpan;
  /** The list that it spells out, or its words as one item. */
  readonly items: readonly string[];
  readonly kind: 'list' | 'words';
}

/** How far behind a term its explanation may begin, in code units of the reading. */
const LEAD_MAX = 16;
/** Longest explanation that is quoted. */
const DEFINITION_MAX = 240;

/** “两清一改”，即…; “两清一改”是指…; “两清一改”（即…）. */
const LEAD =
  /^[”’」』]?[^，。；：！？（(“”\n]{0,6}(?:[，,]?(?:即|是指|指的是|就是指|意思是|意为)(?!使|将|可|便|日|时|刻|以)[：，,]?|[（(](?:即|指|就是)[：，,]?)/;

/** The first explanation that the article gives at one of the occurrences of a term. */
export function findDefinition(
  { reading }: Analysis,
  occurrences: readonly (SloganAnnotation | FormulaAnnotation)[],
): Definition | undefined {
  for (const occurrence of occurrences) {
    if (occurrence.type === 'formula' && occurrence.itemsSpan && occurrence.items) {
      return { kind: 'list', span: occurrence.itemsSpan, items: occurrence.items };
    }
  }
  const { text } = reading;
  for (const { start, norm } of occurrences) {
    const at = reading.toReading(start);
    const before = listBefore(text, at, norm);
    if (before) {
      const { from, to, items } = before;
      const span = reading.toRaw(readingOffset(from), readingOffset(to));
      return { kind: 'list', span, items };
    }
    const end = at + norm.length;
    const lead = LEAD.exec(text.slice(end, end + LEAD_MAX));
    if (!lead) continue;
    const from = end + lead[0].length;
    const tail = text.slice(from, from + DEFINITION_MAX);
    const length = tail.search(/[（(]/.test(lead[0]) ? /[）)。！？\n]/ : /[。！？；\n]/);
    const words = tail.slice(0, length < 0 ? tail.length : length).trim();
    if (words.length < SHORTEST) continue;
    const to = from + (length < 0 ? tail.length : length);
    return {
      kind: 'words',
      span: reading.toRaw(readingOffset(from), readingOffset(to)),
      items: [words],
    };
  }
  return undefined;
}

/**
 * Where an article with a term names everything that the term is known to stand for, in order and in one sentence:
 * 调查研究下基层，…，现场办公下基层，简称“四下基层”.
 *
 * @param items In the words of the glossary.
 */
export function findItems(
  { reading }: Analysis,
  occurrences: readonly (SloganAnnotation | FormulaAnnotation)[],
  items: readonly string[],
): Definition | undefined {
  const [first, ...others] = items;
  if (first === undefined || others.length === 0) return undefined;
  const { text } = reading;
  for (const { start } of occurrences) {
    const at = reading.toReading(start);
    const before = text
      .slice(Math.max(0, at - ITEMS_REACH), at)
      .split(SENTENCE_END)
      .at(-1)!;
    const behind = text.slice(at, at + ITEMS_REACH).split(SENTENCE_END, 1)[0]!;
    const from = at - before.length;
    const sentence = before + behind;
    const begin = sentence.indexOf(first);
    let end = begin + first.length;
    const isNamed = (item: string): boolean => {
      const found = sentence.indexOf(item, end);
      end = found + item.length;
      return found >= 0;
    };
    if (begin < 0 || !others.every(isNamed)) continue;
    const span = reading.toRaw(readingOffset(from + begin), readingOffset(from + end));
    return { kind: 'list', span, items };
  }
  return undefined;
}

/** How far from a term a sentence is looked through for its items, in code units of the reading. */
const ITEMS_REACH = 240;
const SENTENCE_END = /[。！？\n]/;

/** Fewer characters than this explain nothing. */
const SHORTEST = 4;

/** How far before a formula its list begins. */
const LIST_MAX = 60;
const NUMERALS = '一二三四五六七八九十';
const PART = new RegExp(`([${NUMERALS}两])(?:个|大|项|条)?([^${NUMERALS}两、，]+)`, 'g');
/** Verbs before the first item, which are no part of it. */
const LEADING_VERB =
  /^.*(?:关于|听取|部署|研究|通报|实行|推行|落实|建立|坚持|围绕|梳理|开展|实施|推进|完善|制定|形成|做到|打造|抓好|抓实|聚焦|强化|深化|进一步|重新)/;

/**
 * A list that stands right before a formula in quotation marks and has as many items as it counts: 重点任务、重要问题、
 * 重大改革“三个清单”, or with 等 between. Of a compound each item must end in what its number counts: 任务清单和讲评制、通报制“一单两制”.
 */
function listBefore(
  text: string,
  at: number,
  term: string,
): { readonly from: number; readonly to: number; readonly items: readonly string[] } | undefined {
  if (!/[“‘「『]/.test(text[at - 1] ?? '')) return undefined;
  const to = at - 1;
  const lead = text.slice(Math.max(0, to - LIST_MAX), to);
  const clause = lead.slice(lead.search(/[^，。；：！？\n（）《》]*$/));
  const parts = [...term.matchAll(PART)].map(([, number, head]) => ({
    count: '两' === number ? 2 : NUMERALS.indexOf(number!) + 1,
    head: head!,
  }));
  if (parts.length === 0 || parts.map(({ head }) => head).join('').length > term.length)
    return undefined;
  const heads = parts.flatMap(({ count, head }) => Array.from({ length: count }, () => head));
  const isShown = clause.endsWith('等');
  // 听取了县长关于水渠改造、…等: what stands before is no item, and may be a list of posts.
  const listed = isShown ? clause.slice(0, -1).replace(/^.*(?:关于|听取了?)/, '') : clause;
  const items = listed.split(/以及|[、和及与]/);
  if (heads.length < 2 || items.length !== heads.length) return undefined;
  const first = items[0]!.replace(LEADING_VERB, '');
  const list = [first, ...items.slice(1)];
  if (list.some((item) => item.length < 2)) return undefined;
  const fits =
    parts.length > 1
      ? list.every((item, index) => item.endsWith(heads[index]!.at(-1)!))
      : isShown || list.every((item) => item.length === list.at(-1)!.length);
  // A quotation that begins before the list and ends in it holds no list.
  if (!fits || list.some((item) => /^[^“]*”|“[^”]*$/.test(item))) return undefined;
  const end = isShown ? to - 1 : to;
  return { from: end - listed.length + (items[0]!.length - first.length), to: end, items: list };
}
