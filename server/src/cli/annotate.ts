import { rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Schema } from '../decisions/schema';
import { partsOf, type AnnotatedArticle } from '../formats/article';
import { chosen, lossesOfChoice, type ExportChoices } from '../formats/choices';
import { lossesOf, writeAll } from '../formats/export';
import type { ArticleFormat, CorpusFormat, Format, FormatOptions } from '../formats/format';
import { describeLosses, LOSSES_EXTENSION, LossReport, type LossOf } from '../formats/losses';
import { createFormats, DEFAULT_OPTIONS } from '../formats/registry';
import { reasonOf } from '../platform/node/files';
import { loadSegmenter } from '../platform/node/segmenter';
import { annotateLines, LINE_FORMATS } from './annotateLines';
import { describeDecoding, engineWith } from './engine';
import type { Decide } from './decided';
import { asksForDecisions, type DecisionOptions } from './decisionOptions';
import { EXIT, UsageError } from './failure';
import { loadProjectLexicon, type GlossaryOptions } from './glossary';
import { findInputs, labelOf, readInput, STDIN, type Input } from './inputs';
import { checkFolderName, checkLosses, openOutput, OutputFolder } from './outputs';
import { loadSchema } from './schema';
import { FileSpool } from './spool';
import { count, type Terminal } from './terminal';

export interface AnnotateOptions
  extends
    ExportChoices,
    DecisionOptions,
    GlossaryOptions,
    Omit<FormatOptions, 'segmenter' | 'schema'> {
  /** The ids of formats, each once. */
  readonly format: readonly string[];
  /**
   * The folder for the results, or one file for them; without it they go to standard output. Each of several formats has a
   * folder of its own in it.
   */
  readonly out?: string;
  /** The file that says what the format could not hold; without it one in the folder for the results. */
  readonly losses?: string;
  /** What standard input holds instead of one article: lines `{"id": …, "text": "…"}`. */
  readonly stdinFormat?: 'jsonl';
}

/**
 * Annotates articles. What cannot be read is named, the rest is done.
 *
 * @returns The exit code.
 * @throws {UsageError} where nothing can be done.
 */
export async function annotate(
  paths: readonly string[],
  options: AnnotateOptions,
  terminal: Terminal,
): Promise<number> {
  const { out } = options;
  const { decide, schema } = await loadProject(paths[0] ?? '.', options, terminal);
  const formats = await loadFormats(options, schema);
  if (options.stdinFormat !== undefined) {
    if (out !== undefined || paths.some((path) => path !== STDIN)) {
      throw new UsageError('--stdin-format reads standard input and writes standard output alone');
    }
    if (decide) throw new UsageError('lines of standard input have no decisions');
    return annotateLines(
      process.stdin,
      engineWith(await loadProjectLexicon(STDIN, options, terminal)),
      lineFormat(options.format.join(','), formats),
      options,
      terminal,
    );
  }
  if (paths.length === 0)
    throw new UsageError("missing required argument 'path' (--help says more)");
  const { inputs, isSingle, problems } = await findInputs(paths, out);
  const outlets = await openOutlets(options, formats, inputs, isSingle, terminal);
  for (const { path, reason } of problems) terminal.say(`${path}: ${reason}`);
  let failed = problems.length;
  let annotations = 0;
  let isWhole = true;

  const analyze = engineWith(await loadProjectLexicon(paths[0]!, options, terminal));
  for (const { sink } of outlets) await sink.begin();
  for (const [index, input] of inputs.entries()) {
    if (inputs.length > 1) terminal.progress(`[${index + 1}/${inputs.length}] ${input.name}`);
    try {
      const decoded = await readInput(input);
      const note = describeDecoding(decoded);
      if (note !== undefined) terminal.say(`${labelOf(input)}: ${note}`);
      const { text, encoding } = decoded;
      const { annotations: found, reading } = analyze(text);
      const decided = await decide?.(input, text, found);
      if (decided?.isWhole === false) isWhole = false;
      const stored = {
        name: input.name,
        text,
        annotations: decided?.annotations ?? found,
        ...(decided ? { relations: decided.relations } : {}),
        ...(encoding === 'utf-8' ? {} : { encoding }),
        ...partsOf(reading),
      };
      const article = chosen(stored, options);
      const before = [...(decided?.losses ?? []), ...lossesOfChoice(stored, options, article)];
      for (const { format, sink, report } of outlets) {
        await sink.write(article);
        report.add(article.name, [...before, ...lossesOf(article, format)]);
      }
      annotations += article.annotations.length;
    } catch (error) {
      failed += 1;
      terminal.say(`${labelOf(input)}: ${(error as Error).message}`);
    }
  }
  for (const { sink } of outlets) await sink.end();
  terminal.progress('');
  for (const { format, report, lossFile } of outlets) {
    const { losses } = report;
    const note = outlets.length > 1 ? `note: ${format.id}:` : 'note:';
    for (const { sentence } of losses) terminal.say(`${note} ${sentence}`);
    if (lossFile !== undefined && (await writeLosses(lossFile, losses))) {
      terminal.say(`${note} ${lossFile} says which articles that concerns`);
    }
  }
  if (out !== undefined) {
    const articles = inputs.length + problems.length - failed;
    terminal.say(`${count(annotations, 'annotation')} of ${count(articles, 'article')} in ${out}`);
  }
  return failed === 0 && isWhole ? EXIT.done : EXIT.incomplete;
}

/** Where a format goes, and what it could not hold. */
interface Outlet {
  readonly format: Format;
  readonly sink: Sink;
  readonly report: LossReport;
  /** The file for the report; without one it is only said. */
  readonly lossFile: string | undefined;
}

/** @throws {UsageError} where results cannot go where they shall. */
async function openOutlets(
  { format: ids, out, losses }: AnnotateOptions,
  formats: readonly Format[],
  inputs: readonly Input[],
  isSingle: boolean,
  terminal: Terminal,
): Promise<Outlet[]> {
  const outlet = (format: Format, sink: Sink, beside?: string): Outlet => {
    const lossFile = losses ?? (beside === undefined ? undefined : beside + LOSSES_EXTENSION);
    return { format, sink, lossFile, report: new LossReport() };
  };
  if (losses !== undefined) await checkLosses(losses);
  if (ids.length > 1) {
    if (out === undefined) throw new UsageError('several formats need a folder: --out DIR');
    if (losses !== undefined) {
      throw new UsageError('--losses takes those of one format; with --out they are in DIR');
    }
    await checkFolderName(out, 'and several formats need a folder');
    const opened: Outlet[] = [];
    for (const id of ids) {
      const format = knownFormat(id, formats);
      // Several formats have one extension.
      const folder = await OutputFolder.open(join(out, id), inputs);
      opened.push(outlet(format, folderSink(folder, format), join(out, id)));
    }
    return opened;
  }
  const id = ids[0]!;
  if (out === undefined) {
    const format = streamFormat(id, isSingle, formats);
    return [
      outlet(
        format,
        streamTo((part) => terminal.write(part), format),
      ),
    ];
  }
  const format = knownFormat(id, formats);
  const isOneFile = holdsAll(format, isSingle);
  if (isOneFile && (await namesFile(out, format))) {
    return [outlet(format, await fileSink(out, format, inputs), out)];
  }
  const articles = isSingle ? 'an article' : 'several articles';
  await checkFolderName(
    out,
    isOneFile
      ? `and files of ${format.label} end in .${format.extension}`
      : `and ${format.label} of ${articles} needs a folder${meantBy(out, format, formats, isSingle)}`,
  );
  return [outlet(format, folderSink(await OutputFolder.open(out, inputs), format), join(out, id))];
}

/** The formats that somebody may have meant by the name of a file that has not the extension of the chosen one. */
function meantBy(
  out: string,
  { extension }: Format,
  formats: readonly Format[],
  isSingle: boolean,
): string {
  const meant = formats.filter(
    (one) =>
      one.extension !== extension &&
      holdsAll(one, isSingle) &&
      out.toLowerCase().endsWith(`.${one.extension}`),
  );
  const ids = meant.map(({ id }) => id).join(' or ');
  return ids === '' ? '' : ` (--format ${ids} writes such a file)`;
}

/** What people made: types of their own and, where the options ask for them, their decisions. */
async function loadProject(
  path: string,
  options: DecisionOptions,
  terminal: Terminal,
): Promise<{ readonly decide?: Decide | undefined; readonly schema: Schema }> {
  const schema = await loadSchema(path, terminal);
  if (!asksForDecisions(options)) return { schema };
  const { decisionsFor } = await import('./decided');
  return { decide: decisionsFor(options, terminal), schema };
}

/**
 * Writes down what was lost; where nothing was, takes away what an earlier run wrote.
 *
 * @returns Whether there is something to read.
 */
async function writeLosses(path: string, losses: readonly LossOf[]): Promise<boolean> {
  try {
    if (losses.length > 0) await writeFile(path, describeLosses(losses));
    else await rm(path, { force: true });
    return losses.length > 0;
  } catch (error) {
    throw new Error(`${path}: ${reasonOf(error)}`, { cause: error });
  }
}

/** The formats as the options want them. Only words need a segmenter, which takes a while to load. */
async function loadFormats(
  options: AnnotateOptions,
  schema: FormatOptions['schema'],
): Promise<readonly Format[]> {
  const { scheme, tokens, labels, profile, lineEnds } = options;
  const quiet = { info: () => {}, debug: () => {}, warn: () => {}, error: () => {} };
  const segmenter =
    tokens === 'word'
      ? await loadSegmenter(join(__dirname, 'jieba.wasm'), quiet)
      : DEFAULT_OPTIONS.segmenter;
  return createFormats({ scheme, tokens, labels, profile, lineEnds, schema, segmenter });
}

function knownFormat(id: string, formats: readonly Format[]): Format {
  const format = formats.find((one) => one.id === id);
  if (!format) throw new UsageError(`there is no format ${id}`);
  return format;
}

/** The format for standard output: of several articles all go into one stream. */
function streamFormat(id: string, isSingle: boolean, formats: readonly Format[]): Format {
  const format = knownFormat(id, formats);
  if (format.scope === 'archive' && process.stdout.isTTY) {
    throw new UsageError(`${format.label} is binary: say where with --out DIR, or > FILE`);
  }
  if (isSingle || format.scope !== 'article' || format.joins) return format;
  if (format.streamsAs !== undefined) return knownFormat(format.streamsAs, formats);
  throw new UsageError(`${format.label} has files for each article: say where with --out DIR`);
}

/** The format of lines that answer lines. */
function lineFormat(id: string, formats: readonly Format[]): CorpusFormat {
  // JSON on one line is JSON Lines.
  const name = id === 'json' ? 'jsonl' : id;
  const format = formats.find((one) => one.id === name);
  if (format?.scope !== 'corpus' || !LINE_FORMATS.includes(name)) {
    throw new UsageError(`--stdin-format writes ${LINE_FORMATS.join(', ')}, not ${id}`);
  }
  return format;
}

/** Where articles go. */
interface Sink {
  begin(): Promise<void>;
  write(article: AnnotatedArticle): Promise<void>;
  end(): Promise<void>;
}

const nothing = async (): Promise<void> => {};

function streamTo(put: Terminal['write'], format: Format): Sink {
  switch (format.scope) {
    case 'corpus': {
      let separator = '';
      return {
        begin: () => put(format.head()),
        async write(article) {
          await put(separator + format.write(article));
          separator = format.separator ?? '';
        },
        end: () => put(format.tail ?? ''),
      };
    }
    case 'article':
      return {
        begin: nothing,
        write: (article) => put(format.write(article)[0].content),
        end: nothing,
      };
    case 'archive': {
      const archive = format.open(new FileSpool());
      const writeParts = async (
        parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
      ): Promise<void> => {
        for await (const part of parts) await put(part);
      };
      return {
        begin: nothing,
        write: async (article) => writeParts(await archive.add(article)),
        end: () => writeParts(archive.close()),
      };
    }
  }
}

/** Whether one file of a format holds all that is exported. */
const holdsAll = (format: Format, isSingle: boolean): boolean =>
  format.scope !== 'article' || format.joins === true || (isSingle && writesOneFile(format));

const writesOneFile = (format: ArticleFormat): boolean =>
  format.write({ name: '', text: '', annotations: [] }).length === 1;

/** Whether a path has the name of a file of a format, unless there is a folder of that name. */
const namesFile = async (path: string, { extension }: Format): Promise<boolean> =>
  path.toLowerCase().endsWith(`.${extension}`) &&
  !(await stat(path).catch(() => undefined))?.isDirectory();

/** One file for all articles, configurations beside it. @throws {UsageError} where it cannot be written. */
async function fileSink(path: string, format: Format, inputs: readonly Input[]): Promise<Sink> {
  const file = await openOutput(path, inputs);
  const folder = await OutputFolder.open(dirname(path), inputs);
  const sink = streamTo(async (part) => {
    try {
      await file.appendFile(part);
    } catch (error) {
      throw new Error(`${path}: ${reasonOf(error)}`, { cause: error });
    }
  }, format);
  return {
    ...sink,
    async begin() {
      await folder.writeMissing(format.common);
      await sink.begin();
    },
    async end() {
      await sink.end();
      await file.close();
    },
  };
}

function folderSink(folder: OutputFolder, format: Format): Sink {
  const begin = (): Promise<void> => folder.writeMissing(format.common);
  if (format.scope === 'article') {
    return {
      begin,
      async write(article) {
        await folder.write(format.write(article), format.id);
      },
      end: nothing,
    };
  }
  return {
    begin,
    async write(article) {
      const name = `${article.name}.${format.extension}`;
      await folder.write([{ name, content: await writeAll([article], format) }], format.id);
    },
    end: nothing,
  };
}
