/** Several articles in one file, as files of their own. */
import type { Reading } from '../text/reading';
import { LINK_ARROW } from '../text/jumps';
import { Alignment, applyEdits, type Edit, type Range } from './alignment';
import { isEmptyBetween, lineEnd, lineStart, newlineOf } from './cleaning/lines';
import { splitArticles } from './split';

/** A file with one article of several; where it stands in the file with all of them, in UTF-16 code units. */
export interface ArticleFile extends Range {
  readonly name: string;
  /** The headline, see {@link splitArticles}. */
  readonly title: string;
  readonly text: string;
  /** From the file with all of them. */
  readonly alignment: Alignment;
}

/** Longest part of a title in a file name, in characters: some file systems take 255 bytes. */
const TITLE_MAX = 40;
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Surrogate}\s]+/gu;

/**
 * Takes a file apart: `page.txt` becomes `page-01-标题.txt` and so on. Jumps get lines of their own and name the file they
 * lead to. A file with one article stays as it is.
 *
 * @param base The file's name without its extension.
 * @param extension With the dot; empty where the file has none, and its articles get one of their own.
 */
export function splitIntoFiles(reading: Reading, base: string, extension: string): ArticleFile[] {
  const text = reading.raw;
  const parts = splitArticles(reading);
  if (parts.length <= 1) {
    const alignment = Alignment.identity(text.length);
    const title = parts[0]?.title ?? '';
    return [{ name: `${base}${extension}`, title, start: 0, end: text.length, text, alignment }];
  }
  const newline = newlineOf(text);
  const digits = Math.max(2, String(parts.length).length);
  const names = parts.map(({ title }, index) => {
    const words = [...title.replace(NOT_IN_NAMES, '')]
      .slice(0, TITLE_MAX)
      .join('')
      .replace(/[,，、;；:：.]+$/, '');
    const number = String(index + 1).padStart(digits, '0');
    return `${base}-${number}${words === '' ? '' : `-${words}`}${extension || '.txt'}`;
  });
  return parts.map(({ start, end, title, jumps }, index) => {
    const edits: Edit[] = [{ start: 0, end: start, replacement: '' }];
    for (const { span, to } of jumps) {
      if (span.start < start || span.end > end) continue;
      const link = `${LINK_ARROW}${names[to]!}`;
      // A link has a line of its own: its words are no words of a sentence.
      if (!isEmptyBetween(text, lineStart(text, span.start), span.start)) {
        edits.push({ start: span.start, end: span.start, replacement: newline });
      }
      const isLast = isEmptyBetween(text, span.end, lineEnd(text, span.end));
      edits.push({ start: span.end, end: span.end, replacement: isLast ? link : link + newline });
    }
    edits.push({ start: end, end: text.length, replacement: '' });
    return {
      name: names[index]!,
      title,
      start,
      end,
      text: applyEdits(text, edits),
      alignment: Alignment.ofEdits(edits, text.length),
    };
  });
}
