import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import type { AnnotationType } from '../../../server/src/document/annotation';
import { evaluate } from '../../../server/src/evaluate/evaluate';
import { withoutGlossary } from '../../../server/src/evaluate/withoutGlossary';
import type { StoredAnnotation } from '../../../server/src/formats/readRecord';
import { createLexicon } from '../../../server/src/lexicon/lexicon';
import { lexiconData, testLexicon } from '../../support/lexicon';

const annotation = (
  type: AnnotationType,
  start: number,
  end: number,
  attributes: Readonly<Record<string, unknown>> = {},
): StoredAnnotation => ({ type, start, end, text: '', attributes });

const metric = { norm: '13项', value: 13, unit: '项', bound: 'exact', indicator: '任务' };

/** Two articles: of 6 gold annotations 3 are right, of 5 found ones 3 are right. */
const result = evaluate([
  {
    file: 'a.txt',
    gold: [
      annotation('slogan', 0, 4),
      annotation('slogan', 5, 9),
      annotation('slogan', 10, 14),
      annotation('metric', 20, 23, metric),
    ],
    found: [
      annotation('slogan', 0, 4),
      annotation('slogan', 5, 8),
      annotation('metric', 20, 23, { ...metric, indicator: null, valueTo: 15 }),
    ],
  },
  {
    file: 'b.txt',
    gold: [
      annotation('official', 0, 3, { posts: ['市长', '书记'] }),
      annotation('formula', 5, 9, { count: null, kind: 'code' }),
    ],
    found: [annotation('official', 0, 3, { posts: ['书记', '市长'] }), annotation('slogan', 5, 9)],
  },
]);

const NO_ERRORS = { boundary: 0, type: 0, missed: 0, invented: 0 };

describe('an evaluation', () => {
  it('scores each type', () => {
    assert.deepEqual(result.types, {
      slogan: {
        gold: 3,
        found: 3,
        right: 1,
        precision: 1 / 3,
        recall: 1 / 3,
        f1: 1 / 3,
        errors: { ...NO_ERRORS, boundary: 1, missed: 1 },
      },
      // An error over two types is the gold standard's; nothing found gives no precision.
      formula: {
        gold: 1,
        found: 0,
        right: 0,
        precision: null,
        recall: 0,
        f1: 0,
        errors: { ...NO_ERRORS, type: 1 },
      },
      official: {
        gold: 1,
        found: 1,
        right: 1,
        precision: 1,
        recall: 1,
        f1: 1,
        errors: NO_ERRORS,
      },
      metric: { gold: 1, found: 1, right: 1, precision: 1, recall: 1, f1: 1, errors: NO_ERRORS },
    });
  });

  it('scores all annotations together', () => {
    assert.equal(result.articles, 2);
    assert.deepEqual(result.total, {
      gold: 6,
      found: 5,
      right: 3,
      precision: 3 / 5,
      recall: 3 / 6,
      f1: 6 / 11,
      errors: { boundary: 1, type: 1, missed: 1, invented: 0 },
    });
  });

  it('scores attributes on matched spans, where the gold standard gives them', () => {
    assert.deepEqual(result.attributes, {
      slogan: { norm: { right: 0, of: 0 } },
      formula: {
        norm: { right: 0, of: 0 },
        kind: { right: 0, of: 0 },
        count: { right: 0, of: 0 },
        items: { right: 0, of: 0 },
      },
      official: {
        norm: { right: 0, of: 0 },
        posts: { right: 0, of: 1 },
        postSpans: { right: 0, of: 0 },
      },
      metric: {
        norm: { right: 1, of: 1 },
        value: { right: 1, of: 1 },
        unit: { right: 1, of: 1 },
        bound: { right: 1, of: 1 },
        indicator: { right: 0, of: 1 },
        direction: { right: 0, of: 0 },
      },
    });
  });

  it('lists every error with its article', () => {
    assert.deepEqual(
      result.errors.map(({ file, kind, gold }) => [file, kind, gold?.start]),
      [
        ['a.txt', 'boundary', 5],
        ['a.txt', 'missed', 10],
        ['b.txt', 'type', 5],
      ],
    );
    assert.deepEqual(
      result.attributeErrors.map(({ file, attribute, gold }) => [file, attribute, gold.start]),
      [
        ['a.txt', 'indicator', 20],
        ['b.txt', 'posts', 0],
      ],
    );
  });

  it('of nothing has no scores', () => {
    const { total } = evaluate([]);
    assert.deepEqual(total, {
      gold: 0,
      found: 0,
      right: 0,
      precision: null,
      recall: null,
      f1: null,
      errors: NO_ERRORS,
    });
  });
});

describe('a lexicon without the glossary', () => {
  const TEXT = '会议强调，推动高质量发展，开展“灯塔领航”行动，完成13项任务。';
  const found = (lexicon: ReturnType<typeof testLexicon>): string[] =>
    analyze(TEXT, lexicon).annotations.map(({ text }) => text);

  it('finds what the text gives evidence for, and no listed term', () => {
    assert.deepEqual(found(testLexicon()), ['高质量发展', '灯塔领航', '13项']);
    assert.deepEqual(found(createLexicon(withoutGlossary(lexiconData()))), ['灯塔领航', '13项']);
  });
});
