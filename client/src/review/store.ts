import { type Disposable, EventEmitter, type TextDocument, type Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  DECIDE_METHOD,
  type DecideAction,
  type DecideParams,
  type DecideResult,
  type DecisionList,
  DECISIONS_CHANGED_METHOD,
  DECISIONS_METHOD,
  type DecisionsChangedParams,
  type DecisionsParams,
  type Schema,
  SCHEMA_METHOD,
  type SchemaParams,
} from '../../../server/src/lsp/protocol';

/** The types of an article without a schema of its own, until it is read. */
export const NO_SCHEMA: Schema = { types: [], relations: [] };

/** Keeps what was decided on the open articles, for everything that shows it. */
export class ReviewStore implements Disposable {
  readonly #client: () => Promise<BaseLanguageClient>;
  readonly #lists = new Map<string, DecisionList>();
  readonly #schemas = new Map<string, Schema>();
  /** The question that was asked last about each document; an earlier answer that comes later is not taken. */
  readonly #asked = new Map<string, Promise<void>>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #closed = workspace.onDidCloseTextDocument(({ uri }) => this.#drop(uri));

  /** Fires with the article whose decisions, or their places, have changed; also for files that are not open. */
  readonly onDidChange = this.#changed.event;

  constructor(client: () => Promise<BaseLanguageClient>) {
    this.#client = client;
  }

  /** Listens to a client; to be called before it starts. */
  listen(client: BaseLanguageClient): void {
    client.onNotification(DECISIONS_CHANGED_METHOD, ({ uri }: DecisionsChangedParams) => {
      const address = client.protocol2CodeConverter.asUri(uri);
      if (!openDocument(address)) this.#changed.fire(address);
      else {
        this.#schemas.delete(address.toString());
        this.#ask(client, address).catch((error: unknown) =>
          client.error(String(error), undefined, false),
        );
      }
    });
  }

  /** What the server said last of an open article; undefined where it is none, or not read yet. */
  get({ uri }: { readonly uri: Uri }): DecisionList | undefined {
    return this.#lists.get(uri.toString());
  }

  /** The types and relations that hold for an open article. */
  schema({ uri }: { readonly uri: Uri }): Schema {
    return this.#schemas.get(uri.toString()) ?? NO_SCHEMA;
  }

  /**
   * The decisions on an open article as it is now.
   *
   * @returns undefined where it is none.
   */
  async fresh(document: TextDocument): Promise<DecisionList | undefined> {
    // Decisions change without the text: a step in several articles, another window. What was asked then is on its way.
    const isAnswered = await this.#asked.get(document.uri.toString())?.then(
      () => true,
      () => false,
    );
    const known = this.get(document);
    if (isAnswered && known?.version === document.version) return known;
    await this.refresh(document);
    return this.get(document);
  }

  /** Asks the server anew. */
  async refresh({ uri }: { readonly uri: Uri }): Promise<void> {
    await this.#ask(await this.#client(), uri);
  }

  /**
   * Decides on annotations of an open article, as one step for undo.
   *
   * @returns the keys of the annotations, null for relations.
   * @throws (rejects) with a message for the person.
   */
  async decide(
    { uri, version }: TextDocument,
    actions: readonly DecideAction[],
    label: string,
  ): Promise<readonly (string | null)[]> {
    const client = await this.#client();
    const address = client.code2ProtocolConverter.asUri(uri);
    const params: DecideParams = { articles: [{ uri: address, version, actions }], label };
    const { articles } = await client.sendRequest<DecideResult>(DECIDE_METHOD, params);
    await this.#ask(client, uri);
    return articles[0]?.keys ?? [];
  }

  /** Forgets everything, for a server that starts afresh. */
  clear(): void {
    for (const document of workspace.textDocuments) this.#drop(document.uri);
  }

  dispose(): void {
    this.#closed.dispose();
    this.#changed.dispose();
  }

  /** Asks the server; resolves when what it answered to the last question is here. */
  #ask(client: BaseLanguageClient, uri: Uri): Promise<void> {
    const key = uri.toString();
    const isLast = (): boolean => this.#asked.get(key) === question;
    const question = this.#answer(client, uri, () =>
      isLast() ? undefined : (this.#asked.get(key) ?? Promise.resolve()),
    );
    this.#asked.set(key, question);
    return question;
  }

  /** @param newer Gives the question that was asked after this one. */
  async #answer(
    client: BaseLanguageClient,
    uri: Uri,
    newer: () => Promise<void> | undefined,
  ): Promise<void> {
    const key = uri.toString();
    const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
    const [list, schema] = await Promise.all([
      client.sendRequest<DecisionList>(DECISIONS_METHOD, {
        textDocument,
      } satisfies DecisionsParams),
      this.#schemas.get(key) ??
        client.sendRequest<Schema>(SCHEMA_METHOD, { textDocument } satisfies SchemaParams),
    ]);
    const later = newer();
    if (later) return later;
    if (!openDocument(uri)) return;
    if (!list.recognized) {
      this.#drop(uri);
      return;
    }
    this.#lists.set(key, list);
    this.#schemas.set(key, schema);
    this.#changed.fire(uri);
  }

  #drop(uri: Uri): void {
    const key = uri.toString();
    this.#asked.delete(key);
    this.#schemas.delete(key);
    if (this.#lists.delete(key)) this.#changed.fire(uri);
  }
}

const openDocument = (uri: Uri): TextDocument | undefined =>
  workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
