import type { StoredAnnotation } from '../readRecord';
import type { Meanings } from './meanings';
import type { OffsetUnit } from './offsetUnits';

/** A file to be read. Text may be given as text or as its UTF-8 bytes. */
export interface ImportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** An annotation of a file, of a suggested type or of a type of the project. */
export type ImportedAnnotation = StoredAnnotation;

/** A relation of the project between two annotations of an article. */
export interface ImportedRelation {
  readonly type: string;
  readonly from: ImportedAnnotation;
  readonly to: ImportedAnnotation;
}

/** An article as another program, a person or an export of ours left it. */
export interface ImportedArticle {
  /** What the file calls the article, else the name of the file. */
  readonly name: string;
  /** The text that the annotations count in; `undefined` where the file has none and means the article as stored. */
  readonly text?: string;
  /**
   * Whether starts and ends count code points of the article as stored, where the file has no text to convert them by;
   * pieces count UTF-16 code units all the same.
   */
  readonly inCodePoints?: boolean;
  /** In order of their starts, as UTF-16 code units into the text. */
  readonly annotations: readonly ImportedAnnotation[];
  /** Between annotations of {@link annotations}; none where left out. */
  readonly relations?: readonly ImportedRelation[];
  /** Whether this says nothing of what the article may hold elsewhere, such as a task that was passed over. */
  readonly isPartial?: boolean;
  /** Who made all of it, where the file says so of the article and not of each annotation. */
  readonly maker?: string;
  /** What others made, where one person's annotations were asked for: not to be imported, but it is there. */
  readonly others?: readonly ImportedAnnotation[];
  /** What a person should know of the import, above all what is left out, each with its place where it has one. */
  readonly notices?: readonly string[];
}

/** What files may leave open. */
export interface ImportAnswers {
  /** Whose annotations to take where a file has those of several people on one text, as it names that person. */
  readonly maker?: string;
  /** What offsets count in where a format does not say it. */
  readonly unit?: OffsetUnit;
}

/** Reads a format back. Pure; all of the files are read, or none is. */
export interface Importer {
  /** The ids of the export formats that it reads. */
  readonly ids: readonly string[];
  /** The extensions, with the dot, of files beside which their text stands; see `withTexts`. */
  readonly besideText?: readonly string[];
  /** Whether a file may leave it open what its offsets count in. */
  readonly leavesUnitOpen?: boolean;
  /**
   * @param files A file, or several where a format has several for an article.
   * @param meanings What the labels in them stand for.
   * @param answers What a person said where files may leave it open.
   * @throws {MalformedFileError} (rejects) with the line and the reason where one cannot be understood.
   */
  read(
    files: readonly ImportFile[],
    meanings: Meanings,
    answers: ImportAnswers,
  ): readonly ImportedArticle[] | Promise<ImportedArticle[]>;
}

/** A file that is not what its format says. Nothing of it has been read. */
export class MalformedFileError extends Error {
  override readonly name = 'MalformedFileError';

  /** @param line From 1; `undefined` where the file is binary or the whole of it is wrong. */
  constructor(
    readonly file: string,
    readonly line: number | undefined,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${reason}`, options);
  }
}

/** Why a library gave a file up, on one line; its own stumbling over what is damaged says nothing to a person. */
export function reasonIn(error: unknown): string {
  if (error instanceof TypeError || error instanceof RangeError) return 'it is damaged';
  return (error as Error).message.replace(/\s+/g, ' ');
}

/** The text of a file. A byte order mark is kept. */
export function textOf({ name, content }: ImportFile): string {
  if (typeof content === 'string') return content;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch (error) {
    throw new MalformedFileError(name, firstNotUtf8(content), 'is not UTF-8', { cause: error });
  }
}

const LINE_FEED = 0x0a;

/** The first line, from 1, that is not UTF-8: no character but the line end has its byte. */
function firstNotUtf8(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const next = bytes.indexOf(LINE_FEED, start) + 1;
    const end = next === 0 ? bytes.length : next;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}

/** The bytes of a file. */
export const bytesOf = ({ content }: ImportFile): Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

/** The line, from 1, on which an offset stands. */
export const lineAt = (text: string, offset: number): number =>
  text.slice(0, offset).split(/\r\n|[\r\n]/).length;

/** The last part of a path. */
export const baseName = (path: string): string => path.replace(/^.*[/\\]/, '');
