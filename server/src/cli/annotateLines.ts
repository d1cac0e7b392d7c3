import { partsOf } from '../formats/article';
import { chosen, type ExportChoices } from '../formats/choices';
import type { CorpusFormat } from '../formats/format';
import { loadEngine } from './engine';
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
  format: CorpusFormat,
  choices: ExportChoices,
  terminal: Terminal,
): Promise<number> {
  const analyze = loadEngine();
  let number = 0;
  let failed = 0;
  for await (const line of readLines(stream)) {
    number += 1;
    let id: unknown = null;
    try {
      const given = parse(line);
      id = given.id ?? null;
      const { text } = given;
      if (typeof text !== 'string') throw new Error('“text” is not a string');
      const name = typeof id === 'string' || typeof id === 'number' ? String(id) : `${number}`;
      const { annotations, reading } = analyze(text);
      const article = { name, text, annotations, ...partsOf(reading) };
      const record: unknown = JSON.parse(format.write(chosen(article, choices)));
      await terminal.write(`${JSON.stringify({ id, ...(record as object) })}\n`);
    } catch (error) {
      failed += 1;
      const reason = (error as Error).message;
      terminal.say(`line ${number}: ${reason}`);
      await terminal.write(`${JSON.stringify({ id, error: reason })}\n`);
    }
  }
  return failed === 0 ? EXIT.done : EXIT.incomplete;
}

function parse(line: Uint8Array): { readonly id?: unknown; readonly text?: unknown } {
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
  return value;
}

/** Leaves out a byte order mark, which stands before a line wherever files were put one behind the other. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
