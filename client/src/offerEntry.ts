import {
  type Disposable,
  Hover,
  l10n,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ENTRY_AT_METHOD,
  type EntryAtParams,
  type FoundEntry,
} from '../../server/src/lsp/protocol';
import type { AnnotationStore } from './annotations';

const COMMAND = 'zhengwen.addToGlossary';

/** Offers in the hover of a slogan or formula that no glossary explains to add it to the glossary of one's own. */
export function offerEntries(
  store: AnnotationStore,
  getClient: () => Promise<BaseLanguageClient>,
): Disposable {
  // The store knows which documents are articles.
  return languages.registerHoverProvider('*', {
    async provideHover(document, position) {
      const range = termAt(store, document, position);
      if (!range) return undefined;
      const client = await getClient();
      const { code2ProtocolConverter } = client;
      const params: EntryAtParams = {
        textDocument: code2ProtocolConverter.asTextDocumentIdentifier(document),
        position: code2ProtocolConverter.asPosition(position),
      };
      if (await client.sendRequest<FoundEntry | null>(ENTRY_AT_METHOD, params)) return undefined;
      const { start, end } = range;
      const args = [start.line, start.character, end.line, end.character];
      const link = new MarkdownString(
        `[${l10n.t('Add to Glossary')}](command:${COMMAND}?${encodeURIComponent(JSON.stringify(args))})`,
      );
      // Nothing of the article is in the text, and no other command can be run from it.
      link.isTrusted = { enabledCommands: [COMMAND] };
      return new Hover(link, range);
    },
  });
}

/** The slogan or formula at a position that stands in one piece, as the server last said it of this very text. */
function termAt(
  store: AnnotationStore,
  document: TextDocument,
  position: Position,
): Range | undefined {
  const found = store.get(document);
  if (found?.version !== document.version) return undefined;
  for (const { type, pieces } of found.annotations) {
    if ((type !== 'slogan' && type !== 'formula') || pieces.length !== 1) continue;
    const [{ start, end }] = pieces;
    const range = new Range(start.line, start.character, end.line, end.character);
    if (range.contains(position)) return range;
  }
  return undefined;
}
