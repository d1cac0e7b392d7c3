import type { Connection, WorkspaceFolder } from 'vscode-languageserver';
import type { ClientAbilities } from './abilities';
import {
  FIND_FILES_METHOD,
  READ_FILE_METHOD,
  WRITE_FILE_METHOD,
  type FindFilesParams,
  type ReadFileParams,
  type WriteFileParams,
} from './protocol';
import type { Runtime } from './runtime';

/** The files of the workspace: read by the host where it reaches them, else by a client that offers to. */
export class WorkspaceFiles {
  readonly #connection: Connection;
  readonly #runtime: Runtime;
  readonly #abilities: () => ClientAbilities;
  #folders: readonly string[] = [];

  constructor(connection: Connection, runtime: Runtime, abilities: () => ClientAbilities) {
    this.#connection = connection;
    this.#runtime = runtime;
    this.#abilities = abilities;
  }

  /** The addresses of the workspace's folders, without a slash at the end. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  setFolders(folders: readonly WorkspaceFolder[]): void {
    this.#folders = folders.map(addressOf);
  }

  changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    const gone = new Set(removed.map(addressOf));
    this.#folders = [
      ...this.#folders.filter((folder) => !gone.has(folder)),
      ...added.map(addressOf),
    ];
  }

  /** The folder of the workspace that holds a file. */
  folderOf(uri: string): string | undefined {
    return this.#folders.find((folder) => uri.startsWith(`${folder}/`));
  }

  /**
   * The files below a folder that match a glob.
   *
   * @returns none where neither host nor client can look.
   * @throws (rejects) where the folder cannot be opened.
   */
  async find(folder: string, pattern: string): Promise<string[]> {
    if (this.#runtime.reaches(folder)) return this.#runtime.findFiles(folder, pattern);
    if (!this.#abilities().files) return [];
    const params: FindFilesParams = { folder, pattern };
    return this.#connection.sendRequest<string[]>(FIND_FILES_METHOD, params);
  }

  /**
   * The text of a file as an editor shows it: without a byte order mark.
   *
   * @throws (rejects) where it cannot be read.
   */
  async read(uri: string): Promise<string> {
    const params: ReadFileParams = { uri };
    const text =
      !this.#runtime.reaches(uri) && this.#abilities().files
        ? await this.#connection.sendRequest<string>(READ_FILE_METHOD, params)
        : (await this.#runtime.readText(uri)).text;
    return withoutMark(text);
  }

  /**
   * As {@link read}, of a file that may be missing.
   *
   * @returns undefined where it is.
   */
  async readIfThere(uri: string): Promise<string | undefined> {
    if (!this.#runtime.reaches(uri) && this.#abilities().files) {
      const params: ReadFileParams = { uri, optional: true };
      const text = await this.#connection.sendRequest<string | null>(READ_FILE_METHOD, params);
      return text === null ? undefined : withoutMark(text);
    }
    if (!(await this.#runtime.isThere(uri))) return undefined;
    return this.read(uri);
  }

  /**
   * Replaces a text file as a whole, in UTF-8.
   *
   * @throws (rejects) where it cannot be written; the message completes “FILE: …”.
   */
  async write(uri: string, text: string): Promise<void> {
    if (this.#runtime.reaches(uri)) await this.#runtime.writeText(uri, text);
    else {
      const params: WriteFileParams = { uri, text };
      await this.#connection.sendRequest(WRITE_FILE_METHOD, params);
    }
  }
}

const withoutMark = (text: string): string => text.replace(/^\ufeff/, '');

const addressOf = ({ uri }: WorkspaceFolder): string => uri.replace(/\/+$/, '');
