/** Several articles in one file, a newspaper page for one, taken apart. */
import { raw, type RawSpan } from '../text/offsets';
import type { Block, Reading } from '../text/reading';
import { lineStart } from './cleaning/lines';

/** An article of a file. */
export interface ArticlePart extends RawSpan {
  /** The headline in the reading's words, or the first words of the text. */
  readonly title: string;
  /** Its jump lines whose other end is in the file, too. */
  readonly jumps: readonly JumpLink[];
}

/** A line that sends a reader on (▶▶下转08版) or back (上接01版). */
export interface JumpLink {
  /** The words of the line. */
  readonly span: RawSpan;
  /** Index of the article where the text goes on or began. */
  readonly to: number;
}

/** Takes a file apart into its articles; joined they are the file. At least one for a text that is not empty. */
export function splitArticles(reading: Reading): ArticlePart[] {
  const text = reading.raw;
  if (text === '') return [];
  const starts: number[] = [];
  for (const [index, { start }] of reading.articles.entries()) {
    // The first begins with the file; one that layout moved before another cannot begin before it.
    starts.push(index === 0 ? 0 : Math.max(starts[index - 1]!, lineStart(text, start)));
  }
  const jumps = findJumps(reading);
  const parts = starts.map((start, index): ArticlePart => {
    const end = starts[index + 1] ?? text.length;
    return {
      start: raw(start),
      end: raw(end),
      title: reading.articles[index]!.title,
      jumps: jumps.filter(({ article }) => article === index).map(({ span, to }) => ({ span, to })),
    };
  });
  return parts.length > 0
    ? parts
    : [{ start: raw(0), end: raw(text.length), title: '', jumps: [] }];
}

const JUMP_WORDS =
  /(下转|紧接|转接|上接)第?\s?([0-9A-Za-z一二三四五六七八九十]{1,4})\s?版\s*([^\s）)]?)/;

interface Jump {
  readonly span: RawSpan;
  readonly article: number;
  readonly isOnward: boolean;
  /** Tells jumps to one page apart: ①. */
  readonly mark: string;
}

/**
 * Jump lines with both ends in the file: each onward one goes to the next one back that bears the same mark in another
 * article.
 */
function findJumps(reading: Reading): { article: number; span: RawSpan; to: number }[] {
  const jumps = reading.blocks.flatMap((block): Jump[] => {
    const words = block.kind === 'jump' ? jumpOf(reading, block) : undefined;
    return words ? [words] : [];
  });
  const backward = jumps.filter(({ isOnward }) => !isOnward);
  const taken = new Set<Jump>();
  const links: { article: number; span: RawSpan; to: number }[] = [];
  for (const onward of jumps) {
    if (!onward.isOnward) continue;
    const target = backward.find(
      (jump) => !taken.has(jump) && jump.article !== onward.article && jump.mark === onward.mark,
    );
    if (!target) continue;
    taken.add(target);
    links.push(
      { article: onward.article, span: onward.span, to: target.article },
      { article: target.article, span: target.span, to: onward.article },
    );
  }
  return links.sort((a, b) => a.span.start - b.span.start);
}

function jumpOf(reading: Reading, block: Block): Jump | undefined {
  const words = JUMP_WORDS.exec(reading.text.slice(block.start, block.end));
  if (!words) return undefined;
  return {
    span: reading.toRaw(block.start, block.end),
    article: block.article,
    isOnward: words[1] !== '上接',
    mark: words[3] ?? '',
  };
}
