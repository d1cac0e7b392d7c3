import { commands, l10n, Uri, window, workspace } from 'vscode';
import { SPLIT_METHOD, type SplitParams, type SplitResult } from '../../server/src/lsp/protocol';
import type { RewritingContext } from './converting';
import { describe } from './export';
import { chooseFolder, mayOverwrite } from './folders';
import { baseName, folderOf } from './paths';

/** Answers given beforehand; what is missing is asked. */
export interface SplitOptions {
  /** The folder for the articles. Existing files are overwritten. */
  readonly folder?: Uri;
}

/**
 * Writes each article of a file that holds several, a newspaper page for one, into a file of its own, with the decisions
 * on it.
 *
 * @returns The files with the articles; `undefined` where nothing was done, which the person has been told or decided.
 */
export async function splitFile(
  context: RewritingContext,
  uris: readonly Uri[] | undefined,
  options: unknown,
): Promise<Uri[] | undefined> {
  const uri = uris?.[0] ?? window.activeTextEditor?.document.uri;
  if (!uri) {
    void window.showInformationMessage(l10n.t('Open the file to split first.'));
    return undefined;
  }
  const client = await context.client();
  const hasFolder = uri.scheme !== 'untitled';
  const document = await describe(uri);
  const split = (params: SplitParams): Promise<SplitResult> =>
    client.sendRequest<SplitResult>(SPLIT_METHOD, params);
  const { files } = await split({ document });
  const articles = files.length;
  if (articles === 1) {
    void window.showInformationMessage(l10n.t('{0} holds one article only.', baseName(uri)));
    return undefined;
  }
  const given = folderIn(options);
  const folder =
    given ??
    (await chooseFolder(
      {
        title: l10n.t('Choose a folder for the {0} articles', articles),
        openLabel: l10n.t('Split into This Folder'),
      },
      hasFolder ? folderOf(uri) : undefined,
    ));
  if (!folder) return undefined;
  const targets = files.map(({ name }) => Uri.joinPath(folder, name));
  if (!given && !(await mayOverwrite(targets, folder))) return undefined;
  await workspace.fs.createDirectory(folder);
  for (const [index, { content }] of files.entries()) {
    await workspace.fs.writeFile(targets[index]!, new TextEncoder().encode(content));
  }
  if (hasFolder) {
    await split({ document, folder: client.code2ProtocolConverter.asUri(folder) });
  }
  void offerToOpen(targets[0]!, articles, folder);
  return targets;
}

function folderIn(options: unknown): Uri | undefined {
  const { folder } = (options ?? {}) as SplitOptions;
  return folder instanceof Uri ? folder : undefined;
}

async function offerToOpen(first: Uri, count: number, folder: Uri): Promise<void> {
  const open = l10n.t('Open');
  const answer = await window.showInformationMessage(
    l10n.t('Wrote {0} articles into {1}.', count, baseName(folder)),
    open,
  );
  if (answer === open) await commands.executeCommand('vscode.open', first);
}
