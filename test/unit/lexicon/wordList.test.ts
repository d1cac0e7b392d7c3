import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasWord, packWords } from '../../../server/src/lexicon/wordList';

describe('packed words', () => {
  const word = fc.string({ minLength: 1, maxLength: 4 });

  it('holds what was packed and nothing else', () => {
    fc.assert(
      fc.property(fc.array(word), word, (words, other) => {
        const packed = packWords(words);
        for (const one of words) assert.ok(hasWord(packed, one), one);
        assert.equal(hasWord(packed, other), words.includes(other));
      }),
    );
  });

  it('finds no word across the border of two', () => {
    const packed = packWords(['大锅饭', '含金量']);
    assert.ok(hasWord(packed, '含金量'));
    assert.ok(!hasWord(packed, '金量大'));
    assert.ok(!hasWord(packed, ''));
  });
});
