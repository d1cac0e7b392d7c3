import assert from 'node:assert/strict';
import { addAnnotation, decideSuggestion } from '../../../server/src/decisions/decide';
import type { Decision } from '../../../server/src/decisions/decision';
import { Skeleton } from '../../../server/src/decisions/skeleton';
import { analyze } from '../../../server/src/document/analysis';
import { ANNOTATION_TYPES } from '../../../server/src/document/annotation';
import { coloredSpans } from '../../../server/src/features/tokens';
import { raw } from '../../../server/src/text/offsets';
import { at } from '../../support/decisions';
import { testLexicon } from '../../support/lexicon';

const TEXT = '县委书记林远舟强调，要推动高质量发展，办结13项任务。';
const skeleton = new Skeleton(TEXT);
const analysis = analyze(TEXT, testLexicon());
const none: ReadonlySet<string> = new Set();

const on = (words: string, change: Parameters<typeof decideSuggestion>[2]) =>
  decideSuggestion(
    skeleton,
    analysis.annotations.find(({ text }) => text === words)!,
    change,
    at(1),
    none,
  );
const by = (type: string, ...words: string[]) => {
  const spans = words.map((word) => {
    const start = TEXT.indexOf(word);
    return { start: raw(start), end: raw(start + word.length) };
  });
  return addAnnotation(skeleton, type, spans, {}, at(1), none);
};

const TABLE: readonly [name: string, decisions: readonly Decision[], colored: string][] = [
  ['no decisions', [], 'official 林远舟; slogan 高质量发展; metric 13项'],
  ['accepted', [on('林远舟', {})], 'official 林远舟; slogan 高质量发展; metric 13项'],
  ['rejected', [on('林远舟', { state: 'rejected' })], 'slogan 高质量发展; metric 13项'],
  [
    'another type',
    [on('高质量发展', { type: 'formula' })],
    'official 林远舟; formula 高质量发展; metric 13项',
  ],
  ['a type of their own', [on('高质量发展', { type: 'goal' })], 'official 林远舟; metric 13项'],
  [
    'added in two pieces',
    [by('slogan', '强调', '任务')],
    'official 林远舟; slogan 强调; slogan 高质量发展; metric 13项; slogan 任务',
  ],
  [
    'added over a suggestion',
    [by('metric', '质量发展，办结')],
    'official 林远舟; slogan 高质量发展; metric 13项',
  ],
];

describe('coloured spans', () => {
  for (const [name, decisions, expected] of TABLE) {
    it(name, () => {
      const spans = coloredSpans(analysis, decisions, new Set(ANNOTATION_TYPES));
      assert.equal(
        spans.map(({ type, start, end }) => `${type} ${TEXT.slice(start, end)}`).join('; '),
        expected,
      );
    });
  }

  it('what is hidden hides nothing that overlaps it', () => {
    const spans = coloredSpans(analysis, [by('metric', '质量发展，办结')], new Set(['metric']));
    assert.deepEqual(
      spans.map(({ start, end }) => TEXT.slice(start, end)),
      ['质量发展，办结', '13项'],
    );
  });
});
