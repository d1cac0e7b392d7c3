import {
  commands,
  type ExtensionContext,
  l10n,
  languages,
  type LogOutputChannel,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  ANNOTATIONS_METHOD,
  ANNOTATION_TYPES,
  type AnnotationsParams,
  type InitializationOptions,
} from '../../server/src/lsp/protocol';
import { AnnotationStore } from './annotations';
import { documentSelector, mayBeArticle } from './documents';
import {
  type ExportContext,
  type ExportOptions,
  exportFiles,
  exportSelection,
  exportWorkspace,
} from './export';
import { serveFiles } from './files';
import { addToGlossary, lookUpTerm, openEntry } from './glossary';
import { offerEntries } from './offerEntry';
import { Highlights } from './highlights';
import { type ImportContext, importAnnotations, type ImportOptions } from './import';
import { goToNext, goToPrevious, showAnnotations } from './navigation';
import { urisIn } from './paths';
import { ReviewMode } from './review/mode';
import { createReview } from './review/review';
import { ReviewStore } from './review/store';
import { createRewriting } from './rewriting';
import { ZHENGWEN } from './settings';
import { StatusBar } from './statusBar';
import { chooseHighlights, toggleHighlights } from './toggle';
import { createViews, type Views } from './views/views';
import { Wrapping } from './wrapping';

/** Makes the language client of a host. Not called before a document needs it. */
export type CreateClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** What the extension offers to other extensions and to its tests. */
export interface ZhengwenApi {
  /** What is annotated in the open documents. */
  readonly annotations: Pick<AnnotationStore, 'get' | 'onDidChange'>;
  /** What was decided on them. */
  readonly review: Pick<ReviewStore, 'get' | 'fresh' | 'schema' | 'onDidChange'>;
  /** What shows it beside the text. */
  readonly views: Omit<Views, 'dispose'>;
}

/**
 * Sets the extension up. Everything but the language client is ready at once; the client is made, and the server
 * started, when the first document is open that may be a government article, or when a command needs it.
 */
export function activateZhengwen(context: ExtensionContext, create: CreateClient): ZhengwenApi {
  const log = window.createOutputChannel(l10n.t('Zhengwen'), { log: true });
  const store = new AnnotationStore();
  const review: ReviewStore = new ReviewStore(() => server.client());
  const mode = new ReviewMode();
  const server: Server = new Server(create, store, review, log);
  running = server;
  const views = createViews(context, { client: () => server.client() }, review, mode);
  const wrapping = new Wrapping(store);
  context.subscriptions.push(
    log,
    store,
    review,
    mode,
    new Highlights(store, review, mode),
    new StatusBar(store),
    wrapping,
    offerEntries(store, () => server.client()),
    ...contextKeys(store),
    createRewriting({ client: () => server.client() }, wrapping),
    createReview(context, { client: () => server.client() }, review, mode),
    views,
    ...registerCommands(
      {
        client: () => server.client(),
        memory: context.globalState,
        workspaceMemory: context.workspaceState,
      },
      store,
      { log, server },
    ),
    workspace.onDidOpenTextDocument((document) => server.wakeFor(document)),
    workspace.onDidChangeTextDocument(({ document }) => server.wakeFor(document)),
  );
  for (const document of workspace.textDocuments) server.wakeFor(document);
  return { annotations: store, review, views };
}

/** Resolves when the server has stopped: VS Code waits for this, but not for what it disposes. */
export async function deactivateZhengwen(): Promise<void> {
  await running?.dispose();
}

let running: Server | undefined;

/** The language client and the server behind it, started once and only when needed. */
class Server {
  readonly #create: CreateClient;
  readonly #store: AnnotationStore;
  readonly #review: ReviewStore;
  readonly #log: LogOutputChannel;
  #client: Promise<BaseLanguageClient> | undefined;

  constructor(
    create: CreateClient,
    store: AnnotationStore,
    review: ReviewStore,
    log: LogOutputChannel,
  ) {
    this.#create = create;
    this.#store = store;
    this.#review = review;
    this.#log = log;
  }

  /** Starts the server if a document may be for it and it does not run yet. */
  wakeFor(document: Parameters<typeof mayBeArticle>[0]): void {
    if (this.#client || !mayBeArticle(document)) return;
    // A failure to start has been reported by the client itself.
    this.client().catch((error: unknown) => this.#log.error(String(error)));
  }

  /** The running client. */
  client(): Promise<BaseLanguageClient> {
    return (this.#client ??= this.#start());
  }

  /** Stops the server and starts it again; starts it where it does not run. */
  async restart(): Promise<void> {
    await this.dispose();
    await this.client();
  }

  /** Stops the server; resolves also where it could not be stopped in order. */
  async dispose(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#store.clear();
    this.#review.clear();
    try {
      await (await client)?.dispose();
    } catch (error) {
      this.#log.warn(`The server did not stop in order: ${String(error)}`);
    }
  }

  async #start(): Promise<BaseLanguageClient> {
    const client = await this.#create({
      documentSelector: documentSelector(),
      outputChannel: this.#log,
      diagnosticCollectionName: ZHENGWEN,
      initializationOptions: {
        annotations: true,
        lineLinks: true,
        files: true,
        decisions: true,
      } satisfies InitializationOptions,
    });
    client.onNotification(ANNOTATIONS_METHOD, (params: AnnotationsParams) =>
      this.#store.accept(params, client.protocol2CodeConverter.asUri(params.uri)),
    );
    this.#review.listen(client);
    serveFiles(client);
    await client.start();
    return client;
  }
}

/** Keeps the context key that decides where commands and key bindings apply. */
function contextKeys(store: AnnotationStore): { dispose(): unknown }[] {
  let last: boolean | undefined;
  const update = () => {
    const document = window.activeTextEditor?.document;
    const recognized = document !== undefined && store.get(document) !== undefined;
    if (recognized === last) return;
    last = recognized;
    void commands.executeCommand('setContext', `${ZHENGWEN}.recognized`, recognized);
  };
  update();
  return [store.onDidChange(update), window.onDidChangeActiveTextEditor(update)];
}

function registerCommands(
  context: ExportContext & ImportContext,
  store: AnnotationStore,
  { log, server }: { log: LogOutputChannel; server: Server },
): { dispose(): unknown }[] {
  const register = (name: string, run: (...args: unknown[]) => unknown) =>
    commands.registerCommand(`${ZHENGWEN}.${name}`, run);
  return [
    register('exportFile', (...args: unknown[]) =>
      exportFiles(context, urisIn(args), optionsIn(args)),
    ),
    register('exportSelection', (...args: unknown[]) => exportSelection(context, optionsIn(args))),
    register('exportWorkspace', (...args: unknown[]) =>
      exportWorkspace(context, urisIn(args), optionsIn(args)),
    ),
    register('importAnnotations', (options?: unknown) =>
      importAnnotations(context, importOptionsIn(options)),
    ),
    register('toggleHighlights', chooseHighlights),
    ...ANNOTATION_TYPES.map((type) =>
      register(`toggle${type[0]!.toUpperCase()}${type.slice(1)}s`, () => toggleHighlights(type)),
    ),
    register('showAnnotations', () => showAnnotations(store)),
    register('nextAnnotation', () => goToNext(store)),
    register('previousAnnotation', () => goToPrevious(store)),
    register('lookUpTerm', () => lookUpTerm(context)),
    register('openEntry', () => openEntry(context)),
    register('addToGlossary', (...args: unknown[]) => addToGlossary(context, args)),
    register('readAsArticle', readAsArticle),
    register('showLog', () => log.show()),
    register('restartServer', () => server.restart()),
  ];
}

/** The options that a key binding passes alone, or another extension behind the files. */
function optionsIn(args: readonly unknown[]): ExportOptions | undefined {
  return args.find(
    (arg): arg is ExportOptions =>
      typeof arg === 'object' && arg !== null && ('format' in arg || 'to' in arg),
  );
}

/** The file that a menu passes, or the options of a key binding or another extension. */
function importOptionsIn(option: unknown): ImportOptions {
  if (option instanceof Uri) return { files: [option] };
  return typeof option === 'object' && option !== null ? option : {};
}

/** Turns the document of the active editor into one of the language, whose defaults suit reading. */
async function readAsArticle(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document) await languages.setTextDocumentLanguage(document, ZHENGWEN);
}
