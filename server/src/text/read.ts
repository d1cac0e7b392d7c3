import { cleanText, decode, type CleanText } from './clean';
import { headlineLength, joinHeadline } from './headline';
import { originalLabel, siteSuffix } from './furniture';
import { jumpsIn } from './jumps';
import { layOut } from './layout';
import { headingLevel, headingWords, isPageTitle, untagged, type LayoutLine } from './lineShape';
import { raw, reading, type RawOffset, type RawSpan, type ReadingOffset } from './offsets';
import type { Article, Block, BlockKind, Noise, Reading } from './reading';

/** Longest title shown for an article without a headline, in code units of the reading. */
const TITLE_MAX = 24;

/** Makes the reading of a raw text. Total: any string has a reading; linear in its length. */
export function readArticle(text: string): Reading {
  const clean = cleanText(text);
  const words = clean.lines.map((line) => decode(clean.units, line.start, line.end));
  const lines = words.map((line, index): LayoutLine => {
    const { indented } = clean.lines[index]!;
    return { text: untagged(line), indented, isPageTitle: isPageTitle(line) };
  });
  const paragraphs = layOut(lines);

  const noise: Noise[] = [...clean.noise];
  const blocks: Block[] = [];
  const parts: string[] = [];
  const size = clean.length + paragraphs.length;
  const from = new Uint32Array(size);
  const to = new Uint32Array(size);
  let length = 0;
  for (const paragraph of paragraphs) {
    if (blocks.length > 0) {
      // The separator stands for the raw text between two blocks; an empty range at the end of the one before.
      const before = to[length - 1] ?? 0;
      from[length] = before;
      to[length] = before;
      length++;
      parts.push('\n');
    }
    const start = length;
    let previous = -1;
    for (const index of paragraph.lines) {
      const line = clean.lines[index]!;
      from.set(clean.from.subarray(line.start, line.end), length);
      to.set(clean.to.subarray(line.start, line.end), length);
      if (previous >= 0 && line.end > line.start) {
        noise.push({
          kind: 'layout-break',
          start: raw(previous),
          end: raw(clean.from[line.start]!),
        });
      }
      length += line.end - line.start;
      previous = to[length - 1]!;
      parts.push(words[index]!);
    }
    blocks.push({
      kind: paragraph.kind,
      start: reading(start),
      end: reading(length),
      article: paragraph.article,
    });
  }
  noise.sort((a, b) => a.start - b.start);
  return new ArticleReading(
    text,
    parts.join(''),
    blocks,
    noise,
    clean,
    from.subarray(0, length),
    to.subarray(0, length),
  );
}

class ArticleReading implements Reading {
  readonly articles: readonly Article[];
  readonly script;
  /** Built on first use: for each code unit of the raw text the offset of the reading. */
  #fromRaw: Uint32Array | undefined;

  constructor(
    readonly raw: string,
    readonly text: string,
    readonly blocks: readonly Block[],
    readonly noise: readonly Noise[],
    clean: CleanText,
    private readonly from: Uint32Array,
    private readonly to: Uint32Array,
  ) {
    this.script = clean.script;
    this.articles = this.#findArticles();
  }

  toRaw(start: ReadingOffset, end: ReadingOffset): RawSpan {
    return { start: raw(this.from[start] ?? 0), end: raw(this.to[end - 1] ?? 0) };
  }

  toReading(offset: RawOffset): ReadingOffset {
    this.#fromRaw ??= this.#invert();
    return reading(this.#fromRaw[offset] ?? this.text.length);
  }

  #invert(): Uint32Array {
    const unset = 0xffffffff;
    const result = new Uint32Array(this.raw.length + 1).fill(unset);
    for (let i = this.from.length - 1; i >= 0; i--) {
      for (let k = this.from[i]!; k < this.to[i]!; k++) result[k] = i;
    }
    // What the reading leaves out belongs to the character behind it.
    let next = this.text.length;
    for (let k = result.length - 1; k >= 0; k--) {
      if (result[k] === unset) result[k] = next;
      else next = result[k]!;
    }
    return result;
  }

  #findArticles(): Article[] {
    const articles: Article[] = [];
    for (let i = 0; i < this.blocks.length;) {
      const { article } = this.blocks[i]!;
      let j = i;
      while (j < this.blocks.length && this.blocks[j]!.article === article) j++;
      const blocks = this.blocks.slice(i, j);
      const title = this.#titleOf(blocks);
      const text = joinHeadline(title.map(({ start, end }) => this.text.slice(start, end)));
      const [first] = title;
      const hasHeadline = first!.kind === 'headline';
      let start = Infinity;
      let end = 0;
      for (const block of blocks) {
        if (block.start === block.end) continue;
        start = Math.min(start, this.from[block.start]!);
        end = Math.max(end, this.to[block.end - 1]!);
      }
      if (end > 0) {
        articles.push({
          start: raw(start),
          end: raw(end),
          title: titleWords(text, hasHeadline),
          titleSpan: this.toRaw(first!.start, title.at(-1)!.end),
          hasHeadline,
        });
      }
      i = j;
    }
    return articles;
  }

  /**
   * The blocks that an article is called by: its headline, which may have several lines, or its first words. Under
   * ## 详细新闻 each piece of news is called by its own heading.
   */
  #titleOf(blocks: readonly Block[]): readonly Block[] {
    const ofKind = (kind: BlockKind) => blocks.findIndex((block) => block.kind === kind);
    const isNote = ({ start, end }: Block) => /^[（(].*[）)]$/.test(this.text.slice(start, end));
    const level = (index: number): number => {
      const block = blocks[index];
      if (block?.kind !== 'headline') return 0;
      return headingLevel(this.text.slice(block.start, block.end));
    };
    let title = blocks.findIndex((block) => block.kind === 'headline' && !isNote(block));
    if (title < 0) title = ofKind('headline');
    while (title >= 0 && level(title) > 1 && level(title + 1) > level(title)) title++;
    if (title < 0) return [blocks[ofKind('body')] ?? blocks[0]!];
    if (level(title) > 0) return [blocks[title]!];
    const end = blocks.findIndex((block, index) => index > title && block.kind !== 'headline');
    const lines = blocks.slice(title, end < 0 ? undefined : end);
    const words = lines.map(({ start, end }) => this.text.slice(start, end));
    const isAdjacent = (index: number): boolean =>
      !this.#isBlankBetween(lines[index]!, lines[index + 1]!);
    return lines.slice(0, headlineLength(words, isAdjacent));
  }

  #isBlankBetween(block: Block, next: Block): boolean {
    const between = this.raw.slice(
      this.toRaw(block.start, block.end).end,
      this.toRaw(next.start, next.end).start,
    );
    return between.split(/\r\n|[\r\n]/, 3).length > 2;
  }
}

/** What an article is called by its headline, or by its first words without the jump that may open it: （上接01版）. */
export function titleWords(text: string, isHeadline: boolean): string {
  const plain = untagged(text);
  if (isHeadline) {
    return headingWords(plain.slice(0, siteSuffix(plain)).slice(originalLabel(plain)));
  }
  const jump = jumpsIn(plain)[0];
  const words = jump?.start === 0 ? plain.slice(jump.end) : plain;
  // A title that was cut off does not end in the mark behind its last words.
  return (words === '' ? plain : words).slice(0, TITLE_MAX).replace(/[，、；：]$/, '');
}
