/** The schema of a project: types, attributes and relations of its own. */
import { ANNOTATION_TYPES } from '../document/annotation';
import type { Json } from './decision';
import type { Said } from './said';

export const ATTRIBUTE_KINDS = ['text', 'number', 'boolean', 'choice', 'list', 'entry'] as const;

/**
 * What values an attribute has: words; a number; yes or no; one of the values listed; a list of words; the id of an entry
 * of the glossary.
 */
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

/** Whether an attribute of a kind has values such as this. */
export function isOfKind(kind: AttributeKind, value: Json): boolean {
  switch (kind) {
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && value.every((part: Json) => typeof part === 'string');
    case 'text':
    case 'choice':
    case 'entry':
      return typeof value === 'string';
  }
}

export interface AttributeSchema {
  readonly name: string;
  readonly kind: AttributeKind;
  readonly label?: string;
  /** Of a choice: at least two. */
  readonly values?: readonly string[];
}

/** Whether an attribute can have a value. */
export const canHave = ({ kind, values }: AttributeSchema, value: Json): boolean =>
  isOfKind(kind, value) && (kind !== 'choice' || !values || values.includes(value as string));

/** What values an attribute has, as a part of a sentence. */
export function valuesOf({ kind, values = [] }: AttributeSchema): Said {
  switch (kind) {
    case 'choice':
      return { en: `one of ${values.join(', ')}`, zh: `${quotedWords(values)}之一` };
    case 'boolean':
      return { en: 'true or false', zh: '是或否' };
    case 'number':
      return { en: 'a number', zh: '数字' };
    case 'text':
      return { en: 'a text', zh: '文字' };
    case 'list':
      return { en: 'a list of words', zh: '文字的列表' };
    case 'entry':
      return { en: 'the id of an entry', zh: '词条的标识' };
  }
}

/** Names that a person has made stand in quotation marks in a Chinese sentence: nothing else in them is converted. */
const quotedWords = (words: readonly string[]): string =>
  words.map((word) => `“${word}”`).join('、');

export interface TypeSchema {
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  /** `#rrggbb`. */
  readonly color?: string;
  /** The key that gives this type: one letter or digit, each once. */
  readonly key?: string;
  readonly attributes: readonly AttributeSchema[];
}

export interface RelationSchema {
  readonly name: string;
  readonly label?: string;
  /** The types at its ends; any type where none is named. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Whether an annotation of a type may be at an end of a relation; without types all of them may. */
export const mayEnd = (types: readonly string[], type: string): boolean =>
  types.length === 0 || types.includes(type);

/** Whether a relation may hold between annotations of two types. */
export const mayRelate = ({ from, to }: RelationSchema, source: string, target: string): boolean =>
  mayEnd(from, source) && mayEnd(to, target);

/** The types at one end of a relation, as a part of a sentence. */
export const endsOf = (types: readonly string[]): Said => ({
  en: types.join(' or ') || 'anything',
  zh: types.length === 0 ? '任何标注' : quotedWords(types),
});

export interface Schema {
  /** The suggested types are always there. A project may give them labels, colours, keys and attributes of its own. */
  readonly types: readonly TypeSchema[];
  readonly relations: readonly RelationSchema[];
}

/** Something that is wrong in a schema file; `line` and `column` count from 1. */
export interface SchemaProblem {
  readonly line: number;
  readonly column: number;
  /** In English. */
  readonly message: string;
  /** The same in both languages. */
  readonly said: Said;
}

/** The schema of a project without a schema file. */
export const DEFAULT_SCHEMA: Schema = {
  types: ANNOTATION_TYPES.map((name, i) => ({ name, key: String(i + 1), attributes: [] })),
  relations: [],
};

/** Names of types, attributes and relations: they stand in files, so they hold no spaces and no marks. */
const NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;
/** Whether a type, an attribute or a relation can have a name. */
export const isName = (name: string): boolean => NAME.test(name);
