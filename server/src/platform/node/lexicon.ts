import { readFileSync } from 'node:fs';
import type { LexiconData } from '../../lexicon/lexicon';

/**
 * Reads the data of the compiled lexicon that the build writes to `dist/lexicon.json`.
 *
 * @throws where the file is missing or no JSON: the installation is broken.
 */
export function readLexicon(path: string): LexiconData {
  return JSON.parse(readFileSync(path, 'utf8')) as LexiconData;
}
