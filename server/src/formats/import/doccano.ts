import type { StoredAnnotation } from '../readRecord';
import { toStored } from '../readRecord';
import type { ImportedArticle, Importer } from './importer';
import { at, isObject, JsonError, list, object, readJsonLines, string, type Path } from './json';
import { inOrder, toAnnotation } from './span';
import { labelledAs } from '../labels';

/** doccano JSON Lines, of sequence labelling and of relation extraction. */
export const doccanoImporter: Importer = {
  ids: ['doccano'],
  read: (files) =>
    files.flatMap((file) => readJsonLines(file, (value) => readLine(object(value, []), file.name))),
};

interface Label {
  readonly path: Path;
  readonly start: unknown;
  readonly end: unknown;
  readonly label: string;
}

function readLine(line: Readonly<Record<string, unknown>>, fileName: string): ImportedArticle {
  const text = string(line['text'], ['text']);
  const stored = originals(line['annotations']);
  const labels = chosen(line, stored);
  const annotations = labels.flatMap(({ path, start, end, label }) =>
    at(path, () => {
      if (labelledAs(label) === 'post') return [];
      const annotation = toAnnotation(
        { label, start: start as number, end: end as number },
        text,
        (offset) => offset,
      );
      const original = stored.find((other) => isSame(annotation, other));
      return [{ ...annotation, attributes: original?.attributes ?? {} }];
    }),
  );
  const name = typeof line['file'] === 'string' ? line['file'] : fileName;
  return { name, text, annotations: inOrder(annotations) };
}

const isSame = (a: StoredAnnotation, b: StoredAnnotation): boolean =>
  a.type === b.type && a.start === b.start && a.end === b.end;

/** The record that our export left beside the labels; doccano keeps it as it was. */
const originals = (value: unknown): StoredAnnotation[] =>
  Array.isArray(value)
    ? value.filter(isObject).map((one) => toStored(one as unknown as StoredAnnotation))
    : [];

/**
 * The labels of a line. A project of one kind keeps the labels of the other kind as they were imported: where both are
 * there, those that differ from the record are what people worked on.
 */
function chosen(
  line: Readonly<Record<string, unknown>>,
  stored: readonly StoredAnnotation[],
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
  return matches(labels, stored) ? entities : labels;
}

const matches = (labels: readonly Label[], stored: readonly StoredAnnotation[]): boolean =>
  labels.length === stored.length &&
  labels.every(({ start, end, label }) =>
    stored.some((one) => one.start === start && one.end === end && labelledAs(label) === one.type),
  );

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
