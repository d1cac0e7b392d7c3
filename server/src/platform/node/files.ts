import { opendir, readFile, stat } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import type { Said } from '../../decisions/said';
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
 * The files below a folder that match a glob or one of several, as paths relative to it with `/`, sorted. Hidden folders
 * below it are passed over, and so are those that cannot be opened. A file that links lead to is found once; a link that
 * leads nowhere is found like a file, and cannot be read.
 *
 * @throws where the folder itself cannot be opened; the message completes “FOLDER: …”.
 */
export async function findFiles(
  folder: string,
  pattern: string | readonly string[] = ARTICLE_FILES,
): Promise<string[]> {
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

const REASONS: Readonly<Record<string, Said>> = {
  ENOENT: { en: 'no such file or folder', zh: '没有这个文件或文件夹' },
  ENOTDIR: { en: 'is not a folder', zh: '不是文件夹' },
  EISDIR: { en: 'is a folder', zh: '是文件夹' },
  ELOOP: { en: 'is a link that leads back to itself', zh: '是指向自身的链接' },
  EACCES: { en: 'permission denied', zh: '没有权限' },
  EPERM: { en: 'permission denied', zh: '没有权限' },
  ENOSPC: { en: 'no space left on the disk', zh: '磁盘空间已满' },
  EROFS: { en: 'the disk is read-only', zh: '磁盘为只读' },
  EEXIST: { en: 'exists already', zh: '已经存在' },
};

/** Why the system refused something, in English words. */
export const reasonOf = (error: unknown): string => saidReasonOf(error).en;

/** Why the system refused something; in the system's words where it is nothing common. */
export function saidReasonOf(error: unknown): Said {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code !== undefined && REASONS[code]) || { en: message, zh: message };
}
