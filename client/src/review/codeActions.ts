import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  type Disposable,
  l10n,
  languages,
  type Range,
  type TextDocument,
} from 'vscode';
import { LANGUAGE_IDS } from '../../../server/src/lsp/protocol';
import { ZHENGWEN } from '../settings';
import { itemAt, itemSelected } from './items';
import { nameOfType, shortText } from './labels';
import type { ReviewStore } from './store';

const KIND = CodeActionKind.RefactorRewrite.append(ZHENGWEN);

/** Offers decisions on the annotation at the cursor, and types for the words that are selected. */
export function offerDecisions(store: ReviewStore): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions: (document, range) => actionsAt(store, document, range),
  };
  return languages.registerCodeActionsProvider(
    LANGUAGE_IDS.map((language) => ({ language })),
    provider,
    { providedCodeActionKinds: [KIND] },
  );
}

function actionsAt(store: ReviewStore, document: TextDocument, range: Range): CodeAction[] {
  const list = store.get(document);
  // Keys and places are those of another version while the text is being edited.
  if (!list || list.version !== document.version || list.unavailable !== undefined) return [];
  const { types } = store.schema(document);
  const isNew = !range.isEmpty && !itemSelected(list.items, range);
  const item = isNew ? undefined : itemAt(list.items, range);
  if (isNew) {
    return types.map(({ name }) =>
      action(l10n.t('Mark as {0}', nameOfType(name, types)), 'giveType', [{ type: name }]),
    );
  }
  if (!item) return [];
  const words = shortText(item);
  const isTaken = ['accepted', 'changed', 'added'].includes(item.state);
  return [
    ...(isTaken ? [] : [action(l10n.t('Accept “{0}”', words), 'acceptAnnotation', [item.key])]),
    ...(item.state === 'rejected'
      ? []
      : [action(l10n.t('Reject “{0}”', words), 'rejectAnnotation', [item.key])]),
    ...types
      .filter(({ name }) => name !== item.type)
      .map(({ name }) =>
        action(l10n.t('Change to {0}', nameOfType(name, types)), 'giveType', [
          { type: name },
          item.key,
        ]),
      ),
  ];
}

function action(title: string, command: string, args: unknown[]): CodeAction {
  const result = new CodeAction(title, KIND);
  result.command = { title, command: `${ZHENGWEN}.${command}`, arguments: args };
  return result;
}
