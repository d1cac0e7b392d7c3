import { codePoints } from '../codePoints';
import { quoted } from '../quoted';
import { readAttributes } from './attributes';
import { madeBy } from './makers';
import { withTexts, type WithText } from './beside';
import {
  MalformedFileError,
  textOf,
  type ImportedAnnotation,
  type ImportedArticle,
  type ImportedRelation,
  type Importer,
} from './importer';
import { at, isObject, JsonError, list, object, readJson, type Fields, type Path } from './json';
import type { Meanings } from './meanings';
import { toRelations, withRelations } from './relations';
import { inOrder, toAnnotation, whole } from './span';
import { SpanError } from './spanError';

/**
 * W3C Web Annotations with their text: pages, whose positions count code points, and plain lists, whose positions count
 * UTF-16 code units.
 */
export const webAnnotationImporter: Importer = {
  ids: ['web-annotation'],
  besideText: '.jsonld',
  read: (files, meanings) => withTexts(files, '.jsonld').map((file) => readArticle(file, meanings)),
};

function readArticle({ file, text: textFile }: WithText, meanings: Meanings): ImportedArticle {
  if (!textFile) throw new MalformedFileError(file.name, undefined, 'has no .txt file beside it');
  const text = textOf(textFile);
  const points = codePoints(text);
  const byId = new Map<unknown, ImportedAnnotation>();
  const relations = readJson(file, (value) => {
    const isList = Array.isArray(value);
    const convert = (offset: number): number => (isList ? offset : points.unitAt(offset));
    const items = isList ? value : list(object(value, [])['items'], ['items']);
    const all = items.map((item, index) => {
      const path = isList ? [index] : ['items', index];
      return { item: object(item, path), path };
    });
    for (const { item, path } of all) {
      if (isLink(item)) continue;
      const annotation = at(path, () => readItem(item, path, text, convert, meanings));
      if (annotation) byId.set(item['id'] ?? item, annotation);
    }
    return all.flatMap(({ item, path }) =>
      isLink(item) ? at(path, () => readLink(item, byId, meanings)) : [],
    );
  });
  const annotations = inOrder([...byId.values()]);
  return { name: textFile.name, text, annotations, ...withRelations(relations) };
}

/** Whether an annotation relates two others. */
const isLink = ({ motivation }: Fields): boolean => [motivation].flat().includes('linking');

/**
 * The relation that a link stands for: from the first of its two targets to the second, or from its one target to the
 * source of its body; named by its tag.
 */
function readLink(
  item: Fields,
  byId: ReadonlyMap<unknown, ImportedAnnotation>,
  meanings: Meanings,
): ImportedRelation[] {
  const bodies = [item['body']].flat().filter(isObject);
  const [from, second] = [item['target']].flat();
  const to = second ?? bodies.find(({ purpose }) => purpose === 'linking')?.['source'];
  const name = valueOf(item, 'tagging') ?? valueOf(item, 'classifying') ?? 'linking';
  return toRelations(name, byId.get(from), byId.get(to), meanings);
}

/** The words of the body with a purpose. */
function valueOf(item: Fields, purpose: string): string | undefined {
  const bodies = [item['body']].flat().filter(isObject);
  const value = bodies.find((one) => one['purpose'] === purpose)?.['value'];
  return typeof value === 'string' ? value : undefined;
}

/** Who made an annotation, or the tag of it: a name, else an address. Programs make none. */
function creatorOf(item: Fields): string | undefined {
  const bodies = [item['body']].flat().filter(isObject);
  const tag = bodies.find(({ purpose }) => purpose === 'tagging');
  const [creator] = [item['creator'] ?? tag?.['creator']].flat();
  if (typeof creator === 'string') return creator;
  if (!isObject(creator) || [creator['type']].flat().includes('Software')) return undefined;
  const name = [creator['name'] ?? creator['nickname'] ?? creator['id']].flat()[0];
  return typeof name === 'string' ? name : undefined;
}

function readItem(
  item: Fields,
  path: Path,
  text: string,
  convert: (offset: number) => number,
  meanings: Meanings,
): ImportedAnnotation | undefined {
  const label = valueOf(item, 'tagging');
  if (label === undefined) throw new JsonError(path, 'the annotation has no tag');
  const targets = [item['target']].flat();
  const several = targets.map((one, index) => {
    const place = targets.length === 1 ? [...path, 'target'] : [...path, 'target', index];
    const selectors = [object(one, place)['selector']].flat().filter(isObject);
    const position = selectors.find(({ type }) => type === 'TextPositionSelector');
    if (!position) throw new SpanError('has no TextPositionSelector');
    const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
    return { start: position['start'] as number, end: position['end'] as number, quote };
  });
  const attributes = madeBy(creatorOf(item), readAttributes(valueOf(item, 'describing') ?? ''));
  const annotation = toAnnotation(
    { label, ...whole(several), attributes },
    meanings,
    text,
    convert,
  );
  if (!annotation) return undefined;
  for (const { start, end, quote } of several) {
    const words = text.slice(convert(start), convert(end));
    const exact = quote?.['exact'];
    if (typeof exact === 'string' && exact !== words) {
      throw new SpanError(`says ${quoted(exact)} where the text has ${quoted(words)}`);
    }
  }
  return annotation;
}
