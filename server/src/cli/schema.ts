/** The schema of a project, for commands. */
import { join } from 'node:path';
import { DEFAULT_SCHEMA, type Schema } from '../decisions/schema';
import { SCHEMA_FILE } from '../lsp/decisionProtocol';
import { readTextFile } from '../platform/node/files';
import { foldersUp } from './inputs';
import type { Terminal } from './terminal';

/** The text of a schema; undefined where there is none. @throws where it cannot be read. */
export async function readSchema(path: string): Promise<string | undefined> {
  try {
    return (await readTextFile(path)).text;
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * The schema that holds for an article or a folder of them: of this folder, else of the nearest one above that has one. What
 * is wrong in it is said, the rest holds.
 */
export async function loadSchema(path: string, terminal: Terminal): Promise<Schema> {
  for (const at of foldersUp(path)) {
    const file = join(at, SCHEMA_FILE);
    const text = await readSchema(file);
    if (text !== undefined) {
      const { parseSchema } = await import('../decisions/parseSchema');
      const { schema, problems } = parseSchema(text);
      for (const { line, message } of problems) terminal.say(`${file}:${line}: ${message}`);
      return schema;
    }
  }
  return DEFAULT_SCHEMA;
}
