import { commands, type Disposable, type TextDocument, window, workspace } from 'vscode';
import type { AnnotationStore } from './annotations';
import { ZHENGWEN, wrapsArticles } from './settings';

/**
 * Wraps the lines of articles in plain text, whose paragraphs are lines of hundreds of characters. The defaults of plain
 * text are everybody's and stay as they are; this is what *View: Toggle Word Wrap* does, for one document until it is
 * closed, and a person who switches it back is not contradicted.
 */
export class Wrapping implements Disposable {
  readonly #store: AnnotationStore;
  readonly #seen = new WeakSet<TextDocument>();
  readonly #wrapped = new WeakSet<TextDocument>();
  readonly #subscriptions: Disposable[];

  constructor(store: AnnotationStore) {
    this.#store = store;
    this.#subscriptions = [
      store.onDidChange(() => this.#look()),
      window.onDidChangeActiveTextEditor(() => this.#look()),
    ];
    this.#look();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Wraps the lines of a view, whose editor is active, as those of its article were. */
  async wrapAlike(article: TextDocument, view: TextDocument): Promise<void> {
    if (!this.isWrapped(article) || this.#seen.has(view)) return;
    this.#seen.add(view);
    this.#wrapped.add(view);
    await commands.executeCommand('editor.action.toggleWordWrap');
  }

  /** Whether the lines of a document were wrapped here. */
  isWrapped(document: TextDocument): boolean {
    return this.#wrapped.has(document);
  }

  #look(): void {
    const document = window.activeTextEditor?.document;
    if (!document || document.languageId === ZHENGWEN) return;
    if (!this.#store.get(document) || this.#seen.has(document)) return;
    this.#seen.add(document);
    const off = workspace.getConfiguration('editor', document).get('wordWrap') === 'off';
    if (off && wrapsArticles(document)) {
      this.#wrapped.add(document);
      void commands.executeCommand('editor.action.toggleWordWrap');
    }
  }
}
