import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ZhengwenApi } from '../../client/src/client';
import { activate, closeAll, openArticle, pause, sample, setAnnotator } from './articles';
import { hasCamera, takePicture } from './screenshot';

const { executeCommand } = vscode.commands;
const ANNOTATOR = '核对人';

/** Traditional script, the term once inside a longer quotation. */
const OPEN = [
  '澄河市召開作風建設會議\n',
  '會議要求，弘揚“即知即改”作風，把“即知即改”抓到底。\n',
  '各單位開展“即知即改回頭看”活動，即知即改成為常態。\n',
].join('\n');

const CLOSED = ['河东区政府工作报告\n', '全区上下坚持“即知即改”，完成整改任务120项。\n'].join('\n');

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  executeCommand(`zhengwen.${command}`, ...args);

describe('all occurrences of a term', () => {
  let folder: string;
  let open: vscode.Uri;
  let closed: vscode.Uri;
  let editor: vscode.TextEditor;
  let api: ZhengwenApi;

  before(async () => {
    // Inside the workspace, so that files that are not open are found.
    folder = await mkdtemp(join(sample('').fsPath, 'occurrences-'));
    open = vscode.Uri.file(join(folder, 'meeting.zw.txt'));
    closed = vscode.Uri.file(join(folder, 'report.zw.txt'));
    await writeFile(open.fsPath, OPEN);
    await writeFile(closed.fsPath, CLOSED);
    await setAnnotator(ANNOTATOR);
    api = await activate();
    editor = await openArticle(open);
    await api.review.fresh(editor.document);
  });
  after(async () => {
    await closeAll();
    await setAnnotator(undefined);
    await rm(folder, { recursive: true });
  });

  const decided = async (uri: vscode.Uri): Promise<string[]> => {
    const document = await vscode.workspace.openTextDocument(uri);
    const list = await api.review.fresh(document);
    return (list?.items ?? [])
      .filter(({ state }) => state !== 'undecided')
      .map(({ text, type, state, ranges }) => `${ranges[0]!.start.line} ${text} ${type} ${state}`);
  };

  it('is decided on after a look, in all files, as one step', async () => {
    const line = editor.document.lineAt(2).text;
    const start = line.indexOf('即知即改');
    editor.selection = new vscode.Selection(2, start, 2, start + 4);
    const done = run('decideOnAll', { scope: 'workspace', type: 'slogan', decision: 'accepted' });
    if (hasCamera) await takePicture({ name: 'occurrences', text: 'To be looked at' });
    await executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await done;
    const inOpen = await decided(open);
    const inClosed = await decided(closed);
    assert.deepEqual(inClosed, ['2 即知即改 slogan accepted']);
    assert.deepEqual(
      inOpen.map((one) => one.split(' ').slice(0, 3).join(' ')),
      ['2 即知即改 slogan', '2 即知即改 slogan', '4 即知即改 slogan'],
    );
    await vscode.window.showTextDocument(editor.document);
    await run('undoDecision');
    assert.deepEqual([await decided(open), await decided(closed)], [[], []]);
  });

  it('is shown in a concordance that can be sorted and leads to the text', async () => {
    await run('concordance', '即知即改');
    const shown = vscode.window.activeTextEditor!;
    const rows = () => shown.document.getText().split('\n').slice(2, -1);
    assert.equal(rows().length, 5);
    assert.match(shown.document.lineAt(0).text, /: 5 occurrences in 2 files, sorted by/);
    const places = () => rows().map((row) => /(\w+)\.zw\.txt:(\d+)$/.exec(row)!.slice(1).join(' '));
    await run('sortConcordance', 'file');
    while (!shown.document.lineAt(0).text.endsWith('file')) await pause();
    assert.deepEqual(places(), ['meeting 3', 'meeting 3', 'meeting 5', 'meeting 5', 'report 3']);
    if (hasCamera) {
      // The camera waits for highlights, which the article above has.
      await executeCommand('workbench.action.moveEditorToBelowGroup');
      await takePicture({ name: 'concordance', text: 'sorted by file' });
    }

    const links = await executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      shown.document.uri,
    );
    assert.equal(links.length, 5);
    assert.equal(links[4]!.target!.fragment, 'L3,8');
    // It may be another editor than before the picture.
    vscode.window.activeTextEditor!.selection = new vscode.Selection(6, 0, 6, 0);
    await run('openOccurrence');
    const there = vscode.window.activeTextEditor!;
    assert.equal(there.document.uri.fsPath, closed.fsPath);
    assert.equal(there.document.getText(there.selection), '即知即改');
  });
});
