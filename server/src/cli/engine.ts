import { join } from 'node:path';
import { analyze, type Analysis } from '../document/analysis';
import { withoutGlossary } from '../evaluate/withoutGlossary';
import { createLexicon, type Lexicon } from '../lexicon/lexicon';
import type { DecodedText } from '../platform/node/decode';
import { loadLexicon } from '../platform/node/lexicon';

/** Analyses texts with the lexicon that lies beside the command. */
export type Analyze = (text: string) => Analysis;

/**
 * Loads the lexicon that lies beside the command.
 *
 * @throws where the installation is broken.
 */
export const loadOwnLexicon = (): Lexicon => loadLexicon(join(__dirname, 'lexicon.json'));

/**
 * Loads the engine.
 *
 * @throws where the installation is broken.
 */
export function loadEngine(options: { readonly withoutGlossary?: boolean } = {}): Analyze {
  const lexicon = loadOwnLexicon();
  const used = options.withoutGlossary ? createLexicon(withoutGlossary(lexicon.data)) : lexicon;
  return (text) => analyze(text, used);
}

/** What a person should know of how a text was decoded; `undefined` for plain UTF-8. */
export function describeDecoding({ encoding, damaged }: DecodedText): string | undefined {
  const damage = damaged === 1 ? '1 damaged character' : `${damaged} damaged characters`;
  if (damaged > 0) return `read as ${encoding}, with ${damage}`;
  return encoding === 'utf-8' ? undefined : `read as ${encoding}`;
}
