import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../server/src/document/analysis';
import { exportArticles } from '../../server/src/formats/export';
import { FORMATS } from '../../server/src/formats/registry';
import { testLexicon } from '../support/lexicon';
import { SHARED } from '../support/shared';
import type { Report } from './report';

const SAMPLES = join(__dirname, '../samples');

/** Articles that a corpus has few and many of. */
const FEW = 10;
const MANY = 10_000;

/** How much more memory many articles may take than few. */
const FLAT = 2;

/** Every format for some articles, in milliseconds: this may take ten seconds. */
const MOST_TIME = 10_000;

/** Formats that are made as one stream; the others have files for each article. */
const STREAMS = ['jsonl', 'csv', 'xlsx', 'qdpx', 'parquet'];

/** The shared articles where they lie beside the checkout, else the samples. */
function readArticles(): { readonly name: string; readonly text: string }[] {
  const folder = existsSync(join(SHARED, 'articles')) ? join(SHARED, 'articles') : SAMPLES;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Exports: the time that all formats take together, and the memory that each takes for few articles and for many. */
export default async function formats(report: Report): Promise<void> {
  const lexicon = testLexicon();
  const articles = readArticles();
  const started = performance.now();
  const analyzed = articles.map((article) => ({
    ...article,
    annotations: analyze(article.text, lexicon).annotations,
  }));
  let files = 0;
  for (const format of FORMATS) files += (await exportArticles(analyzed, format)).files.length;
  const what = `${articles.length} articles in ${FORMATS.length} formats, analysis included`;
  report.ratio('all formats, of 10 s', performance.now() - started, MOST_TIME, what, 1);
  report.figure('files', files, 'files', what);

  for (const id of STREAMS) {
    const [few, many] = [peakOf(id, FEW), peakOf(id, MANY)];
    report.figure(`${id}, ${FEW}`, few.peak / 1024, 'MiB', 'memory at most');
    report.figure(`${id}, ${MANY}`, many.peak / 1024, 'MiB', `for ${mebibytes(many.bytes)} MiB`);
    report.ratio(`${id} grows`, many.peak, few.peak, 'memory for many over few', FLAT);
  }
}

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

function peakOf(id: string, count: number): { readonly peak: number; readonly bytes: number } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', 'tsx/cjs', join(__dirname, 'peak.ts'), id, String(count)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as { peak: number; bytes: number };
}
