/** The concordance of a term: a document that cannot be edited, one occurrence on each line, sorted as one likes. */
import {
  CodeLens,
  type DefinitionLink,
  Disposable,
  DocumentLink,
  EventEmitter,
  l10n,
  languages,
  OverviewRulerLane,
  Range,
  type TextDocument,
  type TextEditor,
  ThemeColor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Occurrence, OccurrencesResult } from '../../../server/src/lsp/protocol';
import type { ReviewContext } from '../review/commands';
import { ZHENGWEN } from '../settings';
import { layOut, type LaidOutRow } from './concordanceText';
import { findOccurrences, placeOf, showOccurrence, warnOfGaps } from './findOccurrences';
import { toEditorRange } from './ranges';

const SCHEME = `${ZHENGWEN}-concordance`;
/** By it the editor tells the language, whose defaults keep long lines whole. */
const EXTENSION = '.kwic';

/** The length of each context in characters. */
const WIDTH = 20;

/** The lines above the first occurrence. */
const HEAD = 2;

export const ORDERS = ['left', 'right', 'file'] as const;
export type Order = (typeof ORDERS)[number];

/** The command that sorts; see the code lenses. */
export const SORT_COMMAND = `${ZHENGWEN}.sortConcordance`;
export const REFRESH_COMMAND = `${ZHENGWEN}.refreshConcordance`;

interface Concordance {
  readonly result: OccurrencesResult;
  readonly order: Order;
  /** As they are shown. */
  readonly occurrences: readonly Occurrence[];
  readonly rows: readonly LaidOutRow[];
}

/** The concordances that are shown. */
export class Concordances implements Disposable {
  readonly #context: ReviewContext;
  readonly #shown = new Map<string, Concordance>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #emphasis = window.createTextEditorDecorationType({
    fontWeight: 'bold',
    backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerLane: OverviewRulerLane.Center,
  });
  readonly #subscriptions: Disposable;

  constructor(context: ReviewContext) {
    this.#context = context;
    this.#subscriptions = Disposable.from(
      this.#changed,
      this.#emphasis,
      workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#text(uri),
      }),
      languages.registerDocumentLinkProvider(
        { scheme: SCHEME },
        { provideDocumentLinks: ({ uri }) => this.#links(uri) },
      ),
      languages.registerDefinitionProvider(
        { scheme: SCHEME },
        { provideDefinition: ({ uri }, { line }) => this.#definition(uri, line) },
      ),
      languages.registerCodeLensProvider(
        { scheme: SCHEME },
        { provideCodeLenses: () => this.#lenses() },
      ),
      workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      workspace.onDidChangeTextDocument(({ document }) => this.#emphasize(document)),
      window.onDidChangeVisibleTextEditors((editors) => {
        for (const { document } of editors) this.#emphasize(document);
      }),
    );
  }

  /**
   * Shows the concordance of a term over the workspace.
   *
   * @returns its editor; undefined where nothing was found, or the person stopped it.
   * @throws (rejects) with a message for the person.
   */
  async show(term: string): Promise<TextEditor | undefined> {
    const words = term.replace(/\s+/g, '');
    const path = `/${words.replace(/[/\\]/g, ' ')}${EXTENSION}`;
    const uri = Uri.from({ scheme: SCHEME, path, query: words });
    const result = await this.#find(uri);
    if (!result) return undefined;
    if (result.occurrences.length === 0) {
      void window.showInformationMessage(
        l10n.t('“{0}” was not found in {1} files.', words, result.files),
      );
      return undefined;
    }
    this.#keep(uri, result, this.#shown.get(uri.toString())?.order ?? 'left');
    const document = await workspace.openTextDocument(uri);
    return window.showTextDocument(document, { preview: false });
  }

  /** Sorts the concordance of the active editor. */
  sort(order: Order): void {
    const uri = this.#active();
    const shown = uri && this.#shown.get(uri.toString());
    if (shown) this.#keep(uri, shown.result, order);
  }

  /**
   * Looks again for the term of the concordance of the active editor.
   *
   * @throws (rejects) with a message for the person.
   */
  async refresh(): Promise<void> {
    const uri = this.#active();
    const result = uri && (await this.#find(uri));
    if (result) this.#keep(uri, result, this.#shown.get(uri.toString())?.order ?? 'left');
  }

  /**
   * Shows the occurrence on the line of the cursor in its article.
   *
   * @throws (rejects) with a message for the person.
   */
  async open(): Promise<void> {
    const editor = window.activeTextEditor;
    const occurrence = editor && this.#at(editor.document.uri, editor.selection.active.line);
    if (occurrence) await showOccurrence(occurrence);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** A document that gets another language is closed and opened again, but stays among the documents. */
  #forget(uri: Uri): void {
    const key = uri.toString();
    const stays = workspace.textDocuments.some((document) => document.uri.toString() === key);
    if (!stays) this.#shown.delete(key);
  }

  #active(): Uri | undefined {
    const uri = window.activeTextEditor?.document.uri;
    return uri?.scheme === SCHEME ? uri : undefined;
  }

  #at(uri: Uri, line: number): Occurrence | undefined {
    return this.#shown.get(uri.toString())?.occurrences[line - HEAD];
  }

  async #find(uri: Uri): Promise<OccurrencesResult | undefined> {
    const client = await this.#context.client();
    const result = await findOccurrences(client, { term: uri.query, width: WIDTH });
    if (result) warnOfGaps(result);
    return result;
  }

  #keep(uri: Uri, result: OccurrencesResult, order: Order): void {
    const { occurrences: inText, orders } = result;
    const occurrences = order === 'file' ? inText : orders[order].map((number) => inText[number]!);
    const rows = layOut(occurrences.map((one) => ({ ...one, place: placeOf(one) })));
    this.#shown.set(uri.toString(), { result, order, occurrences, rows });
    this.#changed.fire(uri);
  }

  /** A concordance that an earlier session left open is looked for again. */
  async #text(uri: Uri): Promise<string> {
    if (!this.#shown.has(uri.toString())) {
      const result = await this.#find(uri);
      if (!result) return '';
      this.#keep(uri, result, 'left');
    }
    const { occurrences, rows, order } = this.#shown.get(uri.toString())!;
    const files = new Set(occurrences.map(({ uri: file }) => file)).size;
    const title = l10n.t(
      '“{0}”: {1} occurrences in {2} files, sorted by {3}',
      uri.query,
      occurrences.length,
      files,
      orderLabel(order),
    );
    return [title, '', ...rows.map(({ text }) => text), ''].join('\n');
  }

  #links(uri: Uri): DocumentLink[] {
    const { occurrences = [], rows = [] } = this.#shown.get(uri.toString()) ?? {};
    return occurrences.map((occurrence, i) => {
      const { start, end } = rows[i]!.place;
      const { line, character } = occurrence.range.start;
      const target = Uri.parse(occurrence.uri).with({ fragment: `L${line + 1},${character + 1}` });
      return new DocumentLink(new Range(i + HEAD, start, i + HEAD, end), target);
    });
  }

  #definition(uri: Uri, line: number): DefinitionLink[] {
    const occurrence = this.#at(uri, line);
    const row = this.#shown.get(uri.toString())?.rows[line - HEAD];
    if (!occurrence || !row) return [];
    return [
      {
        originSelectionRange: new Range(line, row.words.start, line, row.words.end),
        targetUri: Uri.parse(occurrence.uri),
        targetRange: toEditorRange(occurrence.range),
      },
    ];
  }

  #lenses(): CodeLens[] {
    const top = new Range(0, 0, 0, 0);
    return [
      ...ORDERS.map(
        (order) =>
          new CodeLens(top, {
            title: l10n.t('Sort by {0}', orderLabel(order)),
            command: SORT_COMMAND,
            arguments: [order],
          }),
      ),
      new CodeLens(top, { title: l10n.t('Look again'), command: REFRESH_COMMAND }),
    ];
  }

  #emphasize(document: TextDocument): void {
    if (document.uri.scheme !== SCHEME) return;
    const { rows = [] } = this.#shown.get(document.uri.toString()) ?? {};
    const ranges = rows.map(
      ({ words }, i) => new Range(i + HEAD, words.start, i + HEAD, words.end),
    );
    for (const editor of window.visibleTextEditors) {
      if (editor.document === document) editor.setDecorations(this.#emphasis, ranges);
    }
  }
}

export function orderLabel(order: Order): string {
  switch (order) {
    case 'left':
      return l10n.t('the words before');
    case 'right':
      return l10n.t('the words behind');
    case 'file':
      return l10n.t('file');
  }
}
