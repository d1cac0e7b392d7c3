import { codePoints } from '../codePoints';
import { quoted } from '../quoted';
import { readAttributes } from './attributes';
import type { ImportedAnnotation, ImportedArticle, Importer, ImportFile } from './importer';
import { checkedSpan, inOrder, toAnnotation, whole } from './span';
import type { Meanings } from './meanings';
import { toRelations, withRelations } from './relations';
import { SpanError } from './spanError';
import { attribute, children, descendants, readXml, textIn, XmlElement, XmlText } from './xml';

/** TEI P5 with `standOff`, its annotations pointing into paragraphs or at elements. */
export const teiImporter: Importer = {
  ids: ['tei', 'tei-inline'],
  read: (files, meanings) => files.map((file) => readArticle(file, meanings)),
};

interface Span {
  readonly start: number;
  readonly end: number;
}

function readArticle(file: ImportFile, meanings: Meanings): ImportedArticle {
  const xml = readXml(file);
  const [body] = descendants(xml.root, 'body');
  if (!body) return xml.at(xml.root, () => fail('has no body'));
  const text = textIn(body);
  const places = new Map<string, Span>();
  locate(body, 0, places);
  const points = codePoints(text);

  const spanAt = (pointer: string): Span => {
    const [, range, start, length, id = range] =
      /^#(?:string-range\(([^,()]+), *(\d+), *(\d+)\)|(.+))$/.exec(pointer) ?? [];
    const place = id === undefined ? undefined : places.get(id);
    if (!place) return fail(`points at ${quoted(pointer)}, which does not exist`);
    if (range === undefined) return place;
    const first = points.at(place.start) + Number(start);
    return checkedSpan(first, first + Number(length), text, (point) => points.unitAt(point));
  };
  const byId = new Map<string, ImportedAnnotation>();
  const annotations = descendants(xml.root, 'annotation').flatMap((element) =>
    xml.at(element, () => {
      const pieces = attribute(element, 'target')
        .trim()
        .split(/\s+(?=#)/)
        .map(spanAt);
      const [note] = children(element, 'note');
      const attributes = {
        ...(note ? readAttributes(textIn(note)) : {}),
        ...pointers(element, spanAt),
      };
      const label = attribute(element, 'ana').replace(/^#(?:own\.)?/, '');
      const found = { label, ...whole(pieces), attributes };
      const annotation = toAnnotation(found, meanings, text, (offset) => offset);
      const id = element.attributes['xml:id'];
      if (annotation && id !== undefined) byId.set(`#${id}`, annotation);
      return annotation ?? [];
    }),
  );
  const relations = descendants(xml.root, 'relation').flatMap((element) =>
    xml.at(element, () => {
      const [from, to] = ['active', 'passive'].map((end) => byId.get(attribute(element, end)));
      return toRelations(attribute(element, 'name'), from, to, meanings);
    }),
  );
  const [title] = descendants(xml.root, 'title');
  return {
    name: title ? textIn(title) : file.name,
    text,
    annotations: inOrder(annotations),
    ...withRelations(relations),
  };
}

function fail(reason: string): never {
  throw new SpanError(reason);
}

/** Notes where each element with an id stands in the text, and says where the text behind it begins. */
function locate(parent: XmlElement, from: number, places: Map<string, Span>): number {
  let offset = from;
  for (const child of parent.children) {
    if (child instanceof XmlText) offset += child.text.length;
    if (!(child instanceof XmlElement)) continue;
    const end = locate(child, offset, places);
    const id = child.attributes['xml:id'];
    if (id !== undefined) places.set(id, { start: offset, end });
    offset = end;
  }
  return offset;
}

/** The spans that the pointers of an annotation stand for, by the names of the attributes. */
function pointers(
  element: XmlElement,
  spanAt: (pointer: string) => Span,
): Readonly<Record<string, unknown>> {
  const spans = (type: string): [number, number][] =>
    children(element, 'ptr')
      .filter((pointer) => pointer.attributes['type'] === type)
      .map((pointer) => spanAt(attribute(pointer, 'target')))
      .map(({ start, end }) => [start, end]);
  const [items] = spans('items');
  const isOfficial = element.attributes['ana'] === '#official';
  return {
    ...(items ? { itemsSpan: items } : {}),
    ...(isOfficial ? { postSpans: spans('post') } : {}),
  };
}
