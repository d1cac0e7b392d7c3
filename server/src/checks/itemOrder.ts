import type { Words } from '../explain/words';
import { formulaKind, type Lexicon } from '../lexicon/lexicon';
import { Trie } from '../lexicon/trie';
import { reading as readingOffset } from '../text/offsets';
import type { Reading } from '../text/reading';
import type { Check, Finding } from './check';
import { yearOfTerm, yearOfText } from './years';

/** Items shorter than this are ordinary words; where there are many of them side by side they are no chance. */
const SHORTEST_ITEM = 4;
const SHORTEST_OF_MANY = 2;
const MANY_ITEMS = 4;
const FEWEST_ITEMS = 3;
/** What stands between two items. A verb may be said anew: 倡导…，倡导…. */
const JOINT = '[”’]?(?:、|，(?:倡导)?|和|与|及|以及)[“‘]?';

/** The items of a known formula, all of them and side by side, in another order: 文化自信、道路自信…. */
export const itemOrder: Check = {
  id: 'item-order',
  severity: 'warning',
  what: {
    zh: '通行提法的各项次序不对',
    en: 'the items of a formula in use in another order',
  },
  *prepare(lexicon) {
    orderedLists(lexicon);
    yield;
  },
  find({ reading }, lexicon) {
    const { text, blocks } = reading;
    const findings: Finding[] = [];
    const written = yearOfText(text);
    const { all, itemsOf } = orderedLists(lexicon);
    const present = new Set(itemsIn(text, itemsOf));
    const lists = all
      .filter(
        ({ items, since }) =>
          items.every((item) => present.has(item)) && (written === undefined || written >= since),
      )
      .map(withPatterns);
    for (const { start, end } of lists.length === 0 ? [] : blocks) {
      const block = text.slice(start, end);
      for (const list of lists) {
        for (const places of disordered(block, list)) {
          const first = places[0]!;
          const last = places.at(-1)!;
          const span = reading.toRaw(
            readingOffset(start + first.at),
            readingOffset(start + last.at + last.item.length),
          );
          const { term, items } = list;
          const words = block.slice(first.at, last.at + last.item.length);
          const mended = arranged(places, items, (from, to) => block.slice(from, to));
          // A list that is its own name is told once.
          const of = term.includes(items.join('、')) ? { zh: '', en: '' } : named(term);
          findings.push({
            span,
            message: {
              zh: `“${words}”的次序通常是“${mended}”${of.zh}`,
              en: `“${words}” is usually in this order: “${mended}”${of.en}`,
            },
            fix: { span, text: arranged(places, items, asWritten(reading, start)) },
          });
        }
      }
    }
    return findings.filter(
      (one, index) =>
        !findings.some((other, at) => isInside(one, other) || (at < index && isSame(one, other))),
    );
  },
};

/** The items that stand somewhere in a text. It is gone through once for all lists. */
function* itemsIn(text: string, itemsOf: Trie<readonly string[]>): Generator<string> {
  for (let at = itemsOf.find(text, 0); at; at = itemsOf.find(text, at.start + 1)) yield* at.value;
}

/** Whether a finding is a part of another one: the list of 三个自信 in that of 四个自信. */
const isInside = ({ span: one }: Finding, { span: other }: Finding): boolean =>
  one.start >= other.start && one.end <= other.end && one.end - one.start < other.end - other.start;

const isSame = ({ span: one }: Finding, { span: other }: Finding): boolean =>
  one.start === other.start && one.end === other.end;

interface Place {
  readonly at: number;
  readonly item: string;
}

/** Where all items stand side by side, each once, in an order that is not that of the list. */
function* disordered(block: string, { items, pattern, inOrder }: SoughtList): Generator<Place[]> {
  // Most paragraphs hold no item: the first that is missing ends the search.
  if (!items.every((item) => block.includes(item))) return;
  for (const { 0: words, index } of block.matchAll(pattern)) {
    if (inOrder.test(words)) continue;
    const places = [...placesOf(words, index, items)];
    if (new Set(places.map(({ item }) => item)).size === items.length) yield places;
  }
}

function* placesOf(words: string, start: number, items: readonly string[]): Generator<Place> {
  for (let i = 0; i < words.length;) {
    const item = items.find((one) => words.startsWith(one, i));
    if (item !== undefined) yield { at: start + i, item };
    i += item?.length ?? 1;
  }
}

const named = (term: string): Words => ({ zh: `（“${term}”）`, en: ` (“${term}”)` });

/** The joints stay where they stand; the items are set in their order, each as it is written. */
function arranged(
  places: readonly Place[],
  items: readonly string[],
  write: (from: number, to: number) => string,
): string {
  return places
    .map(({ at, item }, index) => {
      const own = places.find((place) => place.item === items[index])!;
      const next = places[index + 1];
      return (
        write(own.at, own.at + own.item.length) + (next ? write(at + item.length, next.at) : '')
      );
    })
    .join('');
}

/** Words of a block in the raw text: in its script, with its noise. */
const asWritten = (reading: Reading, start: number) => (from: number, to: number) => {
  const span = reading.toRaw(readingOffset(start + from), readingOffset(start + to));
  return reading.raw.slice(span.start, span.end);
};

interface OrderedList {
  readonly term: string;
  readonly items: readonly string[];
  /** The year from which on the order is in use. */
  readonly since: number;
}

/** A list all of whose items stand in a text. Few are, so that patterns are made for these alone. */
interface SoughtList extends OrderedList {
  /** So many items side by side as the list has. */
  readonly pattern: RegExp;
  /** The items in their order. */
  readonly inOrder: RegExp;
}

interface OrderedLists {
  readonly all: readonly OrderedList[];
  /** By an item: itself and the items that it begins with, which stand where it does. */
  readonly itemsOf: Trie<readonly string[]>;
}

const built = new WeakMap<Lexicon, OrderedLists>();

/** The lists of the glossary whose items are words of their own. Built once for each lexicon. */
function orderedLists(lexicon: Lexicon): OrderedLists {
  const known = built.get(lexicon);
  if (known) return known;
  const { glossary, terms } = lexicon.data;
  const candidates = [
    ...glossary.flatMap((entry) => {
      const { term, variants = [], senses = [] } = entry;
      const since = yearOfTerm(entry);
      // The parts of a compound are in the order of its numbers, which need not be that of the list.
      const hasOwnOrder = formulaKind(term) === 'compound' && !/^.位一体$/.test(term);
      return [
        ...(hasOwnOrder ? [] : [entry, ...senses]).map((one) => ({
          term,
          items: (one.items ?? []).map(({ zh }) => zh),
          since: yearOfTerm(one),
        })),
        ...[term, ...variants].map((form) => ({
          term,
          items: partsOf(form),
          since,
        })),
      ];
    }),
    ...terms.slogans.map((term) => ({ term, items: partsOf(term), since: yearOfTerm({}) })),
    // Most terms are no lists.
  ].filter(({ items }) => items.length >= FEWEST_ITEMS);
  // Lists that differ in their order alone have none: what is wrong of one is right of the other.
  const sets = new Map<string, Set<string>>();
  for (const { items } of candidates) {
    const set = [...items].sort().join('\n');
    sets.set(set, (sets.get(set) ?? new Set()).add(items.join('\n')));
  }
  const longer = new Map<string, (readonly string[])[]>();
  for (const { items } of candidates) {
    for (const item of items) {
      const lists = longer.get(item);
      if (lists) lists.push(items);
      else longer.set(item, [items]);
    }
  }
  const lists = candidates.flatMap(({ term, items, since }): OrderedList[] => {
    if (!isOrdered(items) || sets.get([...items].sort().join('\n'))!.size > 1) return [];
    if ((longer.get(items[0]!) ?? []).some((list) => isReordered(items, list))) return [];
    return [{ term, items, since }];
  });
  const ordered = { all: lists, itemsOf: trieOfItems(lists) };
  built.set(lexicon, ordered);
  return ordered;
}

function withPatterns(list: OrderedList): SoughtList {
  const { items } = list;
  const one = `(?:${[...items].sort((a, b) => b.length - a.length).join('|')})`;
  return {
    ...list,
    pattern: new RegExp(`${one}(?:${JOINT}${one}){${items.length - 1}}`, 'g'),
    inOrder: new RegExp(`^${items.join(JOINT)}$`),
  };
}

/** Whether a longer list has all items side by side in another order: 稳增长、促改革、调结构 begins one that is in use. */
function isReordered(items: readonly string[], list: readonly string[]): boolean {
  if (list.length <= items.length) return false;
  const places = items.map((item) => list.indexOf(item));
  const [first, last] = [Math.min(...places), Math.max(...places)];
  return (
    first >= 0 &&
    last - first === items.length - 1 &&
    places.some((place, index) => index > 0 && place < places[index - 1]!)
  );
}

function trieOfItems(lists: readonly OrderedList[]): Trie<readonly string[]> {
  const items = new Set(lists.flatMap((list) => list.items));
  const trie = new Trie<readonly string[]>();
  for (const item of items) {
    const begun = Array.from(item, (_, length) => item.slice(0, length + 1));
    trie.add(
      item,
      begun.filter((beginning) => items.has(beginning)),
    );
  }
  return trie;
}

/** A term that is a list itself: 创新、协调、绿色、开放、共享的新发展理念. */
const partsOf = (term: string): string[] =>
  term.includes('、') ? term.replace(/(?<=、[^、]*)的[^、]+$/, '').split('、') : [];

function isOrdered(items: readonly string[]): boolean {
  const shortest = items.length >= MANY_ITEMS ? SHORTEST_OF_MANY : SHORTEST_ITEM - 1;
  return (
    items.length >= FEWEST_ITEMS &&
    new Set(items).size === items.length &&
    items.every((item) => item.length >= shortest && /^[\u4e00-\u9fff]+$/.test(item))
  );
}
