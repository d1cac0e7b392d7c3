/** The bundled command, run as people run it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const COMMAND = join(__dirname, '../../../dist/cli.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What comes in by standard input. */
  readonly input?: Uint8Array | string;
  /** Close the reading end of standard output after its first bytes, as `head` does. */
  readonly readLittle?: boolean;
}

/** Runs `zhengwen` with arguments until it ends. */
export function zhengwen(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  assert.ok(existsSync(COMMAND), `${COMMAND} does not exist: run \`npm run build\` first`);
  return new Promise((resolve, reject) => {
    const { cwd, env } = options;
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd, env });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => {
      stdout += data;
      if (options.readLittle) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (data: string) => {
      stderr += data;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(options.input ?? '');
  });
}
