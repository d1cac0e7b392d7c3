import { Deflate, Inflate, strToU8, Zip, ZipDeflate } from 'fflate';

/** The oldest time that a zip file can say: the same input shall give the same bytes. */
const TIME = new Date(1980, 0, 1);

/** More files than this take an extension of the format that not every reader knows. */
const MOST_FILES = 65_000;

/** A file inside a zip file that is being made. */
export interface ZippedFile {
  write(content: string | Uint8Array): void;
  close(): void;
}

/** A zip file that comes out piece by piece. Its files are written one after the other. */
export class ZipStream {
  readonly #zip: Zip;
  #ready: Uint8Array[] = [];
  #files = 0;

  constructor() {
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error;
      this.#ready.push(bytes);
    });
  }

  /**
   * Begins a file. The one before has been closed.
   *
   * @throws where there are more than every reader can take.
   */
  open(name: string): ZippedFile {
    this.#files += 1;
    if (this.#files > MOST_FILES) {
      throw new Error(`holds ${MOST_FILES} articles and no more; export them in parts`);
    }
    const file = new ZipDeflate(name);
    file.mtime = TIME;
    this.#zip.add(file);
    return {
      write: (content) => file.push(bytesOf(content)),
      close: () => file.push(new Uint8Array(0), true),
    };
  }

  end(): void {
    this.#zip.end();
  }

  /** What has come out since the last time. */
  take(): Uint8Array[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }
}

/** Text that waits for its turn, compressed. */
export class PackedText {
  readonly #deflate: Deflate;
  readonly #packed: Uint8Array[] = [];

  constructor() {
    this.#deflate = new Deflate((bytes) => this.#packed.push(bytes));
  }

  write(content: string): void {
    this.#deflate.push(strToU8(content));
  }

  /** Writes all of it into a file; nothing is written to this afterwards. */
  moveTo(file: ZippedFile): void {
    this.#deflate.push(new Uint8Array(0), true);
    const inflate = new Inflate((bytes) => file.write(bytes));
    this.#packed.forEach((bytes, index) => inflate.push(bytes, index === this.#packed.length - 1));
  }
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? strToU8(content) : content;
