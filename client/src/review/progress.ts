import { type Disposable, l10n, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { ZHENGWEN } from '../settings';
import { progressOf } from './items';
import type { ReviewMode } from './mode';
import type { ReviewStore } from './store';

/** Says in the status bar how much of the article under review is decided. */
export class ReviewProgress implements Disposable {
  readonly #store: ReviewStore;
  readonly #mode: ReviewMode;
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable[];

  constructor(store: ReviewStore, mode: ReviewMode) {
    this.#store = store;
    this.#mode = mode;
    this.#item = window.createStatusBarItem(`${ZHENGWEN}.review`, StatusBarAlignment.Right, 101);
    this.#item.name = l10n.t('Zhengwen: review of this file');
    this.#item.command = `${ZHENGWEN}.reviewKeys`;
    this.#subscriptions = [
      store.onDidChange(() => this.#update()),
      mode.onDidChange(() => this.#update()),
      window.onDidChangeActiveTextEditor(() => this.#update()),
    ];
  }

  dispose(): void {
    for (const disposable of [...this.#subscriptions, this.#item]) disposable.dispose();
  }

  #update(): void {
    const document = window.activeTextEditor?.document;
    const list = document && this.#mode.has(document) ? this.#store.get(document) : undefined;
    if (!list) {
      this.#item.hide();
      return;
    }
    const { decided, total } = progressOf(list.items);
    const { orphan } = list.counts;
    this.#item.text = [
      `$(checklist) ${decided}/${total}`,
      ...(orphan > 0 ? [`$(question) ${orphan}`] : []),
      ...(list.isSaved ? [] : ['$(warning)']),
    ].join('  ');
    const words = [
      l10n.t('{0} of {1} annotations decided, by {2}', decided, total, list.annotator),
      ...(orphan > 0 ? [l10n.t('{0} without a place', orphan)] : []),
      ...(list.isSaved ? [] : [l10n.t('not written yet')]),
      ...list.problems,
    ];
    this.#item.tooltip = [...words, l10n.t('Click for what can be done, and its keys')].join('\n');
    this.#item.accessibilityInformation = { label: words.join(', '), role: 'button' };
    this.#item.show();
  }
}
