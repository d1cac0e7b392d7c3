/** What an editor shows of the structure of a file: folding, highlights, brackets, hovers on posts. */
import assert from 'node:assert/strict';
import { findBrackets } from '../../../server/src/features/brackets';
import { createLanguageService } from '../../../server/src/service';
import { raw } from '../../../server/src/text/offsets';
import { testLexicon } from '../../support/lexicon';

const service = createLanguageService({ lexicon: testLexicon() });

describe('folding', () => {
  const TEXT = [
    /*  0 */ '县里召开推进会',
    /*  2 */ '一、总体要求',
    /*  4 */ '全县上下要抓好落实。',
    /*  6 */ '（一）抓好春耕',
    /*  8 */ '各镇要动员。',
    /* 10 */ '1. 清沟',
    /* 12 */ '2. 清路',
    /* 14 */ '二、保障措施',
    /* 16 */ '一是加强领导。',
    /* 18 */ '二是加强督查。',
  ].join('\n\n');
  const lineOf = (offset: number) => TEXT.slice(0, offset).split('\n').length - 1;

  it('finds the article, its sections to the next heading of their level, and lists', () => {
    const ranges = service.getFoldingRanges(service.analyze(TEXT));
    assert.deepEqual(
      ranges.map(({ kind, start, end }) => [kind, lineOf(start), lineOf(end)]),
      [
        ['article', 0, 18],
        ['section', 2, 12],
        ['section', 6, 12],
        ['list', 10, 12],
        ['section', 14, 18],
        ['list', 16, 18],
      ],
    );
  });

  it('finds nothing in a text without structure', () => {
    assert.deepEqual(
      service.getFoldingRanges(service.analyze('')).filter(({ kind }) => kind !== 'article'),
      [],
    );
  });
});

describe('highlights', () => {
  const TEXT = '县委书记唐国良主持会议。唐国良指出，要践行“四下基层”，四下基层要落实。';
  const find = (at: number) =>
    service
      .findDocumentHighlights(service.analyze(TEXT), raw(at))
      .map(({ start, introduces }) => [start, introduces]);

  it('tell where a person is introduced', () => {
    assert.deepEqual(find(TEXT.indexOf('唐国良指出')), [
      [4, true],
      [12, false],
    ]);
  });

  it('hold for the post as for the name', () => assert.deepEqual(find(0), find(4)));

  it('hold for a cursor behind the word', () => assert.deepEqual(find(7), find(4)));

  it('are none where nothing is annotated', () => assert.deepEqual(find(9), []));
});

describe('a hover', () => {
  it('spans the post under the mouse, and explains who holds it', () => {
    const analysis = service.analyze('会上，市委副书记、市长何立新汇报了情况。');
    const options = { language: 'zh', locate: () => ({ line: 1 }) } as const;
    const hover = service.doHover(analysis, raw(10), options)!;
    assert.deepEqual(hover.span, { start: 9, end: 11 });
    assert.equal(hover.explanation.title, '何立新');
  });

  it('ends where the word ends', () => {
    const analysis = service.analyze('完成13项任务。');
    const options = { language: 'zh', locate: () => ({ line: 1 }) } as const;
    assert.ok(service.doHover(analysis, raw(4), options));
    assert.equal(service.doHover(analysis, raw(5), options), undefined);
  });
});

describe('brackets', () => {
  const ROWS: readonly [text: string, pairs: [open: number, close: number][]][] = [
    [
      '“一”（二）《三》',
      [
        [0, 2],
        [3, 5],
        [6, 8],
      ],
    ],
    [
      '“‘一’二”',
      [
        [1, 3],
        [0, 5],
      ],
    ],
    ['“一《二”三', [[0, 4]]],
    ['一”二“', []],
    [
      '「一」『二』【三】',
      [
        [0, 2],
        [3, 5],
        [6, 8],
      ],
    ],
  ];
  for (const [text, pairs] of ROWS) {
    it(`of ${text}`, () =>
      assert.deepEqual(
        findBrackets(text).map(({ open, close }) => [open, close]),
        pairs,
      ));
  }
});
