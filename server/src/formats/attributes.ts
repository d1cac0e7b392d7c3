import type { ArticleAnnotation } from './article';
import { toStored } from './readRecord';
import { toAnnotationRecord } from './record';

/** What is known of an annotation beyond its type and its span, by the names of the record. */
export type Attributes = Readonly<Record<string, unknown>>;

/** An offset in one unit or text as an offset in another. */
export type Convert = (offset: number) => number;

const same: Convert = (offset) => offset;

/** The attributes of an annotation in the order of the record, the spans in them in the unit of a format. */
export function attributesOf(annotation: ArticleAnnotation, convert: Convert = same): Attributes {
  const { attributes } = toStored(toAnnotationRecord(annotation));
  return convertSpans(attributes, convert);
}

/** Attributes with the spans in them converted. What is no span there is left as it is. */
export function convertSpans(attributes: Attributes, convert: Convert): Attributes {
  const { itemsSpan, postSpans } = attributes;
  return {
    ...attributes,
    ...(itemsSpan === undefined ? {} : { itemsSpan: convertSpan(itemsSpan, convert) }),
    ...(Array.isArray(postSpans)
      ? { postSpans: postSpans.map((span) => convertSpan(span, convert)) }
      : {}),
  };
}

const convertSpan = (span: unknown, convert: Convert): unknown =>
  Array.isArray(span) && span.every(Number.isInteger)
    ? span.map((offset: number) => convert(offset))
    : span;
