import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Runs the language server that lies beside the command, over standard input and output, until the editor ends it. */
export function serve(): void {
  // The server takes its transport from the arguments of the process.
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  createRequire(__filename)(join(__dirname, 'server.js'));
}
