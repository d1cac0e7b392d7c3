/** Names in an article, whose characters no context tells the other script of. */
import type { Analysis } from '../document/analysis';
import type { Lexicon } from '../lexicon/lexicon';
import { reading, type RawSpan } from '../text/offsets';

export interface Name extends RawSpan {
  readonly kind: 'person' | 'place';
}

/** The persons that an analysis found, and the administrative divisions that the lexicon lists, in order. */
export function findNames({ reading: read, annotations }: Analysis, lexicon: Lexicon): Name[] {
  const persons = annotations
    .filter(({ type }) => type === 'official')
    .map(({ start, end }): Name => ({ start, end, kind: 'person' }));
  const places: Name[] = [];
  for (let i = 0; i < read.text.length;) {
    const place = lexicon.places.longest(read.text, i);
    if (!place) {
      i++;
      continue;
    }
    places.push({ ...read.toRaw(reading(i), reading(place.end)), kind: 'place' });
    i = place.end;
  }
  return withoutOverlaps([...persons, ...places]);
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
