import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../server/src/document/analysis';
import type { AnnotatedArticle } from '../../server/src/formats/article';
import { exportArticles } from '../../server/src/formats/export';
import type { Format } from '../../server/src/formats/format';
import { FORMATS } from '../../server/src/formats/registry';
import { testLexicon } from '../support/lexicon';
import { SHARED } from '../support/shared';
import { longArticle } from './longArticle';
import type { Report } from './report';

const SAMPLES = join(__dirname, '../samples');

/** Every format for five articles, in milliseconds: this may take ten seconds. */
const ARTICLES = 5;
const MOST_TIME = 10_000;

/** Bytes of one article, from which to which time per byte must not grow. */
const SHORT = 100_000;
const LONG = 10_000_000;

/** How much more a byte of a long article may take than one of a short one; memory of that size costs some itself. */
const LINEAR = 4;

/** How often the short article is written before the one that counts. */
const WARM_UPS = 5;

/** The shared articles where they lie beside the checkout, else as many samples. */
function readArticles(): { readonly name: string; readonly text: string }[] {
  const folder = existsSync(join(SHARED, 'articles')) ? join(SHARED, 'articles') : SAMPLES;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .slice(0, ARTICLES)
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** What an export writes of some articles, in bytes or UTF-16 code units, and how long that takes. */
async function timed(
  articles: readonly AnnotatedArticle[],
  format: Format,
): Promise<{ readonly ms: number; readonly size: number; readonly files: number }> {
  const started = performance.now();
  const { files } = await exportArticles(articles, format);
  return {
    ms: performance.now() - started,
    size: files.reduce((sum, { content }) => sum + content.length, 0),
    files: files.length,
  };
}

/** Exports: the time that all formats take together, and that each takes for a long article over a short one. */
export default async function formats(report: Report): Promise<void> {
  const lexicon = testLexicon();
  const articles = readArticles();
  report.expectCount('articles', articles.length, ARTICLES);
  const started = performance.now();
  const analyzed = articles.map((article) => ({
    ...article,
    annotations: analyze(article.text, lexicon).annotations,
  }));
  let [files, characters] = [0, 0];
  for (const format of FORMATS) {
    const written = await timed(analyzed, format);
    const own = format.scope === 'article' ? ARTICLES : 1;
    if (written.files < own) throw new Error(`${format.id}: ${written.files} files`);
    files += written.files;
    characters += written.size;
  }
  const what = `${ARTICLES} articles in ${FORMATS.length} formats, analysis included`;
  report.ratio('all formats, of 10 s', performance.now() - started, MOST_TIME, what, 1);
  const annotations = analyzed.reduce((sum, one) => sum + one.annotations.length, 0);
  report.figure('written', characters / 1e6, 'MB', `${files} files, ${annotations} annotations`);

  const sample = analyzed.find((one) => one.annotations.length > 0)!;
  const [short, long] = [longArticle(sample, SHORT), longArticle(sample, LONG)];
  const copies = long.text.length / short.text.length;
  for (const format of FORMATS) {
    for (let run = 0; run < WARM_UPS; run += 1) await timed([short], format);
    const [one, all] = [await timed([short], format), await timed([long], format)];
    // A codebook is the same for all.
    if (format.id !== 'qdc' && all.size < (one.size * copies) / 2) {
      throw new Error(`${format.id}: ${all.size} of a long article, ${one.size} of a short one`);
    }
    const told = `10 MB in ${(all.ms / 1000).toFixed(1)} s, 100 KB in ${one.ms.toFixed(0)} ms`;
    // What takes no time at all is not compared.
    report.ratio(`${format.id}, per byte`, all.ms / copies, Math.max(one.ms, 1), told, LINEAR);
  }
}
