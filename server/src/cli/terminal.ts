import { clearLine, cursorTo } from 'node:readline';
import { reasonOf } from '../platform/node/files';
import { EXIT } from './failure';

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
      // What cannot be written ends the process; see `endOnBrokenOutput`.
      return new Promise((resolve) => {
        process.stdout.write(part, (error) => {
          if (!error) resolve();
        });
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
 * Ends the process when its output goes nowhere: quietly where the reader went away, as `head` does; with a word where it
 * cannot be written, as on a full disk.
 */
export function endOnBrokenOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`zhengwen: standard output: ${reasonOf(error)}\n`);
    process.exit(EXIT.incomplete);
  });
  process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => {
    // Files are written to the end though nobody reads what is said of them (2>&1 | head).
    if (code !== 'EPIPE') process.exit(EXIT.incomplete);
  });
}
