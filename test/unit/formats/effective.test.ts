import assert from 'node:assert/strict';
import {
  addAnnotation,
  decideSuggestion,
  relate,
  withdrawRelation,
  type Change,
} from '../../../server/src/decisions/decide';
import type { Decision, Relation } from '../../../server/src/decisions/decision';
import { effectiveAnnotations, type Undecided } from '../../../server/src/decisions/effective';
import { Skeleton } from '../../../server/src/decisions/skeleton';
import { analyze } from '../../../server/src/document/analysis';
import { piecesOf, typeName, type ArticleAnnotation } from '../../../server/src/formats/article';
import { takeEffective } from '../../../server/src/formats/effective';
import { toAnnotationRecord } from '../../../server/src/formats/record';
import { raw } from '../../../server/src/text/offsets';
import { at } from '../../support/decisions';
import { testLexicon } from '../../support/lexicon';
import { spanOf } from './articles';

const TEXT = '县委书记林远舟强调，要推动高质量发展，办结13项任务，守牢三条底线。';
/** What is lost of attributes. */
const OTHER_VALUES =
  'Attributes with values of another kind, or with names that records need, are left out.';

const skeleton = new Skeleton(TEXT);
const { annotations } = analyze(TEXT, testLexicon());

const span = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start: raw(start), end: raw(start + words.length) };
};
const on = (words: string, change: Change) => {
  const suggestion = annotations.find(({ text }) => text === words)!;
  return decideSuggestion(skeleton, suggestion, change, at(1), new Set());
};
const by = (type: string, words: string[], change: Change = {}) =>
  addAnnotation(skeleton, type, words.map(span), change, at(1), new Set());

const take = (decisions: readonly Decision[], undecided: Undecided = 'suggestions') => {
  const taken = takeEffective(effectiveAnnotations(annotations, decisions), TEXT, undecided);
  for (const { start, end, text } of taken.annotations) {
    assert.equal(TEXT.slice(start, end), text);
  }
  return taken;
};

/** Some attributes of the annotations, as records have them. */
const pick = (decisions: readonly Decision[], undecided: Undecided, ...names: string[]) =>
  take(decisions, undecided).annotations.map((annotation) => {
    const record: Record<string, unknown> = { ...toAnnotationRecord(annotation) };
    return names.map((name) => record[name]);
  });

const words = (annotation: ArticleAnnotation): string =>
  piecesOf(annotation)
    .map(({ start, end }) => TEXT.slice(start, end))
    .join('…');

const show = (decisions: readonly Decision[], undecided?: Undecided): string =>
  take(decisions, undecided)
    .annotations.map((one) => `${typeName(one)} ${words(one)}${one.confidence === 1 ? '!' : ''}`)
    .join('; ');

describe('relations for exports', () => {
  const who = on('林远舟', { state: 'accepted' });
  const what = by('slogan', ['高质量发展']);
  const own = by('机构', ['县委']);
  const taken = (decisions: Decision[], relations: Relation[]) =>
    takeEffective(effectiveAnnotations(annotations, decisions), TEXT, 'suggestions', relations);
  const shown = ({ annotations: all, relations }: ReturnType<typeof taken>): string[] => {
    const words = new Map(all.map(({ id, text }) => [id, text]));
    return relations.map(({ type, from, to }) => `${words.get(from)} ${type} ${words.get(to)}`);
  };
  const relation = relate('提出', who.id, what.id, at(1), new Set());

  it('are those between annotations that are taken', () => {
    const result = taken([who, what], [relation]);
    assert.deepEqual(shown(result), ['林远舟 提出 高质量发展']);
    assert.deepEqual(result.losses, []);
  });

  it('that were withdrawn are none', () => {
    const result = taken([who, what], [withdrawRelation(relation, at(2))]);
    assert.deepEqual([shown(result), result.losses], [[], []]);
  });

  it('end at types of one’s own, too', () => {
    const result = taken([who, own], [relate('属于', who.id, own.id, at(1), new Set())]);
    assert.deepEqual(shown(result), ['林远舟 属于 县委']);
    assert.deepEqual(result.losses, []);
  });

  it('to what is left out are left out, and that is said', () => {
    const no = on('13项', { state: 'rejected' });
    const result = taken([who, no], [relate('属于', who.id, no.id, at(1), new Set())]);
    assert.deepEqual(shown(result), []);
    assert.deepEqual(result.losses, [
      { sentence: 'Relations to annotations that are left out are left out, too.' },
    ]);
  });
});

describe('effective annotations for exports', () => {
  const TABLE: readonly [
    what: string,
    decisions: readonly Decision[],
    suggestions: string,
    decided: string,
  ][] = [
    ['nothing decided', [], 'official 林远舟; slogan 高质量发展; metric 13项', ''],
    [
      'accepted, rejected',
      [on('林远舟', { state: 'accepted' }), on('13项', { state: 'rejected' })],
      'official 林远舟!; slogan 高质量发展',
      'official 林远舟!',
    ],
    ['open', [on('13项', { note: '核对' })], 'official 林远舟; slogan 高质量发展; metric 13项', ''],
    [
      'other words',
      [on('高质量发展', { spans: [span('推动高质量发展')] })],
      'official 林远舟; slogan 推动高质量发展!; metric 13项',
      'slogan 推动高质量发展!',
    ],
    [
      'another type',
      [on('高质量发展', { type: 'formula' })],
      'official 林远舟; formula 高质量发展!; metric 13项',
      'formula 高质量发展!',
    ],
    [
      'an accepted one over a suggestion of another type',
      [by('official', ['质量'])],
      'official 林远舟; slogan 高质量发展; official 质量!; metric 13项',
      'official 质量!',
    ],
    [
      'pieces',
      [by('slogan', ['强调', '任务'])],
      'official 林远舟; slogan 强调…任务!; slogan 高质量发展; metric 13项',
      'slogan 强调…任务!',
    ],
    [
      'types of one’s own',
      [by('政策', ['推动高质量发展']), by('政策', ['三条', '条底'])],
      'official 林远舟; 政策 推动高质量发展!; slogan 高质量发展; metric 13项; 政策 三条底!',
      '政策 推动高质量发展!; 政策 三条底!',
    ],
  ];
  for (const [what, decisions, suggestions, decided] of TABLE) {
    it(what, () => {
      assert.equal(show(decisions), suggestions);
      assert.equal(show(decisions, 'decided'), decided);
    });
  }

  it('fills in what the words of an annotation by hand say', () => {
    const decisions = [
      by('formula', ['三条底线']),
      by('metric', ['办结13项']),
      on('高质量发展', { state: 'rejected' }),
    ];
    assert.deepEqual(
      pick(decisions, 'decided', 'text', 'value', 'unit', 'indicator', 'kind', 'count', 'evidence'),
      [
        ['办结13项', 13, '项', null, undefined, undefined, []],
        ['三条底线', undefined, undefined, undefined, 'counted', 3, []],
      ],
    );
  });

  it('takes the attributes that a person set, and finds the posts among them', () => {
    const official = on('林远舟', {
      state: 'accepted',
      attributes: { posts: ['书记', '主任'], mood: 'calm' },
    });
    const metric = on('13项', { attributes: { value: 12, unit: 7 } });
    assert.deepEqual(
      pick([official, metric], 'suggestions', 'posts', 'postSpans', 'value', 'unit'),
      [
        [['书记', '主任'], [[2, 4]], undefined, undefined],
        [undefined, undefined, undefined, undefined],
        [undefined, undefined, 12, '项'],
      ],
    );
    const { losses } = take([official, metric]);
    assert.deepEqual(losses, [
      { sentence: OTHER_VALUES, where: [{ ...spanOf(TEXT, '13项'), text: '13项' }] },
    ]);
  });

  it('takes attributes of one’s own, of any type', () => {
    const official = on('林远舟', { attributes: { mood: 'calm' } });
    const policy = by('政策', ['县委', '底线'], {
      attributes: { norm: '县委底线', level: 3, empty: '', confidence: 0.2, text: '?' },
    });
    const { annotations: taken, losses } = take([official, policy]);
    assert.deepEqual(
      taken.filter(({ own }) => own).map(({ norm, own, confidence }) => [norm, own, confidence]),
      [
        ['县委底线', { level: 3 }, 1],
        ['林远舟', { mood: 'calm' }, official.suggestion && taken[1]!.confidence],
      ],
    );
    const whole = { start: TEXT.indexOf('县委'), end: TEXT.indexOf('底线') + 2 };
    assert.deepEqual(losses, [
      { sentence: OTHER_VALUES, where: [{ ...whole, text: TEXT.slice(whole.start, whole.end) }] },
    ]);
  });

  it('says what it leaves out', () => {
    const noted = by('slogan', ['守牢', '底线'], { note: '？', tags: { unsure: true } });
    const valueless = by('metric', ['强调']);
    const { annotations: taken, losses } = take([noted, valueless]);
    assert.deepEqual(losses, [
      {
        sentence: 'Metrics without a number are left out.',
        where: [{ ...spanOf(TEXT, '强调'), text: '强调' }],
      },
    ]);
    const { tags, notes, state, creator } = taken.find(({ review }) => review?.tags)!.review!;
    assert.deepEqual(
      [tags, notes!.map(({ text }) => text), state],
      [['unsure'], ['？'], 'accepted'],
    );
    assert.equal(creator, notes![0]!.creator);
  });
});
