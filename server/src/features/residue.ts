import type { Analysis } from '../document/analysis';
import type { RawOffset, RawSpan } from '../text/offsets';
import type { Noise } from '../text/reading';
import { firstEndingAfter } from '../text/spans';

/** The pinyin residue of one paragraph, reported as one. */
export interface ResidueProblem extends RawSpan {
  readonly code: 'pinyin-residue' | 'damaged-pinyin-residue';
  /** Every residue of the paragraph, in order; the first is the problem's own span. */
  readonly places: readonly RawSpan[];
  /** The first residue with the character before it, as written. */
  readonly example: string;
}

/**
 * Finds pinyin residue such as 質(zhì)量. A dirty article holds one in every clause, so there is one problem for each
 * paragraph, at its first residue, that names how many follow.
 */
export function findResidue(analysis: Analysis): ResidueProblem[] {
  const { blocks, noise, raw } = analysis.reading;
  const residue = noise.filter(({ kind }) => kind !== 'layout-break');
  const problems: ResidueProblem[] = [];
  const byBlock = groupBy(residue, ({ start }) => blockAt(analysis, start));
  for (const [block, places] of byBlock) {
    const first = places[0]!;
    const before = block === undefined ? first.start : characterBefore(raw, first.start);
    problems.push({
      start: first.start,
      end: first.end,
      code: places.some(({ kind }) => kind === 'damaged-residue')
        ? 'damaged-pinyin-residue'
        : 'pinyin-residue',
      places: places.map(({ start, end }) => ({ start, end })),
      example: raw.slice(before, first.end),
    });
  }
  return problems.sort((a, b) => a.start - b.start);

  /** The paragraph whose character stands before a residue: a residue belongs to what it explains. */
  function blockAt({ reading }: Analysis, offset: RawOffset): number | undefined {
    if (offset === 0) return undefined;
    const at = reading.toReading((offset - 1) as RawOffset);
    return firstEndingAfter(blocks, at);
  }
}

function groupBy(noise: readonly Noise[], key: (noise: Noise) => number | undefined) {
  const groups = new Map<number | undefined, Noise[]>();
  for (const one of noise) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

const characterBefore = (text: string, offset: number): number =>
  offset -
  (/[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 2), offset)) ? 2 : 1);
