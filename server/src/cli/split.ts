import { posix } from 'node:path';
import { splitIntoFiles } from '../script/splitFiles';
import { readArticle } from '../text/read';
import { UsageError } from './failure';
import { rewriteArticles } from './rewrite';
import type { Terminal } from './terminal';

export interface SplitOptions {
  readonly out?: string;
}

/**
 * Writes each article of files with several into a file of its own.
 *
 * @returns The exit code.
 * @throws {UsageError} where nothing can be done.
 */
export async function split(
  paths: readonly string[],
  { out }: SplitOptions,
  terminal: Terminal,
): Promise<number> {
  if (out === undefined) {
    throw new UsageError('each article becomes a file: say where with --out DIR');
  }
  return rewriteArticles(paths, { out, done: 'split' }, terminal, ({ name, text, label }) => {
    const { dir, name: base, ext } = posix.parse(name);
    const files = splitIntoFiles(readArticle(text), base, ext);
    if (files.length > 1) terminal.say(`${label}: ${files.length} articles`);
    return files.map((file) => ({ ...file, name: posix.join(dir, file.name) }));
  });
}
