import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { DecisionItem, DecisionList } from '../../server/src/lsp/protocol';
import { activate, closeAll, openArticle, sample, until } from './articles';
import { hasCamera, takePicture } from './screenshot';

const { executeCommand } = vscode.commands;
const SAMPLE = 'work-report-excerpt.txt';
const ANNOTATOR = '审阅人';

/** What the server says of an article now. */
async function listOf({ document }: vscode.TextEditor): Promise<DecisionList> {
  const { review } = await activate();
  const list = await review.fresh(document);
  assert.ok(list);
  return list;
}

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  executeCommand(`zhengwen.${command}`, ...args);

const words = (editor: vscode.TextEditor): string => editor.document.getText(editor.selection);

/** Selects, and waits until the editor reports it: what a person selects is reported before the keys that follow. */
async function selectAsPerson(editor: vscode.TextEditor, chosen: vscode.Selection): Promise<void> {
  const reported = new Promise<void>((resolve) => {
    const listener = vscode.window.onDidChangeTextEditorSelection(({ selections: [one] }) => {
      if (!one?.isEqual(chosen)) return;
      listener.dispose();
      resolve();
    });
  });
  editor.selection = chosen;
  await reported;
}

const described = (items: readonly DecisionItem[]): string[] =>
  items.map(({ state, type, text }) => `${state} ${type} ${text}`);

describe('a review', () => {
  let folder: string;
  let uri: vscode.Uri;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhengwen-review-'));
    uri = vscode.Uri.file(join(folder, 'report.txt'));
    await vscode.workspace.fs.copy(sample(SAMPLE), uri);
    await vscode.workspace
      .getConfiguration('zhengwen')
      .update('annotator', ANNOTATOR, vscode.ConfigurationTarget.Global);
  });
  after(async () => {
    await closeAll();
    await vscode.workspace
      .getConfiguration('zhengwen')
      .update('annotator', undefined, vscode.ConfigurationTarget.Global);
    await rm(folder, { recursive: true });
  });

  it('annotates an article to its end by keys, through edits, changes by others and reopening', async () => {
    const editor = await openArticle(uri);
    const { items } = await listOf(editor);
    assert.ok(items.length > 8 && items.every(({ state }) => state === 'undecided'));

    await run('toggleReview');
    assert.equal(words(editor), items[0]!.text);
    const before = editor.document.getText();
    await executeCommand('type', { text: 'x' });
    assert.equal(editor.document.getText(), before, 'keys without a meaning get into no text');

    // One key each: accept, reject, another type, unsure, boundaries.
    await run('acceptAndNext');
    assert.equal(words(editor), items[1]!.text);
    await run('rejectAndNext');
    const other = items[2]!.type === 'slogan' ? 'formula' : 'slogan';
    await run('giveType', { key: other === 'slogan' ? '1' : '2' });
    await run('toggleUnsure');
    await run('nextUndecided');
    assert.equal(words(editor), items[3]!.text);
    await run('endRight');
    assert.equal(words(editor).length, items[3]!.text.length + 1);
    await run('undoDecision');
    await run('acceptAndNext');
    assert.equal(words(editor), items[4]!.text);

    // A selection is an annotation with one key.
    const line = editor.document.lineAt(0).text;
    await selectAsPerson(editor, new vscode.Selection(0, 0, 0, 2));
    await run('giveType', { key: '1' });
    assert.deepEqual(described((await listOf(editor)).items.slice(0, 1)), [
      `added slogan ${line.slice(0, 2)}`,
    ]);
    await run('nextUndecided');
    const open = (await listOf(editor)).counts.undecided;
    for (let left = open; left > 0; left--) {
      if (left === open - 9 && hasCamera) await takePicture({ name: 'review' });
      await run('acceptAndNext');
    }
    const decided = (await listOf(editor)).items;
    assert.deepEqual(
      [items[0]!, items[1]!, items[2]!].map(({ text }) => {
        const item = decided.find((one) => one.text === text && one.state !== 'added')!;
        return [item.state, item.type, item.unsure];
      }),
      [
        ['accepted', items[0]!.type, false],
        ['rejected', items[1]!.type, false],
        ['changed', other, true],
      ],
    );
    assert.equal((await listOf(editor)).counts.undecided, 0);

    // The text is edited after the review; what is decided goes along.
    await run('toggleReview');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '（本报讯）\n'));
    const { review } = await activate();
    const moved = (await listOf(editor)).items;
    assert.deepEqual(described(moved), described(decided));
    await editor.document.save();
    await run('saveDecisions');
    const sidecar = await readFile(`${uri.fsPath}.${ANNOTATOR}.anno.jsonl`, 'utf8');
    assert.equal(sidecar.trimEnd().split('\n').length, decided.length);

    // Somebody else changes the file while it is closed.
    await closeAll();
    const text = await readFile(uri.fsPath, 'utf8');
    await writeFile(uri.fsPath, `编者按：以下为节选。\n\n${text.replace('（本报讯）\n', '')}`);
    const again = await openArticle(uri);
    // What was closed a moment ago is read again when VS Code hears of the change.
    await until(vscode.workspace.onDidChangeTextDocument, () => {
      return again.document.getText().startsWith('编者按');
    });
    await until(review.onDidChange, () => {
      return review.get(again.document)?.version === again.document.version;
    });
    assert.deepEqual(described((await listOf(again)).items), described(decided));
    if (hasCamera) await takePicture({ name: 'decided' });
  });

  it('takes no letters of an answer for keys while the box for it is not there yet', async () => {
    const editor = await openArticle(uri);
    const before = (await listOf(editor)).items;
    await run('revealAnnotation', before[0]!.key);
    assert.equal(words(editor), before[0]!.text);
    const asked = run('addNote');
    await run('rejectAnnotation');
    await run('deleteAnnotation');
    assert.deepEqual(described((await listOf(editor)).items), described(before));
    // The box opens as soon as the server has answered, and takes no command from then on.
    const answered = asked.then(() => 'answered');
    while ((await Promise.race([answered, listOf(editor)])) !== 'answered') {
      await executeCommand('workbench.action.closeQuickOpen');
    }
    const [first] = before;
    await run('toggleUnsure', first!.key);
    await run('toggleUnsure');
    assert.deepEqual(described((await listOf(editor)).items), described(before));
  });

  it('offers decisions where the cursor is', async () => {
    const editor = await openArticle(uri);
    const list = await listOf(editor);
    const accepted = list.items.find(({ state }) => state === 'accepted')!;
    const { start, end } = accepted.ranges[0]!;
    const actions = await executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(start.line, start.character, end.line, end.character),
      'refactor.rewrite.zhengwen',
    );
    const reject = actions.find(({ title }) => title === `Reject “${accepted.text}”`)!;
    const { command, arguments: given } = reject.command!;
    await executeCommand(command, ...(given as unknown[]));
    const { items } = await listOf(editor);
    assert.equal(items.find(({ key }) => key === accepted.key)!.state, 'rejected');
    await run('undoDecision');
  });
});
