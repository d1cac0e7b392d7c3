import { measure as measureReanchoring } from '../support/reanchoring';
import type { Report } from './report';

const REVISIONS = 1000;

/** Of 100 places how many may be left to a person. */
const MOST_LEFT = 0.5;

/** Where annotations are found again after revisions that nobody watched; the same revisions in every run. */
export default function reanchor(report: Report): void {
  const started = performance.now();
  const { placements, right, wrong, byKind } = measureReanchoring(REVISIONS);
  report.figure('revisions', REVISIONS, '', 'of articles, each in one to four ways');
  report.figure('places', placements, '', 'looked for, one for each piece of an annotation');
  report.figure('right', (100 * right) / placements, '%', 'placed right, or given up rightly');
  report.ratio(
    'left to a person',
    100 * (placements - right),
    placements,
    'of 100 places',
    MOST_LEFT,
  );
  for (const [kind, { placements: all, missed }] of Object.entries(byKind)) {
    report.figure(
      kind,
      (100 * (all - missed)) / all,
      '%',
      'right where this happened to the article',
    );
  }
  report.figure('time', (performance.now() - started) / REVISIONS, 'ms', 'for each revision');
  report.expectCount('Annotations placed wrong', wrong, 0);
}
