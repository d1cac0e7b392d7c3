/** Commands that rewrite articles, and views of what they would become. */
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
  type TextDocumentContentProvider,
  type TextEditor,
  Uri,
  ViewColumn,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import {
  CLEAN_METHOD,
  type CleanParams,
  type CleanResult,
  CONVERTED_METHOD,
  type ConvertedParams,
  LANGUAGE_IDS,
} from '../../server/src/lsp/protocol';
import { convert, convertFile, convertSelection, type RewritingContext } from './converting';
import { CleaningQuestion } from './cleaningQuestion';
import { convertFiles } from './convertFiles';
import { reportOn, showConversionReport } from './conversionReport';
import { VIEW_SCHEME } from './documents';
import { offerEncodings, reopenActive } from './encoding';
import { baseName, urisIn } from './paths';
import { keepDirt, PROTECTED_TERMS, protectTerm } from './rewritingSettings';
import { ZHENGWEN } from './settings';
import { Scrolling } from './scrolling';
import { splitFile } from './splitting';
import { askDirection, type Direction, directionIn } from './varieties';
import type { Wrapping } from './wrapping';

/** What a view shows of its article: it in another variety, or without dirt; or a report on a conversion. */
type Shown = Direction | 'clean' | { readonly report: Direction };

/** The commands and the views behind them. */
export function createRewriting(context: RewritingContext, wrapping: Wrapping): Disposable {
  const views = new Views(context, wrapping);
  const question = new CleaningQuestion();
  const register = (name: string, run: (...given: unknown[]) => unknown) =>
    commands.registerCommand(`${ZHENGWEN}.${name}`, run);
  return Disposable.from(
    views,
    register('convertSelection', (variety) => convertSelection(context, variety)),
    register('convertFile', (variety) => convertFile(context, variety)),
    register('showInScript', (variety) => showInScript(context, views, variety)),
    register('convertFiles', (...given) => convertFiles(context, urisIn(given), given.at(-1))),
    register('splitFile', (...given) => splitFile(context, urisIn(given), given.at(-1))),
    register('conversionReport', (variety) =>
      showConversionReport(context, (...of) => views.reportOn(...of), variety),
    ),
    register('protectTerm', (uri, term) => protectTerm(uri, term)),
    register('keepDirt', (uri, kind) => keepDirt(uri, kind)),
    offerEncodings(context),
    register('reopenWithEncoding', () => reopenActive(context)),
    register('cleanArticle', (options) => cleanArticle(context, views, question, options)),
    register('applyCleaning', () => question.answer('yes')),
    register('discardCleaning', () => question.answer('no')),
    question,
  );
}

/** Shows the article of the active editor in another script beside it, scrolling together. */
async function showInScript(
  context: RewritingContext,
  views: Views,
  given: unknown,
): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) {
    void window.showInformationMessage(l10n.t('Open the article to show first.'));
    return;
  }
  const text = editor.document.getText();
  const direction = await askDirection(() => context.client(), given, text);
  if (direction) await views.showBeside(editor, direction);
}

/** Shows what cleaning would change, and changes it where the person agrees or has agreed: `{ "apply": true }`. */
async function cleanArticle(
  context: RewritingContext,
  views: Views,
  question: CleaningQuestion,
  options: unknown,
): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) {
    void window.showInformationMessage(l10n.t('Open the article to clean first.'));
    return;
  }
  const { version, edits, remarks, lost } = await clean(context, document);
  if (edits.length === 0) {
    void window.showInformationMessage(
      remarks === 0
        ? l10n.t('The article is clean.')
        : l10n.t('Nothing to clean; {0} places only you can put right.', remarks),
    );
    return;
  }
  if (!isAgreed(options) && !(await asksToApply(views, question, document, edits.length, lost))) {
    return;
  }
  if (document.isClosed || document.version !== version) {
    void window.showWarningMessage(l10n.t('The text has changed meanwhile; nothing was done.'));
    return;
  }
  const change = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    change.replace(
      document.uri,
      new Range(start.line, start.character, end.line, end.character),
      newText,
    );
  }
  await workspace.applyEdit(change);
  await window.showTextDocument(document);
}

const isAgreed = (options: unknown): boolean =>
  typeof options === 'object' &&
  options !== null &&
  (options as { readonly apply?: unknown }).apply === true;

/** Shows the cleaned article beside the one as it is, and asks. */
async function asksToApply(
  views: Views,
  question: CleaningQuestion,
  document: TextDocument,
  count: number,
  lost: readonly string[],
): Promise<boolean> {
  const said = [l10n.t('Cleaning changes {0} places.', count)];
  if (lost.length > 0) {
    said.push(l10n.t('Decisions lose their place: {0}.', lost.join('、')));
  }
  said.push(l10n.t('The ✓ above the text applies them, the ✕ leaves the text as it is.'));
  return question.ask(document.uri, views.uriOf(document, 'clean'), said.join(' '));
}

async function clean(context: RewritingContext, document: TextDocument): Promise<CleanResult> {
  const client = await context.client();
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params: CleanParams = { textDocument: { uri } };
  return client.sendRequest<CleanResult>(CLEAN_METHOD, params);
}

/** Read-only texts made of open articles; they change with these. */
class Views implements TextDocumentContentProvider, Disposable {
  readonly #context: RewritingContext;
  readonly #wrapping: Wrapping;
  readonly #changed = new EventEmitter<Uri>();
  /** Both scripts of an article have the same lines. */
  readonly #scrolling = new Scrolling(
    ({ uri }, { uri: other }) => isScript(other, uri) || isScript(uri, other),
  );
  readonly #subscriptions: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(context: RewritingContext, wrapping: Wrapping) {
    this.#context = context;
    this.#wrapping = wrapping;
    this.#subscriptions = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(VIEW_SCHEME, this),
      workspace.onDidChangeTextDocument(({ document }) => {
        for (const view of workspace.textDocuments) {
          if (isViewOf(view.uri, document.uri) && !isReport(view.uri)) this.#changed.fire(view.uri);
        }
      }),
      // A report takes longer than a view: it does not follow every key.
      workspace.onDidSaveTextDocument(({ uri }) => {
        for (const view of workspace.textDocuments) {
          if (isViewOf(view.uri, uri) && isReport(view.uri)) this.#changed.fire(view.uri);
        }
      }),
      // What a person settles in a view is a setting; the view then shows it.
      workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration(`${ZHENGWEN}.${PROTECTED_TERMS}`)) return;
        for (const { uri } of workspace.textDocuments) {
          if (uri.scheme === VIEW_SCHEME) this.#changed.fire(uri);
        }
      }),
      this.#scrolling,
    );
  }

  uriOf({ uri }: TextDocument, shown: Exclude<Shown, { readonly report: Direction }>): Uri {
    const name = shown === 'clean' ? shown : shown.to;
    return viewAt(`/${name}/${labelled(baseName(uri), name)}`, uri, shown);
  }

  /** The address of a report on a conversion. */
  reportOn({ uri }: TextDocument, direction: Direction): Uri {
    const view = viewAt(`/${REPORT}/${baseName(uri)} (${direction.to}).md`, uri, direction);
    // Asked for again it is made anew.
    this.#changed.fire(view);
    return view;
  }

  async provideTextDocumentContent(view: Uri): Promise<string> {
    const { of, shown } = partsOf(view);
    const document = await workspace.openTextDocument(of);
    if (shown === 'clean') return (await clean(this.#context, document)).text;
    if ('report' in shown) return (await reportOn(this.#context, document, shown.report)).text;
    const source = document.getText();
    const { text } = await convert(this.#context, document, source, shown);
    await this.#tellServer(view, document, source, shown);
    return text;
  }

  /** Has the characters in doubt of a view pointed out. */
  async #tellServer(
    view: Uri,
    { uri }: TextDocument,
    source: string,
    direction: Direction,
  ): Promise<void> {
    const client = await this.#context.client();
    const { asUri } = client.code2ProtocolConverter;
    const params: ConvertedParams = {
      textDocument: { uri: asUri(view) },
      source,
      ...direction,
      viewOf: asUri(uri),
    };
    await client.sendNotification(CONVERTED_METHOD, params);
  }

  async showBeside(editor: TextEditor, shown: Direction): Promise<void> {
    const view = await workspace.openTextDocument(this.uriOf(editor.document, shown));
    const article = editor.document;
    // In its language its lines are as high as those of the article and break alike, so that both scroll together.
    const isArticle = (LANGUAGE_IDS as readonly string[]).includes(article.languageId);
    await languages.setTextDocumentLanguage(view, isArticle ? article.languageId : ZHENGWEN);
    // In a language of its own it is another document to the server.
    await this.#tellServer(view.uri, editor.document, editor.document.getText(), shown);
    await window.showTextDocument(view, {
      viewColumn: ViewColumn.Beside,
      preserveFocus: !this.#wrapping.isWrapped(article),
      preview: true,
    });
    if (this.#wrapping.isWrapped(article)) {
      await this.#wrapping.wrapAlike(article, view);
      await window.showTextDocument(article, editor.viewColumn);
    }
    this.#scrolling.follow(editor);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

/** `article (zh-TW).zw.txt`: tabs of one article's views are told apart by their names. */
const labelled = (file: string, name: string): string =>
  file.replace(/(?:(?:\.zw)?\.[^.]*)?$/, (extension) => ` (${name})${extension}`);

const REPORT = 'report';
const isReport = (view: Uri): boolean => view.path.startsWith(`/${REPORT}/`);

function viewAt(path: string, of: Uri, shown: Direction | 'clean'): Uri {
  const query = new URLSearchParams({
    of: of.toString(),
    shown: shown === 'clean' ? shown : shown.to,
    ...(shown !== 'clean' && shown.from !== 'auto' && { from: shown.from }),
  });
  return Uri.from({ scheme: VIEW_SCHEME, path, query: query.toString() });
}

function partsOf(view: Uri): { readonly of: Uri; readonly shown: Shown } {
  const query = new URLSearchParams(view.query);
  const direction = directionIn({ from: query.get('from'), to: query.get('shown') });
  return {
    of: Uri.parse(query.get('of') ?? '', true),
    shown: direction && isReport(view) ? { report: direction } : (direction ?? 'clean'),
  };
}

const isViewOf = (view: Uri, source: Uri): boolean =>
  view.scheme === VIEW_SCHEME && partsOf(view).of.toString() === source.toString();

const isScript = (view: Uri, source: Uri): boolean =>
  isViewOf(view, source) && !isReport(view) && partsOf(view).shown !== 'clean';
