import { codePoints } from '../codePoints';
import { labelledAs } from '../labels';
import type { StoredAnnotation } from '../readRecord';
import { readAttributes } from './attributes';
import { withTexts, type WithText } from './beside';
import { MalformedFileError, textOf, type ImportedArticle, type Importer } from './importer';
import { at, isObject, JsonError, list, object, readJson, type Fields, type Path } from './json';
import { inOrder, SpanError, toAnnotation } from './span';

/**
 * W3C Web Annotations with their text: pages, whose positions count code points, and plain lists, whose positions count
 * UTF-16 code units.
 */
export const webAnnotationImporter: Importer = {
  ids: ['web-annotation'],
  besideText: '.jsonld',
  read: (files) => withTexts(files, '.jsonld').map(readArticle),
};

function readArticle({ file, text: textFile }: WithText): ImportedArticle {
  if (!textFile) throw new MalformedFileError(file.name, undefined, 'has no .txt file beside it');
  const text = textOf(textFile);
  const points = codePoints(text);
  const annotations = readJson(file, (value) => {
    const isList = Array.isArray(value);
    const convert = (offset: number): number => (isList ? offset : points.unitAt(offset));
    const items = isList ? value : list(object(value, [])['items'], ['items']);
    return items.flatMap((item, index) => {
      const path = isList ? [index] : ['items', index];
      return at(path, () => readItem(object(item, path), path, text, convert));
    });
  });
  return { name: textFile.name, text, annotations: inOrder(annotations) };
}

function readItem(
  item: Fields,
  path: Path,
  text: string,
  convert: (offset: number) => number,
): StoredAnnotation[] {
  const bodies = [item['body']].flat().filter(isObject);
  const value = (purpose: string): string | undefined => {
    const body = bodies.find((one) => one['purpose'] === purpose);
    return typeof body?.['value'] === 'string' ? body['value'] : undefined;
  };
  const label = value('tagging');
  if (label === undefined) throw new JsonError(path, 'the annotation has no tag');
  if (labelledAs(label) === 'post') return [];
  const target = object(item['target'], [...path, 'target']);
  const selectors = [target['selector']].flat().filter(isObject);
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
  if (!position) throw new SpanError('has no TextPositionSelector');
  const span = {
    label,
    start: position['start'] as number,
    end: position['end'] as number,
    attributes: readAttributes(value('describing') ?? ''),
  };
  const exact = quote?.['exact'];
  return [toAnnotation(span, text, convert, typeof exact === 'string' ? exact : undefined)];
}
