import { type TextDocument, workspace } from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient';
import { LANGUAGE_IDS } from '../../server/src/lsp/protocol';
import { ZHENGWEN } from './settings';

/** How much of a document's beginning is looked at. */
const GLANCE_LINES = 40;
const GLANCE_CHARACTERS = 2000;

/** Fewer Chinese characters than this in the beginning of a document are no article. */
const FEWEST_HAN = 30;

/**
 * The documents that the server gets to see. Of plain text and Markdown only what is a file of some kind: comment boxes
 * and other inputs are documents of these languages, too.
 */
export function documentSelector(): DocumentSelector {
  const schemes = new Set(['file', 'untitled', 'git']);
  for (const folder of workspace.workspaceFolders ?? []) schemes.add(folder.uri.scheme);
  return LANGUAGE_IDS.flatMap((language): DocumentSelector =>
    language === ZHENGWEN ? [{ language }] : [...schemes].map((scheme) => ({ language, scheme })),
  );
}

/**
 * Whether a document is worth starting the server for. Plain text and Markdown activate the extension, so this is
 * asked of files that have nothing to do with it, and only glances at their beginning; the server reads and decides.
 */
export function mayBeArticle(document: TextDocument): boolean {
  if (document.languageId === ZHENGWEN) return true;
  if (!(LANGUAGE_IDS as readonly string[]).includes(document.languageId)) return false;
  const settings = workspace.getConfiguration(ZHENGWEN, document);
  return settings.get('activation') !== 'off' && hasHan(beginningOf(document));
}

function beginningOf(document: TextDocument): string {
  let text = '';
  for (let line = 0; line < Math.min(GLANCE_LINES, document.lineCount); line++) {
    text += document.lineAt(line).text.slice(0, GLANCE_CHARACTERS - text.length);
    if (text.length >= GLANCE_CHARACTERS) break;
  }
  return text;
}

function hasHan(text: string): boolean {
  const characters = text.matchAll(/\p{Script=Han}/gu);
  for (let seen = 0; seen < FEWEST_HAN; seen++) if (characters.next().done) return false;
  return true;
}
