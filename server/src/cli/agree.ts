import { join } from 'node:path';
import {
  counts,
  effectiveAnnotations,
  type EffectiveAnnotation,
  type Undecided,
} from '../decisions/effective';
import {
  measureAgreement,
  type Agreement,
  type AgreementReport,
  type Measure,
} from '../evaluate/agreement';
import type { ComparedArticle, MarkedSpan } from '../evaluate/compared';
import { EQUAL_WEIGHTS, type GammaWeights } from '../evaluate/gamma';
import { listDisagreements, type AnnotatedTwice } from './disagreements';
import { engineWith } from './engine';
import { EXIT, UsageError } from './failure';
import { loadProjectLexicon, type GlossaryOptions } from './glossary';
import { findSidecars, placeSidecar, readArticleText } from './sidecars';
import type { Terminal } from './terminal';

export interface AgreeOptions extends GlossaryOptions {
  /** Two names, separated by a comma. */
  readonly annotators: string;
  /** JSON for programs instead of a table. */
  readonly json?: boolean;
  /** Whether suggestions that an annotator said nothing of count as accepted. */
  readonly suggestions?: boolean;
  /** List where they differ instead of measuring it. */
  readonly disagreements?: boolean;
  /** What places, types and missing partners weigh in gamma. */
  readonly gammaWeights?: GammaWeights;
  /** Where sidecars are, with the paths of their articles; without it beside the articles. */
  readonly decisionsFolder?: string;
}

/**
 * Measures how far two annotators agree on the articles of a folder that both annotated, or lists where they differ.
 *
 * @returns The exit code: 1 where something could not be read or placed; the rest is measured.
 * @throws {UsageError} where there are not two annotators.
 * @throws where there is nothing that both annotated.
 */
export async function agree(
  folder: string,
  options: AgreeOptions,
  terminal: Terminal,
): Promise<number> {
  const names = options.annotators.split(',').map((name) => name.trim());
  const [first, second] = names;
  if (names.length !== 2 || !first || !second || first === second) {
    throw new UsageError('--annotators takes two different names with a comma between them');
  }
  const { articles, isWhole } = await readArticles(folder, first, second, options, terminal);
  const undecided: Undecided = options.suggestions ? 'suggestions' : 'decided';
  if (options.disagreements) {
    await listDisagreements(articles, [first, second], undecided, options.json ?? false, terminal);
  } else {
    const weights = options.gammaWeights ?? EQUAL_WEIGHTS;
    const compared = articles.map((article) => comparedArticle(article, undecided));
    const report = measureAgreement(compared, weights);
    await terminal.write(
      options.json
        ? `${JSON.stringify({ annotators: [first, second], gammaWeights: weights, ...report }, null, 2)}\n`
        : describe(report, first, second),
    );
  }
  return isWhole ? EXIT.done : EXIT.incomplete;
}

/** @throws where there is none that both annotated. */
async function readArticles(
  folder: string,
  first: string,
  second: string,
  { decisionsFolder = folder, ...options }: AgreeOptions,
  terminal: Terminal,
): Promise<{ readonly articles: readonly AnnotatedTwice[]; readonly isWhole: boolean }> {
  const analyze = engineWith(await loadProjectLexicon(folder, options, terminal));
  let isWhole = true;
  /** How many articles only one of the two annotated. */
  let alone = 0;
  const articles: AnnotatedTwice[] = [];
  for (const [article, sidecars] of await findSidecars(decisionsFolder, folder)) {
    const paths = [first, second].map(
      (name) => sidecars.find(({ annotator }) => annotator === name)?.path,
    );
    if (!paths[0] || !paths[1]) {
      if (paths[0] || paths[1]) alone++;
      continue;
    }
    try {
      const text = await readArticleText(join(folder, article));
      const found = analyze(text).annotations;
      const effectiveIn = async (path: string): Promise<EffectiveAnnotation[]> => {
        const placed = await placeSidecar(join(decisionsFolder, path), article, text, terminal);
        if (placed.orphans.length > 0) {
          terminal.say(`${path}: ${placed.orphans.length} without a certain place are left out`);
        }
        isWhole &&= placed.isWhole && placed.orphans.length === 0;
        return effectiveAnnotations(found, placed.placed);
      };
      articles.push({
        article,
        text,
        first: await effectiveIn(paths[0]),
        second: await effectiveIn(paths[1]),
      });
    } catch (error) {
      isWhole = false;
      terminal.say((error as Error).message);
    }
  }
  if (articles.length === 0) {
    throw new Error(`${folder}: holds no article with sidecars of both ${first} and ${second}`);
  }
  if (alone > 0) {
    terminal.say(`${alone} more with decisions of only one of them: left out`);
  }
  return { articles, isWhole };
}

function comparedArticle(
  { text, first, second }: AnnotatedTwice,
  undecided: Undecided,
): ComparedArticle {
  const spansOf = (effective: readonly EffectiveAnnotation[]): MarkedSpan[] =>
    effective
      .filter((one) => counts(one, undecided))
      .flatMap(({ type, pieces }) => pieces.map(({ start, end }) => ({ type, start, end })));
  return { text, first: spansOf(first), second: spansOf(second) };
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
