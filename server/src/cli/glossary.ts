/** The glossaries of a person's own, for commands. */
import { stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { GlossaryFile } from '../lexicon/crossGlossaries';
import type { GlossaryEntry } from '../lexicon/glossary';
import type { Lexicon } from '../lexicon/lexicon';
import type { GlossaryProblem } from '../lexicon/readGlossary';
import { GLOSSARIES_BELOW, GLOSSARY_FILES } from '../lsp/protocol';
import { findFiles, readTextFile, reasonOf } from '../platform/node/files';
import { loadOwnLexicon } from './engine';
import { named } from './failure';
import { foldersUp } from './inputs';
import { placeOf } from './report';
import type { Terminal } from './terminal';

export interface GlossaryOptions {
  /** Files, and folders of them, beside those of the project; the later outrank the earlier. */
  readonly glossary?: readonly string[];
}

/** Where a project has its glossaries, and which files there are some. */
const FOLDER = posix.dirname(GLOSSARY_FILES);
const IN_FOLDER = posix.basename(GLOSSARY_FILES);

/** The lexicons that were loaded, by the glossaries in them: folders of one project share theirs. */
const loaded = new Map<string, Promise<Lexicon>>();

/**
 * The lexicon with the glossaries that hold for an article or a folder of articles: those of this folder, else of the
 * nearest one above that has some, and those that are named. What is broken is said once, with its place, and the rest is
 * used.
 *
 * @param path As it was given: also a glob, or - for standard input, for which those of the working folder hold.
 * @throws where a glossary that is named is not there.
 */
export async function loadProjectLexicon(
  path: string,
  { glossary = [] }: GlossaryOptions,
  terminal: Terminal,
): Promise<Lexicon> {
  const paths = await nearest(path);
  for (const one of glossary) paths.push(...(await named(one, filesAt(one))));
  const key = paths.join('\n');
  const lexicon =
    loaded.get(key) ??
    loadOwnLexicon((data) => readGlossaries(new Set(paths), data.glossary, terminal));
  loaded.set(key, lexicon);
  return lexicon;
}

/** The entries of glossaries, which stand in the order of rank, the highest last; of entries the highest come first. */
async function readGlossaries(
  paths: ReadonlySet<string>,
  builtIn: readonly GlossaryEntry[],
  terminal: Terminal,
): Promise<readonly GlossaryEntry[]> {
  if (paths.size === 0) return [];
  const [{ readGlossary }, { crossGlossaries }] = await Promise.all([
    import('../lexicon/readGlossary'),
    import('../lexicon/crossGlossaries'),
  ]);
  const files: (GlossaryFile & {
    readonly text: string;
    readonly problems: readonly GlossaryProblem[];
  })[] = [];
  for (const uri of paths) {
    const { text } = await named(uri, readTextFile(uri));
    files.push({ uri, name: uri, text, ...readGlossary(text) });
  }
  const ids = new Set(builtIn.map(({ id }) => id));
  const crossed = crossGlossaries(files, (id) => ids.has(id));
  for (const { uri, text, problems } of files) {
    for (const { start, message } of [...problems, ...(crossed.get(uri) ?? [])])
      terminal.say(`${placeOf(uri, text, start)}: ${message.en}`);
  }
  return files.reverse().flatMap(({ entries }) => entries.map(({ entry }) => entry));
}

/** The glossaries of the nearest folder that has a folder of them. */
async function nearest(path: string): Promise<string[]> {
  for (const at of foldersUp(path)) {
    const folder = join(at, FOLDER);
    if (await isFolder(folder)) return (await findFiles(folder, IN_FOLDER)).map(inside(folder));
  }
  return [];
}

/** @throws where there is nothing at the path. */
async function filesAt(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  return (await findFiles(path, GLOSSARIES_BELOW)).map(inside(path));
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
