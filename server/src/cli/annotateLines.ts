import { partsOf } from '../formats/article';
import { chosen, type ExportChoices } from '../formats/choices';
import type { CorpusFormat } from '../formats/format';
import { jsonLine } from '../formats/jsonLine';
import type { Analyze } from './engine';
import { EXIT } from './failure';
import { readLines } from './lines';
import type { Terminal } from './terminal';

/** Formats that give one line of JSON for an article. */
export const LINE_FORMATS = ['jsonl', 'doccano', 'spacy', 'prodigy'];

/**
 * Annotates lines `{"id": …, "text": "…"}`: one line in, one line out, in the same order and with the same id. A line
 * that cannot be read gives `{"id": …, "error": "…"}`. Holds one line at a time.
 *
 * @returns The exit code.
 */
export async function annotateLines(
  stream: AsyncIterable<Uint8Array>,
  analyze: Analyze,
  format: CorpusFormat,
  choices: ExportChoices,
  terminal: Terminal,
): Promise<number> {
  let number = 0;
  let failed = 0;
  for await (const line of readLines(stream)) {
    number += 1;
    let id = 'null';
    try {
      const given = parse(line);
      id = idOf(given);
      const { text } = given.value;
      if (typeof text !== 'string') throw new Error('“text” is not a string');
      const name = nameOf(given, id) ?? `${number}`;
      const { annotations, reading } = analyze(text);
      const article = { name, text, annotations, ...partsOf(reading) };
      const record: unknown = JSON.parse(format.write(chosen(article, choices)));
      await terminal.write(`{"id":${id},${jsonLine(record).slice(1)}`);
    } catch (error) {
      failed += 1;
      const reason = (error as Error).message;
      terminal.say(`line ${number}: ${reason}`);
      await terminal.write(`{"id":${id},${jsonLine({ error: reason }).slice(1)}`);
    }
  }
  return failed === 0 ? EXIT.done : EXIT.incomplete;
}

/** A line: as it stands there, and what it says. */
interface Given {
  readonly json: string;
  readonly value: { readonly id?: unknown; readonly text?: unknown };
}

/** What comes back as the id, as JSON. A number comes back digit by digit: those of 64 bits are more than one holds. */
function idOf({ json, value }: Given): string {
  const { id = null } = value;
  if (typeof id !== 'number') return JSON.stringify(id);
  // Inside a string the quotation marks would be escaped.
  const numbers = [...json.matchAll(/"id"\s*:\s*(-?\d[\d.eE+-]*)/g)].map(([, digits]) => digits!);
  return numbers.findLast((digits) => Number(digits) === id) ?? JSON.stringify(id);
}

const nameOf = ({ value: { id } }: Given, written: string): string | undefined =>
  typeof id === 'string' ? id : typeof id === 'number' ? written : undefined;

function parse(line: Uint8Array): Given {
  let json: string;
  try {
    json = UTF_8.decode(line);
  } catch (error) {
    throw new Error('is not UTF-8', { cause: error });
  }
  if (json.trim() === '') throw new Error('is empty');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error('is not JSON', { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('is not an object');
  }
  return { json, value };
}

/** Leaves out a byte order mark, which stands before a line wherever files were put one behind the other. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
