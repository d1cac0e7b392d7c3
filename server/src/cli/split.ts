import { posix } from 'node:path';
import { splitIntoFiles } from '../script/splitFiles';
import { readArticle } from '../text/read';
import { UsageError } from './failure';
import { rewriteArticles } from './rewrite';
import { count, type Terminal } from './terminal';

export interface SplitOptions {
  readonly out?: string;
  /** Whether is only said what the files would be. */
  readonly list?: boolean;
}

/**
 * Writes each article of files with several into a file of its own, or lists these files: where each one's article begins
 * and ends, in UTF-16 code units, and its headline.
 *
 * @returns The exit code.
 * @throws {UsageError} where nothing can be done.
 */
export async function split(
  paths: readonly string[],
  { out, list = false }: SplitOptions,
  terminal: Terminal,
): Promise<number> {
  if (out === undefined && !list) {
    throw new UsageError(
      'each article becomes a file: say where with --out DIR, or look only, with --list',
    );
  }
  const options = {
    ...(out === undefined ? {} : { out }),
    looksOnly: list,
    done: 'split',
    noun: 'file',
  };
  return rewriteArticles(paths, options, terminal, async ({ name, text, label }) => {
    const { dir, name: base, ext } = posix.parse(name);
    const files = splitIntoFiles(readArticle(text), base, ext).map((file) => ({
      ...file,
      name: posix.join(dir, file.name),
    }));
    if (list) {
      for (const file of files) {
        await terminal.write(
          `${label}  ${file.start}-${file.end}  ${file.name}  ${quoted(file.title)}\n`,
        );
      }
    } else terminal.say(`${label}: ${count(files.length, 'article')}`);
    return files;
  });
}

const quoted = (title: string): string => `“${title.replace(/\s*[\r\n]+\s*/g, '⏎')}”`;
