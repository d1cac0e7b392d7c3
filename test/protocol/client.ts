import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import {
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
  type ClientCapabilities,
  type FileEvent,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type ShowMessageParams,
  type WorkDoneProgressEnd,
} from 'vscode-languageserver-protocol';
import {
  ANNOTATIONS_METHOD,
  DECISIONS_CHANGED_METHOD,
  type AnnotationsParams,
  type DecisionsChangedParams,
  type InitializationOptions,
} from '../../server/src/lsp/protocol';

export const DIST = join(__dirname, '../../dist');
const SERVER = join(DIST, 'server.js');

/** What a full-grown editor can do. */
export const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { relatedInformation: true },
  },
};

export interface StartOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
  readonly locale?: string;
  /** The bundle to start. */
  readonly server?: string;
  /** Its environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** The address of a folder to open. Its index is built before the client is given out. */
  readonly folder?: string;
}

/** An editor that speaks to the bundled server over standard input and output. */
export class TestClient {
  readonly connection: MessageConnection;
  readonly errors: string[] = [];
  readonly #process: ChildProcess;
  readonly #annotations = new Waiting<AnnotationsParams>();
  readonly #diagnostics = new Waiting<PublishDiagnosticsParams>();
  readonly #decisions = new Waiting<DecisionsChangedParams>();
  readonly #shown = new Waiting<ShowMessageParams>();
  readonly #progress = new Waiting<WorkDoneProgressEnd>();

  private constructor(server: string, env: NodeJS.ProcessEnv) {
    this.#process = spawn(process.execPath, [server, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env,
    });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.#process.stdout!),
      new StreamMessageWriter(this.#process.stdin!),
    );
    this.connection.onNotification(ANNOTATIONS_METHOD, (params: AnnotationsParams) =>
      this.#annotations.add(params.uri, params),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) =>
      this.#diagnostics.add(params.uri, params),
    );
    this.connection.onNotification(DECISIONS_CHANGED_METHOD, (params: DecisionsChangedParams) =>
      this.#decisions.add(params.uri, params),
    );
    this.connection.onNotification(ShowMessageNotification.type, (params) =>
      this.#shown.add('', params),
    );
    // Progress that the server begins is that of the index.
    this.connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      this.connection.onProgress(WorkDoneProgress.type, token, (value) => {
        if (value.kind === 'end') this.#progress.add('', value);
      });
    });
    this.connection.onRequest(RegistrationRequest.type, () => {});
    this.connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
      if (type === 1) this.errors.push(message);
    });
    this.connection.listen();
  }

  /** Starts a server and shakes hands with it. */
  static async start({
    capabilities = CAPABILITIES,
    initializationOptions = { annotations: true },
    locale = 'en',
    server = SERVER,
    env = process.env,
    folder,
  }: StartOptions = {}): Promise<{ client: TestClient; result: InitializeResult }> {
    const client = new TestClient(server, env);
    const result = await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the handshake requires it
      rootUri: null,
      capabilities,
      initializationOptions,
      locale,
      ...(folder !== undefined && { workspaceFolders: [{ uri: folder, name: 'folder' }] }),
    });
    const indexed = folder !== undefined && client.indexed();
    await client.connection.sendNotification(InitializedNotification.type, {});
    await indexed;
    return { client, result };
  }

  /** Opens a document, and resolves with what the server says of it. */
  async open(uri: string, text: string, languageId = 'zhengwen'): Promise<AnnotationsParams> {
    const said = this.#annotations.next(uri);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
    return said;
  }

  /** Resolves when the server has built its index next. Needs the ability `window.workDoneProgress`. */
  readonly indexed = (): Promise<WorkDoneProgressEnd> => this.#progress.next('');

  /** Says that files have changed. */
  changed(...uris: readonly string[]): Promise<void> {
    return this.happened(...uris.map((uri): FileEvent => ({ uri, type: FileChangeType.Changed })));
  }

  /** Says what has happened to files and folders. */
  happened(...changes: FileEvent[]): Promise<void> {
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** What the server says next of a document. */
  readonly annotationsOf = (uri: string): Promise<AnnotationsParams> => this.#annotations.next(uri);
  readonly diagnosticsOf = (uri: string): Promise<PublishDiagnosticsParams> =>
    this.#diagnostics.next(uri);

  /** When decisions on a document change next. */
  readonly decisionsOf = (uri: string): Promise<DecisionsChangedParams> =>
    this.#decisions.next(uri);
  /** What the server tells the person next. */
  readonly shown = (): Promise<ShowMessageParams> => this.#shown.next('');

  /** Ends the connection without a word, as an editor that crashes does, and resolves with the server's exit code. */
  async hangUp(): Promise<number | null> {
    const exited = once(this.#process, 'exit') as Promise<[number | null]>;
    this.#process.stdin!.end();
    const [code] = await exited;
    this.connection.dispose();
    return code;
  }

  /** Resolves when the server has ended by itself; what it has not answered fails then. */
  async ended(): Promise<void> {
    await once(this.#process, 'exit');
    this.connection.dispose();
  }

  /** Ends the server in order, and resolves with its exit code. */
  async stop(): Promise<number | null> {
    const exited = once(this.#process, 'exit') as Promise<[number | null]>;
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const [code] = await exited;
    this.connection.dispose();
    return code;
  }
}

/** Messages by key, each handed out once, to whoever waits first. */
class Waiting<T> {
  readonly #waiting = new Map<string, ((value: T) => void)[]>();

  next(key: string): Promise<T> {
    return new Promise((resolve) => {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), resolve]);
    });
  }

  add(key: string, value: T): void {
    for (const resolve of this.#waiting.get(key) ?? []) resolve(value);
    this.#waiting.delete(key);
  }
}
