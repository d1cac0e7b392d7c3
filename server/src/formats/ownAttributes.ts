/** Attributes that a project declares, in formats whose cells and features hold texts and numbers. */
import { isSameJson, type Json } from '../decisions/decision';
import {
  isOfKind,
  type AttributeKind,
  type AttributeSchema,
  type Schema,
} from '../decisions/schema';
import { typeName, type ArticleAnnotation } from './article';
import { onAnnotations, type Limit } from './format';

/** Between the parts of a list. */
export const LIST_SEPARATOR = '|';

/** A list as one text; what separates its parts is another sign inside them. */
export const joinList = (parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll(LIST_SEPARATOR, '｜')).join(LIST_SEPARATOR);

/** The parts of a list that is one text. */
export const splitList = (text: string): string[] =>
  text === '' ? [] : text.split(LIST_SEPARATOR);

/** A value of the kind of its attribute as a text. */
export const toText = (value: Json): string =>
  Array.isArray(value)
    ? joinList(value as readonly string[])
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/** The value that a text stands for; the text itself where the kind has no such value. */
export function fromText(kind: AttributeKind, text: string): Json {
  if (kind === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) {
    return Number(text);
  }
  if (kind === 'boolean' && /^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return kind === 'list' ? splitList(text) : text;
}

/** The attributes of a type that a project declares. */
export const attributesOfType = (
  { types }: Pick<Schema, 'types'>,
  type: string,
): readonly AttributeSchema[] => types.find(({ name }) => name === type)?.attributes ?? [];

/** The kind of an attribute; words where the project says nothing of it. */
export const kindOf = (type: string, name: string, schema: Pick<Schema, 'types'>): AttributeKind =>
  attributesOfType(schema, type).find((attribute) => attribute.name === name)?.kind ?? 'text';

/** What an annotation has of the attributes that a project declares for its type, with values of their kinds. */
export const declaredOf = (
  annotation: ArticleAnnotation,
  schema: Schema,
): { readonly attribute: AttributeSchema; readonly value: Json }[] =>
  attributesOfType(schema, typeName(annotation)).flatMap((attribute) => {
    const value = annotation.own?.[attribute.name];
    return value !== undefined && isOfKind(attribute.kind, value) ? [{ attribute, value }] : [];
  });

/** What formats lose that hold the attributes of {@link declaredOf} alone. */
export const declaredOnly = (schema: Schema): Limit => ({
  sentence:
    'Attributes that the schema does not declare, or with values of another kind, are left out.',
  loses: ['own'],
  ...onAnnotations((annotation) => {
    const { own } = annotation;
    return own && declaredOf(annotation, schema).length < Object.keys(own).length;
  }),
});

/** What {@link toText} loses. */
export const separatorInOwnList = (schema: Schema): Limit => ({
  sentence: 'A “|” inside a list of your own is written as “｜”, since “|” separates its parts.',
  loses: ['own'],
  ...onAnnotations((annotation) =>
    declaredOf(annotation, schema).some(
      ({ attribute: { kind }, value }) => !isSameJson(fromText(kind, toText(value)), value),
    ),
  ),
});
