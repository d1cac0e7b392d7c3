/** Where a term or a person stands, each time with the words around it (key word in context). */
import { skeletonOf } from '../decisions/skeleton';
import type { Analysis } from '../document/analysis';
import type { OfficialAnnotation } from '../document/annotation';
import { searchForms } from '../script/searchForms';
import type { RawSpan } from '../text/offsets';
import { reading as readingOffset } from '../text/offsets';
import type { Block, Reading } from '../text/reading';
import { foldScript } from '../text/simplify';

/** One occurrence. Contexts and words are the article's own without noise, lines joined. */
export interface ConcordanceLine extends RawSpan {
  /** What stands before it in its paragraph, at most as long as asked for. */
  readonly left: string;
  readonly words: string;
  readonly right: string;
  /** Whether only the surname stands there, and the post tells who is meant. */
  readonly isBySurname: boolean;
}

export const CONCORDANCE_ORDERS = ['left', 'right', 'file'] as const;

/** Contexts are sorted outwards from the word: by what stands right before it, or right behind it. */
export type ConcordanceOrder = (typeof CONCORDANCE_ORDERS)[number];

/**
 * Finds a term in an article, in whatever script, with noise, spaces or line breaks inside. Of a person whom the article
 * names in full, those mentions are found, too, that give the surname and a post of no one else there (林副市长).
 *
 * @param term In any script, and with the words of any region.
 * @param width The length of each context in characters.
 * @returns in the order of the text, not overlapping; none for a term without words.
 */
export function concordanceOf(
  { reading, annotations }: Analysis,
  term: string,
  width: number,
): ConcordanceLine[] {
  const name = skeletonOf(term);
  if (name === '') return [];
  const forms = formsOfTerm(term).map((form) => [...form].map(escape).join('[^\\S\\n]*'));
  const pattern = new RegExp(forms.join('|'), 'gu');
  const found = Array.from(
    foldScript(reading.text).matchAll(pattern),
    ({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
      isBySurname: false,
    }),
  );
  const officials = annotations.filter((one) => one.type === 'official');
  const bySurname = mentionsBySurname(officials, name).map(({ start, end }) => ({
    start: reading.toReading(start),
    end: reading.toReading(end),
    isBySurname: true,
  }));
  // A surname before its given name is no mention of its own.
  const apart = bySurname.filter((one) =>
    found.every(({ start, end }) => one.end <= start || one.start >= end),
  );
  const inOrder = [...found, ...apart].sort((a, b) => a.start - b.start);
  let block = 0;
  return inOrder.map(({ start, end, isBySurname }) => {
    while (block + 1 < reading.blocks.length && reading.blocks[block + 1]!.start <= start) block++;
    const raw = reading.toRaw(readingOffset(start), readingOffset(end));
    const { left, right } = contextOf(reading, reading.blocks[block]!, start, end, width);
    return { ...raw, left, words: ownWords(reading, start, end), right, isBySurname };
  });
}

/** What {@link concordanceOf} looks for in a folded text, the longest first; none for a term without words. */
export const formsOfTerm = (term: string): string[] =>
  searchForms(skeletonOf(term))
    .filter((form) => form !== '')
    .sort((a, b) => b.length - a.length);

const escape = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');

/** Mentions by surname and post of one who is named in full elsewhere, where nobody else there can be meant. */
function mentionsBySurname(
  officials: readonly OfficialAnnotation[],
  name: string,
): OfficialAnnotation[] {
  const shares = (one: OfficialAnnotation, other: OfficialAnnotation): boolean =>
    one.posts.some((post) => other.posts.includes(post));
  const full = officials.filter(({ norm }) => norm === name);
  return officials.filter(
    (one) =>
      one.norm.length < name.length &&
      name.startsWith(one.norm) &&
      full.some((other) => shares(one, other)) &&
      officials.every(
        (other) =>
          other.norm === name ||
          other.norm === one.norm ||
          !other.norm.startsWith(one.norm) ||
          !shares(one, other),
      ),
  );
}

/** What stands in the raw text for a stretch of the reading, character by character: its script, without noise. */
function ownWords(reading: Reading, start: number, end: number): string {
  const { text, raw } = reading;
  let words = '';
  for (let i = start; i < end;) {
    const next = i + (text.codePointAt(i)! > 0xffff ? 2 : 1);
    const own = reading.toRaw(readingOffset(i), readingOffset(next));
    words += raw.slice(own.start, own.end);
    i = next;
  }
  return words;
}

function contextOf(
  reading: Reading,
  block: Block,
  start: number,
  end: number,
  width: number,
): { readonly left: string; readonly right: string } {
  // A character may take two code units.
  const before = ownWords(reading, Math.max(block.start, start - 2 * width), start);
  const behind = ownWords(reading, end, Math.min(block.end, end + 2 * width));
  return {
    left: width === 0 ? '' : [...before].slice(-width).join(''),
    right: [...behind].slice(0, width).join(''),
  };
}

/** Sorts occurrences of several files; equal ones stay in the order of files and text. */
export function sortConcordance<T extends ConcordanceLine>(
  lines: readonly T[],
  order: ConcordanceOrder,
): T[] {
  if (order === 'file') return [...lines];
  // Whatever script the articles are in, equal words stand together.
  const keyed = lines.map((line) => ({
    line,
    key: foldScript(order === 'right' ? line.right : [...line.left].reverse().join('')),
  }));
  // By code points, so that the order is the same on every host.
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ line }) => line);
}
