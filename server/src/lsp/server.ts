import {
  DidChangeConfigurationNotification,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type DocumentHighlight,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Range,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
  type ServerCapabilities,
  type SymbolInformation,
} from 'vscode-languageserver';
import { ANNOTATION_TYPES } from '../document/annotation';
import { TOKEN_LEGEND } from '../features/tokens';
import { createLanguageService, type LanguageService } from '../service';
import { raw } from '../text/offsets';
import { initializationOptions, readAbilities } from './abilities';
import { Announcer } from './announcer';
import { Documents, type Snapshot } from './documents';
import { serveExports } from './exporting';
import { CODE_ACTION_KINDS, serveRewriting } from './rewriting';
import { describe, safely } from './runSafe';
import type { Log, Runtime } from './runtime';
import { encodeTokens, SentTokens } from './semanticTokens';
import { SECTION, SettingsStore } from './settings';
import {
  toFoldingRanges,
  toHighlight,
  toHover,
  toSelectionRange,
  toSpan,
  toSymbol,
  toSymbolInformation,
} from './toProtocol';

const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  semanticTokensProvider: {
    legend: {
      tokenTypes: [...TOKEN_LEGEND.types],
      tokenModifiers: [...TOKEN_LEGEND.modifiers],
    },
    full: { delta: true },
    range: true,
  },
  hoverProvider: true,
  documentSymbolProvider: { label: 'Zhengwen' },
  documentHighlightProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/**
 * Serves a client until it ends the connection. The lexicon is read when a document is first asked for, the segmenter when
 * words are.
 */
export function startServer(connection: Connection, runtime: Runtime): void {
  const log: Log = connection.console;
  const context = { runtime, log };
  let abilities = readAbilities();
  const settings = new SettingsStore(connection, log);
  const service = once(() => loadService(connection, context));
  const segmenter = once(() => runtime.loadSegmenter(log));
  const documents = new Documents(service, settings, context);
  const announcer = new Announcer(connection, documents, () => abilities, context);

  connection.onInitialize((params) => {
    abilities = readAbilities(params);
    settings.initialize(abilities.configuration, initializationOptions(params).settings);
    return { serverInfo: { name: 'zhengwen' }, capabilities: CAPABILITIES };
  });

  const applySettings = (): void => {
    announcer.announceAll();
    if (abilities.refreshTokens) ignoreFailure(connection.languages.semanticTokens.refresh(), log);
  };
  connection.onDidChangeConfiguration((params) => {
    settings.change(params.settings);
    applySettings();
  });
  connection.onInitialized(() => {
    if (abilities.registerConfiguration) {
      const { type } = DidChangeConfigurationNotification;
      ignoreFailure(connection.client.register(type, { section: SECTION }), log);
    }
    if (abilities.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(() => {
        settings.forget();
        applySettings();
      });
    }
  });

  /** A request about one document; answered by the neutral value where it is not read as an article. */
  function onArticle<P extends { textDocument: { uri: string } }, R>(
    name: string,
    neutral: R,
    answer: (snapshot: Snapshot, params: P, token: CancellationToken) => R | Promise<R>,
  ) {
    return safely<P, R>(context, name, neutral, async (params, token) => {
      const snapshot = await documents.snapshot(params.textDocument.uri);
      return snapshot ? answer(snapshot, params, token) : neutral;
    });
  }

  serveTokens();
  connection.onHover(
    onArticle(
      'hover',
      null,
      ({ document, analysis, settings, service }, { position }): Hover | null => {
        const found = service.doHover(analysis, raw(document.offsetAt(position)), {
          language: settings.hover.language,
          locate: (offset) => {
            const line = document.positionAt(offset).line + 1;
            return abilities.lineLinks ? { line, href: `${document.uri}#L${line}` } : { line };
          },
        });
        return found ? toHover(document, found, abilities.markdown) : null;
      },
    ),
  );
  connection.onDocumentSymbol(
    onArticle(
      'symbols',
      null,
      ({ document, analysis, service }): DocumentSymbol[] | SymbolInformation[] | null => {
        const symbols = service.getDocumentSymbols(analysis);
        return abilities.symbolTree
          ? symbols.map((symbol) => toSymbol(document, symbol))
          : toSymbolInformation(document, symbols);
      },
    ),
  );
  connection.onDocumentHighlight(
    onArticle(
      'highlight',
      null,
      ({ document, analysis, service }, { position }): DocumentHighlight[] | null =>
        service
          .findDocumentHighlights(analysis, raw(document.offsetAt(position)))
          .map((highlight) => toHighlight(document, highlight)),
    ),
  );
  connection.onFoldingRanges(
    onArticle('folding', null, ({ document, analysis, service }): FoldingRange[] | null =>
      toFoldingRanges(document, service.getFoldingRanges(analysis), abilities.foldingLimit),
    ),
  );
  connection.onSelectionRanges(
    onArticle(
      'selection',
      null,
      async (_, { positions, textDocument }): Promise<SelectionRange[] | null> => {
        const words = await segmenter();
        // The document may have changed while the segmenter was loaded.
        const snapshot = await documents.snapshot(textDocument.uri);
        if (!snapshot) return null;
        const { document, analysis, service } = snapshot;
        const offsets = positions.map((position) => raw(document.offsetAt(position)));
        return service
          .getSelectionRanges(analysis, offsets, words)
          .map((spans) => toSelectionRange(document, spans));
      },
    ),
  );
  serveExports(connection, { service, documents, settings, ...context });

  serveRewriting(connection, { documents, abilities: () => abilities, ...context });

  documents.listen(connection);
  connection.listen();

  function serveTokens(): void {
    const sent = new SentTokens();
    documents.onDidClose(({ document }) => sent.drop(document.uri));
    const none: SemanticTokens = { data: [] };
    const { semanticTokens } = connection.languages;
    semanticTokens.on(
      onArticle('tokens', none, (snapshot) => sent.full(snapshot.document.uri, tokensOf(snapshot))),
    );
    semanticTokens.onDelta(
      onArticle(
        'tokens delta',
        none,
        (snapshot, { previousResultId }): SemanticTokens | SemanticTokensDelta =>
          sent.delta(snapshot.document.uri, previousResultId, tokensOf(snapshot)),
      ),
    );
    semanticTokens.onRange(
      onArticle('tokens range', none, (snapshot, { range }) => ({
        data: tokensOf(snapshot, range),
      })),
    );
  }
}

/** The tokens of the kinds that are switched on, encoded. */
function tokensOf({ document, analysis, settings, service }: Snapshot, range?: Range): number[] {
  const shown = new Set(ANNOTATION_TYPES.filter((type) => settings.highlight[type]));
  const within = range && toSpan(document, range);
  return encodeTokens(document, service.getSemanticTokens(analysis, within, shown));
}

async function loadService(
  connection: Connection,
  { runtime, log }: { readonly runtime: Runtime; readonly log: Log },
): Promise<LanguageService> {
  const started = runtime.now();
  try {
    const service = createLanguageService({ lexicon: await runtime.loadLexicon() });
    log.info(`Lexicon loaded in ${(runtime.now() - started).toFixed(0)} ms on ${runtime.host}`);
    return service;
  } catch (error) {
    const message = 'Zhengwen cannot read its lexicon; please install it again.';
    ignoreFailure(
      connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Error,
        message,
      }),
      log,
    );
    throw error;
  }
}

/** Does something when it is first needed, and not again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function ignoreFailure(sent: Promise<unknown>, log: Log): void {
  sent.catch((error: unknown) => log.warn(describe(error)));
}
