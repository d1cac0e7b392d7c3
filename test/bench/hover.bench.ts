import { analyze, type Analysis } from '../../server/src/document/analysis';
import { raw } from '../../server/src/text/offsets';
import { createLanguageService } from '../../server/src/service';
import { renderMarkdown } from '../../server/src/explain/render';
import { testLexicon } from '../support/lexicon';
import { repeated } from './articles';
import { measure, type Report } from './report';

/** Copies of the samples: about 25,000 characters, as much as the longest articles hold. */
const COPIES = 4;

/** Hovers over every annotation of an article, rendered as an editor gets them. */
export default function hover(report: Report): void {
  const service = createLanguageService({ lexicon: testLexicon() });
  const started = performance.now();
  Array.from(service.prepare());
  report.figure('prepare', performance.now() - started, 'ms', 'before the first hover, once');

  const times = (analysis: Analysis): number[] =>
    sample(analysis.annotations).map(({ start }) => {
      const before = performance.now();
      const found = service.doHover(analysis, raw(start), {
        language: 'both',
        locate: (offset) => ({ line: offset, href: `file:///article.txt#${offset}` }),
      });
      if (!found || renderMarkdown(found.explanation) === '') throw new Error('Nothing was said.');
      return performance.now() - before;
    });

  const article = analyze(repeated(COPIES), testLexicon());
  const long = analyze(repeated(COPIES * 10), testLexicon());
  report.figure('first', times(article)[0]!, 'ms', 'the first hover after that');
  report.figure(
    'p95',
    quantile(times(article), 0.95),
    'ms',
    `one hover of ${article.annotations.length}`,
  );
  report.figure(
    'p95 long',
    quantile(times(long), 0.95),
    'ms',
    `one hover of ${long.annotations.length}`,
  );

  const { one, ten } = measure({
    one: () => times(article).length,
    ten: () => times(long).length,
  });
  report.ratio('by length', ten.ms, one.ms, 'hovers in a text ten times as long', LENGTH_CEILING);
}

/** A hover counts what a file holds, so it may take longer in a longer one, and no more than in proportion. */
const LENGTH_CEILING = 12;

/** So many hovers are enough to tell. */
const HOVERS = 300;

const sample = <T>(all: readonly T[]): T[] => {
  const step = Math.max(1, Math.floor(all.length / HOVERS));
  return all.filter((_, index) => index % step === 0).slice(0, HOVERS);
};

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!;
