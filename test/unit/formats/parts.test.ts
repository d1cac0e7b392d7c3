/** Files with several articles: each annotation says in which one it stands. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { partAt, partsOf, type AnnotatedArticle } from '../../../server/src/formats/article';
import { chosen } from '../../../server/src/formats/choices';
import { DEFAULT_OPTIONS } from '../../../server/src/formats/registry';
import { toRecord } from '../../../server/src/formats/record';
import { tableOf } from '../../../server/src/formats/table';
import { readArticle } from '../../../server/src/text/read';
import { testLexicon } from '../../support/lexicon';
import { FIRST, PAGE, SECOND } from '../../support/page';

const TITLES = ['县里召开推进会', '乡村“四下基层”见实效', '推进会要求抓好落实'];

const page = (text: string): AnnotatedArticle => {
  const { annotations, reading } = analyze(text, testLexicon());
  return { name: 'page.txt', text, annotations, ...partsOf(reading) };
};

describe('a file with several articles', () => {
  it('has them in its record, one after the other', () => {
    const second = FIRST.length + 1;
    const third = second + SECOND.length + 1;
    assert.deepEqual(toRecord(page(PAGE)).articles, [
      { title: TITLES[0], start: 0, end: second },
      { title: TITLES[1], start: second, end: third },
      { title: TITLES[2], start: third, end: PAGE.length },
    ]);
    assert.equal('articles' in toRecord(page(SECOND)), false);
  });

  it('has in its table the headline of the article in which an annotation stands', () => {
    const { columns, cells } = tableOf(DEFAULT_OPTIONS);
    const at = (name: string): number => columns.findIndex((column) => column.name === name);
    const rows = cells(page(PAGE)).map((row) => [row[at('text')], row[at('article')]]);
    assert.deepEqual(
      rows.filter(([words]) => words === '四下基层' || words === '13个'),
      [
        ['四下基层', TITLES[1]],
        ['13个', TITLES[1]],
      ],
    );
    assert.ok(cells(page(SECOND)).every((row) => row[at('article')] === undefined));
  });

  for (const text of ['clean', 'simplified', 'traditional'] as const) {
    it(`has them at the same words of its ${text} text`, () => {
      const types = ['slogan', 'formula', 'official', 'metric'] as const;
      const article = chosen(page(PAGE), { text, types, minConfidence: 0 });
      const parts = article.parts!;
      assert.equal(
        parts.map(({ start, end }) => article.text.slice(start, end)).join(''),
        article.text,
      );
      const formula = article.annotations.find(({ norm }) => norm === '四下基层')!;
      assert.equal(partAt(parts, formula.start)!.title, TITLES[1]);
      const own = readArticle(article.text.slice(parts[1]!.start, parts[1]!.end));
      assert.deepEqual(
        own.articles.map(({ title }) => title),
        [TITLES[1]],
      );
    });
  }
});
