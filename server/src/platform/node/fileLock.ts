/** Keeps processes from writing a file at the same time. */
import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SaidError } from '../../decisions/said';

/** How long a process waits for another one that is writing, in milliseconds. */
const PATIENCE = 10_000;

/** A lock that nobody touched for so long was left behind by a process that died, in milliseconds. */
const STALE = 3_000;

/**
 * The same where a process with the number of its owner runs on this machine: either the owner was stopped, or it died and
 * the number went to another process.
 */
const STALE_BESIDE_PROCESS = 8_000;

/** How often a lock is looked at, in milliseconds. */
const LOOK = 15;

/** Another process keeps a lock. The message completes “FILE: …”. */
export class LockedError extends SaidError {
  override readonly name = 'LockedError';
}

/** The lock was taken over while the work was done. */
export class LostLock extends Error {
  override readonly name = 'LostLock';
}

/** Waits, in milliseconds. */
export type Wait = (duration: number) => Promise<unknown>;

/** The locks of this process, as they are written. */
const held = new Set<string>();

/**
 * Does something while no other process does it with the same file. A lock that was left behind is taken over: at once where
 * it says that its process is gone, and else when it was looked at for long and nobody touched it. What counts is the time of
 * looking: the clock goes on while the machine sleeps, and clocks of other machines differ.
 *
 * @param target A file, no link to one: the lock stands beside it.
 * @param work Is given what it calls right before it changes something: it throws where another process has taken the lock
 *   over, as from a process that was stopped. The work is done anew then.
 * @throws {LockedError} (rejects) where another process keeps the lock; the system's errors where it cannot be made.
 */
export async function withLock<T>(
  target: string,
  work: (assertHeld: () => Promise<void>) => Promise<T>,
  wait: Wait = (duration) => setTimeout(duration),
): Promise<T> {
  const lock = join(dirname(target), `.${basename(target)}.lock`);
  for (;;) {
    try {
      return await withOneLock(lock, work, wait);
    } catch (error) {
      if (!(error instanceof LostLock)) throw error;
    }
  }
}

async function withOneLock<T>(
  lock: string,
  work: (assertHeld: () => Promise<void>) => Promise<T>,
  wait: Wait,
): Promise<T> {
  const owner = `${process.pid} ${hostname()} ${randomUUID()}`;
  await acquire(lock, owner, wait);
  held.add(owner);
  const isHeld = async (): Promise<boolean> => (await look(lock))?.owner === owner;
  const touch = async (): Promise<void> => {
    const now = new Date();
    if (await isHeld()) await utimes(lock, now, now);
  };
  const heartbeat = setInterval(() => void touch().catch(() => undefined), STALE / 3);
  try {
    return await work(async () => {
      if (!(await isHeld())) throw new LostLock();
    });
  } finally {
    clearInterval(heartbeat);
    held.delete(owner);
    if (await isHeld()) {
      for (const left of [lock, graveOf(lock)]) {
        await rm(left, { force: true }).catch(() => undefined);
      }
    }
  }
}

async function acquire(lock: string, owner: string, wait: Wait): Promise<void> {
  let before: Look | undefined;
  let unchanged = 0;
  for (let waited = 0; ; waited += LOOK) {
    try {
      const file: FileHandle = await open(lock, 'wx');
      try {
        await file.writeFile(owner).finally(() => file.close());
      } catch (error) {
        // Where the disk is full nobody could tell whose lock it is.
        await rm(lock, { force: true }).catch(() => undefined);
        throw error;
      }
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const now = await look(lock);
    unchanged = now && before && isSame(now, before) ? unchanged + LOOK : 0;
    before = now;
    if (now && unchanged > patienceWith(now)) {
      await bury(lock, now);
      continue;
    }
    if (waited > PATIENCE)
      throw new LockedError({
        en: 'another process has been writing it for long',
        zh: '另一个进程长时间占用该文件',
      });
    await wait(LOOK);
  }
}

/** A lock as it was found. */
interface Look {
  readonly owner: string;
  readonly file: number;
  readonly touched: number;
}

async function look(lock: string): Promise<Look | undefined> {
  try {
    const { ino, mtimeMs } = await stat(lock);
    // Somebody else may have made it for nobody else to read.
    const owner = await readFile(lock, 'utf8').catch(() => '');
    return { owner, file: ino, touched: mtimeMs };
  } catch {
    return undefined;
  }
}

const isSame = (a: Look, b: Look): boolean =>
  a.owner === b.owner && a.file === b.file && a.touched === b.touched;

/** How long a lock may stay untouched; less than nothing where its process is known to be gone. */
function patienceWith({ owner }: Look): number {
  const [pid = '', host] = owner.split(' ');
  const number = Number(pid);
  // Processes of other hosts, as on a shared folder, can only be told by time, and so can one with the number of this one.
  if (host !== hostname() || !(number > 0)) return STALE;
  if (number === process.pid) return held.has(owner) ? Infinity : STALE;
  return isAlive(number) ? STALE_BESIDE_PROCESS : -1;
}

/**
 * Where a lock goes before it is removed: one name, so that killed processes leave one file at most, and no longer than the
 * lock's, for which sidecars have room.
 */
const graveOf = (lock: string): string => lock.replace(/lock$/, 'dead');

/** Removes a lock that was left behind. */
async function bury(lock: string, found: Look): Promise<void> {
  const grave = graveOf(lock);
  try {
    // Of several processes that want to, one succeeds; the others fail and look again.
    await rename(lock, grave);
    // Between the look and the removal it may have been touched, or made by another process: it gets it back.
    const buried = await look(grave);
    if (buried && !isSame(buried, found)) await link(grave, lock).catch(() => undefined);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await rm(grave, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
