import { reanchor } from '../../server/src/decisions/reanchor';
import { decide } from '../support/decisions';
import { measure as measureReanchoring } from '../support/reanchoring';
import { measure, type Report } from './report';

/** For each seed; any seed will do, and one alone could be a lucky one. */
const REVISIONS = 1000;

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Of 100 places how many may be left to a person, with every seed. */
const MOST_LEFT = 0.5;

/** Lines of a text whose lines are nearly equal, as those of a table are, and by how much a long one is longer. */
const LINES = 250;

const LONGER = 4;

/** How much more time a line of a long one may take. */
const PER_LINE = 3;

export default function bench(report: Report): void {
  revisions(report);
  nearlyEqualLines(report);
}

/** Three annotations in each of many lines that are alike; those whose words stand between the same words are doubted. */
function nearlyEqualLines(report: Report): void {
  const make = (count: number): (() => number) => {
    const lines = Array.from({ length: count }, (_, i) => {
      const town = `[${'东南西北'[i % 4]!}${'桥河山坪堡'[i % 5]!}镇]`;
      const place = `${town}第${(i % 50) + 1}村`;
      return `${place}推进[高质量发展]，上半年办结诉求[${1000 + i}件]，满意度提高。`;
    });
    const { text, decisions } = decide(lines.join('\n'));
    return () => {
      const { placed, orphans } = reanchor(
        decisions,
        `编者按：下面各村的数字到六月底为止。\n${text}`,
      );
      report.expectCount('Places of all decisions', placed.length + orphans.length, 3 * count);
      return placed.length;
    };
  };
  const { few, many } = measure({ few: make(LINES), many: make(LONGER * LINES) }, 1);
  const what = `${LONGER * LINES} of them, each with 3 decisions`;
  report.figure('nearly equal lines', many.ms, 'ms', what);
  report.figure('placed there', many.count, '', 'the others are left to a person');
  const against = `of so many against that of ${LINES}`;
  report.ratio('a line', many.ms / LONGER, few.ms, against, PER_LINE);
}

/** Where annotations are found again after revisions that nobody watched; the same revisions in every run. */
function revisions(report: Report): void {
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
