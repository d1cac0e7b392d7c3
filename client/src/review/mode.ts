import {
  commands,
  type Disposable,
  EventEmitter,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { ZHENGWEN } from '../settings';

const { executeCommand } = commands;

/**
 * Which articles are being reviewed. Single keys decide there, so the editor of such an article is read-only until the
 * person leaves the mode: no key that means nothing gets into the text.
 */
export class ReviewMode implements Disposable {
  readonly #reviewed = new Set<string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscriptions: Disposable[];
  #last: boolean | undefined;

  /** Fires with the article that is reviewed now, or no longer. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor(() => this.#setContext()),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.#reviewed.delete(uri.toString())) this.#changed.fire(uri);
      }),
    ];
    this.#setContext();
  }

  has({ uri }: TextDocument): boolean {
    return this.#reviewed.has(uri.toString());
  }

  /** Begins to review the article of the active editor, or ends it. */
  async set(document: TextDocument, on: boolean): Promise<void> {
    if (this.has(document) === on) return;
    const key = document.uri.toString();
    if (on) this.#reviewed.add(key);
    else this.#reviewed.delete(key);
    this.#setContext();
    this.#changed.fire(document.uri);
    await setReadonly(on);
  }

  dispose(): void {
    for (const disposable of [...this.#subscriptions, this.#changed]) disposable.dispose();
  }

  #setContext(): void {
    const document = window.activeTextEditor?.document;
    const on = document !== undefined && this.has(document);
    if (on === this.#last) return;
    this.#last = on;
    void executeCommand('setContext', `${ZHENGWEN}.reviewing`, on);
  }
}

/** Makes the active editor read-only until VS Code is closed, or gives it back what it was. */
async function setReadonly(on: boolean): Promise<void> {
  const name = on ? 'setActiveEditorReadonlyInSession' : 'resetActiveEditorReadonlyInSession';
  await executeCommand(`workbench.action.files.${name}`);
}
