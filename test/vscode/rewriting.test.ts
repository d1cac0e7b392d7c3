/** Commands that rewrite articles, and the view in another script. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, closeAll, openArticle, sample, until } from './articles';

const { executeCommand } = vscode.commands;

const HANS = '会议强调，要推动高质量发展，完成13项任务。\n全市上下要抓好落实。\n';
const HANT = '會議強調，要推動高質量發展，完成13項任務。\n全市上下要抓好落實。\n';

async function openText(content: string): Promise<vscode.TextEditor> {
  await activate();
  const document = await vscode.workspace.openTextDocument({ language: 'zhengwen', content });
  return vscode.window.showTextDocument(document);
}

describe('rewriting', () => {
  afterEach(async () => {
    await executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAll();
  });

  it('converts a file in one step', async () => {
    const { document } = await openText(HANS);
    await executeCommand('zhengwen.convertFile', 'zh-Hant');
    assert.equal(document.getText(), HANT);
    await executeCommand('undo');
    assert.equal(document.getText(), HANS);
  });

  it('converts each selection on its own', async () => {
    const editor = await openText(HANS);
    editor.selections = [new vscode.Selection(0, 0, 0, 4), new vscode.Selection(1, 0, 1, 4)];
    await executeCommand('zhengwen.convertSelection', 'zh-Hant');
    assert.equal(editor.document.getText(), HANS.replace('会议强调', '會議強調'));
  });

  it('cleans an article in one step', async () => {
    const dirty = `${HANT.replace('質', '質(zhì)')}打印本页\n`;
    const { document } = await openText(dirty);
    await executeCommand('zhengwen.cleanArticle', { apply: true });
    assert.equal(document.getText(), HANT);
    await executeCommand('undo');
    assert.equal(document.getText(), dirty);
  });

  it('cleans an article as a source action', async () => {
    const dirty = HANT.replace('質', '質(zhì)');
    const { document } = await openText(dirty);
    const range = new vscode.Range(0, 0, 0, 0);
    const [fix] = await executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      'source.fixAll.zhengwen',
    );
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), HANT);
  });

  it('shows an article in another script beside it, with highlights of its own', async () => {
    const { document } = await openArticle(sample('on-site-office.txt'));
    const { annotations } = await activate();
    await executeCommand('zhengwen.showInScript', 'zh-HK');
    const view = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'zhengwen-view');
    assert.ok(view);
    await until(annotations.onDidChange, () => annotations.get(view) !== undefined);
    const here = annotations.get(document)!.annotations;
    const there = annotations.get(view)!.annotations;
    assert.deepEqual(
      there.map(({ type }) => type),
      here.map(({ type }) => type),
    );
    assert.equal(view.lineCount, document.lineCount);
    assert.notEqual(view.getText(), document.getText());
  });
});
