/** Reads the schema of a project from `.zhengwen/schema.yaml`. */
import search from 'approx-string-match';
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { Said } from './said';
import {
  ATTRIBUTE_KINDS,
  type AttributeKind,
  type AttributeSchema,
  DEFAULT_SCHEMA,
  isName,
  type RelationSchema,
  type Schema,
  type SchemaProblem,
  type TypeSchema,
} from './schema';

/** How a schema as a whole is called. */
const SCHEMA: Said = { en: 'A schema', zh: '类型表' };

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
  for (const { message, pos } of document.errors) {
    reader.complain(pos[0], message, `不是有效的 YAML：${message}`);
  }
  if (document.errors.length === 0) reader.resolveAliases(document);
  if (reader.problems.length > 0) return { schema: DEFAULT_SCHEMA, problems: reader.problems };
  return { schema: reader.schema(document.contents), problems: reader.problems };
}

class Reader {
  readonly problems: SchemaProblem[] = [];

  constructor(readonly lines: LineCounter) {}

  complain(offset: number, en: string, zh: string): void {
    const { line, col } = this.lines.linePos(offset);
    this.problems.push({ line, column: col, message: en, said: { en, zh } });
  }

  /** Puts what aliases stand for in their places, within the library's limits. */
  resolveAliases(document: Document): void {
    try {
      document.toJS();
    } catch (error) {
      const { message } = error as Error;
      this.complain(0, message, `YAML 的别名不能使用：${message}`);
      return;
    }
    visit(document, {
      Alias: (_, alias, path) => {
        const node = alias.resolve(document);
        if (node && !path.includes(node)) return node;
        this.complain(
          offsetOf(alias),
          `The alias *${alias.source} stands inside of what it stands for`,
          `别名 *${alias.source} 位于它所指的内容之中`,
        );
        return visit.BREAK;
      },
    });
  }

  schema(contents: unknown): Schema {
    if (contents === null || (isScalar(contents) && contents.value === null)) return DEFAULT_SCHEMA;
    const root = this.#map(contents, SCHEMA);
    if (!root) return DEFAULT_SCHEMA;
    this.#expect(root, ['types', 'relations'], SCHEMA);
    const own = this.#entries(root, 'types').map(([name, node]) => this.#type(name, node));
    const types = [
      ...DEFAULT_SCHEMA.types.filter(({ name }) => !own.some((type) => type.name === name)),
      ...own,
    ];
    this.#checkKeys(root, own);
    const relations = this.#entries(root, 'relations').flatMap(([name, node]) =>
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
    const what: Said = { en: `The type ${name}`, zh: `类型 ${name}` };
    const map = isEmpty(node) ? undefined : this.#map(node, what);
    if (!map) return { name, attributes: [] };
    this.#expect(map, ['label', 'description', 'color', 'key', 'attributes'], what);
    const color = this.#text(map, 'color', what, COLOR, {
      en: 'six hexadecimal digits such as "#2f7ed8"',
      zh: '六位十六进制数，如 "#2f7ed8"',
    });
    const key = this.#text(map, 'key', what, KEY, {
      en: 'one small letter or digit',
      zh: '一个小写字母或数字',
    });
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

  #attribute(name: string, node: unknown, owner: Said): AttributeSchema {
    const what: Said = {
      en: `${owner.en}, attribute ${name},`,
      zh: `${owner.zh} 的属性 ${name}`,
    };
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
      this.complain(
        offsetOf(map),
        `${what.en} is a choice and needs two values at least`,
        `${what.zh} 是单选，至少要有两个值`,
      );
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

  #kind(node: unknown, value: unknown, what: Said): AttributeKind {
    if (ATTRIBUTE_KINDS.includes(value as AttributeKind)) return value as AttributeKind;
    const kinds = ATTRIBUTE_KINDS.join(', ');
    this.complain(
      offsetOf(node),
      `${what.en} has the kind ${JSON.stringify(value)}; there are ${kinds}`,
      `${what.zh} 的种类是 ${JSON.stringify(value)}；可用的有 ${kinds}`,
    );
    return 'text';
  }

  #relation(name: string, node: unknown, types: readonly TypeSchema[]): RelationSchema[] {
    const what: Said = { en: `The relation ${name}`, zh: `关系 ${name}` };
    const map = isEmpty(node) ? undefined : this.#map(node, what);
    if (!map) return isEmpty(node) ? [{ name, from: [], to: [] }] : [];
    this.#expect(map, ['label', 'from', 'to'], what);
    let isUsable = true;
    const ends = (field: 'from' | 'to'): string[] => {
      const names = this.#list(map, field, what);
      // An end that cannot be read is not open to every type.
      if (map.has(field) && !names) isUsable = false;
      return (names ?? []).filter((type) => {
        if (types.some((known) => known.name === type)) return true;
        isUsable = false;
        const meant = likeName(type, types);
        this.complain(
          offsetOf(map.get(field, true)),
          `${what.en} names the type ${type}, which is none${meant ? `: did you mean ${meant}?` : '.'} Until then it cannot be used`,
          `${what.zh} 写了 ${type}，没有这个类型${meant ? `：是不是 ${meant}？` : '。'}改正之前不能使用这个关系`,
        );
        return false;
      });
    };
    const { label } = this.#words(map, what);
    const [from, to] = [ends('from'), ends('to')];
    if (!isUsable) return [];
    return [{ name, ...(label === undefined ? {} : { label }), from, to }];
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
          `类型 ${owner} 和 ${name} 用了同一个键 ${key}`,
        );
      }
    }
  }

  /** The entries of a mapping by name, those with an impossible name left out. */
  #entries(map: YAMLMap, field: string): [name: string, node: unknown][] {
    const node = map.get(field, true) as unknown;
    if (isEmpty(node)) return [];
    const inner = this.#map(node, { en: `“${field}”`, zh: `“${field}”` });
    return (inner?.items ?? []).flatMap(({ key, value }): [string, unknown][] => {
      const name = isScalar(key) ? String(key.value) : '';
      if (isName(name)) return [[name, value]];
      this.complain(
        offsetOf(key),
        `${JSON.stringify(name)} is no name: letters, digits, - and _ make one`,
        `${JSON.stringify(name)} 不能作名称：只能用文字、数字、- 和 _`,
      );
      return [];
    });
  }

  #map(node: unknown, what: Said): YAMLMap | undefined {
    if (isMap(node)) return node;
    this.complain(
      offsetOf(node),
      `${what.en} must be a mapping of names to values`,
      `${what.zh} 必须是名称到值的映射`,
    );
    return undefined;
  }

  #expect(map: YAMLMap, fields: readonly string[], what: Said): void {
    for (const { key } of map.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!fields.includes(name)) {
        this.complain(
          offsetOf(key),
          `${what.en} has no “${name}”; there are ${fields.join(', ')}`,
          `${what.zh} 没有“${name}”这一项；可用的有 ${fields.join('、')}`,
        );
      }
    }
  }

  #words(map: YAMLMap, what: Said): { label?: string; description?: string } {
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
    what: Said,
    pattern = /\S/,
    wanted: Said = { en: 'words', zh: '文字' },
  ): string | undefined {
    const value: unknown = map.get(field);
    if (value === undefined) return undefined;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && pattern.test(text)) return text;
    this.complain(
      offsetOf(map.get(field, true)),
      `${what.en}: “${field}” must be ${wanted.en}`,
      `${what.zh}：“${field}”必须是${wanted.zh}`,
    );
    return undefined;
  }

  /** A list of words, or one word. */
  #list(map: YAMLMap, field: string, what: Said): string[] | undefined {
    const node = map.get(field, true) as unknown;
    if (node === undefined) return undefined;
    const items = isSeq(node) ? node.items : [node];
    if (items.every((item) => isScalar(item) && !isEmpty(item))) {
      return items.map((item) => String((item as { value: unknown }).value));
    }
    this.complain(
      offsetOf(node),
      `${what.en}: “${field}” must be a list of words`,
      `${what.zh}：“${field}”必须是文字的列表`,
    );
    return undefined;
  }
}

/** Most characters in which a name may be another one than what was meant. */
const MISSPELT = 2;

/** The name of the type that was likely meant by a misspelt one. */
function likeName(name: string, types: readonly TypeSchema[]): string | undefined {
  const near = types.flatMap(({ name: known }) => {
    const most = Math.min(MISSPELT, Math.floor(known.length / 2));
    const [best] = search(known, name, most).sort((a, b) => a.errors - b.errors);
    const errors = Math.max(best?.errors ?? Infinity, Math.abs(known.length - name.length));
    return errors <= most ? [{ known, errors }] : [];
  });
  return near.sort((a, b) => a.errors - b.errors)[0]?.known;
}

const offsetOf = (node: unknown): number => (node as Node | undefined)?.range?.[0] ?? 0;

const isEmpty = (node: unknown): boolean =>
  node === undefined || node === null || (isScalar(node) && node.value === null);
