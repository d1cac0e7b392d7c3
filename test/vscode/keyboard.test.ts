/** An article from the first key to the last, with real keys; where there is no keyboard to press it is skipped. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ZhengwenApi } from '../../client/src/client';
import type { DecisionItem } from '../../server/src/lsp/protocol';
import { skip } from '../support/skip';
import {
  activate,
  closeAll,
  extensionUri,
  openArticle,
  sample,
  setAnnotator,
  until,
} from './articles';
import { hasCamera, pressKeys, takePicture } from './screenshot';

const ANNOTATOR = '录入员';

/** What is annotated: an article of ours, and a real one where there is one. */
const ARTICLES: Readonly<Record<string, () => vscode.Uri>> = {
  'of a sample': () => sample('county-notice.txt'),
  'of ../shared/articles/004': () =>
    vscode.Uri.joinPath(extensionUri(), '../shared/articles/004_95ef6b420ae31eb5.txt'),
};

(hasCamera ? describe : describe.skip)('a review by keyboard alone', () => {
  for (const [what, source] of Object.entries(ARTICLES)) describeReview(what, source);
});

function describeReview(what: string, source: () => vscode.Uri): void {
  describe(what, () => {
    let folder: string;
    let uri: vscode.Uri;
    let api: ZhengwenApi;

    before(async function () {
      if (!existsSync(source().fsPath)) skip(this, `there is no ${what.replace('of ', '')}`);
      folder = await mkdtemp(join(tmpdir(), 'zhengwen-keyboard-'));
      uri = vscode.Uri.file(join(folder, 'notice.txt'));
      await vscode.workspace.fs.copy(source(), uri);
      await setAnnotator(ANNOTATOR);
      api = await activate();
    });
    after(async () => {
      if (!existsSync(source().fsPath)) return;
      await closeAll();
      await setAnnotator(undefined);
      // The server may be at the file of decisions still.
      await rm(folder, { recursive: true, maxRetries: 5 });
    });

    it('is finished through edits, and finds everything again after changes by others', async () => {
      let editor = await openArticle(uri);
      const items = (): readonly DecisionItem[] => api.review.get(editor.document)?.items ?? [];
      const undecided = (): number => items().filter(({ state }) => state === 'undecided').length;
      const selected = (): string => editor.document.getText(editor.selection);
      const selects = (text: string): Promise<void> =>
        until(vscode.window.onDidChangeTextEditorSelection, () => selected() === text);
      /** Presses a key that decides and goes on, and waits until it has done both. */
      const decide = async (key: string): Promise<void> => {
        const left = undecided() - 1;
        const { start } = editor.selection;
        await pressKeys(key);
        await until(api.review.onDidChange, () => undecided() === left);
        if (left === 0) return;
        await until(vscode.window.onDidChangeTextEditorSelection, () => {
          return !editor.selection.start.isEqual(start);
        });
      };
      await api.review.fresh(editor.document);
      await vscode.window.showTextDocument(editor.document);
      const all = items().length;
      assert.ok(all >= 20, String(all));

      await pressKeys('Alt+Semicolon');
      await selects(items()[0]!.text);
      for (let i = 0; i < all / 2; i++) await decide(i % 5 === 4 ? 'r' : 'a');

      // In between the text is edited, and saved. The picture gives the window the moment that a person would take.
      await takePicture({ name: 'keyboard' });
      await pressKeys('Escape');
      const before = editor.document.getText();
      await pressKeys('Control+Home');
      await until(vscode.window.onDidChangeTextEditorSelection, () => {
        return editor.selection.isEqual(new vscode.Selection(0, 0, 0, 0));
      });
      // The mode is left a moment after the key; a sign without a meaning gets into the text only then. A letter would have
      // words suggested, one of which Enter may take.
      while (!editor.document.isDirty) await pressKeys('=');
      await pressKeys('Enter');
      await until(vscode.workspace.onDidChangeTextDocument, () => {
        return /^=+$/.test(editor.document.lineAt(0).text);
      });
      await pressKeys('Control+S');
      await until(vscode.workspace.onDidSaveTextDocument, () => !editor.document.isDirty);
      assert.equal(editor.document.getText().replace(/^=+\r?\n/, ''), before);
      await until(api.review.onDidChange, () => {
        return api.review.get(editor.document)?.version === editor.document.version;
      });

      await pressKeys('Alt+Semicolon');
      await until(vscode.window.onDidChangeTextEditorSelection, () => selected() !== '');
      while (undecided() > 0) await decide(undecided() % 5 === 4 ? 'r' : 'Enter');
      await pressKeys('Escape');
      await vscode.commands.executeCommand('zhengwen.saveDecisions');

      /** Each annotation with the line in which it stands. */
      const standing = (): string[] =>
        items()
          .filter(({ id }) => id !== undefined)
          .map(({ text, type, state, ranges }) => {
            const line = ranges[0] ? editor.document.lineAt(ranges[0].start.line).text : 'nowhere';
            return `${state} ${type} ${text} | ${line.trim()}`;
          })
          .sort();
      const decided = standing();
      assert.ok(decided.length >= all);
      assert.ok(decided.some((one) => one.startsWith('rejected')));

      // Somebody else changes the file while it is closed: other line ends, a note in front, paragraphs moved.
      await closeAll();
      const lines = (await readFile(uri.fsPath, 'utf8'))
        .split(/\r?\n/)
        .filter((one) => !/^=+$/.test(one));
      const middle = Math.floor(lines.length / 2);
      const moved = ['编者按：本文有删节。', ...lines.slice(middle), ...lines.slice(0, middle)];
      await writeFile(uri.fsPath, moved.join('\n'));
      editor = await openArticle(uri);
      // VS Code keeps what was closed a moment ago, and reads the file again when it hears of the change.
      await until(vscode.workspace.onDidChangeTextDocument, () => {
        return editor.document.getText().startsWith('编者按');
      });
      await until(api.review.onDidChange, () => {
        return api.review.get(editor.document)?.version === editor.document.version;
      });
      await api.review.fresh(editor.document);
      assert.deepEqual(standing(), decided);
      await vscode.commands.executeCommand('zhengwen.saveDecisions');
    }).timeout(120_000);
  });
}
