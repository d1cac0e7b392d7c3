/** Dirt: what stands in the text of an article and is not the article. */
import type { Reading } from '../../text/reading';
import type { Range } from '../alignment';

/** Every kind of dirt, in the order in which it is taken away. */
export const DIRT_KINDS = [
  'html', // tags, comments and character references
  'invisible-character', // zero-width spaces, soft hyphens, direction marks
  'pinyin-residue', // 質(zhì)量, damaged forms included
  'copyright', // 版权声明, 未经授权…
  'link-list', // 相关阅读 and the headlines under it
  'jump-line', // ▶▶下转08版
  'page-furniture', // 打印本页, 最新评论, 【字体：大 中 小】
  'layout-break', // a line break inside a sentence
  'stray-space', // 深 化 改 革
  'half-width-punctuation', // 上午,省委
  'doubled-punctuation', // 。。, and ，、 pointed out
  'unpaired-quote', // pointed out
  'mojibake', // pointed out: U+FFFD, 锟斤拷, characters that a decoder lost
] as const;

export type DirtKind = (typeof DIRT_KINDS)[number];

/** A stretch of dirt. Never empty. */
export interface Dirt extends Range {
  readonly kind: DirtKind;
  /** What takes its place; absent where only a person can tell. */
  readonly replacement?: string;
}

/** A text that is looked at for dirt. */
export interface DirtyText {
  readonly text: string;
  readonly reading: Reading;
  /** Whether an offset belongs to dirt that was found before. */
  isTaken(offset: number): boolean;
}

/** Finds dirt of some kinds, in any order; what overlaps earlier dirt is left out by the caller. Linear in the text. */
export type DirtFinder = (dirty: DirtyText) => Iterable<Dirt>;
