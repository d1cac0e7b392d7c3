import { Uri } from 'vscode';

/** The last part of a path. */
export const baseName = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** The folder that holds a file. */
export const folderOf = (uri: Uri): Uri => Uri.joinPath(uri, '..');
