import { randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool } from '../formats/format';
import { reasonOf } from '../platform/node/files';

/** So many bytes are read at a time. */
const PIECE = 64 * 1024;

/**
 * A spool in the folder for temporary files. The file has no name any more once it is open, so that nothing of it stays
 * behind however the process ends.
 */
export class FileSpool implements Spool {
  readonly #path = join(tmpdir(), `zhengwen-${randomUUID()}`);
  #file: FileHandle | undefined;

  async write(bytes: Uint8Array): Promise<void> {
    try {
      this.#file ??= await this.#open();
      await this.#file.appendFile(bytes);
    } catch (error) {
      throw new Error(`${this.#path}: ${reasonOf(error)}`, { cause: error });
    }
  }

  async *read(): AsyncGenerator<Uint8Array> {
    const file = this.#file;
    if (!file) return;
    try {
      for (let position = 0; ;) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, position);
        if (bytesRead === 0) return;
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  }

  async #open(): Promise<FileHandle> {
    const file = await open(this.#path, 'wx+');
    // Where an open file keeps its name until it is closed, it goes then.
    await rm(this.#path, { force: true });
    return file;
  }
}
