import type { Attributes } from '../attributes';
import { fieldsOf } from '../../decisions/fields';
import { codePoints } from '../codePoints';
import { quoted } from '../quoted';
import { readAttributes } from './attributes';
import type { ImportedAnnotation, ImportedArticle, Importer, ImportFile } from './importer';
import { checkedSpan, inOrder, toAnnotation, whole } from './span';
import type { Meanings } from './meanings';
import { toRelations, withRelations } from './relations';
import { SpanError } from './spanError';
import {
  attribute,
  children,
  descendants,
  localName,
  readXml,
  textIn,
  XmlElement,
  XmlText,
  type ParsedXml,
} from './xml';

/**
 * TEI P5: annotations in `standOff` that point into paragraphs or at elements, and elements in the text that nothing points
 * at, as somebody adds them by hand.
 */
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
  const ids = idsIn(xml);
  const [body, ...bodies] = descendants(xml.root, 'body');
  if (!body) return xml.at(xml.root, () => fail('has no body'));
  const text = textIn(body);
  const elements = new Map<XmlElement, Span>();
  locate(body, 0, elements);
  const places = new Map<string, Span>();
  for (const [element, place] of elements) {
    const id = element.attributes['xml:id'];
    if (id !== undefined) places.set(id, place);
  }
  const pointedAt = new Set<string>();
  const points = codePoints(text);

  const spanAt = (pointer: string): Span => {
    const [, range, start, length, id = range] =
      /^#(?:string-range\(([^,()]+), *(\d+), *(\d+)\)|(.+))$/.exec(pointer) ?? [];
    const place = id === undefined ? undefined : places.get(id);
    if (!place) return failToPoint(pointer);
    if (range === undefined) {
      pointedAt.add(id!);
      return place;
    }
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
      const label = labelIn(attribute(element, 'ana'));
      const found = { label, ...whole(pieces), attributes };
      const annotation = toAnnotation(found, meanings, text, (offset) => offset);
      const id = element.attributes['xml:id'];
      if (annotation && id !== undefined) byId.set(`#${id}`, annotation);
      return annotation ?? [];
    }),
  );
  const inText = readElements(elements, pointedAt, xml, text, meanings);
  for (const [element, annotation] of inText.read) {
    annotations.push(annotation);
    const id = element.attributes['xml:id'];
    if (id !== undefined) byId.set(`#${id}`, annotation);
  }
  const unread = [...bodies, ...descendants(xml.root, 'front'), ...descendants(xml.root, 'back')];
  const notices = [
    ...inText.notices,
    ...unread.map((element) =>
      xml.place(element, `left out: another part of the text, <${element.name}>`),
    ),
  ];
  const relations = descendants(xml.root, 'relation').flatMap((element) =>
    xml.at(element, () => {
      const [from, to] = ['active', 'passive'].map((end) => {
        const pointer = attribute(element, end);
        if (/^#\S+$/.test(pointer) && !ids.has(pointer.slice(1))) return failToPoint(pointer);
        return byId.get(pointer);
      });
      return toRelations(attribute(element, 'name'), from, to, meanings);
    }),
  );
  const [title] = descendants(xml.root, 'title');
  return {
    name: title ? textIn(title) : file.name,
    text,
    annotations: inOrder(annotations),
    ...withRelations(relations),
    ...(notices.length > 0 ? { notices } : {}),
  };
}

/** The ids in a document. What points at one that two elements have may mean either of them. */
function idsIn(xml: ParsedXml): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const element of descendants(xml.root)) {
    const id = element.attributes['xml:id'];
    if (id === undefined) continue;
    if (ids.has(id)) xml.at(element, () => fail(`has the xml:id ${quoted(id)} a second time`));
    ids.add(id);
  }
  return ids;
}

const failToPoint = (pointer: string): never =>
  fail(`points at ${quoted(pointer)}, which does not exist`);

function fail(reason: string): never {
  throw new SpanError(reason);
}

/** The elements in the text that nothing points at: those that are annotations, and what is to be said of others. */
function readElements(
  elements: ReadonlyMap<XmlElement, Span>,
  pointedAt: ReadonlySet<string>,
  xml: ParsedXml,
  text: string,
  meanings: Meanings,
): { readonly read: ReadonlyMap<XmlElement, ImportedAnnotation>; readonly notices: string[] } {
  const read = new Map<XmlElement, ImportedAnnotation>();
  const unread = new Map<string, XmlElement[]>();
  for (const [element, place] of elements) {
    const { 'xml:id': id = '', type } = element.attributes;
    if (STRUCTURE.has(localName(element)) || pointedAt.has(id)) continue;
    const label = labelOf(element, meanings);
    if (label === undefined) {
      const tag = `<${element.name}${type === undefined ? '' : ` type=${quoted(type)}`}>`;
      unread.set(tag, [...(unread.get(tag) ?? []), element]);
      continue;
    }
    const annotation = xml.at(element, () => {
      const found = { label, ...place, attributes: said(element, label, meanings) };
      return toAnnotation(found, meanings, text, (offset) => offset);
    });
    if (annotation) read.set(element, annotation);
  }
  const notices = [...unread].map(([tag, [first, ...more]]) =>
    xml.place(
      first!,
      `left out: ${tag}, which means no type` +
        (more.length > 0 ? `, and ${more.length} more` : ''),
    ),
  );
  return { read, notices };
}

/** Elements that divide a text or say how it looks: they are no annotations. */
const STRUCTURE = new Set(
  (
    'div div1 div2 div3 div4 div5 div6 div7 head p ab s l lg lb pb cb gb fw milestone anchor list item table row cell ' +
    'figure graphic opener closer byline dateline docAuthor salute signed trailer epigraph hi emph foreign g w c pc q quote ' +
    'said surname forename'
  ).split(' '),
);

/** What our export of inline elements means by an element that says no more. */
const BY_NAME: Readonly<Record<string, string>> = { persName: 'official', measure: 'metric' };

/** The label of an element in the text that means something: what it points at, its type, else its name. */
function labelOf(element: XmlElement, meanings: Meanings): string | undefined {
  const { ana = '', type = '' } = element.attributes;
  const name = localName(element);
  const labels = [...ana.split(/\s+/).map(labelIn), type, name, BY_NAME[name] ?? ''];
  return labels.find((label) => label !== '' && meanings.type(label) !== undefined);
}

/** The name of a type in a pointer at it. */
const labelIn = (pointer: string): string => pointer.replace(/^#(?:own\.)?/, '');

/** What an element in the text says of its annotation. */
function said({ attributes: of }: XmlElement, label: string, meanings: Meanings): Attributes {
  const fields = fieldsOf(meanings.type(label) ?? '');
  const number = (name: string): number | undefined => {
    const value = of[name];
    if (value === undefined) return undefined;
    if (value.trim() === '' || !Number.isFinite(Number(value))) {
      return fail(`has ${quoted(value)} as ${name}`);
    }
    return Number(value);
  };
  const [atLeast, atMost, valueTo] = [number('atLeast'), number('atMost'), number('max')];
  const value = number('quantity') ?? number('min') ?? atLeast ?? atMost;
  const bound = atLeast !== undefined ? 'atLeast' : atMost !== undefined ? 'atMost' : undefined;
  const all = {
    value,
    valueTo,
    bound,
    unit: of['unit'],
    indicator: of['commodity'],
    entry: of['key'],
  };
  return Object.fromEntries(
    Object.entries(all).filter(([name, one]) => one !== undefined && name in fields),
  );
}

/** Notes where each element stands in the text, and says where the text behind it begins. */
function locate(parent: XmlElement, from: number, places: Map<XmlElement, Span>): number {
  let offset = from;
  for (const child of parent.children) {
    if (child instanceof XmlText) offset += child.text.length;
    if (!(child instanceof XmlElement)) continue;
    const start = offset;
    // In the order of the document, an element before those in it.
    places.set(child, { start, end: start });
    const end = locate(child, offset, places);
    places.set(child, { start, end });
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
