import type { GlossaryEntry } from './glossary';

/** Everything the engine knows before it reads, as plain data: compiled from `server/data` by the build. */
export interface LexiconData {
  readonly glossary: readonly GlossaryEntry[];
}

/** {@link LexiconData} made ready for matching. Build it once; it is immutable. */
export interface Lexicon {
  readonly data: LexiconData;
  entry(id: string): GlossaryEntry | undefined;
}

/** Makes a lexicon ready for matching. */
export function createLexicon(data: LexiconData): Lexicon {
  const byId = new Map(data.glossary.map((entry) => [entry.id, entry]));
  return { data, entry: (id) => byId.get(id) };
}
