import type { StoredAnnotation } from '../formats/readRecord';

/** How an annotation differs from the gold standard. */
export const ERROR_KINDS = [
  'boundary', // the right type over other words
  'type', // another type over the same words, or some of them
  'missed', // nothing there
  'invented', // nothing there in the gold standard
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** A gold annotation and the one that was found in its place: either is missing where there is none. */
export type Difference =
  | {
      readonly kind: 'boundary' | 'type';
      readonly gold: StoredAnnotation;
      readonly found: StoredAnnotation;
    }
  | { readonly kind: 'missed'; readonly gold: StoredAnnotation; readonly found?: undefined }
  | { readonly kind: 'invented'; readonly gold?: undefined; readonly found: StoredAnnotation };

/** Two annotations of the same words and type. */
export interface Match {
  readonly gold: StoredAnnotation;
  readonly found: StoredAnnotation;
}

/** How what was found in one article compares to the gold standard. */
export interface Comparison {
  readonly matches: readonly Match[];
  /** In the order of the text. */
  readonly differences: readonly Difference[];
}

/**
 * Compares annotations of one article. Only the same type over exactly the same span, in the same pieces, is right. Of the others each is
 * paired with at most one that it overlaps, those of its own type first, then by the length of the overlap.
 */
export function compare(
  gold: readonly StoredAnnotation[],
  found: readonly StoredAnnotation[],
): Comparison {
  const pairs = overlappingPairs(gold, found).sort((a, b) => b.rank - a.rank);
  const paired = new Set<StoredAnnotation>();
  const matches: Match[] = [];
  const differences: Difference[] = [];
  for (const pair of pairs) {
    if (paired.has(pair.gold) || paired.has(pair.found)) continue;
    paired.add(pair.gold).add(pair.found);
    const { gold, found } = pair;
    if (gold.type !== found.type) differences.push({ kind: 'type', gold, found });
    else if (isSameSpan(gold, found)) matches.push({ gold, found });
    else differences.push({ kind: 'boundary', gold, found });
  }
  for (const one of gold) if (!paired.has(one)) differences.push({ kind: 'missed', gold: one });
  for (const one of found) if (!paired.has(one)) differences.push({ kind: 'invented', found: one });
  return {
    matches: matches.sort((a, b) => a.gold.start - b.gold.start),
    differences: differences.sort((a, b) => startOf(a) - startOf(b)),
  };
}

interface Pair extends Match {
  /** Higher goes first: an exact match, the same span, the same type, then the longer overlap. */
  readonly rank: number;
}

const byStart = (a: StoredAnnotation, b: StoredAnnotation): number => a.start - b.start;

function overlappingPairs(
  gold: readonly StoredAnnotation[],
  found: readonly StoredAnnotation[],
): Pair[] {
  const pairs: Pair[] = [];
  const others = [...found].sort(byStart);
  let first = 0;
  for (const one of [...gold].sort(byStart)) {
    while (first < others.length && others[first]!.end <= one.start) first += 1;
    for (let index = first; index < others.length && others[index]!.start < one.end; index += 1) {
      const other = others[index]!;
      const overlap = Math.min(one.end, other.end) - Math.max(one.start, other.start);
      if (overlap > 0) pairs.push({ gold: one, found: other, rank: rank(one, other, overlap) });
    }
  }
  return pairs;
}

function rank(gold: StoredAnnotation, found: StoredAnnotation, overlap: number): number {
  // An overlap counts less than the type, the type less than the span.
  const closeness = overlap / (1 + overlap);
  return (isSameSpan(gold, found) ? 4 : 0) + (gold.type === found.type ? 2 : 0) + closeness;
}

const isSameSpan = (a: StoredAnnotation, b: StoredAnnotation): boolean =>
  a.start === b.start && a.end === b.end && isSamePieces(a.pieces, b.pieces);

const isSamePieces = (a: StoredAnnotation['pieces'] = [], b: StoredAnnotation['pieces'] = []) =>
  a.length === b.length &&
  a.every(({ start, end }, index) => start === b[index]!.start && end === b[index]!.end);

const startOf = ({ gold, found }: Difference): number =>
  Math.min(gold?.start ?? Infinity, found?.start ?? Infinity);
