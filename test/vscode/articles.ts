import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ZhengwenApi } from '../../client/src/client';

const EXTENSION = 'zhengwen.zhengwen';

/** The extension, activated. */
export async function activate(): Promise<ZhengwenApi> {
  const extension = vscode.extensions.getExtension<ZhengwenApi>(EXTENSION);
  assert.ok(extension, `${EXTENSION} is not loaded`);
  return extension.activate();
}

/** The folder of the extension. */
export function extensionUri(): vscode.Uri {
  return vscode.extensions.getExtension(EXTENSION)!.extensionUri;
}

/** A sample article of the project. */
export const sample = (name: string): vscode.Uri =>
  vscode.Uri.joinPath(extensionUri(), 'test', 'samples', name);

/** Resolves with the first true answer of a question that is asked now and after every event. */
export function until<T>(event: vscode.Event<T>, question: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (question()) return resolve();
    const listener = event(() => {
      if (!question()) return;
      listener.dispose();
      resolve();
    });
  });
}

/** Shows a file and waits for its annotations. */
export async function openArticle(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const { annotations } = await activate();
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await until(annotations.onDidChange, () => annotations.get(editor.document) !== undefined);
  return editor;
}

/** Waits until a schema that was written beside an open article holds for it: the watching of files takes its time. */
export async function declaresType(document: vscode.TextDocument, name: string): Promise<void> {
  const { review } = await activate();
  await review.fresh(document);
  await until(review.onDidChange, () =>
    review.schema(document).types.some((type) => type.name === name),
  );
}

const folders: string[] = [];

/** A folder outside the workspace, until {@link removeFiles}. */
export async function newFolder(): Promise<vscode.Uri> {
  const path = await mkdtemp(join(tmpdir(), 'zhengwen-vscode-'));
  folders.push(path);
  return vscode.Uri.file(path);
}

/**
 * Shows a text in a file of its own: untitled documents are all called alike, and VS Code may fill a new one with what it
 * kept of the last one for the case of a crash.
 */
export async function showFile(name: string, content: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(await newFolder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Removes the folders of tests. */
export async function removeFiles(): Promise<void> {
  for (const path of folders.splice(0)) await rm(path, { recursive: true });
}

/** Goes on under another name; under none as the settings had it. */
export const setAnnotator = (name: string | undefined): Thenable<void> =>
  vscode.workspace
    .getConfiguration('zhengwen')
    .update('annotator', name, vscode.ConfigurationTarget.Global);

/** Goes on under another name, once the decisions of that person on a document are shown. */
export async function become(name: string, document: vscode.TextDocument): Promise<void> {
  await setAnnotator(name);
  const { review } = await activate();
  await until(review.onDidChange, () => review.get(document)?.annotator === name);
}

/** Lets others have their turn, where no event tells that they are done. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Takes the first answer of every list that is shown until something is done. */
export async function takeFirstAnswers(done: Thenable<unknown>): Promise<void> {
  let isOver = false;
  void Promise.resolve(done).then(() => (isOver = true));
  // A list that is not shown yet takes no notice of a key.
  while (!isOver) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await pause();
  }
}

export const closeAll = (): Thenable<unknown> =>
  vscode.commands.executeCommand('workbench.action.closeAllEditors');
