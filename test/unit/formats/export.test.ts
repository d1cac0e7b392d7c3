import assert from 'node:assert/strict';
import { exportArticles } from '../../../server/src/formats/export';
import { findFormat } from '../../../server/src/formats/registry';
import { difficult, plain } from './articles';

const names = (id: string, ...articles: string[]): string[] =>
  exportArticles(
    articles.map((name) => ({ ...plain, name })),
    findFormat(id)!,
  ).files.map(({ name }) => name);

describe('an export of articles', () => {
  it('counts annotations of all', () => {
    assert.equal(exportArticles([plain, difficult['residue']!], findFormat('json')!).count, 7);
  });

  it('of none has no files', () => {
    assert.deepEqual(exportArticles([], findFormat('csv')!), { files: [], count: 0, losses: [] });
    assert.deepEqual(names('brat'), []);
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
    ['brat', ['a.txt'], ['a.ann', 'a.txt', 'annotation.conf', 'visual.conf']],
    [
      'brat',
      ['a.md', 'a.md.txt'],
      ['a.md.ann', 'a.md.txt', 'a (2).md.ann', 'a (2).md.txt', 'annotation.conf', 'visual.conf'],
    ],
  ];
  for (const [format, articles, files] of NAMES) {
    it(`of ${articles.join(', ')} in ${format} gives ${files.join(', ')}`, () => {
      assert.deepEqual(names(format, ...articles), files);
    });
  }

  it('puts all articles below one row of names, with their paths', () => {
    const articles = ['2020/a.txt', '2021/a.txt'].map((name) => ({ ...plain, name }));
    const lines = exportArticles(articles, findFormat('csv')!).files[0]!.content.split('\n');
    assert.deepEqual(
      lines.map((line) => line.split(',')[0]),
      ['file', ...articles.flatMap(({ name }) => Array.from({ length: 6 }, () => name)), ''],
    );
  });

  it('in JSON Lines has a line for each article', () => {
    const articles = Object.values(difficult);
    const [file] = exportArticles(articles, findFormat('jsonl')!).files;
    const records = file!.content
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string });
    assert.deepEqual(
      records.map((record: { file: string }) => record.file),
      articles.map(({ name }) => name),
    );
  });
});
