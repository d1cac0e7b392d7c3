import {
  TextDocuments,
  type Connection,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createAnalysisCache,
  type Analysis,
  type AnalysisCache,
  type LanguageService,
} from '../service';
import type { Edit } from '../decisions/edits';
import type { LANGUAGE_IDS, ServerSettings } from './protocol';
import type { Log, Runtime } from './runtime';
import type { SettingsStore } from './settings';

/** An open document that is read as an article, at one version. Valid until the next `await`. */
export interface Snapshot {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly settings: ServerSettings;
  readonly service: LanguageService;
}

/** Edits of an open document, each of which applies to the text that the one before left. */
export interface DocumentEdit {
  readonly uri: string;
  readonly edits: readonly Edit[];
  readonly before: string;
  readonly after: string;
}

/** What is remembered of an open document. */
interface State {
  /** What made the analysis and fills the cache; another one, with another glossary, begins anew. */
  readonly service: LanguageService;
  readonly cache: AnalysisCache;
  analysis?: { readonly version: number; readonly value: Analysis };
  /** Whether it is a government article, at the version at which that was last asked. */
  verdict?: { readonly version: number; readonly isArticle: boolean };
  saidLarge?: boolean;
}

/** The language whose documents are articles because someone said so. */
const LANGUAGE: (typeof LANGUAGE_IDS)[number] = 'zhengwen';

/** The files that are of this language without being open, as the manifest has it. */
const LANGUAGE_FILE = /\.(?:zw\.txt|zhengwen)$/i;

/** The language of a file that is not open, as far as it matters here. */
export const languageOf = (uri: string): string =>
  LANGUAGE_FILE.test(uri) ? LANGUAGE : 'plaintext';

/**
 * Whether a text is to be read as an article.
 *
 * @param judge Says whether it is a Chinese government article; asked only where language and settings leave it open.
 */
export function readsAsArticle(
  languageId: string,
  { activation }: ServerSettings,
  judge: () => boolean,
): boolean {
  return languageId === LANGUAGE || activation === 'on' || (activation === 'auto' && judge());
}

/** How many analyses are kept. More documents may be open; the ones used least are analysed again when needed. */
const KEPT_ANALYSES = 32;

/** From this length on, in UTF-16 code units, the log says that a document is large. */
const LARGE = 1_000_000;

/** The open documents and their analyses. */
export class Documents {
  readonly #texts = new TextDocuments({
    create: TextDocument.create,
    update: (document: TextDocument, changes, version) => this.#update(document, changes, version),
  });
  readonly #followers: ((edit: DocumentEdit) => void)[] = [];
  /** In the order of use, the latest last. */
  readonly #states = new Map<string, State>();
  readonly #service: () => Promise<LanguageService>;
  readonly #settings: SettingsStore;
  readonly #runtime: Runtime;
  readonly #log: Log;
  readonly #isOther: (uri: string) => boolean;

  readonly onDidOpen = this.#texts.onDidOpen;
  readonly onDidChange = this.#texts.onDidChangeContent;
  readonly onDidClose = this.#texts.onDidClose;
  readonly onDidSave = this.#texts.onDidSave;

  /** @param isOther Whether a document is something else, such as a glossary, and never an article. */
  constructor(
    service: () => Promise<LanguageService>,
    settings: SettingsStore,
    { runtime, log }: { readonly runtime: Runtime; readonly log: Log },
    isOther: (uri: string) => boolean = () => false,
  ) {
    this.#isOther = isOther;
    this.#service = service;
    this.#settings = settings;
    this.#runtime = runtime;
    this.#log = log;
    this.#texts.onDidClose(({ document }) => {
      this.#states.delete(document.uri);
      this.#settings.drop(document.uri);
    });
  }

  listen(connection: Connection): void {
    this.#texts.listen(connection);
  }

  /** Calls back with every edit, before {@link onDidChange}. */
  onDidEdit(follow: (edit: DocumentEdit) => void): void {
    this.#followers.push(follow);
  }

  /** Changes a document, one edit after another, for each counts in what the one before left. */
  #update(
    document: TextDocument,
    changes: TextDocumentContentChangeEvent[],
    version: number,
  ): TextDocument {
    const before = document.getText();
    const edits: Edit[] = [];
    let current = document;
    for (const change of changes) {
      const span =
        'range' in change
          ? {
              start: current.offsetAt(change.range.start),
              end: current.offsetAt(change.range.end),
            }
          : { start: 0, end: current.getText().length };
      edits.push({ ...span, text: change.text });
      current = TextDocument.update(current, [change], version);
    }
    const edit = { uri: document.uri, edits, before, after: current.getText() };
    for (const follow of this.#followers) follow(edit);
    return current;
  }

  /** Whether an open document is never read as an article. */
  isOther(uri: string): boolean {
    return this.#isOther(uri);
  }

  /** The addresses of all open documents. */
  uris(): readonly string[] {
    return this.#texts.keys();
  }

  /** An open document as it is now. */
  text(uri: string): TextDocument | undefined {
    return this.#texts.get(uri);
  }

  /**
   * An open document with its analysis.
   *
   * @returns `undefined` where it is not open, or is not to be read as an article.
   */
  async snapshot(uri: string): Promise<Snapshot | undefined> {
    if (!this.#texts.get(uri)) return undefined;
    const [settings, service] = await Promise.all([this.#settings.get(uri), this.#service()]);
    // It may have been closed or edited meanwhile.
    const document = this.#texts.get(uri);
    if (!document || this.#isOther(uri)) return undefined;
    const { languageId } = document;
    const judge = () => this.#isArticle(service, document);
    if (!readsAsArticle(languageId, settings, judge)) return undefined;
    return { document, analysis: this.#analyze(service, document), settings, service };
  }

  /** Whether a document of another language is to be read as an article, where its settings leave that open. */
  #isArticle(service: LanguageService, document: TextDocument): boolean {
    const state = this.#stateOf(service, document);
    if (state.verdict?.version !== document.version) {
      const isArticle = service.isGovernmentArticle(document.getText());
      state.verdict = { version: document.version, isArticle };
    }
    return state.verdict.isArticle;
  }

  #analyze(service: LanguageService, document: TextDocument): Analysis {
    const { uri, version } = document;
    const state = this.#stateOf(service, document);
    if (state.analysis?.version === version) return state.analysis.value;
    const text = document.getText();
    if (text.length >= LARGE && !state.saidLarge) {
      state.saidLarge = true;
      this.#log.warn(`${uri} is large (${text.length} characters); it is analysed as a whole.`);
    }
    const started = this.#runtime.now();
    const value = service.analyze(text, state.cache);
    state.analysis = { version, value };
    this.#log.debug(
      `Analysed ${uri}, version ${version}: ${text.length} characters, ` +
        `${value.annotations.length} annotations, ${(this.#runtime.now() - started).toFixed(1)} ms`,
    );
    this.#evict();
    return value;
  }

  /** The state of an open document, which becomes the one used last. */
  #stateOf(service: LanguageService, { uri }: TextDocument): State {
    const known = this.#states.get(uri);
    const state = known?.service === service ? known : { service, cache: createAnalysisCache() };
    this.#states.delete(uri);
    this.#states.set(uri, state);
    return state;
  }

  #evict(): void {
    let kept = 0;
    for (const state of [...this.#states.values()].reverse()) {
      if (state.analysis && ++kept > KEPT_ANALYSES) delete state.analysis;
    }
  }
}
