import { clearLine, cursorTo } from 'node:readline';

/** Where the command line writes: results on standard output, everything about them on standard error. */
export interface Terminal {
  /** Writes a part of the result; resolves when there is room for more. */
  write(part: string | Uint8Array): Promise<void>;
  /** Says something to the person on a line of its own. */
  say(line: string): void;
  /** Shows how far the work is, on a line that the next one replaces; nothing where nobody watches. */
  progress(line: string): void;
}

/** A number with what it counts. */
export const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The terminal of this process. */
export function createTerminal(): Terminal {
  let isShowingProgress = false;
  const clear = (): void => {
    if (!isShowingProgress) return;
    cursorTo(process.stderr, 0);
    clearLine(process.stderr, 1);
    isShowingProgress = false;
  };
  return {
    write(part) {
      return new Promise((resolve, reject) => {
        process.stdout.write(part, (error) => (error ? reject(error) : resolve()));
      });
    },
    say(line) {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress(line) {
      clear();
      if (!process.stderr.isTTY || line === '') return;
      process.stderr.write(truncate(line, process.stderr.columns));
      isShowingProgress = true;
    },
  };
}

/** As much of a line as surely fits, if every character is a wide one. */
const truncate = (line: string, columns: number): string =>
  [...line].slice(0, Math.max(20, Math.floor(columns / 2))).join('');

/**
 * Ends the process quietly when the reader of its output goes away, as `head` does.
 */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
}
