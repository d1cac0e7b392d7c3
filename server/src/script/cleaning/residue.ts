import type { DirtFinder } from './dirt';

/** Pinyin residue, as the reading tells it. */
export const findPinyinResidue: DirtFinder = function* ({ reading }) {
  for (const { kind, start, end } of reading.noise) {
    if (kind !== 'layout-break') yield { kind: 'pinyin-residue', start, end, replacement: '' };
  }
};
