import assert from 'node:assert/strict';
import {
  DidDeleteFilesNotification,
  WillRenameFilesRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { sidecarName } from '../../server/src/decisions/sidecarName';
import { TestClient } from './client';
import { TestFolder } from './workspace';

const TEXT = '会议强调，要深入推进“马上就办”。\n';

describe('renaming and deleting articles', function () {
  this.timeout(30_000);

  let folder: TestFolder;
  let client: TestClient;

  const start = async (decisions = '', locale = 'en'): Promise<void> => {
    const settings = { annotator: '林', ...(decisions && { decisions: { folder: decisions } }) };
    ({ client } = await TestClient.start({
      initializationOptions: { decisions: true, settings },
      folder: folder.uri,
      capabilities: { window: { workDoneProgress: true } },
      locale,
    }));
  };
  beforeEach(async () => {
    folder = await TestFolder.create({ '文/a.txt': TEXT, '文/b.txt': TEXT });
  });
  afterEach(async () => {
    await client.stop();
    await folder.remove();
  });

  /** What moves along, from where to where, below the folder. */
  const rename = async (from: string, to: string): Promise<string[]> => {
    const edit = await client.connection.sendRequest<WorkspaceEdit | null>(
      WillRenameFilesRequest.type.method,
      { files: [{ oldUri: folder.uriOf(from), newUri: folder.uriOf(to) }] },
    );
    const nameOf = (uri: string): string => decodeURIComponent(uri.slice(folder.uri.length + 1));
    return (edit?.documentChanges ?? []).map((change) => {
      assert.ok('kind' in change && change.kind === 'rename');
      return `${nameOf(change.oldUri)} > ${nameOf(change.newUri)}`;
    });
  };
  const byLin = (article: string): string => sidecarName(article, '林');

  it('moves the decisions beside an article along', async () => {
    await folder.write(`文/${byLin('a.txt')}`, '');
    await start();
    assert.deepEqual(await rename('文/a.txt', '文/c.txt'), [
      `文/${byLin('a.txt')} > 文/${byLin('c.txt')}`,
    ]);
    assert.deepEqual(await rename('文/b.txt', '文/d.txt'), []);
    // They stand in the folder, and move with it.
    assert.deepEqual(await rename('文', '书'), []);
  });

  it('moves the decisions in a folder of their own along', async () => {
    await folder.write(`决定/文/${byLin('a.txt')}`, '');
    await start('决定');
    assert.deepEqual(await rename('文/a.txt', '书/c.txt'), [
      `决定/文/${byLin('a.txt')} > 决定/书/${byLin('c.txt')}`,
    ]);
    assert.deepEqual(await rename('文', '书'), ['决定/文 > 决定/书']);
    assert.deepEqual(await rename('空', '书'), []);
  });

  it('moves the decisions on an article with a long name along, and back', async () => {
    const long = `${'关于推进作风建设'.repeat(10)}.txt`;
    await folder.write(`文/${long}`, TEXT);
    for (const who of ['林', '周某某']) await folder.write(`文/${sidecarName(long, who)}`, '');
    await start();
    const moves = (from: string, to: string): string[] =>
      ['周某某', '林']
        .map((who) => `文/${sidecarName(from, who)} > 文/${sidecarName(to, who)}`)
        .sort();
    assert.deepEqual((await rename(`文/${long}`, '文/c.txt')).sort(), moves(long, 'c.txt'));
    for (const who of ['林', '周某某']) await folder.write(`文/${sidecarName('b.txt', who)}`, '');
    assert.deepEqual((await rename('文/b.txt', `文/${long}`)).sort(), moves('b.txt', long));
  });

  for (const [locale, message] of [
    ['en', 'a.txt is deleted; the decisions on it are kept in the folder 文.'],
    ['zh-cn', '“a.txt”已删除；对它的标注决定仍保存在文件夹“文”里。'],
    ['zh-tw', '「a.txt」已刪除；對它的標註決定仍儲存在資料夾「文」裡。'],
  ] as const) {
    it(`says where the decisions on a deleted article are: ${locale}`, async () => {
      await folder.write(`文/${byLin('a.txt')}`, '');
      await start('', locale);
      const shown = client.shown();
      await folder.remove('文/a.txt');
      const files = ['文/b.txt', '文/a.txt'].map((name) => ({ uri: folder.uriOf(name) }));
      await client.connection.sendNotification(DidDeleteFilesNotification.type, { files });
      assert.equal((await shown).message, message);
    });
  }
});
