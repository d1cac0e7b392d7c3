import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { reanchor, type Orphan } from '../decisions/reanchor';
import type { Decision, Relation } from '../decisions/decision';
import type { ReadSidecar } from '../decisions/sidecar';
import {
  annotatorOn,
  articleOf,
  isCut,
  readSidecarName,
  SIDECAR_SUFFIX,
} from '../decisions/sidecarName';
import { findFiles, readTextFile, reasonOf } from '../platform/node/files';
import { loadSidecar } from '../platform/node/sidecar';
import { named } from './failure';
import { count, type Terminal } from './terminal';

/** The decisions of a sidecar as they stand in an article now. */
export interface PlacedSidecar {
  readonly placed: readonly Decision[];
  readonly orphans: readonly Orphan[];
  readonly relations: readonly Relation[];
}

/**
 * The sidecars below a folder by article, as paths relative to it.
 *
 * @param articles The folder in which the articles have these paths.
 * @throws (rejects) where the folder cannot be opened; the message names it.
 */
export async function findSidecars(
  folder: string,
  articles = folder,
): Promise<Map<string, { readonly annotator: string; readonly path: string }[]>> {
  const result = new Map<string, { annotator: string; path: string }[]>();
  for (const path of await named(folder, findFiles(folder, `**/*${SIDECAR_SUFFIX}`))) {
    const name = readSidecarName(basename(path));
    if (!name) continue;
    const whole = isCut(name.article)
      ? articleOf(basename(path), await namesIn(join(articles, dirname(path))))
      : undefined;
    const article = join(dirname(path), whole ?? name.article).replaceAll('\\', '/');
    const known = result.get(article) ?? [];
    known.push({ annotator: name.annotator, path });
    result.set(article, known);
  }
  return result;
}

/**
 * The annotators with decisions on an article, sorted; none where its folder is not there.
 *
 * @param article The path that the article has, or would have, beside its sidecars.
 * @throws where the folder cannot be read.
 */
export async function annotatorsOf(article: string): Promise<string[]> {
  const folder = dirname(article);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new Error(`${folder}: ${reasonOf(error)}`, { cause: error });
  }
  return names.flatMap((name) => annotatorOn(basename(article), name) ?? []).sort();
}

/** The sidecars in a folder whose articles are not there, as where an article was renamed; paths that begin with the folder's. */
export async function sidecarsWithoutArticle(
  folder: string,
): Promise<{ readonly path: string; readonly article: string }[]> {
  const names = await namesIn(folder);
  const known = new Set(names);
  return names.sort().flatMap((name) => {
    const article = readSidecarName(name)?.article;
    if (article === undefined || known.has(article)) return [];
    const isThere = isCut(article) && articleOf(name, names) !== undefined;
    return isThere ? [] : [{ path: join(folder, name), article }];
  });
}

/** The names of what is in a folder; none where it cannot be read. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/**
 * Reads a sidecar and places its decisions in an article. What is wrong with a line is said, the rest is read.
 *
 * @throws where it cannot be read.
 */
export async function placeSidecar(
  path: string,
  article: string,
  text: string,
  terminal: Terminal,
): Promise<PlacedSidecar & { readonly isWhole: boolean }> {
  const { sidecar, problems, conflicts } = await loadNamed(path, basename(article));
  for (const { line, message } of problems) terminal.say(`${path}:${line}: ${message}`);
  if (conflicts > 0) {
    terminal.say(`${path}: ${count(conflicts, 'conflict')} of git; both sides are read`);
  }
  const standing = sidecar.decisions.filter(({ state }) => state !== 'withdrawn');
  const { relations } = sidecar;
  return { ...reanchor(standing, text), relations, isWhole: problems.length === 0 };
}

/**
 * Reads a sidecar.
 *
 * @param source What it calls its article; where left out, as it stands in the file.
 * @throws where it cannot be read; the message begins with its path.
 */
export const loadNamed = (path: string, source?: string): Promise<ReadSidecar> =>
  named(path, loadSidecar(path, source));

/** The text of an article, with its name in what is thrown. */
export const readArticleText = async (path: string): Promise<string> =>
  (await named(path, readTextFile(path))).text;
