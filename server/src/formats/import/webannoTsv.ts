import { quoted } from '../quoted';
import {
  MalformedFileError,
  textOf,
  type ImportedAnnotation,
  type ImportedArticle,
  type Importer,
  type ImportFile,
} from './importer';
import type { Meanings } from './meanings';
import { toRelations, withRelations } from './relations';
import { inOrder, toAnnotation } from './span';
import { SpanError } from './spanError';

/** WebAnno TSV 3.x: the spans of the first layer with a feature `value`, and the relations between them. */
export const webannoTsvImporter: Importer = {
  ids: ['webanno-tsv'],
  read: (files, meanings) => files.map((file) => readArticle(file, meanings)),
};

/** Which columns, from the first one behind the token, hold which feature of the layer that is read. */
interface Layer {
  readonly value: number;
  readonly identifier: number | undefined;
}

/** Which columns hold a layer of relations: the name of a relation, else that of the layer, and where it comes from. */
interface RelationLayer {
  readonly name: string;
  readonly value: number | undefined;
  readonly source: number;
}

/** A relation to a span over the token of a row: `1-3` or, where spans have numbers, `1-3[1_2]`. */
interface Link {
  readonly label: string;
  readonly source: string;
  readonly target: string;
  readonly line: number;
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
  const header = readHeader(lines);
  if (!header) throw fail(1, 'has no layer of spans with a feature “value”');
  const { layer } = header;

  let text = '';
  let sentence: string[] = [];
  let wasText = false;
  const spans: Span[] = [];
  const numbered = new Map<string, Span>();
  const byToken = new Map<string, Span[]>();
  const links: Link[] = [];
  /** Other layers with something in them, and on which line first, from 0. */
  const unread = new Map<string, number>();
  let last = 0;
  /** A sentence has tokens to its end, unless the file was cut off or rows are gone. */
  const checkWhole = (index: number): void => {
    if (!/\S/.test(text.slice(last))) return;
    throw fail(index - 1, `ends before the words ${quoted(text.slice(last).trim())}`);
  };
  lines.forEach((line, index) => {
    if (index === 0 || line === '' || /^#T_/.test(line)) return;
    if (line.startsWith('#')) {
      if (!wasText) sentence = [];
      if (line.startsWith('#Text=')) sentence.push(unescapeText(line.slice('#Text='.length)));
      wasText = true;
      return;
    }
    const [id, offsets = '', token = '', ...cells] = line.split('\t');
    const [, from, to] = /^(\d+)-(\d+)$/.exec(offsets) ?? [];
    if (to === undefined) throw fail(index, `has ${quoted(offsets)} as offsets`);
    const [start, end] = [Number(from), Number(to)];
    if (wasText) {
      checkWhole(index);
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
    last = Math.max(last, end);
    for (const other of header.others) {
      const isThere = cells.slice(other.first, other.last + 1).some((one) => one !== '_');
      if (isThere && !unread.has(other.name)) unread.set(other.name, index);
    }
    const cell = cells[layer.value];
    if (cell === undefined) throw fail(index, 'has too few columns');
    for (const { name, value, source } of header.relations) {
      if ((cells[source] ?? '_') === '_') continue;
      const labels = value === undefined ? [] : split(cells[value] ?? '');
      split(cells[source]!).forEach((from, place) => {
        const label = labels[place] ?? '*';
        links.push({
          label: label === '*' ? name : unescapeValue(label),
          source: from,
          target: id!,
          line: index,
        });
      });
    }
    if (cell === '_') return;
    const entries = split(layer.identifier === undefined ? '' : (cells[layer.identifier] ?? ''));
    split(cell).forEach((part, place) => {
      const { value, number } = takeNumber(part);
      const known = number === undefined ? undefined : numbered.get(number);
      const here = byToken.get(id!) ?? [];
      byToken.set(id!, here);
      if (known) {
        known.end = end;
        here.push(known);
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
      here.push(span);
      if (number !== undefined) numbered.set(number, span);
    });
  });
  if (wasText) throw fail(lines.length - 1, 'ends before its tokens');
  checkWhole(lines.length);
  if (text !== '') text += '\n';
  const inLine = <T>(line: number, read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SpanError)) throw error;
      throw fail(line, error.message, error);
    }
  };
  const bySpan = new Map<Span, ImportedAnnotation>();
  for (const span of spans) {
    const { label, entry, start, end, line } = span;
    const attributes = entry === undefined ? {} : { entry };
    const found = { label, start, end, attributes };
    const annotation = inLine(line, () => toAnnotation(found, meanings, text, (unit) => unit));
    if (annotation) bySpan.set(span, annotation);
  }
  const endOf = (token: string, number: string): ImportedAnnotation | undefined => {
    const span = number === '0' ? byToken.get(token)?.[0] : numbered.get(number);
    if (!span) throw new SpanError(`refers to ${token}, where there is no span`);
    return bySpan.get(span);
  };
  const relations = links.flatMap(({ label, source, target, line }) =>
    inLine(line, () => {
      const [, token = '', from = '0', to = '0'] =
        /^([\d.-]+)(?:\[(\d+)_(\d+)\])?$/.exec(source) ?? [];
      return toRelations(label, endOf(token, from), endOf(target, to), meanings);
    }),
  );
  const annotations = inOrder([...bySpan.values()]);
  const notices = [...unread].map(
    ([name, index]) => `${file.name}:${index + 1}: left out: the layer ${name}`,
  );
  return {
    name: file.name,
    text,
    annotations,
    ...withRelations(relations),
    ...(notices.length > 0 ? { notices } : {}),
  };
}

/** The columns of the layer of spans that is read, and of the relations between its spans. */
interface Header {
  readonly layer: Layer;
  readonly relations: readonly RelationLayer[];
  /** Layers that stand for nothing here, by the columns that they have. */
  readonly others: readonly {
    readonly name: string;
    readonly first: number;
    readonly last: number;
  }[];
}

function readHeader(lines: readonly string[]): Header | undefined {
  let column = 0;
  const layers = lines.flatMap((line) => {
    const [, kind, declaration] = /^#T_(SP|RL|CH)=(.*)$/.exec(line) ?? [];
    if (declaration === undefined) return [];
    const [name = '', ...features] = declaration.split('|');
    const from = column;
    column += Math.max(1, features.length);
    const at = (feature: string): number | undefined => {
      const index = features.indexOf(feature);
      return index < 0 ? undefined : from + index;
    };
    return [
      {
        kind,
        name,
        value: at('value'),
        identifier: at('identifier'),
        at,
        first: from,
        last: column - 1,
      },
    ];
  });
  for (const spans of layers) {
    const { kind, name, value, identifier } = spans;
    if (kind !== 'SP' || value === undefined) continue;
    // The last column says where a relation comes from.
    const relations = layers.filter(
      (one) => one.kind === 'RL' && one.at(`BT_${name}`) === one.last,
    );
    return {
      layer: { value, identifier },
      relations: relations.map((one) => ({
        name: one.name.replace(/^.*\./, ''),
        value: one.value,
        source: one.last,
      })),
      others: layers.filter((one) => one !== spans && !relations.includes(one)),
    };
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
