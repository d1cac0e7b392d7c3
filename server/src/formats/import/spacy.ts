import { codePoints } from '../codePoints';
import { labelledAs } from '../labels';
import type { StoredAnnotation } from '../readRecord';
import type { ImportedArticle, Importer } from './importer';
import { at, isObject, list, object, readJsonLines, string } from './json';
import { inOrder, toAnnotation, type FoundSpan } from './span';

type Fields = Readonly<Record<string, unknown>>;

/** JSON Lines with `entities` for spaCy. */
export const spacyImporter: Importer = {
  ids: ['spacy'],
  read: (files) =>
    files.flatMap((file) =>
      readJsonLines(file, (value) => readLine(object(value, []), file.name, entities)),
    ),
};

/** JSON Lines with `spans` of Prodigy. What was rejected or ignored there holds no annotations. */
export const prodigyImporter: Importer = {
  ids: ['prodigy'],
  read: (files) =>
    files.flatMap((file) =>
      readJsonLines(file, (value) => {
        const line = object(value, []);
        const isAccepted = (line['answer'] ?? 'accept') === 'accept';
        return readLine(line, file.name, isAccepted ? spans : () => []);
      }),
    ),
};

type Spans = (line: Fields) => readonly FoundSpan[];

/** The annotations stand in the list `entities` or `spans`, in the order of what `found` gives. */
function readLine(line: Fields, fileName: string, found: Spans): ImportedArticle {
  const text = string(line['text'], ['text']);
  const points = codePoints(text);
  const key = found === entities ? 'entities' : 'spans';
  const annotations = found(line).flatMap((span, index): StoredAnnotation[] =>
    at([key, index], () =>
      labelledAs(span.label) === 'post'
        ? []
        : [toAnnotation(span, text, (point) => points.unitAt(point))],
    ),
  );
  const file = metaOf(line)['file'];
  return {
    name: typeof file === 'string' ? file : fileName,
    text,
    annotations: inOrder(annotations),
  };
}

const metaOf = ({ meta }: Fields): Fields => (isObject(meta) ? meta : {});

const entities: Spans = (line) => {
  const { attributes } = metaOf(line);
  return list(line['entities'], ['entities']).map((entity, index) => {
    const [start, end, label] = list(entity, ['entities', index]);
    const own: unknown = Array.isArray(attributes) ? attributes[index] : undefined;
    return {
      start: start as number,
      end: end as number,
      label: string(label, ['entities', index, 2]),
      ...(isObject(own) ? { attributes: own } : {}),
    };
  });
};

const spans: Spans = (line) =>
  list(line['spans'] ?? [], ['spans']).map((span, index) => {
    const { start, end, label, attributes } = object(span, ['spans', index]);
    return {
      start: start as number,
      end: end as number,
      label: string(label, ['spans', index, 'label']),
      ...(isObject(attributes) ? { attributes } : {}),
    };
  });
