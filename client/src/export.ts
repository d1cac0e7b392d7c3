import {
  type CancellationToken,
  commands,
  l10n,
  type Memento,
  type Progress,
  ProgressLocation,
  type QuickPickItem,
  RelativePattern,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ChoiceInfo,
  CHOICES_METHOD,
  EXPORT_METHOD,
  type ExportDocument,
  type ExportedFile,
  type ExportParams,
  type ExportResult,
  FORMATS_METHOD,
  type FormatInfo,
} from '../../server/src/lsp/protocol';
import { type Chosen, ExportChoices } from './exportChoices';
import { chooseFolder, mayOverwrite } from './folders';
import { baseName, folderOf } from './paths';
import { exportInclude, ZHENGWEN } from './settings';

/** What an export needs of its surroundings. */
export interface ExportContext {
  /** The language client, started where it has not been yet. */
  client(): Promise<BaseLanguageClient>;
  /** Where the format chosen last is remembered. */
  readonly memory: Memento;
  /** Where it is remembered what is exported in this workspace. */
  readonly workspaceMemory: Memento;
}

/** Answers given beforehand, by a key binding or by another extension; what is missing is asked. */
export interface ExportOptions {
  /** The id of a format. */
  readonly format?: string;
  /** The file to write, or the folder where the format writes several. Existing files are overwritten. */
  readonly to?: Uri;
  /** What to export, by the names of the choices; where left out, what was chosen in this workspace. */
  readonly choices?: Chosen;
  /** Whose decisions are taken, where it is not the person at work. */
  readonly annotator?: string;
}

/** What was exported. */
export interface ExportOutcome {
  readonly count: number;
  readonly documents: number;
  readonly files: readonly Uri[];
  /** The file that says what the format could not hold, where there is such a thing. */
  readonly losses?: Uri;
}

/**
 * Exports the annotations of files.
 *
 * @param uris The files; where left out, the file of the active editor.
 * @returns What was written; `undefined` where nothing was, which the person has been told or decided.
 */
export async function exportFiles(
  context: ExportContext,
  uris: readonly Uri[] | undefined,
  options?: ExportOptions,
): Promise<ExportOutcome | undefined> {
  const chosen = uris ?? activeUris();
  if (chosen.length === 0) {
    void window.showInformationMessage(l10n.t('Open or select the file to export first.'));
    return undefined;
  }
  return run(context, () => Promise.all(chosen.map((uri) => describe(uri))), {}, options);
}

/** Exports the annotations inside the selection of the active editor; see {@link exportFiles}. */
export async function exportSelection(
  context: ExportContext,
  options?: ExportOptions,
): Promise<ExportOutcome | undefined> {
  const editor = window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) {
    void window.showInformationMessage(l10n.t('Select the text to export first.'));
    return undefined;
  }
  const { start, end } = editor.selection;
  const range = {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
  return run(
    context,
    async () => [{ ...(await describe(editor.document.uri)), range }],
    { selection: true },
    options,
  );
}

/**
 * Exports the annotations of all government articles in the workspace, or below folders of it; see {@link exportFiles}.
 */
export async function exportWorkspace(
  context: ExportContext,
  folders: readonly Uri[] | undefined,
  options?: ExportOptions,
): Promise<ExportOutcome | undefined> {
  if (!folders && !workspace.workspaceFolders) {
    void window.showInformationMessage(
      l10n.t('Open a folder first: there is no workspace to export.'),
    );
    return undefined;
  }
  return run(
    context,
    async (token) => {
      const patterns = folders?.map((folder) => new RelativePattern(folder, exportInclude()));
      const found = await Promise.all(
        (patterns ?? [exportInclude()]).map((pattern) =>
          workspace.findFiles(pattern, '**/node_modules/**', undefined, token),
        ),
      );
      const uris = found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
      return Promise.all(uris.map((uri) => describe(uri)));
    },
    { articlesOnly: true },
    options,
  );
}

function activeUris(): Uri[] {
  const document = window.activeTextEditor?.document;
  return document ? [document.uri] : [];
}

/**
 * Says which text the server shall take. Of a file without unsaved changes it reads the bytes, so that offsets are exact
 * in the file as stored; what it cannot reach is read here.
 */
export async function describe(uri: Uri): Promise<ExportDocument> {
  const key = uri.toString();
  const open = workspace.textDocuments.find(
    (document: TextDocument) => document.uri.toString() === key,
  );
  if (open && (open.isDirty || open.isUntitled)) return { uri: key, text: open.getText() };
  if (uri.scheme === 'file') return { uri: key, fromDisk: true };
  try {
    const bytes = await workspace.fs.readFile(uri);
    return { uri: key, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
  } catch {
    // A document without a file, such as one side of a comparison; the server names what it cannot read.
    return open ? { uri: key, text: open.getText() } : { uri: key };
  }
}

async function run(
  context: ExportContext,
  collect: (token: CancellationToken) => Promise<ExportDocument[]>,
  scope: { readonly articlesOnly?: boolean; readonly selection?: boolean },
  options: ExportOptions = {},
): Promise<ExportOutcome | undefined> {
  const client = await context.client();
  const choices = new ExportChoices(
    await client.sendRequest<ChoiceInfo[]>(CHOICES_METHOD),
    context.workspaceMemory,
  );
  const format = await chooseFormat(client, context.memory, choices, options.format);
  if (!format) return undefined;
  const answer = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Exporting annotations'),
      cancellable: true,
    },
    async (progress, token) => {
      const documents = await collect(token);
      if (token.isCancellationRequested) return undefined;
      const params = {
        documents,
        format: format.id,
        settings: options.choices ?? choices.chosen,
        ...(options.annotator !== undefined && { annotator: options.annotator }),
        articlesOnly: scope.articlesOnly ?? false,
      };
      const result = await request(client, params, progress, token);
      return result && { documents, result };
    },
  );
  if (!answer) return undefined;
  const { documents, result } = answer;
  for (const { uri, message } of result.skipped.filter(({ reason }) => reason === 'unreadable')) {
    client.warn(`Not exported: ${uri}${message ? `: ${message}` : ''}`, undefined, false);
  }
  for (const { sentence } of result.losses) client.info(sentence, undefined, false);
  if (result.count === 0) {
    sayNothingToExport(documents, result, scope.selection ?? false);
    return undefined;
  }
  const files = await save(result.files, format, documents, options.to);
  if (!files) return undefined;
  const losses = await writeLosses(result.losses, format, files);
  const outcome = {
    count: result.count,
    documents: result.documents,
    files,
    ...(losses && { losses }),
  };
  void sayWhatWasDone(outcome, result);
  return outcome;
}

async function chooseFormat(
  client: BaseLanguageClient,
  memory: Memento,
  choices: ExportChoices,
  id: string | undefined,
): Promise<FormatInfo | undefined> {
  const formats = await client.sendRequest<FormatInfo[]>(FORMATS_METHOD);
  if (id !== undefined) {
    const format = formats.find((candidate) => candidate.id === id);
    if (!format) {
      const known = formats.map((candidate) => candidate.id).join(', ');
      throw new Error(l10n.t('There is no export format “{0}”. There are: {1}.', id, known));
    }
    return format;
  }
  const last = memory.get<string>(LAST_FORMAT);
  const items = formats.map((format): QuickPickItem & { format: FormatInfo } => ({
    format,
    label: l10n.t(format.label),
    description: `.${format.extension}`,
    detail: l10n.t(format.description),
  }));
  items.sort((a, b) => Number(b.format.id === last) - Number(a.format.id === last));
  for (;;) {
    const change: QuickPickItem & { format?: undefined } = {
      label: `$(settings) ${l10n.t('Change what is exported…')}`,
      detail: choices.describe(),
    };
    const chosen = await window.showQuickPick([...items, change], {
      placeHolder: l10n.t('Export to which format?'),
      matchOnDetail: true,
    });
    if (!chosen) return undefined;
    if (chosen.format) {
      await memory.update(LAST_FORMAT, chosen.format.id);
      return chosen.format;
    }
    await choices.change();
  }
}

const LAST_FORMAT = 'export.lastFormat';

/** Asks the server for the export. `undefined` where the person cancelled it. */
async function request(
  client: BaseLanguageClient,
  params: ExportParams,
  progress: Progress<{ message?: string; increment?: number }>,
  token: CancellationToken,
): Promise<ExportResult | undefined> {
  const { WorkDoneProgress } = await import('vscode-languageclient');
  const workDoneToken = `${ZHENGWEN}.export.${(exportsBegun += 1)}`;
  let done = 0;
  const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind !== 'report') return;
    const increment = (value.percentage ?? done) - done;
    done += increment;
    progress.report({ increment, ...(value.message !== undefined && { message: value.message }) });
  });
  try {
    return await client.sendRequest<ExportResult>(
      EXPORT_METHOD,
      { ...params, workDoneToken },
      token,
    );
  } catch (error) {
    if (token.isCancellationRequested) return undefined;
    throw error;
  } finally {
    listener.dispose();
  }
}

let exportsBegun = 0;

/** Writes the files where the person wants them. `undefined` where they do not want them after all. */
async function save(
  files: readonly ExportedFile[],
  format: FormatInfo,
  documents: readonly ExportDocument[],
  to: Uri | undefined,
): Promise<Uri[] | undefined> {
  const home = homeOf(documents);
  if (files.length === 1) {
    const file = files[0]!;
    const target =
      to ??
      (await window.showSaveDialog({
        title: l10n.t('Export annotations'),
        ...(home && { defaultUri: Uri.joinPath(home, file.name) }),
        filters: { [l10n.t(format.label)]: [format.extension] },
      }));
    if (!target) return undefined;
    const changed = await changedBy([{ target, file }], documents);
    if (!changed) return undefined;
    for (const one of changed) await workspace.fs.writeFile(one.target, bytesOf(one.file));
    return [target];
  }
  const folder =
    to ??
    (await chooseFolder(
      {
        title: l10n.t('Choose a folder for the {0} exported files', files.length),
        openLabel: l10n.t('Export here'),
      },
      home,
    ));
  if (!folder) return undefined;
  const placed = files.map((file) => ({ target: Uri.joinPath(folder, file.name), file }));
  const changed = await changedBy(placed, documents);
  if (!changed) return undefined;
  const targets = changed.map(({ target }) => target);
  if (!to && !(await mayOverwrite(targets, folder))) return undefined;
  await workspace.fs.createDirectory(folder);
  for (const { target, file } of changed) await workspace.fs.writeFile(target, bytesOf(file));
  return placed.map(({ target }) => target);
}

interface Placed {
  readonly target: Uri;
  readonly file: ExportedFile;
}

/**
 * The files to write: an article that its own text would replace is left alone.
 *
 * @returns `undefined` where another text would replace an article, which the person is told.
 */
async function changedBy(
  placed: readonly Placed[],
  documents: readonly ExportDocument[],
): Promise<Placed[] | undefined> {
  const articles = new Set(documents.map(({ uri }) => uri));
  const changed: Placed[] = [];
  for (const { target, file } of placed) {
    if (articles.has(target.toString())) {
      if (await holds(target, bytesOf(file))) continue;
      void window.showErrorMessage(
        l10n.t('{0} would be replaced by its own export. Choose another folder.', baseName(target)),
      );
      return undefined;
    }
    changed.push({ target, file });
  }
  return changed;
}

/** The folder in which the dialog opens: where the first document lies. */
function homeOf(documents: readonly ExportDocument[]): Uri | undefined {
  const first = documents[0] && Uri.parse(documents[0].uri);
  if (first && first.scheme !== 'untitled') return folderOf(first);
  return workspace.workspaceFolders?.[0]?.uri;
}

const bytesOf = ({ content, encoding }: ExportedFile): Uint8Array =>
  encoding === 'base64'
    ? Uint8Array.from(atob(content), (byte) => byte.charCodeAt(0))
    : new TextEncoder().encode(content);

/** Whether a file holds these bytes. */
async function holds(uri: Uri, bytes: Uint8Array): Promise<boolean> {
  const stored = await workspace.fs.readFile(uri);
  return stored.length === bytes.length && stored.every((byte, index) => byte === bytes[index]);
}

/** Writes beside an export what the format could not hold: each loss, and below it the articles that it concerns. */
async function writeLosses(
  losses: ExportResult['losses'],
  { id }: FormatInfo,
  files: readonly Uri[],
): Promise<Uri | undefined> {
  if (losses.length === 0) return undefined;
  const [first] = files;
  const name = files.length === 1 ? baseName(first!) : id;
  const target = Uri.joinPath(folderOf(first!), `${name}.losses.txt`);
  const content = losses
    .map(({ sentence, articles }) => [l10n.t(sentence), ...articles.map((one) => `  ${one}`)])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
  await workspace.fs.writeFile(target, new TextEncoder().encode(content));
  return target;
}

function sayNothingToExport(
  documents: readonly ExportDocument[],
  result: ExportResult,
  selection: boolean,
): void {
  const unreadable = result.skipped.find(({ reason }) => reason === 'unreadable');
  const name = documents[0] ? baseName(Uri.parse(documents[0].uri)) : '';
  if (unreadable && result.skipped.length === documents.length) {
    void window.showErrorMessage(
      documents.length === 1
        ? l10n.t('{0} cannot be read: {1}', name, unreadable.message ?? '')
        : l10n.t('None of the files can be read; the log names the reasons.'),
    );
  } else if (selection) {
    void window.showInformationMessage(
      l10n.t('There is nothing to export: nothing is annotated in the selection.'),
    );
  } else if (documents.length === 1) {
    void window.showInformationMessage(
      l10n.t('There is nothing to export: nothing is annotated in {0}.', name),
    );
  } else {
    void window.showInformationMessage(
      l10n.t(
        'There is nothing to export: no government article was found in {0} files.',
        documents.length,
      ),
    );
  }
}

async function sayWhatWasDone(outcome: ExportOutcome, result: ExportResult): Promise<void> {
  const first = outcome.files[0]!;
  const sentences = [
    outcome.documents === 1
      ? l10n.t('Exported {0} annotations to {1}.', outcome.count, targetName(outcome))
      : l10n.t(
          'Exported {0} annotations of {1} articles to {2}.',
          outcome.count,
          outcome.documents,
          targetName(outcome),
        ),
    ...result.losses.map(({ sentence }) => l10n.t(sentence)),
  ];
  const unreadable = result.skipped.filter(({ reason }) => reason === 'unreadable').length;
  if (unreadable > 0) {
    sentences.push(l10n.t('{0} files could not be read; the log names them.', unreadable));
  }
  const open = l10n.t('Open');
  const reveal = l10n.t('Show in Explorer');
  const lost = l10n.t('What Is Lost');
  const answer = await window.showInformationMessage(
    sentences.join(' '),
    open,
    ...(outcome.losses ? [lost] : []),
    ...(first.scheme === 'file' && workspace.getWorkspaceFolder(first) ? [reveal] : []),
  );
  if (answer === open) await commands.executeCommand('vscode.open', first);
  if (answer === lost) await commands.executeCommand('vscode.open', outcome.losses);
  if (answer === reveal) await commands.executeCommand('revealInExplorer', first);
}

const targetName = ({ files }: ExportOutcome): string =>
  files.length === 1 ? baseName(files[0]!) : `${baseName(folderOf(files[0]!))}/`;
