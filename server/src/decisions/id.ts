import { v5 } from 'uuid';
import type { Anchor } from './decision';

/** The namespace of our ids: `v5('urn:zhengwen:decisions', URL)`. */
const NAMESPACE = v5('urn:zhengwen:decisions', v5.URL);

/**
 * The id of a new decision. It follows from what is decided on and by whom, so that a suggestion which is accepted in two
 * windows is one decision; once given it stays, whatever the decision or the article becomes.
 *
 * @param taken Ids that are given away already.
 */
export function decisionId(
  type: string,
  pieces: readonly Anchor[],
  creator: string,
  taken: ReadonlySet<string>,
): string {
  const places = pieces.map(({ start, end, exact, prefix, suffix }) => [
    start,
    end,
    exact,
    prefix,
    suffix,
  ]);
  return freeId([creator, type, places], taken);
}

/** The id of a new relation. */
export function relationId(
  type: string,
  from: string,
  to: string,
  creator: string,
  taken: ReadonlySet<string>,
): string {
  return freeId([creator, type, from, to], taken);
}

/** The id of a decision that was merged with another one of its id, and is about other words; always the same one. */
export const splitId = (id: string, quotes: string): string => freeId([id, quotes], new Set());

function freeId(content: readonly unknown[], taken: ReadonlySet<string>): string {
  for (let round = 0; ; round++) {
    const id = `urn:uuid:${v5(JSON.stringify([...content, round]), NAMESPACE)}`;
    if (!taken.has(id)) return id;
  }
}
