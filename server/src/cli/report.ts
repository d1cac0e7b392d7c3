import { cut } from '../formats/quoted';
import type { StoredAnnotation } from '../formats/readRecord';
import { ERROR_KINDS } from '../evaluate/compare';
import type { AttributeError, Evaluation, EvaluationError, Score } from '../evaluate/evaluate';

/** The scores of an evaluation as tables for a terminal. */
export function describeEvaluation({
  articles,
  types,
  total,
  attributes,
}: Omit<Evaluation, 'errors' | 'attributeErrors'>): string {
  const header = ['', 'gold', 'found', 'right', 'precision', 'recall', 'F1', ...ERROR_KINDS];
  const row = (name: string, { gold, found, right, precision, recall, f1, errors }: Score) => [
    name,
    ...[gold, found, right].map(String),
    ...[precision, recall, f1].map(share),
    ...ERROR_KINDS.map((kind) => String(errors[kind])),
  ];
  const spans = table([
    header,
    ...Object.entries(types).map(([type, score]) => row(type, score)),
    row('all', total),
  ]);
  const values = Object.entries(attributes).flatMap(([type, scores]) =>
    Object.entries(scores)
      .filter(([, { of }]) => of > 0)
      .map(([name, { right, of }]) => [
        `${type} ${name}`,
        String(right),
        String(of),
        share(right / of),
      ]),
  );
  return [
    `Spans of ${articles === 1 ? '1 article' : `${articles} articles`}\n`,
    spans,
    '\nAttributes of the spans that are right\n',
    table([['', 'right', 'of', 'share'], ...values]),
  ].join('');
}

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

/** Columns of ASCII, the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join('  '),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Each error on a line that begins like a compiler's, so that terminals and editors link it to its place. */
export function describeErrors(
  errors: readonly EvaluationError[],
  attributeErrors: readonly AttributeError[],
  textOf: (file: string) => string,
): string {
  const lines = [
    ...errors.map(({ file, kind, gold, found }) => [
      placeOf(file, textOf(file), Math.min(gold?.start ?? Infinity, found?.start ?? Infinity)),
      kind,
      ...(gold ? [`gold ${quote(gold)}`] : []),
      ...(found ? [`found ${quote(found)}`] : []),
    ]),
    ...attributeErrors.map(({ file, gold, found, attribute }) => [
      placeOf(file, textOf(file), gold.start),
      attribute,
      `gold ${JSON.stringify(gold.attributes[attribute])}`,
      `found ${JSON.stringify(found.attributes[attribute] ?? null)}`,
      quote(gold),
    ]),
  ];
  return lines.map((parts) => `${parts.join('  ')}\n`).join('');
}

const quote = ({ type, text }: StoredAnnotation): string =>
  `${type} ${cut(text).replace(/\r\n|[\r\n]/g, '⏎')}`;

/** `FILE:LINE:COLUMN`, both from 1. */
export function placeOf(file: string, text: string, offset: number): string {
  const { line, column } = lineAndColumn(text, offset);
  return `${file}:${line}:${column}`;
}

/** The text that was asked for last, and the offset of each of its lines: a damaged one is asked for again and again. */
let latest: { readonly text: string; readonly starts: readonly number[] } = {
  text: '',
  starts: [0],
};

/** Both from 1; columns in UTF-16 code units. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  if (latest.text !== text) {
    const ends = text.matchAll(/\r\n|[\r\n]/g);
    latest = { text, starts: [0, ...Array.from(ends, (end) => end.index + end[0].length)] };
  }
  const { starts } = latest;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}
