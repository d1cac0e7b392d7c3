import { person } from '../decisions/decision';
import type { RawSpan } from '../text/offsets';
import {
  piecesOf,
  stemOf,
  typeName,
  type AnnotatedArticle,
  type ArticleAnnotation,
} from './article';
import { attributesOf } from './attributes';
import { codePoints } from './codePoints';
import { onAnnotations, type ArticleFormat, type FormatOptions } from './format';
import { guid } from './guid';
import { labelOf } from './labels';
import { relationsOf } from './relations';
import type { NoteRecord } from './review';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** How much of the text beside a quotation helps to find it again, in UTF-16 code units. */
const BESIDE = 20;

/**
 * W3C Web Annotations with both a quotation and a position. Positions count code points, as the model says, in an
 * annotation page; or UTF-16 code units in a plain list, as Recogito reads them.
 */
export const webAnnotation = (options: FormatOptions): ArticleFormat => ({
  id: 'web-annotation',
  label: 'W3C Web Annotation',
  description: 'JSON-LD with quotations and positions, for annotation servers and Recogito.',
  extension: 'jsonld',
  scope: 'article',
  common: [],
  // Recogito refuses annotations without a quotation and a position.
  holdsRelations: options.profile !== 'recogito',
  holdsOverlaps: true,
  // Several targets are pieces.
  holdsPieces: options.profile !== 'recogito',
  limits: [
    {
      sentence: 'Which post belongs to which official stands in the description only.',
      loses: [],
      ...onAnnotations(
        (annotation) => annotation.type === 'official' && annotation.postSpans.length > 0,
      ),
    },
  ],
  write(article) {
    const stem = stemOf(article.name);
    return [
      { name: `${stem}.jsonld`, content: `${JSON.stringify(toPage(article, options), null, 2)}\n` },
      { name: `${stem}.txt`, content: article.text },
    ];
  },
});

function toPage(article: AnnotatedArticle, options: FormatOptions): object {
  const items = toItems(article, options);
  if (options.profile === 'recogito') {
    return items.map((item) => ({ '@context': CONTEXT, ...item }));
  }
  return {
    '@context': CONTEXT,
    id: `urn:uuid:${guid('page', article.name)}`,
    type: 'AnnotationPage',
    items: [...items, ...toLinks(article)],
  };
}

function toItems({ name, text, annotations }: AnnotatedArticle, options: FormatOptions): object[] {
  const points = codePoints(text);
  const at = (offset: number): number =>
    options.profile === 'recogito' ? offset : points.at(offset);
  // The text stands beside the annotations; its name is an address relative to theirs.
  const source = encodeURIComponent(`${stemOf(name).replace(/^.*\//, '')}.txt`);
  const targetAt = ({ start, end }: RawSpan): object => ({
    source,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: whole(text.slice(Math.max(0, start - BESIDE), start)),
        suffix: whole(text.slice(end, end + BESIDE)),
      },
      { type: 'TextPositionSelector', start: at(start), end: at(end) },
    ],
  });
  return annotations.map((annotation, index) => {
    const targets = piecesOf(annotation).map(targetAt);
    return {
      id: annotationId(name, index),
      type: 'Annotation',
      motivation: 'tagging',
      body: [
        {
          type: 'TextualBody',
          purpose: 'tagging',
          value: labelOf(typeName(annotation), options),
          format: 'text/plain',
        },
        {
          type: 'TextualBody',
          purpose: 'describing',
          value: JSON.stringify(attributesOf(withoutNotes(annotation), at)),
          format: 'application/json',
        },
        ...(annotation.review?.notes ?? []).map(toComment),
      ],
      target: targets.length === 1 ? targets[0] : targets,
    };
  });
}

/** Notes are comments, which servers and Recogito show. */
const toComment = ({ text, creator, created }: NoteRecord): object => ({
  type: 'TextualBody',
  purpose: 'commenting',
  value: text,
  format: 'text/plain',
  ...(creator === undefined ? {} : { creator: person(creator) }),
  ...(created === undefined ? {} : { created }),
});

function withoutNotes(annotation: ArticleAnnotation): ArticleAnnotation {
  if (!annotation.review?.notes) return annotation;
  const review = { ...annotation.review };
  delete review.notes;
  return { ...annotation, review };
}

/** The relations, each as an annotation of two annotations. */
function toLinks(article: AnnotatedArticle): object[] {
  const { name, annotations } = article;
  const idOf = (annotation: ArticleAnnotation): string =>
    annotationId(name, annotations.indexOf(annotation));
  return relationsOf(article).map(({ type, from, to }, index) => ({
    id: `urn:uuid:${guid('relation', name, index)}`,
    type: 'Annotation',
    motivation: 'linking',
    body: { type: 'TextualBody', purpose: 'tagging', value: type, format: 'text/plain' },
    target: [idOf(from), idOf(to)],
  }));
}

const annotationId = (name: string, index: number): string =>
  `urn:uuid:${guid('annotation', name, index)}`;

/** A stretch of text without half a character at an end. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
