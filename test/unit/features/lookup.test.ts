import assert from 'node:assert/strict';
import { lookUp } from '../../../server/src/features/lookup';
import {
  pinyinMatches,
  pinyinPrefix,
  pinyinQuery,
  toPinyin,
} from '../../../server/src/features/pinyin';
import { testLexicon } from '../../support/lexicon';

describe('letters for pinyin', () => {
  for (const [words, typed, characters] of [
    ['四下基层', 'sxjc', 4],
    ['四下基层', 'sixia', 2],
    ['四下基层', 'sixiajc', 4],
    ['四下基层', 'six', 2],
    ['四下基层', "si'xia", 2],
    ['四下基层', 'xj', 0],
    ['绿水青山', 'lvs', 2],
    ['绿水青山', 'lüshui', 2],
    ['重要', 'zy', 2],
    ['重庆', 'cq', 2],
    ['西安', 'xian', 2],
    ['先进', 'xianj', 2],
    ['四下基层', 'sxjcx', 0],
    ['1+N+1', '1+n', 3],
  ] as const) {
    it(`${typed} stands for ${characters} characters of ${words}`, () => {
      const found = pinyinPrefix([...words], pinyinQuery(typed)!);
      assert.equal(found?.characters ?? 0, characters);
    });
  }

  it('may stand for the middle of words', () => {
    assert.ok(pinyinMatches([...'践行四下基层'], 'sxjc'));
    assert.ok(!pinyinMatches([...'践行四下基层'], 'sxjj'));
  });

  it('are no Chinese and no bare numbers', () => {
    assert.deepEqual(['四下', '12', 'Sì', "Si'Xia", 'sx jc'].map(pinyinQuery), [
      undefined,
      undefined,
      undefined,
      'sixia',
      'sxjc',
    ]);
  });
});

describe('pinyin of set phrases', () => {
  for (const [term, read] of [
    ['四下基层', 'si xia ji ceng'],
    ['三重一大', 'san zhong yi da'],
    ['以上率下', 'yi shang shuai xia'],
    ['退耕还林', 'tui geng huan lin'],
    ['青藏铁路精神', 'qing zang tie lu jing shen'],
    ['三重压力', 'san chong ya li'],
    ['区河长办主任', 'qu he zhang ban zhu ren'],
  ] as const) {
    it(`${term} is read ${read}`, () => assert.equal(toPinyin(term), read));
  }
});

describe('looking a term up', () => {
  const first = (query: string) => lookUp(testLexicon(), query, 5)[0]?.term;

  for (const query of ['四下基层', '四下', '四下基層', 'sixia', 'sxjc', 'SXJC', 'sixiajc']) {
    it(`finds 四下基层 by ${query}`, () => assert.equal(first(query), '四下基层'));
  }

  for (const [query, term] of [
    ['網路強國', '网络强国'],
    ['網際網路+', '互联网+'],
    ['最佳化營商環境', '优化营商环境'],
    ['软体', undefined],
  ] as const) {
    it(`finds ${term ?? 'nothing'} by ${query}, as Taiwan says it`, () =>
      assert.equal(first(query), term));
  }

  it('puts the term itself before others that a variant begins with', () =>
    assert.equal(first('高质量'), '高质量发展'));

  for (const [query, term] of [
    ['“三农”', '三农'],
    ['3农', '三农'],
    ['4个自信', '四个自信'],
    ['十四五', '十四五'],
  ] as const) {
    it(`finds ${term} by ${query}`, () => assert.equal(first(query), term));
  }

  it('finds by English', () => {
    assert.ok(lookUp(testLexicon(), 'belt and road', 5).some(({ term }) => term === '一带一路'));
  });

  it('finds nothing by nonsense, and no more than it is asked for', () => {
    assert.deepEqual(lookUp(testLexicon(), 'qqqqqq', 5), []);
    assert.equal(lookUp(testLexicon(), '', 7).length, 7);
    assert.equal(lookUp(testLexicon(), 's', 3).length, 3);
  });
});
