import { findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { MalformedFileError, lineAt, reasonIn, textOf, type ImportFile } from './importer';
import { SpanError } from './spanError';

export type Fields = Readonly<Record<string, unknown>>;

/** Where something stands in JSON: keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** JSON that is well formed and yet not what it should be. */
export class JsonError extends Error {
  override readonly name = 'JsonError';

  constructor(
    readonly path: Path,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object. @throws {JsonError} */
export function object(value: unknown, path: Path): Fields {
  if (!isObject(value)) throw new JsonError(path, `${nameOf(path)} is not an object`);
  return value;
}

/** The value as a list. @throws {JsonError} */
export function list(value: unknown, path: Path): readonly unknown[] {
  if (!Array.isArray(value)) throw new JsonError(path, `${nameOf(path)} is not a list`);
  return value;
}

/** The value as a string. @throws {JsonError} */
export function string(value: unknown, path: Path): string {
  if (typeof value !== 'string') throw new JsonError(path, `${nameOf(path)} is not a string`);
  return value;
}

const nameOf = (path: Path): string => (path.length === 0 ? 'the whole' : `“${path.join('.')}”`);

/** Reads something at a path; what does not fit there is said with the path. */
export function at<T>(path: Path, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SpanError) {
      throw new JsonError(path, `${nameOf(path)} ${error.message}`, { cause: error });
    }
    throw error;
  }
}

/**
 * Reads a file of JSON.
 *
 * @param read Takes the value apart; may throw {@link JsonError}.
 * @throws {MalformedFileError} with the line.
 */
export function readJson<T>(file: ImportFile, read: (value: unknown) => T): T {
  const text = textOf(file).replace(/^\uFEFF/, '');
  return parseAndRead(file.name, text, 0, read);
}

/** Reads a file of JSON Lines; blank lines are left out, but for a file that has no others. See {@link readJson}. */
export function readJsonLines<T>(file: ImportFile, read: (value: unknown) => T): T[] {
  const text = textOf(file).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new MalformedFileError(file.name, undefined, 'is empty');
  return text
    .split(/\r?\n/)
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [parseAndRead(file.name, line, index, read)],
    );
}

function parseAndRead<T>(
  name: string,
  text: string,
  linesBefore: number,
  read: (value: unknown) => T,
): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new MalformedFileError(
      name,
      linesBefore + syntaxErrorLine(text),
      `is not JSON: ${reasonIn(error)}`,
      { cause: error },
    );
  }
  try {
    return read(value);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const line = linesBefore + lineOf(text, error.path);
    throw new MalformedFileError(name, line, error.reason, { cause: error });
  }
}

/** The line of the first thing that is no JSON. */
function syntaxErrorLine(text: string): number {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  return first && printParseErrorCode(first.error) !== '<unknown ParseErrorCode>'
    ? lineAt(text, first.offset)
    : 1;
}

/** The line of what stands at a path, or of what is nearest around it. */
function lineOf(text: string, path: Path): number {
  const tree = parseTree(text);
  for (let length = path.length; tree && length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return lineAt(text, node.offset);
  }
  return 1;
}
