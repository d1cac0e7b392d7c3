import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ZhengwenApi } from '../../client/src/client';
import { activate, closeAll, sample, setAnnotator, until } from './articles';

const TEXT = '澄河市召开作风建设推进会\n会议要求，要把“三个到位”落到实处，办好民生实事。\n';

describe('articles that are renamed', () => {
  let folder: string;
  let api: ZhengwenApi;

  before(async () => {
    api = await activate();
    folder = await mkdtemp(join(sample('').fsPath, 'renaming-'));
    await setAnnotator('林');
  });
  after(async () => {
    await closeAll();
    await setAnnotator(undefined);
    await rm(folder, { recursive: true, force: true });
  });

  it('keep their decisions', async function () {
    this.timeout(60_000);
    const old = vscode.Uri.file(join(folder, 'a.zw.txt'));
    const renamed = vscode.Uri.file(join(folder, 'b.zw.txt'));
    await writeFile(old.fsPath, TEXT);
    await vscode.window.showTextDocument(old);
    const document = await vscode.workspace.openTextDocument(old);
    await until(api.review.onDidChange, () => (api.review.get(document)?.items.length ?? 0) > 0);
    const [item] = api.review.get(document)!.items;
    await vscode.commands.executeCommand('zhengwen.acceptAnnotation', item!.key);
    await until(api.review.onDidChange, () => api.review.get(document)?.counts.accepted === 1);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(old, renamed);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.window.showTextDocument(renamed);
    const now = await vscode.workspace.openTextDocument(renamed);
    await until(api.review.onDidChange, () => api.review.get(now)?.counts.accepted === 1);
    assert.deepEqual((await readdir(folder)).sort(), ['b.zw.txt', 'b.zw.txt.林.anno.jsonl']);
  });
});
