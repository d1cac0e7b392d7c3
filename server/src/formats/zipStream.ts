import { Deflate, Inflate, strToU8, Zip, ZipPassThrough } from 'fflate';
import type { Spool } from './format';

/** The oldest time that a zip file can say: the same input shall give the same bytes. */
const TIME = new Date(1980, 0, 1);

/** More files than this take an extension of the format that not every reader knows. */
const MOST_FILES = 65_000;

/** A file inside a zip file that is being made. */
export interface ZippedFile {
  write(content: string | Uint8Array): void;
  close(): void;
}

/**
 * A compressed file of a zip file. The library's own is remembered, with some hundred kilobytes of room to compress in,
 * until the zip file ends; this one gives them back when it is written.
 */
class DeflatedFile extends ZipPassThrough {
  override compression = 8;
  #deflate: Deflate | undefined = new Deflate((bytes, final) => this.ondata(null, bytes, final));

  protected override process(bytes: Uint8Array<ArrayBuffer>, final: boolean): void {
    this.#deflate?.push(bytes, final);
    if (final) this.#deflate = undefined;
  }
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
    const file = new DeflatedFile(name);
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

/** Text that waits for its turn, compressed, in a spool. */
export class PackedText {
  readonly #deflate: Deflate;
  readonly #spool: Spool;
  #packed: Uint8Array[] = [];

  constructor(spool: Spool) {
    this.#spool = spool;
    this.#deflate = new Deflate((bytes) => this.#packed.push(bytes));
  }

  /** @throws (rejects) where the spool has no more room. */
  async write(content: string): Promise<void> {
    this.#deflate.push(strToU8(content));
    await this.#flush();
  }

  /** All that was written, piece by piece; nothing is written afterwards. */
  async *read(): AsyncGenerator<Uint8Array> {
    this.#deflate.push(new Uint8Array(0), true);
    await this.#flush();
    let ready: Uint8Array[] = [];
    const inflate = new Inflate((bytes) => ready.push(bytes));
    for await (const bytes of this.#spool.read()) {
      inflate.push(bytes);
      yield* ready;
      ready = [];
    }
  }

  async #flush(): Promise<void> {
    const packed = this.#packed;
    this.#packed = [];
    for (const bytes of packed) if (bytes.length > 0) await this.#spool.write(bytes);
  }
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? strToU8(content) : content;
