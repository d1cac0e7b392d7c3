import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../../package.json';
import { DEFAULT_CHOICES, valuesOf } from '../formats/choiceList';
import type { ExportChoices } from '../formats/choices';
import type { GammaWeights } from '../evaluate/gamma';
import type { Format } from '../formats/format';
import { OFFSET_UNITS } from '../formats/import/offsetUnits';
import { DIRT_KINDS, type DirtKind } from '../script/cleaning/dirt';
import { VARIETIES } from '../script/variety';
import type { AgreeOptions } from './agree';
import type { AnnotateOptions } from './annotate';
import type { CheckOptions } from './check';
import type { CleanOptions } from './clean';
import type { ConcordanceOptions } from './concordance';
import { CONCORDANCE_FORMATS } from './concordanceFormats';
import type { ConvertOptions } from './convert';
import type { EvaluateOptions } from './evaluate';
import { EXIT, UsageError } from './failure';
import type { ImportOptions } from './import';
import type { LookupOptions } from './lookup';
import type { ReanchorOptions } from './reanchor';
import type { RetypeOptions } from './retype';
import type { Rule, RuleId } from './rules';
import type { SplitOptions } from './split';
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
  try {
    const program = createProgram(terminal, await loadLists(args), (result) => {
      code = result;
    });
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
    terminal.say(`zhengwen: ${(error as Error).message}`);
    return error instanceof UsageError ? EXIT.wrongUsage : EXIT.incomplete;
  }
}

const PATHS =
  'files, folders (their .txt, .md and .zhengwen files), globs, or - for standard input';

/** What commands list in their help and take for options. */
interface Lists {
  readonly formats: readonly Format[];
  readonly importIds: readonly string[];
  readonly rules: readonly Rule[];
  readonly concordanceOrders: readonly string[];
}

/**
 * The lists of the commands that are named: to load the code of all of them takes longer than most commands do. So it is
 * with the commands themselves, which are loaded when they run.
 */
async function loadLists(args: readonly string[]): Promise<Lists> {
  const isNamed = (command: string): boolean => args.includes(command);
  return {
    formats: isNamed('annotate') ? (await import('../formats/registry')).FORMATS : [],
    importIds: isNamed('import') ? (await import('../formats/import/registry')).IMPORT_IDS : [],
    rules: isNamed('check') ? (await import('./rules')).RULES : [],
    concordanceOrders: isNamed('concordance')
      ? (await import('../workspace/concordance')).CONCORDANCE_ORDERS
      : [],
  };
}

function createProgram(terminal: Terminal, lists: Lists, finish: (code: number) => void): Command {
  const program = new Command('zhengwen')
    .description(
      'Finds slogans, numbered formulas, officials and metrics in Chinese government texts.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'zhengwen: ')),
    })
    .showHelpAfterError('(--help says more)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done; 1 some input could not be read, the rest is done, or what was checked would change ' +
        'or was found wanting; 2 wrong usage.',
    );

  program
    .command('annotate')
    .summary('write what is found in articles')
    .description(
      'Writes what is found in articles, with offsets in UTF-16 code units into the file as stored. ' +
        'Texts in UTF-8, UTF-16, GB18030 and Big5 are read; of the latter three offsets count in the decoded text.',
    )
    .argument('[path...]', PATHS)
    .addOption(
      new Option('-f, --format <formats>', 'what to write; several with commas between, or all')
        .argParser((value) => parseFormats(value, lists))
        .default(['json'], 'json'),
    )
    .option(
      '-o, --out <dir>',
      'a folder for the results: DIR/<input file name>.json and so on; or one file, by its extension, where the format ' +
        'holds all of them in one: articles.qdpx, article.html',
    )
    .option(
      '--losses <file>',
      'a file that says what the format could not hold (with --out: DIR/<format>.losses.txt)',
    )
    .addOption(
      new Option('--types <types>', 'only these types, separated by commas')
        .argParser(parseTypes)
        .default(DEFAULT_CHOICES.types, DEFAULT_CHOICES.types.join(',')),
    )
    .addOption(
      new Option('--min-confidence <number>', 'only what is at least so sure, from 0 to 1')
        .argParser(parseConfidence)
        .default(0),
    )
    .addOption(
      new Option('--text <form>', 'the text to export and to count in')
        .choices(valuesOf('text'))
        .default(DEFAULT_CHOICES.text),
    )
    .addOption(
      new Option('--scheme <scheme>', 'tags of conll')
        .choices(valuesOf('scheme'))
        .default(DEFAULT_CHOICES.scheme),
    )
    .addOption(
      new Option('--tokens <unit>', 'tokens of conll, prodigy, webanno-tsv and CAS')
        .choices(valuesOf('tokens'))
        .default(DEFAULT_CHOICES.tokens),
    )
    .addOption(
      new Option('--labels <language>', 'names of the types in programs for annotation')
        .choices(valuesOf('labels'))
        .default(DEFAULT_CHOICES.labels),
    )
    .addOption(
      new Option('--profile <profile>', 'how web-annotation counts')
        .choices(valuesOf('profile'))
        .default(DEFAULT_CHOICES.profile),
    )
    .addOption(
      new Option('--line-ends <ends>', 'line ends in qdpx: crlf for MAXQDA')
        .choices(valuesOf('lineEnds'))
        .default(DEFAULT_CHOICES.lineEnds),
    )
    .addOption(suggestionsOption())
    .addOption(decidedOption())
    .addOption(annotatorOption())
    .addOption(decisionsFolderOption())
    .addOption(glossaryOption())
    .addOption(
      new Option(
        '--stdin-format <format>',
        'standard input holds lines {"id": …, "text": "…"}; a line of results for each',
      ).choices(['jsonl']),
    )
    .addHelpText('after', annotateHelp(lists))
    .action(async (paths: string[], options: AnnotateOptions) => {
      const { annotate } = await import('./annotate');
      finish(await annotate(paths, options, terminal));
    });

  program
    .command('check')
    .summary('proofread articles')
    .description(
      'Lists what a proofreader should look at: FILE:LINE:COLUMN: rule: message, and what would mend it. ' +
        'No file is changed.',
    )
    .argument('<path...>', PATHS)
    .addOption(
      new Option('--only <rules>', 'only these rules, with commas between').argParser((value) =>
        parseRules(value, lists),
      ),
    )
    .addOption(
      new Option('--skip <rules>', 'all rules but these')
        .argParser((value) => parseRules(value, lists))
        .default([], 'none'),
    )
    .option('--json', 'write each finding as a line of JSON')
    .addOption(
      new Option('--lang <language>', 'the language of the messages')
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .addOption(glossaryOption())
    .addHelpText('after', checkHelp(lists))
    .action(async (paths: string[], options: CheckOptions) => {
      const { check } = await import('./check');
      finish(await check(paths, options, terminal));
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
    .addOption(suggestionsOption())
    .addOption(decidedOption())
    .addOption(annotatorOption())
    .addOption(decisionsFolderOption())
    .addOption(glossaryOption())
    .option(
      '--without-glossary',
      'forget all listed slogans and formulas: what does evidence alone find?',
    )
    .action(async (gold: string, options: EvaluateOptions) => {
      const { evaluateFolder } = await import('./evaluate');
      finish(await evaluateFolder(gold, options, terminal));
    });

  program
    .command('agree')
    .summary('measure how far two annotators agree')
    .description(
      'Compares what two annotators accepted or added in the articles of a folder: F1 on exact and on overlapping ' +
        "spans, Cohen's kappa over characters, Krippendorff's alpha for unitizing and gamma, by type, with 95 % " +
        'intervals.',
    )
    .argument('<dir>', 'a folder with articles and the sidecars beside them')
    .requiredOption('-a, --annotators <names>', 'two annotators, with a comma between them')
    .option('--json', 'write JSON instead of a table')
    .option('--suggestions', 'count suggestions that were not rejected, too')
    .option('--disagreements', 'list where they differ instead of measuring it')
    .addOption(
      new Option(
        '--gamma-weights <alpha,beta,empty>',
        'what places, types and missing partners weigh in gamma (default: 1,1,1; 3,1,1 in pygamma-agreement)',
      ).argParser(parseWeights),
    )
    .addOption(decisionsFolderOption())
    .addOption(glossaryOption())
    .action(async (folder: string, options: AgreeOptions) => {
      const { agree } = await import('./agree');
      finish(await agree(folder, options, terminal));
    });

  program
    .command('reanchor')
    .summary('say where decisions stand in an article that changed')
    .description(
      'Finds the decisions of a sidecar in an article as it is now, and lists those without a certain place with the ' +
        'best places. No file is changed.',
    )
    .argument('<article>', 'the article')
    .argument('<sidecar>', 'the file with the decisions')
    .option('--json', 'write JSON instead of lines')
    .action(async (article: string, sidecar: string, options: ReanchorOptions) => {
      const { reanchorSidecar } = await import('./reanchor');
      finish(await reanchorSidecar(article, sidecar, options, terminal));
    });

  program
    .command('import')
    .summary('take over annotations made in other programs')
    .description(
      'Takes over annotations as decisions of an annotator, in the sidecars beside the articles. Where the text of the ' +
        'file differs from the article, places are looked for; annotations without a certain place are listed. ' +
        'Everything is taken over, or nothing.',
    )
    .argument('<path...>', 'files of annotations, or folders with them')
    .addOption(
      new Option(
        '-f, --format <format>',
        'what the files are (the default: what their names and beginnings say)',
      ).choices(lists.importIds),
    )
    .requiredOption('-a, --annotator <name>', 'whose annotations they are')
    .option('--articles <dir>', 'the folder with the articles (the default: beside the files)')
    .option(
      '--map <label=name>',
      'what a label means: a type or relation of .zhengwen/schema.yaml; nothing behind = leaves it out; may be repeated',
      addMeaning,
    )
    .option(
      '--by <who>',
      'whose annotations to take where a text has those of several people: a name, a number, an address or the ' +
        'version of a model, as the file has it (the default: the name of the annotator)',
    )
    .addOption(
      new Option(
        '--offsets <unit>',
        'what doccano counted in, if characters of two code units and nothing in the file leave that open',
      ).choices(OFFSET_UNITS),
    )
    .option(
      '--reject-missing',
      'reject what is suggested and the files lack; only where they were exported with all suggestions',
    )
    .option('--dry-run', 'say what would be done, and write nothing')
    .addOption(glossaryOption())
    .addHelpText('after', IMPORT_HELP)
    .action(async (paths: string[], options: ImportOptions) => {
      const { importAnnotations } = await import('./import');
      finish(await importAnnotations(paths, options, terminal));
    });

  program
    .command('retype')
    .summary('rename, merge or split a type of annotations')
    .description(
      'Gives another type to annotations in all files with decisions below a folder, and to .zhengwen/schema.yaml in it: ' +
        'a new name renames the type, the name of another one merges it into that, a condition splits it. ' +
        'Lists what would change; --write changes it.',
    )
    .argument('<dir>', 'the folder of the project')
    .argument('<from>', 'the type that annotations have')
    .argument('<to>', 'the type that they get')
    .addOption(
      new Option(
        '--where <attribute=value>',
        'only those with this value of an attribute',
      ).conflicts('tag'),
    )
    .option('--tag <tag>', 'only those with this tag')
    .option('--write', 'change the files')
    .option('--json', 'write JSON instead of lines')
    .action(async (folder: string, from: string, to: string, options: RetypeOptions) => {
      const { retypeFolder } = await import('./retype');
      finish(await retypeFolder(folder, from, to, options, terminal));
    });

  program
    .command('concordance')
    .summary('list a term or a person with the words around it')
    .description(
      'Lists each occurrence of a term or a person in articles with the words around it, in both scripts, whatever ' +
        'noise or line breaks are inside; of people also those by surname and post.',
    )
    .argument('<term>', 'the term or the name, in either script')
    .argument('<path...>', PATHS)
    .addOption(
      new Option('-f, --format <format>', 'what to write')
        .choices(CONCORDANCE_FORMATS)
        .default('text'),
    )
    .addOption(
      new Option('--json', 'write JSON instead of lines, as --format json').conflicts('format'),
    )
    .addOption(
      new Option('--width <number>', 'so many characters on each side')
        .argParser(parseWidth)
        .default(16),
    )
    .addOption(
      new Option('--sort <order>', 'by what stands before it, behind it, or where it stands')
        .choices(lists.concordanceOrders)
        .default('file'),
    )
    .addOption(glossaryOption())
    .action(
      async (
        term: string,
        paths: string[],
        { json, ...options }: ConcordanceOptions & { readonly json?: true },
      ) => {
        const { concordance } = await import('./concordance');
        const format = json ? 'json' : options.format;
        finish(await concordance(term, paths, { ...options, format }, terminal));
      },
    );

  program
    .command('lookup')
    .summary('look a term up in the glossary')
    .description(
      'Lists entries of the glossary, the best first: by Chinese in any script or a part of it (四下), pinyin (sixia), ' +
        'its initials (sxjc), or English.',
    )
    .argument('<query>', 'what you remember of the term')
    .option('-n, --limit <number>', 'so many entries at most', parseLimit, 5)
    .option('--json', 'write the entries as JSON')
    .addOption(glossaryOption())
    .action(async (query: string, options: LookupOptions) => {
      const { lookup } = await import('./lookup');
      finish(await lookup(query, options, terminal));
    });

  program
    .command('convert')
    .summary('convert articles to another script')
    .description(
      'Converts articles between simplified Chinese and the traditional varieties, in UTF-8. ' +
        'Names and other terms can be protected.',
    )
    .argument('<path...>', PATHS)
    .addOption(
      new Option('--from <variety>', 'what the articles are in')
        .choices(['auto', ...VARIETIES])
        .default('auto'),
    )
    .addOption(
      new Option('--to <variety>', 'what they become')
        .choices([...VARIETIES])
        .makeOptionMandatory(),
    )
    .option('-o, --out <dir>', 'a folder for the converted files: DIR/<input file name>')
    .option(
      '--protect <term>',
      'a term that stays as it is, or TERM=FORM; may be given again',
      collect,
      [],
    )
    .option('--protect-file <file>', 'a file of such terms, one a line')
    .option('--report', 'say what is in doubt, and what would not come back')
    .addOption(glossaryOption())
    .addHelpText('after', CONVERT_HELP)
    .action(async (paths: string[], options: ConvertOptions) => {
      const { convert } = await import('./convert');
      finish(await convert(paths, options, terminal));
    });

  program
    .command('clean')
    .summary('take dirt out of articles')
    .description(
      'Takes away what stands in the text of articles and is not the article, in UTF-8: ' +
        `${DIRT_KINDS.join(', ')}. Unpaired quotation marks and mojibake are only pointed out.`,
    )
    .argument('<path...>', PATHS)
    .option('--check', 'write nothing; exit with 1 if something would change')
    .option('--list', 'list each change')
    .option(
      '--keep <kinds>',
      'kinds that stay, with commas between; may be given again',
      collectKinds,
      [],
    )
    .option('-o, --out <dir>', 'a folder for the cleaned files: DIR/<input file name>')
    .addHelpText('after', CLEAN_HELP)
    .action(async (paths: string[], options: CleanOptions) => {
      const { clean } = await import('./clean');
      finish(await clean(paths, options, terminal));
    });

  program
    .command('split')
    .summary('take apart files with several articles')
    .description(
      'Writes each article of a file with several, a newspaper page for one, into a file of its own. ' +
        'Articles are told by headline, byline, date line and jump line.',
    )
    .argument('<path...>', PATHS)
    .option('-o, --out <dir>', 'a folder for the articles: DIR/<file>-01-<headline>.txt')
    .option(
      '--list',
      'write nothing; list the files: where each begins and ends in code units, its name, its headline',
    )
    .action(async (paths: string[], options: SplitOptions) => {
      const { split } = await import('./split');
      finish(await split(paths, options, terminal));
    });

  program
    .command('serve')
    .summary('run the language server')
    .description('Runs the language server for an editor.')
    .option('--stdio', 'speak over standard input and output (the default, and the only way)')
    .action(async () => {
      const { serve } = await import('./serve');
      serve();
    });

  return program;
}

const suggestionsOption = (): Option =>
  new Option(
    '--suggestions',
    'what is found; with --annotator but for what that person rejected or changed (the default)',
  ).conflicts('decided');

const decidedOption = (): Option =>
  new Option('--decided', 'only what an annotator accepted or added');

const annotatorOption = (): Option =>
  new Option('--annotator <name>', 'put the decisions of this person over what is found');

const decisionsFolderOption = (): Option =>
  new Option(
    '--decisions-folder <dir>',
    'where the files with decisions are, if not beside the articles',
  );

const glossaryOption = (): Option =>
  new Option(
    '--glossary <path>',
    'a glossary of your own, or a folder of them, beside .zhengwen/glossary; may be given again',
  ).argParser(collect);

function parseWidth(value: string): number {
  const width = Number(value);
  if (/^\d+$/.test(value) && width <= MOST_WIDTH) return width;
  throw new InvalidArgumentError(`It is a whole number up to ${MOST_WIDTH}.`);
}

const MOST_WIDTH = 1000;

function parseWeights(value: string): GammaWeights {
  const numbers = value.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [alpha, beta, deltaEmpty] = numbers;
  if (
    numbers.length !== 3 ||
    !numbers.every((number) => number >= 0 && number < Infinity) ||
    deltaEmpty === 0
  )
    throw new InvalidArgumentError('They are three numbers from 0, the last above 0: 3,1,1.');
  return { alpha: alpha!, beta: beta!, deltaEmpty: deltaEmpty! };
}

function parseLimit(value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number from 1.');
}

const collect = (value: string, previous: readonly string[] | undefined): string[] => [
  ...(previous ?? []),
  value,
];

function collectKinds(value: string, previous: readonly DirtKind[]): DirtKind[] {
  const kinds = value.split(',').map((name) => {
    const kind = DIRT_KINDS.find((known) => known === name.trim());
    if (kind) return kind;
    throw new InvalidArgumentError(`Allowed kinds are ${DIRT_KINDS.join(', ')}.`);
  });
  return [...previous, ...kinds];
}

const IMPORT_HELP = `
Examples:
  zhengwen import articles/a.ann --annotator Lin
  zhengwen import labels.json --format label-studio --annotator Lin --articles articles
  zhengwen import labels.jsonl -f doccano -a Lin --articles articles --map PER=official --map LOC=`;

const CONVERT_HELP = `
Varieties:
  zh-CN          simplified
  zh-Hant        traditional, in the standard of OpenCC
  zh-TW          traditional as Taiwan writes it
  zh-TW-phrases  the same with the words that Taiwan uses: 软件 becomes 軟體
  zh-HK          traditional as Hong Kong writes it
Without --from an article is taken for the one that its characters and words speak for.

Examples:
  zhengwen convert article.txt --to zh-TW
  zhengwen convert articles --to zh-CN --out simplified --report
  zhengwen convert article.txt --to zh-Hant --protect 钟松云=鍾松云`;

const CLEAN_HELP = `
Examples:
  zhengwen clean article.txt > clean.txt
  zhengwen clean articles --out clean --keep jump-line,page-furniture
  zhengwen clean articles --check --list`;

/** Formats by their ids, each once, in the order in which they are named; `all` is all of them. */
function parseFormats(value: string, { formats }: Lists): readonly string[] {
  const known = formats.map(({ id }) => id);
  const named = value.split(',').flatMap((name) => {
    if (name.trim() === 'all') return known;
    const id = known.find((one) => one === name.trim());
    if (id === undefined) {
      throw new InvalidArgumentError(`Allowed choices are ${known.join(', ')}, all.`);
    }
    return [id];
  });
  return [...new Set(named)];
}

function parseTypes(value: string): ExportChoices['types'] {
  const { types } = DEFAULT_CHOICES;
  return value.split(',').map((name) => {
    const type = types.find((known) => known === name.trim());
    if (!type) throw new InvalidArgumentError(`Types are ${types.join(', ')}.`);
    return type;
  });
}

function parseRules(value: string, { rules }: Lists): RuleId[] {
  const ids = rules.map(({ id }) => id);
  return value.split(',').map((name) => {
    const rule = ids.find((known) => known === name.trim());
    if (!rule) throw new InvalidArgumentError(`Rules are ${ids.join(', ')}.`);
    return rule;
  });
}

/** Adds `LABEL=NAME` to what was said before; a label may hold = itself. */
function addMeaning(
  value: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const at = value.lastIndexOf('=');
  if (at < 0) throw new InvalidArgumentError('It is LABEL=NAME.');
  return { ...before, [value.slice(0, at)]: value.slice(at + 1).trim() };
}

function checkHelp({ rules }: Lists): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, what }) => `  ${id.padEnd(width)}  ${what.en}`);
  return `
Rules:
${lines.join('\n')}

Exits with 1 where something is found, so that a build stops at it.

Examples:
  zhengwen check article.txt
  zhengwen check articles --skip item-order --lang en
  zhengwen check 'articles/**/*.txt' --only total,wrong-count --json`;
}

function parseConfidence(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 1)) {
    throw new InvalidArgumentError('It is a number from 0 to 1.');
  }
  return number;
}

function annotateHelp({ formats }: Lists): string {
  const width = Math.max(...formats.map(({ id }) => id.length));
  const lines = formats.map(({ id, description }) => `  ${id.padEnd(width)}  ${description}`);
  return `
Formats:
${lines.join('\n')}

Without --out one file is printed in its format. Several articles are printed as one stream: JSON as JSON Lines, tables
under one row of names, workbooks and projects as one file. Of several formats each gets a folder, DIR/<format>. With
--out equal file names from different folders keep their folders, and configurations are written beside the results.
A name with an extension is that of a file; DIR.x/ is a folder of such a name.

Examples:
  zhengwen annotate article.txt
  zhengwen annotate articles --out annotations
  zhengwen annotate 'articles/**/*.txt' --format csv > annotations.csv
  zhengwen annotate articles --format qdpx > articles.qdpx
  zhengwen annotate articles --format csv,brat,html --out annotations
  cat article.txt | zhengwen annotate - --format jsonl
  parallel --pipepart -a articles.jsonl --block -1 -k zhengwen annotate --stdin-format jsonl > annotations.jsonl`;
}
