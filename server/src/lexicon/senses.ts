/** Which of the things that one label stands for an article means. */
import type { GlossaryEntry, GlossarySense } from './glossary';
import type { Lexicon } from './lexicon';

export type LabelledSense = GlossarySense & { readonly label: string };

/** What an article says that may tell its sense of a label. */
export interface SenseContext {
  /** The words of the article in simplified script. */
  readonly text: string;
  /** The list that the article spells out for the label, if it does. */
  readonly items?: readonly string[];
  /** How many things the label counts there. */
  readonly count?: number;
  /** Whether a word that the article has says which sense it means; see {@link tellingWords}. */
  readonly isTelling: (word: string) => boolean;
}

/**
 * Which words tell the senses of an entry apart: none that every other article has, and none of the label itself. Places
 * and years do, however many entries name them.
 */
export function tellingWords(
  { term, variants = [] }: GlossaryEntry,
  { isWidespread, places }: Pick<Lexicon, 'isWidespread' | 'places'>,
): (word: string) => boolean {
  return (word) =>
    word.length > 1 &&
    ![term, ...variants].some((form) => form.includes(word)) &&
    (isYear(word) || places.get(word) !== undefined || !isWidespread(word));
}

/** An item that the article names tells more than a word of the label: it is what the sense consists of. */
const ITEM_WEIGHT = 3;
const WORD_WEIGHT = 2;
const YEAR_WEIGHT = 1;
/** The list itself leaves no doubt. */
const LIST_WEIGHT = 100;

/** The sense that fits an article best; undefined where none does, or several do alike. */
export function fittingSense<T extends LabelledSense>(
  senses: readonly T[],
  context: SenseContext,
): T | undefined {
  const scored = senses
    .map((sense) => ({ sense, score: scoreOf(sense, context) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || first.score <= 0 || (second && second.score === first.score)) return undefined;
  return first.sense;
}

function scoreOf(sense: LabelledSense, { text, items, count, isTelling }: SenseContext): number {
  if (count !== undefined && sense.count !== undefined && count !== sense.count) return 0;
  const own = (sense.items ?? []).map(({ zh }) => zh);
  const words = wordsOf(sense);
  const listed = items !== undefined && own.join() === items.join() ? LIST_WEIGHT : 0;
  const weigh = (found: readonly string[], weight: number) =>
    found.filter((word) => text.includes(word) && isTelling(word)).length * weight;
  return (
    listed +
    weigh(own, ITEM_WEIGHT) +
    weigh(
      words.filter((word) => !isYear(word)),
      WORD_WEIGHT,
    ) +
    weigh(words.filter(isYear), YEAR_WEIGHT)
  );
}

const isYear = (word: string): boolean => /^\d{4}$/.test(word);

/** Whose the list is, where it is from and when: the words of the label, the origin and the period. */
function wordsOf({ label, origin, period }: LabelledSense): string[] {
  const said = [label, origin?.who, origin?.when, origin?.occasion, period?.from, period?.to];
  const words = said
    .flatMap((one) => one?.match(PIECE) ?? [])
    .flatMap((piece) => (piece.startsWith('《') ? piece.slice(1, -1) : piece.match(WORD)) ?? [])
    .filter((word) => !/^[月日年]|^(?:时期|原则|以来|期间)$/.test(word));
  return [...new Set(words)];
}

/** A title, or what stands between marks and particles; a year is a piece of its own. */
const PIECE = /《[^》]*》|\d{4}|[^，、；：（）()“”《》\s的起]+/g;
const WORD = /\d{4}|[^\d-]{2,}/g;

/** Labels that any body gives to lists of its own, by what they count: 五大工程, 三个转变. From ten on a count is rarely shared. */
const ANYBODYS =
  /^(?:新|老)?(?:[二两三四五六七八九十]{1,3}大(?:工程|行动|战略|任务|体系|动力|走廊|家园|安全|功能|定位|板块|高地|主导产业)|[二两三四五六七八九]个(?:坚持|转变|中心|聚焦|更加?|服务|体系|高地|定位|生态|融合|回归|屏障|新突破|下功夫|全覆盖|显著提升|角色|专项治理))$|^[三四五六]篇文章$/;

/** So many items of a list, of all, show that it is meant. */
const NAMED_SHARE = 2;

/**
 * Whether the items of an entry may be given to its label in a text: those of 五大工程 only where the text names some of
 * them, whose they are or the place they are for, since others call theirs so, too.
 */
export function speaksFor(entry: GlossaryEntry, text: () => string, lexicon: Lexicon): boolean {
  if (!ANYBODYS.test(entry.term)) return true;
  const words = text();
  const isTelling = tellingWords(entry, lexicon);
  const items = (entry.items ?? []).map(({ zh }) => zh);
  const named = items.filter((item) => item.length > 2 && words.includes(item)).length;
  if (named * NAMED_SHARE >= items.length) return true;
  const own = wordsOf({ ...entry, label: '' }).filter((word) => !isYear(word) && isTelling(word));
  return [...own, ...placesIn(entry.meaning.zh, lexicon)].some((word) => words.includes(word));
}

function placesIn(text: string, { places }: Lexicon): string[] {
  const found: string[] = [];
  for (let at = places.find(text, 0); at; at = places.find(text, at.end)) {
    const place = text.slice(at.start, at.end);
    if (place.length > 1 && place !== '中国') found.push(place);
  }
  return found;
}
