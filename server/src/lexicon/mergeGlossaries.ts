import type { GlossaryEntry } from './glossary';
import { withoutNote, type LexiconData } from './lexicon';

/** The forms of an entry that stand for its term. */
export const formsOf = ({ term, variants = [], short = [], full }: GlossaryEntry): string[] => [
  term,
  ...variants,
  ...short,
  ...(full === undefined ? [] : [full]),
];

/**
 * The lexicon's data with a person's own entries. These come first, so that their forms are theirs; an entry of the same
 * id or term takes the place of the built-in one, and what a person calls a term is one even where our lists say that it
 * is none.
 *
 * @param own In the order of rank: of two entries with the same id the first is taken.
 */
export function mergeGlossaries(data: LexiconData, own: readonly GlossaryEntry[]): LexiconData {
  if (own.length === 0) return data;
  const byId = new Map<string, GlossaryEntry>();
  for (const entry of own) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  const forms = new Set([...byId.values()].flatMap(formsOf));
  const terms = new Set([...byId.values()].map(({ term }) => term));
  const isReplaced = ({ id, term }: GlossaryEntry) => byId.has(id) || terms.has(withoutNote(term));
  const without = (words: readonly string[]) => words.filter((word) => !forms.has(word));
  return {
    ...data,
    glossary: [...byId.values(), ...data.glossary.filter((entry) => !isReplaced(entry))],
    terms: {
      ...data.terms,
      notTerms: without(data.terms.notTerms),
      quotedOnly: without(data.terms.quotedOnly),
      debatable: without(data.terms.debatable),
      own: [...(data.terms.own ?? []), ...[...forms].map(withoutNote)],
    },
  };
}
