import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { splitArticles } from '../../../server/src/script/split';
import { readArticle } from '../../../server/src/text/read';
import { needsShared, SHARED } from '../../support/shared';

const joined = (text: string): string =>
  splitArticles(readArticle(text))
    .map(({ start, end }) => text.slice(start, end))
    .join('');

describe('splitting', () => {
  it('gives parts that are the file when joined, whatever the file is', () => {
    const lines = fc.array(
      fc.constantFrom(
        '县里召开推进会',
        '某某日报讯（记者林某某）昨日，县里召开推进会，部署工作，要',
        '记者 林某某',
        '2024-01-05 08:00',
        '▶▶下转03版①',
        '上接01版①',
        '图为会议现场。（林某某 摄）',
        '相关阅读',
        '',
        '\ufeff',
      ),
      { maxLength: 24 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          lines.map((all) => all.join('\n')),
          fc.string(),
        ),
        (text) => {
          assert.equal(joined(text), text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes the newspaper page of the samples apart', () => {
    const text = readFileSync(join(__dirname, '../../samples/newspaper-page.txt'), 'utf8');
    const parts = splitArticles(readArticle(text));
    assert.deepEqual(
      parts.map(({ title }) => title),
      [
        '让好日子比枫叶还红',
        '市委理论学习中心组举行专题学习会',
        '沈立群主持召开市政府常务会议',
        '云川省“十四五”重大工程过半',
      ],
    );
  });

  it('gives parts of the articles of others, each with a headline', function () {
    needsShared(this, 'articles');
    for (const name of readdirSync(join(SHARED, 'articles'))) {
      const text = readFileSync(join(SHARED, 'articles', name), 'utf8');
      assert.equal(joined(text), text);
    }
  });
});
