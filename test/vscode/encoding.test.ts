/** Files in GB18030 and Big5 that the editor read as something else. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import * as vscode from 'vscode';
import { skip } from '../support/skip';
import { activate, closeAll, openArticle, sample, until } from './articles';
import { hasCamera, takePicture } from './screenshot';

const { executeCommand } = vscode.commands;

describe('a file in another encoding', () => {
  let folder: vscode.Uri;
  before(async function () {
    // Only from VS Code 1.100 on.
    const chooses = vscode.workspace.textDocuments.every((one) => 'encoding' in one);
    if (!chooses) skip(this, 'this VS Code lets no extension choose an encoding');
    folder = vscode.Uri.file(await mkdtemp(join(tmpdir(), 'zhengwen-vscode-')));
    await activate();
  });
  beforeEach(() => executeCommand('notifications.clearAll'));
  afterEach(closeAll);
  after(() => rm(folder.fsPath, { recursive: true }));

  /** Writes a sample in an encoding, and opens it as the editor does by itself, beside what is open. */
  async function openMisread(
    from: string,
    name: string,
    encoding: string,
  ): Promise<{ document: vscode.TextDocument; text: string }> {
    const bytes = await vscode.workspace.fs.readFile(sample(from));
    const text = new TextDecoder().decode(bytes);
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(uri, encode(text, encoding));
    const document = await vscode.workspace.openTextDocument(uri);
    assert.notEqual(document.getText(), text);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    return { document, text };
  }

  it('is reopened as what it is by a command', async () => {
    const { document, text } = await openMisread('on-site-office.txt', 'gb.txt', 'gb18030');
    const reopened = until(
      vscode.workspace.onDidChangeTextDocument,
      () => document.getText() === text,
    );
    await executeCommand('zhengwen.reopenWithEncoding');
    await reopened;
    assert.equal(document.isDirty, false);
  });

  const FILES = [
    ['GB18030', 'on-site-office.txt', 'offered-gb.txt', 'gb18030'],
    ['Big5', 'digital-government-hant.txt', 'offered-big5.txt', 'big5'],
  ] as const;
  for (const [label, from, name, encoding] of FILES) {
    it(`is offered to be reopened as ${label}, read anew and annotated when that is accepted`, async function () {
      if (!hasCamera) skip(this, 'no picture can be taken of this VS Code');
      const { annotations } = await activate();
      // A picture is taken once highlights are to be seen.
      const original = await openArticle(sample(from));
      const expected = annotations.get(original.document)!.annotations.length;
      const { document, text } = await openMisread(from, name, encoding);
      // Messages do not pop up while tests run.
      await executeCommand('notifications.showList');
      await takePicture({ name: `offer-${encoding}`, text: `Reopen as ${label}` });
      const read = until(
        annotations.onDidChange,
        () =>
          document.getText() === text && annotations.get(document)?.annotations.length === expected,
      );
      await executeCommand('notification.acceptPrimaryAction');
      await read;
      assert.equal(document.isDirty, false);
      assert.ok(expected > 0);
    });
  }
});
