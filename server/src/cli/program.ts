import { Command, CommanderError, Option } from 'commander';
import { version } from '../../../package.json';
import { FORMATS } from '../formats/registry';
import { annotate, type AnnotateOptions } from './annotate';
import { evaluateFolder, type EvaluateOptions } from './evaluate';
import { EXIT, UsageError } from './failure';
import { serve } from './serve';
import { createTerminal, type Terminal } from './terminal';

/**
 * Runs the command.
 *
 * @param args The arguments after the command's name.
 * @returns The exit code.
 */
export async function run(args: readonly string[]): Promise<number> {
  const terminal = createTerminal();
  let code: number = EXIT.done;
  const program = createProgram(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
    terminal.say(`zhengwen: ${(error as Error).message}`);
    return error instanceof UsageError ? EXIT.wrongUsage : EXIT.incomplete;
  }
}

function createProgram(terminal: Terminal, finish: (code: number) => void): Command {
  const program = new Command('zhengwen')
    .description(
      'Finds slogans, numbered formulas, officials and metrics in Chinese government texts.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .showHelpAfterError('(--help says more)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done; 1 some input could not be read, the rest is done; 2 wrong usage.',
    );

  program
    .command('annotate')
    .summary('write what is found in articles')
    .description(
      'Writes what is found in articles, with offsets in UTF-16 code units into the file as stored. ' +
        'Texts in UTF-8, UTF-16, GB18030 and Big5 are read; of the latter three offsets count in the decoded text.',
    )
    .argument(
      '<path...>',
      'files, folders (their .txt, .md and .zhengwen files), globs, or - for standard input',
    )
    .addOption(
      new Option('-f, --format <format>', 'what to write')
        .choices(FORMATS.map(({ id }) => id))
        .default('json'),
    )
    .option('-o, --out <dir>', 'a folder for the results: DIR/<input file name>.json and so on')
    .addHelpText('after', annotateHelp())
    .action(async (paths: string[], options: AnnotateOptions) => {
      finish(await annotate(paths, options, terminal));
    });

  program
    .command('evaluate')
    .summary('compare what is found with a gold standard')
    .description(
      'Compares what is found in articles with a gold standard: precision, recall and F1 on exact spans by type, ' +
        'kinds of error, and the attributes of the spans that are right.',
    )
    .argument('<gold-dir>', 'a folder of JSON files as annotate writes them')
    .requiredOption('-a, --articles <dir>', 'the folder with the articles that they name')
    .option('--json', 'write JSON instead of tables')
    .option('--errors', 'list each error')
    .option(
      '--without-glossary',
      'forget all listed slogans and formulas: what does evidence alone find?',
    )
    .action(
      async (
        gold: string,
        {
          withoutGlossary,
          ...options
        }: Omit<EvaluateOptions, 'glossary'> & { withoutGlossary?: true },
      ) => {
        finish(await evaluateFolder(gold, { ...options, glossary: !withoutGlossary }, terminal));
      },
    );

  program
    .command('serve')
    .summary('run the language server')
    .description('Runs the language server for an editor.')
    .option('--stdio', 'speak over standard input and output (the default, and the only way)')
    .action(serve);

  return program;
}

function annotateHelp(): string {
  const width = Math.max(...FORMATS.map(({ id }) => id.length));
  const formats = FORMATS.map(({ id, description }) => `  ${id.padEnd(width)}  ${description}`);
  return `
Formats:
${formats.join('\n')}

Without --out one file is printed in its format. Several articles are printed as one stream: JSON as JSON Lines, tables
under one row of names. With --out equal file names from different folders keep their folders.

Examples:
  zhengwen annotate article.txt
  zhengwen annotate articles --out annotations
  zhengwen annotate 'articles/**/*.txt' --format csv > annotations.csv
  cat article.txt | zhengwen annotate - --format jsonl`;
}
