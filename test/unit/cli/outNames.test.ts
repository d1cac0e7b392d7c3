/** Articles whose results would be one file where upper and lower case count as the same. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { skip } from '../../support/skip';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

describe('results of articles whose names differ in case alone', function () {
  this.timeout(60_000);

  let folder: Folder;
  before(async function () {
    folder = await createFolder();
    await folder.write('articles/A.txt', '县委书记林远舟强调，要推动高质量发展。\n');
    await folder.write('articles/a.txt', '全县办结13项重点任务。\n');
    // Such a file system holds no two such articles.
    if ((await namesIn('articles')).length < 2) skip(this, 'names differ in more than case here');
  });
  after(() => folder.remove());

  const run = (args: string) => zhengwen(args.split(' '), { cwd: folder.path });
  const namesIn = async (path: string) => (await readdir(join(folder.path, path))).sort();

  it('stand in files with other names, the text beside its annotations', async () => {
    const { code, stderr } = await run('annotate articles --format brat --out out');
    assert.equal(code, 0, stderr);
    const names = (await namesIn('out')).filter((name) => /^a\b.*\.(?:ann|txt)$/i.test(name));
    const [first, second] = names[0] === 'A (2).ann' ? ['a', 'A (2)'] : ['A', 'a (2)'];
    const expected = [`${first}.ann`, `${first}.txt`, `${second}.ann`, `${second}.txt`];
    assert.deepEqual(names.sort(), expected.sort());
  });

  for (const format of ['json', 'brat', 'csv', 'xmi']) {
    it(`come back from ${format} into their own articles`, async () => {
      await run(`annotate articles --format ${format} --out ${format}`);
      const { code, stdout, stderr } = await run(
        `import ${format} --format ${format} --articles articles --annotator 林 --dry-run`,
      );
      assert.equal(code, 0, stderr);
      assert.deepEqual(stdout.trimEnd().split('\n').sort(), [
        'articles/A.txt: 2 new, 0 changed, 0 as before',
        'articles/a.txt: 1 new, 0 changed, 0 as before',
      ]);
    });
  }
});
