import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Schema } from '../decisions/schema';
import { SIDECAR_SUFFIX, sidecarName } from '../decisions/sidecarName';
import { textsBeside } from '../formats/import/beside';
import { detectFormat, IMPORT_EXTENSIONS } from '../formats/import/detect';
import {
  MalformedFileError,
  type ImportAnswers,
  type Importer,
  type ImportFile,
} from '../formats/import/importer';
import { meaningsOf, unknownLabelIn, type Meanings } from '../formats/import/meanings';
import { OFFSET_UNITS, unknownUnitIn, type OffsetUnit } from '../formats/import/offsetUnits';
import { planImport, UnknownArticlesError, type PlannedImport } from '../formats/import/plan';
import { findImporter, IMPORT_IDS } from '../formats/import/registry';
import { findFormat } from '../formats/registry';
import { SCHEMA_FILE } from '../lsp/decisionProtocol';
import { findFiles, reasonOf } from '../platform/node/files';
import { loadSidecar } from '../platform/node/sidecar';
import { saveSidecars } from '../platform/node/sidecarBatch';
import { beginningOf } from './beginning';
import { engineWith } from './engine';
import { EXIT, named, UsageError } from './failure';
import { loadProjectLexicon, type GlossaryOptions } from './glossary';
import { describeOrphan } from './orphans';
import { loadSchema } from './schema';
import { readArticleText } from './sidecars';
import { count, type Terminal } from './terminal';

export interface ImportOptions extends GlossaryOptions {
  /** The id of a format that can be read back; what the files look like if left out. */
  readonly format?: string;
  /** Whose annotations these are. */
  readonly annotator: string;
  /** The folder with the articles; without it they stand beside the files. */
  readonly articles?: string;
  /** What labels of the files mean: types or relations by label, nothing to leave them out. */
  readonly map?: Readonly<Record<string, string>>;
  /** Whose annotations to take where a file has those of several people on one text; the name of the annotator if left out. */
  readonly by?: string;
  /** What offsets count in where the files leave it open. */
  readonly offsets?: OffsetUnit;
  /** Reject what the analysis suggests and the files lack. */
  readonly rejectMissing?: boolean;
  /** Say what would be done, and write nothing. */
  readonly dryRun?: boolean;
}

/**
 * Takes annotations of another program over as decisions, in the sidecars of the articles. Either everything is taken
 * over or nothing.
 *
 * @returns The exit code: 1 where an annotation has no certain place in its article.
 * @throws {UsageError} where nothing can be done.
 * @throws where a file is malformed, an article is not there, or a sidecar cannot be written.
 */
export async function importAnnotations(
  paths: readonly string[],
  {
    format: given,
    annotator,
    articles,
    map = {},
    by = annotator,
    offsets: unit,
    rejectMissing,
    dryRun,
    ...options
  }: ImportOptions,
  terminal: Terminal,
): Promise<number> {
  if (annotator.trim() === '') throw new UsageError('--annotator takes a name');
  const format = given ?? (await detect(paths));
  if (given === undefined) terminal.say(`note: read as ${format}`);
  const importer = findImporter(format)!;
  if (unit !== undefined && !importer.leavesUnitOpen) {
    throw new UsageError(`--offsets: ${format} says itself what it counts`);
  }
  const answers = { maker: by, ...(unit === undefined ? {} : { unit }) };
  const authorship = { creator: annotator, time: new Date().toISOString() };
  const changes = new Map<string, PlannedImport>();
  for (const [folder, files] of await readSources(paths, importer, format, articles)) {
    const schema = await loadSchema(folder, terminal);
    const analyze = engineWith(await loadProjectLexicon(folder, options, terminal));
    checkMap(map, schema);
    const imported = await parse(importer, files, meaningsOf(schema, map), answers);
    const sidecarOf = (path: string): string => join(folder, sidecarName(path, annotator));
    const planned = await planImport(
      imported,
      {
        paths: await named(folder, findFiles(folder)),
        read: (path) => readArticleText(join(folder, path)),
        suggest: (text) => analyze(text).annotations,
        sidecar: async (path) => {
          const { sidecar } = await named(
            sidecarOf(path),
            loadSidecar(sidecarOf(path), basename(path)),
          );
          return sidecar;
        },
      },
      authorship,
      rejectMissing,
    ).catch((error: unknown) => {
      if (!(error instanceof UnknownArticlesError)) throw error;
      const hint = articles === undefined ? '; say where they are with --articles' : '';
      throw new Error(`${folder}: ${error.message}${hint}`, { cause: error });
    });
    for (const plan of planned)
      changes.set(sidecarOf(plan.path), { ...plan, path: join(folder, plan.path) });
  }
  if (!dryRun) {
    await saveSidecars([...changes].map(([path, { sidecar, base }]) => ({ path, sidecar, base })));
  }
  return report([...changes.values()], dryRun ?? false, terminal);
}

/** What is read, by the folder with its articles. */
type Sources = ReadonlyMap<string, readonly Source[]>;

interface Source extends ImportFile {
  readonly path: string;
}

async function readSources(
  paths: readonly string[],
  { besideText = [] }: Importer,
  format: string,
  articles: string | undefined,
): Promise<Sources> {
  const sources = new Map<string, Map<string, Source>>();
  const add = async (folder: string, name: string): Promise<void> => {
    const key = articles ?? folder;
    const files = sources.get(key) ?? new Map<string, Source>();
    sources.set(key, files);
    const path = join(folder, name);
    files.set(path, { path, name, content: await readFile(path) });
    for (const text of textsBeside(name, besideText)) {
      const content = await readFile(join(folder, text)).catch(() => undefined);
      if (content) files.set(join(folder, text), { path: join(folder, text), name: text, content });
    }
  };
  for (const path of paths) {
    try {
      if (!(await stat(path)).isDirectory()) {
        await add(dirname(path), basename(path));
        continue;
      }
      for (const name of await findBelow(path, [findFormat(format)!.extension])) {
        await add(path, name);
      }
    } catch (error) {
      throw new Error(`${path}: ${reasonOf(error)}`, { cause: error });
    }
  }
  return new Map([...sources].map(([folder, files]) => [folder, [...files.values()]]));
}

/** The files of annotations in a folder, by their extensions. @throws where there is none. */
async function findBelow(folder: string, extensions: readonly string[]): Promise<string[]> {
  const patterns = extensions.map((extension) => `**/*.${extension}`);
  const names = (await findFiles(folder, patterns)).filter(
    (name) => !name.endsWith(SIDECAR_SUFFIX),
  );
  if (names.length > 0) return names;
  const kinds = extensions.length === 1 ? `.${extensions[0]} files` : 'files of annotations';
  throw new Error(`holds no ${kinds}`);
}

/**
 * What files are, by their names and beginnings; in folders those that look like nothing are passed over.
 *
 * @throws {UsageError} where nothing says it, or several formats are there.
 */
async function detect(paths: readonly string[]): Promise<string> {
  const found = new Set<string>();
  for (const path of paths) {
    const files = await filesAt(path).catch((error: unknown) => {
      throw new Error(`${path}: ${reasonOf(error)}`, { cause: error });
    });
    const formats = new Set<string>();
    for (const file of files) {
      const id = detectFormat(basename(file), await named(file, beginningOf(file)));
      if (id !== undefined) formats.add(id);
    }
    if (formats.size === 0) {
      throw new UsageError(
        `${path}: nothing says what format this is; say it with --format: ${IMPORT_IDS.join(', ')}`,
      );
    }
    for (const id of formats) found.add(id);
  }
  const [id, ...others] = found;
  if (others.length === 0) return id!;
  throw new UsageError(
    `these are files of several formats: say which with --format: ${[...found].join(', ')}`,
  );
}

async function filesAt(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  return (await findBelow(path, IMPORT_EXTENSIONS)).map((name) => join(path, name));
}

/** Reads the files; what is thrown names them as the person did. */
async function parse(
  importer: Importer,
  files: readonly Source[],
  meanings: Meanings,
  answers: ImportAnswers,
) {
  try {
    return await importer.read(files, meanings, answers);
  } catch (error) {
    if (!(error instanceof MalformedFileError)) throw error;
    const { file, line, reason } = error;
    const path = files.find(({ name }) => name === file)?.path ?? file;
    throw new MalformedFileError(path, line, `${reason}; nothing was imported${hintAt(error)}`, {
      cause: error,
    });
  }
}

/** What to do about a label that nobody declared, or offsets that may count in several units. */
function hintAt(error: MalformedFileError): string {
  if (unknownUnitIn(error)) return `. Say it with --offsets: ${OFFSET_UNITS.join(', ')}`;
  const unknown = unknownLabelIn(error);
  if (!unknown) return '';
  const { label, kind } = unknown;
  return (
    `. Declare it under “${kind}s” in ${SCHEMA_FILE}, or say what it means with ` +
    `--map '${label}=NAME' ('${label}=' leaves it out)`
  );
}

/** @throws {UsageError} where labels shall mean what the schema does not have. */
function checkMap(map: Readonly<Record<string, string>>, { types, relations }: Schema): void {
  const names = [...types, ...relations].map(({ name }) => name);
  const wrong = Object.values(map).find((name) => name !== '' && !names.includes(name));
  if (wrong !== undefined) {
    throw new UsageError(
      `--map: there is no type or relation ${wrong}; there are ${names.join(', ')}`,
    );
  }
}

async function report(
  changes: readonly PlannedImport[],
  dryRun: boolean,
  terminal: Terminal,
): Promise<number> {
  const total = { added: 0, changed: 0, unchanged: 0, orphans: 0 };
  for (const plan of changes) {
    const {
      path,
      text,
      added,
      changed,
      unchanged,
      related,
      rejected,
      numberless,
      orphans,
      notices,
    } = plan;
    const parts = [
      `${added} new, ${changed} changed, ${unchanged} as before`,
      ...(orphans.length > 0 ? [`${orphans.length} of them without a certain place`] : []),
      ...(related > 0 ? [count(related, 'new relation')] : []),
      ...(rejected > 0 ? [`${rejected} rejected`] : []),
    ];
    await terminal.write(`${path}: ${parts.join(', ')}\n`);
    if (numberless > 0) {
      terminal.say(
        `note: ${path}: ${count(numberless, 'metric')} without a number, ` +
          'left out of exports until a value is set',
      );
    }
    for (const what of notices) terminal.say(`note: ${path}: ${what}`);
    for (const orphan of orphans) await terminal.write(describeOrphan(path, text, orphan));
    total.added += added;
    total.changed += changed;
    total.unchanged += unchanged;
    total.orphans += orphans.length;
  }
  const annotations = total.added + total.changed + total.unchanged;
  terminal.say(
    `${count(annotations, 'annotation')} of ${count(changes.length, 'article')} ` +
      `${dryRun ? 'would be imported' : 'imported'}; ${total.orphans} without a certain place`,
  );
  return total.orphans === 0 ? EXIT.done : EXIT.incomplete;
}
