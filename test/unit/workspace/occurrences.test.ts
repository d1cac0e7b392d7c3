import assert from 'node:assert/strict';
import type { Decision } from '../../../server/src/decisions/decision';
import type { EffectiveAnnotation, EffectiveState } from '../../../server/src/decisions/effective';
import { raw, type RawSpan } from '../../../server/src/text/offsets';
import {
  proposeAt,
  type Proposal,
  type WantedDecision,
} from '../../../server/src/workspace/occurrences';

const span = (start: number, end: number): RawSpan => ({ start: raw(start), end: raw(end) });

/** An annotation whose key is `TYPE@START-END`. */
function annotation(
  type: string,
  start: number,
  end: number,
  state: EffectiveState = 'suggested',
): EffectiveAnnotation {
  const decision = { id: `${type}@${start}-${end}` } as Decision;
  return { state, type, pieces: [span(start, end)], attributes: {}, tags: [], notes: [], decision };
}

const ACCEPT: WantedDecision = { state: 'accepted', type: 'slogan' };
const REJECT: WantedDecision = { state: 'rejected', type: 'slogan' };

function show(proposal: Proposal | 'settled' | undefined): string {
  if (proposal === undefined || proposal === 'settled') return proposal ?? 'nothing';
  const { item = 'add', doubt = 'sure', other } = proposal;
  return [item, doubt, ...(other ? [other.decision!.id] : [])].join(' ');
}

describe('a decision on an occurrence', () => {
  const TABLE: readonly [
    what: string,
    annotations: readonly EffectiveAnnotation[],
    accept: string,
    reject: string,
  ][] = [
    ['nothing there', [], 'add sure', 'nothing'],
    ['beside it', [annotation('slogan', 6, 10)], 'add sure', 'nothing'],
    ['suggested', [annotation('slogan', 10, 14)], 'slogan@10-14 sure', 'slogan@10-14 sure'],
    [
      'noted but undecided',
      [annotation('slogan', 10, 14, 'open')],
      'slogan@10-14 sure',
      'slogan@10-14 sure',
    ],
    [
      'accepted',
      [annotation('slogan', 10, 14, 'accepted')],
      'settled',
      'slogan@10-14 otherwise slogan@10-14',
    ],
    [
      'rejected',
      [annotation('slogan', 10, 14, 'rejected')],
      'slogan@10-14 otherwise slogan@10-14',
      'settled',
    ],
    [
      'another type',
      [annotation('formula', 10, 14)],
      'formula@10-14 otherType formula@10-14',
      'nothing',
    ],
    ['another type, rejected', [annotation('formula', 10, 14, 'rejected')], 'add sure', 'nothing'],
    ['inside a longer one', [annotation('slogan', 8, 14)], 'add within slogan@8-14', 'nothing'],
    [
      'inside a longer one, rejected',
      [annotation('slogan', 8, 14, 'rejected')],
      'add sure',
      'nothing',
    ],
    ['over a shorter one', [annotation('metric', 11, 13)], 'add overlaps metric@11-13', 'nothing'],
    ['crossing', [annotation('official', 12, 16)], 'add overlaps official@12-16', 'nothing'],
  ];
  for (const [what, annotations, accept, reject] of TABLE) {
    it(what, () => {
      const at = { ...span(10, 14), isBySurname: false };
      assert.equal(show(proposeAt(at, annotations, ACCEPT)), accept);
      assert.equal(show(proposeAt(at, annotations, REJECT)), reject);
    });
  }

  it('takes another type for the same case where that was suggested for the one decided on', () => {
    const at = { ...span(10, 14), isBySurname: false };
    const wanted = { ...ACCEPT, suggestedType: 'formula' };
    assert.equal(
      show(proposeAt(at, [annotation('formula', 10, 14)], wanted)),
      'formula@10-14 sure',
    );
    assert.equal(
      show(proposeAt(at, [annotation('formula', 10, 14, 'accepted')], wanted)),
      'formula@10-14 otherType formula@10-14',
    );
  });

  it('doubts a mention by surname', () => {
    const at = { ...span(10, 11), isBySurname: true };
    assert.equal(show(proposeAt(at, [], ACCEPT)), 'add surname');
    assert.equal(
      show(proposeAt(at, [annotation('slogan', 10, 11)], ACCEPT)),
      'slogan@10-11 surname',
    );
  });
});
