/** The exit codes of the command. */
export const EXIT = {
  done: 0,
  /** Some input could not be read, or some output not be written; the rest is done. */
  incomplete: 1,
  /** What was checked would change. */
  wouldChange: 1,
  /** A check found something. */
  found: 1,
  wrongUsage: 2,
} as const;

/** A wrong use of the command: nothing is done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Puts the name of a file or folder before what is thrown about it. */
export const named = <T>(path: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  });
