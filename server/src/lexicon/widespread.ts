import type { GlossaryEntry } from './glossary';

/** Words that more entries have are those of the whole trade: 经济, 改革, 组织. Names of provinces stand in about as many. */
const ENTRIES_MAX = 20;

/**
 * Tells of a word whether so many entries of a glossary have it that it tells them apart no more. What was told is
 * remembered.
 */
export function widespreadWords(glossary: readonly GlossaryEntry[]): (word: string) => boolean {
  const known = new Map<string, boolean>();
  let texts: readonly string[] | undefined;
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    texts ??= glossary.map(wordsOf);
    let count = 0;
    const isWidespread = texts.some((text) => text.includes(word) && ++count > ENTRIES_MAX);
    known.set(word, isWidespread);
    return isWidespread;
  };
}

const wordsOf = ({ term, items, meaning, senses }: GlossaryEntry): string =>
  [
    term,
    meaning.zh,
    ...[{ items }, ...(senses ?? [])].flatMap((one) => one.items ?? []).map(({ zh }) => zh),
  ].join('\n');
