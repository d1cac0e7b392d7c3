/** Folders that a person chooses for several files to be written. */
import { l10n, type Uri, window, workspace } from 'vscode';

/**
 * Asks for a folder.
 *
 * @param home Where the dialog opens.
 * @returns undefined where the person left it.
 */
export async function chooseFolder(
  words: { readonly title: string; readonly openLabel: string },
  home: Uri | undefined,
): Promise<Uri | undefined> {
  const [folder] =
    (await window.showOpenDialog({
      ...words,
      canSelectFiles: false,
      canSelectFolders: true,
      ...(home && { defaultUri: home }),
    })) ?? [];
  return folder;
}

/** Asks before files are replaced. */
export async function mayOverwrite(targets: readonly Uri[], folder: Uri): Promise<boolean> {
  const exist = await Promise.all(
    targets.map((target) =>
      workspace.fs.stat(target).then(
        () => true,
        () => false,
      ),
    ),
  );
  const existing = exist.filter(Boolean).length;
  if (existing === 0) return true;
  const overwrite = l10n.t('Overwrite');
  const answer = await window.showWarningMessage(
    l10n.t('{0} of the {1} files exist already in {2}.', existing, targets.length, folder.fsPath),
    { modal: true },
    overwrite,
  );
  return answer === overwrite;
}
