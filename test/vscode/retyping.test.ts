import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ZhengwenApi } from '../../client/src/client';
import {
  activate,
  become,
  closeAll,
  declaresType,
  openArticle,
  sample,
  setAnnotator,
  takeFirstAnswers,
  until,
} from './articles';
import { hasCamera, takePicture } from './screenshot';

const { executeCommand } = vscode.commands;

const TEXT = [
  '澄河市召开作风建设推进会\n',
  '会议要求，全市上下要推动产业升级，办好民生实事，把“三个到位”落到实处。\n',
  '市委书记林知远指出，今年以来全市完成投资120亿元。\n',
].join('\n');

const SCHEMA = ['types:', '  policy: # what is to be done', '    key: p', '  measure: {}', ''].join(
  '\n',
);

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  executeCommand(`zhengwen.${command}`, ...args);

describe('types that are renamed', () => {
  let folder: string;
  let schema: string;
  let editor: vscode.TextEditor;
  let api: ZhengwenApi;

  const add = async (words: string, type: string): Promise<void> => {
    const { document } = editor;
    const at = document.getText().indexOf(words);
    editor.selection = new vscode.Selection(
      document.positionAt(at),
      document.positionAt(at + words.length),
    );
    await run('giveType', { type });
  };
  const types = (): string[] =>
    api.review
      .get(editor.document)!
      .items.filter(({ state }) => state === 'added')
      .map(({ text, type }) => `${text} ${type}`);

  before(async () => {
    // Types belong to the folder of the workspace.
    folder = await mkdtemp(join(sample('').fsPath, 'retyping-'));
    schema = join(sample('').fsPath, '.zhengwen', 'schema.yaml');
    await mkdir(join(sample('').fsPath, '.zhengwen'), { recursive: true });
    await writeFile(schema, SCHEMA);
    const uri = vscode.Uri.file(join(folder, 'meeting.zw.txt'));
    await writeFile(uri.fsPath, TEXT);
    api = await activate();
    editor = await openArticle(uri);
    await declaresType(editor.document, 'policy');
    await become('甲', editor.document);
    await add('产业升级', 'policy');
    await run('saveDecisions');
    await become('乙', editor.document);
    await add('产业升级', 'policy');
    await add('民生实事', 'measure');
  });
  after(async () => {
    await closeAll();
    await setAnnotator(undefined);
    await rm(folder, { recursive: true });
    await rm(join(sample('').fsPath, '.zhengwen'), { recursive: true });
  });

  it('change in the files of all annotators and in the schema, as one step', async () => {
    const ofFirst = (): Promise<string> =>
      readFile(join(folder, 'meeting.zw.txt.甲.anno.jsonl'), 'utf8');
    const done = run('retype', { from: 'policy', to: 'programme' });
    if (hasCamera) await takePicture({ name: 'retyping', text: 'meeting.zw.txt · 甲' });
    await takeFirstAnswers(done);
    await until(api.review.onDidChange, () => types().includes('产业升级 programme'));
    assert.deepEqual(types(), ['产业升级 programme', '民生实事 measure']);
    assert.match(await ofFirst(), /"programme"/);
    assert.equal(await readFile(schema, 'utf8'), SCHEMA.replace('policy:', 'programme:'));

    await vscode.window.showTextDocument(editor.document);
    await run('undoDecision');
    assert.deepEqual(types(), ['产业升级 policy', '民生实事 measure']);
    assert.doesNotMatch(await ofFirst(), /programme/);
    assert.equal(await readFile(schema, 'utf8'), SCHEMA);
  });
});
