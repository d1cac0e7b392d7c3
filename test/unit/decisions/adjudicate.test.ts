import assert from 'node:assert/strict';
import {
  adjudicate,
  adoptAgreed,
  compareAnnotators,
  isSettled,
  type Choice,
  type ComparedPair,
} from '../../../server/src/decisions/adjudicate';
import { addAnnotation, decideSuggestion, type Change } from '../../../server/src/decisions/decide';
import { emptySidecar, type Decision } from '../../../server/src/decisions/decision';
import { effectiveAnnotations } from '../../../server/src/decisions/effective';
import { Skeleton } from '../../../server/src/decisions/skeleton';
import { analyze } from '../../../server/src/document/analysis';
import { raw } from '../../../server/src/text/offsets';
import { at } from '../../support/decisions';
import { testLexicon } from '../../support/lexicon';

const TEXT = '县委书记林远舟强调，要推动高质量发展，办结13项任务。';
const skeleton = new Skeleton(TEXT);
const { annotations } = analyze(TEXT, testLexicon());

const span = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start: raw(start), end: raw(start + words.length) };
};
const on = (words: string, change: Change = { state: 'accepted' }, creator = '林') => {
  const suggestion = annotations.find(({ text }) => text === words)!;
  return decideSuggestion(skeleton, suggestion, change, at(1, creator), new Set());
};
const by = (type: string, ...words: string[]) =>
  addAnnotation(skeleton, type, words.map(span), {}, at(1), new Set());

const compare = (
  first: readonly Decision[],
  second: readonly Decision[],
  undecided: 'suggestions' | 'decided' = 'decided',
) =>
  compareAnnotators(
    effectiveAnnotations(annotations, first),
    effectiveAnnotations(annotations, second),
    undecided,
  );

const show = ({ first, second, differences }: ComparedPair): string => {
  const [a, b] = [first, second].map((one) =>
    one
      ? `${one.type} ${one.pieces.map(({ start, end }) => TEXT.slice(start, end)).join('+')}`
      : '∅',
  );
  return [`${a} | ${b}`, ...differences].join(' ');
};

describe('adjudication', () => {
  const TABLE: readonly [
    what: string,
    first: readonly Decision[],
    second: readonly Decision[],
    agreed: readonly string[],
    disagreements: readonly string[],
  ][] = [
    ['nothing', [], [], [], []],
    [
      'the same, by different ways',
      [on('高质量发展')],
      [by('slogan', '高质量发展')],
      ['slogan 高质量发展 | slogan 高质量发展'],
      [],
    ],
    ['one only', [on('13项')], [], [], ['metric 13项 | ∅']],
    ['rejected by one', [on('13项', { state: 'rejected' })], [on('13项')], [], ['∅ | metric 13项']],
    [
      'another type, another boundary',
      [on('高质量发展', { type: 'formula' }), by('metric', '办结13项')],
      [on('高质量发展'), on('13项')],
      [],
      ['formula 高质量发展 | slogan 高质量发展 type', 'metric 办结13项 | metric 13项 boundary'],
    ],
    [
      'attributes',
      [on('13项', { state: 'accepted', attributes: { value: 12 } })],
      [on('13项')],
      [],
      ['metric 13项 | metric 13项 attributes'],
    ],
    [
      'the same words come before a longer overlap, the type before others',
      [by('slogan', '推动高质量发展'), by('formula', '高质量发展')],
      [by('slogan', '高质量发展')],
      [],
      ['slogan 推动高质量发展 | ∅', 'formula 高质量发展 | slogan 高质量发展 type'],
    ],
    [
      'pieces',
      [by('slogan', '强调', '任务')],
      [by('slogan', '任务')],
      [],
      ['slogan 强调+任务 | slogan 任务 boundary'],
    ],
  ];
  for (const [what, first, second, agreed, disagreements] of TABLE) {
    it(`compares: ${what}`, () => {
      const comparison = compare(first, second);
      assert.deepEqual(comparison.agreed.map(show), agreed);
      assert.deepEqual(comparison.disagreements.map(show), disagreements);
    });
  }

  it('counts suggestions of which nothing was said, if asked to', () => {
    const { agreed, disagreements } = compare(
      [],
      [on('13项', { state: 'rejected' })],
      'suggestions',
    );
    assert.deepEqual(agreed.map(show), [
      'official 林远舟 | official 林远舟',
      'slogan 高质量发展 | slogan 高质量发展',
    ]);
    assert.deepEqual(disagreements.map(show), ['metric 13项 | ∅']);
  });

  const CHOICES: readonly [choice: Choice, final: string][] = [
    ['first', 'accepted metric 办结13项, rejected metric 13项'],
    ['second', 'rejected metric 办结13项, accepted metric 13项'],
    ['both', 'accepted metric 办结13项, accepted metric 13项'],
    ['neither', 'rejected metric 办结13项, rejected metric 13项'],
  ];
  const final = emptySidecar('a.txt');
  const decided = (decisions: readonly Decision[]): string =>
    effectiveAnnotations(annotations, decisions)
      .filter(({ state }) => state !== 'suggested')
      .map(
        ({ state, type, pieces }) =>
          `${state} ${type} ${pieces.map(({ start, end }) => TEXT.slice(start, end)).join('+')}`,
      )
      .join(', ');

  for (const [choice, expected] of CHOICES) {
    it(`makes a final set by choosing ${choice}`, () => {
      const [pair] = compare([by('metric', '办结13项')], [on('13项')]).disagreements;
      assert.equal(isSettled(pair!, final), false);
      const result = adjudicate(final, pair!, choice, skeleton, at(2, '裁'));
      assert.equal(decided(result.decisions), expected);
      assert.ok(isSettled(pair!, result));
      assert.ok(result.decisions.every(({ creator }) => creator === '裁'));
    });
  }

  it('lets a choice be changed', () => {
    const [pair] = compare([by('metric', '办结13项')], [on('13项')]).disagreements;
    const once = adjudicate(final, pair!, 'first', skeleton, at(2, '裁'));
    const twice = adjudicate(once, pair!, 'second', skeleton, at(3, '裁'));
    assert.equal(decided(twice.decisions), 'rejected metric 办结13项, accepted metric 13项');
  });

  it('decides once where only attributes differ', () => {
    const first = [on('13项', { state: 'accepted', attributes: { value: 12 } })];
    const [pair] = compare(first, [on('13项')]).disagreements;
    for (const [choice, attributes] of [
      ['first', { value: 12 }],
      ['second', {}],
    ] as const) {
      const { decisions } = adjudicate(final, pair!, choice, skeleton, at(2, '裁'));
      assert.deepEqual(
        decisions.map((one) => [one.state, one.attributes]),
        [['accepted', attributes]],
      );
    }
  });

  it('adopts what both agree on, once, and leaves alone what was adjudicated', () => {
    const { agreed } = compare([on('高质量发展'), on('13项')], [on('高质量发展'), on('13项')]);
    const rejected = adjudicate(final, agreed[0]!, 'neither', skeleton, at(2, '裁'));
    const adopted = adoptAgreed(rejected, agreed, skeleton, at(3, '裁'));
    assert.equal(decided(adopted.decisions), 'rejected slogan 高质量发展, accepted metric 13项');
    assert.equal(adoptAgreed(adopted, agreed, skeleton, at(4, '裁')), adopted);
  });
});
