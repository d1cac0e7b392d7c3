import { Uri } from 'vscode';

/** The last part of a path. */
export const baseName = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** The folder that holds a file. */
export const folderOf = (uri: Uri): Uri => Uri.joinPath(uri, '..');

/** The files that a menu passes: the one under the mouse, and all that are selected where it is one of them. */
export function urisIn([first, second]: readonly unknown[]): Uri[] | undefined {
  const selected = Array.isArray(second)
    ? second.filter((item): item is Uri => item instanceof Uri)
    : [];
  if (selected.length > 0) return selected;
  return first instanceof Uri ? [first] : undefined;
}
