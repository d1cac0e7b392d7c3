import {
  DidChangeConfigurationNotification,
  MarkupKind,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type DocumentHighlight,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type FoldingRange,
  type FoldingRangeParams,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  WorkDoneProgress,
  type SelectionRange,
  type SelectionRangeParams,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensRangeParams,
  type SymbolInformation,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ANNOTATION_TYPES, type AnnotationType } from '../document/annotation';
import { TOKEN_LEGEND } from '../features/tokens';
import { createLanguageService, type LanguageService } from '../service';
import { raw } from '../text/offsets';
import type { Segmenter } from '../text/segmenter';
import { Documents, type Snapshot } from './documents';
import { exportDocuments, formatInfos } from './exporting';
import {
  ANNOTATE_FILE_METHOD,
  ANNOTATIONS_METHOD,
  EXPORT_METHOD,
  FORMATS_METHOD,
  type AnnotateFileParams,
  type AnnotationsParams,
  type ExportParams,
  type ServerSettings,
} from './protocol';
import { describe, safely } from './runSafe';
import type { Cancellable, Log, Runtime } from './runtime';
import { encodeTokens, SentTokens } from './semanticTokens';
import { SECTION, SettingsStore } from './settings';
import {
  noAnnotations,
  toAnnotations,
  toDiagnostics,
  toFoldingRanges,
  toHighlight,
  toHover,
  toSelectionRange,
  toSpan,
  toSymbol,
  toSymbolInformation,
} from './toProtocol';

/** How long the server waits for the next keystroke before it says what a document holds, in milliseconds. */
const SETTLE = 120;

/** What the client can do, as far as answers depend on it. */
interface ClientAbilities {
  markdown: boolean;
  symbolTree: boolean;
  related: boolean;
  foldingLimit: number | undefined;
  refreshTokens: boolean;
  configuration: boolean;
  registerConfiguration: boolean;
  chinese: boolean;
  /** Links of the form `file:///a.txt#L3`, which VS Code follows. */
  lineLinks: boolean;
}

/** Serves a client until it ends the connection. Nothing is read before the first document that may be an article. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const log: Log = connection.console;
  const context = { runtime, log };
  const settings = new SettingsStore(connection, log);
  const sent = new SentTokens();
  let abilities: ClientAbilities = readAbilities(undefined);

  let service: Promise<LanguageService> | undefined;
  const getService = (): Promise<LanguageService> => (service ??= load());
  async function load(): Promise<LanguageService> {
    const started = runtime.now();
    try {
      const loaded = createLanguageService({ lexicon: await runtime.loadLexicon() });
      log.info(`Lexicon loaded in ${(runtime.now() - started).toFixed(0)} ms on ${runtime.host}`);
      return loaded;
    } catch (error) {
      connection.window.showErrorMessage(
        'Zhengwen cannot read its lexicon; please install the extension again.',
      );
      throw error;
    }
  }
  let segmenter: Promise<Segmenter> | undefined;
  const getSegmenter = (): Promise<Segmenter> => (segmenter ??= runtime.loadSegmenter(log));

  const documents = new Documents(getService, settings, context);

  connection.onInitialize((params): InitializeResult => {
    abilities = readAbilities(params);
    settings.initialize(abilities.configuration, params.initializationOptions);
    return {
      serverInfo: { name: 'zhengwen' },
      capabilities: {
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
        workspace: { workspaceFolders: { supported: true } },
      },
    };
  });
  connection.onInitialized(() => {
    if (!abilities.registerConfiguration) return;
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: SECTION })
      .catch((error: unknown) => log.warn(describe(error)));
  });

  // What a document holds is said once its text has settled.
  const pending = new Map<string, Cancellable>();
  function announceSoon(uri: string, delay: number): void {
    pending.get(uri)?.cancel();
    pending.set(
      uri,
      runtime.setTimeout(() => {
        pending.delete(uri);
        announce(uri).catch((error: unknown) => log.error(`${uri}: ${describe(error)}`));
      }, delay),
    );
  }
  async function announce(uri: string): Promise<void> {
    const [snapshot, engine] = await Promise.all([documents.snapshot(uri), getService()]);
    const document = documents.text(uri);
    if (!document) return;
    const annotations = snapshot
      ? toAnnotations(document, snapshot.analysis, snapshot.settings.highlight)
      : noAnnotations(document);
    await connection.sendNotification(ANNOTATIONS_METHOD, annotations);
    await connection.sendDiagnostics({
      uri,
      version: document.version,
      diagnostics: snapshot
        ? toDiagnostics(
            document,
            engine.doValidation(snapshot.analysis),
            snapshot.settings,
            abilities,
          )
        : [],
    });
  }
  documents.onDidChange(({ document }) =>
    announceSoon(document.uri, document.version <= 1 ? 0 : SETTLE),
  );
  documents.onDidClose(({ document: { uri } }) => {
    pending.get(uri)?.cancel();
    pending.delete(uri);
    sent.drop(uri);
    connection
      .sendDiagnostics({ uri, diagnostics: [] })
      .catch((error: unknown) => log.warn(describe(error)));
  });
  connection.onDidChangeConfiguration(({ settings: changed }) => {
    settings.change(changed);
    for (const uri of documents.uris()) announceSoon(uri, 0);
    if (abilities.refreshTokens) {
      connection.languages.semanticTokens
        .refresh()
        .catch((error: unknown) => log.warn(describe(error)));
    }
  });

  /** A request about one document: answered neutrally where it is not read as an article. */
  function onArticle<P extends { textDocument: { uri: string } }, R>(
    name: string,
    neutral: R,
    answer: (
      snapshot: Snapshot,
      params: P,
      engine: LanguageService,
      token: CancellationToken,
    ) => R | Promise<R>,
  ) {
    return safely<P, R>(context, name, neutral, async (params, token) => {
      const engine = await getService();
      const snapshot = await documents.snapshot(params.textDocument.uri);
      return snapshot ? answer(snapshot, params, engine, token) : neutral;
    });
  }

  const tokensOf = (
    { document, analysis, settings: { highlight } }: Snapshot,
    engine: LanguageService,
    within?: Parameters<typeof toSpan>[1],
  ): number[] =>
    encodeTokens(
      document,
      engine.getSemanticTokens(analysis, within && toSpan(document, within), shown(highlight)),
    );

  const noTokens: SemanticTokens = { data: [] };
  connection.languages.semanticTokens.on(
    onArticle('tokens', noTokens, (snapshot, _, engine) =>
      sent.full(snapshot.document.uri, tokensOf(snapshot, engine)),
    ),
  );
  connection.languages.semanticTokens.onDelta(
    onArticle<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      'tokens delta',
      noTokens,
      (snapshot, { previousResultId }, engine) =>
        sent.delta(snapshot.document.uri, previousResultId, tokensOf(snapshot, engine)),
    ),
  );
  connection.languages.semanticTokens.onRange(
    onArticle(
      'tokens range',
      noTokens,
      (snapshot, { range }: SemanticTokensRangeParams, engine) => ({
        data: tokensOf(snapshot, engine, range),
      }),
    ),
  );

  connection.onHover(
    onArticle<TextDocumentPositionParams, Hover | null>(
      'hover',
      null,
      ({ document, analysis, settings: { hover } }, { position }, engine) => {
        const found = engine.doHover(analysis, raw(document.offsetAt(position)), {
          language: hover.language,
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
    onArticle<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
      'symbols',
      [],
      ({ document, analysis }, _, engine) => {
        const symbols = engine.getDocumentSymbols(analysis);
        return abilities.symbolTree
          ? symbols.map((symbol) => toSymbol(document, symbol))
          : toSymbolInformation(document, symbols);
      },
    ),
  );
  connection.onDocumentHighlight(
    onArticle<TextDocumentPositionParams, DocumentHighlight[]>(
      'highlight',
      [],
      ({ document, analysis }, { position }, engine) =>
        engine
          .findDocumentHighlights(analysis, raw(document.offsetAt(position)))
          .map((highlight) => toHighlight(document, highlight)),
    ),
  );
  connection.onFoldingRanges(
    onArticle<FoldingRangeParams, FoldingRange[]>(
      'folding',
      [],
      ({ document, analysis }, _, engine) =>
        toFoldingRanges(document, engine.getFoldingRanges(analysis), abilities.foldingLimit),
    ),
  );
  connection.onSelectionRanges(
    onArticle<SelectionRangeParams, SelectionRange[]>(
      'selection',
      [],
      async ({ document, analysis }, { positions }, engine) =>
        engine
          .getSelectionRanges(
            analysis,
            positions.map((position) => raw(document.offsetAt(position))),
            await getSegmenter(),
          )
          .map((spans) => toSelectionRange(document, spans)),
    ),
  );

  connection.onRequest(FORMATS_METHOD, () => formatInfos());
  connection.onRequest(
    ANNOTATE_FILE_METHOD,
    async ({ uri, text }: AnnotateFileParams): Promise<AnnotationsParams> => {
      const engine = await getService();
      const document = TextDocument.create(
        uri,
        'zhengwen',
        0,
        text ?? (await runtime.readText(uri)).text,
      );
      const { highlight } = await settings.get(uri);
      return {
        ...toAnnotations(document, engine.analyze(document.getText()), highlight),
        version: null,
      };
    },
  );
  connection.onRequest(EXPORT_METHOD, (params: ExportParams, token: CancellationToken) =>
    exportDocuments(
      { service: getService, documents, runtime },
      params,
      token,
      (percentage, message) => {
        if (params.workDoneToken === undefined) return;
        connection
          .sendProgress(WorkDoneProgress.type, params.workDoneToken, {
            kind: 'report',
            percentage,
            message,
          })
          .catch((error: unknown) => log.warn(describe(error)));
      },
    ),
  );

  documents.listen(connection);
  connection.listen();
}

/** The kinds that are switched on. */
const shown = (highlight: ServerSettings['highlight']): ReadonlySet<AnnotationType> =>
  new Set(ANNOTATION_TYPES.filter((type) => highlight[type]));

function readAbilities(params: InitializeParams | undefined): ClientAbilities {
  const { textDocument, workspace } = params?.capabilities ?? {};
  return {
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    related: textDocument?.publishDiagnostics?.relatedInformation ?? false,
    foldingLimit: textDocument?.foldingRange?.rangeLimit,
    refreshTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    configuration: workspace?.configuration ?? false,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    chinese: params?.locale?.toLowerCase().startsWith('zh') ?? false,
    lineLinks: params?.clientInfo?.name.includes('Code') ?? false,
  };
}
