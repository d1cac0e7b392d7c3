/**
 * A checksum over a whole Parquet file. What the format has itself is one for each page, which the library does not write
 * and which leaves out the headers of pages and the footer: a changed bit is read as other data. The seal stands between
 * the last page and the footer, where no offset leads and other readers do not look; as an entry of the footer's metadata,
 * programs would copy it into what they make of the file.
 */
import { ZipPassThrough } from 'fflate';

/** Who made the file, as its footer says. One of ours without a seal has lost it. */
export const CREATED_BY = 'zhengwen';

/** How a seal begins: bytes that no text in UTF-8 has. A CRC-32, with its lowest byte first, follows. */
const MARK = new Uint8Array([0xff, ...new TextEncoder().encode('CRC-32'), 0xff]);
const LENGTH = MARK.length + 4;

/** Behind the footer stand its length in four bytes and the name of the format. */
const BEHIND_FOOTER = 8;

/** Reckons the seal of a file that comes out piece by piece. */
export class ParquetSeal {
  readonly #checksum = new Checksum();

  /** Takes a piece of the file in that is not its last one. */
  add(piece: Uint8Array): void {
    this.#checksum.add(piece);
  }

  /**
   * @param piece The last piece of the file, with the whole of its footer.
   * @returns that piece with the seal in it.
   */
  close(piece: Uint8Array): Uint8Array {
    this.#checksum.add(piece);
    const lengthAt = piece.length - BEHIND_FOOTER;
    const footerAt = lengthAt - viewOf(piece).getUint32(lengthAt, true);
    const sealed = new Uint8Array(piece.length + LENGTH);
    sealed.set(piece.subarray(0, footerAt));
    sealed.set(MARK, footerAt);
    viewOf(sealed).setUint32(footerAt + MARK.length, this.#checksum.close(), true);
    sealed.set(piece.subarray(footerAt), footerAt + LENGTH);
    return sealed;
  }
}

/** Whether a file is as it was when it was sealed; `undefined` where it has no seal, as files of other programs. */
export function isAsSealed(file: Uint8Array): boolean | undefined {
  const sealAt = lastIndexOf(file, MARK);
  if (sealAt < 0) return undefined;
  const behind = sealAt + LENGTH;
  if (behind > file.length) return false;
  const checksum = new Checksum();
  checksum.add(file.subarray(0, sealAt));
  checksum.add(file.subarray(behind));
  return checksum.close() === viewOf(file).getUint32(sealAt + MARK.length, true);
}

/** A CRC-32, as the library that makes zip files reckons it. */
class Checksum {
  readonly #file = new ZipPassThrough('');

  constructor() {
    this.#file.ondata = () => {};
  }

  add(bytes: Uint8Array): void {
    this.#file.push(bytes);
  }

  /** The unsigned value; nothing is added afterwards. */
  close(): number {
    this.#file.push(new Uint8Array(0), true);
    return this.#file.crc >>> 0;
  }
}

function lastIndexOf(bytes: Uint8Array, sought: Uint8Array): number {
  let at = bytes.lastIndexOf(sought[0]!);
  while (at >= 0 && !sought.every((byte, index) => bytes[at + index] === byte)) {
    at = at === 0 ? -1 : bytes.lastIndexOf(sought[0]!, at - 1);
  }
  return at;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
