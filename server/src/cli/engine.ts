import { join } from 'node:path';
import { analyze, type Analysis } from '../document/analysis';
import type { GlossaryEntry } from '../lexicon/glossary';
import { createLexicon, type Lexicon, type LexiconData } from '../lexicon/lexicon';
import { mergeGlossaries } from '../lexicon/mergeGlossaries';
import type { DecodedText } from '../platform/node/decode';
import { readLexicon } from '../platform/node/lexicon';

/** Analyses texts. */
export type Analyze = (text: string) => Analysis;

/**
 * Loads the lexicon that lies beside the command.
 *
 * @param glossaries The entries of a person's own, the highest in rank first.
 * @throws where the installation is broken.
 */
export async function loadOwnLexicon(
  glossaries: (data: LexiconData) => Promise<readonly GlossaryEntry[]>,
): Promise<Lexicon> {
  const data = readLexicon(join(__dirname, 'lexicon.json'));
  return createLexicon(mergeGlossaries(data, await glossaries(data)));
}

/** The engine with a lexicon. */
export const engineWith =
  (lexicon: Lexicon): Analyze =>
  (text) =>
    analyze(text, lexicon);

/** What a person should know of how a text was decoded; `undefined` for plain UTF-8. */
export function describeDecoding({ encoding, damaged }: DecodedText): string | undefined {
  const damage = damaged === 1 ? '1 damaged character' : `${damaged} damaged characters`;
  if (damaged > 0) return `read as ${encoding}, with ${damage}`;
  return encoding === 'utf-8' ? undefined : `read as ${encoding}`;
}
