/**
 * Writes an article many times in a format and prints how much memory that took at most, in KiB, and how many bytes came
 * out. Run as a process of its own: `peak.ts FORMAT COUNT`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../server/src/document/analysis';
import { FileSpool } from '../../server/src/cli/spool';
import { findFormat } from '../../server/src/formats/registry';
import { testLexicon } from '../support/lexicon';

const SAMPLE = join(__dirname, '../samples/on-site-office.txt');

async function main(id: string, count: number): Promise<void> {
  const text = readFileSync(SAMPLE, 'utf8');
  const { annotations } = analyze(text, testLexicon());
  const format = findFormat(id)!;
  let bytes = 0;
  const drop = (parts: readonly (Uint8Array | string)[]): void => {
    for (const part of parts) bytes += part.length;
  };
  const archive = format.scope === 'archive' ? format.open(new FileSpool()) : undefined;
  for (let index = 0; index < count; index += 1) {
    const article = { name: `${index}.txt`, text, annotations };
    if (archive) drop(await archive.add(article));
    else if (format.scope === 'corpus') drop([format.write(article)]);
    else if (format.scope === 'article') drop(format.write(article).map(({ content }) => content));
  }
  if (archive) for await (const part of archive.close()) drop([part]);
  console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS, bytes }));
}

void main(process.argv[2]!, Number(process.argv[3]));
