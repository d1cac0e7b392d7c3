import assert from 'node:assert/strict';
import { SpanGrid } from '../../../server/src/decisions/spanGrid';

describe('the grid of spans', () => {
  const grid = new SpanGrid([
    { name: 'short', start: 10, end: 12 },
    { name: 'long', start: 60, end: 200 },
    { name: 'far', start: 1000, end: 1001 },
  ]);

  for (const [start, end, names] of [
    [11, 13, ['short']],
    [100, 101, ['long']],
    [0, 5000, ['short', 'long', 'far']],
    [300, 400, []],
    [1000, 1001, ['far']],
  ] as const) {
    it(`has ${names.join(', ') || 'none'} in ${start}–${end}`, () => {
      const found = new Set<string>();
      grid.someNear({ start, end }, (span) => {
        if (span.start < end && start < span.end) found.add(span.name);
        return false;
      });
      assert.deepEqual([...found], names);
    });
  }

  it('stops at the first that is as asked', () => {
    let tested = 0;
    assert.equal(
      grid.someNear({ start: 0, end: 5000 }, () => ++tested === 1),
      true,
    );
    assert.equal(tested, 1);
  });
});
