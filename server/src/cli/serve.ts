import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Runs the language server that lies beside the command, over standard input and output, until the editor ends it. */
export async function serve(): Promise<void> {
  // The server takes its transport from the arguments of the process.
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  await import(pathToFileURL(join(__dirname, 'server.js')).href);
}
