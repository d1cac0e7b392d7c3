import { MalformedFileError, type ImportFile } from './importer';

/** A file of annotations with the text that stands beside it. */
export interface WithText {
  readonly file: ImportFile;
  /** `undefined` where no such file is given. */
  readonly text: ImportFile | undefined;
}

/**
 * The files with one of some extensions, each with the `.txt` file of the same name.
 *
 * @param extensions With the dot.
 * @throws {MalformedFileError} where none of the files has one.
 */
export function withTexts(files: readonly ImportFile[], extensions: readonly string[]): WithText[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const annotated = files.flatMap((file) => {
    const beside = textsBeside(file.name, extensions);
    return beside.length > 0
      ? [{ file, text: beside.flatMap((name) => byName.get(name) ?? [])[0] }]
      : [];
  });
  if (annotated.length === 0 && files.length > 0) {
    const names = extensions.map((extension) => `*${extension}`).join(' or ');
    throw new MalformedFileError(files[0]!.name, undefined, `is not called ${names}`);
  }
  return annotated;
}

/** What the text beside a file of annotations may be called, the likelier name first; nothing for other files. */
export function textsBeside(name: string, extensions: readonly string[]): string[] {
  const extension = extensions.find((one) => name.endsWith(one));
  if (extension === undefined) return [];
  const stem = name.slice(0, -extension.length);
  return [`${stem}.txt`, stem];
}
