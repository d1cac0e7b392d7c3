import { join } from 'node:path';
import type { Json } from '../decisions/decision';
import { planMigration, type Migration, type SidecarFile } from '../decisions/migrate';
import { parseSchema } from '../decisions/parseSchema';
import { MigrationError } from '../decisions/migrateSchema';
import type { Retyping } from '../decisions/retype';
import { SCHEMA_FILE } from '../lsp/decisionProtocol';
import { loadSidecar, replaceFile } from '../platform/node/sidecar';
import { saveSidecars } from '../platform/node/sidecarBatch';
import { EXIT, UsageError } from './failure';
import { readSchema } from './schema';
import { findSidecars } from './sidecars';
import { count, type Terminal } from './terminal';

export interface RetypeOptions {
  /** Only annotations with this value of an attribute: `NAME=VALUE`. */
  readonly where?: string;
  /** Only annotations with this tag. */
  readonly tag?: string;
  /** Change the files; else they are only listed. */
  readonly write?: boolean;
  /** JSON for programs instead of lines. */
  readonly json?: boolean;
}

/**
 * Gives another type to annotations in all files with decisions below a folder, and to the schema of the project in it.
 *
 * @returns The exit code: 1 where a file could not be read or written, and then nothing is changed, or lines of one could
 *   not, and then all others are.
 * @throws {UsageError} where the types or the condition cannot be.
 */
export async function retypeFolder(
  folder: string,
  from: string,
  to: string,
  options: RetypeOptions,
  terminal: Terminal,
): Promise<number> {
  const retyping: Retyping = { from, to, ...conditionOf(options) };
  let isWhole = true;
  let isRead = true;
  const files: SidecarFile[] = [];
  for (const sidecars of (await findSidecars(folder)).values()) {
    for (const { path } of sidecars) {
      try {
        const { sidecar, problems } = await loadSidecar(join(folder, path));
        for (const { line, message } of problems) terminal.say(`${path}:${line}: ${message}`);
        // Lines that cannot be read stay as they are, with whatever type they have.
        if (problems.length > 0) isRead = false;
        files.push({ path, sidecar });
      } catch (error) {
        isWhole = false;
        terminal.say(`${path}: ${(error as Error).message}`);
      }
    }
  }
  const schemaPath = join(folder, SCHEMA_FILE);
  const schema = await readSchema(schemaPath);
  // Of a schema that cannot be read nobody knows which types it has.
  const migration = plan(files, schema, retyping);
  // A file that could not be read may have it.
  if (isWhole && !isKnownType(from, files, schema))
    throw new UsageError(`no type “${from}” is in the schema or in any file`);
  if (!isKnownType(to, files, schema)) {
    terminal.say(`no type “${to}” is in the schema or in any file yet: it is a new one`);
  }
  await describe(migration, retyping, options.json ?? false, terminal);
  if (!options.write) {
    if (!options.json) terminal.say('nothing is changed; --write does it');
    return isWhole && isRead ? EXIT.done : EXIT.incomplete;
  }
  if (!isWhole) {
    terminal.say('nothing is changed, since not all files could be read');
    return EXIT.incomplete;
  }
  const changes = migration.files.map(({ path, sidecar, result }) => ({
    path: join(folder, path),
    sidecar: result,
    base: sidecar,
  }));
  try {
    // The schema comes last: whenever it is stopped, the same command finds what is left and does it.
    await saveSidecars(changes, async () => {
      if (migration.schema !== undefined) await replaceFile(schemaPath, migration.schema);
    });
  } catch (error) {
    terminal.say(`nothing is changed: ${(error as Error).message}`);
    return EXIT.incomplete;
  }
  return isRead ? EXIT.done : EXIT.incomplete;
}

/** Whether a type is one of those that are built in, that the schema has, or that some annotation has. */
function isKnownType(
  type: string,
  files: readonly SidecarFile[],
  schema: string | undefined,
): boolean {
  const { types } = parseSchema(schema ?? '').schema;
  return (
    types.some(({ name }) => name === type) ||
    files.some(({ sidecar }) => sidecar.decisions.some((one) => one.type === type))
  );
}

function conditionOf({ where, tag }: RetypeOptions): Pick<Retyping, 'where'> {
  if (tag !== undefined) return { where: { tag } };
  if (where === undefined) return {};
  const at = where.indexOf('=');
  if (at <= 0) throw new UsageError('--where takes NAME=VALUE');
  return { where: { attribute: where.slice(0, at), value: valueOf(where.slice(at + 1)) } };
}

/** A number, true, false or a list as JSON has it; else words. */
function valueOf(written: string): Json {
  try {
    return JSON.parse(written) as Json;
  } catch {
    return written;
  }
}

function plan(
  files: readonly SidecarFile[],
  schema: string | undefined,
  retyping: Retyping,
): Migration {
  try {
    const authorship = { creator: '', time: new Date().toISOString() };
    return planMigration(files, schema, retyping, authorship);
  } catch (error) {
    if (error instanceof MigrationError) throw new UsageError(error.message);
    throw error;
  }
}

async function describe(
  { files, schema }: Migration,
  { from, to }: Retyping,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  if (json) {
    const listed = files.map(({ path, decisions }) => ({
      file: path,
      decisions: decisions.map(({ id, state, pieces }) => ({
        id,
        state,
        quotes: pieces.map(({ exact }) => exact),
      })),
    }));
    const result = { from, to, files: listed, schema: schema !== undefined };
    await terminal.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  for (const { path, decisions } of files) {
    for (const { state, pieces } of decisions) {
      const quotes = pieces.map(({ exact }) => JSON.stringify(exact)).join(' … ');
      await terminal.write(`${path}  ${state}  ${from} → ${to}  ${quotes}\n`);
    }
  }
  if (schema !== undefined) await terminal.write(`${SCHEMA_FILE}  ${from} → ${to}\n`);
  const number = files.reduce((sum, { decisions }) => sum + decisions.length, 0);
  terminal.say(`${count(number, 'annotation')} in ${count(files.length, 'file')}`);
}
