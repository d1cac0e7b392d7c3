import assert from 'node:assert/strict';
import {
  type AnnotationFilter,
  decidedOf,
  type Group,
  groupItems,
  isFilter,
  isShown,
  mayBeOn,
  NO_FILTER,
  progressBadge,
} from '../../../client/src/views/outline';
import { itemsTouched } from '../../../client/src/views/touched';
import { sidecarName } from '../../../server/src/decisions/sidecarName';
import type { DecisionItem } from '../../../server/src/lsp/protocol';
import { decisionItem } from '../../support/decisionItem';

/** An annotation on a line of its own, or from one character of a line to another. */
function item(
  key: string,
  type: string,
  text: string,
  more: Partial<DecisionItem> & { readonly at?: readonly [number, number, number] } = {},
): DecisionItem {
  const { at: [line, start, end] = [0, 0, text.length], ...rest } = more;
  return decisionItem(key, {
    type,
    ranges: [{ start: { line, character: start }, end: { line, character: end } }],
    text,
    norm: text,
    ...rest,
  });
}

const note = (text: string) => ({ text, creator: '林', created: '2024-03-01T08:00:00Z' });

const ITEMS = [
  item('a', 'official', '林知远', { state: 'accepted' }),
  item('b', 'slogan', '馬上就辦', { norm: '马上就办', attributes: { entry: 'do-it-now' } }),
  item('c', 'metric', '120亿元', { state: 'rejected', notes: [note('是否含税？')] }),
  item('d', 'official', '周里', { unsure: true }),
  item('e', 'formula', '三个到位', { attributes: { entry: 'three-in-place' } }),
  item('f', 'slogan', '马上就办', { state: 'added' }),
  item('g', 'official', '周里'),
  item('h', 'event', 'A1 会议', { state: 'changed' }),
  item('i', 'slogan', '一线工作法', { state: 'orphan', ranges: [], places: [[]] }),
];

const TYPES = ['slogan', 'formula', 'official', 'metric'];

const show = ({ kind, name, items }: Group): string =>
  `${kind} ${name}: ${items.map(({ key }) => key).join('')}`;

describe('grouping annotations', () => {
  for (const [grouping, groups] of [
    [
      'type',
      [
        'type slogan: bf',
        'type formula: e',
        'type official: adg',
        'type metric: c',
        'type event: h',
        'orphans : i',
      ],
    ],
    [
      'state',
      [
        'state undecided: bdeg',
        'state accepted: a',
        'state changed: h',
        'state rejected: c',
        'state added: f',
        'orphans : i',
      ],
    ],
    // One that was added by hand has no entry, and goes with those of the same words.
    [
      'term',
      ['term 马上就办: bf', 'term 三个到位: e', 'term A1 会议: h', 'rest : acdg', 'orphans : i'],
    ],
    ['person', ['person 周里: dg', 'person 林知远: a', 'rest : bcefh', 'orphans : i']],
  ] as const) {
    it(`by ${grouping} keeps every annotation, each in one group`, () => {
      const found = groupItems(ITEMS, grouping, TYPES);
      assert.deepEqual(found.map(show), groups);
      assert.equal(new Set(found.map(({ id }) => id)).size, found.length);
    });
  }

  it('tells terms of the same words apart by the entries that they were given', () => {
    const groups = groupItems(
      [
        item('a', 'slogan', '三会', { attributes: { entry: 'one' } }),
        item('b', 'slogan', '三会', { attributes: { entry: 'other' } }),
      ],
      'term',
      TYPES,
    );
    assert.deepEqual(groups.map(show), ['term 三会: a', 'term 三会: b']);
    assert.notEqual(groups[0]!.id, groups[1]!.id);
  });

  it('gives no groups where there is nothing', () => {
    assert.deepEqual(groupItems([], 'person', TYPES), []);
  });
});

describe('filtering annotations', () => {
  for (const [what, filter, keys] of [
    ['nothing', {}, 'abcdefghi'],
    ['states', { states: ['undecided', 'orphan'] }, 'bdegi'],
    ['types', { types: ['metric', 'event'] }, 'ch'],
    ['a state and a type, both of them', { states: ['undecided'], types: ['official'] }, 'dg'],
    ['what is unsure', { unsure: true }, 'd'],
    ['what has notes', { noted: true }, 'c'],
    ['words as written', { text: '馬上' }, 'b'],
    ['words in simplified script', { text: ' 马上 ' }, 'bf'],
    ['words of a note', { text: '含税' }, 'c'],
    ['letters, small or capital', { text: 'a1' }, 'h'],
  ] as const) {
    it(`by ${what}`, () => {
      const whole: AnnotationFilter = { ...NO_FILTER, ...filter };
      const shown = ITEMS.filter((one) => isShown(one, whole));
      assert.equal(shown.map(({ key }) => key).join(''), keys);
      assert.equal(isFilter(whole), what !== 'nothing');
    });
  }
});

describe('progress', () => {
  it('counts what was rejected, too, and no orphans', () => {
    assert.equal(decidedOf(ITEMS), 4);
  });

  for (const [decided, total, badge] of [
    [0, 0, undefined],
    [0, 9, undefined],
    [1, 200, '0%'],
    [1, 12, '8%'],
    [1, 3, '33'],
    [199, 200, '99'],
    [200, 200, '✓'],
  ] as const) {
    it(`of ${decided} out of ${total} is ${badge ?? 'not shown'}`, () => {
      assert.equal(progressBadge(decided, total), badge);
    });
  }
});

describe('the article that a sidecar may be on', () => {
  const LONG = `${'县委全会'.repeat(25)}.txt`;
  const OTHER = `${'县委全会'.repeat(24)}扩大会议.txt`;
  for (const [what, article, sidecar, expected] of [
    ['its own', 'a.txt', 'a.txt.林.anno.jsonl', true],
    ["another one's", 'b.txt', 'a.txt.林.anno.jsonl', false],
    ['a longer name', 'a.txt.bak.txt', 'a.txt.林.anno.jsonl', false],
    ['a name that is cut', LONG, sidecarName(LONG, '林'), true],
    ['a cut name, by one who is called like a cut', LONG, sidecarName(LONG, 'a~0123abcd'), true],
    ['one called like a cut', 'a.txt', sidecarName('a.txt', 'a~0123abcd'), true],
    ['another long name', OTHER.slice(1), sidecarName(LONG, '林'), false],
  ] as const) {
    it(`${what}: ${expected ? 'yes' : 'no'}`, () => {
      assert.equal(mayBeOn(article, sidecar), expected);
    });
  }
});

describe('the annotations that a note may be on', () => {
  const items = [
    item('a', 'slogan', '全面推进马上就办', { at: [0, 0, 8] }),
    item('b', 'slogan', '马上就办', { at: [0, 4, 8] }),
    item('c', 'official', '周里', { at: [0, 12, 14] }),
    item('d', 'metric', '3项', { at: [1, 0, 2] }),
    ITEMS.at(-1)!,
  ];
  for (const [what, from, to, keys] of [
    ['a line', [0, 0], [0, 0], 'abc'],
    ['exactly one', [0, 4], [0, 8], 'b'],
    ['part of some', [0, 6], [0, 13], 'abc'],
    ['a gap', [0, 8], [0, 12], ''],
    ['several lines', [0, 13], [1, 1], 'cd'],
    ['an empty line', [2, 0], [2, 0], ''],
  ] as const) {
    it(`by a range over ${what}`, () => {
      const range = {
        start: { line: from[0], character: from[1] },
        end: { line: to[0], character: to[1] },
      };
      assert.equal(
        itemsTouched(items, range)
          .map(({ key }) => key)
          .join(''),
        keys,
      );
    });
  }
});
