import type { ImportFile } from './importer';

/** A file of annotations with the text that stands beside it. */
export interface WithText {
  readonly file: ImportFile;
  /** `undefined` where no such file is given. */
  readonly text: ImportFile | undefined;
}

/**
 * The files with an extension, each with the `.txt` file of the same name.
 *
 * @param extension With the dot.
 */
export function withTexts(files: readonly ImportFile[], extension: string): WithText[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  return files
    .filter(({ name }) => name.endsWith(extension))
    .map((file) => {
      const stem = file.name.slice(0, -extension.length);
      return { file, text: byName.get(`${stem}.txt`) ?? byName.get(stem) };
    });
}
