import { MalformedRecordError, readRecord } from '../readRecord';
import type { ImportedArticle, Importer } from './importer';
import { isObject, JsonError, readJson, readJsonLines } from './json';

/** Own JSON, one article in a file. */
export const jsonImporter: Importer = {
  ids: ['json'],
  read: (files) => files.map((file) => readJson(file, toArticle)),
};

/** Own JSON, an article on each line. */
export const jsonlImporter: Importer = {
  ids: ['jsonl'],
  read: (files) => files.flatMap((file) => readJsonLines(file, toArticle)),
};

function toArticle(value: unknown): ImportedArticle {
  try {
    const { file: name, annotations } = readRecord(JSON.stringify(value));
    const text = isObject(value) && typeof value['text'] === 'string' ? value['text'] : undefined;
    return { name, ...(text === undefined ? {} : { text }), annotations };
  } catch (error) {
    if (!(error instanceof MalformedRecordError)) throw error;
    const number = /^annotation (\d+) /.exec(error.message)?.[1];
    throw new JsonError(
      number === undefined ? [] : ['annotations', Number(number) - 1],
      error.message,
    );
  }
}
