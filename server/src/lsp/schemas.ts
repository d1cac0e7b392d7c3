import { DiagnosticSeverity, type Connection, type Diagnostic } from 'vscode-languageserver';
import { parseSchema } from '../decisions/parseSchema';
import { DEFAULT_SCHEMA, type Schema } from '../decisions/schema';
import { liesIn } from '../text/addresses';
import type { WorkspaceFiles } from './files';
import { SCHEMA_FILE } from './protocol';
import { describe, messageOf } from './runSafe';
import type { Log } from './runtime';
import { choose, type Speech } from './speech';

const IS_SCHEMA = /\/\.zhengwen\/schema\.yaml$/i;

/** The types of a person's own, by the folder of the workspace. */
export class Schemas {
  readonly #connection: Connection;
  readonly #files: WorkspaceFiles;
  readonly #log: Log;
  readonly #abilities: () => Speech;
  readonly #byFolder = new Map<string, Promise<Schema>>();

  constructor(connection: Connection, files: WorkspaceFiles, abilities: () => Speech, log: Log) {
    this.#connection = connection;
    this.#abilities = abilities;
    this.#files = files;
    this.#log = log;
  }

  isSchema(uri: string): boolean {
    return IS_SCHEMA.test(uri);
  }

  /** Whether the place of a schema that was asked for is in one of some folders; see {@link liesIn}. */
  liesIn(folders: ReadonlySet<string>): boolean {
    return [...this.#byFolder.keys()].some((folder) => liesIn(`${folder}/${SCHEMA_FILE}`, folders));
  }

  /** The schema that holds for an article; the built-in types where its folder has none. */
  get(article: string): Promise<Schema> {
    const folder = this.#files.folderOf(article);
    if (folder === undefined) return Promise.resolve(DEFAULT_SCHEMA);
    let schema = this.#byFolder.get(folder);
    if (!schema) {
      schema = this.#read(`${folder}/${SCHEMA_FILE}`);
      this.#byFolder.set(folder, schema);
    }
    return schema;
  }

  /** What the folders of articles declare, taken together. */
  async ofAll(articles: readonly string[]): Promise<Schema> {
    const all = new Set(await Promise.all(articles.map((article) => this.get(article))));
    const distinct = <T extends { readonly name: string }>(named: readonly T[]): T[] => [
      ...new Map(named.map((one) => [one.name, one])).values(),
    ];
    return {
      types: distinct([DEFAULT_SCHEMA, ...all].flatMap(({ types }) => types)),
      relations: distinct([...all].flatMap(({ relations }) => relations)),
    };
  }

  /** Forgets what was read, for a file has changed. */
  forget(): void {
    this.#byFolder.clear();
  }

  async #read(uri: string): Promise<Schema> {
    let text: string | undefined;
    try {
      text = await this.#files.readIfThere(uri);
    } catch (error) {
      this.#log.warn(`The schema ${uri} cannot be read: ${messageOf(error)}`);
    }
    const { schema, problems } = parseSchema(text ?? '');
    const diagnostics = problems.map(({ line, column, said }): Diagnostic => {
      const start = { line: line - 1, character: column - 1 };
      return {
        // To the end of the line.
        range: { start, end: { line: start.line, character: start.character + 1000 } },
        severity: DiagnosticSeverity.Error,
        source: 'zhengwen',
        code: 'schema',
        message: choose(said, this.#abilities()),
      };
    });
    await this.#connection
      .sendDiagnostics({ uri, diagnostics })
      .catch((error: unknown) => this.#log.warn(describe(error)));
    return schema;
  }
}
