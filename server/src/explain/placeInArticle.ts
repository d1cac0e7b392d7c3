import type { Analysis } from '../document/analysis';
import type { Division } from '../lexicon/divisions';
import type { Lexicon } from '../lexicon/lexicon';
import type { RawOffset } from '../text/offsets';
import { blockOf } from './paragraph';
import type { Level } from './post';
import type { PlaceInArticle } from './rank';

/** How much oftener than any other a place must be named for the article to be its. */
const CLEARLY = 2;

/** Which place the article around an offset speaks of, by how often it names each. Counts when first asked. */
export function placeInArticle(
  analysis: Analysis,
  offset: RawOffset,
  lexicon: Lexicon,
): PlaceInArticle {
  let counts: ReadonlyMap<string, Counted> | undefined;
  return (level) => {
    counts ??= countPlaces(analysis, offset, lexicon);
    const fitting = [...counts.values()]
      .filter(({ name }) => NAMES[level]?.test(name))
      .sort((a, b) => b.count - a.count);
    const [first, second] = fitting;
    return first && (!second || first.count >= second.count * CLEARLY) ? first.divisions : [];
  };
}

const NAMES: Readonly<Partial<Record<Level, RegExp>>> = { 市: /市$/, 区: /区$/ };

interface Counted {
  readonly name: string;
  readonly divisions: readonly Division[];
  count: number;
}

/** Provinces and districts that are written with the word for their level, and how often; 合肥 counts for 合肥市. */
function countPlaces(
  analysis: Analysis,
  offset: RawOffset,
  { divisions }: Lexicon,
): ReadonlyMap<string, Counted> {
  const { text, blocks } = analysis.reading;
  const article = blockOf(analysis, { start: offset })?.article;
  const counts = new Map<string, Counted>();
  for (const block of blocks) {
    if (block.article !== article) continue;
    for (let i: number = block.start; i < block.end;) {
      const match = divisions.longest(text, i, block.end);
      if (!match) {
        i++;
        continue;
      }
      const { name } = match.value[0]!;
      const known = counts.get(name);
      if (known) known.count++;
      else counts.set(name, { name, divisions: match.value, count: 1 });
      i = match.end;
    }
  }
  return counts;
}
