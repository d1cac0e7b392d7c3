/** Files in GB18030 or Big5 that the editor read as UTF-8, reopened as what they are. */
import {
  commands,
  Disposable,
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

/** What people call the encoding that a document was read in. */
function labelOf(document: TextDocument): string {
  const id = encodingOf(document);
  if (id === undefined || UTF8.has(id)) return 'UTF-8';
  return Object.values(ENCODINGS).find((one) => one.id === id)?.label ?? id;
}

/** The part of the editor's interface that came with VS Code 1.100. */
interface EncodingAware {
  openTextDocument(uri: Uri, options: { readonly encoding: string }): Thenable<TextDocument>;
}
const encodingOf = (document: TextDocument): string | undefined =>
  (document as TextDocument & { readonly encoding?: string }).encoding;

/** How VS Code calls UTF-8, and the parts of the encodings that it has names of their own for. */
const UTF8: ReadonlySet<string | undefined> = new Set([undefined, 'utf8', 'utf8bom']);
const PARTS: Readonly<Record<string, readonly string[]>> = {
  gb18030: ['gbk', 'gb2312'],
  big5hkscs: ['cp950'],
};

/** Whether a document was read in an encoding, or in a part of it that had all of its characters. */
function isReadAs(document: TextDocument, id: string): boolean {
  const read = encodingOf(document) ?? 'utf8';
  if (read === id) return true;
  return (PARTS[id]?.includes(read) ?? false) && !document.getText().includes('\uFFFD');
}

/**
 * Watches for documents that are read in a wrong encoding, and offers to reopen them; for each once until it is closed.
 * The server tells by the bytes, and is asked where the text is unlike an article.
 */
export function offerEncodings(context: RewritingContext): Disposable {
  const offered = new Set<string>();
  const look = (editor: TextEditor | undefined): void => {
    const document = editor?.document;
    if (!document || offered.has(document.uri.toString()) || !mayBeMisread(document)) return;
    offered.add(document.uri.toString());
    void offer(context, document);
  };
  look(window.activeTextEditor);
  return Disposable.from(
    window.onDidChangeActiveTextEditor(look),
    workspace.onDidCloseTextDocument(({ uri }) => offered.delete(uri.toString())),
  );
}

/** How much of a document's beginning must hold a Chinese character, if it is Chinese at all. */
const GLANCE = 20_000;

function mayBeMisread(document: TextDocument): boolean {
  const { uri, languageId, isDirty } = document;
  if (uri.scheme !== 'file' || isDirty) return false;
  if (!(LANGUAGE_IDS as readonly string[]).includes(languageId)) return false;
  if (!UTF8.has(encodingOf(document))) return true;
  const text = document.getText();
  if (text.includes('\uFFFD')) return true;
  // A few words in GB18030 may pass as letters of other scripts.
  const beginning = text.slice(0, GLANCE);
  return /[^\0-\x7f]/.test(beginning) && !/\p{Script=Han}/u.test(beginning);
}

async function offer(context: RewritingContext, document: TextDocument): Promise<void> {
  const encoding = await actualEncoding(context, document);
  if (!encoding || isReadAs(document, encoding.id)) return;
  const reopen = l10n.t('Reopen as {0}', encoding.label);
  const read = labelOf(document);
  const answer = await window.showWarningMessage(
    l10n.t('{0} is in {1}, and was read as {2}.', baseName(document.uri), encoding.label, read),
    reopen,
  );
  if (answer !== reopen) return;
  if (document.isDirty) void window.showWarningMessage(l10n.t('Save or undo your changes first.'));
  else await reopenAs(document, encoding.id);
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
  if (encoding && !isReadAs(document, encoding.id)) await reopenAs(document, encoding.id);
  else {
    const label = encoding?.label ?? 'UTF-8';
    void window.showInformationMessage(l10n.t('This file is in {0} already.', label));
  }
}

async function reopenAs(document: TextDocument, id: string): Promise<void> {
  if (encodingOf(document) === undefined) {
    // An older editor reopens a file only by a command that asks, which guesses the encoding by itself.
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.editor.changeEncoding');
    return;
  }
  const { uri } = document;
  if (!document.isClosed) await window.showTextDocument(document);
  const reopened = await (workspace as unknown as EncodingAware).openTextDocument(uri, {
    encoding: id,
  });
  // The message may be answered after the editor was closed.
  if (document.isClosed) await window.showTextDocument(reopened);
}
