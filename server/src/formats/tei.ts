/** TEI P5: the article in paragraphs, and what was found in it as `standOff` annotations. */
import { ANNOTATION_TYPES, type Annotation, type MetricAnnotation } from '../document/annotation';
import type { RawSpan } from '../text/offsets';
import { firstEndingAfter } from '../text/spans';
import type { AnnotatedArticle } from './article';
import { attributesOf } from './attributes';
import { codePoints } from './codePoints';
import { forXml, XML_CHARACTERS } from './edited';
import type { ArticleFormat } from './format';
import { CHINESE_LABELS } from './labels';
import { xmlDocument, type Xml, type XmlAttributes } from './xml';

const ABOUT = { extension: 'xml', scope: 'article', common: [], limits: [XML_CHARACTERS] } as const;

/** TEI with pointers into paragraphs. Offsets of `string-range` count code points of the paragraph. */
export const tei: ArticleFormat = {
  ...ABOUT,
  id: 'tei',
  label: 'TEI P5',
  description: 'The text in paragraphs, annotations beside it in standOff.',
  write: (article) => [
    { name: `${article.name}.xml`, content: toTei(forXml(article), { inline: false }) },
  ],
};

/** TEI with elements in the text: `persName`, `measure` and `term`; what they do not hold stands in `standOff`. */
export const teiInline: ArticleFormat = {
  ...ABOUT,
  id: 'tei-inline',
  label: 'TEI P5, inline',
  description: 'The text with persName, measure and term elements in it.',
  write: (article) => [
    { name: `${article.name}.xml`, content: toTei(forXml(article), { inline: true }) },
  ],
};

interface Paragraph {
  readonly start: number;
  readonly end: number;
}

function toTei(article: AnnotatedArticle, { inline }: { readonly inline: boolean }): string {
  const { text, annotations } = article;
  const document = xmlDocument('TEI', { xmlns: 'http://www.tei-c.org/ns/1.0' });
  const paragraphs = paragraphsOf(text, annotations);
  addHeader(document.text('\n'), article.name);
  if (annotations.length > 0) addStandOff(document.text('\n'), article, paragraphs, inline);
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
    while (inline && annotations[next] && annotations[next]!.end <= end) {
      const annotation = annotations[next]!;
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

const pointedAt = (annotation: Annotation): RawSpan[] => [
  annotation,
  ...(annotation.type === 'official' ? annotation.postSpans : []),
  ...(annotation.type === 'formula' && annotation.itemsSpan ? [annotation.itemsSpan] : []),
];

/** The lines that hold something; those that a span runs across are one. */
function paragraphsOf(text: string, annotations: readonly Annotation[]): Paragraph[] {
  const lines = Array.from(text.matchAll(/[^\r\n]*[^ \t\r\n][^\r\n]*/g), ({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
  }));
  const parts = [...lines, ...annotations.flatMap(pointedAt)].sort((a, b) => a.start - b.start);
  const result: Paragraph[] = [];
  for (const { start, end } of parts) {
    const last = result.at(-1);
    if (last === undefined || start >= last.end) result.push({ start, end });
    else if (end > last.end) result[result.length - 1] = { start: last.start, end };
  }
  return result;
}

function addHeader(document: Xml, name: string): void {
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
}

function addStandOff(
  document: Xml,
  { text, annotations }: AnnotatedArticle,
  paragraphs: readonly Paragraph[],
  inline: boolean,
): void {
  const points = codePoints(text);
  const pointer = ({ start, end }: RawSpan): string => {
    const index = firstEndingAfter(paragraphs, start);
    const offset = points.at(start) - points.at(paragraphs[index]!.start);
    const length = points.at(end) - points.at(start);
    return `#string-range(${paragraphId(index)},${offset},${length})`;
  };
  const list = document.element('standOff').element('listAnnotation');
  annotations.forEach((annotation, index) => {
    const element = list.text('\n').element('annotation', {
      'xml:id': annotationId(index),
      motivation: 'tagging',
      target: inline ? `#${elementId(index)}` : pointer(annotation),
      ana: `#${annotation.type}`,
    });
    // Spans are pointers.
    const attributes = { ...attributesOf(annotation), itemsSpan: undefined, postSpans: undefined };
    element.element('note', { type: 'attributes' }).text(JSON.stringify(attributes));
    const [, ...others] = pointedAt(annotation);
    const type = annotation.type === 'official' ? 'post' : 'items';
    for (const span of others) element.element('ptr', { type, target: pointer(span) });
  });
  list.text('\n');
}

/** The element that stands for an annotation in the text. */
function elementOf(annotation: Annotation): { name: string; attributes: XmlAttributes } {
  const ana = `#${annotation.type}`;
  switch (annotation.type) {
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
