import {
  type Disposable,
  EventEmitter,
  FileDecoration,
  type FileDecorationProvider,
  l10n,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ANNOTATORS_METHOD,
  type AnnotatorsParams,
  type DecisionList,
  DECISIONS_METHOD,
  type DecisionsParams,
} from '../../../server/src/lsp/protocol';
import { baseName } from '../paths';
import { progressOf } from '../review/items';
import type { ReviewStore } from '../review/store';
import { mayBeOn, progressBadge } from './outline';

/** The endings of files that may be articles. */
const ARTICLE = /\.(?:txt|md|zhengwen)$/i;

const SIDECARS = '**/*.anno.jsonl';

/** How far an article is annotated. */
export interface Progress {
  readonly decided: number;
  readonly total: number;
  readonly annotator: string;
}

/**
 * Says in the explorer and on tabs how much of each article is decided. Articles that are not open are read only where
 * somebody has decided on them already, one after another, and never before the server runs for another reason.
 */
export class ProgressBadges implements FileDecorationProvider, Disposable {
  readonly #store: ReviewStore;
  readonly #client: () => Promise<BaseLanguageClient>;
  readonly #changed = new EventEmitter<Uri[] | undefined>();
  readonly #subscriptions: Disposable[];
  /** What is known of articles that are not open. */
  readonly #closed = new Map<string, Promise<Progress | undefined>>();
  #reading: Promise<unknown> = Promise.resolve();
  #isAwake = false;

  readonly onDidChangeFileDecorations = this.#changed.event;

  constructor(store: ReviewStore, client: () => Promise<BaseLanguageClient>) {
    this.#store = store;
    this.#client = client;
    const watcher = workspace.createFileSystemWatcher(SIDECARS);
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate((uri) => this.#sidecarChanged(uri)),
      watcher.onDidChange((uri) => this.#sidecarChanged(uri)),
      watcher.onDidDelete((uri) => this.#sidecarChanged(uri)),
      workspace.onDidSaveTextDocument(({ uri }) => this.#forget(uri)),
      store.onDidChange((uri) => this.#articleChanged(uri)),
      window.registerFileDecorationProvider(this),
    ];
  }

  async provideFileDecoration(uri: Uri): Promise<FileDecoration | undefined> {
    const progress = await this.progress(uri);
    return progress && toDecoration(progress);
  }

  /** How far a file is annotated; undefined where it is no article, or nobody has decided on it. */
  async progress(uri: Uri): Promise<Progress | undefined> {
    if (!this.#isAwake || !ARTICLE.test(uri.path)) return undefined;
    const list = this.#store.get({ uri });
    if (list) return toProgress(list);
    const key = uri.toString();
    const known = this.#closed.get(key);
    if (known) return known;
    // One after another: a folder may have thousands of files, and a person is waiting for the one in the editor.
    const progress = this.#reading.then(() => this.#read(uri)).catch(() => undefined);
    this.#reading = progress;
    this.#closed.set(key, progress);
    return progress;
  }

  dispose(): void {
    for (const disposable of [...this.#subscriptions, this.#changed]) disposable.dispose();
  }

  async #read(uri: Uri): Promise<Progress | undefined> {
    const client = await this.#client();
    const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
    const annotators = await client.sendRequest<string[]>(ANNOTATORS_METHOD, {
      textDocument,
    } satisfies AnnotatorsParams);
    if (annotators.length === 0) return undefined;
    const list = await client.sendRequest<DecisionList>(DECISIONS_METHOD, {
      textDocument,
    } satisfies DecisionsParams);
    return annotators.includes(list.annotator) ? toProgress(list) : undefined;
  }

  #articleChanged(uri: Uri): void {
    const isFirst = !this.#isAwake;
    this.#isAwake = true;
    this.#closed.delete(uri.toString());
    this.#changed.fire(isFirst ? undefined : [uri]);
  }

  /** What was known of the articles that a sidecar may belong to holds no longer. */
  #sidecarChanged(sidecar: Uri): void {
    const name = baseName(sidecar);
    const changed = [...this.#closed.keys()]
      .map((key) => Uri.parse(key))
      .filter((article) => mayBeOn(baseName(article), name));
    for (const article of changed) this.#closed.delete(article.toString());
    if (changed.length > 0) this.#changed.fire(changed);
  }

  #forget(uri: Uri): void {
    if (this.#closed.delete(uri.toString())) this.#changed.fire([uri]);
  }
}

function toProgress({ items, annotator }: DecisionList): Progress {
  return { ...progressOf(items), annotator };
}

function toDecoration({ decided, total, annotator }: Progress): FileDecoration | undefined {
  const badge = progressBadge(decided, total);
  if (badge === undefined) return undefined;
  return new FileDecoration(
    badge,
    l10n.t('{0} of {1} annotations decided, by {2}', decided, total, annotator),
  );
}
