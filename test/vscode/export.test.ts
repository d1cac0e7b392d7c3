import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ExportOptions, ExportOutcome } from '../../client/src/export';
import { closeAll, openArticle, sample } from './articles';

const exportFile = (
  uri: vscode.Uri | undefined,
  options: ExportOptions,
): Thenable<ExportOutcome | undefined> =>
  vscode.commands.executeCommand('zhengwen.exportFile', uri, undefined, options);

const read = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));

interface Exported {
  readonly file: string;
  readonly annotations: readonly { type: string; start: number; end: number; text: string }[];
}

describe('export', () => {
  let folder: vscode.Uri;
  before(async () => {
    folder = vscode.Uri.file(await mkdtemp(join(tmpdir(), 'zhengwen-export-')));
  });
  after(async () => {
    await closeAll();
    await rm(folder.fsPath, { recursive: true });
  });

  for (const name of ['on-site-office.txt', 'county-notice.txt', 'county-briefing.zw.txt']) {
    it(`of ${name} gives offsets that are exact in the file as stored`, async () => {
      await openArticle(sample(name));
      const to = vscode.Uri.joinPath(folder, `${name}.json`);
      const outcome = await exportFile(undefined, { format: 'json', to });
      const { annotations } = JSON.parse(await read(to)) as Exported;
      assert.equal(outcome?.count, annotations.length);
      const raw = await read(sample(name));
      for (const { start, end, text } of annotations) assert.equal(raw.slice(start, end), text);
    });
  }

  it('of a file takes unsaved changes', async () => {
    const editor = await openArticle(sample('on-site-office.txt'));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '按语\n'));
    const to = vscode.Uri.joinPath(folder, 'unsaved.json');
    await exportFile(undefined, { format: 'json', to });
    const { annotations } = JSON.parse(await read(to)) as Exported;
    const text = editor.document.getText();
    for (const { start, end, text: quote } of annotations) {
      assert.equal(text.slice(start, end), quote);
    }
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('of a selection has what stands in it', async () => {
    const editor = await openArticle(sample('on-site-office.txt'));
    const line = editor.document.lineAt(3).range;
    editor.selection = new vscode.Selection(line.start, line.end);
    const to = vscode.Uri.joinPath(folder, 'selection.json');
    const outcome = await vscode.commands.executeCommand<ExportOutcome>(
      'zhengwen.exportSelection',
      {
        format: 'json',
        to,
      } satisfies ExportOptions,
    );
    const { annotations } = JSON.parse(await read(to)) as Exported;
    assert.equal(outcome.count, annotations.length);
    const [start, end] = [line.start, line.end].map((place) => editor.document.offsetAt(place));
    assert.deepEqual(
      annotations.filter(({ type }) => type === 'official').map(({ text }) => text),
      ['林远舟', '沈立群', '高砚秋', '陆怀民', '方若谷'],
    );
    for (const annotation of annotations) {
      assert.ok(annotation.start >= start! && annotation.end <= end!);
    }
  });

  it('has what was chosen to be in it', async () => {
    const to = vscode.Uri.joinPath(folder, 'chosen.json');
    const choices = { types: ['official'], text: 'traditional' };
    await exportFile(sample('on-site-office.txt'), { format: 'json', to, choices });
    const exported = JSON.parse(await read(to)) as Exported & { text: string };
    assert.deepEqual([...new Set(exported.annotations.map(({ type }) => type))], ['official']);
    for (const { start, end, text } of exported.annotations) {
      assert.equal(exported.text.slice(start, end), text);
    }
    assert.match(exported.text, /[會開發]/);
  });

  it('of a folder writes all its articles', async () => {
    const to = vscode.Uri.joinPath(folder, 'all');
    const outcome = await vscode.commands.executeCommand<ExportOutcome>(
      'zhengwen.exportWorkspace',
      vscode.Uri.joinPath(sample('x'), '..'),
      undefined,
      { format: 'brat', to } satisfies ExportOptions,
    );
    assert.equal(outcome.documents, 7);
    const names = (await vscode.workspace.fs.readDirectory(to)).map(([name]) => name);
    assert.ok(names.some((name) => name.endsWith('.ann')));
    // What brat cannot hold is said in a file of its own.
    assert.ok(outcome.losses?.path.endsWith('/all/brat.losses.txt'));
    assert.match(await read(outcome.losses!), /\n {2}on-site-office\.txt\n/);
    assert.equal(names.length, outcome.files.length + 1);
  });

  it('replaces no article, and leaves one alone that has the text that is exported', async () => {
    const articles = vscode.Uri.joinPath(folder, 'articles');
    const article = vscode.Uri.joinPath(articles, 'a.txt');
    await vscode.workspace.fs.copy(sample('work-style-residue.txt'), article);
    const before = await read(article);
    const text = (form: string) =>
      exportFile(article, { format: 'brat', to: articles, choices: { text: form } });
    assert.equal(await text('clean'), undefined);
    assert.equal(await read(article), before);
    await assert.rejects(async () =>
      vscode.workspace.fs.stat(vscode.Uri.joinPath(articles, 'a.ann')),
    );
    assert.ok((await text('raw'))?.files.some(({ path }) => path.endsWith('/articles/a.ann')));
    assert.equal(await read(article), before);
    assert.equal(await exportFile(article, { format: 'markdown', to: article }), undefined);
    assert.equal(await read(article), before);
  });

  it('of a file without anything to export writes nothing', async () => {
    const empty = vscode.Uri.joinPath(folder, 'empty.txt');
    await vscode.workspace.fs.writeFile(empty, new TextEncoder().encode('Nothing here.\n'));
    const to = vscode.Uri.joinPath(folder, 'empty.json');
    assert.equal(await exportFile(empty, { format: 'json', to }), undefined);
    await assert.rejects(async () => vscode.workspace.fs.stat(to));
  });

  it('to an unknown format says which there are', async () => {
    await assert.rejects(
      async () => exportFile(sample('on-site-office.txt'), { format: 'docx' }),
      /docx.*json/s,
    );
  });
});
