/** Articles whose text a format cannot take as it is: the text changed, and every offset moved along. */
import { raw, type RawSpan } from '../text/offsets';
import type { AnnotatedArticle, ArticleAnnotation } from './article';
import { inPieces } from './carried';
import type { Limit } from './format';

/** A stretch of a text and what stands there instead. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * An article with stretches of its text replaced. An offset inside a stretch moves to the edge of what replaces it: a
 * start to the left one, an end to the right one.
 *
 * @param edits In ascending order, not overlapping.
 */
export function edited(article: AnnotatedArticle, edits: readonly TextEdit[]): AnnotatedArticle {
  if (edits.length === 0) return article;
  const parts: string[] = [];
  let last = 0;
  for (const { start, end, text } of edits) {
    parts.push(article.text.slice(last, start), text);
    last = end;
  }
  const text = parts.join('') + article.text.slice(last);
  const move = mover(edits);
  return {
    ...article,
    text,
    annotations: article.annotations
      .map((annotation) => moved(annotation, text, move))
      .filter(({ start, end }) => start < end),
  };
}

type Move = (span: RawSpan) => RawSpan;

function mover(edits: readonly TextEdit[]): Move {
  // How far what stands behind each edit has moved.
  let shift = 0;
  const shifts = edits.map(({ start, end, text }) => (shift += text.length - (end - start)));
  const at = (offset: number, edge: 'start' | 'end'): number => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edits[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    const before = shifts[low - 1] ?? 0;
    const edit = edits[low];
    if (edit === undefined || offset <= edit.start) return offset + before;
    return edit.start + before + (edge === 'start' ? 0 : edit.text.length);
  };
  return ({ start, end }) => ({ start: raw(at(start, 'start')), end: raw(at(end, 'end')) });
}

/** The annotation with all its spans moved into a text. */
export function moved(all: ArticleAnnotation, text: string, move: Move): ArticleAnnotation {
  const pieces = (all.pieces ?? []).map(move).filter(({ start, end }) => start < end);
  const annotation = inPieces(all, pieces);
  const { start, end } = move({
    start: all.start,
    end: all.end,
  });
  const base = { start, end, text: text.slice(start, end) };
  if (annotation.type === 'official') {
    return { ...annotation, ...base, postSpans: annotation.postSpans.map(move) };
  }
  if (annotation.type === 'formula' && annotation.itemsSpan) {
    return { ...annotation, ...base, itemsSpan: move(annotation.itemsSpan) };
  }
  return { ...annotation, ...base };
}

const editsOf = (text: string, pattern: RegExp, by: (found: string) => string): TextEdit[] =>
  Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    text: by(found),
  }));

/** The article with LF at the end of each line, for readers that count other line ends differently. */
export const withLineFeeds = (article: AnnotatedArticle): AnnotatedArticle =>
  edited(
    article,
    editsOf(article.text, /\r\n?/g, () => '\n'),
  );

/** What {@link withLineFeeds} loses. */
export const LINE_FEEDS_ONLY: Limit = {
  sentence: 'Line ends are written as LF; offsets count in the text that is exported.',
  loses: ['text', 'span'],
  concerns: ({ text }) => text.includes('\r'),
};

/** The article with CRLF at the end of each line, for readers that count two characters there. */
export const withReturns = (article: AnnotatedArticle): AnnotatedArticle =>
  edited(
    article,
    editsOf(article.text, NOT_CRLF, () => '\r\n'),
  );

const NOT_CRLF = /\r(?!\n)|(?<!\r)\n/g;

/** What {@link withReturns} loses. */
export const RETURNS_ONLY: Limit = {
  sentence: 'Line ends are written as CRLF; offsets count in the text that is exported.',
  loses: ['text', 'span'],
  concerns: ({ text }) => text.search(NOT_CRLF) >= 0,
};

/** The article without a byte order mark, for readers that drop it or take it for a character. */
export const withoutMark = (article: AnnotatedArticle): AnnotatedArticle =>
  edited(
    article,
    editsOf(article.text, /^\uFEFF/g, () => ''),
  );

/** What {@link withoutMark} loses. */
export const NO_MARK: Limit = {
  sentence: 'The byte order mark is left out; offsets count in the text that is exported.',
  loses: ['text', 'span'],
  concerns: ({ text }) => text.startsWith('\uFEFF'),
};

/** Control characters that XML 1.0 has no word for, and halves of characters, which no encoding has. */
const NOT_IN_XML = /[\0-\x08\x0B\f\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Text as XML can hold it, every offset the same. */
export const xmlText = (text: string): string => text.replace(NOT_IN_XML, '\uFFFD');

/** The article with text as XML can hold it, every offset the same. */
export const forXml = (article: AnnotatedArticle): AnnotatedArticle =>
  edited(
    article,
    editsOf(article.text, NOT_IN_XML, () => '\uFFFD'),
  );

/** What {@link forXml} loses. */
export const XML_CHARACTERS: Limit = {
  sentence: 'Characters that XML cannot hold are written as U+FFFD.',
  loses: ['text', 'span'],
  concerns: ({ text }) => text.search(NOT_IN_XML) >= 0,
};
