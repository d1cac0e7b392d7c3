/** Commands that convert what is in an editor to another script. Each is one step to undo. */
import { l10n, Range, Selection, type TextDocument, type TextEditor, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CONVERT_METHOD,
  CONVERTED_METHOD,
  type ConvertedParams,
  type ConvertParams,
  type ConvertResult,
  type TextChange,
} from '../../server/src/lsp/protocol';
import { askDirection, detectedLabel, type Direction, varietyLabel } from './varieties';

/** What the commands need of their surroundings. */
export interface RewritingContext {
  /** The language client, started where it has not been yet. */
  client(): Promise<BaseLanguageClient>;
}

/** Converts what is selected in the active editor, each selection on its own. */
export async function convertSelection(context: RewritingContext, given: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  const selections = editor?.selections.filter(({ isEmpty }) => !isEmpty) ?? [];
  if (!editor || selections.length === 0) {
    void window.showInformationMessage(l10n.t('Select the text to convert first.'));
    return;
  }
  const text = selections.map((selection) => editor.document.getText(selection)).join('\n');
  const direction = await askDirection(() => context.client(), given, text);
  if (direction) await convertRanges(context, editor, selections, direction);
}

/** Converts the whole document of the active editor, and has its characters in doubt pointed out. */
export async function convertFile(context: RewritingContext, given: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) {
    void window.showInformationMessage(l10n.t('Open the file to convert first.'));
    return;
  }
  const { document } = editor;
  const direction = await askDirection(() => context.client(), given, document.getText());
  if (!direction) return;
  const source = document.getText();
  if (!(await convertRanges(context, editor, [wholeOf(document)], direction))) return;
  const client = await context.client();
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params: ConvertedParams = { textDocument: { uri }, source, ...direction };
  await client.sendNotification(CONVERTED_METHOD, params);
}

/** @returns whether it was done. */
async function convertRanges(
  context: RewritingContext,
  editor: TextEditor,
  ranges: readonly Range[],
  direction: Direction,
): Promise<boolean> {
  const { document } = editor;
  const { version } = document;
  const results = await Promise.all(
    ranges.map((range) => {
      const start = document.offsetAt(range.start);
      return convert(context, document, document.getText(range), direction, start);
    }),
  );
  if (document.version !== version) {
    void window.showWarningMessage(l10n.t('The text has changed meanwhile; nothing was done.'));
    return false;
  }
  const edits = results
    .flatMap(({ edits: some }, index) => {
      const base = document.offsetAt(ranges[index]!.start);
      return some.map(({ start, end, newText }) => ({
        start: base + start,
        end: base + end,
        newText,
      }));
    })
    .sort((a, b) => a.start - b.start);
  const cursors = editor.selections.map(({ anchor, active }) =>
    [anchor, active].map((position) => offsetAfter(document.offsetAt(position), edits)),
  );
  const done = await editor.edit((edit) => {
    for (const { start, end, newText } of edits) {
      edit.replace(new Range(document.positionAt(start), document.positionAt(end)), newText);
    }
  });
  // Where edits were joined the cursor would be at the end of one.
  if (done) {
    sayWhatWasTaken(results, direction);
    editor.selections = cursors.map(
      ([anchor, active]) =>
        new Selection(document.positionAt(anchor!), document.positionAt(active!)),
    );
  }
  return done;
}

/** Long enough to be read, in milliseconds. */
const TOLD_FOR = 8_000;

/** Says in the status bar what a text was taken for: another variety might give other words. */
function sayWhatWasTaken([first]: readonly ConvertResult[], { from, to }: Direction): void {
  if (!first) return;
  const source = from === 'auto' ? detectedLabel(first.from) : varietyLabel(from);
  window.setStatusBarMessage(l10n.t('Converted: {0} → {1}', source, varietyLabel(to)), TOLD_FOR);
}

/** Where an offset is after edits in order: inside of one as far from its beginning as before. */
function offsetAfter(offset: number, edits: readonly TextChange[]): number {
  let shift = 0;
  for (const { start, end, newText } of edits) {
    if (offset <= start) break;
    if (offset < end) return start + shift + Math.min(offset - start, newText.length);
    shift += newText.length - (end - start);
  }
  return offset + shift;
}

/**
 * Converts a text of a document, whose protected terms apply.
 *
 * @param start Where the text stands in the document.
 */
export async function convert(
  context: RewritingContext,
  document: TextDocument,
  text: string,
  direction: Direction,
  start = 0,
): Promise<ConvertResult> {
  const client = await context.client();
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params: ConvertParams = { text, ...direction, uri, start };
  return client.sendRequest<ConvertResult>(CONVERT_METHOD, params);
}

const wholeOf = (document: TextDocument): Range =>
  document.validateRange(new Range(0, 0, document.lineCount, 0));
