import type { AnnotatedArticle } from '../formats/article';
import { findLosses, writeAll } from '../formats/export';
import type { Format } from '../formats/format';
import { findFormat } from '../formats/registry';
import { describeDecoding, loadEngine } from './engine';
import { EXIT, UsageError } from './failure';
import { findInputs, labelOf, readInput } from './inputs';
import { OutputFolder } from './outputs';
import { count, type Terminal } from './terminal';

export interface AnnotateOptions {
  /** The id of a format. */
  readonly format: string;
  /** The folder for the results; without it they go to standard output. */
  readonly out?: string;
}

/**
 * Annotates articles. What cannot be read is named, the rest is done.
 *
 * @returns The exit code.
 * @throws {UsageError} where nothing can be done.
 */
export async function annotate(
  paths: readonly string[],
  { format: id, out }: AnnotateOptions,
  terminal: Terminal,
): Promise<number> {
  const { inputs, isSingle, problems } = await findInputs(paths, out);
  const format = out === undefined ? streamFormat(id, isSingle) : knownFormat(id);
  const sink =
    out === undefined
      ? streamTo(terminal, format)
      : folderSink(await OutputFolder.open(out, inputs), format);
  for (const { path, reason } of problems) terminal.say(`${path}: ${reason}`);
  let failed = problems.length;
  let annotations = 0;
  const losses = new Set<string>();

  const analyze = loadEngine();
  await sink.begin();
  for (const [index, input] of inputs.entries()) {
    if (inputs.length > 1) terminal.progress(`[${index + 1}/${inputs.length}] ${input.name}`);
    try {
      const decoded = await readInput(input);
      const note = describeDecoding(decoded);
      if (note !== undefined) terminal.say(`${labelOf(input)}: ${note}`);
      const { text, encoding } = decoded;
      const article: AnnotatedArticle = {
        name: input.name,
        text,
        annotations: analyze(text).annotations,
        ...(encoding === 'utf-8' ? {} : { encoding }),
      };
      await sink.write(article);
      annotations += article.annotations.length;
      for (const loss of findLosses([article], format)) losses.add(loss);
    } catch (error) {
      failed += 1;
      terminal.say(`${labelOf(input)}: ${(error as Error).message}`);
    }
  }
  await sink.end();
  terminal.progress('');
  for (const loss of losses) terminal.say(`note: ${loss}`);
  if (out !== undefined) {
    const articles = inputs.length + problems.length - failed;
    terminal.say(`${count(annotations, 'annotation')} of ${count(articles, 'article')} in ${out}`);
  }
  return failed === 0 ? EXIT.done : EXIT.incomplete;
}

function knownFormat(id: string): Format {
  const format = findFormat(id);
  if (!format) throw new UsageError(`there is no format ${id}`);
  return format;
}

/** The format for standard output: of several articles all go into one stream. */
function streamFormat(id: string, isSingle: boolean): Format {
  const format = knownFormat(id);
  if (isSingle || format.scope === 'corpus') return format;
  if (format.scope === 'archive' || format.joins) return format;
  if (format.streamsAs !== undefined) return knownFormat(format.streamsAs);
  throw new UsageError(`${format.label} has files for each article: say where with --out DIR`);
}

/** Where articles go. */
interface Sink {
  begin(): Promise<void>;
  write(article: AnnotatedArticle): Promise<void>;
  end(): Promise<void>;
}

const nothing = async (): Promise<void> => {};

function streamTo(terminal: Terminal, format: Format): Sink {
  switch (format.scope) {
    case 'corpus': {
      let separator = '';
      return {
        begin: () => terminal.write(format.head),
        async write(article) {
          await terminal.write(separator + format.write(article));
          separator = format.separator ?? '';
        },
        end: () => terminal.write(format.tail ?? ''),
      };
    }
    case 'article':
      return {
        begin: nothing,
        write: (article) => terminal.write(format.write(article)[0].content),
        end: nothing,
      };
    case 'archive': {
      const archive = format.open();
      return {
        begin: nothing,
        write: (article) => {
          archive.add(article);
          return nothing();
        },
        end: async () => terminal.write(await archive.close()),
      };
    }
  }
}

function folderSink(folder: OutputFolder, format: Format): Sink {
  const begin = (): Promise<void> => folder.writeMissing(format.common);
  if (format.scope === 'article') {
    return { begin, write: (article) => folder.write(format.write(article)), end: nothing };
  }
  return {
    begin,
    async write(article) {
      const name = `${article.name}.${format.extension}`;
      await folder.write([{ name, content: await writeAll([article], format) }]);
    },
    end: nothing,
  };
}
