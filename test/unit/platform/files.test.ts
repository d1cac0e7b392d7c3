import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFiles, readTextFile } from '../../../server/src/platform/node/files';
import { skip } from '../../support/skip';

describe('files', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhengwen-files-'));
    const names = [
      'b.txt',
      'a.md',
      'c.zw.txt',
      'd.zhengwen',
      'E.TXT',
      'f.pdf',
      '2020/[1] 要闻.txt',
      'node_modules/x/readme.md',
      '.hidden/x.txt',
    ];
    for (const name of names) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), '\uFEFF正文');
    }
  });
  after(() => rm(folder, { recursive: true }));

  it('finds the articles of a folder, sorted, but none of libraries and hidden folders', async () => {
    assert.deepEqual(await findFiles(folder), [
      '2020/[1] 要闻.txt',
      'E.TXT',
      'a.md',
      'b.txt',
      'c.zw.txt',
      'd.zhengwen',
    ]);
  });

  it('finds what a glob matches', async () => {
    assert.deepEqual(await findFiles(folder, '*.{pdf,md}'), ['a.md', 'f.pdf']);
    assert.deepEqual(await findFiles(folder, '2020'), []);
  });

  it('finds each file once through links, and links that lead nowhere', async function () {
    if (process.platform === 'win32') skip(this, 'Windows has other links');
    const linked = await mkdtemp(join(tmpdir(), 'zhengwen-links-'));
    try {
      await mkdir(join(linked, 'in/sub'), { recursive: true });
      await mkdir(join(linked, 'beside'));
      await writeFile(join(linked, 'in/z.txt'), '正文');
      await writeFile(join(linked, 'in/sub/b.txt'), '正文');
      await writeFile(join(linked, 'beside/c.txt'), '正文');
      for (const [path, target] of [
        ['in/all', '.'],
        ['in/sub/up', '..'],
        ['in/again.txt', 'z.txt'],
        ['in/beside', '../beside'],
        ['in/lost.txt', 'nowhere.txt'],
        ['in/round.txt', 'round.txt'],
        ['in/lost', 'nowhere'],
      ] as const) {
        await symlink(target, join(linked, path));
      }
      assert.deepEqual(await findFiles(join(linked, 'in')), [
        'beside/c.txt',
        'lost.txt',
        'round.txt',
        'sub/b.txt',
        'z.txt',
      ]);
      await assert.rejects(readTextFile(join(linked, 'in/lost.txt')), {
        message: 'no such file or folder',
      });
      await assert.rejects(readTextFile(join(linked, 'in/round.txt')), {
        message: 'is a link that leads back to itself',
      });
    } finally {
      await rm(linked, { recursive: true });
    }
  });

  it('says why a folder cannot be opened', async () => {
    await assert.rejects(findFiles(join(folder, 'x')), { message: 'no such file or folder' });
    await assert.rejects(findFiles(join(folder, 'b.txt')), { message: 'is not a folder' });
  });

  it('reads a text with its byte order mark', async () => {
    assert.equal((await readTextFile(join(folder, 'b.txt'))).text, '\uFEFF正文');
  });

  it('says why a text cannot be read', async () => {
    await assert.rejects(readTextFile(join(folder, 'x.txt')), {
      message: 'no such file or folder',
    });
    await assert.rejects(readTextFile(folder), { message: 'is a folder' });
  });
});
