import type { LexiconData } from '../lexicon/lexicon';

/**
 * A lexicon that lists no slogans and formulas, neither with an entry nor without: what is found with it is found by the
 * evidence of the text alone.
 */
export function withoutGlossary(data: LexiconData): LexiconData {
  return {
    ...data,
    glossary: [],
    terms: {
      ...data.terms,
      slogans: [],
      spirits: [],
      formulas: { counted: [], compound: [], code: [] },
    },
  };
}
