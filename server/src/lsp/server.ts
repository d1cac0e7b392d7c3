import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  TextDocumentSyncKind,
  WatchKind,
  type CancellationToken,
  type Connection,
  type DocumentHighlight,
  type DocumentSymbol,
  type FileSystemWatcher,
  type FoldingRange,
  type Hover,
  type Position,
  type Range,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
  type ServerCapabilities,
  type SymbolInformation,
} from 'vscode-languageserver';
import { ANNOTATION_TYPES } from '../document/annotation';
import type { Decision } from '../decisions/decision';
import { coloredSpans, standingSpans, TOKEN_LEGEND } from '../features/tokens';
import { raw } from '../text/offsets';
import { findElsewhere } from '../workspace/navigate';
import { serveAdjudication } from './adjudication';
import { initializationOptions, readAbilities } from './abilities';
import { decoded } from '../text/addresses';
import { Announcer, type Standing } from './announcer';
import { serveConverting } from './converting';
import { serveDecisions } from './decisions';
import { DecisionStore } from './decisionStore';
import { Documents, type Snapshot } from './documents';
import { Doubts } from './doubts';
import { serveEntries } from './entries';
import { serveExports } from './exporting';
import { serveImports } from './importing';
import { WorkspaceFiles } from './files';
import { Glossaries } from './glossaries';
import { Indexer } from './indexer';
import { serveNavigation } from './navigation';
import { serveOccurrences } from './occurrences';
import {
  ARTICLE_FILES,
  DECISIONS_CHANGED_METHOD,
  ENTRY_SCHEME,
  GLOSSARY_FILES,
  OWN_FOLDER,
  SCHEMA_FILE,
  type DecisionsChangedParams,
} from './protocol';
import { FILE_OPERATIONS, serveRenaming } from './renaming';
import { CODE_ACTION_KINDS, serveRewriting } from './rewriting';
import { describe, safely } from './runSafe';
import { Retypings } from './retyping';
import { Schemas } from './schemas';
import type { Log, Runtime } from './runtime';
import { encodeTokens, SentTokens } from './semanticTokens';
import { Services } from './services';
import { serveSplitting } from './splitting';
import { SECTION, SettingsStore } from './settings';
import { Sidecars } from './sidecars';
import { SIDECAR_SUFFIX } from '../decisions/sidecarName';
import {
  toFoldingRanges,
  toHighlight,
  toHover,
  toSelectionRange,
  toSpan,
  toSymbol,
  toSymbolInformation,
} from './toProtocol';
import { OPENING_QUOTES, serveWriting } from './writing';

const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
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
  definitionProvider: true,
  referencesProvider: true,
  workspaceSymbolProvider: true,
  completionProvider: { triggerCharacters: OPENING_QUOTES },
  inlayHintProvider: true,
  documentLinkProvider: {},
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: FILE_OPERATIONS,
    textDocumentContent: { schemes: [ENTRY_SCHEME] },
  },
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
  const host = { settings, abilities: () => abilities, ...context };
  const files = new WorkspaceFiles(connection, runtime, host.abilities);
  const glossaries = new Glossaries(connection, { files, ...host });
  const services = new Services(connection, glossaries, context);
  const service = services.current;
  const segmenter = once(() => runtime.loadSegmenter(log));
  const documents = new Documents(service, settings, context, (uri) => glossaries.isGlossary(uri));
  const doubts = new Doubts(connection, documents, settings, (uri) => announcer.announce(uri));
  const standing: Standing = {
    load: async (uri) => {
      try {
        // Other documents than articles have no decisions.
        if (await documents.snapshot(uri)) await store.get(uri);
      } catch (error) {
        log.error(`${uri}: ${describe(error)}`);
      }
    },
    spans: (snapshot) => standingSpans(snapshot.analysis, decisionsOn(snapshot)),
  };
  const announcer = new Announcer(connection, documents, doubts, standing, host.abilities, context);
  const indexer = new Indexer(connection, { service, documents, files, ...host });

  const sidecars = new Sidecars({ files, ...host });
  const schemas = new Schemas(connection, files, host.abilities, log);
  const store = new DecisionStore(
    connection,
    { documents, sidecars, watch: (sidecar) => watchBeside(sidecar), ...host },
    (uri) => announceDecisions(uri),
  );
  /** Articles whose tokens were others than what is found in them. */
  const decidedOn = new Set<string>();
  /** Tells a client that wants to know that decisions on an article are others now. */
  const announceDecisions = (uri: string): void => {
    const wasDecidedOn = decidedOn.has(uri);
    if ((store.peek(uri)?.standing.placed.length ?? 0) > 0) decidedOn.add(uri);
    else decidedOn.delete(uri);
    if (wasDecidedOn || decidedOn.has(uri)) {
      if (documents.text(uri)) announcer.announce(uri);
      if (abilities.refreshTokens) {
        ignoreFailure(connection.languages.semanticTokens.refresh(), log);
      }
    }
    if (!abilities.decisions) return;
    const version = documents.text(uri)?.version ?? null;
    const params: DecisionsChangedParams = { uri, version };
    ignoreFailure(connection.sendNotification(DECISIONS_CHANGED_METHOD, params), log);
  };
  const announceAllDecisions = (): void => {
    for (const uri of new Set([...documents.uris(), ...store.uris()])) {
      if (!documents.isOther(uri)) announceDecisions(uri);
    }
  };

  connection.onInitialize((params) => {
    abilities = readAbilities(params);
    settings.initialize(abilities.configuration, initializationOptions(params).settings);
    files.setFolders(params.workspaceFolders ?? []);
    return { serverInfo: { name: 'zhengwen' }, capabilities: CAPABILITIES };
  });

  /** Has the client ask again for what it shows. */
  const refresh = (): void => {
    announcer.announceAll();
    announceAllDecisions();
    if (abilities.refreshTokens) ignoreFailure(connection.languages.semanticTokens.refresh(), log);
    if (abilities.refreshHints) ignoreFailure(connection.languages.inlayHint.refresh(), log);
  };
  /** Reads the glossaries again; where they say something new, so do all documents, open or not. */
  const reloadGlossaries = async (): Promise<void> => {
    const isNew = await services.reload();
    // What is being edited is reported as it is in the editor, not as it was read.
    for (const uri of documents.uris()) {
      if (glossaries.isGlossary(uri)) glossaries.check(documents.text(uri)!);
    }
    if (!isNew) return;
    refresh();
    indexer.start();
  };
  const watched = new Set<string>();
  const watch = (watchers: FileSystemWatcher[]): void => {
    const { type } = DidChangeWatchedFilesNotification;
    if (abilities.watching) ignoreFailure(connection.client.register(type, { watchers }), log);
  };
  /** Watches what the setting names outside the workspace's folders. */
  const watchNamed = (): void => {
    const named = glossaries.named.filter((uri) => !files.folderOf(uri) && !watched.has(uri));
    if (!abilities.watchingAnywhere || named.length === 0) return;
    for (const uri of named) watched.add(uri);
    watch(
      named.map((uri) => {
        const [, baseUri = uri, name = ''] = /^(.*)\/([^/]+\.(?:ya?ml|json))$/i.exec(uri) ?? [];
        return {
          globPattern: {
            baseUri,
            pattern: name === '' ? '**/*.{yaml,yml,json}' : decodeURIComponent(name),
          },
        };
      }),
    );
  };
  /** Watches the folder of a sidecar that is in no folder of the workspace. */
  const watchBeside = (sidecar: string): void => {
    const baseUri = sidecar.slice(0, sidecar.lastIndexOf('/'));
    if (!abilities.watchingAnywhere || files.folderOf(sidecar) || watched.has(baseUri)) return;
    watched.add(baseUri);
    watch([{ globPattern: { baseUri, pattern: `*${SIDECAR_SUFFIX}` } }]);
  };
  const applySettings = (): void => {
    refresh();
    reloadGlossaries()
      .then(watchNamed)
      .catch((error: unknown) => log.error(describe(error)));
  };
  connection.onDidChangeConfiguration((params) => {
    settings.change(params.settings);
    applySettings();
    store.relocate();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    // A client may tell of a folder that has come or gone, or has another name now, and not of what lies in it.
    const came = changes
      .filter(({ type }) => type === FileChangeType.Created)
      .map(({ uri }) => uri);
    const gone = changes
      .filter(({ type }) => type === FileChangeType.Deleted)
      .map(({ uri }) => uri);
    // Gone and come back at once, as by git checkout, it has changed.
    const renewed = uris.filter((uri) => uri.endsWith(`/${OWN_FOLDER}`));
    const folders = new Set([...came, ...gone, ...renewed].map(decoded));
    if (uris.some((uri) => glossaries.isGlossary(uri)) || glossaries.liesIn(folders)) {
      ignoreFailure(reloadGlossaries(), log);
    }
    if (uris.some((uri) => schemas.isSchema(uri)) || schemas.liesIn(folders)) {
      schemas.forget();
      announceAllDecisions();
    }
    const changed = uris.filter((uri) => uri.endsWith(SIDECAR_SUFFIX)).map(decoded);
    store.reread(new Set([...changed, ...folders]));
    indexer.update(uris.filter((uri) => !glossaries.isGlossary(uri)));
    indexer.updateFolders(came, new Set(gone.map(decoded)));
  });
  connection.onInitialized(() => {
    if (abilities.registerConfiguration) {
      const { type } = DidChangeConfigurationNotification;
      ignoreFailure(connection.client.register(type, { section: SECTION }), log);
    }
    watch([
      { globPattern: ARTICLE_FILES },
      { globPattern: `**/${GLOSSARY_FILES}` },
      { globPattern: `**/${SCHEMA_FILE}` },
      { globPattern: `**/*${SIDECAR_SUFFIX}` },
      { globPattern: `**/${OWN_FOLDER}` },
      // VS Code tells of a folder that comes or goes as of one thing, which no glob of files fits: microsoft/vscode#90746,
      // parcel-bundler/watcher#165.
      { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
    ]);
    if (abilities.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        files.changeFolders(added, removed);
        settings.forget();
        applySettings();
        indexer.start();
      });
    }
    if (files.folders.length > 0) indexer.start();
    ignoreFailure(service().then(watchNamed), log);
  });
  documents.onDidChange(({ document }) => {
    if (glossaries.isGlossary(document.uri)) glossaries.check(document);
  });
  documents.onDidClose(({ document }) => {
    if (glossaries.isGlossary(document.uri)) ignoreFailure(reloadGlossaries(), log);
  });
  documents.onDidSave(({ document }) => {
    if (glossaries.isGlossary(document.uri)) ignoreFailure(reloadGlossaries(), log);
    else if (!abilities.watching) indexer.update([document.uri]);
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

  /** The address of a place in a file, where the client can follow one. */
  const addressOf = (uri: string, { line, character }: Position): string =>
    abilities.lineLinks ? `${uri}#L${line + 1},${character + 1}` : uri;

  serveTokens();
  connection.onHover(
    onArticle('hover', null, async (_, { textDocument, position }): Promise<Hover | null> => {
      const index = await indexer.current();
      // The document may have changed while others were looked at.
      const snapshot = await documents.snapshot(textDocument.uri);
      if (!snapshot) return null;
      const { document, analysis, settings, service } = snapshot;
      const found = service.doHover(analysis, raw(document.offsetAt(position)), {
        language: settings.hover.language,
        records: (name) =>
          index.posts(`person ${name}`).map(({ start, ...record }) => ({
            ...record,
            href: addressOf(record.uri, start),
          })),
        elsewhere: (annotation) =>
          findElsewhere(index, document.uri, annotation, ({ uri, start }) => addressOf(uri, start)),
        locate: (offset) => {
          const position = document.positionAt(offset);
          const line = position.line + 1;
          return abilities.lineLinks ? { line, href: addressOf(document.uri, position) } : { line };
        },
      });
      return found ? toHover(document, found, abilities.markdown) : null;
    }),
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
  /** @throws (rejects) where decisions cannot be written: what reads the files would miss them. */
  const savedDecisions = async (): Promise<void> => {
    const failures = await store.flush();
    if (failures.length > 0) throw new Error(failures.join(' '));
  };
  serveExports(connection, {
    service,
    documents,
    settings,
    segmenter,
    sidecars,
    schemas,
    savedDecisions,
    ...context,
  });
  serveImports(connection, {
    service,
    documents,
    files,
    sidecars,
    schemas,
    savedDecisions,
    ...context,
  });
  serveEntries(connection, { service, documents, glossaries, ...context });
  serveNavigation(connection, { service, documents, glossaries, indexer, ...host });
  serveWriting(connection, { documents, ...context });

  const decided = async (uri: string): Promise<readonly Decision[]> => {
    await standing.load(uri);
    return store.peek(uri)?.standing.placed ?? [];
  };
  serveRewriting(connection, { documents, doubts, decided, ...host });
  serveConverting(connection, {
    service,
    documents,
    sidecars,
    savedDecisions,
    decidedSpans: async (uri) =>
      (await decided(uri)).flatMap(({ pieces, suggestion }) => [
        ...pieces,
        ...(suggestion ? [suggestion.anchor] : []),
      ]),
    ...host,
  });
  serveRenaming(connection, { files, sidecars, savedDecisions, ...host });
  serveSplitting(connection, { documents, sidecars, savedDecisions, ...host });

  const retypings = new Retypings({
    files,
    sidecars,
    schemas,
    store,
    schemaChanged: () => {
      schemas.forget();
      announceAllDecisions();
    },
    ...host,
  });
  retypings.serve(connection);
  serveDecisions(connection, {
    retypings,
    service,
    segmenter,
    documents,
    files,
    sidecars,
    schemas,
    store,
    ...host,
  });
  serveAdjudication(connection, { service, documents, files, sidecars, store, ...host });
  serveOccurrences(connection, { service, documents, files, sidecars, store, ...host });
  // What was decided is written before the server ends.
  connection.onShutdown(async () => {
    await store.flush();
  });

  documents.listen(connection);
  connection.listen();

  function serveTokens(): void {
    const sent = new SentTokens();
    documents.onDidClose(({ document }) => sent.drop(document.uri));
    const none: SemanticTokens = { data: [] };
    const { semanticTokens } = connection.languages;
    semanticTokens.on(
      onDecidedArticle('tokens', none, (snapshot) =>
        sent.full(snapshot.document.uri, tokensOf(snapshot)),
      ),
    );
    semanticTokens.onDelta(
      onDecidedArticle(
        'tokens delta',
        none,
        (snapshot, { previousResultId }): SemanticTokens | SemanticTokensDelta =>
          sent.delta(snapshot.document.uri, previousResultId, tokensOf(snapshot)),
      ),
    );
    semanticTokens.onRange(
      onDecidedArticle('tokens range', none, (snapshot, { range }) => ({
        data: tokensOf(snapshot, range),
      })),
    );
  }

  /** The decisions that are loaded; those on an earlier text are not put over a later one. */
  function decisionsOn({ document }: Snapshot): readonly Decision[] {
    const decided = store.peek(document.uri);
    return decided?.skeleton.raw === document.getText() ? decided.standing.placed : [];
  }

  /** Likewise, once it is known what was decided on the article. */
  function onDecidedArticle<P extends { textDocument: { uri: string } }, R>(
    name: string,
    neutral: R,
    answer: (snapshot: Snapshot, params: P) => R,
  ) {
    return onArticle<P, R>(name, neutral, async ({ document: { uri } }, params) => {
      await store.get(uri);
      const snapshot = await documents.snapshot(uri);
      return snapshot ? answer(snapshot, params) : neutral;
    });
  }

  /** The tokens of the kinds that are switched on, encoded. */
  function tokensOf(snapshot: Snapshot, range?: Range): number[] {
    const { document, analysis, settings, service } = snapshot;
    const shown = new Set(ANNOTATION_TYPES.filter((type) => settings.highlight[type]));
    const within = range && toSpan(document, range);
    const spans = coloredSpans(analysis, decisionsOn(snapshot), shown);
    return encodeTokens(document, service.getSemanticTokens(analysis, within, shown, spans));
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
