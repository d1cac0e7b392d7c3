import type { Analysis } from '../document/analysis';
import type { Block } from '../text/reading';

const ZH_NUMBER = '[一二三四五六七八九十百]{1,4}';

/** How a paragraph is numbered, from the outermost level to the innermost. */
const NUMBERINGS: readonly RegExp[] = [
  new RegExp(`^第${ZH_NUMBER}[编章部]`),
  new RegExp(`^第${ZH_NUMBER}节`),
  new RegExp(`^${ZH_NUMBER}[、．.]`),
  new RegExp(`^[（(]${ZH_NUMBER}[）)]`),
  /^\d{1,2}[、．.](?!\d)/,
  /^[（(]\d{1,2}[）)]/,
  /^[①-⑳]/,
];

/** The level of a numbering that heads sections; the ones below it number the items of lists. */
const INNERMOST_SECTION = 3;

/** The first words of paragraphs that run on as a list: 一是 … 二是 …, with or without a label before. */
const SPELLED_ITEM = new RegExp(`^(?:${ZH_NUMBER}是|第${ZH_NUMBER}[，,、]|[·•●○◆■▪-]\\s?\\S)`);

/** How deep a numbered paragraph stands: the smaller the further out. -1 for a paragraph without a number. */
export function numberingLevel(analysis: Analysis, block: Block): number {
  const opening = analysis.reading.text.slice(block.start, Math.min(block.end, block.start + 12));
  return NUMBERINGS.findIndex((numbering) => numbering.test(opening));
}

/** Whether a paragraph opens a section, as 一、 and （一） do. */
export const opensSection = (level: number): boolean => level >= 0 && level <= INNERMOST_SECTION;

/** Whether a paragraph is an item of a list, as 1. and 一是 are. */
export function isListItem(analysis: Analysis, block: Block): boolean {
  if (numberingLevel(analysis, block) > INNERMOST_SECTION) return true;
  const { text } = analysis.reading;
  return SPELLED_ITEM.test(text.slice(block.start, Math.min(block.end, block.start + 12)));
}
