import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
import { hasCamera, pressRowButton } from './screenshot';

const { executeCommand } = vscode.commands;

const TEXT = [
  '澄河市召开作风建设推进会\n',
  '会议要求，全市上下要推动产业升级，办好民生实事。\n',
  '市委书记林知远指出，今年以来全市完成投资120亿元。\n',
].join('\n');

const SCHEMA = [
  'types:',
  '  policy: {}',
  'relations:',
  '  quantifies:',
  '    label: 量化',
  '    from: metric',
  '    to: policy',
  '',
].join('\n');

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  executeCommand(`zhengwen.${command}`, ...args);

describe('relations', () => {
  let folder: string;
  let editor: vscode.TextEditor;
  let api: ZhengwenApi;

  const select = (words: string): void => {
    const { document } = editor;
    const at = document.getText().indexOf(words);
    editor.selection = new vscode.Selection(
      document.positionAt(at),
      document.positionAt(at + words.length),
    );
  };
  const relations = async (): Promise<string[]> => {
    const list = await api.review.fresh(editor.document);
    const textOf = (key: string): string => list!.items.find((item) => item.key === key)!.text;
    return list!.relations.map(({ type, from, to }) => `${textOf(from)} ${type} ${textOf(to)}`);
  };

  before(async () => {
    // The schema belongs to the folder of the workspace.
    folder = await mkdtemp(join(sample('').fsPath, 'relations-'));
    await mkdir(join(sample('').fsPath, '.zhengwen'), { recursive: true });
    await writeFile(join(sample('').fsPath, '.zhengwen', 'schema.yaml'), SCHEMA);
    const uri = vscode.Uri.file(join(folder, 'meeting.zw.txt'));
    await writeFile(uri.fsPath, TEXT);
    api = await activate();
    editor = await openArticle(uri);
    await declaresType(editor.document, 'policy');
    await become('甲', editor.document);
    for (const words of ['产业升级', '民生实事']) {
      select(words);
      await run('giveType', { type: 'policy' });
    }
  });
  after(async () => {
    await closeAll();
    await setAnnotator(undefined);
    await rm(folder, { recursive: true });
    await rm(join(sample('').fsPath, '.zhengwen'), { recursive: true });
  });

  it('are made with the nearest annotation that fits, which accepts both', async () => {
    select('120亿元');
    await takeFirstAnswers(run('relateAnnotation'));
    assert.deepEqual(await relations(), ['120亿元 quantifies 民生实事']);
    const { items } = (await api.review.fresh(editor.document))!;
    assert.equal(items.find(({ text }) => text === '120亿元')!.state, 'accepted');
  });

  it('are told by the rows of both annotations and by hovers', async () => {
    const { tree } = api.views;
    const tooltips = tree
      .getChildren()
      .flatMap((group) => tree.getChildren(group))
      .map((node) => (tree.getTreeItem(node).tooltip as string).split('\n'));
    for (const [words, line] of [
      ['120亿元', '量化 → 民生实事'],
      ['民生实事', '120亿元 → 量化'],
    ]) {
      assert.ok(tooltips.find(([first]) => first === words)!.includes(line!), words);
    }
    const at = editor.document.positionAt(TEXT.indexOf('民生实事') + 1);
    const hovers = await executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      at,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((content) => (content as vscode.MarkdownString).value),
    );
    assert.ok(
      texts.some((text) =>
        /^\[120亿元\]\(command:zhengwen\.revealAnnotation\?\S+\) \(line 5\) → 量化 → 民生实事$/.test(
          text,
        ),
      ),
      texts.join('\n'),
    );
  });

  it('are taken back by the same command, and undone', async () => {
    // Nothing else fits it any longer once the other annotation is gone.
    const { items } = (await api.review.fresh(editor.document))!;
    await run('deleteAnnotation', items.find(({ text }) => text === '产业升级')!.key);
    select('120亿元');
    await takeFirstAnswers(run('relateAnnotation'));
    assert.deepEqual(await relations(), []);
    await run('undoDecision');
    assert.deepEqual(await relations(), ['120亿元 quantifies 民生实事']);
  });

  (hasCamera ? it : it.skip)('are taken back by the button beside them, from a row', async () => {
    const { tree } = api.views;
    const row = tree
      .getChildren()
      .flatMap((group) => tree.getChildren(group))
      .find((node) => node.kind === 'item' && node.item.text === '120亿元');
    assert.ok(row);
    const done = run('relateListed', row);
    await pressRowButton('trash');
    await done;
    assert.deepEqual(await relations(), []);
    await run('undoDecision');
    assert.deepEqual(await relations(), ['120亿元 quantifies 民生实事']);
  });

  it('lead to the schema where it has none for a type, and make one where there is none', async () => {
    const schema = join(sample('').fsPath, '.zhengwen', 'schema.yaml');
    await rm(schema);
    select('林知远');
    await run('relateAnnotation');
    await executeCommand('notification.acceptPrimaryAction');
    await until(
      vscode.window.onDidChangeActiveTextEditor,
      () => vscode.window.activeTextEditor?.document.uri.fsPath === schema,
    );
    assert.equal(vscode.window.activeTextEditor!.document.getText(), '');
  });
});
