import { toStored } from '../readRecord';
import { quoted } from '../quoted';
import type { ImportedAnnotation, ImportedArticle, Importer } from './importer';
import {
  at,
  isObject,
  JsonError,
  list,
  object,
  readJsonLines,
  string,
  type Fields,
  type Path,
} from './json';
import { typeOf, type Meanings } from './meanings';
import { readRelations } from './relations';
import { inOrder, toAnnotation } from './span';
import { SpanError } from './spanError';
import { checkValues } from './values';

/** doccano JSON Lines, of sequence labelling and of relation extraction. */
export const doccanoImporter: Importer = {
  ids: ['doccano'],
  read: (files, meanings) =>
    files.flatMap((file) =>
      readJsonLines(file, (value) => readLine(object(value, []), file.name, meanings)),
    ),
};

interface Label {
  readonly path: Path;
  readonly start: unknown;
  readonly end: unknown;
  readonly label: string;
}

function readLine(line: Fields, fileName: string, meanings: Meanings): ImportedArticle {
  const text = string(line['text'], ['text']);
  const stored = originals(line['annotations']);
  const labels = chosen(line, stored, meanings);
  const annotations = labels.flatMap(({ path, start, end, label }) =>
    at(path, () => {
      const annotation = toAnnotation(
        { label, start: start as number, end: end as number },
        meanings,
        text,
        (offset) => offset,
      );
      if (!annotation) return [];
      const original = stored.find((other) => isSame(annotation, other));
      const attributes = original?.attributes ?? {};
      checkValues(annotation.type, attributes, meanings);
      return [{ ...annotation, attributes }];
    }),
  );
  const name = typeof line['file'] === 'string' ? line['file'] : fileName;
  const entities = line['entities'] === undefined ? [] : list(line['entities'], ['entities']);
  const endOf = (id: unknown): ImportedAnnotation | undefined => {
    const entity = entities.find((one) => isObject(one) && one['id'] === id) as Fields | undefined;
    if (!entity) throw new SpanError(`refers to ${quoted(id)}, which does not exist`);
    const { start_offset: start, end_offset: end, label } = entity;
    const type = typeOf(String(label), meanings);
    return annotations.find((one) => isSame(one, { type, start, end }));
  };
  const names = { label: 'type', from: 'from_id', to: 'to_id' };
  return {
    name,
    text,
    annotations: inOrder(annotations),
    ...readRelations(line['relations'], ['relations'], names, endOf, meanings),
  };
}

interface Place {
  readonly type: string;
  readonly start: unknown;
  readonly end: unknown;
}

const isSame = (a: Place, b: Place): boolean =>
  a.type === b.type && a.start === b.start && a.end === b.end;

/** The record that our export left beside the labels; doccano keeps it as it was. */
const originals = (value: unknown): ImportedAnnotation[] =>
  Array.isArray(value)
    ? value.filter(isObject).map((one) => toStored(one as unknown as ImportedAnnotation))
    : [];

/**
 * The labels of a line. A project of one kind keeps the labels of the other kind as they were imported: where both are
 * there, those that differ from the record are what people worked on.
 */
function chosen(
  line: Fields,
  stored: readonly ImportedAnnotation[],
  meanings: Meanings,
): readonly Label[] {
  const sequence = line['label'] ?? line['labels'];
  const labels = sequence === undefined ? undefined : list(sequence, ['label']).map(readLabel);
  const entities =
    line['entities'] === undefined
      ? undefined
      : list(line['entities'], ['entities']).map((entity, index) =>
          readEntity(entity, ['entities', index]),
        );
  if (!labels && !entities) throw new JsonError([], 'has neither “label” nor “entities”');
  if (!labels || !entities) return labels ?? entities ?? [];
  return matches(labels, stored, meanings) ? entities : labels;
}

const matches = (
  labels: readonly Label[],
  stored: readonly ImportedAnnotation[],
  meanings: Meanings,
): boolean =>
  labels.length === stored.length &&
  labels.every(({ start, end, label }) => {
    const type = meanings.type(label);
    return type !== undefined && stored.some((one) => isSame(one, { type, start, end }));
  });

function readLabel(value: unknown, index: number): Label {
  const path = ['label', index];
  if (isObject(value)) return readEntity(value, path);
  const [start, end, label] = list(value, path);
  return { path, start, end, label: string(label, [...path, 2]) };
}

function readEntity(value: unknown, path: Path): Label {
  const { start_offset: start, end_offset: end, label } = object(value, path);
  return { path, start, end, label: string(label, [...path, 'label']) };
}
