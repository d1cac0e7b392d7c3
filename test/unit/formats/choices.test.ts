import assert from 'node:assert/strict';
import { chosen, lossesOfChoice, type ExportChoices } from '../../../server/src/formats/choices';
import { findLosses } from '../../../server/src/formats/export';
import { toRecord } from '../../../server/src/formats/record';
import { findFormat } from '../../../server/src/formats/registry';
import { plain, slogan, spanOf } from './articles';
import type { AnnotatedArticle } from '../../../server/src/formats/article';

const ALL: ExportChoices = {
  text: 'raw',
  types: ['slogan', 'formula', 'official', 'metric'],
  minConfidence: 0,
};

const spans = ({ annotations }: AnnotatedArticle): string[] =>
  annotations.map(({ type, start, end, text }) => `${type} ${start}-${end} ${text}`);

describe('choices for an export', () => {
  it('leave an article as it is where nobody chose', () => {
    assert.deepEqual(chosen(plain, ALL), plain);
  });

  it('keep types, and what is sure enough', () => {
    assert.deepEqual(
      spans(chosen(plain, { ...ALL, types: ['slogan', 'metric'], minConfidence: 0.88 })),
      ['slogan 27-32 高质量发展', 'metric 35-38 13项'],
    );
  });

  const TEXT = '縣長方遠強調，推動高質(zhì)量發(fā)展。';
  const article: AnnotatedArticle = {
    name: 'a.txt',
    text: TEXT,
    annotations: [
      {
        type: 'official',
        ...spanOf(TEXT, '方遠'),
        text: '方遠',
        norm: '方远',
        posts: ['县长'],
        postSpans: [spanOf(TEXT, '縣長')],
        evidence: ['post-before'],
        confidence: 0.9,
      },
      slogan(TEXT, '高質(zhì)量發(fā)展', '高质量发展'),
    ],
  };
  const FORMS: readonly [form: ExportChoices['text'], text: string, spans: string[]][] = [
    ['raw', TEXT, ['official 2-4 方遠', 'slogan 9-23 高質(zhì)量發(fā)展']],
    ['clean', '縣長方遠強調，推動高質量發展。', ['official 2-4 方遠', 'slogan 9-14 高質量發展']],
    [
      'simplified',
      '县长方远强调，推动高质量发展。',
      ['official 2-4 方远', 'slogan 9-14 高质量发展'],
    ],
    [
      'traditional',
      '縣長方遠強調，推動高質量發展。',
      ['official 2-4 方遠', 'slogan 9-14 高質量發展'],
    ],
  ];
  for (const [form, text, expected] of FORMS) {
    it(`count in the ${form} text`, () => {
      const result = chosen(article, { ...ALL, text: form });
      assert.equal(result.text, text);
      assert.deepEqual(spans(result), expected);
      const [official] = result.annotations;
      assert.ok(official?.type === 'official');
      assert.deepEqual(official.postSpans, [{ start: 0, end: 2 }]);
    });
  }

  it('lose what stands in page furniture, which is said', () => {
    const text = '县长方远讲话。\n\n责任编辑：林一\n';
    const stored = {
      ...article,
      text,
      annotations: [
        { ...slogan(text, '方远'), ...spanOf(text, '方远') },
        { ...slogan(text, '林一'), ...spanOf(text, '林一') },
      ],
    };
    const made = chosen(stored, { ...ALL, text: 'clean' });
    assert.deepEqual(
      made.annotations.map(({ text: words }) => words),
      ['方远'],
    );
    const [loss, ...others] = lossesOfChoice(stored, { ...ALL, text: 'clean' }, made);
    assert.deepEqual(
      loss!.where!.map(({ start }) => start),
      [text.indexOf('林一')],
    );
    assert.deepEqual(others, []);
    assert.deepEqual(lossesOfChoice(stored, ALL, chosen(stored, ALL)), []);
  });

  it('change the script of an article from Taiwan and leave its words', () => {
    const taiwan = { ...article, text: '程式設計師在會議裡展示軟體。', annotations: [] };
    const inForm = (text: ExportChoices['text']) => chosen(taiwan, { ...ALL, text }).text;
    assert.equal(inForm('simplified'), '程式设计师在会议里展示软体。');
    assert.equal(inForm('traditional'), taiwan.text);
  });

  it('put a text that is not the one that is stored into the record', () => {
    const { form, text } = toRecord(chosen(article, { ...ALL, text: 'clean' }));
    assert.deepEqual([form, text], ['clean', '縣長方遠強調，推動高質量發展。']);
    assert.ok(!('text' in toRecord(article)));
  });

  it('make tables say that they do not hold it', () => {
    const changed = chosen(article, { ...ALL, text: 'simplified' });
    assert.deepEqual(findLosses([changed], findFormat('csv')!), [
      'Offsets count in a changed text, which a table does not hold.',
    ]);
  });
});
