import { join } from 'node:path';
import { effectiveAnnotations } from '../decisions/effective';
import {
  measureAgreement,
  type Agreement,
  type AgreementReport,
  type Measure,
} from '../evaluate/agreement';
import type { ComparedArticle, MarkedSpan } from '../evaluate/compared';
import { loadEngine } from './engine';
import { EXIT, UsageError } from './failure';
import { findSidecars, placeSidecar, readArticleText } from './sidecars';
import type { Terminal } from './terminal';

export interface AgreeOptions {
  /** Two names, separated by a comma. */
  readonly annotators: string;
  /** JSON for programs instead of a table. */
  readonly json?: boolean;
  /** Whether suggestions that an annotator said nothing of count as accepted. */
  readonly suggestions?: boolean;
}

/**
 * Measures how far two annotators agree on the articles of a folder that both annotated.
 *
 * @returns The exit code: 1 where something could not be read or placed; the rest is measured.
 * @throws {UsageError} where there are not two annotators.
 * @throws where there is nothing that both annotated.
 */
export async function agree(
  folder: string,
  { annotators, json, suggestions }: AgreeOptions,
  terminal: Terminal,
): Promise<number> {
  const names = annotators.split(',').map((name) => name.trim());
  const [first, second] = names;
  if (names.length !== 2 || !first || !second || first === second) {
    throw new UsageError('--annotators takes two different names with a comma between them');
  }
  const analyze = suggestions ? loadEngine() : undefined;
  let isWhole = true;
  const articles: ComparedArticle[] = [];
  for (const [article, sidecars] of await findSidecars(folder)) {
    const paths = [first, second].map(
      (name) => sidecars.find(({ annotator }) => annotator === name)?.path,
    );
    if (!paths[0] || !paths[1]) continue;
    try {
      const text = await readArticleText(join(folder, article));
      const found = analyze?.(text).annotations ?? [];
      const spansIn = async (path: string): Promise<MarkedSpan[]> => {
        const placed = await placeSidecar(join(folder, path), article, text, terminal);
        if (placed.orphans.length > 0) {
          terminal.say(`${path}: ${placed.orphans.length} without a certain place are left out`);
        }
        isWhole &&= placed.isWhole && placed.orphans.length === 0;
        return effectiveAnnotations(found, placed.placed)
          .filter(({ state }) => state === 'accepted' || (suggestions && state !== 'rejected'))
          .flatMap(({ type, pieces }) => pieces.map(({ start, end }) => ({ type, start, end })));
      };
      articles.push({ text, first: await spansIn(paths[0]), second: await spansIn(paths[1]) });
    } catch (error) {
      isWhole = false;
      terminal.say((error as Error).message);
    }
  }
  if (articles.length === 0) {
    throw new Error(`${folder}: holds no article with sidecars of both ${first} and ${second}`);
  }
  const report = measureAgreement(articles);
  await terminal.write(
    json
      ? `${JSON.stringify({ annotators: [first, second], ...report }, null, 2)}\n`
      : describe(report, first, second),
  );
  return isWhole ? EXIT.done : EXIT.incomplete;
}

function describe(
  { articles, types, total }: AgreementReport,
  first: string,
  second: string,
): string {
  const row = (name: string, agreement: Agreement): string[] => [
    name,
    String(agreement.first),
    String(agreement.second),
    ...[
      agreement.exact,
      agreement.overlapping,
      agreement.kappa,
      agreement.alpha,
      agreement.gamma,
    ].map(show),
  ];
  const rows = [
    ['', 'first', 'second', 'F1 exact', 'F1 overlapping', "Cohen's kappa", 'alpha-u', 'gamma'],
    ...Object.entries(types).map(([type, agreement]) => row(type, agreement)),
    row('all', total),
  ];
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]!.length)),
  );
  const table = rows.map((cells) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  '),
  );
  const heading = `${first} (first) and ${second} (second) on ${articles === 1 ? '1 article' : `${articles} articles`}`;
  return [heading, ...table].map((line) => `${line}\n`).join('');
}

/** A value with its interval: `0.812 [0.700, 0.900]`. */
function show({ value, interval }: Measure): string {
  if (value === null) return '–';
  const ends = interval ? ` [${interval.map((end) => end.toFixed(3)).join(', ')}]` : '';
  return `${value.toFixed(3)}${ends}`;
}
