import { type TextDocument, workspace } from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient';
import { GLOSSARY_FILES, LANGUAGE_IDS } from '../../server/src/lsp/protocol';
import { ZHENGWEN } from './settings';

/** The scheme of what is shown of an article: it in another script or without dirt, and reports on it. */
export const VIEW_SCHEME = 'zhengwen-view';

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
  const articles = LANGUAGE_IDS.flatMap((language): DocumentSelector =>
    language === ZHENGWEN
      ? [{ language }]
      : [
          ...[...schemes].map((scheme) => ({ language, scheme })),
          // Of what views show only articles in another script, no reports.
          { language, scheme: VIEW_SCHEME, pattern: '**/zh-*/*' },
        ],
  );
  // Glossaries are checked while they are edited.
  return [...articles, { pattern: `**/${GLOSSARY_FILES}` }];
}

/**
 * Whether a document is worth starting the server for: an article or a glossary. Plain text and Markdown activate the extension, so this is
 * asked of files that have nothing to do with it, and only glances at their beginning; the server reads and decides.
 */
export function mayBeArticle(document: TextDocument): boolean {
  if (document.languageId === ZHENGWEN || isGlossary(document)) return true;
  if (!(LANGUAGE_IDS as readonly string[]).includes(document.languageId)) return false;
  const settings = workspace.getConfiguration(ZHENGWEN, document);
  return settings.get('activation') !== 'off' && hasHan(beginningOf(document));
}

const isGlossary = ({ uri }: TextDocument): boolean =>
  /\/\.zhengwen\/glossary\/[^/]+\.(?:ya?ml|json)$/i.test(uri.path);

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
