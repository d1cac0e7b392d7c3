import assert from 'node:assert/strict';
import search from 'approx-string-match';
import fc from 'fast-check';
import { closestStretches } from '../../../server/src/decisions/closest';
import { WordIndex } from '../../../server/src/decisions/wordIndex';

const PATTERN = '办结群众诉求';

/** Text that is nothing like the pattern. */
const FILLER = '春风又绿江南岸，';

/** A text with stretches in it, so far apart that they lie in several parts. */
const among = (stretches: readonly string[]): string =>
  stretches.map((stretch) => FILLER.repeat(200) + stretch).join('') + FILLER;

describe('the closest stretches', () => {
  for (const [what, stretches, expected] of [
    ['the pattern itself alone', ['办结群体诉求', PATTERN, '办结群体诉求'], [PATTERN]],
    ['the first three', ['办结众诉求', '办群众诉求', '办结群诉求', '办结群众求'], [0, 1, 2]],
    ['what is better behind others', ['办群众诉', '办群众诉', '办群众诉', '办结群众求'], [3]],
    ['nothing that is too different', ['办求'], []],
  ] as const) {
    it(`are ${what}`, () => {
      const text = among(stretches);
      const found = closestStretches(new WordIndex(text), PATTERN, 2);
      assert.deepEqual(
        found.map(({ start, end }) => text.slice(start, end)),
        expected.map((one) => (typeof one === 'number' ? stretches[one] : one)),
      );
    });
  }

  it('are those of a search of the whole text', () => {
    const word = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength });
    fc.assert(
      fc.property(
        fc.array(word(40), { maxLength: 8 }),
        word(70),
        fc.nat(20),
        (pieces, pattern, errors) => {
          const text = pieces.map((piece) => piece + '丁'.repeat(900)).join('');
          const whole: { start: number; end: number }[] = [];
          for (const { start, end } of search(text, pattern, errors)) {
            if (whole.length < 3 && start >= (whole.at(-1)?.end ?? 0)) whole.push({ start, end });
          }
          assert.deepEqual(closestStretches(new WordIndex(text), pattern, errors), whole);
        },
      ),
      { numRuns: 300 },
    );
  });
});
