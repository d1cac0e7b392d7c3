import { DiagnosticSeverity, type Connection, type Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { GlossaryEntry } from '../lexicon/glossary';
import { crossGlossaries, type GlossaryFile } from '../lexicon/crossGlossaries';
import type { LexiconData } from '../lexicon/lexicon';
import { readGlossary, type GlossaryProblem, type ReadGlossary } from '../lexicon/readGlossary';
import type { ClientAbilities } from './abilities';
import { liesIn, nameOf } from '../text/addresses';
import type { WorkspaceFiles } from './files';
import { GLOSSARIES_BELOW, GLOSSARY_FILES } from './protocol';
import { describe, messageOf } from './runSafe';
import type { Log, Runtime } from './runtime';
import type { SettingsStore } from './settings';
import { choose } from './speech';
import { toRange } from './toProtocol';

/** A glossary file of a workspace folder, by its address. */
const IN_FOLDER = /\/\.zhengwen\/glossary\/[^/]+\.(?:ya?ml|json)$/i;
const GLOSSARY_FILE = /\.(?:ya?ml|json)$/i;

/** A glossary as it was read last. */
interface Glossary extends ReadGlossary {
  readonly document: TextDocument;
}

export interface GlossariesHost {
  readonly files: WorkspaceFiles;
  readonly settings: SettingsStore;
  readonly abilities: () => ClientAbilities;
  readonly runtime: Runtime;
  readonly log: Log;
}

/** The glossaries of a person's own: where they are, what they hold, and what is wrong in them. */
export class Glossaries {
  readonly #connection: Connection;
  readonly #host: GlossariesHost;
  #glossaries: ReadonlyMap<string, Glossary> = new Map();
  /** Files and folders that the setting names. */
  #named: readonly string[] = [];
  /** The ids of the built-in glossary, as soon as it has been read. */
  #builtIn: ReadonlySet<string> | undefined;

  constructor(connection: Connection, host: GlossariesHost) {
    this.#connection = connection;
    this.#host = host;
  }

  /** Whether a file is a glossary, or would be one if it were there. */
  isGlossary(uri: string): boolean {
    return (
      IN_FOLDER.test(uri) ||
      (GLOSSARY_FILE.test(uri) &&
        this.#named.some((named) => uri === named || uri.startsWith(`${named}/`)))
    );
  }

  /** Whether places of glossaries are in one of some folders; see {@link liesIn}. */
  liesIn(folders: ReadonlySet<string>): boolean {
    const { files } = this.#host;
    const inFolders = files.folders.map((folder) => `${folder}/${GLOSSARY_FILES}`);
    const inNamed = this.#named.map((named) => `${named}/${GLOSSARIES_BELOW}`);
    return [...this.#glossaries.keys(), ...inFolders, ...inNamed].some((uri) =>
      liesIn(uri, folders),
    );
  }

  /** The files and folders to watch beside those of the workspace's folders. */
  get named(): readonly string[] {
    return this.#named;
  }

  /** All entries, those of the last folder and path first, for they outrank the others. */
  entries(): GlossaryEntry[] {
    return [...this.#glossaries.values()]
      .reverse()
      .flatMap(({ entries }) => entries.map(({ entry }) => entry));
  }

  /** Where an entry of a person's own stands. */
  locate(id: string): { readonly uri: string; readonly range: Diagnostic['range'] } | undefined {
    for (const [uri, { document, entries }] of [...this.#glossaries].reverse()) {
      const placed = entries.find(({ entry }) => entry.id === id);
      if (placed) return { uri, range: toRange(document, placed.termSpan) };
    }
    return undefined;
  }

  /**
   * Reads all glossaries anew. Those that are gone, and their problems, are forgotten.
   *
   * @param data The built-in lexicon, to whose entries those of a person's own may refer.
   */
  async load(data: Promise<LexiconData>): Promise<void> {
    const uris = await this.#find();
    const glossaries = new Map<string, Glossary>();
    for (const uri of uris) {
      const glossary = await this.#read(uri);
      if (glossary) glossaries.set(uri, glossary);
    }
    const gone = [...this.#glossaries.keys()].filter((uri) => !glossaries.has(uri));
    // All at once, so that nobody sees half of them.
    this.#glossaries = glossaries;
    this.#builtIn ??= new Set((await data).glossary.map(({ id }) => id));
    const crossed = this.#cross(glossaries);
    for (const [uri, { document, problems }] of glossaries) {
      this.#report(document, [...problems, ...(crossed.get(uri) ?? [])]);
    }
    for (const uri of gone) this.#publish(uri, []);
  }

  /**
   * Says what is wrong in a glossary that is being edited.
   *
   * @param document As it is in the editor. What is used is the file as it was saved last.
   */
  check(document: TextDocument): void {
    const { uri, version } = document;
    const glossary = { document, ...readGlossary(document.getText()) };
    // A file that has not been saved yet has no rank: the others are taken to be there before it.
    const glossaries = this.#glossaries.has(uri)
      ? new Map(this.#glossaries).set(uri, glossary)
      : new Map([[uri, glossary], ...this.#glossaries]);
    const crossed = this.#cross(glossaries).get(uri) ?? [];
    this.#report(document, [...glossary.problems, ...crossed], version);
  }

  /** What is wrong between the glossaries, by the address of the file in which it is said. */
  #cross(
    glossaries: ReadonlyMap<string, Glossary>,
  ): ReadonlyMap<string, readonly GlossaryProblem[]> {
    const files = [...glossaries].map(([uri, { entries }]): GlossaryFile => ({
      uri,
      name: nameOf(uri),
      entries,
    }));
    return crossGlossaries(files, (id) => this.#builtIn?.has(id) ?? true);
  }

  async #find(): Promise<string[]> {
    const { files, settings, runtime } = this.#host;
    const scopes = files.folders.length === 0 ? [undefined] : files.folders;
    const named: string[] = [];
    const found: string[] = [];
    for (const folder of scopes) {
      const { glossary } = await settings.get(folder);
      for (const path of glossary.paths) {
        const uri = runtime.resolvePath(path, folder)?.replace(/\/+$/, '');
        if (uri === undefined) this.#host.log.warn(`No glossary can be at ${path}`);
        else if (!named.includes(uri)) named.push(uri);
      }
    }
    this.#named = named;
    for (const folder of files.folders) found.push(...(await this.#list(folder, GLOSSARY_FILES)));
    for (const uri of named) {
      if (GLOSSARY_FILE.test(uri)) found.push(uri);
      else found.push(...(await this.#list(uri, GLOSSARIES_BELOW)));
    }
    return [...new Set(found)];
  }

  async #list(folder: string, pattern: string): Promise<string[]> {
    try {
      return await this.#host.files.find(folder, pattern);
    } catch (error) {
      this.#host.log.warn(`Glossaries cannot be looked for in ${folder}: ${messageOf(error)}`);
      return [];
    }
  }

  async #read(uri: string): Promise<Glossary | undefined> {
    let text: string;
    try {
      text = await this.#host.files.read(uri);
    } catch (error) {
      this.#host.log.warn(`The glossary ${uri} cannot be read: ${messageOf(error)}`);
      return undefined;
    }
    const document = TextDocument.create(uri, '', 0, text);
    const { entries, problems } = readGlossary(text);
    this.#host.log.info(`Glossary ${uri}: ${entries.length} entries, ${problems.length} problems`);
    return { document, entries, problems };
  }

  #report(document: TextDocument, problems: readonly GlossaryProblem[], version?: number): void {
    const speech = this.#host.abilities();
    const diagnostics = problems.map((problem): Diagnostic => ({
      range: toRange(document, problem),
      severity:
        problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source: 'zhengwen',
      code: `glossary-${problem.code}`,
      message: choose(problem.message, speech),
    }));
    this.#publish(document.uri, diagnostics, version);
  }

  #publish(uri: string, diagnostics: Diagnostic[], version?: number): void {
    this.#connection
      .sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) })
      .catch((error: unknown) => this.#host.log.warn(describe(error)));
  }
}
