import type { RawOffset, RawSpan, ReadingOffset, ReadingSpan } from './offsets';

/** What a block of the article is; `body` is running text. */
export type BlockKind =
  | 'headline'
  | 'byline' // 记者 王梦媛 / 文/… / 编辑/…
  | 'dateline' // source and date of publication
  | 'body'
  | 'caption'
  | 'jump' // ▶▶下转08版
  | 'link' // an item of a list of other articles
  | 'furniture'; // copyright lines, 最新评论, column heads

/** A paragraph of the reading: a run of text that layout broke and the reading joined again. */
export interface Block extends ReadingSpan {
  readonly kind: BlockKind;
  /** Index into {@link Reading.articles}. */
  readonly article: number;
}

export type NoiseKind =
  | 'residue' // (zhì) after a Han character
  | 'damaged-residue' // ?zhì) and the like
  | 'layout-break'; // a line break or caption inside a sentence

/** A stretch of the raw text that the reading leaves out of a word or sentence. */
export interface Noise extends RawSpan {
  readonly kind: NoiseKind;
}

/** One article of a file; a newspaper page holds several. */
export interface Article extends RawSpan {
  /** The headline in the reading's words, or the first words of the text. */
  readonly title: string;
  readonly titleSpan: RawSpan;
  /** Whether the title is a headline, and not the first words of the text. */
  readonly hasHeadline: boolean;
}

export type Script = 'hans' | 'hant' | 'mixed' | 'none';

/**
 * The article as a person reads it: without noise, in simplified script, its sentences whole. Every UTF-16 code unit
 * of {@link text} knows the raw range it stands for.
 */
export interface Reading {
  readonly raw: string;
  /** Blocks joined by "\n"; where layout broke a sentence there is nothing between its halves. */
  readonly text: string;
  /** In reading order, covering all of {@link text} but the separators. */
  readonly blocks: readonly Block[];
  readonly articles: readonly Article[];
  /** In raw order. */
  readonly noise: readonly Noise[];
  readonly script: Script;
  /** The raw range of a non-empty range of the reading, on code point boundaries. */
  toRaw(start: ReadingOffset, end: ReadingOffset): RawSpan;
  /**
   * The offset of the reading that stands for a raw offset. Inside noise: the next character's.
   * Past the last character: `text.length`.
   */
  toReading(offset: RawOffset): ReadingOffset;
}
