/** Characters that the other script writes in more than one way, counted over OpenCC's own dictionaries. */
import type { DictGroup } from 'opencc-js/core';
import { configs } from 'opencc-js/preset';
import { ConversionDictionary, entriesOf } from '../text/dictionary';

/** How a character is written in the words of a dictionary, the most frequent way first. */
export type Writings = readonly { readonly character: string; readonly share: number }[];

/** The words of a conversion between the scripts, and the characters in doubt. */
export interface OneToMany {
  readonly dictionary: ConversionDictionary;
  readonly writings: ReadonlyMap<string, Writings>;
}

/** Writings that fewer words have are variants that nobody chooses between (俊 and 儁). */
const LEAST_WORDS = 2;
/** Into simplified a character that stays as it is has few words, of names mostly (魏徵). */
const LEAST_WORDS_TO_SIMPLIFIED = 1;
const LEAST_SHARE = 0.02;

const tables = new Map<'s2t' | 't2s', OneToMany>();

/** Characters with several writings from simplified to the traditional standard (`s2t`) or the other way (`t2s`). */
export function oneToMany(direction: 's2t' | 't2s'): OneToMany {
  let table = tables.get(direction);
  if (!table) {
    const dictionaries = configs[direction]!.conversionChain[0]!;
    const dictionary = new ConversionDictionary(dictionaries);
    const least = direction === 't2s' ? LEAST_WORDS_TO_SIMPLIFIED : LEAST_WORDS;
    tables.set(direction, (table = { dictionary, writings: countWritings(dictionaries, least) }));
  }
  return table;
}

function countWritings(dictionaries: DictGroup, leastWords: number): Map<string, Writings> {
  const counts = new Map<string, Map<string, number>>();
  for (const [source, target] of entriesOf(dictionaries)) {
    const from = [...source];
    const to = [...target];
    if (from.length !== to.length) continue;
    for (const [index, character] of from.entries()) {
      const writing = to[index]!;
      let writings = counts.get(character);
      if (!writings) counts.set(character, (writings = new Map<string, number>()));
      writings.set(writing, (writings.get(writing) ?? 0) + 1);
    }
  }
  const result = new Map<string, Writings>();
  for (const [character, writings] of counts) {
    const total = [...writings.values()].reduce((sum, count) => sum + count, 0);
    const likely = [...writings]
      .filter(([, count]) => count >= leastWords && count >= total * LEAST_SHARE)
      .map(([writing, count]) => ({ character: writing, share: count / total }))
      .sort((a, b) => b.share - a.share);
    if (likely.length > 1) result.set(character, likely);
  }
  return result;
}
