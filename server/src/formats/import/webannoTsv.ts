import { quoted } from '../quoted';
import {
  MalformedFileError,
  textOf,
  type ImportedArticle,
  type Importer,
  type ImportFile,
} from './importer';
import type { Meanings } from './meanings';
import { inOrder, toAnnotation } from './span';
import { SpanError } from './spanError';

/** WebAnno TSV 3.x: the spans of the first layer with a feature `value`. */
export const webannoTsvImporter: Importer = {
  ids: ['webanno-tsv'],
  read: (files, meanings) => files.map((file) => readArticle(file, meanings)),
};

/** Which columns, from the first one behind the token, hold which feature of the layer that is read. */
interface Layer {
  readonly value: number;
  readonly identifier: number | undefined;
}

interface Span {
  label: string;
  entry: string | undefined;
  start: number;
  end: number;
  /** Of the file, from 1, for what is wrong with it. */
  readonly line: number;
}

function readArticle(file: ImportFile, meanings: Meanings): ImportedArticle {
  const lines = textOf(file)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const fail = (index: number, reason: string, cause?: Error): MalformedFileError =>
    new MalformedFileError(file.name, index + 1, reason, { cause });
  if (!/^#FORMAT=WebAnno TSV 3\.[23]$/.test(lines[0] ?? '')) {
    throw fail(0, 'does not begin with “#FORMAT=WebAnno TSV 3.3”');
  }
  const layer = readHeader(lines);
  if (!layer) throw fail(1, 'has no layer of spans with a feature “value”');

  let text = '';
  let sentence: string[] = [];
  let wasText = false;
  const spans: Span[] = [];
  const numbered = new Map<string, Span>();
  lines.forEach((line, index) => {
    if (index === 0 || line === '' || /^#T_/.test(line)) return;
    if (line.startsWith('#')) {
      if (!wasText) sentence = [];
      if (line.startsWith('#Text=')) sentence.push(unescapeText(line.slice('#Text='.length)));
      wasText = true;
      return;
    }
    const [id, offsets = '', token, ...cells] = line.split('\t');
    const [, from, to] = /^(\d+)-(\d+)$/.exec(offsets) ?? [];
    if (to === undefined) throw fail(index, `has ${quoted(offsets)} as offsets`);
    const [start, end] = [Number(from), Number(to)];
    if (wasText) {
      // Between sentences stand a line end, where there is room for it, and spaces.
      const before = text === '' ? '' : `${text}\n`;
      if (text.length > start) throw fail(index, 'begins before the last sentence ends');
      text = before.slice(0, start).padEnd(start, ' ') + sentence.join('\n');
      wasText = false;
    }
    if (!id?.includes('.') && text.slice(start, end) !== token) {
      throw fail(
        index,
        `says ${quoted(token)} where the text has ${quoted(text.slice(start, end))}`,
      );
    }
    const cell = cells[layer.value];
    if (cell === undefined) throw fail(index, 'has too few columns');
    if (cell === '_') return;
    const entries = split(layer.identifier === undefined ? '' : (cells[layer.identifier] ?? ''));
    split(cell).forEach((part, place) => {
      const { value, number } = takeNumber(part);
      const known = number === undefined ? undefined : numbered.get(number);
      if (known) {
        known.end = end;
        return;
      }
      const entry = takeNumber(entries[place] ?? '*').value;
      const span = {
        label: unescapeValue(value),
        entry: entry === '*' || entry === '' ? undefined : unescapeValue(entry),
        start,
        end,
        line: index,
      };
      spans.push(span);
      if (number !== undefined) numbered.set(number, span);
    });
  });
  if (text !== '') text += '\n';
  const annotations = spans.flatMap(({ label, entry, start, end, line }) => {
    try {
      const attributes = entry === undefined ? {} : { entry };
      const span = { label, start, end, attributes };
      return toAnnotation(span, meanings, text, (offset) => offset) ?? [];
    } catch (error) {
      if (!(error instanceof SpanError)) throw error;
      throw fail(line, error.message, error);
    }
  });
  return { name: file.name, text, annotations: inOrder(annotations) };
}

/** Counts the columns of all layers before the one that is read. */
function readHeader(lines: readonly string[]): Layer | undefined {
  let column = 0;
  for (const line of lines) {
    const [, kind, declaration] = /^#T_(SP|RL|CH)=(.*)$/.exec(line) ?? [];
    if (declaration === undefined) continue;
    const [, ...features] = declaration.split('|');
    const value = features.indexOf('value');
    if (kind === 'SP' && value >= 0) {
      const identifier = features.indexOf('identifier');
      return {
        value: column + value,
        identifier: identifier < 0 ? undefined : column + identifier,
      };
    }
    column += Math.max(1, features.length);
  }
  return undefined;
}

/** The values of a cell that are stacked. */
const split = (cell: string): string[] => cell.split(/(?<!\\)\|/);

/** A value without the number that tells annotations apart. */
function takeNumber(value: string): { readonly value: string; readonly number?: string } {
  const [, before, number] = /^(.*)(?<!\\)\[(\d+)\]$/s.exec(value) ?? [];
  return before === undefined || number === undefined ? { value } : { value: before, number };
}

const NAMED: Readonly<Record<string, string>> = { t: '\t', n: '\n', f: '\f', r: '\r', b: '\b' };

const unescapeText = (text: string): string =>
  text.replace(/\\([\s\S])/g, (_, sign: string) => NAMED[sign] ?? sign);

const unescapeValue = (value: string): string =>
  value.replace(/\\(->|[\\[\]|_;tn*])/g, (_, sign: string) =>
    sign === 't' ? '\t' : sign === 'n' ? '\n' : sign,
  );
