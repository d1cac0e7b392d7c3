import { quoted } from '../quoted';
import { MalformedRecordError, takeRecord } from '../readRecord';
import type { ImportedAnnotation, ImportedArticle, Importer } from './importer';
import { at, isObject, JsonError, readJson, readJsonLines } from './json';
import { isKept, UnknownLabelError, type Meanings } from './meanings';
import { readRelations } from './relations';
import { SpanError } from './spanError';
import { checkValues } from './values';

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
    checkWords(all, typeof text === 'string' ? text : undefined);
    all.forEach(({ type, attributes }, index) =>
      at(['annotations', index], () => checkValues(type, attributes, meanings)),
    );
    const annotations = all.filter(({ type }) => isKept(type));
    return {
      name,
      ...(typeof text === 'string' ? { text } : {}),
      annotations,
      ...readRelations(
        fields['relations'],
        ['relations'],
        { label: 'type', from: 'from', to: 'to' },
        (end) => {
          const related = all[end as number];
          if (!related) {
            throw new SpanError(`refers to annotation ${quoted(end)}, which does not exist`);
          }
          return annotations.find((one) => one === related);
        },
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

/**
 * Checks that words stand where an annotation says. A record mostly has no text beside it: then they have to be as long
 * as their span.
 *
 * @throws {MalformedRecordError} for the first annotation whose words do not fit.
 */
function checkWords(annotations: readonly ImportedAnnotation[], text: string | undefined): void {
  annotations.forEach(({ start, end, text: words, pieces }, index) => {
    if (pieces) return;
    const found = text?.slice(start, end);
    if (found === words || (found === undefined && end - start === words.length)) return;
    throw new MalformedRecordError(
      `annotation ${index + 1} says ${quoted(words)} where ` +
        (found === undefined
          ? `the span ${quoted([start, end])} has ${end - start} characters`
          : `the text has ${quoted(found)}`),
    );
  });
}
