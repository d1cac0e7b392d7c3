import { l10n, type QuickPickItem, ThemeIcon, window } from 'vscode';
import { ANNOTATION_TYPES, type AnnotationType } from '../../server/src/lsp/protocol';
import { TYPE_ICONS, typeLabel } from './labels';
import { highlightedTypes, setHighlightedTypes } from './settings';

interface TypeItem extends QuickPickItem {
  readonly type: AnnotationType;
}

/** Asks which kinds of annotations shall be highlighted. */
export async function chooseHighlights(): Promise<void> {
  const scope = window.activeTextEditor?.document;
  const on = new Set(highlightedTypes(scope));
  const items = ANNOTATION_TYPES.map((type): TypeItem => ({
    type,
    label: typeLabel(type),
    iconPath: new ThemeIcon(TYPE_ICONS[type]),
    picked: on.has(type),
  }));
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    placeHolder: l10n.t('What shall be highlighted?'),
  });
  if (!chosen) return;
  const picked = new Set(chosen.map(({ type }) => type));
  await setHighlightedTypes(
    scope,
    new Map(ANNOTATION_TYPES.map((type) => [type, picked.has(type)])),
  );
}

/** Switches the highlights of one kind on or off. */
export async function toggleHighlights(type: AnnotationType): Promise<void> {
  const scope = window.activeTextEditor?.document;
  const on = highlightedTypes(scope).includes(type);
  await setHighlightedTypes(scope, new Map([[type, !on]]));
}
