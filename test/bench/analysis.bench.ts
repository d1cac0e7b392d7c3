import { analyze, createAnalysisCache } from '../../server/src/document/analysis';
import { testLexicon } from '../support/lexicon';
import { repeated } from './articles';
import { measure, type Report } from './report';

/** How many times the long text is as long as the short one. */
const LONGER = 8;

/** A time per character that grows with the text more than this is not linear. */
const LINEAR = 1.8;

/** An edit of one paragraph in a long text may cost this share of a fresh start. */
const EDIT = 0.6;

/** Analysis of whole texts: its speed, what a cache spares after an edit, and whether time grows with length alone. */
export default function analysis(report: Report): void {
  const lexicon = testLexicon();
  const [short, long] = [repeated(2), repeated(2 * LONGER)];
  const edited = long.replace('。', '，完成12项任务。');

  const cache = createAnalysisCache();
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const measured = measure({
    short: () => analyze(short, lexicon).annotations.length,
    long: () => analyze(long, lexicon).annotations.length,
    // Both texts in turn: every analysis finds the cache of the other, one paragraph apart.
    edit: () =>
      analyze(long, lexicon, cache).annotations.length +
      analyze(edited, lexicon, cache).annotations.length,
    words: () =>
      long.split('\n').reduce((sum, line) => sum + [...segmenter.segment(line)].length, 0),
  });
  report.expectCount(
    'annotations in the long text',
    measured.long.count,
    measured.short.count * LONGER,
    0.1,
  );
  report.expectCount(
    'annotations after an edit',
    measured.edit.count,
    2 * analyze(long, lexicon).annotations.length + 1,
  );

  const perCharacter = (ms: number, text: string) => ms / text.length;
  report.figure(
    'cold',
    long.length / measured.long.ms / 1000,
    'M chars/s',
    `${long.length} characters, ${measured.long.count} annotations`,
  );
  report.ratio(
    'incremental ÷ cold',
    measured.edit.ms / 2,
    measured.long.ms,
    'one paragraph of the same text edited',
    EDIT,
  );
  report.ratio(
    'linearity',
    perCharacter(measured.long.ms, long),
    perCharacter(measured.short.ms, short),
    `time per character, ${long.length} characters ÷ ${short.length}`,
    LINEAR,
  );
  report.ratio(
    'cold ÷ splitting words',
    measured.long.ms,
    measured.words.ms,
    'the same text by Intl.Segmenter, line by line',
  );
}
