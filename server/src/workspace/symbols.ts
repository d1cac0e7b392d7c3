import { learnReadings, pinyinPrefix, pinyinQuery, toPinyin } from '../features/pinyin';
import type { Lexicon } from '../lexicon/lexicon';
import type { IndexedType } from './summary';
import type { IndexedThing, Place, WorkspaceIndex } from './workspaceIndex';
import { otherForms } from '../script/searchForms';
import { simplify } from '../text/simplify';

/** A person or a term of the workspace. */
export interface WorkspaceSymbol {
  readonly type: IndexedType;
  /** The name of a person; of a term the form that the glossary leads with, or the words of the article. */
  readonly name: string;
  /** In how many files it is mentioned. */
  readonly files: number;
  /** Where a file introduces it, else the first place. */
  readonly place: Place;
}

/**
 * The people and terms that the files mention, by a part of their names in any script and with the words of any region, by pinyin or its initials.
 *
 * @returns The best first, then those of most files.
 */
export function findWorkspaceSymbols(
  index: WorkspaceIndex,
  lexicon: Lexicon,
  query: string,
  limit: number,
): WorkspaceSymbol[] {
  const typed = query.trim().toLowerCase();
  const wanted = simplify(typed);
  const things = [...index.things()].map((thing) => ({ ...thing, name: nameOf(thing, lexicon) }));
  const forms = [wanted, ...otherForms(wanted)];
  const letters = pinyinQuery(wanted);
  if (letters) learnReadings(things.map(({ name }) => name));
  return things
    .flatMap((thing) => {
      const name = thing.name.toLowerCase();
      const ranks = forms.flatMap((form) => {
        const rank = rankOf(name, form, letters);
        return rank === undefined ? [] : { rank, form };
      });
      const [best] = ranks.sort((a, b) => a.rank - b.rank);
      return best ? { thing, ...best } : [];
    })
    .sort((a, b) => a.rank - b.rank || b.thing.files - a.thing.files)
    .slice(0, limit)
    .flatMap(({ thing: { key, type, name, files }, form }) => {
      const place = index.introductions(key, 1)[0] ?? index.places(key, 1)[0];
      return place ? { type, name: shownName(name, form, typed), files, place } : [];
    });
}

/** An editor shows what has the characters that were typed, in their order. */
function shownName(name: string, form: string, typed: string): string {
  if (name.toLowerCase().includes(form)) return form === typed ? name : name.replace(form, typed);
  const read = toPinyin(name);
  return `${name} ${typed.includes('v') ? read.replaceAll('ü', 'v') : read}`;
}

function nameOf({ key, name }: IndexedThing, lexicon: Lexicon): string {
  const id = /^entry (.+)$/.exec(key)?.[1];
  return (id === undefined ? undefined : lexicon.entry(id)?.term) ?? name;
}

/** How well a name answers, 0 best; undefined where it does not. */
function rankOf(name: string, wanted: string, letters: string | undefined): number | undefined {
  if (wanted === '' || name === wanted) return 0;
  const at = name.indexOf(wanted);
  if (at >= 0) return at === 0 ? 1 : 2;
  const read = letters ? pinyinPrefix([...name], letters) : undefined;
  return read ? (read.whole ? 1 : 2) : undefined;
}
