import {
  type Disposable,
  l10n,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  window,
} from 'vscode';
import { ANNOTATION_TYPES } from '../../server/src/lsp/protocol';
import type { AnnotationStore, DocumentAnnotations } from './annotations';
import { TYPE_ICONS, typeLabel } from './labels';
import { ZHENGWEN } from './settings';

/** Says how many annotations of each kind the active editor shows; hidden where it shows no government article. */
export class StatusBar implements Disposable {
  readonly #store: AnnotationStore;
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable[];

  constructor(store: AnnotationStore) {
    this.#store = store;
    this.#item = window.createStatusBarItem(`${ZHENGWEN}.counts`, StatusBarAlignment.Right, 100);
    this.#item.name = l10n.t('Zhengwen: annotations in this file');
    this.#item.command = `${ZHENGWEN}.showAnnotations`;
    this.#subscriptions = [
      store.onDidChange(() => this.#update()),
      window.onDidChangeActiveTextEditor(() => this.#update()),
    ];
    this.#update();
  }

  dispose(): void {
    for (const disposable of [...this.#subscriptions, this.#item]) disposable.dispose();
  }

  #update(): void {
    const document = window.activeTextEditor?.document;
    const found = document && this.#store.get(document);
    if (!found) {
      this.#item.hide();
      return;
    }
    const lines = ANNOTATION_TYPES.map((type) => ({
      icon: `$(${TYPE_ICONS[type]})`,
      label: typeLabel(type),
      count: found.counts[type],
    }));
    this.#item.text = lines.map(({ icon, count }) => `${icon} ${count}`).join('  ');
    this.#item.accessibilityInformation = {
      label: lines.map(({ label, count }) => `${label}: ${count}`).join(', '),
      role: 'button',
    };
    this.#item.tooltip = tooltip(lines, document.languageId === ZHENGWEN, found);
    this.#item.show();
  }
}

function tooltip(
  lines: readonly { icon: string; label: string; count: number }[],
  isZhengwen: boolean,
  found: DocumentAnnotations,
): MarkdownString {
  const links = [
    ...(found.annotations.length > 0
      ? [
          [`${ZHENGWEN}.exportFile`, l10n.t('Export…')],
          [`${ZHENGWEN}.toggleHighlights`, l10n.t('Choose highlights…')],
        ]
      : []),
    ...(isZhengwen ? [] : [[`${ZHENGWEN}.readAsArticle`, l10n.t('Set up for reading')]]),
  ];
  const text = new MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: links.map(([command]) => command!) };
  text.appendMarkdown(
    `**${l10n.t('Zhengwen')}**\n\n| | | |\n|---|---|--:|\n` +
      lines.map(({ icon, label, count }) => `| ${icon} | ${label} | ${count} |`).join('\n') +
      `\n\n${links.map(([command, label]) => `[${label}](command:${command})`).join(' · ')}`,
  );
  return text;
}
