/** Several articles in one file, a newspaper page for one, taken apart. */
import { jumpsIn } from '../text/jumps';
import { raw, reading, type RawSpan } from '../text/offsets';
import { writtenWords } from '../text/clean';
import { joinHeadline } from '../text/headline';
import { titleWords } from '../text/read';
import type { Article, Block, Reading } from '../text/reading';
import { lineStart } from './cleaning/lines';

/** An article of a file. */
export interface ArticlePart extends RawSpan {
  /**
   * The headline as it is written, without noise; of a second half without one that of the first half; else the first
   * words of the text.
   */
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
export function splitArticles(read: Reading): ArticlePart[] {
  const text = read.raw;
  if (text === '') return [];
  const starts: number[] = [];
  for (const [index, { start }] of read.articles.entries()) {
    // The first begins with the file; one that layout moved before another cannot begin before it.
    starts.push(index === 0 ? 0 : Math.max(starts[index - 1]!, lineStart(text, start)));
  }
  const jumps = findJumps(read);
  const parts = starts.map((start, index): ArticlePart => {
    const end = starts[index + 1] ?? text.length;
    return {
      start: raw(start),
      end: raw(end),
      title: titleOf(read, index, jumps),
      jumps: jumps.filter(({ article }) => article === index).map(({ span, to }) => ({ span, to })),
    };
  });
  return parts.length > 0
    ? parts
    : [{ start: raw(0), end: raw(text.length), title: '', jumps: [] }];
}

function titleOf(read: Reading, index: number, jumps: readonly LinkedJump[]): string {
  const article = read.articles[index]!;
  const wordsOf = ({ titleSpan, hasHeadline }: Article): string =>
    titleWords(
      writtenTitle(read.raw.slice(titleSpan.start, titleSpan.end), hasHeadline),
      hasHeadline,
    );
  const back = jumps.find((jump) => jump.article === index && !jump.isOnward);
  if (article.hasHeadline || !back) return wordsOf(article);
  return `${wordsOf(read.articles[back.to]!)}（${read.script === 'hant' ? '續' : '续'}）`;
}

/** A title as it is written, without noise; a headline of several lines on one. */
function writtenTitle(text: string, isHeadline: boolean): string {
  if (!isHeadline) return writtenWords(text);
  const lines = text.split(/[\r\n]+/).map((line) => writtenWords(line).trim());
  return joinHeadline(lines.filter((line) => line !== ''));
}

interface LinkedJump extends JumpLink {
  readonly article: number;
  readonly isOnward: boolean;
}

interface PlacedJump {
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
function findJumps(read: Reading): LinkedJump[] {
  const jumps = read.blocks.flatMap((block) => jumpsOf(read, block));
  const backward = jumps.filter(({ isOnward }) => !isOnward);
  const taken = new Set<PlacedJump>();
  const links: LinkedJump[] = [];
  for (const onward of jumps) {
    if (!onward.isOnward) continue;
    const target = backward.find(
      (jump) => !taken.has(jump) && jump.article !== onward.article && jump.mark === onward.mark,
    );
    if (!target) continue;
    taken.add(target);
    links.push({ ...onward, to: target.article }, { ...target, to: onward.article });
  }
  return links.sort((a, b) => a.span.start - b.span.start);
}

function jumpsOf(read: Reading, { kind, start, end, article }: Block): PlacedJump[] {
  if (kind !== 'jump' && kind !== 'body') return [];
  return jumpsIn(read.text.slice(start, end)).map((jump) => ({
    span: read.toRaw(reading(start + jump.start), reading(start + jump.end)),
    article,
    isOnward: jump.isOnward,
    mark: jump.mark,
  }));
}
