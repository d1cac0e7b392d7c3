import type { Alignment } from '../script/alignment';
import { carryDecisions } from './carry';
import { describeDecoding } from './engine';
import { EXIT, UsageError } from './failure';
import { findInputs, labelOf, readInput } from './inputs';
import { checkFolderName, OutputFolder } from './outputs';
import { annotatorsOf } from './sidecars';
import { count, type Terminal } from './terminal';

/** A file that a command makes of an article. */
export interface Rewritten {
  /** Its path below the folder for the results. */
  readonly name: string;
  readonly text: string;
  /** From the article to it: the decisions on the article come along. */
  readonly alignment: Alignment;
}

/** An article as a command gets it. */
export interface RewriteInput {
  /** See `Input.name` of the command line. */
  readonly name: string;
  /** What messages call it. */
  readonly label: string;
  readonly text: string;
}

export interface RewriteOptions {
  /** The folder for the results; without it the one result goes to standard output. */
  readonly out?: string;
  /** Nothing is written: the command only looks. */
  readonly looksOnly?: boolean;
  /** What a person may have wanted who did not say where results go: “…, or ORELSE”. */
  readonly orElse?: string;
  /** What was done to the articles, as the last message says it. */
  readonly done?: string;
  /** What they are called there: a file that is split holds several articles. */
  readonly noun?: string;
}

/**
 * Makes texts of texts, in UTF-8. What cannot be read is named, the rest is done.
 *
 * @param rewrite What becomes of an article; what it throws is said, and the article counts as failed.
 * @returns The exit code.
 * @throws {UsageError} where nothing can be done.
 */
export async function rewriteArticles(
  paths: readonly string[],
  { out, looksOnly = false, orElse, done = 'written', noun = 'article' }: RewriteOptions,
  terminal: Terminal,
  rewrite: (input: RewriteInput) => readonly Rewritten[] | Promise<readonly Rewritten[]>,
): Promise<number> {
  const { inputs, isSingle, problems } = await findInputs(paths, out);
  if (out === undefined && !isSingle && !looksOnly) {
    throw new UsageError(
      `several articles make several files: say where with --out DIR${orElse === undefined ? '' : `, or ${orElse}`}`,
    );
  }
  if (out !== undefined) {
    const alone = isSingle ? ` (or leave --out away, and write > ${out})` : '';
    await checkFolderName(out, `and results need a folder${alone}`);
  }
  const folder = out === undefined || looksOnly ? undefined : await OutputFolder.open(out, inputs);
  for (const { path, reason } of problems) terminal.say(`${path}: ${reason}`);
  let failed = problems.length;
  let isWhole = true;
  for (const [index, input] of inputs.entries()) {
    if (inputs.length > 1) terminal.progress(`[${index + 1}/${inputs.length}] ${input.name}`);
    const label = labelOf(input);
    try {
      const decoded = await readInput(input);
      const note = describeDecoding(decoded);
      if (note !== undefined) terminal.say(`${label}: ${note}`);
      const files = await rewrite({ name: input.name, label, text: decoded.text });
      if (folder) {
        const places = await folder.write(files.map(({ name, text }) => ({ name, content: text })));
        const made = files.map((file, index) => ({ ...file, path: places[index]! }));
        if (input.path && !(await carryDecisions(input.path, decoded.text, made, terminal))) {
          isWhole = false;
        }
      } else if (!looksOnly) {
        for (const { text } of files) await terminal.write(text);
        if (input.path && (await annotatorsOf(input.path)).length > 0) {
          terminal.say(`${label}: its decisions come along with --out DIR`);
        }
      }
    } catch (error) {
      failed += 1;
      terminal.say(`${label}: ${(error as Error).message}`);
    }
  }
  terminal.progress('');
  if (folder) {
    const articles = inputs.length + problems.length - failed;
    terminal.say(`${count(articles, noun)} ${done} in ${out}`);
  }
  return failed === 0 && isWhole ? EXIT.done : EXIT.incomplete;
}
