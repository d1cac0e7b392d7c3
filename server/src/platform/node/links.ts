/** Symbolic links below a folder: those that lead nowhere, and files that several paths lead to. */
import { realpath as realpathWithCallback, stat as statWithCallback, type Stats } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileSystemAdapter } from 'tinyglobby';

/** Watches a search for links. */
export interface LinkWatch {
  /** What the search is to read by: it finds links that lead nowhere as files, so that reading them says why. */
  readonly fs: FileSystemAdapter;
  /** Whether the search has met a link. */
  readonly met: boolean;
}

/** That by which a search tells folders from files. */
type Kind = Pick<Stats, 'isDirectory' | 'isFile'>;
const FILE: Kind = { isDirectory: () => false, isFile: () => true };

/** Begins to watch. */
export function watchLinks(): LinkWatch {
  const watch = { met: false };
  const broken = new Set<string>();
  const fs = {
    // A search asks for the real path of links alone.
    realpath(path: string, done: (error: Error | null, resolved: string) => void) {
      watch.met = true;
      realpathWithCallback(path, (error, resolved) => {
        if (error) broken.add(path);
        done(null, error ? path : resolved);
      });
    },
    stat(path: string, done: (error: Error | null, kind: Kind) => void) {
      if (broken.has(path)) done(null, FILE);
      else statWithCallback(path, done);
    },
  } as unknown as FileSystemAdapter;
  return Object.assign(watch, { fs });
}

/**
 * Each file once, by the path that goes through no link, else by the shortest. Folders may hold links to folders above
 * them, through which all of it is found again.
 *
 * @param paths Paths below `folder`, sorted.
 */
export async function withoutRepeated(folder: string, paths: readonly string[]): Promise<string[]> {
  const root = await realpath(folder);
  const reals = await Promise.all(paths.map((path) => realPathOf(join(folder, path))));
  const length = (i: number): number =>
    reals[i] === join(root, paths[i]!) ? 0 : paths[i]!.split('/').length;
  const chosen = new Map<string, number>();
  for (const [i, real] of reals.entries()) {
    const other = chosen.get(real);
    if (other === undefined || length(i) < length(other)) chosen.set(real, i);
  }
  return paths.filter((_, i) => chosen.get(reals[i]!) === i);
}

/** The path without links; of a link that leads nowhere, its own. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path));
  }
}
