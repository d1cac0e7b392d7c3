/** Articles of the workspace, converted into a folder together with the decisions on them. */
import {
  type CancellationToken,
  commands,
  FileType,
  l10n,
  type Progress,
  ProgressLocation,
  RelativePattern,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CONVERT_FILE_METHOD,
  type ConvertFileParams,
  type ConvertFileResult,
  type Variety,
} from '../../server/src/lsp/protocol';
import type { RewritingContext } from './converting';
import { describe } from './export';
import { chooseFolder, mayOverwrite } from './folders';
import { baseName, folderOf } from './paths';
import { exportInclude } from './settings';
import { askDirection, type Direction } from './varieties';

/** Answers given beforehand, by a key binding or by another extension; what is missing is asked. */
export interface ConvertFilesOptions {
  /** What all articles are in; where left out, each is recognised by itself. */
  readonly from?: Variety;
  readonly to?: Variety;
  /** The folder for the results. Existing files are overwritten. */
  readonly folder?: Uri;
}

/** What was converted. */
export interface ConvertFilesOutcome {
  readonly articles: number;
  /** Files that are no government articles, and were left out. */
  readonly others: number;
  readonly failed: number;
  /** Characters in doubt. */
  readonly doubts: number;
  /** Decisions without a certain place in the converted articles. */
  readonly lost: number;
  readonly isCancelled: boolean;
}

/**
 * Converts articles into a folder, where they have the paths that they have in the workspace.
 *
 * @param uris Files and folders; where left out, all articles of the workspace.
 * @returns `undefined` where nothing was done, which the person has been told or decided.
 */
export async function convertFiles(
  context: RewritingContext,
  uris: readonly Uri[] | undefined,
  given: unknown,
): Promise<ConvertFilesOutcome | undefined> {
  if (!uris && !workspace.workspaceFolders) {
    void window.showInformationMessage(l10n.t('Open a folder first: there is nothing to convert.'));
    return undefined;
  }
  const options = optionsIn(given);
  const direction = await askDirection(() => context.client(), options);
  if (!direction) return undefined;
  const folder = options.folder ?? (await askFolder(direction));
  if (!folder) return undefined;
  const sources = await findSources(uris, folder);
  const targets = new Map(sources.map((source) => [source, targetOf(source, folder)]));
  const replaced = sources.find((source) => targets.get(source)!.toString() === source.toString());
  if (replaced) {
    void window.showErrorMessage(
      l10n.t(
        '{0} would be replaced by its own conversion. Choose another folder.',
        baseName(replaced),
      ),
    );
    return undefined;
  }
  if (!options.folder && !(await mayOverwrite([...targets.values()], folder))) return undefined;
  const client = await context.client();
  const outcome = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Converting articles'),
      cancellable: true,
    },
    (progress, token) => convertAll(client, targets, direction, progress, token),
  );
  void sayWhatWasDone(outcome, folder, client);
  return outcome;
}

/** Asks where to, and suggests a folder beside that of the articles, where their conversions are no articles of it. */
async function askFolder({ to }: Direction): Promise<Uri | undefined> {
  const home = workspace.workspaceFolders?.[0]?.uri;
  const beside =
    home && baseName(home) !== ''
      ? home.with({ path: `${home.path.replace(/\/$/, '')}-${to}` })
      : undefined;
  const title = l10n.t('Choose a folder for the converted articles');
  const other = l10n.t('Choose another folder…');
  if (beside) {
    const suggested = { label: baseName(beside), description: folderOf(beside).fsPath };
    const answer = await window.showQuickPick([suggested, { label: other }], { title });
    if (answer === suggested) return beside;
    if (!answer) return undefined;
  }
  const openLabel = l10n.t('Convert into This Folder');
  return chooseFolder({ title, openLabel }, home);
}

function optionsIn(given: unknown): ConvertFilesOptions {
  const isOptions =
    typeof given === 'object' && given !== null && ('to' in given || 'folder' in given);
  return isOptions ? (given as ConvertFilesOptions) : {};
}

/** The files to convert, sorted; what is in the folder for the results is none. */
async function findSources(uris: readonly Uri[] | undefined, folder: Uri): Promise<Uri[]> {
  const find = (pattern: string | RelativePattern): Thenable<Uri[]> =>
    workspace.findFiles(pattern, '**/node_modules/**');
  const below = async (uri: Uri): Promise<Uri[]> => {
    const { type } = await workspace.fs.stat(uri);
    return type & FileType.Directory ? find(new RelativePattern(uri, exportInclude())) : [uri];
  };
  const found = uris ? (await Promise.all(uris.map(below))).flat() : await find(exportInclude());
  const unique = new Map(found.map((uri) => [uri.toString(), uri]));
  const results = `${folder.toString().replace(/\/$/, '')}/`;
  return [...unique.values()]
    .filter((uri) => isWorkspaceFolder(folder) || !uri.toString().startsWith(results))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const isWorkspaceFolder = (folder: Uri): boolean =>
  workspace.workspaceFolders?.some(({ uri }) => uri.toString() === folder.toString()) ?? false;

/** Where the conversion of a file goes: below the folder as it is in the workspace, or its name where it is outside. */
function targetOf(source: Uri, folder: Uri): Uri {
  const path = workspace.getWorkspaceFolder(source)
    ? workspace.asRelativePath(source)
    : baseName(source);
  return Uri.joinPath(folder, path);
}

async function convertAll(
  client: BaseLanguageClient,
  targets: ReadonlyMap<Uri, Uri>,
  direction: Direction,
  progress: Progress<{ message?: string; increment?: number }>,
  token: CancellationToken,
): Promise<ConvertFilesOutcome> {
  const outcome = { articles: 0, others: 0, failed: 0, doubts: 0, lost: 0, isCancelled: false };
  for (const [source, target] of targets) {
    if (token.isCancellationRequested) break;
    progress.report({
      message: workspace.asRelativePath(source),
      increment: 100 / targets.size,
    });
    try {
      const result = await convertOne(client, source, target, direction, token);
      if (!result.isArticle) {
        outcome.others += 1;
        continue;
      }
      outcome.articles += 1;
      outcome.doubts += result.doubts;
      outcome.lost += result.lost;
      for (const remark of remarksOn(result, direction)) {
        client.info(`${workspace.asRelativePath(source)}: ${remark}`, undefined, false);
      }
    } catch (error) {
      if (token.isCancellationRequested) break;
      outcome.failed += 1;
      const reason = error instanceof Error ? error.message : String(error);
      client.warn(`${workspace.asRelativePath(source)}: ${reason}`, undefined, false);
    }
  }
  return { ...outcome, isCancelled: token.isCancellationRequested };
}

function* remarksOn(
  { from, encoding, doubts, lost }: ConvertFileResult,
  { from: given, to }: Direction,
): Generator<string> {
  if (encoding !== undefined) yield `read as ${encoding}, written as UTF-8`;
  if (from === to) yield `is in ${to} already`;
  else if (given === 'auto' && from !== 'mixed' && from !== 'none') yield `taken for ${from}`;
  if (from === 'mixed') yield 'is in both scripts; each line was taken by its own';
  if (doubts > 0) yield `${doubts} characters in doubt`;
  if (lost > 0) yield `${lost} decisions without a certain place, kept with their old words`;
}

async function convertOne(
  client: BaseLanguageClient,
  source: Uri,
  target: Uri,
  direction: Direction,
  token: CancellationToken,
): Promise<ConvertFileResult> {
  const params: ConvertFileParams = {
    document: await describe(source),
    ...direction,
    articlesOnly: true,
    target: client.code2ProtocolConverter.asUri(target),
  };
  const result = await client.sendRequest<ConvertFileResult>(CONVERT_FILE_METHOD, params, token);
  if (!result.isArticle) return result;
  await workspace.fs.createDirectory(folderOf(target));
  await workspace.fs.writeFile(target, new TextEncoder().encode(result.text));
  return result;
}

async function sayWhatWasDone(
  { articles, others, failed, doubts, lost, isCancelled }: ConvertFilesOutcome,
  folder: Uri,
  client: BaseLanguageClient,
): Promise<void> {
  const sentences = [
    isCancelled
      ? l10n.t('Cancelled: {0} articles were converted into {1}.', articles, baseName(folder))
      : l10n.t('Converted {0} articles into {1}.', articles, baseName(folder)),
    ...(others > 0 ? [l10n.t('{0} files are no articles and were left out.', others)] : []),
    ...(doubts > 0 ? [l10n.t('{0} characters are in doubt.', doubts)] : []),
    ...(lost > 0 ? [l10n.t('{0} decisions have no certain place.', lost)] : []),
    ...(failed > 0 ? [l10n.t('{0} files could not be converted.', failed)] : []),
  ];
  const details = l10n.t('Show Details');
  const reveal = l10n.t('Show in Explorer');
  const isBad = failed + lost > 0;
  const show = isBad ? window.showWarningMessage : window.showInformationMessage;
  const answer = await show(
    sentences.join(' '),
    ...(doubts + lost + failed > 0 ? [details] : []),
    ...(articles > 0 && workspace.getWorkspaceFolder(folder) ? [reveal] : []),
  );
  if (answer === details) client.outputChannel.show();
  if (answer === reveal) await commands.executeCommand('revealInExplorer', folder);
}
