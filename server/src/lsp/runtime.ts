import type { Sidecar } from '../decisions/decision';
import type { ReadSidecar } from '../decisions/sidecar';
import type { LexiconData } from '../lexicon/lexicon';
import type { Segmenter } from '../text/segmenter';

/** What can be taken back, such as a timer. */
export interface Cancellable {
  cancel(): void;
}

/** Where the server says what it does. */
export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  /** For timings: one line for each analysis and request. */
  debug(message: string): void;
}

/** A text file as it is stored. */
export interface StoredText {
  readonly text: string;
  /** How it is encoded, where that is not UTF-8. */
  readonly encoding?: string;
}

/** Sidecars in files that the host itself reaches. Errors are for the person; their messages complete “FILE: …”. */
export interface SidecarFiles {
  /**
   * Reads a sidecar; where there is none it is empty.
   *
   * @param source What the sidecar calls the article.
   * @throws (rejects) where it cannot be read.
   */
  load(uri: string, source: string): Promise<ReadSidecar>;

  /**
   * Writes a sidecar as a whole or not at all, merged with what others have written by now.
   *
   * @param base The sidecar as it was read or written last.
   * @returns what stands in the file now.
   * @throws (rejects) where it cannot be written.
   */
  save(uri: string, sidecar: Sidecar, base: Sidecar): Promise<ReadSidecar>;
}

/** What the server needs of its host; the only difference between a process and a worker. */
export interface Runtime {
  /** The host's name, for the log. */
  readonly host: string;

  /**
   * Loads the compiled lexicon; called once.
   *
   * @throws (rejects) where it is missing or broken.
   */
  loadLexicon(): Promise<LexiconData>;

  /** Loads a word segmenter, saying in the log which one it is; called once, when words are first asked for. */
  loadSegmenter(log: Log): Promise<Segmenter>;

  /**
   * Reads a text file as stored, a byte order mark included.
   *
   * @throws (rejects) where the host cannot read it or it is no text; the message is for the person who asked.
   */
  readText(uri: string): Promise<StoredText>;

  /** Whether there is a file. */
  isThere(uri: string): Promise<boolean>;

  /** Whether the host itself reaches files with such an address. */
  reaches(uri: string): boolean;

  /**
   * The files below a folder that match a glob, as addresses, sorted.
   *
   * @throws (rejects) where the folder cannot be opened.
   */
  findFiles(folder: string, pattern: string): Promise<string[]>;

  /**
   * The address of a path that a person wrote: absolute, from the home folder (`~/`), or relative to a folder.
   *
   * @returns `undefined` where it leads nowhere on this host.
   */
  resolvePath(path: string, folder: string | undefined): string | undefined;

  /**
   * Replaces a text file as a whole, in UTF-8.
   *
   * @throws (rejects) where the host cannot write it; the message completes “FILE: …”.
   */
  writeText(uri: string, text: string): Promise<void>;

  /** None where the host reaches no files. */
  readonly sidecars?: SidecarFiles;

  /**
   * The name of who works here, as git has it for a folder, or the system.
   *
   * @returns `undefined` where nobody knows.
   */
  userName(folder: string | undefined): Promise<string | undefined>;

  /** The time of day, ISO 8601, UTC. */
  timestamp(): string;

  /** Milliseconds since some moment. */
  now(): number;

  /** Calls back when what is already waiting has been handled, such as the cancellation of a request. */
  setImmediate(callback: () => void): Cancellable;

  setTimeout(callback: () => void, milliseconds: number): Cancellable;
}
