import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ZhengwenApi } from '../../client/src/client';
import { activate, become, closeAll, openArticle, setAnnotator } from './articles';
import { hasCamera, takePicture } from './screenshot';

const { executeCommand } = vscode.commands;

const TEXT = [
  '澄河市召开作风建设推进会\n',
  '会议要求，全市上下要弘扬“马上就办”作风，把“三个到位”落到实处。\n',
  '市委书记林知远指出，今年以来全市完成投资120亿元。\n',
].join('\n');

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  executeCommand(`zhengwen.${command}`, ...args);

describe('adjudication', () => {
  let folder: string;
  let editor: vscode.TextEditor;
  let api: ZhengwenApi;

  const key = (text: string): string =>
    api.review.get(editor.document)!.items.find((item) => item.text === text)!.key;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhengwen-adjudication-'));
    const uri = vscode.Uri.file(join(folder, 'meeting.zw.txt'));
    await writeFile(uri.fsPath, TEXT);
    api = await activate();
    editor = await openArticle(uri);
    await api.review.fresh(editor.document);
    await become('甲', editor.document);
    await run('acceptAnnotation', key('马上就办'));
    await run('acceptAnnotation', key('三个到位'));
    await run('saveDecisions');
    await become('乙', editor.document);
    await run('acceptAnnotation', key('马上就办'));
    await run('giveType', { type: 'slogan' }, key('三个到位'));
    await run('saveDecisions');
    await become('终审', editor.document);
  });
  after(async () => {
    await closeAll();
    await setAnnotator(undefined);
    await rm(folder, { recursive: true });
  });

  it('goes through what two annotators made differently', async () => {
    const states = () =>
      api.review
        .get(editor.document)!
        .items.filter(({ id }) => id !== undefined)
        .map(({ text, type, state }) => `${text} ${type} ${state}`);
    /** Presses a key until something is so: a list that is not shown yet takes no notice of it. */
    const press = async (command: string, isDone: () => boolean): Promise<void> => {
      while (!isDone()) {
        await executeCommand(`workbench.action.${command}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };

    const done = run('adjudicate', { first: '甲', second: '乙', final: '终审' });
    if (hasCamera)
      await takePicture({ name: 'adjudication', text: 'Take over what both agree on' });
    // First what both agree on, then the first annotator's side of what differs.
    await press('acceptSelectedQuickOpenItem', () => states().length === 3);
    assert.deepEqual(states(), [
      '马上就办 slogan accepted',
      '三个到位 formula accepted',
      '三个到位 slogan rejected',
    ]);
    let isOver = false;
    void Promise.resolve(done).then(() => (isOver = true));
    await press('closeQuickOpen', () => isOver);
  });
});
