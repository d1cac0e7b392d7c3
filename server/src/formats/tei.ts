/** TEI P5: the article in paragraphs, and what was found in it as `standOff` annotations. */
import type { Schema } from '../decisions/schema';
import { ANNOTATION_TYPES, type MetricAnnotation } from '../document/annotation';
import type { RawSpan } from '../text/offsets';
import { firstEndingAfter } from '../text/spans';
import { piecesOf, type AnnotatedArticle, type ArticleAnnotation } from './article';
import { attributesOf } from './attributes';
import { codePoints } from './codePoints';
import { forXml, XML_CHARACTERS } from './edited';
import type { ArticleFormat, FormatOptions } from './format';
import { CHINESE_LABELS, ownTypes } from './labels';
import { relationsOf } from './relations';
import { xmlDocument, type Xml, type XmlAttributes } from './xml';

const ABOUT = {
  extension: 'xml',
  scope: 'article',
  common: [],
  holdsRelations: true,
  holdsOverlaps: true,
  holdsPieces: true,
  limits: [XML_CHARACTERS],
} as const;

/** TEI with pointers into paragraphs. Offsets of `string-range` count code points of the paragraph. */
export const tei = ({ schema }: FormatOptions): ArticleFormat => ({
  ...ABOUT,
  id: 'tei',
  label: 'TEI P5',
  description: 'The text in paragraphs, annotations beside it in standOff.',
  write: (article) => [
    { name: `${article.name}.xml`, content: toTei(forXml(article), schema, { inline: false }) },
  ],
});

/**
 * TEI with elements in the text: `persName`, `measure`, `term` and `seg`; what they do not hold stands in `standOff`, which
 * points at what has several pieces or overlaps an element.
 */
export const teiInline = ({ schema }: FormatOptions): ArticleFormat => ({
  ...ABOUT,
  id: 'tei-inline',
  label: 'TEI P5, inline',
  description: 'The text with persName, measure, term and seg elements in it.',
  write: (article) => [
    { name: `${article.name}.xml`, content: toTei(forXml(article), schema, { inline: true }) },
  ],
});

interface Paragraph {
  readonly start: number;
  readonly end: number;
}

function toTei(
  article: AnnotatedArticle,
  schema: Schema,
  { inline }: { readonly inline: boolean },
): string {
  const { text, annotations } = article;
  const elements = inline ? inText(annotations) : [];
  const document = xmlDocument('TEI', { xmlns: 'http://www.tei-c.org/ns/1.0' });
  const paragraphs = paragraphsOf(text, annotations);
  addHeader(document.text('\n'), article.name, schema);
  if (annotations.length > 0) addStandOff(document.text('\n'), article, paragraphs, elements);
  const body = document
    .text('\n')
    .element('text', { 'xml:lang': 'zh' })
    .element('body', { 'xml:space': 'preserve' });
  if (paragraphs.length === 0) body.element('p');
  let offset = 0;
  let next = 0;
  paragraphs.forEach(({ start, end }, index) => {
    // Line ends and blank lines stand between paragraphs, so that the text of the body is the article.
    body.text(text.slice(offset, start));
    const paragraph = body.element('p', { 'xml:id': paragraphId(index) });
    offset = start;
    while (elements[next] && elements[next]!.end <= end) {
      const annotation = elements[next]!;
      paragraph.text(text.slice(offset, annotation.start));
      const { name, attributes } = elementOf(annotation);
      paragraph.element(name, { 'xml:id': elementId(next), ...attributes }).text(annotation.text);
      offset = annotation.end;
      next += 1;
    }
    paragraph.text(text.slice(offset, end));
    offset = end;
  });
  body.text(text.slice(offset));
  document.text('\n');
  return document.toString(false);
}

const paragraphId = (index: number): string => `p${index + 1}`;
const annotationId = (index: number): string => `a${index + 1}`;
const elementId = (index: number): string => `e${index + 1}`;

/** What else an annotation points at beside its words. */
const pointedAt = (annotation: ArticleAnnotation): readonly RawSpan[] => {
  if (annotation.type === 'official') return annotation.postSpans;
  return annotation.type === 'formula' && annotation.itemsSpan ? [annotation.itemsSpan] : [];
};

/** The annotations that can be elements, none of which overlaps another. */
function inText(annotations: readonly ArticleAnnotation[]): ArticleAnnotation[] {
  let end = 0;
  return annotations.filter((annotation) => {
    if (annotation.pieces || annotation.start < end) return false;
    ({ end } = annotation);
    return true;
  });
}

/** The lines that hold something; those that a span runs across are one. */
function paragraphsOf(text: string, annotations: readonly ArticleAnnotation[]): Paragraph[] {
  const lines = Array.from(text.matchAll(/[^\r\n]*[^ \t\r\n][^\r\n]*/g), ({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
  }));
  const parts = [
    ...lines,
    ...annotations.flatMap((one) => [...piecesOf(one), ...pointedAt(one)]),
  ].sort((a, b) => a.start - b.start);
  const result: Paragraph[] = [];
  for (const { start, end } of parts) {
    const last = result.at(-1);
    if (last === undefined || start >= last.end) result.push({ start, end });
    else if (end > last.end) result[result.length - 1] = { start: last.start, end };
  }
  return result;
}

/** The name of a type of the project, apart from all other names in a document. */
const OWN = 'own.';

function addHeader(document: Xml, name: string, schema: Schema): void {
  const header = document.element('teiHeader');
  const file = header.text('\n').element('fileDesc');
  file.element('titleStmt').element('title').text(name);
  file.element('publicationStmt').element('p').text('Annotated with Zhengwen.');
  file.element('sourceDesc').element('p').text(name);
  const taxonomy = header
    .text('\n')
    .element('encodingDesc')
    .element('classDecl')
    .element('taxonomy', { 'xml:id': 'types' });
  for (const type of ANNOTATION_TYPES) {
    const category = taxonomy.text('\n').element('category', { 'xml:id': type });
    category.element('catDesc', { 'xml:lang': 'zh' }).text(CHINESE_LABELS[type]);
    category.element('catDesc', { 'xml:lang': 'en' }).text(type);
  }
  for (const { name: type, label = type } of ownTypes(schema)) {
    const category = taxonomy.text('\n').element('category', { 'xml:id': OWN + type });
    category.element('catDesc').text(label);
  }
}

function addStandOff(
  document: Xml,
  article: AnnotatedArticle,
  paragraphs: readonly Paragraph[],
  elements: readonly ArticleAnnotation[],
): void {
  const { text, annotations } = article;
  const placed = new Map(elements.map((annotation, index) => [annotation, elementId(index)]));
  const points = codePoints(text);
  const pointer = ({ start, end }: RawSpan): string => {
    const index = firstEndingAfter(paragraphs, start);
    const offset = points.at(start) - points.at(paragraphs[index]!.start);
    const length = points.at(end) - points.at(start);
    return `#string-range(${paragraphId(index)},${offset},${length})`;
  };
  const standOff = document.element('standOff');
  const list = standOff.element('listAnnotation');
  annotations.forEach((annotation, index) => {
    const id = placed.get(annotation);
    const element = list.text('\n').element('annotation', {
      'xml:id': annotationId(index),
      motivation: 'tagging',
      target: id === undefined ? piecesOf(annotation).map(pointer).join(' ') : `#${id}`,
      ana: analysisOf(annotation),
    });
    // Spans are pointers.
    const attributes = { ...attributesOf(annotation), itemsSpan: undefined, postSpans: undefined };
    element.element('note', { type: 'attributes' }).text(JSON.stringify(attributes));
    const type = annotation.type === 'official' ? 'post' : 'items';
    for (const span of pointedAt(annotation))
      element.element('ptr', { type, target: pointer(span) });
  });
  list.text('\n');
  const relations = relationsOf(article);
  if (relations.length === 0) return;
  const links = standOff.text('\n').element('listRelation');
  const pointAt = (annotation: ArticleAnnotation): string =>
    `#${annotationId(annotations.indexOf(annotation))}`;
  for (const { type, from, to } of relations) {
    links
      .text('\n')
      .element('relation', { name: type, active: pointAt(from), passive: pointAt(to) });
  }
}

const analysisOf = (annotation: ArticleAnnotation): string =>
  annotation.type === 'own' ? `#${OWN}${annotation.name}` : `#${annotation.type}`;

/** The element that stands for an annotation in the text. */
function elementOf(annotation: ArticleAnnotation): { name: string; attributes: XmlAttributes } {
  const ana = analysisOf(annotation);
  switch (annotation.type) {
    case 'own':
      return { name: 'seg', attributes: { ana } };
    case 'official':
      return { name: 'persName', attributes: { ana } };
    case 'metric':
      return { name: 'measure', attributes: { ana, ...measured(annotation) } };
    case 'slogan':
    case 'formula':
      return { name: 'term', attributes: { ana, type: annotation.type, key: annotation.entry } };
  }
}

function measured(metric: MetricAnnotation): XmlAttributes {
  const { unit, indicator } = metric;
  return {
    ...quantity(metric),
    // Names in TEI hold no white space.
    unit: /^\S+$/.test(unit) ? unit : undefined,
    commodity: indicator !== null && /^\S+$/.test(indicator) ? indicator : undefined,
  };
}

function quantity({ value, valueTo, bound }: MetricAnnotation): XmlAttributes {
  if (valueTo !== undefined) return { min: value, max: valueTo };
  if (bound === 'atLeast') return { atLeast: value };
  if (bound === 'atMost') return { atMost: value };
  return { quantity: value };
}
