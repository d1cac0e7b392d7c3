import assert from 'node:assert/strict';
import type { AnnotationType } from '../../../server/src/document/annotation';
import { compare } from '../../../server/src/evaluate/compare';
import type { StoredAnnotation } from '../../../server/src/formats/readRecord';

const TYPES: Readonly<Record<string, AnnotationType>> = {
  S: 'slogan',
  F: 'formula',
  O: 'official',
  M: 'metric',
};

/** Annotations as `S2-6 F8-10`. */
const annotations = (spans: string): StoredAnnotation[] =>
  [...spans.matchAll(/([SFOM])(\d+)-(\d+)/g)].map(([, type, start, end]) => ({
    type: TYPES[type!]!,
    start: Number(start),
    end: Number(end),
    text: '',
    attributes: {},
  }));

const write = (annotation: StoredAnnotation | undefined): string =>
  annotation
    ? `${annotation.type[0]!.toUpperCase()}${annotation.start}-${annotation.end}`
    : 'nothing';

/** Gold, what was found, the matches, and the differences as `KIND GOLD>FOUND`. */
const TABLE: readonly [
  what: string,
  gold: string,
  found: string,
  right: string,
  wrong: readonly string[],
][] = [
  ['all right', 'S2-6 O8-10', 'O8-10 S2-6', 'S2-6 O8-10', []],
  ['nothing on either side', '', '', '', []],
  ['missed', 'S2-6 O8-10', 'O8-10', 'O8-10', ['missed S2-6>nothing']],
  ['invented', 'S2-6', 'S2-6 M6-9', 'S2-6', ['invented nothing>M6-9']],
  ['too short', 'S2-6', 'S2-5', '', ['boundary S2-6>S2-5']],
  ['too long', 'S2-6', 'S1-9', '', ['boundary S2-6>S1-9']],
  ['another type', 'F2-6', 'S2-6', '', ['type F2-6>S2-6']],
  ['another type and span', 'F2-6', 'S4-8', '', ['type F2-6>S4-8']],
  [
    'neighbours do not overlap',
    'S2-6',
    'S6-9',
    '',
    ['missed S2-6>nothing', 'invented nothing>S6-9'],
  ],
  ['one cut in two', 'S2-9', 'S2-5 S5-9', '', ['boundary S2-9>S5-9', 'invented nothing>S2-5']],
  ['two made one', 'S2-5 S5-9', 'S2-9', '', ['boundary S5-9>S2-9', 'missed S2-5>nothing']],
  [
    'its own type goes before the longer overlap',
    'S2-9',
    'F2-6 S7-10',
    '',
    ['boundary S2-9>S7-10', 'invented nothing>F2-6'],
  ],
  [
    'the same span goes before its own type',
    'F2-6 S7-9',
    'S2-6 F7-12',
    '',
    ['type F2-6>S2-6', 'type S7-9>F7-12'],
  ],
  ['a duplicate is invented', 'S2-6', 'S2-6 S2-6', 'S2-6', ['invented nothing>S2-6']],
];

describe('comparing annotations', () => {
  for (const [what, gold, found, right, wrong] of TABLE) {
    it(`${what}: ${gold || '–'} and ${found || '–'}`, () => {
      const { matches, differences } = compare(annotations(gold), annotations(found));
      assert.equal(matches.map((match) => write(match.gold)).join(' '), right);
      assert.deepEqual(
        differences.map(({ kind, gold, found }) => `${kind} ${write(gold)}>${write(found)}`),
        wrong,
      );
    });
  }
});
