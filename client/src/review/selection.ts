import {
  type Disposable,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  TextEditorSelectionChangeKind,
  window,
} from 'vscode';
import type { ProtocolRange } from '../../../server/src/lsp/protocol';
import { Echoes } from './echoes';

/** What was selected for the person in each editor, and may not have been reported by it yet. */
const selected = new WeakMap<TextEditor, Echoes<Selection>>();

function echoesOf(editor: TextEditor): Echoes<Selection> {
  const echoes = selected.get(editor) ?? new Echoes<Selection>((a, b) => a.isEqual(b));
  selected.set(editor, echoes);
  return echoes;
}

/** Selects a range so that it is to be seen. */
export function select(editor: TextEditor, { start, end }: ProtocolRange): void {
  const selection = new Selection(start.line, start.character, end.line, end.character);
  echoesOf(editor).expect(selection, Date.now());
  editor.selection = selection;
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/**
 * What is selected. Where keys follow one another fast, the editor may still report what was selected before: what
 * {@link select} selected, and then something else, is nothing that the person has chosen.
 */
export const selectionOf = (editor: TextEditor): Selection =>
  echoesOf(editor).settle(editor.selection, Date.now());

/** Takes notice of the person: whoever moves the cursor means where it is. */
export const watchCursor = (): Disposable =>
  window.onDidChangeTextEditorSelection(({ kind, textEditor, selections: [selection] }) => {
    const { Keyboard, Mouse } = TextEditorSelectionChangeKind;
    if (kind === Keyboard || kind === Mouse) echoesOf(textEditor).forget();
    else if (selection) echoesOf(textEditor).hear(selection);
  });
