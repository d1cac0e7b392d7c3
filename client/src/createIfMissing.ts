import { Uri, workspace, WorkspaceEdit } from 'vscode';

/** Makes an empty file where there is none, with its folder. */
export async function createIfMissing(file: Uri): Promise<void> {
  const isThere = (uri: Uri): Promise<boolean> =>
    Promise.resolve(workspace.fs.stat(uri)).then(
      () => true,
      () => false,
    );
  const isOpen = workspace.textDocuments.some(
    ({ uri, isDirty }) => isDirty && uri.toString() === file.toString(),
  );
  if (isOpen || (await isThere(file))) return;
  await workspace.fs.createDirectory(Uri.joinPath(file, '..'));
  // Of a file that was there before, VS Code keeps the text for a while, but for an edit that makes the file anew.
  const edit = new WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true });
  if (await workspace.applyEdit(edit)) return;
  // This says why it could not be made.
  if (!(await isThere(file))) await workspace.fs.writeFile(file, new Uint8Array());
}
