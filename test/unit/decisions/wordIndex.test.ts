import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WordIndex } from '../../../server/src/decisions/wordIndex';

/** All places, as the index gives them. */
function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  new WordIndex(text).some(words, (start) => {
    places.push(start);
    return false;
  });
  return places;
}

describe('the index of words', () => {
  for (const [text, words, places] of [
    ['甲乙甲乙甲', '甲乙', [0, 2]],
    ['甲乙甲乙甲', '甲乙甲', [0, 2]],
    ['甲乙甲乙甲', '甲', [0, 2, 4]],
    ['甲甲甲', '甲甲', [0, 1]],
    ['甲乙甲乙甲', '乙乙', []],
    ['甲乙', '甲乙丙', []],
    ['甲', '甲', [0]],
    ['', '甲乙', []],
  ] as const) {
    it(`finds ${words} in ${text || 'nothing'}`, () => {
      assert.deepEqual(placesOf(text, words), places);
    });
  }

  it('stops at the first place that is as asked', () => {
    const tested: number[] = [];
    const found = new WordIndex('甲乙甲乙甲乙').some('甲乙', (start) => tested.push(start) === 2);
    assert.equal(found, true);
    assert.deepEqual(tested, [0, 2]);
  });

  it('finds what indexOf finds', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '\u{20000}', 'a') });
    fc.assert(
      fc.property(words, words, (text, part) => {
        fc.pre(part !== '');
        const expected: number[] = [];
        for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
          expected.push(at);
        }
        assert.deepEqual(placesOf(text, part), expected);
      }),
    );
  });
});
