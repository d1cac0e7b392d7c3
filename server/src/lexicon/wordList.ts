/**
 * A long list of words that is asked seldom: words of one length are one sorted string, so that a hundred thousand of them
 * cost neither objects nor time to make ready.
 */

/** Words by their length in code units, those of one length one behind the other in the order of their code units. */
export type PackedWords = Readonly<Record<number, string>>;

/** Packs words; a word that is given twice stands twice. */
export function packWords(words: readonly string[]): PackedWords {
  const packed: Record<number, string> = {};
  for (const word of [...words].sort()) packed[word.length] = (packed[word.length] ?? '') + word;
  return packed;
}

/** Whether a word is among packed ones. */
export function hasWord(packed: PackedWords, word: string): boolean {
  const { length } = word;
  const all = packed[length] ?? '';
  let from = 0;
  let to = all.length / length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const other = all.slice(middle * length, (middle + 1) * length);
    if (other === word) return true;
    if (other < word) from = middle + 1;
    else to = middle;
  }
  return false;
}
