import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Trie } from '../../../server/src/lexicon/trie';

/** The longest of the words that begins at an offset and ends at a limit or before, by trying each. */
function longestOf(words: readonly string[], text: string, offset: number, limit: number) {
  return words
    .filter((word) => text.startsWith(word, offset) && offset + word.length <= limit)
    .sort((a, b) => b.length - a.length)[0];
}

describe('a dictionary of words', () => {
  // Few characters, so that words share beginnings and texts hold them.
  const word = fc.string({
    unit: fc.constantFrom('一', '单', '两', '制', 'a'),
    minLength: 1,
    maxLength: 4,
  });
  const text = fc.string({
    unit: fc.constantFrom('一', '单', '两', '制', 'a', '。'),
    maxLength: 12,
  });

  it('finds the longest word at every offset, as trying each word does', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 12 }),
        text,
        fc.nat(12),
        (words, text, limit) => {
          const trie = new Trie<string>();
          for (const word of words) trie.add(word, word);
          for (let offset = 0; offset <= text.length; offset++) {
            const found = trie.longest(text, offset, Math.min(limit, text.length));
            const expected = longestOf(words, text, offset, Math.min(limit, text.length));
            assert.equal(found?.value, expected);
            if (expected) assert.equal(found?.end, offset + expected.length);
          }
        },
      ),
    );
  });

  it('finds the words of a text one after another, as asking at every offset does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 12 }), text, (words, text) => {
        const trie = new Trie<string>();
        for (const word of words) trie.add(word, word);
        const expected: (readonly [number, string])[] = [];
        for (let offset = 0; offset < text.length;) {
          const longest = longestOf(words, text, offset, text.length);
          if (longest) expected.push([offset, longest]);
          offset += longest?.length ?? 1;
        }
        const found: (readonly [number, string])[] = [];
        for (let match = trie.find(text, 0); match; match = trie.find(text, match.end)) {
          found.push([match.start, match.value]);
        }
        assert.deepEqual(found, expected);
      }),
    );
  });

  it('holds many words without mistaking one for another', () => {
    const trie = new Trie<number>();
    const words = Array.from({ length: 20_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + i, 0x9fff - i),
    );
    words.forEach((word, i) => trie.add(word, i));
    assert.equal(trie.size, words.length);
    words.forEach((word, i) => assert.equal(trie.get(word), i));
    assert.equal(trie.get('一一'), undefined);
    assert.equal(trie.longest('丁一丁', 0), undefined);
  });

  it('keeps the first value of a word and leaves out the empty one', () => {
    const trie = new Trie<number>().add('四下', 1).add('四下', 2).add('', 3);
    assert.equal(trie.size, 1);
    assert.equal(trie.get('四下'), 1);
  });

  for (const [word, written] of [
    ['有事必应、无事不扰', '有事必应，无事不扰'],
    ['3·15', '3•15'],
    ['3·15', '3・15'],
    ['3·15', '3●15'],
  ] as const) {
    it(`finds ${word} where ${written} is written`, () => {
      assert.equal(new Trie<true>().add(word, true).longest(written, 0)?.end, written.length);
    });
  }
});
