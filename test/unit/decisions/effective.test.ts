import assert from 'node:assert/strict';
import {
  addAnnotation,
  changeDecision,
  decideSuggestion,
} from '../../../server/src/decisions/decide';
import { effectiveAnnotations } from '../../../server/src/decisions/effective';
import { Skeleton } from '../../../server/src/decisions/skeleton';
import { analyze } from '../../../server/src/document/analysis';
import { raw } from '../../../server/src/text/offsets';
import { at } from '../../support/decisions';
import { testLexicon } from '../../support/lexicon';

const TEXT = '县委书记林远舟强调，要推动高质量发展，办结13项任务。';
const skeleton = new Skeleton(TEXT);
const { annotations } = analyze(TEXT, testLexicon());
const none: ReadonlySet<string> = new Set();
const find = (text: string) => annotations.find((annotation) => annotation.text === text)!;
const span = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start: raw(start), end: raw(start + words.length) };
};
const on = (words: string, change: Parameters<typeof decideSuggestion>[2]) =>
  decideSuggestion(skeleton, find(words), change, at(1), none);
const by = (type: string, ...words: string[]) =>
  addAnnotation(skeleton, type, words.map(span), {}, at(1), none);

const show = (decisions: Parameters<typeof effectiveAnnotations>[1]): string =>
  effectiveAnnotations(annotations, decisions)
    .map(
      ({ state, type, pieces }) =>
        `${state} ${type} ${pieces.map(({ start, end }) => TEXT.slice(start, end)).join('+')}`,
    )
    .join('; ');

const PERSON = 'suggested official 林远舟';
const SLOGAN = 'suggested slogan 高质量发展';
const METRIC = 'suggested metric 13项';

const TABLE: readonly [
  what: string,
  decisions: Parameters<typeof effectiveAnnotations>[1],
  shown: string,
][] = [
  ['none', [], `${PERSON}; ${SLOGAN}; ${METRIC}`],
  [
    'accepted',
    [on('林远舟', { state: 'accepted' })],
    `accepted official 林远舟; ${SLOGAN}; ${METRIC}`,
  ],
  [
    'rejected',
    [on('高质量发展', { state: 'rejected' })],
    `${PERSON}; rejected slogan 高质量发展; ${METRIC}`,
  ],
  ['a note leaves it open', [on('13项', { note: '?' })], `${PERSON}; ${SLOGAN}; open metric 13项`],
  [
    'another type',
    [on('高质量发展', { type: 'formula' })],
    `${PERSON}; accepted formula 高质量发展; ${METRIC}`,
  ],
  [
    'another boundary',
    [on('高质量发展', { spans: [span('推动高质量发展')] })],
    `${PERSON}; accepted slogan 推动高质量发展; ${METRIC}`,
  ],
  ['withdrawn', [on('林远舟', { state: 'withdrawn' })], `${PERSON}; ${SLOGAN}; ${METRIC}`],
  [
    'by hand, another type over a suggestion',
    [by('机构', '县委书记林远舟')],
    `accepted 机构 县委书记林远舟; ${PERSON}; ${SLOGAN}; ${METRIC}`,
  ],
  [
    'by hand, the same type over a suggestion',
    [by('metric', '办结13项')],
    `${PERSON}; ${SLOGAN}; accepted metric 办结13项`,
  ],
  [
    'by hand, over the same words',
    [by('机构', '林远舟')],
    `accepted 机构 林远舟; ${SLOGAN}; ${METRIC}`,
  ],
  [
    'by hand, in pieces that overlap others',
    [by('slogan', '推动', '任务'), by('机构', '任务')],
    `${PERSON}; accepted slogan 推动+任务; ${SLOGAN}; ${METRIC}; accepted 机构 任务`,
  ],
];

describe('effective annotations', () => {
  for (const [what, decisions, shown] of TABLE) {
    it(what, () => assert.equal(show(decisions), shown));
  }

  it('a change that says nothing new is none', () => {
    const decision = on('林远舟', { state: 'accepted', tags: { unsure: true } });
    const again = {
      state: 'accepted',
      tags: { unsure: true },
      spans: [span('林远舟')],
      note: ' ',
    } as const;
    assert.equal(changeDecision(skeleton, decision, again, at(9)), decision);
  });

  it('an annotation stands somewhere', () => {
    assert.throws(() => addAnnotation(skeleton, 'x', [], {}, at(1), none), RangeError);
    const empty = { start: raw(3), end: raw(3) };
    assert.throws(() => addAnnotation(skeleton, 'x', [empty], {}, at(1), none), /3–3/);
  });
});
