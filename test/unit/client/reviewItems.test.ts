import assert from 'node:assert/strict';
import { itemAt, itemSelected, progressOf, undecidedFrom } from '../../../client/src/review/items';
import type { DecisionItem, ItemState } from '../../../server/src/lsp/protocol';
import { decisionItem } from '../../support/decisionItem';

const item = (key: string, start: number, end: number, state: ItemState): DecisionItem =>
  decisionItem(key, { state, ranges: state === 'orphan' ? [] : [at(start, end)] });

const at = (start: number, end: number) => ({
  start: { line: 0, character: start },
  end: { line: 0, character: end },
});

const ITEMS = [
  item('phrase', 0, 12, 'accepted'),
  item('word', 2, 6, 'rejected'),
  item('same', 2, 6, 'undecided'),
  item('open', 14, 18, 'undecided'),
  item('lost', 0, 0, 'orphan'),
];

describe('the annotation that is meant', () => {
  for (const [what, start, end, key] of [
    ['by a cursor alone in one', 8, 8, 'phrase'],
    ['by a cursor in several: the innermost, an undecided one first', 3, 3, 'same'],
    ['by a selection of it', 0, 12, 'phrase'],
    ['by a selection inside', 4, 8, 'phrase'],
    ['by a cursor at its end', 18, 18, 'open'],
    ['by nothing outside', 13, 13, undefined],
    ['by nothing that reaches beyond', 10, 16, undefined],
  ] as const) {
    it(what, () => assert.equal(itemAt(ITEMS, at(start, end))?.key, key));
  }

  it('is selected where the selection is exactly it', () => {
    assert.equal(itemSelected(ITEMS, at(14, 18))?.key, 'open');
    assert.equal(itemSelected(ITEMS, at(14, 17)), undefined);
  });
});

describe('what is undecided', () => {
  for (const [from, direction, key] of [
    [0, 'next', 'same'],
    [2, 'next', 'open'],
    [14, 'next', 'same'],
    [14, 'previous', 'same'],
    [2, 'previous', 'open'],
  ] as const) {
    it(`${direction} of ${from} is ${key}`, () =>
      assert.equal(undecidedFrom(ITEMS, at(from, from).start, direction)?.key, key));
  }

  it('is counted without what has no place', () =>
    assert.deepEqual(progressOf(ITEMS), { decided: 2, total: 4 }));
});
