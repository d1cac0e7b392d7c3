/** Formulas of the glossary beside which the article lists some of their items and not all: 五位一体 with four of them. */
import type { Analysis } from '../document/analysis';
import type { GlossaryEntry } from '../lexicon/glossary';
import type { Lexicon } from '../lexicon/lexicon';
import { reading as readingOffset } from '../text/offsets';
import type { Finding } from './check';

/** How far a list may reach from its formula, in code units. */
const REACH = 120;
const JOINT = '[”’]?(?:、|，|和|与|及|以及)[“‘]?';
/**
 * What may stand between a formula and what announces its list, as a pattern: the rest of its name up to the quotation mark,
 * and up to `most` code units of what it is the name of.
 */
export const restOfName = (most: number): string =>
  `^(?:[^，。；：、（）“”\\n]{0,3}[”’」』])?[^，。；：、（）“”\\n]{0,${most}}`;

/** “四风”（…, “五位一体”总体布局，即…: what announces the list behind a formula. */
const ANNOUNCED = new RegExp(`${restOfName(8)}(?:，?即|（即?|：|，?是指|，?就是|，?包括|——)[“‘]?`);
/** What stands between the last item and the formula: 、…建设“五位一体”, …这“四风”. */
const BEFORE = /(?:这|的)?[“‘「『]?$/;
/** Fewer items than these beside a formula are a choice of them. */
const FEWEST = 2;

/** Lists of a formula's items, and of nothing else, that leave some of them out. */
export function* knownItems(
  { reading, annotations }: Analysis,
  lexicon: Lexicon,
): Generator<Finding> {
  const { text } = reading;
  for (const { type, start, end, norm } of annotations) {
    if (type !== 'formula') continue;
    const entry = lexicon.terms.get(norm)?.entry;
    const list = entry && !entry.senses && listPattern(entry);
    if (!entry || !list) continue;
    const at = reading.toReading(start);
    const behind = text.slice(at + norm.length, at + norm.length + REACH);
    const lead = ANNOUNCED.exec(behind)?.[0];
    const before = text.slice(Math.max(0, at - REACH), at).replace(BEFORE, '');
    const after =
      lead === undefined ? undefined : list.atStart.exec(behind.slice(lead.length))?.[0];
    const words = after ?? list.atEnd.exec(before)?.[0];
    if (words === undefined) continue;
    const missing = list.items.filter((item) => !words.includes(item));
    const named = list.items.length - missing.length;
    if (missing.length === 0 || named < FEWEST || named * 2 <= list.items.length) continue;
    const from =
      after === undefined
        ? Math.max(0, at - REACH) + before.length - words.length
        : at + norm.length + lead!.length;
    yield {
      span: { start, end },
      message: {
        zh: `“${norm}”列出的是 ${named} 项，缺“${missing.join('、')}”`,
        en: `“${norm}” is listed with ${named} items, without “${missing.join('、')}”`,
      },
      related: [
        {
          span: reading.toRaw(readingOffset(from), readingOffset(from + words.length)),
          message: { zh: '列出的各项', en: 'the items' },
        },
      ],
    };
  }
}

interface ListPattern {
  readonly items: readonly string[];
  /** A list that begins a text and ends where a clause does. */
  readonly atStart: RegExp;
  /** A list that ends a text and goes on before with nothing. */
  readonly atEnd: RegExp;
}

const built = new WeakMap<GlossaryEntry, ListPattern>();

/** Lists of an entry's items, if they are words of their own. Built once for each entry. */
function listPattern(entry: GlossaryEntry): ListPattern | undefined {
  const known = built.get(entry);
  if (known) return known;
  const items = (entry.items ?? []).map(({ zh }) => zh);
  if (items.length <= FEWEST || items.length !== entry.count) return undefined;
  if (!items.every((item) => /^[\u4e00-\u9fff]{2,10}$/.test(item))) return undefined;
  const one = `(?:${items.join('|')})`;
  const list = `${one}(?:${JOINT}${one})+`;
  const pattern = {
    items,
    atStart: new RegExp(`^${list}(?=[”’]?(?:[）。；！？\\n]|$))`),
    atEnd: new RegExp(`(?<![、和与及\\u201c])${list}$`),
  };
  built.set(entry, pattern);
  return pattern;
}
