import type { Attributes } from '../attributes';
import { codePoints } from '../codePoints';
import { quoted } from '../quoted';
import { readAttributes } from './attributes';
import type { ImportedAnnotation, ImportedArticle, Importer } from './importer';
import { at, isObject, JsonError, list, object, readJson, string, type Path } from './json';
import type { Meanings } from './meanings';
import { toRelations, withRelations } from './relations';
import { inOrder, toAnnotation } from './span';
import { SpanError } from './spanError';

/**
 * Label Studio's full JSON: the annotation of each task that was not cancelled, else its prediction. Of several the one by
 * the person, or the model, that is asked for; without that one the file is refused, since either choice loses something.
 */
export const labelStudioImporter: Importer = {
  ids: ['label-studio'],
  read: (files, meanings, { maker }) =>
    files.flatMap((file) =>
      readJson(file, (value) =>
        list(value, []).map((task, index) =>
          readTask(object(task, [index]), [index], file.name, meanings, maker),
        ),
      ),
    ),
};

type Fields = Readonly<Record<string, unknown>>;

function readTask(
  task: Fields,
  path: Path,
  fileName: string,
  meanings: Meanings,
  maker: string | undefined,
): ImportedArticle {
  if (task['data'] === undefined) {
    throw new JsonError(path, 'the task has no “data”; export it as JSON, not as JSON-MIN');
  }
  const data = object(task['data'], [...path, 'data']);
  const text = string(data['text'], [...path, 'data', 'text']);
  const points = codePoints(text);
  const result = resultOf(task, path, maker);
  const remarks = remarksIn(result.map(({ region }) => region));
  const byRegion = new Map<unknown, ImportedAnnotation>();
  const notices: string[] = [];
  const annotations = result.flatMap(({ region, path: place }) => {
    const kind = String(region['type']);
    if (!SPANS.has(kind)) return [];
    const value = object(region['value'], [...place, 'value']);
    const labels = list(value[kind], [...place, 'value', kind]);
    if (labels.length === 0) {
      notices.push(`left out: a region without a label in “${place.join('.')}”`);
    }
    const offsets = isObject(value['globalOffsets']) ? value['globalOffsets'] : value;
    return labels.flatMap((label) =>
      at(place, () => {
        const name = string(label, [...place, 'value', kind]);
        const span = {
          label: name,
          start: offsets['start'] as number,
          end: offsets['end'] as number,
          attributes: withRemarks(readAttributes(noteOf(region)), remarks.get(region['id']) ?? []),
        };
        const words = typeof value['text'] === 'string' ? value['text'] : undefined;
        const unitAt = (point: number): number => points.unitAt(point);
        const annotation = toAnnotation(span, meanings, text, unitAt, words);
        if (annotation) byRegion.set(region['id'], annotation);
        return annotation ?? [];
      }),
    );
  });
  const ids = new Set(result.map(({ region }) => region['id']));
  const endOf = (id: unknown): ImportedAnnotation | undefined => {
    if (!ids.has(id)) throw new SpanError(`refers to ${quoted(id)}, which does not exist`);
    return byRegion.get(id);
  };
  const relations = result.flatMap(({ region, path: place }) => {
    if (region['type'] !== 'relation') return [];
    return at(place, () => {
      const [from, to] = [endOf(region['from_id']), endOf(region['to_id'])];
      const labels = Array.isArray(region['labels']) ? region['labels'] : [''];
      return labels.flatMap((label) => toRelations(String(label), from, to, meanings));
    });
  });
  const name = typeof data['file'] === 'string' ? data['file'] : fileName;
  return {
    name,
    text,
    annotations: inOrder(annotations),
    ...withRelations(relations),
    ...(notices.length > 0 ? { notices } : {}),
  };
}

/** Kinds of results that label spans: of plain text, and of text in a page, which say their offsets in its text. */
const SPANS = new Set(['labels', 'hypertextlabels']);

/** The regions that people made, else those that were predicted, each with its path. */
function resultOf(
  task: Fields,
  path: Path,
  maker: string | undefined,
): { readonly region: Fields; readonly path: Path }[] {
  for (const key of ['annotations', 'predictions'] as const) {
    if (task[key] === undefined) continue;
    const all = list(task[key], [...path, key]).map((one, index) => ({
      work: object(one, [...path, key, index]),
      place: [...path, key, index, 'result'],
    }));
    const done = all.filter(({ work }) => work['was_cancelled'] !== true);
    const own = done.filter(({ work }) => maker !== undefined && makersOf(work).includes(maker));
    const [one, another] = done.length > 1 ? own : done;
    if (done.length > 1 && (!one || another)) {
      const by = done.map(({ work }) => makersOf(work)[0] ?? 'nobody who is named').join(', ');
      throw new JsonError(
        [...path, key],
        `${SEVERAL[key]} ${by}; name one as the annotator or with --by`,
      );
    }
    if (!one) continue;
    const { place } = one;
    const { result } = one.work;
    return list(result, place).map((region, number) => ({
      region: object(region, [...place, number]),
      path: [...place, number],
    }));
  }
  if (task['annotations'] === undefined && task['predictions'] === undefined) {
    throw new JsonError(path, 'the task has neither “annotations” nor “predictions”');
  }
  return [];
}

const SEVERAL = {
  annotations: 'the task has annotations by',
  predictions: 'the task has predictions by',
} as const;

/** What the one who made an annotation or a prediction is called: a number, an address, or the version of a model. */
function makersOf({ completed_by: by, model_version: model }: Fields): string[] {
  const names = isObject(by) ? [by['email'], by['username'], by['id']] : [by ?? model];
  return names.flatMap((name) =>
    typeof name === 'string' || typeof name === 'number' ? [String(name)] : [],
  );
}

/**
 * What people chose or wrote about regions, by the id of the region, which it shares: `choices`, `textarea`, `rating` and
 * `number` of a control with `perRegion`. Such answers on a whole task have no place.
 */
function remarksIn(regions: readonly Fields[]): ReadonlyMap<unknown, readonly string[]> {
  const remarks = new Map<unknown, string[]>();
  for (const { id, type, value, from_name: question } of regions) {
    if (id === undefined || typeof type !== 'string' || !isObject(value)) continue;
    const answers = ANSWERS.has(type) ? [value[type === 'textarea' ? 'text' : type]].flat() : [];
    for (const answer of answers) {
      if (typeof answer !== 'string' && typeof answer !== 'number') continue;
      const remark = type === 'textarea' ? String(answer) : `${String(question)}: ${answer}`;
      remarks.set(id, [...(remarks.get(id) ?? []), remark]);
    }
  }
  return remarks;
}

/** Kinds of results that answer a question about a region. */
const ANSWERS = new Set(['choices', 'textarea', 'rating', 'number']);

/** Attributes with remarks at the end of their note. */
const withRemarks = (attributes: Attributes, remarks: readonly string[]): Attributes =>
  remarks.length === 0
    ? attributes
    : { ...attributes, note: [attributes['note'], ...remarks].filter(Boolean).join('\n') };

function noteOf({ meta }: Fields): string {
  const note = isObject(meta) ? meta['text'] : undefined;
  return Array.isArray(note) ? note.filter((part) => typeof part === 'string').join('\n') : '';
}
