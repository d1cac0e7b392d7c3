import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isDynamicPattern } from 'tinyglobby';
import { SIDECAR_SUFFIX } from '../decisions/sidecarName';
import { decodeText, type DecodedText } from '../platform/node/decode';
import { findFiles, readTextFile, reasonOf } from '../platform/node/files';

/** An article to be read. */
export interface Input {
  /** The file's name; its path below a folder, with `/`, where a folder or a glob was given. Unlike all others. */
  readonly name: string;
  /** The file; `undefined` for standard input. */
  readonly path: string | undefined;
}

/** What paths on the command line stand for. */
export interface Inputs {
  readonly inputs: readonly Input[];
  /** Whether one file was named, not a folder, a glob or several. */
  readonly isSingle: boolean;
  /** Paths that stand for nothing, and why. */
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
}

/** What standard input is called. */
export const STDIN = '-';
const STDIN_NAME = 'stdin';

/**
 * Finds the articles that paths stand for: files, folders, globs, or `-` for standard input. A file that several paths
 * stand for is taken once. The files of decisions beside articles, which a shell's `articles/*` names as well, are none.
 *
 * @param excluded A folder inside a folder whose files are left out: where the results go.
 */
export async function findInputs(paths: readonly string[], excluded?: string): Promise<Inputs> {
  const found = new Map<string, Input>();
  const problems: { path: string; reason: string }[] = [];
  const isSidecar = (path: string): boolean =>
    path.endsWith(SIDECAR_SUFFIX) && !isDynamicPattern(slashed(path));
  const others = paths.filter((path) => !isSidecar(path));
  let isSingle = others.length <= 1;
  for (const path of others) {
    try {
      const several = path === STDIN ? undefined : await severalAt(path);
      if (several) isSingle = false;
      const inputs = several ? await findBelow(several, excluded) : [single(path)];
      for (const input of inputs) {
        const key = input.path === undefined ? STDIN : resolve(input.path);
        if (!found.has(key)) found.set(key, input);
      }
    } catch (error) {
      problems.push({ path, reason: (error as Error).message });
    }
  }
  if (others.length === 0) {
    for (const path of paths) problems.push({ path, reason: 'holds decisions, not an article' });
  }
  return { inputs: withDistinctNames([...found.values()]), isSingle, problems };
}

/** What a path stands for and each folder above it, the nearest first: where a project may be that it belongs to. */
export function* foldersUp(path: string): Generator<string> {
  let at = resolve(path);
  yield at;
  while (dirname(at) !== at) yield (at = dirname(at));
}

/** What messages call an input. */
export const labelOf = ({ path }: Input): string => path ?? 'standard input';

/**
 * Reads an article.
 *
 * @throws where it cannot be read or is no text; the message completes “FILE: …”.
 */
export async function readInput({ path }: Input): Promise<DecodedText> {
  return path === undefined ? decodeText(await buffer(process.stdin)) : readTextFile(path);
}

const single = (path: string): Input =>
  path === STDIN ? { name: STDIN_NAME, path: undefined } : { name: basename(path), path };

/** A folder, and which of its files are meant; without a pattern all articles. */
interface Several {
  readonly folder: string;
  readonly pattern?: string;
}

/**
 * The files that a folder or a glob stands for; `undefined` for a file.
 *
 * @throws where there is nothing at the path.
 */
async function severalAt(path: string): Promise<Several | undefined> {
  try {
    return (await stat(path)).isDirectory() ? { folder: path } : undefined;
  } catch (error) {
    // Names with brackets are names first, and globs where no such file exists.
    if (isDynamicPattern(slashed(path))) return splitGlob(path);
    throw new Error(reasonOf(error), { cause: error });
  }
}

/** @throws where the folder cannot be opened or holds none. */
async function findBelow({ folder, pattern }: Several, excluded?: string): Promise<Input[]> {
  const names = (await findFiles(folder, pattern)).filter(
    (name) => !name.endsWith(SIDECAR_SUFFIX) && !isInside(join(folder, name), folder, excluded),
  );
  if (names.length === 0) {
    throw new Error(
      pattern === undefined ? 'holds no .txt, .md or .zhengwen files' : 'matches no file',
    );
  }
  return names.map((name) => ({ name, path: join(folder, name) }));
}

const slashed = (path: string): string => (sep === '\\' ? path.replaceAll('\\', '/') : path);

/** A glob as the folder before its first special character and the rest. */
function splitGlob(glob: string): Several {
  const parts = slashed(glob).split('/');
  const first = parts.findIndex((part) => isDynamicPattern(part));
  const folder = parts.slice(0, first).join('/');
  return {
    folder: folder === '' ? (first === 0 ? '.' : '/') : folder,
    pattern: parts.slice(first).join('/'),
  };
}

function isInside(path: string, folder: string, excluded: string | undefined): boolean {
  return (
    excluded !== undefined &&
    resolve(excluded) !== resolve(folder) &&
    resolve(path).startsWith(resolve(excluded) + sep)
  );
}

/**
 * Where two inputs have the same name, all are named by their paths below the folder that they share. Upper and lower
 * case count as the same, as they do on many file systems.
 */
function withDistinctNames(inputs: readonly Input[]): Input[] {
  const names = new Set(inputs.map(({ name }) => name.toLowerCase()));
  if (names.size === inputs.length) return [...inputs];
  const folder = sharedFolder(inputs.flatMap(({ path }) => path ?? []));
  return inputs.map((input) =>
    input.path === undefined
      ? input
      : { ...input, name: slashed(relative(folder, resolve(input.path))) },
  );
}

function sharedFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => dirname(resolve(path)).split(sep));
  const isShared = (index: number): boolean =>
    others.every((parts) => parts[index] === first[index]);
  const end = first.findIndex((_, index) => !isShared(index));
  return first.slice(0, end === -1 ? first.length : end).join(sep) || sep;
}
