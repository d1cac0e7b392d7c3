import { posix } from 'node:path';
import { Alignment, applyEdits, type Edit } from '../script/alignment';
import { splitArticles, type ArticlePart } from '../script/split';
import { readArticle } from '../text/read';
import { rewriteArticles, type Rewritten } from './rewrite';
import type { Terminal } from './terminal';

export interface SplitOptions {
  readonly out: string;
}

/**
 * Writes each article of files with several into a file of its own.
 *
 * @returns The exit code.
 * @throws {UsageError} where nothing can be done.
 */
export function split(
  paths: readonly string[],
  { out }: SplitOptions,
  terminal: Terminal,
): Promise<number> {
  return rewriteArticles(paths, { out, done: 'split' }, terminal, ({ name, text, label }) => {
    const parts = splitArticles(readArticle(text));
    if (parts.length <= 1) return [{ name, text, alignment: Alignment.identity(text.length) }];
    terminal.say(`${label}: ${parts.length} articles`);
    return toFiles(name, text, parts);
  });
}

/** Longest part of a title in a file name, in characters: some file systems take 255 bytes. */
const TITLE_MAX = 40;
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Surrogate}\s]+/gu;

/** `page.txt` becomes `page-01-标题.txt` and so on, in the same folder; jump lines name the file they lead to. */
function toFiles(name: string, text: string, parts: readonly ArticlePart[]): Rewritten[] {
  const { dir, name: base, ext } = posix.parse(name);
  const digits = Math.max(2, String(parts.length).length);
  const names = parts.map(({ title }, index) => {
    const words = [...title.replace(NOT_IN_NAMES, '')].slice(0, TITLE_MAX).join('');
    const number = String(index + 1).padStart(digits, '0');
    return `${base}-${number}${words === '' ? '' : `-${words}`}${ext}`;
  });
  return parts.map(({ start, end, jumps }, index) => {
    const edits: Edit[] = [{ start: 0, end: start, replacement: '' }];
    for (const { span, to } of jumps) {
      if (span.start < start || span.end > end) continue;
      edits.push({ start: span.end, end: span.end, replacement: ` → ${names[to]!}` });
    }
    edits.push({ start: end, end: text.length, replacement: '' });
    return {
      name: posix.join(dir, names[index]!),
      text: applyEdits(text, edits),
      alignment: Alignment.ofEdits(edits, text.length),
    };
  });
}
