/** Archives as a person got them, damaged ones among them. */
import { bytesOf, MalformedFileError, reasonIn, type ImportFile } from './importer';

/** More than so many bytes, unpacked, are no project or workbook but an attack or a mistake. */
const MOST_BYTES = 2 ** 30;

/**
 * Unpacks an archive; each part is held against its checksum, so that no damage goes unnoticed.
 *
 * @param what What the archive should be: `zip file`.
 * @param isWanted Which parts are given back. All of them are checked where left out.
 * @throws {MalformedFileError} where the file is no archive, is damaged, or would become too large.
 */
export async function unzip(
  file: ImportFile,
  what: string,
  isWanted: (path: string) => boolean = () => true,
): Promise<Map<string, Uint8Array>> {
  const { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } =
    await import('@zip.js/zip.js');
  // Workers would be scripts that no bundle holds.
  configure({ useWebWorkers: false });
  const parts = new Map<string, Uint8Array>();
  try {
    const archive = new ZipReader(new Uint8ArrayReader(bytesOf(file)));
    let size = 0;
    for (const entry of await archive.getEntries()) {
      if (entry.directory || !isWanted(entry.filename)) continue;
      size += entry.uncompressedSize;
      if (size > MOST_BYTES) throw new Error('it would take more than 1 GB');
      parts.set(
        entry.filename,
        await entry.getData(new Uint8ArrayWriter(), { checkSignature: true }),
      );
    }
    await archive.close();
  } catch (error) {
    const reason = `is no ${what}: ${reasonIn(error)}`;
    throw new MalformedFileError(file.name, undefined, reason, { cause: error });
  }
  return parts;
}
