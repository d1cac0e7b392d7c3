/** Running other programs. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A program that ended otherwise than with exit code 0. */
export class ProcessError extends Error {
  constructor(command, code) {
    super(`${command} ended with ${code}.`);
    this.code = code;
  }
}

/**
 * Runs a program to its end.
 *
 * @param options As for `spawn`; `capture` collects what it prints instead of showing it.
 * @returns the exit code (a signal's name where one ended it), and what was printed where it was captured.
 * @throws (rejects) where the program cannot be started.
 */
export function run(command, args, { capture = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: capture ? 'pipe' : 'inherit', ...options });
    let output = '';
    if (capture) {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => (output += text));
      }
    }
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output }));
  });
}

/** Runs a script of Node's own kind to its end. */
export const runNode = (args, options) => run(process.execPath, args, options);

/**
 * Runs npm: the one that started this script where there is one, or the one that is installed.
 *
 * @throws (rejects) {@link ProcessError} where it fails; what is wrong has been printed.
 */
export async function npm(args, options = {}) {
  const own = process.env.npm_execpath;
  const { code, output } =
    own && /npm-cli\.c?js$/.test(own)
      ? await runNode([own, ...args], options)
      : await run('npm', args, { shell: process.platform === 'win32', ...options });
  if (code === 0) return;
  if (output) console.error(output);
  throw new ProcessError(`npm ${args[0]}`, code);
}

/** The wanted port where nobody listens on it, or any free one; on this machine's own address only. */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) =>
      wanted !== 0 && ['EADDRINUSE', 'EACCES'].includes(error.code)
        ? freePort().then(resolve, reject)
        : reject(error),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
