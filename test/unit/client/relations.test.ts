import assert from 'node:assert/strict';
import { relatableOf, relatedByKey } from '../../../client/src/review/relations';
import type { DecisionItem, RelationItem, RelationSchema } from '../../../server/src/lsp/protocol';
import { decisionItem } from '../../support/decisionItem';

/** An annotation on the one line of a text, four characters long; one that has lost its place where it has no start. */
const item = (
  key: string,
  type: string,
  start: number | undefined,
  state: DecisionItem['state'] = 'undecided',
): DecisionItem =>
  decisionItem(key, {
    state,
    type,
    ranges:
      start === undefined
        ? []
        : [{ start: { line: 0, character: start }, end: { line: 0, character: start + 4 } }],
  });

const ITEMS = [
  item('before', 'policy', 0, 'accepted'),
  item('refused', 'policy', 14, 'rejected'),
  item('sum', 'metric', 20),
  item('around', 'policy', 22, 'added'),
  item('person', 'official', 30),
  item('behind', 'policy', 38, 'changed'),
  item('lost', 'policy', undefined, 'orphan'),
];

const relation = (id: string, type: string, from: string, to: string): RelationItem => ({
  id,
  type,
  from,
  to,
});

const schema = (name: string, from: string[], to: string[]): RelationSchema => ({ name, from, to });

const QUANTIFIES = schema('quantifies', ['metric'], ['policy']);
const REPORTS = schema('reports', ['official'], ['metric', 'policy']);
const CONCERNS = schema('concerns', [], []);

const [before, , sum, around, person, behind] = ITEMS as [
  DecisionItem,
  DecisionItem,
  DecisionItem,
  DecisionItem,
  DecisionItem,
  DecisionItem,
];

describe('relations of an annotation', () => {
  const related = relatedByKey({
    items: ITEMS,
    relations: [
      relation('1', 'quantifies', 'sum', 'before'),
      relation('2', 'reports', 'person', 'sum'),
      relation('3', 'reports', 'person', 'unknown'),
    ],
  });
  for (const [key, expected] of [
    ['sum', ['1 from before', '2 to person']],
    ['before', ['1 to sum']],
    ['person', ['2 from sum']],
    ['behind', []],
  ] as const) {
    it(`are those that ${key} is an end of`, () =>
      assert.deepEqual(
        (related.get(key) ?? []).map((one) => `${one.relation.id} ${one.end} ${one.other.key}`),
        expected,
      ));
  }
});

describe('relations that an annotation may have', () => {
  for (const [what, of, schemas, relations, expected] of [
    [
      'are those of its type, with what fits the other end, the nearest first',
      sum,
      [QUANTIFIES],
      [],
      ['quantifies from: around behind before'],
    ],
    [
      'go both ways where it may be either end',
      person,
      [CONCERNS],
      [],
      ['concerns from: around behind sum before', 'concerns to: around behind sum before'],
    ],
    [
      'lead to it where it fits the second end',
      around,
      [QUANTIFIES, REPORTS],
      [],
      ['quantifies to: sum', 'reports to: person'],
    ],
    [
      'are not made twice',
      sum,
      [QUANTIFIES],
      [relation('1', 'quantifies', 'sum', 'around'), relation('2', 'reports', 'sum', 'before')],
      ['quantifies from: behind before'],
    ],
    [
      'are told also where nothing is there to relate it to',
      behind,
      [QUANTIFIES],
      [relation('1', 'quantifies', 'sum', 'behind')],
      ['quantifies to:'],
    ],
    ['are none that the schema has for other types alone', person, [QUANTIFIES], [], []],
    ['are none of what is rejected', ITEMS[1]!, [QUANTIFIES, CONCERNS], [], []],
    ['are none of what has no place', ITEMS[6]!, [QUANTIFIES, CONCERNS], [], []],
    ['are none without a schema', before, [], [], []],
  ] as const) {
    it(what, () =>
      assert.deepEqual(
        relatableOf(of, { items: ITEMS, relations }, schemas, ({ character }) => character).map(
          (one) =>
            [`${one.schema.name} ${one.end}:`, ...one.partners.map(({ key }) => key)].join(' '),
        ),
        expected,
      ),
    );
  }
});
