/**
 * Sidecars on disk. A file is replaced as a whole or not at all, and what another process wrote meanwhile is merged in,
 * so that two windows on one article lose nothing.
 */
import type { Stats } from 'node:fs';
import {
  access,
  constants,
  lstat,
  mkdir,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  type FileHandle,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { mergeSidecars } from '../../decisions/merge';
import { emptySidecar, type Sidecar } from '../../decisions/decision';
import { parseSidecar, serializeSidecar, type ReadSidecar } from '../../decisions/sidecar';
import { SaidError, type Said } from '../../decisions/said';
import { LostLock, withLock } from './fileLock';
import { saidReasonOf } from './files';

/** A sidecar could not be read or written. The message completes “FILE: …”. Nothing in memory has changed. */
export class SidecarError extends SaidError {
  override readonly name = 'SidecarError';
}

/** What a save did. */
export interface SavedSidecar extends ReadSidecar {
  /** Whether the file had to be changed. */
  readonly isWritten: boolean;
}

/**
 * Reads a sidecar; an article without one has an empty one.
 *
 * @param source What the sidecar calls the article; where left out, as it stands in the file.
 * @throws {SidecarError} where the file cannot be read. Lines that cannot be understood are reported, not thrown.
 */
export async function loadSidecar(path: string, source?: string): Promise<ReadSidecar> {
  const text = await readText(path);
  return text === undefined
    ? { sidecar: emptySidecar(source ?? ''), problems: [], conflicts: 0 }
    : parseSidecar(text, source);
}

/**
 * Writes a sidecar. What stands in the file by now is merged with it, so the result may hold more than was given.
 *
 * @param base The sidecar as this process read or wrote it last.
 * @returns what stands in the file now: the base of the next save.
 * @throws {SidecarError} where it cannot be written; the file is as it was.
 */
export async function saveSidecar(
  path: string,
  sidecar: Sidecar,
  base: Sidecar = emptySidecar(sidecar.source),
): Promise<SavedSidecar> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    const isFile = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw isFile
      ? new SidecarError({
          en: 'is not in a folder but below a file',
          zh: '上级不是文件夹而是文件',
        })
      : failure(error);
  }
  const target = await targetOf(path);
  return withLock(target, async (assertHeld) => {
    const text = await readText(path);
    const found = parseSidecar(text ?? '', sidecar.source);
    const merged = mergeSidecars(sidecar, found.sidecar, base);
    const content = serializeSidecar(merged, text);
    const isWritten = content !== (text ?? '');
    if (isWritten) await replaceFile(path, content, assertHeld);
    return { ...found, sidecar: merged, isWritten };
  }).catch((error: unknown) => {
    throw failure(error);
  });
}

async function readText(path: string): Promise<string | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw failure(error);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // Written again as text, its bytes would be lost.
    throw new SidecarError(
      { en: 'is no UTF-8 text, and is left as it is', zh: '不是 UTF-8 文本，保持原样' },
      { cause: error },
    );
  }
}

function failure(error: unknown): SidecarError {
  if (error instanceof SidecarError) return error;
  if (error instanceof SaidError) return new SidecarError(error.said, { cause: error });
  const { code } = error as NodeJS.ErrnoException;
  return new SidecarError(code === 'ENAMETOOLONG' ? TOO_LONG : saidReasonOf(error), {
    cause: error,
  });
}

/** Names of articles are cut where they are too long, those of annotators are not. */
const TOO_LONG: Said = {
  en: 'its name is too long for the disk; give the annotator a shorter one (zhengwen.annotator, --annotator)',
  zh: '文件名太长，请把标注者的名字改短（zhengwen.annotator、--annotator）',
};

/**
 * Replaces a file as a whole: whoever reads it sees the old text or the new one. Who may read and write it stays as it was;
 * of a symbolic link the file that it leads to is replaced.
 *
 * @param confirm Is asked at the last moment, and throws where the file shall stay as it is.
 * @throws {SidecarError} where it cannot be written, or may not be; the file is as it was.
 */
export async function replaceFile(
  path: string,
  content: string,
  confirm?: () => Promise<void>,
): Promise<void> {
  const target = await targetOf(path);
  // One name is enough under the lock, and what a killed process left is replaced.
  const temporary = join(dirname(target), `.${basename(target)}.tmp`);
  try {
    const before = await stat(target).catch(ignoreMissing);
    // A rename would not ask.
    if (before) await access(target, constants.W_OK);
    // What was left there would keep its own rights, and a process that was stopped may yet write to it.
    const left = await lstat(temporary).catch(ignoreMissing);
    if (!before || left?.isFile()) {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
    const file = await open(temporary, 'w', before ? PRIVATE : undefined);
    try {
      if (before) await keepRights(file, before);
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await confirm?.();
    await rename(temporary, target);
    await syncFolder(dirname(target));
  } catch (error) {
    // Another process may write under its name by now.
    if (error instanceof LostLock) throw error;
    await rm(temporary, { force: true }).catch(() => undefined);
    throw failure(error);
  }
}

/** A file that is being written is nobody else's to read until it is known who may. */
const PRIVATE = 0o600;

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** Gives an open file the group and the rights of another one. */
async function keepRights(file: FileHandle, { uid, gid, mode }: Stats): Promise<void> {
  const now = await file.stat();
  // A link that was put in its place may lead to a device.
  if (!now.isFile()) return;
  // Only the system's administrator gives files away, others may share theirs with a group of their own.
  if (now.uid !== uid || now.gid !== gid) {
    await file
      .chown(uid, gid)
      .catch(() => file.chown(now.uid, gid))
      .catch(() => undefined);
  }
  await file.chmod(mode & 0o7777);
}

/** The file that a path leads to through symbolic links, whether it is there or not. */
async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw failure(error);
    const next = await readlink(path).catch(() => undefined);
    return next === undefined ? path : targetOf(resolve(dirname(path), next));
  }
}

/** Makes a rename last; not every system lets folders be opened for that. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
