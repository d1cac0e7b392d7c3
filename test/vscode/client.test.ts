import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ANNOTATION_TYPES } from '../../server/src/lsp/protocol';
import {
  activate,
  closeAll,
  extensionUri,
  openArticle,
  removeFiles,
  sample,
  showFile,
  until,
} from './articles';

const { executeCommand } = vscode.commands;

/** Whether the editor's selection is exactly the text of an annotation. */
async function selectedAnnotation(editor: vscode.TextEditor): Promise<string | undefined> {
  const { annotations } = await activate();
  return annotations
    .get(editor.document)
    ?.annotations.flatMap(({ type, pieces }) => {
      const [first, last] = [pieces[0], pieces.at(-1)!];
      const range = new vscode.Range(
        first.start.line,
        first.start.character,
        last.end.line,
        last.end.character,
      );
      return range.isEqual(editor.selection) ? [`${type} ${editor.document.getText(range)}`] : [];
    })
    .at(0);
}

describe('commands', () => {
  it('are all registered that the manifest contributes', async () => {
    await activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = vscode.extensions.getExtension('zhengwen.zhengwen')!.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((id) => !registered.has(id)),
      [],
    );
  });
});

describe('an article in plain text', () => {
  afterEach(closeAll);

  it('is recognised, counted and annotated, and stays plain text', async () => {
    const editor = await openArticle(sample('on-site-office.txt'));
    const { annotations } = await activate();
    const found = annotations.get(editor.document)!;
    assert.equal(editor.document.languageId, 'plaintext');
    for (const type of ANNOTATION_TYPES) {
      assert.ok(found.counts[type] > 0, type);
      assert.equal(
        found.annotations.filter((annotation) => annotation.type === type).length,
        found.counts[type],
        type,
      );
    }
  });

  it('is annotated again after an edit', async () => {
    const editor = await openArticle(sample('on-site-office.txt'));
    const { annotations } = await activate();
    const before = annotations.get(editor.document)!;
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
    await until(
      annotations.onDidChange,
      () => (annotations.get(editor.document)?.version ?? 0) >= editor.document.version,
    );
    const after = annotations.get(editor.document)!;
    assert.deepEqual(
      after.annotations.map(({ pieces }) => pieces[0].start.line - 1),
      before.annotations.map(({ pieces }) => pieces[0].start.line),
    );
    await executeCommand('workbench.action.files.revert');
  });

  it('is walked from annotation to annotation, forth and back', async () => {
    const editor = await openArticle(sample('on-site-office.txt'));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await executeCommand('zhengwen.nextAnnotation');
    const first = await selectedAnnotation(editor);
    assert.ok(first);
    await executeCommand('zhengwen.nextAnnotation');
    assert.notEqual(await selectedAnnotation(editor), undefined);
    await executeCommand('zhengwen.previousAnnotation');
    assert.equal(await selectedAnnotation(editor), first);
  });

  it('skips kinds that are switched off', async () => {
    const editor = await openArticle(sample('on-site-office.txt'));
    const settings = () => vscode.workspace.getConfiguration('zhengwen.highlight', editor.document);
    const toggles = ['zhengwen.toggleSlogans', 'zhengwen.toggleFormulas', 'zhengwen.toggleMetrics'];
    for (const toggle of toggles) await executeCommand(toggle);
    try {
      assert.equal(settings().get('metric'), false);
      for (let i = 0; i < 5; i++) {
        await executeCommand('zhengwen.nextAnnotation');
        assert.match((await selectedAnnotation(editor)) ?? '', /^official /);
      }
    } finally {
      for (const toggle of toggles) await executeCommand(toggle);
    }
    assert.equal(settings().get('metric'), true);
  });

  it('can be read as a file of the language, with its defaults', async () => {
    const editor = await openArticle(sample('county-notice.txt'));
    await executeCommand('zhengwen.readAsArticle');
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.languageId, 'zhengwen');
    const { annotations } = await activate();
    await until(annotations.onDidChange, () => annotations.get(document) !== undefined);
    const defaults = vscode.workspace.getConfiguration('editor', {
      uri: editor.document.uri,
      languageId: 'zhengwen',
    });
    assert.equal(defaults.get('wordWrap'), 'bounded');
    assert.equal(defaults.get('unicodeHighlight.ambiguousCharacters'), false);
    assert.deepEqual(defaults.get('wordSegmenterLocales'), ['zh']);
  });

  it('is annotated again by a server that was started again', async () => {
    const editor = await openArticle(sample('county-notice.txt'));
    const { annotations } = await activate();
    await executeCommand('zhengwen.restartServer');
    await until(annotations.onDidChange, () => annotations.get(editor.document) !== undefined);
  });
});

describe('a file that is no article', () => {
  afterEach(closeAll);
  after(removeFiles);

  it('is left alone', async () => {
    const { annotations } = await activate();
    const { document } = await showFile('shopping.txt', 'Shopping: tea, rice, 豆腐\n');
    // What the server says of the article comes after what it says of the file opened before it.
    const editor = await openArticle(sample('on-site-office.txt'));
    assert.ok(annotations.get(editor.document));
    assert.equal(annotations.get(document), undefined);
  });
});

describe('the language', () => {
  afterEach(closeAll);

  it('takes files by its own extensions only', async () => {
    const languageOf = async (name: string) =>
      (await vscode.workspace.openTextDocument(sample(name))).languageId;
    assert.equal(await languageOf('county-briefing.zw.txt'), 'zhengwen');
    assert.equal(await languageOf('newspaper-page.txt'), 'plaintext');
    const readme = vscode.Uri.joinPath(extensionUri(), 'README.md');
    assert.equal((await vscode.workspace.openTextDocument(readme)).languageId, 'markdown');
  });
});
