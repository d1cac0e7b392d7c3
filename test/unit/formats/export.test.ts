import assert from 'node:assert/strict';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import { exportArticles } from '../../../server/src/formats/export';
import { findFormat } from '../../../server/src/formats/registry';
import { difficult, plain } from './articles';

const names = async (id: string, ...articles: string[]): Promise<string[]> => {
  const { files } = await exportArticles(
    articles.map((name) => ({ ...plain, name })),
    findFormat(id)!,
  );
  return files.map(({ name }) => name);
};

/** The text of the first file. */
async function firstText(id: string, articles: readonly AnnotatedArticle[]): Promise<string> {
  const [file] = (await exportArticles(articles, findFormat(id)!)).files;
  assert.equal(typeof file?.content, 'string');
  return file!.content as string;
}

describe('an export of articles', () => {
  it('counts annotations of all', async () => {
    const { count } = await exportArticles([plain, difficult['residue']!], findFormat('json')!);
    assert.equal(count, 7);
  });

  it('of none has no files', async () => {
    const nothing = { files: [], count: 0, losses: [] };
    assert.deepEqual(await exportArticles([], findFormat('csv')!), nothing);
    assert.deepEqual(await names('brat'), []);
  });

  const NAMES: readonly [format: string, articles: string[], files: string[]][] = [
    ['json', ['a.txt', 'b.md'], ['a.txt.json', 'b.md.json']],
    ['json', ['2020/a.txt', '2021/a.txt'], ['a.txt.json', 'a (2).txt.json']],
    ['json', ['a.txt', 'A.txt', 'a.txt'], ['a.txt.json', 'A (2).txt.json', 'a (3).txt.json']],
    ['json', ['x/a.zw.txt', 'y/a.zw.txt'], ['a.zw.txt.json', 'a (2).zw.txt.json']],
    ['json', ['x\\.txt', '.txt'], ['.txt.json', '.txt (2).json']],
    ['csv', ['2020/a.txt'], ['a.txt.csv']],
    ['csv', ['a.txt', 'b.txt'], ['annotations.csv']],
    ['jsonl', ['a.txt', 'b.txt'], ['annotations.jsonl']],
    ['brat', ['a.txt'], ['a.ann', 'a.txt', 'annotation.conf', 'visual.conf', 'kb_shortcuts.conf']],
    [
      'brat',
      ['a.md', 'a.md.txt'],
      [
        'a.md.ann',
        'a.md.txt',
        'a (2).md.ann',
        'a (2).md.txt',
        'annotation.conf',
        'visual.conf',
        'kb_shortcuts.conf',
      ],
    ],
  ];
  for (const [format, articles, files] of NAMES) {
    it(`of ${articles.join(', ')} in ${format} gives ${files.join(', ')}`, async () => {
      assert.deepEqual(await names(format, ...articles), files);
    });
  }

  it('puts all articles below one row of names, with their paths', async () => {
    const articles = ['2020/a.txt', '2021/a.txt'].map((name) => ({ ...plain, name }));
    const lines = (await firstText('csv', articles)).split('\n');
    assert.deepEqual(
      lines.map((line) => line.split(',')[0]),
      ['file', ...articles.flatMap(({ name }) => Array.from({ length: 6 }, () => name)), ''],
    );
  });

  it('in JSON Lines has a line for each article', async () => {
    const articles = Object.values(difficult);
    const records = (await firstText('jsonl', articles))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string });
    assert.deepEqual(
      records.map((record: { file: string }) => record.file),
      articles.map(({ name }) => name),
    );
  });
});
