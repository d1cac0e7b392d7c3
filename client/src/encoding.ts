/** Files in GB18030 or Big5 that the editor read as UTF-8, reopened as what they are. */
import {
  commands,
  type Disposable,
  l10n,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { ENCODING_METHOD, type EncodingParams, LANGUAGE_IDS } from '../../server/src/lsp/protocol';
import type { RewritingContext } from './converting';
import { baseName } from './paths';

/** How VS Code calls encodings, by their names in the WHATWG standard, and how people do. */
const ENCODINGS: Readonly<Record<string, { readonly id: string; readonly label: string }>> = {
  gb18030: { id: 'gb18030', label: 'GB18030' },
  big5: { id: 'big5hkscs', label: 'Big5' },
  'utf-16le': { id: 'utf16le', label: 'UTF-16 LE' },
  'utf-16be': { id: 'utf16be', label: 'UTF-16 BE' },
};

/** The part of the editor's interface that came with VS Code 1.100. */
interface EncodingAware {
  openTextDocument(uri: Uri, options: { readonly encoding: string }): Thenable<TextDocument>;
}
const encodingOf = (document: TextDocument): string | undefined =>
  (document as TextDocument & { readonly encoding?: string }).encoding;

/** How much of a document's beginning is looked at for signs of a wrong encoding, and how many there must be. */
const GLANCE = 20_000;
const FEWEST_SIGNS = 5;

/** Watches for documents that are read in a wrong encoding, and offers to reopen them; for each once. */
export function offerEncodings(context: RewritingContext): Disposable {
  const offered = new Set<string>();
  const look = (editor: TextEditor | undefined): void => {
    const document = editor?.document;
    if (!document || offered.has(document.uri.toString()) || !looksDamaged(document)) return;
    offered.add(document.uri.toString());
    void offer(context, document);
  };
  look(window.activeTextEditor);
  return window.onDidChangeActiveTextEditor(look);
}

function looksDamaged(document: TextDocument): boolean {
  const { uri, languageId, isDirty } = document;
  if (uri.scheme !== 'file' || isDirty) return false;
  if (!(LANGUAGE_IDS as readonly string[]).includes(languageId)) return false;
  const end = document.positionAt(GLANCE);
  const beginning = document.getText().slice(0, document.offsetAt(end));
  return beginning.split('\uFFFD').length > FEWEST_SIGNS;
}

async function offer(context: RewritingContext, document: TextDocument): Promise<void> {
  const encoding = await actualEncoding(context, document);
  if (!encoding) return;
  const reopen = l10n.t('Reopen as {0}', encoding.label);
  const answer = await window.showWarningMessage(
    l10n.t('{0} is in {1}, and was read as {2}.', baseName(document.uri), encoding.label, 'UTF-8'),
    reopen,
  );
  if (answer === reopen) await reopenAs(document, encoding.id);
}

/** The encoding of a file where it is another one than UTF-8. */
async function actualEncoding(
  context: RewritingContext,
  { uri }: TextDocument,
): Promise<(typeof ENCODINGS)[string] | undefined> {
  const client = await context.client();
  const params: EncodingParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  const name = await client.sendRequest<string | null>(ENCODING_METHOD, params);
  return name === null ? undefined : ENCODINGS[name];
}

/** Reopens the active document in the encoding that its file is in. */
export async function reopenActive(context: RewritingContext): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return;
  if (document.isDirty) {
    void window.showWarningMessage(l10n.t('Save or undo your changes first.'));
    return;
  }
  const encoding = await actualEncoding(context, document);
  if (encoding && encodingOf(document) !== encoding.id) await reopenAs(document, encoding.id);
  else {
    const label = encoding?.label ?? 'UTF-8';
    void window.showInformationMessage(l10n.t('This file is in {0} already.', label));
  }
}

async function reopenAs(document: TextDocument, id: string): Promise<void> {
  await window.showTextDocument(document);
  if (encodingOf(document) === undefined) {
    // An older editor reopens a file only by a command that asks, which guesses the encoding by itself.
    await commands.executeCommand('workbench.action.editor.changeEncoding');
    return;
  }
  await (workspace as unknown as EncodingAware).openTextDocument(document.uri, { encoding: id });
}
