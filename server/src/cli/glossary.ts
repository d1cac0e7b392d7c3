/** The glossaries of a person's own, for commands. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { GlossaryFile } from '../lexicon/crossGlossaries';
import type { GlossaryEntry } from '../lexicon/glossary';
import type { Lexicon } from '../lexicon/lexicon';
import type { GlossaryProblem } from '../lexicon/readGlossary';
import { findFiles, readTextFile, reasonOf } from '../platform/node/files';
import { loadOwnLexicon } from './engine';
import { named } from './failure';
import { placeOf } from './report';
import type { Terminal } from './terminal';

export interface GlossaryOptions {
  /** Files, and folders of them, beside those of the project; the later outrank the earlier. */
  readonly glossary?: readonly string[];
}

/** Where a project has its glossaries. */
const FOLDER = join('.zhengwen', 'glossary');
/** Files in that folder, and files at any depth of one that is named. */
const IN_FOLDER = '*.{yaml,yml,json}';
const BELOW = '**/*.{yaml,yml,json}';

/**
 * The lexicon with the glossaries that hold for an article or a folder of articles.
 *
 * @param path As it was given: also a glob, or - for standard input, for which those of the working folder hold.
 * @throws where a glossary that is named is not there.
 */
export async function loadProjectLexicon(
  path: string,
  options: GlossaryOptions,
  terminal: Terminal,
): Promise<Lexicon> {
  return loadOwnLexicon((data) => loadGlossaries(path, options, data.glossary, terminal));
}

/**
 * The entries of this folder's glossaries, else of those of the nearest folder above that has some, and of those that are
 * named. What is broken is said, with its place, and the rest is used.
 *
 * @returns In the order of rank, the highest first.
 */
async function loadGlossaries(
  path: string,
  { glossary = [] }: GlossaryOptions,
  builtIn: readonly GlossaryEntry[],
  terminal: Terminal,
): Promise<readonly GlossaryEntry[]> {
  const paths = await nearest(path);
  for (const one of glossary) paths.push(...(await named(one, filesAt(one))));
  if (paths.length === 0) return [];
  const [{ readGlossary }, { crossGlossaries }] = await Promise.all([
    import('../lexicon/readGlossary'),
    import('../lexicon/crossGlossaries'),
  ]);
  const texts = new Map<string, string>();
  const files: GlossaryFile[] = [];
  const problems = new Map<string, readonly GlossaryProblem[]>();
  for (const uri of new Set(paths)) {
    const { text } = await named(uri, readTextFile(uri));
    const read = readGlossary(text);
    texts.set(uri, text);
    files.push({ uri, name: uri, entries: read.entries });
    problems.set(uri, read.problems);
  }
  const ids = new Set(builtIn.map(({ id }) => id));
  const crossed = crossGlossaries(files, (id) => ids.has(id));
  for (const { uri } of files) {
    for (const { start, message } of [...problems.get(uri)!, ...(crossed.get(uri) ?? [])])
      terminal.say(`${placeOf(uri, texts.get(uri)!, start)}: ${message.en}`);
  }
  return files.reverse().flatMap(({ entries }) => entries.map(({ entry }) => entry));
}

/** The glossaries of the nearest folder that has a folder of them. */
async function nearest(path: string): Promise<string[]> {
  for (let at = resolve(path); ; at = dirname(at)) {
    const folder = join(at, FOLDER);
    if (await isFolder(folder)) return (await findFiles(folder, IN_FOLDER)).map(inside(folder));
    if (dirname(at) === at) return [];
  }
}

/** @throws where there is nothing at the path. */
async function filesAt(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  return (await findFiles(path, BELOW)).map(inside(path));
}

const inside =
  (folder: string) =>
  (name: string): string =>
    join(folder, name);

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
