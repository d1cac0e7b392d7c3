/** Alignments of arbitrary edits, one after another. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Alignment, applyEdits, type Edit } from '../../../server/src/script/alignment';

/** Edits of a text: stretches in order, each replaced by other letters, none at all or more. */
const editsOf = (length: number) =>
  fc
    .array(fc.tuple(fc.nat(length), fc.constantFrom('', 'X', 'YZ')), { maxLength: 8 })
    .map((places) => {
      const sorted = [...places].sort(([a], [b]) => a - b);
      const edits: Edit[] = [];
      for (let i = 0; i + 1 < sorted.length; i += 2) {
        const [start, replacement] = sorted[i]!;
        const end = sorted[i + 1]![0];
        const touches = edits.at(-1)?.end === start && edits.at(-1)?.start === start;
        if ((start < end || replacement !== '') && !touches) {
          edits.push({ start, end, replacement });
        }
      }
      return edits;
    });

const twice = fc
  .string({ unit: fc.constantFrom('a', 'b', '政', '文'), maxLength: 12 })
  .chain((text) => fc.tuple(fc.constant(text), editsOf(text.length)))
  .chain(([text, first]) => {
    const middle = applyEdits(text, first);
    return fc.tuple(fc.constant(text), fc.constant(first), editsOf(middle.length));
  });

describe('alignment', () => {
  it('of two steps copies what both steps copied', () => {
    fc.assert(
      fc.property(twice, ([text, first, second]) => {
        const middle = applyEdits(text, first);
        const target = applyEdits(middle, second);
        const alignment = Alignment.ofEdits(first, text.length).then(
          Alignment.ofEdits(second, middle.length),
        );
        assert.equal(alignment.sourceLength, text.length);
        assert.equal(alignment.targetLength, target.length);
        let source = 0;
        let rebuilt = '';
        for (const change of alignment.changes) {
          rebuilt += text.slice(source, change.source.start);
          assert.equal(rebuilt.length, change.target.start);
          rebuilt += target.slice(change.target.start, change.target.end);
          source = change.source.end;
        }
        assert.equal(rebuilt + text.slice(source), target);
      }),
      { numRuns: 2000 },
    );
  });

  it('maps ranges in order and back to ranges that hold them', () => {
    fc.assert(
      fc.property(twice, fc.nat(12), fc.nat(12), ([text, edits], a, b) => {
        const alignment = Alignment.ofEdits(edits, text.length);
        const start = Math.min(a, b, text.length);
        const end = Math.min(Math.max(a, b), text.length);
        const target = alignment.toTarget({ start, end });
        assert.ok(0 <= target.start && target.start <= target.end);
        assert.ok(target.end <= alignment.targetLength);
        if (target.start === target.end) return;
        const back = alignment.toSource(target);
        assert.ok(back.start < end && back.end > start);
        assert.deepEqual(alignment.inverse().toTarget(target), back);
      }),
      { numRuns: 2000 },
    );
  });

  const ROWS = [
    // 程序员 became 程式設計師, and something was put in before 好.
    { name: 'a change as a whole', range: [1, 4], expected: [1, 6] },
    { name: 'a part of a change', range: [2, 3], expected: [1, 6] },
    { name: 'what is copied before it', range: [0, 1], expected: [0, 1] },
    { name: 'what is copied behind it', range: [4, 5], expected: [6, 7] },
    { name: 'neither side of what is put in: behind', range: [5, 6], expected: [9, 10] },
    { name: 'what is put in, inside', range: [4, 6], expected: [6, 10] },
    { name: 'an empty range', range: [4, 4], expected: [6, 6] },
  ] as const;
  for (const { name, range, expected } of ROWS) {
    it(`maps ${name}`, () => {
      const alignment = Alignment.ofEdits(
        [
          { start: 1, end: 4, replacement: '程式設計師' },
          { start: 5, end: 5, replacement: '很好' },
        ],
        6,
      );
      assert.deepEqual(alignment.toTarget({ start: range[0], end: range[1] }), {
        start: expected[0],
        end: expected[1],
      });
    });
  }
});
