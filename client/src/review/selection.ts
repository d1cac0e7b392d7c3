import {
  type Disposable,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  TextEditorSelectionChangeKind,
  window,
} from 'vscode';
import type { ProtocolRange } from '../../../server/src/lsp/protocol';

/** How long the editor may take to report a selection that was set, in milliseconds. */
const ECHO = 3_000;

/** What was selected for the person lately, the latest last. */
let selected: {
  readonly editor: TextEditor;
  readonly selection: Selection;
  readonly at: number;
}[] = [];

/** Selects a range so that it is to be seen. */
export function select(editor: TextEditor, { start, end }: ProtocolRange): void {
  const selection = new Selection(start.line, start.character, end.line, end.character);
  selected = [...selected, { editor, selection, at: Date.now() }];
  editor.selection = selection;
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/**
 * What is selected. Where keys follow one another fast, the editor may still report what was selected before: what
 * {@link select} selected a moment ago, and then something else, is nothing that the person has chosen.
 */
export function selectionOf(editor: TextEditor): Selection {
  const since = Date.now() - ECHO;
  selected = selected.filter((one) => one.editor === editor && one.at >= since);
  const isEcho = selected.some(({ selection }) => selection.isEqual(editor.selection));
  return isEcho ? selected.at(-1)!.selection : editor.selection;
}

/** Takes notice of the person: whoever moves the cursor means where it is. */
export const watchCursor = (): Disposable =>
  window.onDidChangeTextEditorSelection(({ kind }) => {
    const { Keyboard, Mouse } = TextEditorSelectionChangeKind;
    if (kind === Keyboard || kind === Mouse) selected = [];
  });
