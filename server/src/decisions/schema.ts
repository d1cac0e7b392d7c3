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
