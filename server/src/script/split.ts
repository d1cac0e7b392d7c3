/** Several articles in one file, a newspaper page for one, taken apart. */
import { pageOf } from '../text/furniture';
import { jumpsIn, pageNumber } from '../text/jumps';
import { raw, reading, type RawSpan } from '../text/offsets';
import { writtenTitle } from '../text/titles';
import type { Reading } from '../text/reading';
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
  const ofArticle = starts.map((): JumpLink[] => []);
  for (const { article, span, to } of jumps) ofArticle[article]?.push({ span, to });
  const parts = starts.map((start, index): ArticlePart => {
    const end = starts[index + 1] ?? text.length;
    return {
      start: raw(start),
      end: raw(end),
      title: titleOf(read, index, jumps),
      jumps: ofArticle[index]!,
    };
  });
  return parts.length > 0
    ? parts
    : [{ start: raw(0), end: raw(text.length), title: '', jumps: [] }];
}

function titleOf(read: Reading, index: number, jumps: readonly LinkedJump[]): string {
  const article = read.articles[index]!;
  const back = jumps.find((jump) => jump.article === index && !jump.isOnward);
  if (article.hasHeadline || !back) return writtenTitle(read, article);
  return `${writtenTitle(read, read.articles[back.to]!)}（${read.script === 'hant' ? '續' : '续'}）`;
}

interface LinkedJump extends JumpLink {
  readonly article: number;
  readonly isOnward: boolean;
}

interface PlacedJump {
  readonly span: RawSpan;
  readonly article: number;
  readonly isOnward: boolean;
  /** The page that it leads to. */
  readonly page: string;
  /** The page that it stands on; undefined where no head of one stands above. */
  readonly on: string | undefined;
  /** Where that head stands: what stands beneath one may be pages without heads. */
  readonly head: number;
  /** Tells jumps to one page apart: ①. */
  readonly mark: string;
}

/** How many jumps back are looked at for one onward: a page has fewer. */
const JUMPS_LOOKED_AT = 64;

/**
 * Jump lines with both ends in the file: each onward one goes to the next one back in another article that bears the
 * same mark and whose pages are not others. Where one of the last two lost its mark, these are a pair as well.
 */
function findJumps(read: Reading): LinkedJump[] {
  const jumps = placeJumps(read);
  /** Those that no other has taken, in order, by their mark. */
  const free = new Map<string, PlacedJump[]>();
  for (const jump of jumps) {
    if (jump.isOnward) continue;
    const alike = free.get(jump.mark);
    if (alike) alike.push(jump);
    else free.set(jump.mark, [jump]);
  }
  const links: LinkedJump[] = [];
  const link = (onward: PlacedJump, back: PlacedJump): void => {
    links.push({ ...onward, to: back.article }, { ...back, to: onward.article });
  };
  const left: PlacedJump[] = [];
  for (const onward of jumps) {
    if (!onward.isOnward) continue;
    const alike = free.get(onward.mark) ?? [];
    const at = alike.slice(0, JUMPS_LOOKED_AT).findIndex((back) => mayBeEnds(onward, back));
    if (at < 0) left.push(onward);
    else link(onward, alike.splice(at, 1)[0]!);
  }
  const backs = [...free.values()].flat();
  const [onward] = left;
  const [back] = backs;
  const isMarkLost = onward?.mark === '' || back?.mark === '';
  if (onward && back && left.length === 1 && backs.length === 1 && isMarkLost) {
    if (mayBeEnds(onward, back)) link(onward, back);
  }
  return links.sort((a, b) => a.span.start - b.span.start);
}

/** Whether two jumps may be the ends of one article that goes on: neither stands on another page than the other tells. */
const mayBeEnds = (onward: PlacedJump, back: PlacedJump): boolean =>
  onward.article !== back.article &&
  (onward.head === back.head ||
    (mayBePage(back.on, onward.page) && mayBePage(onward.on, back.page)));

/** Whether a jump may mean a page; many leave out the letter of their part of the paper: 01版 for A01. */
const mayBePage = (on: string | undefined, named: string): boolean =>
  on === undefined || on === named || on === `${/^[A-Z]/.exec(on)?.[0] ?? ''}${named}`;

function placeJumps(read: Reading): PlacedJump[] {
  const placed: PlacedJump[] = [];
  let on: string | undefined;
  let head = -1;
  for (const { kind, start, end, article } of read.blocks) {
    const words = read.text.slice(start, end);
    if (kind === 'furniture') {
      const number = pageOf(words);
      if (number !== undefined) {
        on = pageNumber(number);
        head = start;
      }
    }
    if (kind !== 'jump' && kind !== 'body') continue;
    for (const jump of jumpsIn(words)) {
      const span = read.toRaw(reading(start + jump.start), reading(start + jump.end));
      placed.push({ ...jump, span, article, on, head });
    }
  }
  return placed;
}
