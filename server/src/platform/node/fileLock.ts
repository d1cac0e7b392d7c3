/** Keeps processes from writing a file at the same time. */
import { link, open, readFile, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SaidError } from '../../decisions/said';

/** How long a process waits for another one that is writing, in milliseconds. */
const PATIENCE = 10_000;

/** A lock that nobody touched for so long was left behind by a process that died, in milliseconds. */
const STALE = 3_000;

/** How often a lock is looked at, in milliseconds. */
const LOOK = 15;

/** Another process keeps a lock. The message completes “FILE: …”. */
export class LockedError extends SaidError {
  override readonly name = 'LockedError';
}

/** The time by which locks are old, in milliseconds. */
export interface Clock {
  now(): number;
  wait(duration: number): Promise<unknown>;
}

const SYSTEM: Clock = { now: () => Date.now(), wait: (duration) => setTimeout(duration) };

/**
 * Does something while no other process does it with the same file. A lock that was left behind is taken over: at once where
 * it says that its process is gone, and when nobody has touched it for long where it cannot, as where a process died before
 * it could write that down.
 *
 * @param target A file, no link to one: the lock stands beside it.
 * @throws {LockedError} (rejects) where another process keeps the lock; the system's errors where it cannot be made.
 */
export async function withLock<T>(
  target: string,
  work: () => Promise<T>,
  clock = SYSTEM,
): Promise<T> {
  const lock = join(dirname(target), `.${basename(target)}.lock`);
  await acquire(lock, clock);
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

async function acquire(lock: string, clock: Clock): Promise<void> {
  const deadline = clock.now() + PATIENCE;
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
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isLeftBehind(lock, clock)) {
      await bury(lock, clock);
      continue;
    }
    if (clock.now() > deadline)
      throw new LockedError({
        en: 'another process has been writing it for long',
        zh: '另一个进程长时间占用该文件',
      });
    await clock.wait(LOOK);
  }
}

/**
 * Where a lock goes before it is removed: one name, so that killed processes leave one file at most, and no longer than the
 * lock's, for which sidecars have room.
 */
const graveOf = (lock: string): string => lock.replace(/lock$/, 'dead');

/** Removes a lock that was left behind. */
async function bury(lock: string, clock: Clock): Promise<void> {
  const grave = graveOf(lock);
  try {
    // Of several processes that want to, one succeeds; the others fail and look again.
    await rename(lock, grave);
    // Between the look and the removal another process may have made the lock its own: it gets it back.
    if (!(await isLeftBehind(grave, clock))) await link(grave, lock).catch(() => undefined);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await rm(grave, { force: true });
}

/** Whether the process that made a lock is gone: it says so itself, or has not touched the lock for long. */
async function isLeftBehind(lock: string, clock: Clock): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(lock);
    if (clock.now() - mtimeMs > STALE) return true;
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
