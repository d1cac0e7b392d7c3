import type { Candidate } from './candidate';

/**
 * Chooses among candidates that overlap: the longest wins, of equally long ones the more confident, then the one that
 * came first. The result is in order and free of overlaps.
 *
 * @param length The length of the text that the candidates' offsets count in.
 */
export function resolveOverlaps(candidates: readonly Candidate[], length: number): Candidate[] {
  const taken = new Uint8Array(length);
  const byPreference = [...candidates].sort(
    (a, b) =>
      b.end - b.start - (a.end - a.start) || b.confidence - a.confidence || a.start - b.start,
  );
  const chosen: Candidate[] = [];
  for (const candidate of byPreference) {
    // A shorter candidate can only meet a longer one at its ends or enclose nothing of it.
    if (taken[candidate.start] || taken[candidate.end - 1]) continue;
    taken.fill(1, candidate.start, candidate.end);
    chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.start - b.start);
}
