import { codePoints } from '../codePoints';
import { readAttributes } from './attributes';
import type { ImportedAnnotation, ImportedArticle, Importer } from './importer';
import { at, isObject, JsonError, list, object, readJson, string, type Path } from './json';
import type { Meanings } from './meanings';
import { toRelations, withRelations } from './relations';
import { inOrder, toAnnotation } from './span';

/**
 * Label Studio's full JSON: the annotation of each task that was not cancelled, else its prediction. Of several the one by
 * the person, or the model, that is asked for; without that one the file is refused, since either choice loses something.
 */
export const labelStudioImporter: Importer = {
  ids: ['label-studio'],
  read: (files, meanings, maker) =>
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
  const data = object(task['data'], [...path, 'data']);
  const text = string(data['text'], [...path, 'data', 'text']);
  const points = codePoints(text);
  const result = resultOf(task, path, maker);
  const byRegion = new Map<unknown, ImportedAnnotation>();
  const annotations = result.flatMap(({ region, path: place }) => {
    if (region['type'] !== 'labels') return [];
    const value = object(region['value'], [...place, 'value']);
    const labels = list(value['labels'], [...place, 'value', 'labels']);
    return labels.flatMap((label) =>
      at(place, () => {
        const name = string(label, [...place, 'value', 'labels']);
        const span = {
          label: name,
          start: value['start'] as number,
          end: value['end'] as number,
          attributes: readAttributes(noteOf(region)),
        };
        const words = typeof value['text'] === 'string' ? value['text'] : undefined;
        const unitAt = (point: number): number => points.unitAt(point);
        const annotation = toAnnotation(span, meanings, text, unitAt, words);
        if (annotation) byRegion.set(region['id'], annotation);
        return annotation ?? [];
      }),
    );
  });
  const relations = result.flatMap(({ region, path: place }) => {
    if (region['type'] !== 'relation') return [];
    const [from, to] = [byRegion.get(region['from_id']), byRegion.get(region['to_id'])];
    const labels = Array.isArray(region['labels']) ? region['labels'] : [''];
    return labels.flatMap((label) =>
      at(place, () => toRelations(String(label), from, to, meanings)),
    );
  });
  const name = typeof data['file'] === 'string' ? data['file'] : fileName;
  return { name, text, annotations: inOrder(annotations), ...withRelations(relations) };
}

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

function noteOf({ meta }: Fields): string {
  const note = isObject(meta) ? meta['text'] : undefined;
  return Array.isArray(note) ? note.filter((part) => typeof part === 'string').join('\n') : '';
}
