/** Going from an article to other places: definitions, references, workspace symbols. */
import {
  SymbolKind,
  type Connection,
  type Location,
  type LocationLink,
  type SymbolInformation,
} from 'vscode-languageserver';
import { raw } from '../text/offsets';
import type { Target } from '../workspace/navigate';
import type { IndexedType } from '../workspace/summary';
import type { Place } from '../workspace/workspaceIndex';
import type { ClientAbilities } from './abilities';
import type { Documents, Snapshot } from './documents';
import { locateEntry, type EntriesHost } from './entries';
import type { Indexer } from './indexer';
import { ENTRY_SCHEME } from './protocol';
import { safely } from './runSafe';
import { choose, type Speech } from './speech';
import { toRange } from './toProtocol';

export interface NavigationHost extends EntriesHost {
  readonly documents: Documents;
  readonly indexer: Indexer;
  readonly abilities: () => ClientAbilities;
}

/** How many symbols answer a query. */
const MOST_SYMBOLS = 200;

const SYMBOL_KINDS: Readonly<Record<IndexedType, SymbolKind>> = {
  slogan: SymbolKind.String,
  formula: SymbolKind.Enum,
  official: SymbolKind.Object,
};

/** Answers the requests for places. */
export function serveNavigation(connection: Connection, host: NavigationHost): void {
  const { documents, indexer, service, abilities } = host;

  connection.onDefinition(
    safely(host, 'definition', null, async ({ textDocument, position }) => {
      const index = await indexer.current();
      const snapshot = await documents.snapshot(textDocument.uri);
      if (!snapshot) return null;
      const { document, analysis } = snapshot;
      const offset = raw(document.offsetAt(position));
      const found = snapshot.service.findDefinition(
        { uri: textDocument.uri, analysis, index },
        offset,
      );
      if (!found) return null;
      const locations = found.targets.flatMap((target) => locate(target, snapshot) ?? []);
      if (!abilities().definitionLinks) return locations;
      const origin = toRange(document, found.origin);
      return locations.map(({ uri, range }): LocationLink => ({
        originSelectionRange: origin,
        targetUri: uri,
        targetRange: range,
        targetSelectionRange: range,
      }));
    }),
  );
  connection.onReferences(
    safely(host, 'references', null, async ({ textDocument, position, context }) => {
      const index = await indexer.current();
      const snapshot = await documents.snapshot(textDocument.uri);
      if (!snapshot) return null;
      const { document, analysis } = snapshot;
      const { here, elsewhere } = snapshot.service.findReferences(
        { uri: textDocument.uri, analysis, index },
        raw(document.offsetAt(position)),
        context.includeDeclaration,
      );
      return [
        ...here.map((span): Location => ({ uri: document.uri, range: toRange(document, span) })),
        ...elsewhere.map(locationOf),
      ];
    }),
  );
  connection.onWorkspaceSymbol(
    safely(host, 'workspace symbols', null, async ({ query }) => {
      const index = await indexer.current();
      const speech = abilities();
      return (await service())
        .findWorkspaceSymbols(index, query, MOST_SYMBOLS)
        .map(({ type, name, files, place }): SymbolInformation => ({
          name,
          kind: SYMBOL_KINDS[type],
          location: locationOf(place),
          containerName: filesWords(files, speech),
        }));
    }),
  );

  function locate(target: Target, snapshot: Snapshot): Location | undefined {
    const { document } = snapshot;
    switch (target.kind) {
      case 'here':
        return { uri: document.uri, range: toRange(document, target.span) };
      case 'elsewhere':
        return locationOf(target.place);
      case 'entry': {
        const entry = snapshot.service.getEntry(target.id);
        const location = entry && locateEntry(entry, host.glossaries);
        const shown = abilities().madeUpDocuments || !location?.uri.startsWith(`${ENTRY_SCHEME}:`);
        return shown ? location : undefined;
      }
    }
  }
}

const locationOf = ({ uri, start, end }: Place): Location => ({ uri, range: { start, end } });

const filesWords = (files: number, speech: Speech): string =>
  choose({ en: files === 1 ? '1 file' : `${files} files`, zh: `${files} 个文件` }, speech);
