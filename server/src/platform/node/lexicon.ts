import { readFileSync } from 'node:fs';
import { createLexicon, type Lexicon, type LexiconData } from '../../lexicon/lexicon';

/**
 * Reads the compiled lexicon that the build writes to `dist/lexicon.json`.
 *
 * @throws where the file is missing or no JSON: the installation is broken.
 */
export function loadLexicon(path: string): Lexicon {
  return createLexicon(JSON.parse(readFileSync(path, 'utf8')) as LexiconData);
}
