/** The posts of officials, by the annotation guide. Expected values were written by hand. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { testLexicon } from '../../support/lexicon';
import { only } from '../../support/marked';

const lexicon = testLexicon();
const analysisOf = (text: string) => analyze(text, lexicon);

describe('the posts of officials', () => {
  const rows: readonly (readonly [text: string, name: string, posts: readonly string[]])[] = [
    ['安徽省委常委、合肥市委书记陈志远出席。', '陈志远', ['安徽省委常委', '合肥市委书记']],
    ['市委副秘书长、办公室主任王大明介绍情况。', '王大明', ['市委副秘书长', '办公室主任']],
    ['时任福建宁德地委书记林远同志指出。', '林远', ['福建宁德地委书记']],
    ['获周文斌副省长批示。', '周文斌', ['副省长']],
    ['沈国栋出任宁波市委书记。', '沈国栋', ['宁波市委书记']],
    ['市领导孙立军、钱晓红出席。', '钱晓红', ['市领导']],
    ['国务委员兼外交部长高明远出席。', '高明远', ['国务委员', '外交部长']],
  ];
  for (const [text, name, posts] of rows) {
    it(`${name} in ${text}`, () => {
      const official = only(analysisOf(text), 'official', name);
      assert.deepEqual(official.posts, posts);
      assert.deepEqual(
        official.postSpans.map(({ start, end }) => text.slice(start, end)),
        posts,
      );
    });
  }

  it('are in the words of the reading, and where they stand in the raw text', () => {
    const text = '市委書記(jì)陳志遠(yuǎn)，縣委書記林遠。';
    const official = only(analysisOf(text), 'official', '陳志遠');
    assert.equal(official.norm, '陈志远');
    assert.deepEqual(official.posts, ['市委书记']);
    assert.equal(text.slice(official.postSpans[0]!.start, official.postSpans[0]!.end), '市委書記');
  });

  it('of a name that a list spreads over blanks go with the name without them', () => {
    const text = '市领导顾长青、于 涛、贾若兰参加。';
    const official = only(analysisOf(text), 'official', '于 涛');
    assert.equal(official.norm, '于涛');
    assert.deepEqual(official.posts, ['市领导']);
  });

  it('stay with the mention that gives them', () => {
    const text = '县委书记唐国良到会。\n\n唐国良指出，要办好实事。';
    const [introduced, bare] = analysisOf(text).annotations;
    assert.deepEqual(introduced?.type === 'official' && introduced.posts, ['县委书记']);
    assert.deepEqual(bare?.type === 'official' && bare.posts, []);
    assert.deepEqual(bare?.evidence, ['established']);
  });
});
