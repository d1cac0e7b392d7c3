import { analyze } from '../document/analysis';
import {
  concordanceOf,
  sortConcordance,
  type ConcordanceLine,
  type ConcordanceOrder,
} from '../workspace/concordance';
import type { CONCORDANCE_FORMATS } from './concordanceFormats';
import { EXIT, UsageError } from './failure';
import { loadProjectLexicon, type GlossaryOptions } from './glossary';
import { lineAndColumn } from './report';
import { rewriteArticles } from './rewrite';
import { count, type Terminal } from './terminal';

export interface ConcordanceOptions extends GlossaryOptions {
  readonly format: (typeof CONCORDANCE_FORMATS)[number];
  /** The length of the context on each side, in characters. */
  readonly width: number;
  readonly sort: ConcordanceOrder;
}

/** An occurrence with its place. */
interface PlacedLine extends ConcordanceLine {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The words as the file has them. */
  readonly text: string;
}

/**
 * Lists each occurrence of a term or a person in articles with the words around it.
 *
 * @returns The exit code; 1 where nothing was found or some article could not be read.
 * @throws {UsageError} where the term has no words.
 */
export async function concordance(
  term: string,
  paths: readonly string[],
  { format, width, sort, ...options }: ConcordanceOptions,
  terminal: Terminal,
): Promise<number> {
  if (term.trim() === '') throw new UsageError('a concordance needs a term');
  const lexicon = await loadProjectLexicon(paths[0]!, options, terminal);
  const found: PlacedLine[] = [];
  let files = 0;
  const code = await rewriteArticles(paths, { looksOnly: true }, terminal, ({ label, text }) => {
    const lines = concordanceOf(analyze(text, lexicon), term, width);
    if (lines.length > 0) files += 1;
    for (const line of lines) {
      const { start, end } = line;
      const place = lineAndColumn(text, start);
      found.push({ ...line, ...place, file: label, text: text.slice(start, end) });
    }
    return [];
  });
  const sorted = sortConcordance(found, sort);
  switch (format) {
    case 'json':
      await terminal.write(`${JSON.stringify(sorted.map(toRecord), null, 2)}\n`);
      break;
    case 'tsv':
      await terminal.write([TSV_HEAD, ...sorted.map(toRow)].map((row) => `${row}\n`).join(''));
      break;
    case 'text':
      for (const line of sorted) await terminal.write(`${describe(line, width)}\n`);
      terminal.say(`${count(found.length, 'occurrence')} in ${count(files, 'file')}`);
  }
  return found.length === 0 ? EXIT.incomplete : code;
}

const toRecord = ({ file, line, column, start, end, text, left, words, right }: PlacedLine) => ({
  ...{ file, line, column, start, end, text },
  ...{ left, words, right },
});

const TSV_HEAD = 'file\tline\tcolumn\tstart\tend\tleft\twords\tright\ttext';

const toRow = ({ file, line, column, start, end, text, left, words, right }: PlacedLine): string =>
  [file, line, column, start, end, left, words, right, text]
    .map((cell) => String(cell).replace(/[\t\r\n]+/g, ' '))
    .join('\t');

/** The word in the same column on every line, then the place. */
function describe({ file, line, column, left, words, right }: PlacedLine, width: number): string {
  const before = ' '.repeat(Math.max(0, 2 * width - columnsOf(left)));
  const behind = ' '.repeat(Math.max(0, 2 * width - columnsOf(right)));
  return `${before}${left} [${words}] ${right}${behind}  ${file}:${line}:${column}`;
}

/** Characters that are two columns wide: Chinese ones, and the punctuation that goes with them. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6“”‘’…—]/u;

const columnsOf = (text: string): number =>
  [...text].reduce((columns, character) => columns + (WIDE.test(character) ? 2 : 1), 0);
