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
    const end = reading.toReading(start) + norm.length;
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

/** Fewer characters than this explain nothing. */
const SHORTEST = 4;
