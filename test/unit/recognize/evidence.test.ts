/** What annotations rest on, and how sure that makes them. Expected values were written by hand. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import type { Evidence } from '../../../server/src/document/annotation';
import { testLexicon } from '../../support/lexicon';

const lexicon = testLexicon();
const analysisOf = (text: string) => analyze(text, lexicon);

describe('evidence', () => {
  const rows: readonly (readonly [text: string, evidence: Evidence])[] = [
    ['推动高质量发展。', 'glossary'],
    ['打造“清廉水乡”品牌。', 'campaign-head'],
    ['打造“清廉水乡”品牌。', 'introduced'],
    ['践行“主动、用心、高效”理念。', 'parallel'],
    ['形成“网格吹哨+部门报到”机制。', 'joined'],
    ['县委书记唐国良主持会议。', 'speech-verb'],
    ['近300家企业参加。', 'approximator'],
    ['增长8.5%。', 'percentage'],
    ['市领导孙立军、钱晓红出席。', 'group-title'],
    ['沈国栋出任宁波市委书记。', 'appointment'],
    ['居全国第2位。', 'rank'],
    ['建设幸福南通。', 'place-brand'],
  ];
  for (const [text, evidence] of rows) {
    it(`${evidence} for ${text}`, () => {
      const [first] = analysisOf(text).annotations;
      assert.ok(
        first?.evidence.includes(evidence),
        `${first?.text}: ${first?.evidence.join(', ')}`,
      );
    });
  }
});

describe('confidence', () => {
  it('is less for what is a plain word as often as a slogan, and greater in quotation marks', () => {
    const [bare, known, quoted] = analysisOf(
      '着力提振消费，推动高质量发展，开展“提振消费”行动。',
    ).annotations;
    assert.deepEqual(
      [bare?.text, known?.text, quoted?.text],
      ['提振消费', '高质量发展', '提振消费'],
    );
    assert.ok(bare!.confidence < 0.7 && known!.confidence > 0.8 && quoted!.confidence > 0.9);
  });
});
