import { formulaKind, type Lexicon } from '../lexicon/lexicon';
import { reading as readingOffset } from '../text/offsets';
import type { Check, Finding } from './check';

/** Items shorter than this are ordinary words. */
const SHORTEST_ITEM = 4;
const FEWEST_ITEMS = 3;
const JOINT = /^[”’]?(?:[、，]|和|与|及|以及)[“‘]?$/;
const JOINT_MAX = 4;

/** The items of a known formula, all of them and side by side, in another order: 文化自信、道路自信…. */
export const itemOrder: Check = {
  id: 'item-order',
  severity: 'warning',
  what: {
    zh: '通行提法的各项次序不对',
    en: 'the items of a formula in use in another order',
  },
  find({ reading }, lexicon) {
    const { text, blocks } = reading;
    const findings: Finding[] = [];
    for (const { start, end } of blocks) {
      const block = text.slice(start, end);
      for (const { term, items } of orderedLists(lexicon)) {
        const places = placesOf(block, items);
        if (!places) continue;
        const inOrder = places.every(({ item }, index) => item === items[index]);
        if (inOrder) continue;
        const first = places[0]!;
        const last = places.at(-1)!;
        let k = 0;
        // The joints stay where they stand; the items are set in their order.
        const mended = places.map(({ at, item }, index) => {
          const next = places[index + 1];
          const joint = next ? block.slice(at + item.length, next.at) : '';
          return items[k++]! + joint;
        });
        const span = reading.toRaw(
          readingOffset(start + first.at),
          readingOffset(start + last.at + last.item.length),
        );
        findings.push({
          span,
          message: {
            zh: `“${term}”各项的次序通常是：${items.join('、')}`,
            en: `the items of “${term}” usually stand in this order: ${items.join('、')}`,
          },
          fix: { span, text: mended.join('') },
        });
      }
    }
    return findings.filter((one) => !findings.some((other) => isInside(one, other)));
  },
};

/** Whether a finding is a part of another one: the list of 三个自信 in that of 四个自信. */
const isInside = ({ span: one }: Finding, { span: other }: Finding): boolean =>
  one.start >= other.start && one.end <= other.end && one.end - one.start < other.end - other.start;

interface Place {
  readonly at: number;
  readonly item: string;
}

/** Where all items stand side by side, in the order of the text. */
function placesOf(block: string, items: readonly string[]): Place[] | undefined {
  // Most paragraphs hold no item: the first that is missing ends the search.
  const around = block.indexOf(items[0]!);
  if (around < 0) return undefined;
  const reach = items.reduce((sum, item) => sum + item.length + JOINT_MAX, 0);
  const from = Math.max(0, around - reach);
  const region = block.slice(from, around + reach);
  const places: Place[] = [];
  for (const item of items) {
    const at = region.indexOf(item);
    if (at < 0) return undefined;
    places.push({ at: from + at, item });
  }
  places.sort((a, b) => a.at - b.at);
  const adjacent = places.every(({ at, item }, index) => {
    const next = places[index + 1];
    if (!next) return true;
    const joint = block.slice(at + item.length, next.at);
    return joint.length <= JOINT_MAX && JOINT.test(joint);
  });
  return adjacent ? places : undefined;
}

interface OrderedList {
  readonly term: string;
  readonly items: readonly string[];
}

const built = new WeakMap<Lexicon, readonly OrderedList[]>();

/** The lists of the glossary whose items are words of their own. Built once for each lexicon. */
function orderedLists(lexicon: Lexicon): readonly OrderedList[] {
  const known = built.get(lexicon);
  if (known) return known;
  const lists = lexicon.data.glossary.flatMap(({ term, items, senses }) =>
    // The parts of a compound are in the order of its numbers, which need not be that of the list.
    [
      formulaKind(term) === 'counted' ? items : undefined,
      ...(senses ?? []).map((sense) => sense.items),
    ].flatMap((list): OrderedList[] => {
      const words = (list ?? []).map(({ zh }) => zh);
      const usable =
        words.length >= FEWEST_ITEMS &&
        words.every((word) => word.length >= SHORTEST_ITEM && /^[\u4e00-\u9fff]+$/.test(word));
      return usable ? [{ term, items: words }] : [];
    }),
  );
  built.set(lexicon, lists);
  return lists;
}
