/** Names in an article, whose characters no context tells the other script of. */
import type { Analysis } from '../document/analysis';
import { findLikelyNames, type WordAt } from '../document/likelyNames';
import type { Lexicon } from '../lexicon/lexicon';
import { reading, type RawSpan } from '../text/offsets';
import { wordsAcross } from '../text/segmenter';
import { simplify } from '../text/simplify';

export interface Name extends RawSpan {
  readonly kind: 'person' | 'place';
  /** Whether it is the name of a person from abroad, written with the characters of transliteration. */
  readonly isForeign?: boolean;
}

/**
 * The persons that an analysis found, the administrative divisions that the lexicon lists, and what is likely a name beside
 * them, in order.
 *
 * @param wordAt Tells words of the reading from names.
 */
export function findNames(
  { reading: read, annotations }: Analysis,
  lexicon: Lexicon,
  wordAt: WordAt,
): Name[] {
  const persons = annotations
    .filter(({ type }) => type === 'official')
    .map(({ start, end }): Name => ({ start, end, kind: 'person' }));
  const places: Name[] = [];
  for (let i = 0; i < read.text.length;) {
    const place = lexicon.places.longest(read.text, i);
    if (!place || isChance(read.text, i, place.end)) {
      i++;
      continue;
    }
    places.push({ ...read.toRaw(reading(i), reading(place.end)), kind: 'place' });
    i = place.end;
  }
  const known = withoutOverlaps([...persons, ...places]);
  const likely = findLikelyNames(read.text, lexicon, wordAt).map(({ start, end, kind }): Name => ({
    ...read.toRaw(reading(start), reading(end)),
    kind,
  }));
  return withoutOverlaps([...known, ...withoutThoseOf(likely, known)]).map((name) =>
    name.kind === 'person' && isForeign(simplify(read.raw.slice(name.start, name.end)), lexicon)
      ? { ...name, isForeign: true }
      : name,
  );
}

/** What places are called by their last characters. */
const PLACE_KIND = /[省市县区旗州盟乡镇]$/;

/** Whether a place by its name alone is made of the ends of other words: 大丰 in 大丰收, 于洪 in 由于洪水. */
const isChance = (text: string, start: number, end: number): boolean =>
  !PLACE_KIND.test(text.slice(start, end)) && wordsAcross(text, start, end).length > 0;

/** Longest Chinese name without a compound surname. */
const LONGEST_CHINESE = 3;

function isForeign(name: string, lexicon: Lexicon): boolean {
  if (/[·•・‧]/.test(name)) return true;
  if (name.length > LONGEST_CHINESE) return !lexicon.compoundSurnames.has(name.slice(0, 2));
  return (
    name.length === LONGEST_CHINESE && [...name].every((one) => lexicon.transliteration.has(one))
  );
}

/** Names that overlap no person and begin or end no other place: what is known stands firmer than what is likely. */
function withoutThoseOf(likely: readonly Name[], known: readonly Name[]): Name[] {
  let next = 0;
  return likely.filter(({ start, end, kind }) => {
    while (next < known.length && known[next]!.end <= start) next++;
    for (let i = next; i < known.length && known[i]!.start < end; i++) {
      // 台向阳 as a person holds the place 向阳 by chance.
      if (kind === 'place' || known[i]!.kind === 'person') return false;
    }
    return true;
  });
}

/** Of names that overlap, persons stay before places and longer places before shorter. */
function withoutOverlaps(names: readonly Name[]): Name[] {
  const result: Name[] = [];
  for (const name of [...names].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || last.end <= name.start) result.push(name);
    else if (last.kind === 'place' && name.kind === 'person') result[result.length - 1] = name;
  }
  return result;
}
