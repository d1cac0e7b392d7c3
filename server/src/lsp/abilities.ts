import { MarkupKind, type InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol';
import { speechOf } from './speech';

/** What the client can do, as far as answers depend on it. */
export interface ClientAbilities {
  /** Shows hovers in Markdown. */
  readonly markdown: boolean;
  /** Shows an outline as a tree. */
  readonly symbolTree: boolean;
  /** Shows places that belong to a diagnostic. */
  readonly related: boolean;
  /** How many folding ranges it takes. */
  readonly foldingLimit: number;
  /** Can be asked to ask for tokens again. */
  readonly refreshTokens: boolean;
  /** Can be asked for settings. */
  readonly configuration: boolean;
  /** Can be told to announce changes of settings. */
  readonly registerConfiguration: boolean;
  readonly workspaceFolders: boolean;
  /** Speaks Chinese to its user. */
  readonly chinese: boolean;
  /** In traditional script. */
  readonly traditional: boolean;
  /** Wants to be told what documents hold; see {@link InitializationOptions}. */
  readonly annotations: boolean;
  /** Follows links to lines; see {@link InitializationOptions}. */
  readonly lineLinks: boolean;
  /** Finds and reads files for the server; see {@link InitializationOptions}. */
  readonly files: boolean;
  /** Wants to be told of decisions; see {@link InitializationOptions}. */
  readonly decisions: boolean;
  /** Can be told which files to watch. */
  readonly watching: boolean;
  /** Watches files below any folder. */
  readonly watchingAnywhere: boolean;
  /** Shows that the server is busy. */
  readonly progress: boolean;
  /** Shows documents that the server makes up. */
  readonly madeUpDocuments: boolean;
  /** Shows which words a definition is of. */
  readonly definitionLinks: boolean;
  /** Can be asked to ask for inlay hints again. */
  readonly refreshHints: boolean;
}

/** Reads what a client says of itself when it shakes hands. What it does not say it cannot do. */
export function readAbilities(params: Partial<InitializeParams> = {}): ClientAbilities {
  const { textDocument, window, workspace } = params.capabilities ?? {};
  const options = initializationOptions(params);
  return {
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    related: textDocument?.publishDiagnostics?.relatedInformation ?? false,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? Infinity,
    refreshTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    configuration: workspace?.configuration ?? false,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    ...speechOf(params.locale),
    annotations: options.annotations === true,
    lineLinks: options.lineLinks === true,
    files: options.files === true,
    decisions: options.decisions === true,
    watching: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    watchingAnywhere: workspace?.didChangeWatchedFiles?.relativePatternSupport ?? false,
    progress: window?.workDoneProgress ?? false,
    madeUpDocuments: workspace?.textDocumentContent !== undefined,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    refreshHints: workspace?.inlayHint?.refreshSupport ?? false,
  };
}

/** The options of the handshake; none where they are no object. */
export function initializationOptions({
  initializationOptions: options,
}: Partial<InitializeParams>): InitializationOptions {
  return typeof options === 'object' && options !== null ? (options as InitializationOptions) : {};
}
