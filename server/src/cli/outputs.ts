import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { FormatFile } from '../formats/format';
import { reasonOf } from '../platform/node/files';
import { UsageError } from './failure';
import type { Input } from './inputs';

/** The folder that results are written to. */
export class OutputFolder {
  readonly #written = new Set<string>();
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
   * Writes files over those of an earlier run.
   *
   * @throws where one would replace an article or another result, or cannot be written.
   */
  async write(files: readonly FormatFile[]): Promise<void> {
    const targets = files.map(({ name, content }) => ({ path: join(this.path, name), content }));
    const clash = targets.find(({ path }) => this.#inputs.has(resolve(path)));
    if (clash) {
      throw new Error(`${clash.path} is an article itself; choose another folder for --out`);
    }
    const twice = targets.find(({ path }) => this.#written.has(resolve(path).toLowerCase()));
    if (twice) throw new Error(`${twice.path} holds the result of another article already`);
    for (const { path, content } of targets) {
      this.#written.add(resolve(path).toLowerCase());
      await write(path, content);
    }
  }

  /** Writes files that are not there yet: a configuration may have been changed by hand. */
  async writeMissing(files: readonly FormatFile[]): Promise<void> {
    for (const { name, content } of files) await write(join(this.path, name), content, 'wx');
  }
}

async function write(path: string, content: string, flag: 'w' | 'wx' = 'w'): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { flag });
  } catch (error) {
    if (flag === 'wx' && (error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new Error(`${path}: ${reasonOf(error)}`, { cause: error });
  }
}
