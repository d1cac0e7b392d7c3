/** People who only have the name of somebody known. */
import type { Candidate } from '../recognize/candidate';
import { isLayman } from '../recognize/names';
import type { RecognizedBlock } from '../recognize/recognize';

/**
 * The candidates of every block without those who only have the name of somebody known: where a document speaks of the
 * villager 李强, no 李强 of it is the premier. Names of two characters only, which many have.
 */
export function withoutNamesakes(blocks: readonly RecognizedBlock[]): (readonly Candidate[])[] {
  const isLaymans = new Map<string, boolean>();
  const namesLayman = (name: string): boolean =>
    blocks.some(({ context: { text, lexicon } }) => {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
        if (isLayman(text, at, lexicon)) return true;
      return false;
    });
  const isNamesake = (text: string, { type, start, end, evidence }: Candidate): boolean => {
    if (type !== 'official' || end - start > 2 || !evidence.every((one) => one === 'known-person'))
      return false;
    const name = text.slice(start, end);
    const known = isLaymans.get(name) ?? namesLayman(name);
    isLaymans.set(name, known);
    return known;
  };
  return blocks.map(({ context: { text }, candidates }) =>
    candidates.filter((candidate) => !isNamesake(text, candidate)),
  );
}
