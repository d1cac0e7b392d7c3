import type { Analysis } from '../document/analysis';
import type { Annotation } from '../document/annotation';
import { raw, reading, type RawOffset, type RawSpan } from '../text/offsets';
import type { Block, Reading } from '../text/reading';
import { wordSpans, type Segmenter } from '../text/segmenter';
import { findBrackets, type BracketPair } from './brackets';
import { firstEndingAfter } from '../text/spans';

/**
 * What a growing selection takes in at a place: the word, the phrase, the clause, the sentence, the paragraph, the
 * article. An annotation is one word, however a segmenter would cut it; what stands in quotation marks or brackets is a
 * phrase, and has clauses and sentences of its own.
 *
 * Ranges cover the noise inside them; a residue behind the last character stays outside.
 *
 * @returns From the innermost to the outermost, each holding the one before and the offset. Never empty.
 */
export function getSelectionRanges(
  analysis: Analysis,
  offset: RawOffset,
  segmenter: Segmenter,
): RawSpan[] {
  const page = analysis.reading;
  const at = raw(Math.max(0, Math.min(offset, page.raw.length)));
  const chain: RawSpan[] = [];
  const grow = ({ start, end }: RawSpan) => {
    const inner = chain.at(-1) ?? { start: at, end: at };
    const holds = start <= inner.start && end >= inner.end && start < end;
    const grows = start < inner.start || end > inner.end || chain.length === 0;
    if (holds && grows) chain.push({ start, end });
  };

  const residue = page.noise.find(
    ({ kind, start, end }) => kind !== 'layout-break' && start < at && at < end,
  );
  if (residue) grow(residue);
  const anchor = anchorAt(page, at);
  const block = anchor === undefined ? undefined : blockAt(page, anchor);
  if (anchor !== undefined && block) {
    for (const span of new Paragraph(analysis, block).spansAround(anchor, segmenter)) {
      grow(page.toRaw(reading(span.start), reading(span.end)));
    }
  }
  const article = page.articles.find(({ start, end }) => start <= at && at <= end);
  if (article) grow(article);
  grow({ start: raw(0), end: raw(page.raw.length) });
  return chain.length > 0 ? chain : [{ start: at, end: at }];
}

const WORD_CHARACTER = /[\p{Letter}\p{Number}\p{Mark}\p{Surrogate}%％]/u;

/**
 * The character of the reading that a cursor means: the one behind it or, where that is no part of a word or begins
 * another line, the one before it.
 */
function anchorAt(page: Reading, at: RawOffset): number | undefined {
  const behind = page.toReading(at);
  const before = at > 0 ? page.toReading(raw(at - 1)) : page.text.length;
  const isWord = (index: number) => WORD_CHARACTER.test(page.text[index] ?? '');
  const reaches = (index: number) =>
    index < page.text.length && !/[\r\n]/.test(page.raw.slice(at, characterAt(page, index).start));
  const touches = (index: number) =>
    index < page.text.length && characterAt(page, index).end === at;
  if (isWord(behind) && reaches(behind)) return behind;
  if (touches(before)) return before;
  return reaches(behind) ? behind : undefined;
}

const characterAt = (page: Reading, index: number): RawSpan =>
  page.toRaw(reading(index), reading(index + 1));

function blockAt(page: Reading, index: number): Block | undefined {
  let low = 0;
  let high = page.blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (page.blocks[middle]!.end > index) high = middle;
    else low = middle + 1;
  }
  const block = page.blocks[low];
  return block && block.start <= index ? block : undefined;
}

/** A range of the reading's text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const contains = ({ start, end }: Span, index: number) => start <= index && index < end;

const SENTENCE_END = /[。！？!?…]+[”’」』）)】》]*/g;
const CLAUSE_END = /(?:[，；;：。！？!?…—]|[,:](?!\d)|(?<!\d)[,:])+/g;
const ITEM_END = /、+/g;

/** How far around a place words are looked for: segmenters take more than linear time on what has no punctuation. */
const WORD_WINDOW = 200;

/** A block and what must not be cut in it. */
class Paragraph {
  readonly #page: Reading;
  readonly #block: Block;
  readonly #annotations: readonly { readonly annotation: Annotation; readonly span: Span }[];
  readonly #brackets: readonly BracketPair[];

  constructor({ reading: page, annotations }: Analysis, block: Block) {
    this.#page = page;
    this.#block = block;
    const { start, end } = page.toRaw(block.start, block.end);
    const own: { annotation: Annotation; span: Span }[] = [];
    for (let i = firstEndingAfter(annotations, start); i < annotations.length; i++) {
      const annotation = annotations[i]!;
      if (annotation.start >= end) break;
      const span = this.#toReading(annotation);
      if (contains(block, span.start)) own.push({ annotation, span });
    }
    this.#annotations = own;
    this.#brackets = findBrackets(page.text.slice(block.start, block.end)).map((pair) => ({
      open: pair.open + block.start,
      close: pair.close + block.start,
    }));
  }

  /** From the word to the paragraph; an outer span may equal an inner one. */
  *spansAround(anchor: number, segmenter: Segmenter): Generator<Span> {
    const around = this.#brackets
      .filter(({ open, close }) => open < anchor && anchor < close)
      .sort((a, b) => b.open - a.open);
    const containers: Span[] = [
      ...around.map(({ open, close }) => ({ start: open + 1, end: close })),
      this.#block,
    ];
    for (const [depth, container] of containers.entries()) {
      const { item, clause, sentence } = this.#partsOf(container, anchor);
      if (depth === 0) yield* this.#innermost(anchor, item ?? clause ?? sentence, segmenter);
      for (const span of [item, clause, sentence, container]) if (span) yield this.#trim(span);
      const pair = around[depth];
      if (pair) yield { start: pair.open, end: pair.close + 1 };
    }
  }

  /** The word, the annotation, the post, the name with its posts, the bracket whose mark stands there. */
  *#innermost(anchor: number, within: Span, segmenter: Segmenter): Generator<Span> {
    const own = this.#annotations.find(({ span }) => contains(span, anchor));
    if (own) yield own.span;
    else yield* this.#word(anchor, within, segmenter);
    for (const { annotation, span } of this.#annotations) {
      if (annotation.type !== 'official') continue;
      const posts = annotation.postSpans.map((post) => this.#toReading(post));
      const post = posts.find((candidate) => contains(candidate, anchor));
      if (post) yield post;
      if (post || contains(span, anchor)) yield this.#withPosts(span, posts);
    }
    const marked = this.#brackets.find(({ open, close }) => open === anchor || close === anchor);
    if (marked) yield { start: marked.open, end: marked.close + 1 };
  }

  *#word(anchor: number, within: Span, segmenter: Segmenter): Generator<Span> {
    const { text } = this.#page;
    if (!WORD_CHARACTER.test(text[anchor] ?? '')) return;
    let start = Math.max(within.start, anchor - WORD_WINDOW);
    let end = Math.min(within.end, anchor + WORD_WINDOW);
    for (const { span } of this.#annotations) {
      if (span.end <= anchor) start = Math.max(start, span.end);
      if (span.start > anchor) end = Math.min(end, span.start);
    }
    for (const word of wordSpans(segmenter, text.slice(start, end))) {
      const span = { start: word.start + start, end: word.end + start };
      if (contains(span, anchor)) yield span;
    }
  }

  /** A name together with the posts that stand directly at it: 市委副书记、市长陈立. */
  #withPosts(name: Span, posts: readonly Span[]): Span {
    const { text } = this.#page;
    let { start, end } = name;
    for (const post of [...posts].sort((a, b) => b.start - a.start)) {
      if (post.end <= start && /^、?$/.test(text.slice(post.end, start))) start = post.start;
    }
    for (const post of [...posts].sort((a, b) => a.start - b.start)) {
      if (post.start >= end && /^、?$/.test(text.slice(end, post.start))) end = post.end;
    }
    return { start, end };
  }

  /**
   * The sentence, clause and item of an enumeration that hold a place, inside a paragraph or a bracket of it. What is
   * bracketed deeper, and annotations, are passed over as wholes; a sentence ends where a quoted one does.
   */
  #partsOf(
    container: Span,
    anchor: number,
  ): { item: Span | undefined; clause: Span | undefined; sentence: Span } {
    const { text } = this.#page;
    const masked = [...Array(container.end - container.start).keys()].map(
      (index) => text[container.start + index]!,
    );
    const mask = (start: number, end: number) => {
      const from = Math.max(start, container.start);
      for (let i = from; i < Math.min(end, container.end); i++) masked[i - container.start] = '字';
    };
    const inside = this.#brackets.filter(
      ({ open, close }) => open >= container.start && close < container.end,
    );
    for (const { span } of this.#annotations) mask(span.start, span.end);
    for (const { open, close } of inside) {
      const ending = /[。！？!?…]*$/.exec(text.slice(open + 1, close))![0].length;
      mask(open, close - ending);
    }
    const sentence = partAt(
      masked.join(''),
      container.start,
      container,
      anchor,
      SENTENCE_END,
      true,
    );
    for (const { open, close } of inside) mask(open, close + 1);
    const whole = masked.join('');
    const clause = partAt(whole, container.start, sentence!, anchor, CLAUSE_END, false);
    const item = clause && partAt(whole, container.start, clause, anchor, ITEM_END, false);
    return { item, clause, sentence: sentence! };
  }

  /** The reading's own range of a raw span. Spans begin and end with a character that the reading has. */
  #toReading({ start, end }: RawSpan): Span {
    const first = this.#page.toReading(start);
    let last: number = this.#page.toReading(raw(end - 1)) + 1;
    // One raw character may stand for several code units of the reading.
    while (last < this.#block.end && characterAt(this.#page, last).start < end) {
      if (characterAt(this.#page, last).end > end) break;
      last++;
    }
    return { start: first, end: Math.max(first, last) };
  }

  #trim({ start, end }: Span): Span {
    const slice = this.#page.text.slice(start, end);
    return {
      start: start + slice.length - slice.trimStart().length,
      end: end - (slice.length - slice.trimEnd().length),
    };
  }
}

/**
 * The part that holds a place when a range is cut behind every separator.
 *
 * @param text The text, whose first character has the offset `base`.
 * @param keep Whether a separator belongs to the part before it; otherwise a place on one is in no part.
 */
function partAt(
  text: string,
  base: number,
  within: Span,
  anchor: number,
  separator: RegExp,
  keep: boolean,
): Span | undefined {
  let { start } = within;
  for (const match of text.slice(0, within.end - base).matchAll(separator)) {
    const from = base + match.index;
    const to = from + match[0].length;
    if (to <= start) continue;
    if (anchor < from) return { start, end: keep ? to : from };
    if (anchor < to) return keep ? { start, end: to } : undefined;
    start = to;
  }
  return { start, end: within.end };
}
