import { opendir, readFile, stat } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { LOSSES_EXTENSION } from '../../formats/losses';
import { ARTICLE_FILES } from '../../lsp/protocol';
import { decodeText, type DecodedText } from './decode';
import { watchLinks, withoutRepeated } from './links';

/** Texts that are not a person's: of packages, and what exports say they lost. */
const IGNORED = ['**/node_modules/**', `**/*${LOSSES_EXTENSION}`];

/**
 * Reads a text file as stored; see {@link decodeText}.
 *
 * @throws where it cannot be read or is no text; the message completes “FILE: …”.
 */
export async function readTextFile(path: string): Promise<DecodedText> {
  return decodeText(await readBytes(path));
}

/** Whether there is a file, readable or not. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

/**
 * The files below a folder that match a glob, as paths relative to it with `/`, sorted. Hidden folders
 * below it are passed over, and so are those that cannot be opened. A file that links lead to is found once; a link that
 * leads nowhere is found like a file, and cannot be read.
 *
 * @throws where the folder itself cannot be opened; the message completes “FOLDER: …”.
 */
export async function findFiles(folder: string, pattern = ARTICLE_FILES): Promise<string[]> {
  try {
    await (await opendir(folder)).close();
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  const links = watchLinks();
  const paths = await glob(pattern, {
    cwd: folder,
    ignore: IGNORED,
    caseSensitiveMatch: false,
    expandDirectories: false,
    fs: links.fs,
  });
  paths.sort();
  return links.met ? withoutRepeated(folder, paths) : paths;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'is not a folder',
  EISDIR: 'is a folder',
  ELOOP: 'is a link that leads back to itself',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOSPC: 'no space left on the disk',
  EROFS: 'the disk is read-only',
  EEXIST: 'exists already',
};

/** Why the system refused something, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code !== undefined && REASONS[code]) || message;
}
