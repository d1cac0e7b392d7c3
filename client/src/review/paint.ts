import { Range } from 'vscode';
import type { DecisionItem, Schema } from '../../../server/src/lsp/protocol';
import type { Stroke } from '../pens';
import type { HighlightStyle } from '../settings';
import { STATE_MARKS } from './labels';

export interface PaintOptions {
  readonly isShown: (type: string) => boolean;
  readonly style: HighlightStyle;
  /** Whether the article is under review, where what is undecided is hollow. */
  readonly isReviewed: boolean;
}

/**
 * How decisions are marked: the type by its line and colour, the state by a sign behind the words, by whether they are
 * filled, and by a line through what was rejected.
 */
export function paintDecisions(
  items: readonly DecisionItem[],
  { types }: Schema,
  { isShown, style, isReviewed }: PaintOptions,
): Stroke[] {
  if (style === 'none') return [];
  return items.flatMap((item): Stroke[] => {
    const { type, state, unsure } = item;
    if (item.paint.length === 0 || !isShown(type)) return [];
    // What was rejected is of no interest to who only reads.
    if (state === 'rejected' && !isReviewed) return [];
    const color = types.find(({ name }) => name === type)?.color;
    const mark = `${STATE_MARKS[state]}${unsure ? '?' : ''}`;
    const base = {
      type,
      fill: style === 'pen' && state !== 'rejected' && !(isReviewed && state === 'undecided'),
      ...(state === 'rejected' && { struck: true }),
      ...(color !== undefined && { color }),
    };
    const ranges = rangesOf(item);
    const last = ranges.slice(-1);
    return mark === ''
      ? [{ ...base, ranges }]
      : [
          { ...base, ranges: ranges.slice(0, -1) },
          { ...base, mark, ranges: last },
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
