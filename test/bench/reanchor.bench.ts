import { measure as measureReanchoring } from '../support/reanchoring';
import type { Report } from './report';

/** For each seed; any seed will do, and one alone could be a lucky one. */
const REVISIONS = 1000;

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Of 100 places how many may be left to a person, with every seed. */
const MOST_LEFT = 0.5;

/** Where annotations are found again after revisions that nobody watched; the same revisions in every run. */
export default function reanchor(report: Report): void {
  const started = performance.now();
  const results = SEEDS.map((seed) => measureReanchoring(REVISIONS, seed));
  const shares = results.map(({ right, placements }) => (100 * right) / placements);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  report.figure('revisions', REVISIONS, '', `of articles with each of ${SEEDS.length} seeds`);
  report.figure('places', results[0]!.placements, '', 'looked for with each seed');
  report.figure('right', Math.min(...shares), '%', 'with the worst seed: placed, or given up');
  report.figure('right', Math.max(...shares), '%', 'with the best seed');
  for (const [i, { placements, right }] of results.entries()) {
    const left = 100 * (placements - right);
    report.ratio(`left, seed ${SEEDS[i]}`, left, placements, 'of 100 places', MOST_LEFT);
  }
  for (const kind of Object.keys(results[0]!.byKind) as (keyof (typeof results)[0]['byKind'])[]) {
    const all = sum(results.map(({ byKind }) => byKind[kind].placements));
    const missed = sum(results.map(({ byKind }) => byKind[kind].missed));
    report.figure(
      kind,
      (100 * (all - missed)) / all,
      '%',
      'right where this happened to the article',
    );
  }
  const time = performance.now() - started;
  report.figure('time', time / REVISIONS / SEEDS.length, 'ms', 'for each revision');
  report.expectCount('Annotations placed wrong', sum(results.map(({ wrong }) => wrong)), 0);
}
