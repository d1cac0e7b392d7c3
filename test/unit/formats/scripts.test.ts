/** Words of annotations in both scripts. Expected words were written by hand. */
import assert from 'node:assert/strict';
import type { AnnotatedArticle, ArticleAnnotation } from '../../../server/src/formats/article';
import { readRecord } from '../../../server/src/formats/readRecord';
import { toRecord } from '../../../server/src/formats/record';
import { traditionalOf } from '../../../server/src/formats/scripts';
import { raw } from '../../../server/src/text/offsets';

const slogan = (text: string, norm: string): ArticleAnnotation => ({
  type: 'slogan',
  start: raw(0),
  end: raw(text.length),
  text,
  norm,
  evidence: ['quoted'],
  confidence: 0.9,
});

describe('the words of an annotation in traditional characters', () => {
  const ROWS: readonly [what: string, text: string, norm: string, expected: string][] = [
    ['converted from simplified', '四下基层', '四下基层', '四下基層'],
    ['as written', '四下基層', '四下基层', '四下基層'],
    ['as written in Taiwan', '裡應外合', '里应外合', '裡應外合'],
    ['without residue', '高質(zhì)量發(fā)展', '高质量发展', '高質量發展'],
    ['without breaks', '優化營商\n　　環境', '优化营商环境', '優化營商環境'],
    ['in narrow digits', '１３項', '13项', '13項'],
    ['of what a person set', '發展', '高质量发展', '高質量發展'],
    ['with a number before what is counted', '一个中心', '一个中心', '一個中心'],
    ['with an answer that is no echo', '事事有回音', '事事有回音', '事事有回音'],
    ['of what both scripts share', '三清三建', '三清三建', '三清三建'],
  ];
  for (const [what, text, norm, expected] of ROWS) {
    it(`are those ${what}`, () => {
      assert.equal(traditionalOf(slogan(text, norm)), expected);
    });
  }

  it('are converted word by word where the annotation has several pieces', () => {
    const pieces = [
      { start: raw(0), end: raw(2) },
      { start: raw(4), end: raw(6) },
    ];
    const annotation = { ...slogan('發展，好環境', '发展环境'), pieces };
    assert.equal(traditionalOf(annotation), '發展環境');
  });

  it('stand in the record behind the simplified ones, and are no attribute when it is read', () => {
    const article: AnnotatedArticle = {
      name: 'a.txt',
      text: '四下基层',
      annotations: [slogan('四下基层', '四下基层')],
    };
    const [record] = toRecord(article).annotations;
    assert.deepEqual(Object.entries(record!).slice(3, 6), [
      ['text', '四下基层'],
      ['norm', '四下基层'],
      ['traditional', '四下基層'],
    ]);
    const [stored] = readRecord(JSON.stringify(toRecord(article))).annotations;
    assert.deepEqual(stored!.attributes, {
      norm: '四下基层',
      evidence: ['quoted'],
      confidence: 0.9,
    });
  });
});
