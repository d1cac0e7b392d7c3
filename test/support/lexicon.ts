import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { compileLexicon, type DataFile } from '../../server/src/lexicon/compile';
import { createLexicon, type Lexicon, type LexiconData } from '../../server/src/lexicon/lexicon';

/** The folder of the product's data. */
export const DATA = join(__dirname, '../../server/data');

/** The files of `server/data`, as the build reads them. */
export function dataFiles(): DataFile[] {
  return globSync('**/*.{yaml,txt}', { cwd: DATA })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(DATA, path), 'utf8') }));
}

let data: LexiconData | undefined;
let lexicon: Lexicon | undefined;

/** The product's lexicon as data, compiled once per run. */
export const lexiconData = (): LexiconData => (data ??= compileLexicon(dataFiles()));

/** The product's lexicon, made ready once per run. */
export const testLexicon = (): Lexicon => (lexicon ??= createLexicon(lexiconData()));
