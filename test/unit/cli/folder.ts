import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** A folder for one test. */
export interface Folder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  read(name: string): Promise<string>;
  json<T>(name: string): Promise<T>;
  /** All files in it or below a folder of it, sorted, with `/`. */
  list(below?: string): Promise<string[]>;
  remove(): Promise<void>;
}

/** Makes an empty folder. */
export async function createFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'zhengwen-cli-'));
  const read = (name: string) => readFile(join(path, name), 'utf8');
  return {
    path,
    read,
    async write(name, content) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content);
    },
    json: async <T>(name: string) => JSON.parse(await read(name)) as T,
    async list(below = '.') {
      const entries = await readdir(join(path, below), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(join(path, below), join(entry.parentPath, entry.name)))
        .map((name) => name.replaceAll('\\', '/'))
        .sort();
    },
    remove: () => rm(path, { recursive: true }),
  };
}
