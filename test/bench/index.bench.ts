import { analyze } from '../../server/src/document/analysis';
import { createLanguageService } from '../../server/src/service';
import { raw } from '../../server/src/text/offsets';
import { findReferences } from '../../server/src/workspace/navigate';
import { summarize } from '../../server/src/workspace/summary';
import { findWorkspaceSymbols } from '../../server/src/workspace/symbols';
import { WorkspaceIndex } from '../../server/src/workspace/workspaceIndex';
import { testLexicon } from '../support/lexicon';
import { samples } from './articles';
import type { Report } from './report';

const ARTICLES = 10_000;
/** Asked so often of each kind of query, to tell the slowest twentieth. */
const QUERIES = 60;
/** In milliseconds: what a person does not feel as waiting. */
const QUERY_CEILING = 50;
/** In seconds, on one core; the server analyses on one. */
const COLD_CEILING = 60;

/** An article of two people whom all articles name, one person of its own, and about as much text as a local article. */
function article(index: number, bodies: readonly string[]): string {
  const month = String((index % 12) + 1).padStart(2, '0');
  const county = NAMES[index % NAMES.length]!;
  return [
    `${county}县召开会议`,
    `2024年${month}月10日`,
    `${county}县委书记唐国良主持会议。唐国良强调，要抓好“急难愁盼”问题。县长江雨晴出席。`,
    bodies[index % bodies.length]!,
    `会上，第${index}号提案人表示，要建设“${county}样板${index}”。`,
  ].join('\n\n');
}

const NAMES = ['青石', '白河', '云岭', '临溪', '望江', '安平', '松原', '明水'];

/**
 * The index of a workspace of ten thousand articles: how long it takes to build, and to ask it for what all of them
 * name.
 */
export default function index(report: Report): void {
  const lexicon = testLexicon();
  const service = createLanguageService({ lexicon });
  const bodies = samples().map((text) => text.slice(0, 1_000));
  const workspace = new WorkspaceIndex();
  const started = performance.now();
  for (let i = 0; i < ARTICLES; i++) {
    workspace.set(uriOf(i), summarize(analyze(article(i, bodies), lexicon)));
  }
  const seconds = (performance.now() - started) / 1000;
  report.expectCount('articles', workspace.size, ARTICLES);
  report.limit(
    'cold',
    seconds,
    's',
    `${ARTICLES} articles, ${workspace.mentions} mentions`,
    COLD_CEILING,
  );

  const text = article(0, bodies);
  const analysis = analyze(text, lexicon);
  const located = { uri: uriOf(0), analysis, index: workspace };
  const at = raw(text.indexOf('唐国良'));
  const links = { locate: (line: number) => ({ line, href: 'file:///a.txt' }) };
  const queries: Readonly<Record<string, () => number>> = {
    references: () => findReferences(located, at).elsewhere.length,
    posts: () => workspace.posts('person 唐国良').length,
    hover: () =>
      service.doHover(analysis, at, {
        language: 'both',
        ...links,
        records: (name) => workspace.posts(`person ${name}`),
      })!.explanation.parts.length,
    symbols: () => findWorkspaceSymbols(workspace, lexicon, '唐国', 100).length,
  };
  const expected: Readonly<Record<string, number>> = {
    // Twice in each of the other articles.
    references: 2 * (ARTICLES - 1),
    // Of each of the posts, as many as are told.
    posts: NAMES.length * 6,
  };
  for (const [name, ask] of Object.entries(queries)) {
    const times = Array.from({ length: QUERIES }, () => {
      const before = performance.now();
      const count = ask();
      if (name in expected) report.expectCount(name, count, expected[name]!);
      else if (count <= 0) throw new Error(`${name}: nothing was found.`);
      return performance.now() - before;
    }).sort((a, b) => a - b);
    const p95 = times[Math.floor(QUERIES * 0.95)]!;
    report.limit(name, p95, 'ms', 'p95, of the person whom every article names', QUERY_CEILING);
  }
}

const uriOf = (index: number): string => `file:///corpus/${String(index).padStart(5, '0')}.txt`;
