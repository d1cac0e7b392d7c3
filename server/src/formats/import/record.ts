import { MalformedRecordError, takeRecord } from '../readRecord';
import type { ImportedArticle, Importer } from './importer';
import { isObject, JsonError, readJson, readJsonLines } from './json';
import { isKept, UnknownLabelError, type Meanings } from './meanings';
import { readRelations } from './relations';

/** Own JSON, one article in a file. */
export const jsonImporter: Importer = {
  ids: ['json'],
  read: (files, meanings) =>
    files.map((file) => readJson(file, (value) => toArticle(value, meanings))),
};

/** Own JSON, an article on each line. */
export const jsonlImporter: Importer = {
  ids: ['jsonl'],
  read: (files, meanings) =>
    files.flatMap((file) => readJsonLines(file, (value) => toArticle(value, meanings))),
};

function toArticle(value: unknown, meanings: Meanings): ImportedArticle {
  let unknown: UnknownLabelError | undefined;
  const typeOf = (label: string): string | undefined => {
    const type = meanings.type(label);
    if (type === undefined) unknown = new UnknownLabelError(label, 'type');
    return type;
  };
  try {
    const { file: name, annotations: all } = takeRecord(value, typeOf);
    const fields = isObject(value) ? value : {};
    const { text } = fields;
    const annotations = all.filter(({ type }) => isKept(type));
    return {
      name,
      ...(typeof text === 'string' ? { text } : {}),
      annotations,
      ...readRelations(
        fields['relations'],
        ['relations'],
        { label: 'type', from: 'from', to: 'to' },
        (end) => annotations.find((one) => one === all[end as number]),
        meanings,
      ),
    };
  } catch (error) {
    if (!(error instanceof MalformedRecordError)) throw error;
    const number = /^annotation (\d+) /.exec(error.message)?.[1];
    const path = number === undefined ? [] : ['annotations', Number(number) - 1];
    throw new JsonError(path, error.message, { cause: unknown });
  }
}
