/** Commands that convert what is in an editor to another script. Each is one step to undo. */
import {
  l10n,
  type QuickPickItem,
  Range,
  type TextDocument,
  type TextEditor,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CONVERT_METHOD,
  CONVERTED_METHOD,
  type ConvertedParams,
  type ConvertParams,
  type ConvertResult,
  VARIETIES,
  type Variety,
} from '../../server/src/lsp/protocol';

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
  const to = await varietyOf(given);
  if (to) await convertRanges(context, editor, selections, to);
}

/** Converts the whole document of the active editor, and has its characters in doubt pointed out. */
export async function convertFile(context: RewritingContext, given: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) {
    void window.showInformationMessage(l10n.t('Open the file to convert first.'));
    return;
  }
  const to = await varietyOf(given);
  if (!to) return;
  const { document } = editor;
  const source = document.getText();
  if (!(await convertRanges(context, editor, [wholeOf(document)], to))) return;
  const client = await context.client();
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params: ConvertedParams = { textDocument: { uri }, source, to };
  await client.sendNotification(CONVERTED_METHOD, params);
}

/** Beyond so many changes a range is replaced as a whole: an editor takes its time for each of them. */
const MOST_EDITS = 10_000;

/** @returns whether it was done. */
async function convertRanges(
  context: RewritingContext,
  editor: TextEditor,
  ranges: readonly Range[],
  to: Variety,
): Promise<boolean> {
  const { document } = editor;
  const { version } = document;
  const results = await Promise.all(
    ranges.map((range) => convert(context, document, document.getText(range), to)),
  );
  if (document.version !== version) {
    void window.showWarningMessage(l10n.t('The text has changed meanwhile; nothing was done.'));
    return false;
  }
  const count = results.reduce((sum, { edits }) => sum + edits.length, 0);
  return editor.edit((edit) => {
    for (const [index, { text, edits }] of results.entries()) {
      const range = ranges[index]!;
      if (count > MOST_EDITS) {
        edit.replace(range, text);
        continue;
      }
      // Word by word, so that what a person decided on moves with its words.
      const base = document.offsetAt(range.start);
      for (const { start, end, newText } of edits) {
        const from = document.positionAt(base + start);
        edit.replace(new Range(from, document.positionAt(base + end)), newText);
      }
    }
  });
}

/** Converts a text of a document, whose protected terms apply. */
export async function convert(
  context: RewritingContext,
  document: TextDocument,
  text: string,
  to: Variety,
): Promise<ConvertResult> {
  const client = await context.client();
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params: ConvertParams = { text, to, uri };
  return client.sendRequest<ConvertResult>(CONVERT_METHOD, params);
}

/** The variety that a key binding gave, or that the person chooses. */
export async function varietyOf(given: unknown): Promise<Variety | undefined> {
  const known = VARIETIES.find((variety) => variety === given);
  if (known) return known;
  const items = VARIETIES.map((variety): QuickPickItem & { variety: Variety } => ({
    label: varietyLabel(variety),
    description: variety,
    variety,
  }));
  const placeHolder = l10n.t('Convert to which script?');
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.variety;
}

function varietyLabel(variety: Variety): string {
  switch (variety) {
    case 'zh-CN':
      return l10n.t('Simplified');
    case 'zh-Hant':
      return l10n.t('Traditional (OpenCC standard)');
    case 'zh-TW':
      return l10n.t('Traditional, Taiwan');
    case 'zh-TW-phrases':
      return l10n.t('Traditional, Taiwan, with its words');
    case 'zh-HK':
      return l10n.t('Traditional, Hong Kong');
  }
}

const wholeOf = (document: TextDocument): Range =>
  document.validateRange(new Range(0, 0, document.lineCount, 0));
