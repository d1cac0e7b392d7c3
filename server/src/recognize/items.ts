/** The list that a formula stands for, where the text gives it: before it, behind it, in brackets or as repeated words. */
import type { Span } from './candidate';
import { chineseValue } from './numeral';
import { ordinalItems } from './ordinalItems';

export interface Items {
  readonly items: readonly string[];
  /** Where the list stands, unless it goes over several sentences. */
  readonly span?: Span;
  /** Whether the items are built on the formula's head: 走进校园、走进社区 for 三个走进. */
  readonly repeatsHead: boolean;
}

/** How far from a formula its list is looked for, in code units. */
const REACH = 240;
/** Longest item. */
const ITEM_MAX = 30;
const SEPARATOR = /[、，,；;/]/;

/**
 * The list of exactly `count` items that belongs to the formula at [start, end).
 *
 * @param head What is counted: 融入 in 四个融入.
 */
export function itemsOf(
  text: string,
  start: number,
  end: number,
  head: string,
  count: number,
): Items | undefined {
  if (count < 2 || count > 20) return undefined;
  return (
    numberedBehind(text, end, count, head) ??
    listBehind(text, end, count, head) ??
    listBefore(text, start, count, head) ??
    quotedBefore(text, start, count) ??
    repeatedHead(text, start, end, head, count)
  );
}

const repeats = (items: readonly string[], head: string): boolean =>
  head !== '' && items.every((item) => item.startsWith(head) || item.endsWith(head));

/** “三个聚力”：一是聚力强县，二是…. */
function numberedBehind(text: string, end: number, count: number, head: string): Items | undefined {
  const found = ordinalItems(text, end, count);
  if (!found) return undefined;
  const { items, ...span } = found;
  const isSentence = !/[。；\n]/.test(text.slice(end, span.end));
  return { items, ...(isSentence ? { span } : {}), repeatsHead: repeats(items, head) };
}

/**
 * What announces a list behind a formula: （, ：, ——, 即, ，具体是. What says that it is one needs no likeness of the items.
 */
const ANNOUNCED =
  /^[”’」』]?[^，。；：（(“\n]{0,6}?(?:（|\(|：|:|——|，?(?:即|就是|(?:具体|分别)(?:是|为|包括)))[：:]?[“‘]?(?:即|指|用|(?:具体|分别)(?:是|为))?[：:]?[“‘]?/;
const SAYS_SO = /[，：:](?:即|就是|具体|分别)|即[：:]/;

/** “四送”（送政策、送技术、送岗位、送服务）, “三亮”：…, 即…. */
function listBehind(text: string, end: number, count: number, head: string): Items | undefined {
  const lead = ANNOUNCED.exec(text.slice(end, end + 20));
  if (!lead) return undefined;
  const start = end + lead[0].length;
  const bracket = /[（(]/.test(lead[0]);
  const tail = text.slice(start, start + REACH);
  const stop = bracket ? tail.search(/[）)]/) : tail.search(/[。！？\n”]/);
  const body = stop < 0 ? (bracket ? undefined : tail) : tail.slice(0, stop);
  if (body === undefined) return undefined;
  const items = split(body);
  if (items.length !== count) return undefined;
  const isSaid = SAYS_SO.test(lead[0]) && items.every((item) => item.length <= ITEM_MAX);
  if (!bracket && !isSaid && !repeats(items, head) && !areAlike(items)) return undefined;
  return { items, span: { start, end: start + body.length }, repeatsHead: repeats(items, head) };
}

/** Where a compound formula is spelled out behind it: “四看四不选”，即看品行、看本领…. */
export function spelledOut(text: string, end: number): Span | undefined {
  const lead = /^[”’」』]?(?:，?即|[\u4e00-\u9fff]{0,6}?(?:[（(：]|——))(?:指)?：?/.exec(
    text.slice(end, end + 14),
  );
  if (!lead) return undefined;
  const start = end + lead[0].length;
  const body = /^[^。！？\n）)”]*、[^。！？\n）)”]*/.exec(text.slice(start, start + REACH));
  return body ? { start, end: start + body[0].length } : undefined;
}

/** The parts of such a list, if they are as many as the numbers of a compound formula add up to: 三新一高 are four. */
export function compoundItems(
  text: string,
  { start, end }: Span,
  term: string,
): readonly string[] | undefined {
  const items = split(text.slice(start, end));
  const counts = term.match(/双|[一二两三四五六七八九十]+/g) ?? [];
  const sum = counts.reduce((n, one) => n + (one === '双' ? 2 : (chineseValue(one) ?? 0)), 0);
  if (items.length === sum) return items;
  // 三强三比——强班子、强队伍、强阵地，比担当、比作为、比实绩，推动…: the sentence goes on behind the last one.
  const heads = [...term.matchAll(/([二两三四五六七八九])([^、，一二两三四五六七八九])/g)].flatMap(
    ([, count, head]) => Array<string>(chineseValue(count!) ?? 0).fill(head!),
  );
  const isWhole = heads.length === sum && heads.length < items.length;
  return isWhole && heads.every((head, i) => items[i]!.startsWith(head))
    ? items.slice(0, sum)
    : undefined;
}

/** 竹笋、茶叶、油茶等“新三宝”. */
function listBefore(text: string, start: number, count: number, head: string): Items | undefined {
  const opening = /[“‘「『]/.test(text[start - 1] ?? '') ? start - 1 : start;
  if (opening === start) return undefined;
  const lead = text.slice(Math.max(0, opening - REACH), opening);
  const joined = /(?:[等的]|(?:这|为|及其|构成的)?)$/.exec(lead)!;
  const called = /”?[，,]?(?:简称(?:为|之为)?|即|合称|统称为?|称为|概括为)$/.exec(lead);
  const cut = called ? called.index : joined.index;
  const body = lead.slice(0, cut).replace(/[”’」』\s]+$/, '');
  // 毛泽东思想、邓小平理论、“三个代表”重要思想: the formula is one of the list.
  if (body.endsWith('、')) return undefined;
  // A list behind 简称 may hold 、 inside its items; any other is divided by 、 within its clause.
  const from = Math.max(
    ...['。', '；', '：', '“', '\n', ...(called ? [] : ['，', ','])].map((mark) =>
      body.lastIndexOf(mark),
    ),
  );
  const items = split(body.slice(from + 1), called ? /[，,；;]/ : /、/);
  if (items.length < count) return undefined;
  const list = items.slice(-count);
  if (called || repeats(list, head)) {
    if (!repeats(list, head) && items.length !== count) return undefined;
    // 以党建引领、产业引领、科技引领“三个引领”: the first one has a word of grammar before it.
    const lengths = list.slice(1).map((item) => item.length);
    if (list[0]!.length > Math.max(...lengths)) list[0] = list[0]!.replace(/^[以用靠将把从在]/, '');
  } else {
    // A bare enumeration before a formula: its first item still has the verb before it.
    if (items.length !== count) return undefined;
    const first = list[0]!;
    const rest = list.slice(1);
    if (/等$/.test(lead)) {
      list[0] = first.replace(
        /^.*(?:发展|推进|做强|做大|包括|涵盖|围绕|聚焦|以|的|了|打造|培育)/,
        '',
      );
    } else if (count > 2 && sameLength(rest) && rest[0]!.length > 2) {
      // 编制重点任务、重要问题、重大改革“三个清单”: items of one length need no 等.
      list[0] = first.slice(-rest[0]!.length);
    } else return undefined;
    if (list.some((item) => item.length < 2 || item.length > 12)) return undefined;
  }
  const offset = opening - lead.length;
  // From the last item back, since one item may hold the words of another.
  const first = list.reduceRight(
    (at, item) => body.lastIndexOf(item, at - item.length),
    body.length,
  );
  return {
    items: list,
    span: { start: offset + first, end: offset + body.length },
    repeatsHead: repeats(list, head),
  };
}

/** Quotations joined to one another, up to the end of a text. */
const QUOTATIONS = /[“「][^“”「」]+[”」](?:[、和与及]?[“「][^“”「」]+[”」])*$/;

/** “融资、担保、保险”三措并举, “减”和“增”两手并用: as many quotations, or one that holds as many items. */
export function quotedBefore(
  text: string,
  start: number,
  count: number,
): (Items & { readonly span: Span }) | undefined {
  if (!/[”」]/.test(text[start - 1] ?? '')) return undefined;
  const lead = text.slice(Math.max(0, start - REACH), start);
  const [quoted] = QUOTATIONS.exec(lead) ?? [];
  if (quoted === undefined) return undefined;
  const quotations = quoted.slice(1, -1).split(/[”」][、和与及]?[“「]/);
  const items = quotations.length === 1 ? split(quotations[0]!) : quotations;
  if (items.length !== count) return undefined;
  const span = { start: start - quoted.length + 1, end: start - 1 };
  return { items, span, repeatsHead: false };
}

/** …推动文化走进校园、走进社区、走进乡村 for 三个走进. */
function repeatedHead(
  text: string,
  start: number,
  end: number,
  head: string,
  count: number,
): Items | undefined {
  if (head.length < 1 || head.length > 4) return undefined;
  for (const [from, to] of [
    [end, Math.min(text.length, end + REACH)],
    [Math.max(0, start - REACH), start],
  ] as const) {
    const region = text.slice(from, to);
    let run: { item: string; start: number }[] = [];
    for (let i = region.indexOf(head); i >= 0; i = region.indexOf(head, i + 1)) {
      const rest = region.slice(i, i + ITEM_MAX);
      const length = rest.search(/[、，,；;。！？：”“\n等]/);
      if (length <= head.length || length > ITEM_MAX) {
        run = [];
        continue;
      }
      const previous = run.at(-1);
      if (previous && previous.start + previous.item.length + 1 !== i) run = [];
      run.push({ item: rest.slice(0, length), start: i });
      // A comma behind the last one ends the list unless one more item follows.
      const goesOn = region.startsWith(head, i + length + 1);
      if (run.length === count && !goesOn) {
        const first = run[0]!;
        return {
          items: run.map(({ item }) => item),
          span: { start: from + first.start, end: from + i + length },
          repeatsHead: true,
        };
      }
    }
  }
  return undefined;
}

function split(body: string, separator: RegExp = SEPARATOR): string[] {
  const coarse = /[；;]/.test(body) ? /[；;]/ : separator;
  return body
    .split(coarse)
    .map((item) => item.replace(/^[\s“‘《]+|[\s”’》等。]+$/g, ''))
    .filter((item) => item !== '');
}

/** 路网、水网、电网、信息网: of nearly one length, with one head. */
function areAlike(items: readonly string[]): boolean {
  if (sameLength(items)) return true;
  const [first] = items as [string, ...string[]];
  return items.every(
    (item) =>
      item.length <= 12 &&
      Math.abs(item.length - first.length) <= 2 &&
      item.at(-1) === first.at(-1),
  );
}

function sameLength(items: readonly string[]): boolean {
  return items.every((item) => item.length === items[0]!.length && item.length <= 12);
}
