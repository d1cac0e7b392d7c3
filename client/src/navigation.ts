import {
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  ThemeIcon,
  window,
} from 'vscode';
import { ANNOTATION_TYPES, type AnnotationType } from '../../server/src/lsp/protocol';
import type { AnnotationStore } from './annotations';
import { annotationAfter, annotationBefore, endOf, type FoundAnnotation, startOf } from './found';
import { TYPE_ICONS, typeLabel } from './labels';
import { highlightedTypes } from './settings';

/** Selects the next annotation behind the cursor, going round at the end; only of kinds that are highlighted. */
export function goToNext(store: AnnotationStore): void {
  go(store, (annotations, editor) => annotationAfter(annotations, editor.selection.start));
}

/** Selects the annotation before the cursor, going round at the beginning; only of kinds that are highlighted. */
export function goToPrevious(store: AnnotationStore): void {
  go(store, (annotations, editor) => annotationBefore(annotations, editor.selection.start));
}

function go(
  store: AnnotationStore,
  choose: (
    annotations: readonly FoundAnnotation[],
    editor: TextEditor,
  ) => FoundAnnotation | undefined,
): void {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const types = new Set(highlightedTypes(editor.document));
  const annotations = (store.get(editor.document)?.annotations ?? []).filter(({ type }) =>
    types.has(type),
  );
  const chosen = choose(annotations, editor);
  if (chosen) reveal(editor, chosen);
  else void window.showInformationMessage(l10n.t('Nothing is highlighted in this file.'));
}

function reveal(editor: TextEditor, annotation: FoundAnnotation): void {
  const { start, end } = rangeOf(annotation);
  editor.selection = new Selection(start, end);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

function rangeOf(annotation: FoundAnnotation): Range {
  const start = startOf(annotation);
  const end = endOf(annotation);
  return new Range(start.line, start.character, end.line, end.character);
}

interface AnnotationItem extends QuickPickItem {
  readonly annotation?: FoundAnnotation;
}

/**
 * Lists the annotations of the active editor by kind. Walking the list shows each in the text; leaving it without a
 * choice goes back to where the person was.
 *
 * @param type Lists one kind only.
 */
export function showAnnotations(store: AnnotationStore, type?: AnnotationType): void {
  const editor = window.activeTextEditor;
  const found = editor && store.get(editor.document);
  if (!found) {
    void window.showInformationMessage(
      l10n.t('The active editor shows no Chinese government article.'),
    );
    return;
  }
  const before = { selection: editor.selection, range: editor.visibleRanges[0] };
  let chosen = false;
  const pick = window.createQuickPick<AnnotationItem>();
  pick.placeholder = l10n.t('Go to an annotation');
  pick.matchOnDescription = true;
  pick.items = (type ? [type] : ANNOTATION_TYPES).flatMap((kind) =>
    itemsOf(editor.document, found.annotations, kind),
  );
  pick.onDidChangeActive(([item]) => {
    if (item?.annotation) reveal(editor, item.annotation);
  });
  pick.onDidAccept(() => {
    chosen = true;
    pick.hide();
  });
  pick.onDidHide(() => {
    if (!chosen) {
      editor.selection = before.selection;
      if (before.range) editor.revealRange(before.range, TextEditorRevealType.AtTop);
    }
    pick.dispose();
  });
  pick.show();
}

/** One item for each annotation of a kind, under a separator; nothing where there is none. */
function itemsOf(
  document: TextDocument,
  annotations: readonly FoundAnnotation[],
  type: AnnotationType,
): AnnotationItem[] {
  const items = annotations
    .filter((annotation) => annotation.type === type)
    .map((annotation): AnnotationItem => ({
      label: annotation.pieces
        .map(({ start, end }) =>
          document.getText(new Range(start.line, start.character, end.line, end.character)),
        )
        .join(''),
      description: l10n.t('line {0}', startOf(annotation).line + 1),
      iconPath: new ThemeIcon(TYPE_ICONS[type]),
      annotation,
    }));
  if (items.length === 0) return [];
  return [
    { label: `${typeLabel(type)} (${items.length})`, kind: QuickPickItemKind.Separator },
    ...items,
  ];
}
