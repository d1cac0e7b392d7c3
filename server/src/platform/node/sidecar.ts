/**
 * Sidecars on disk. A file is replaced as a whole or not at all, and what another process wrote meanwhile is merged in,
 * so that two windows on one article lose nothing.
 */
import type { Stats } from 'node:fs';
import {
  access,
  constants,
  link,
  mkdir,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  utimes,
  type FileHandle,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mergeSidecars } from '../../decisions/merge';
import { emptySidecar, type Sidecar } from '../../decisions/decision';
import { parseSidecar, serializeSidecar, type ReadSidecar } from '../../decisions/sidecar';
import { SaidError, type Said } from '../../decisions/said';
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

/** How long a process waits for another one that is writing, in milliseconds. */
const PATIENCE = 10_000;

/** A lock that nobody touched for so long was left behind by a process that died, in milliseconds. */
const STALE = 3_000;

/** How often a lock is looked at, in milliseconds. */
const LOOK = 15;

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
  return withLock(path, async () => {
    const text = await readText(path);
    const found = parseSidecar(text ?? '', sidecar.source);
    const merged = mergeSidecars(sidecar, found.sidecar, base);
    const content = serializeSidecar(merged, text);
    const isWritten = content !== (text ?? '');
    if (isWritten) await replaceFile(path, content);
    return { ...found, sidecar: merged, isWritten };
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
 * @throws {SidecarError} where it cannot be written, or may not be; the file is as it was.
 */
export async function replaceFile(path: string, content: string): Promise<void> {
  const target = await targetOf(path);
  // One name is enough under the lock, and what a killed process left is overwritten.
  const temporary = join(dirname(target), `.${basename(target)}.tmp`);
  try {
    const before = await stat(target).catch(ignoreMissing);
    // A rename would not ask.
    if (before) await access(target, constants.W_OK);
    // What was left there would keep its own rights.
    else await rm(temporary, { force: true }).catch(() => undefined);
    const file = await open(temporary, 'w', before ? PRIVATE : undefined);
    try {
      if (before) await keepRights(file, before);
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    await syncFolder(dirname(target));
  } catch (error) {
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

/** Does something while no other process does it with the same file. */
async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const target = await targetOf(path);
  const lock = join(dirname(target), `.${basename(target)}.lock`);
  await acquire(lock);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined);
  }, STALE / 3);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    for (const left of [lock, graveOf(lock)]) {
      await rm(left, { force: true }).catch(() => undefined);
    }
  }
}

/** @throws {SidecarError} where another process keeps the lock, or the place cannot be written. */
async function acquire(lock: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      const file: FileHandle = await open(lock, 'wx');
      try {
        await file.writeFile(`${process.pid} ${hostname()}`).finally(() => file.close());
      } catch (error) {
        // Where the disk is full nobody could tell whose lock it is.
        await rm(lock, { force: true }).catch(() => undefined);
        throw error;
      }
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw failure(error);
      }
    }
    if (await isLeftBehind(lock)) {
      await bury(lock);
      continue;
    }
    if (Date.now() > deadline)
      throw new SidecarError({
        en: 'another process has been writing it for long',
        zh: '另一个进程长时间占用该文件',
      });
    await wait(LOOK);
  }
}

/**
 * Where a lock goes before it is removed: one name, so that killed processes leave one file at most, and no longer than the
 * lock's, for which sidecars have room.
 */
const graveOf = (lock: string): string => lock.replace(/lock$/, 'dead');

/** Removes a lock that was left behind. */
async function bury(lock: string): Promise<void> {
  const grave = graveOf(lock);
  try {
    // Of several processes that want to, one succeeds; the others fail and look again.
    await rename(lock, grave);
    // Between the look and the removal another process may have made the lock its own: it gets it back.
    if (!(await isLeftBehind(grave))) await link(grave, lock).catch(() => undefined);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw failure(error);
  }
  await rm(grave, { force: true });
}

/** Whether the process that made a lock is gone: it says so itself, or has not touched the lock for long. */
async function isLeftBehind(lock: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(lock);
    if (Date.now() - mtimeMs > STALE) return true;
    const [pid = '', host] = (await readFile(lock, 'utf8')).split(' ');
    const owner = Number(pid);
    // Processes of other hosts, as on a shared folder, can only be told by time.
    return host === hostname() && owner > 0 && owner !== process.pid && !isAlive(owner);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
