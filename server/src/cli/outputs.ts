import { mkdir, open, readFile, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { FileNames } from '../formats/fileNames';
import { SIDECAR_SUFFIX } from '../decisions/sidecarName';
import type { FormatFile } from '../formats/format';
import { detectFormat } from '../formats/import/detect';
import { isThere, reasonOf } from '../platform/node/files';
import { beginningOf } from './beginning';
import { UsageError } from './failure';
import type { Input } from './inputs';

/**
 * Nobody who gives the name of a file wants a folder of that name. There may be one already, and a slash at the end makes
 * one.
 *
 * @param why Completes “this is the name of a file, …”.
 * @throws {UsageError} where a path for a folder has the name of a file.
 */
export async function checkFolderName(path: string, why: string): Promise<void> {
  if (!FILE_EXTENSION.test(extname(path)) || /[/\\]$/.test(path)) return;
  if (await isThere(path)) return;
  throw new UsageError(`--out ${path}: this is the name of a file, ${why}; ${path}/ is a folder`);
}

/** Not .2 of v1.2. */
const FILE_EXTENSION = /^\.[a-z][a-z0-9-]*$/i;

/** The folder that results are written to. */
export class OutputFolder {
  readonly #names = new FileNames();
  readonly #inputs: ReadonlySet<string>;

  private constructor(
    readonly path: string,
    inputs: readonly Input[],
  ) {
    this.#inputs = new Set(inputs.flatMap((input) => (input.path ? resolve(input.path) : [])));
  }

  /**
   * Makes the folder where there is none.
   *
   * @param inputs Files that must stay as they are.
   * @throws {UsageError} where it cannot be.
   */
  static async open(path: string, inputs: readonly Input[]): Promise<OutputFolder> {
    try {
      await mkdir(path, { recursive: true });
    } catch (error) {
      const isFile = (await stat(path).catch(() => undefined))?.isFile();
      throw new UsageError(`--out ${path}: ${isFile ? 'is not a folder' : reasonOf(error)}`);
    }
    return new OutputFolder(path, inputs);
  }

  /**
   * Writes the files of an article over those of an earlier run, beside those of other articles. A text that is an article
   * itself and would stay the same is left alone.
   *
   * @param format The id of the format of the first of them, where it has one.
   * @returns where each of them is.
   * @throws where one would replace an article or annotations in another format, or cannot be written; then none is
   *   written.
   */
  async write(files: readonly FormatFile[], format?: string): Promise<string[]> {
    const placed = this.#names
      .take(files)
      .map(({ name, content }) => ({ path: join(this.path, name), content }));
    const targets: typeof placed = [];
    for (const { path, content } of placed) {
      if (this.#inputs.has(resolve(path))) {
        if (await holds(path, content)) continue;
        throw new Error('would be replaced by its own export; choose another folder for --out');
      }
      targets.push({ path, content });
    }
    if (format !== undefined && targets[0]) await checkFormat(targets[0].path, format);
    for (const { path, content } of targets) await write(path, content);
    return placed.map(({ path }) => path);
  }

  /** Writes files that are not there yet: a configuration may have been changed by hand. */
  async writeMissing(files: readonly FormatFile[]): Promise<void> {
    for (const { name, content } of files) await write(join(this.path, name), content, 'wx');
  }
}

/** csv and csv-excel hold the same, as do tei and tei-inline. */
const familyOf = (id: string): string => id.replace(/-(?:excel|inline)$/, '');

/** Several formats have one extension. @throws where a file is there that holds annotations in another one. */
async function checkFormat(path: string, format: string): Promise<void> {
  if (!(await isThere(path))) return;
  const found = detectFormat(path, await beginningOf(path));
  if (found === undefined || familyOf(found) === familyOf(format)) return;
  throw new Error(`${path} holds ${found}, not ${format}; choose another folder for --out`);
}

/**
 * Opens one file for all results, in place of that of an earlier run.
 *
 * @param inputs Files that must stay as they are.
 * @throws {UsageError} where it is one of them or cannot be written.
 */
export async function openOutput(path: string, inputs: readonly Input[]): Promise<FileHandle> {
  await checkReplaced(path, '--out', OWN_MARKDOWN);
  if (inputs.some((input) => input.path && keyOf(input.path) === keyOf(path))) {
    throw new UsageError(`--out ${path}: would replace an article`);
  }
  try {
    await mkdir(dirname(path), { recursive: true });
    return await open(path, 'w');
  } catch (error) {
    throw new UsageError(`--out ${path}: ${reasonOf(error)}`);
  }
}

/** How a file of ours begins that has the extension of an article. */
const OWN_MARKDOWN = /^# .*\n\n[^\n]*〔.〕\d/u;
const OWN_LOSSES = /^\S[^\n]*\.\n {2}\S/;

/** @throws {UsageError} where a file for losses would replace what is none. */
export const checkLosses = (path: string): Promise<void> =>
  checkReplaced(path, '--losses', OWN_LOSSES);

/**
 * Articles and decisions are nobody's to write over, whether they are exported or not.
 *
 * @param own How a file begins that an earlier run wrote.
 * @throws {UsageError}
 */
async function checkReplaced(path: string, option: string, own: RegExp): Promise<void> {
  if (path.endsWith(SIDECAR_SUFFIX)) {
    throw new UsageError(`${option} ${path}: files of this name hold decisions`);
  }
  if (!ARTICLE_EXTENSIONS.test(path) && option === '--out') return;
  if (!(await isThere(path)) || own.test(await beginningOf(path))) return;
  throw new UsageError(`${option} ${path}: would replace a file that no earlier run wrote`);
}

const ARTICLE_EXTENSIONS = /\.(?:txt|md|zhengwen)$/i;

/** One key for names that are one file where upper and lower case count as the same. */
const keyOf = (path: string): string => resolve(path).toLowerCase();

const holds = async (path: string, content: FormatFile['content']): Promise<boolean> =>
  (await readFile(path)).equals(typeof content === 'string' ? Buffer.from(content) : content);

async function write(
  path: string,
  content: FormatFile['content'],
  flag: 'w' | 'wx' = 'w',
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { flag });
  } catch (error) {
    if (flag === 'wx' && (error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new Error(`${path}: ${reasonOf(error)}`, { cause: error });
  }
}
