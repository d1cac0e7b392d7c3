import { Range } from 'vscode';
import type { DecisionItem, ItemState, Schema } from '../../../server/src/lsp/protocol';
import type { Stroke } from '../pens';

export interface PaintOptions {
  readonly isShown: (type: string) => boolean;
  /** Whether the article is under review, where what was rejected is seen, too. */
  readonly isReviewed: boolean;
}

/** What tells the states apart without colour; a line through the words, a frame, or whether they are filled. */
const CUES: Readonly<Record<ItemState, Pick<Stroke, 'fill' | 'struck' | 'frame'>>> = {
  undecided: { fill: false, frame: 'dotted' },
  accepted: { fill: true },
  changed: { fill: true, frame: 'dashed' },
  added: { fill: true, frame: 'solid' },
  rejected: { fill: false, struck: true },
  orphan: { fill: false },
};

/** How decisions are marked: the type by its line and colour, the state by {@link CUES}, and what is unsure by a wavy line. */
export function paintDecisions(
  items: readonly DecisionItem[],
  { types }: Schema,
  { isShown, isReviewed }: PaintOptions,
): Stroke[] {
  return items.flatMap((item): Stroke[] => {
    const { type, state, unsure } = item;
    if (item.paint.length === 0 || !isShown(type)) return [];
    // What was rejected is of no interest to who only reads.
    if (state === 'rejected' && !isReviewed) return [];
    const color = types.find(({ name }) => name === type)?.color;
    return [
      {
        type,
        ...CUES[state],
        ...(unsure && state !== 'rejected' && { wavy: true }),
        ...(color !== undefined && { color }),
        ranges: rangesOf(item),
      },
    ];
  });
}

function rangesOf({ paint }: DecisionItem): Range[] {
  const ranges: Range[] = [];
  for (let i = 0; i + 3 < paint.length; i += 4) {
    ranges.push(new Range(paint[i]!, paint[i + 1]!, paint[i + 2]!, paint[i + 3]!));
  }
  return ranges;
}
