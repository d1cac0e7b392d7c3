/** A word that is converted to a form of its own: a name, mostly. */
export interface ProtectedTerm {
  /** As the source writes it. */
  readonly term: string;
  /** As the result writes it. */
  readonly as: string;
}

/**
 * Reads a term as people write it in settings and on the command line: `TERM` for one that stays as it is, or
 * `TERM=FORM`.
 *
 * @returns undefined where it is neither.
 */
export function parseProtectedTerm(text: string): ProtectedTerm | undefined {
  const [term = '', as = term, ...others] = text.split('=').map((part) => part.trim());
  return term === '' || as === '' || others.length > 0 ? undefined : { term, as };
}

/** Writes a term as {@link parseProtectedTerm} reads it. */
export const formatProtectedTerm = ({ term, as }: ProtectedTerm): string =>
  term === as ? term : `${term}=${as}`;

/** A protected term in a text. */
export interface FoundTerm extends ProtectedTerm {
  readonly start: number;
}

/**
 * Makes a function that finds the first protected term in a range of a text; of several that begin at one place the
 * longest. Its time does not grow with how many terms there are.
 */
export function createFinder(
  terms: readonly ProtectedTerm[],
): (text: string, from: number, to: number) => FoundTerm | undefined {
  const byFirst = new Map<string, ProtectedTerm[]>();
  for (const term of terms) {
    if (term.term === '') continue;
    const first = term.term[0]!;
    const alike = byFirst.get(first);
    if (alike) alike.push(term);
    else byFirst.set(first, [term]);
  }
  for (const alike of byFirst.values()) alike.sort((a, b) => b.term.length - a.term.length);
  if (byFirst.size === 0) return () => undefined;
  return (text, from, to) => {
    for (let start = from; start < to; start++) {
      const term = byFirst
        .get(text[start]!)
        ?.find((candidate) => text.startsWith(candidate.term, start));
      if (term && start + term.term.length <= to) return { ...term, start };
    }
    return undefined;
  };
}
