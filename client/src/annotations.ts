import { type Disposable, EventEmitter, type TextDocument, type Uri, workspace } from 'vscode';
import type { AnnotationsParams } from '../../server/src/lsp/protocol';
import { type FoundAnnotation, foundAnnotations } from './found';

/** What the server last said of a document. */
export interface DocumentAnnotations {
  /** The version of the document that was annotated. */
  readonly version: number;
  /** Sorted by where they begin. */
  readonly annotations: readonly FoundAnnotation[];
  /** How many there are of each kind. */
  readonly counts: AnnotationsParams['counts'];
}

/** Keeps what the server says of the open documents, for everything that shows it. */
export class AnnotationStore implements Disposable {
  readonly #byUri = new Map<string, DocumentAnnotations>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #closed = workspace.onDidCloseTextDocument((document) => this.#drop(document.uri));

  /** Fires with the document whose annotations came, changed or went. */
  readonly onDidChange = this.#changed.event;

  /** The annotations of a document; `undefined` where it is no government article, or not read yet. */
  get({ uri }: { readonly uri: Uri }): DocumentAnnotations | undefined {
    return this.#byUri.get(uri.toString());
  }

  /** Takes in what the server says. What it says of an older version than one it spoke of before is not taken. */
  accept(params: AnnotationsParams, uri: Uri): void {
    if (!isOpen(uri)) return;
    if (!params.recognized) {
      this.#drop(uri);
      return;
    }
    const key = uri.toString();
    if ((this.#byUri.get(key)?.version ?? -1) > params.version) return;
    this.#byUri.set(key, {
      version: params.version,
      annotations: foundAnnotations(params),
      counts: params.counts,
    });
    this.#changed.fire(uri);
  }

  /** Forgets everything, for a server that starts afresh. */
  clear(): void {
    for (const document of workspace.textDocuments) this.#drop(document.uri);
  }

  dispose(): void {
    this.#closed.dispose();
    this.#changed.dispose();
  }

  #drop(uri: Uri): void {
    if (this.#byUri.delete(uri.toString())) this.#changed.fire(uri);
  }
}

const isOpen = (uri: Uri): boolean =>
  workspace.textDocuments.some(
    (document: TextDocument) => document.uri.toString() === uri.toString(),
  );
