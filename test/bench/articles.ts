import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';

const SAMPLES = join(__dirname, '../samples');

/** All samples, with LF line breaks and without byte order marks. */
export function samples(): string[] {
  return globSync('*.txt', { cwd: SAMPLES })
    .sort()
    .map((name) => readFileSync(join(SAMPLES, name), 'utf8').replace(/^\uFEFF|\r/g, ''));
}

/**
 * The samples over and over. No paragraph is written twice the same, so that no cache makes a later copy cheaper than
 * the first.
 */
export function repeated(copies: number): string {
  const text = samples().join('\n\n');
  return Array.from({ length: copies }, (_, copy) =>
    text.replace(/(?<=\S)$/gm, `（之${copy + 1}）`),
  ).join('\n\n');
}
