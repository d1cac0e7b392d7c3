import type { Analysis } from '../document/analysis';
import type { RawSpan } from '../text/offsets';
import type { Block } from '../text/reading';
import { isListItem, numberingLevel, opensSection } from './sections';

/** A stretch of the text that can be folded away under its first line. */
export interface FoldingRange extends RawSpan {
  readonly kind: 'article' | 'section' | 'list' | 'links' | 'paragraph';
}

/**
 * What can be folded: articles, numbered sections, lists, lists of links, and paragraphs that layout broke into lines.
 * In the order of the text, the outer before the inner; ranges within one line are left to the caller to drop.
 */
export function getFoldingRanges(analysis: Analysis): FoldingRange[] {
  const { articles, blocks } = analysis.reading;
  const ranges: FoldingRange[] = articles.map(({ start, end }) => ({
    kind: 'article',
    start,
    end,
  }));
  for (let from = 0; from < blocks.length;) {
    let to = from + 1;
    while (to < blocks.length && blocks[to]!.article === blocks[from]!.article) to++;
    const own = blocks.slice(from, to);
    ranges.push(...sectionsOf(analysis, own), ...runsOf(analysis, own), ...broken(analysis, own));
    from = to;
  }
  return ranges.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A section reaches to the next heading of its level or of one further out. */
function sectionsOf(analysis: Analysis, blocks: readonly Block[]): FoldingRange[] {
  const open: { level: number; from: number }[] = [];
  const ranges: FoldingRange[] = [];
  const close = (level: number, before: number) => {
    while (open.length > 0 && open.at(-1)!.level >= level) {
      const { from } = open.pop()!;
      ranges.push({ kind: 'section', ...spanOf(analysis, blocks[from]!, blocks[before]!) });
    }
  };
  blocks.forEach((block, index) => {
    const level = numberingLevel(analysis, block);
    if (!opensSection(level)) return;
    close(level, index - 1);
    open.push({ level, from: index });
  });
  close(-1, blocks.length - 1);
  return ranges;
}

/** Two and more list items, or links, in a row. */
function runsOf(analysis: Analysis, blocks: readonly Block[]): FoldingRange[] {
  const kindOf = (block: Block | undefined): 'list' | 'links' | undefined => {
    if (!block) return undefined;
    if (block.kind === 'link') return 'links';
    return isListItem(analysis, block) ? 'list' : undefined;
  };
  const ranges: FoldingRange[] = [];
  for (let from = 0; from < blocks.length;) {
    const kind = kindOf(blocks[from]);
    let to = from + 1;
    while (kind && kindOf(blocks[to]) === kind) to++;
    if (kind && to - from > 1) {
      ranges.push({ kind, ...spanOf(analysis, blocks[from]!, blocks[to - 1]!) });
    }
    from = to;
  }
  return ranges;
}

const LINE_BREAK = /[\r\n]/;

function broken(analysis: Analysis, blocks: readonly Block[]): FoldingRange[] {
  return blocks
    .map((block): FoldingRange => ({ kind: 'paragraph', ...spanOf(analysis, block, block) }))
    .filter(({ start, end }) => LINE_BREAK.test(analysis.reading.raw.slice(start, end)));
}

/** Blocks follow the reading, which may put a caption behind the sentence that it interrupts. */
function spanOf(analysis: Analysis, first: Block, last: Block): RawSpan {
  const a = analysis.reading.toRaw(first.start, first.end);
  const b = analysis.reading.toRaw(last.start, last.end);
  return { start: a.start < b.start ? a.start : b.start, end: a.end > b.end ? a.end : b.end };
}
