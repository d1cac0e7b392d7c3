/** The schema of a project: types, attributes and relations of its own, from `.zhengwen/schema.yaml`. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { ANNOTATION_TYPES } from '../document/annotation';

export const ATTRIBUTE_KINDS = ['text', 'number', 'boolean', 'choice', 'list', 'entry'] as const;

/**
 * What values an attribute has: words; a number; yes or no; one of the values listed; a list of words; the id of an entry
 * of the glossary.
 */
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

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
  readonly message: string;
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

const COLOR = /^#[0-9a-f]{6}$/i;
const KEY = /^[a-z0-9]$/;

/**
 * Reads a schema. Total: what is wrong is reported with its place and left out, the rest holds.
 */
export function parseSchema(text: string): {
  readonly schema: Schema;
  readonly problems: readonly SchemaProblem[];
} {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const reader = new Reader(lines);
  for (const { message, pos } of document.errors) reader.complain(pos[0], message);
  if (document.errors.length > 0) return { schema: DEFAULT_SCHEMA, problems: reader.problems };
  return { schema: reader.schema(document.contents), problems: reader.problems };
}

class Reader {
  readonly problems: SchemaProblem[] = [];

  constructor(readonly lines: LineCounter) {}

  complain(offset: number, message: string): void {
    const { line, col } = this.lines.linePos(offset);
    this.problems.push({ line, column: col, message });
  }

  schema(contents: unknown): Schema {
    if (contents === null || (isScalar(contents) && contents.value === null)) return DEFAULT_SCHEMA;
    const root = this.#map(contents, 'A schema');
    if (!root) return DEFAULT_SCHEMA;
    this.#expect(root, ['types', 'relations'], 'A schema');
    const own = this.#entries(root, 'types').map(([name, node]) => this.#type(name, node));
    const types = [
      ...DEFAULT_SCHEMA.types.filter(({ name }) => !own.some((type) => type.name === name)),
      ...own,
    ];
    this.#checkKeys(root, own);
    const relations = this.#entries(root, 'relations').map(([name, node]) =>
      this.#relation(name, node, types),
    );
    // A key that a project takes for a type of its own is taken from the suggested type that had it.
    const taken = new Set(own.flatMap(({ key }) => key ?? []));
    return {
      types: types.map((type) => {
        if (own.includes(type) || type.key === undefined || !taken.has(type.key)) return type;
        return { name: type.name, attributes: type.attributes };
      }),
      relations,
    };
  }

  #type(name: string, node: unknown): TypeSchema {
    const what = `The type ${name}`;
    const map = isEmpty(node) ? undefined : this.#map(node, what);
    if (!map) return { name, attributes: [] };
    this.#expect(map, ['label', 'description', 'color', 'key', 'attributes'], what);
    const color = this.#text(map, 'color', what, COLOR, 'six hexadecimal digits such as "#2f7ed8"');
    const key = this.#text(map, 'key', what, KEY, 'one small letter or digit');
    return {
      name,
      ...this.#words(map, what),
      ...(color === undefined ? {} : { color: color.toLowerCase() }),
      ...(key === undefined ? {} : { key }),
      attributes: this.#entries(map, 'attributes').map(([attribute, inner]) =>
        this.#attribute(attribute, inner, what),
      ),
    };
  }

  #attribute(name: string, node: unknown, owner: string): AttributeSchema {
    const what = `${owner}, attribute ${name},`;
    // `level: text` is short for `level: { kind: text }`.
    if (isScalar(node)) return { name, kind: this.#kind(node, node.value, what) };
    const map = this.#map(node, what);
    if (!map) return { name, kind: 'text' };
    this.#expect(map, ['kind', 'label', 'values'], what);
    const values = this.#list(map, 'values', what);
    const kind =
      map.get('kind') === undefined
        ? values
          ? 'choice'
          : 'text'
        : this.#kind(map.get('kind', true), map.get('kind'), what);
    if (kind === 'choice' && (values?.length ?? 0) < 2) {
      this.complain(offsetOf(map), `${what} is a choice and needs two values at least`);
      return { name, kind: 'text' };
    }
    const { label } = this.#words(map, what);
    return {
      name,
      kind,
      ...(label === undefined ? {} : { label }),
      ...(values && kind === 'choice' ? { values } : {}),
    };
  }

  #kind(node: unknown, value: unknown, what: string): AttributeKind {
    if (ATTRIBUTE_KINDS.includes(value as AttributeKind)) return value as AttributeKind;
    const kinds = ATTRIBUTE_KINDS.join(', ');
    this.complain(
      offsetOf(node),
      `${what} has the kind ${JSON.stringify(value)}; there are ${kinds}`,
    );
    return 'text';
  }

  #relation(name: string, node: unknown, types: readonly TypeSchema[]): RelationSchema {
    const what = `The relation ${name}`;
    const map = isEmpty(node) ? undefined : this.#map(node, what);
    if (!map) return { name, from: [], to: [] };
    this.#expect(map, ['label', 'from', 'to'], what);
    const ends = (field: 'from' | 'to'): string[] =>
      (this.#list(map, field, what) ?? []).filter((type) => {
        if (types.some((known) => known.name === type)) return true;
        this.complain(
          offsetOf(map.get(field, true)),
          `${what} names the type ${type}, which is none`,
        );
        return false;
      });
    const { label } = this.#words(map, what);
    return {
      name,
      ...(label === undefined ? {} : { label }),
      from: ends('from'),
      to: ends('to'),
    };
  }

  #checkKeys(root: YAMLMap, types: readonly TypeSchema[]): void {
    const owners = new Map<string, string>();
    for (const { name, key } of types) {
      if (key === undefined) continue;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, name);
      else {
        this.complain(
          offsetOf(root.getIn(['types', name, 'key'], true)),
          `The types ${owner} and ${name} have the same key, ${key}`,
        );
      }
    }
  }

  /** The entries of a mapping by name, those with an impossible name left out. */
  #entries(map: YAMLMap, field: string): [name: string, node: unknown][] {
    const node = map.get(field, true) as unknown;
    if (isEmpty(node)) return [];
    const inner = this.#map(node, `“${field}”`);
    return (inner?.items ?? []).flatMap(({ key, value }): [string, unknown][] => {
      const name = isScalar(key) ? String(key.value) : '';
      if (NAME.test(name)) return [[name, value]];
      this.complain(
        offsetOf(key),
        `${JSON.stringify(name)} is no name: letters, digits, - and _ make one`,
      );
      return [];
    });
  }

  #map(node: unknown, what: string): YAMLMap | undefined {
    if (isMap(node)) return node;
    this.complain(offsetOf(node), `${what} must be a mapping of names to values`);
    return undefined;
  }

  #expect(map: YAMLMap, fields: readonly string[], what: string): void {
    for (const { key } of map.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!fields.includes(name)) {
        this.complain(offsetOf(key), `${what} has no “${name}”; there are ${fields.join(', ')}`);
      }
    }
  }

  #words(map: YAMLMap, what: string): { label?: string; description?: string } {
    const label = this.#text(map, 'label', what);
    const description = this.#text(map, 'description', what);
    return {
      ...(label === undefined ? {} : { label }),
      ...(description === undefined ? {} : { description }),
    };
  }

  #text(
    map: YAMLMap,
    field: string,
    what: string,
    pattern = /\S/,
    wanted = 'words',
  ): string | undefined {
    const value: unknown = map.get(field);
    if (value === undefined) return undefined;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && pattern.test(text)) return text;
    this.complain(offsetOf(map.get(field, true)), `${what}: “${field}” must be ${wanted}`);
    return undefined;
  }

  /** A list of words, or one word. */
  #list(map: YAMLMap, field: string, what: string): string[] | undefined {
    const node = map.get(field, true) as unknown;
    if (node === undefined) return undefined;
    const items = isSeq(node) ? node.items : [node];
    if (items.every((item) => isScalar(item) && !isEmpty(item))) {
      return items.map((item) => String((item as { value: unknown }).value));
    }
    this.complain(offsetOf(node), `${what}: “${field}” must be a list of words`);
    return undefined;
  }
}

const offsetOf = (node: unknown): number => (node as Node | undefined)?.range?.[0] ?? 0;

const isEmpty = (node: unknown): boolean =>
  node === undefined || node === null || (isScalar(node) && node.value === null);
