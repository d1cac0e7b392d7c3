import { MalformedFileError, type ImportFile } from './importer';

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
 * @throws {MalformedFileError} where none of the files has it.
 */
export function withTexts(files: readonly ImportFile[], extension: string): WithText[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const annotated = files.filter(({ name }) => name.endsWith(extension));
  if (annotated.length === 0 && files.length > 0) {
    throw new MalformedFileError(files[0]!.name, undefined, `is not called *${extension}`);
  }
  return annotated.map((file) => {
    const [first, second] = textsBeside(file.name, extension).map((name) => byName.get(name));
    return { file, text: first ?? second };
  });
}

/** What the text beside a file of annotations may be called. */
export function textsBeside(name: string, extension: string): [string, string] {
  const stem = name.slice(0, -extension.length);
  return [`${stem}.txt`, stem];
}
