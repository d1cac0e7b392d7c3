/** What the service answers, on small articles whose answers were worked out by hand. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderPlainText } from '../../../server/src/explain/render';
import { createLanguageService } from '../../../server/src/service';
import { raw } from '../../../server/src/text/offsets';
import type { Segmenter } from '../../../server/src/text/segmenter';
import { testLexicon } from '../../support/lexicon';

const service = createLanguageService({ lexicon: testLexicon() });
const locate = () => ({ line: 1 });

/** Cuts into pairs, across every word: what selections must not follow inside a set phrase. */
const pairs: Segmenter = { name: 'pairs', cut: (text) => text.match(/[\s\S]{1,2}/gu) ?? [] };

const hoverText = (text: string, at: number, language: 'zh' | 'en' | 'both' = 'zh') => {
  const hover = service.doHover(service.analyze(text), raw(at), { language, locate });
  return hover && renderPlainText(hover.explanation);
};

describe('hovers', () => {
  const rows: readonly (readonly [name: string, text: string, at: number, words: RegExp])[] = [
    [
      'a formula with its items',
      '践行“四下基层”。',
      4,
      /四下基层[\s\S]*1\. [\s\S]*4\. 现场办公下基层/,
    ],
    [
      'a formula with the items of the article',
      '开展“四送”（送政策、送技术、送岗位、送服务）活动。',
      4,
      /送政策[\s\S]*送服务/,
    ],
    ['an official with the post', '县委书记唐国良到会。', 5, /唐国良[\s\S]*县委书记/],
    ['an official through the post', '县委书记唐国良到会。', 1, /唐国良/],
    ['a metric in plain figures', '浏览量达20万以上。', 5, /200,000/],
    ['what a metric measures', '完成重点任务13项。', 7, /重点任务/],
    ['the evidence', '打造“清廉水乡”品牌。', 4, /依据/],
  ];
  for (const [name, text, at, words] of rows) {
    it(`say of ${name}`, () => assert.match(hoverText(text, at) ?? '', words));
  }

  it('are in the language that is asked for', () => {
    const text = '推动高质量发展。';
    assert.match(hoverText(text, 3, 'en')!, /Meaning/);
    assert.doesNotMatch(hoverText(text, 3, 'zh')!, /Meaning/);
    assert.match(hoverText(text, 3, 'both')!, /含义[\s\S]*Meaning/);
  });

  it('say nothing where nothing is annotated', () =>
    assert.equal(hoverText('今天开会。', 1), undefined));

  it('give every place where a thing occurs', () => {
    const text = '“清廉水乡”品牌。\n\n建设清廉水乡。';
    const analysis = service.analyze(text);
    const places = service.findDocumentHighlights(analysis, raw(2));
    assert.deepEqual(
      places.map(({ start, end }) => text.slice(start, end)),
      ['清廉水乡', '清廉水乡'],
    );
  });
});

describe('selections', () => {
  const growing = (text: string, at: number) =>
    service
      .getSelectionRanges(service.analyze(text), [raw(at)], pairs)[0]!
      .map(({ start, end }) => text.slice(start, end));

  it('take a set phrase as one word, however a segmenter cuts it', () => {
    assert.equal(growing('要推动高质量发展迈上新台阶。', 5)[0], '高质量发展');
  });

  it('grow from word to phrase, clause, sentence and paragraph', () => {
    const grown = growing('会议指出，要办好“关键小事”，让群众满意。下一步再说。\n\n完。', 10);
    assert.equal(grown[0], '关键小事');
    assert.ok(grown.includes('会议指出，要办好“关键小事”，让群众满意。'), grown.join(' | '));
    assert.ok(grown.includes('会议指出，要办好“关键小事”，让群众满意。下一步再说。'));
  });

  it('cover residue inside a word and leave out what stands behind it', () => {
    assert.equal(growing('推動高質(zhì)量發(fā)展。', 3)[0], '高質(zhì)量發(fā)展');
  });

  it('hold the offset and grow, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), (text, at) => {
        const offset = Math.min(at, text.length);
        const [chain] = service.getSelectionRanges(service.analyze(text), [raw(offset)], pairs);
        let inner: { start: number; end: number } = { start: offset, end: offset };
        for (const span of chain!) {
          assert.ok(span.start <= inner.start && span.end >= inner.end);
          inner = span;
        }
      }),
    );
  });
});

describe('semantic tokens', () => {
  it('do not cross line breaks or cover captions, and say what they go on with', () => {
    const text = '会议强调，要推动高\n质量发展迈上新台阶，让群众满意。';
    const tokens = service.getSemanticTokens(service.analyze(text));
    assert.deepEqual(
      tokens.map(({ start, end }) => text.slice(start, end)),
      ['高', '质量发展'],
    );
  });

  it('can be asked for some kinds and for a part of the text', () => {
    const text = '县委书记唐国良指出，推动高质量发展。';
    const analysis = service.analyze(text);
    const words = (tokens: ReturnType<typeof service.getSemanticTokens>) =>
      tokens.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(words(service.getSemanticTokens(analysis, undefined, new Set(['official']))), [
      '唐国良',
    ]);
    assert.deepEqual(words(service.getSemanticTokens(analysis, { start: raw(10), end: raw(17) })), [
      '高质量发展',
    ]);
  });
});

describe('government articles', () => {
  it('are told from other Chinese texts', () => {
    const article =
      '县委书记唐国良主持召开会议，传达学习省委全会精神，研究部署乡村振兴、安全生产和基层党建工作。会议强调，各级各部门要提高政治站位，压实工作责任，确保各项任务落实落地。';
    const story =
      '春天来了，花园里的花开了，红的黄的都有。小猫在树下睡觉，小鸟在枝头唱歌，孩子们在草地上放风筝，笑声传得很远很远。妈妈端来一壶茶，坐在藤椅上看书，阳光暖暖的，一切都很安静。';
    assert.equal(service.isGovernmentArticle(article), true);
    assert.equal(service.isGovernmentArticle(story), false);
  });
});

describe('residue', () => {
  it('is one problem for each paragraph, that names every place', () => {
    const text = '推動高質(zhì)量發(fā)展。\n\n堅持問題導(dǎo)向。';
    const problems = service.doValidation(service.analyze(text));
    assert.deepEqual(
      problems.map(({ example, places }) => [example, places.length]),
      [
        ['質(zhì)', 2],
        ['導(dǎo)', 1],
      ],
    );
  });
});

describe('the outline', () => {
  it('has the articles of a page, in each its annotations', () => {
    const text = [
      '县里召开推进会议部署秋冬工作',
      '',
      '记者 李某某',
      '',
      '昨日，县委书记唐国良主持召开推进会议，部署秋冬季重点工作，要求抓好落实。',
      '',
      '镇里开展清廉家风宣讲活动',
      '',
      '记者 王某某',
      '',
      '近日，桐花镇开展“清廉家风”宣讲活动，共有120人参加，反响良好。',
    ].join('\n');
    const symbols = service.getDocumentSymbols(service.analyze(text));
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [
        ['县里召开推进会议部署秋冬工作', ['唐国良']],
        ['镇里开展清廉家风宣讲活动', ['清廉家风', '清廉家风', '120人']],
      ],
    );
  });

  it('names articles and annotations in their own script, without noise', () => {
    const text =
      '縣里召開推進(jìn)會\n\n縣委書記唐國良強調，要推動高質(zhì)量發(fā)展，辦結13項任務。';
    const [symbol] = service.getDocumentSymbols(service.analyze(text));
    assert.equal(symbol!.name, '縣里召開推進會');
    assert.deepEqual(
      symbol!.children.map(({ name, detail }) => [name, detail]),
      [
        ['唐國良', '縣委書記'],
        ['高質量發展', ''],
        ['13項', '任务'],
      ],
    );
  });

  it('names an article without headline by its first words, and says that they go on', () => {
    const long =
      '会议强调，各级各部门要提高政治站位，压实工作责任，加强协作配合，确保各项任务落实落地。';
    const [symbol] = service.getDocumentSymbols(service.analyze(long));
    assert.match(symbol!.name, /^会议强调，.*…$/);
    assert.ok(long.startsWith(symbol!.name.slice(0, -1)));
    for (const [headline, name] of [
      ['县里召开推进会', '县里召开推进会'],
      ['## 县里召开推进会', '县里召开推进会'],
      ['顾某某在推进会上强调\n\n要抓好落实', '顾某某在推进会上强调 要抓好落实'],
    ] as const) {
      const text = `${headline}\n\n${long}`;
      const [headed] = service.getDocumentSymbols(service.analyze(text));
      assert.equal(headed!.name, name);
      assert.equal(text.slice(headed!.selection.start, headed!.selection.end), headline);
    }
  });
});
