/** The schema file of a project after a change of types. */
import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { ANNOTATION_TYPES } from '../document/annotation';
import { SaidError } from './said';
import { parseSchema } from './parseSchema';

/** A migration that cannot be. The message is a sentence for the person. */
export class MigrationError extends SaidError {
  override readonly name = 'MigrationError';
}

/**
 * The text of a schema after a retyping, be it of a whole type or of a part; the same text where nothing changes.
 *
 * @throws {MigrationError} where it cannot be read.
 */
export function migrateSchema(text: string, from: string, to: string, isWhole: boolean): string {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    throw new MigrationError({
      en: `The schema cannot be read: ${error.message}`,
      zh: `无法读取类型表：${error.message}`,
    });
  }
  const known = parseSchema(text).schema.types.map(({ name }) => name);
  const types = document.get('types');
  const own = isMap(types) ? types : undefined;
  const entry = own?.get(from);
  // Suggestions go on giving their types, so these stay, too.
  const stays = !isWhole || isSuggested(from);
  if (stays) {
    if (!known.includes(to) && known.includes(from)) {
      add(document, to, entry);
      shareRelations(document, from, to);
    }
    return written(document, text);
  }
  if (!own?.has(from)) return text;
  if (!known.includes(to)) {
    const { key } = own.items.find((pair) => nameOf(pair.key) === from)!;
    return replaced(text, [key, ...endsThatName(document, from)], to);
  }
  leaveAttributes(document, entry, to);
  own.delete(from);
  for (const end of endsThatName(document, from)) end.value = to;
  dropDoubles(document, to);
  return written(document, text);
}

/** Writes a word in place of others: all else stays as a person has laid it out. */
function replaced(text: string, nodes: readonly unknown[], word: string): string {
  return nodes
    .map((node) => (node as Node).range!)
    .sort(([a], [b]) => b - a)
    .reduce((result, [start, end]) => result.slice(0, start) + word + result.slice(end), text);
}

const isSuggested = (type: string): boolean =>
  (ANNOTATION_TYPES as readonly string[]).includes(type);

const nameOf = (node: unknown): unknown => (isScalar(node) ? node.value : node);

/** Writes a schema only where it changed, since writing may lay it out anew. */
function written(document: Document, text: string): string {
  const before = parseDocument(text).toJSON() as unknown;
  return JSON.stringify(before) === JSON.stringify(document.toJSON())
    ? text
    : document.toString({ lineWidth: 0, flowCollectionPadding: /\{ \S/.test(text) });
}

/** Adds a type with the attributes of another. */
function add(document: Document, name: string, model: unknown): void {
  const attributes: unknown = isMap(model) ? model.toJSON() : undefined;
  const given = (attributes as { attributes?: unknown } | undefined)?.attributes;
  document.setIn(['types', name], document.createNode(given ? { attributes: given } : {}));
}

/** Gives a type those attributes of another that it does not have. */
function leaveAttributes(document: Document, from: unknown, to: string): void {
  const attributes: unknown = isMap(from) ? from.get('attributes') : undefined;
  if (!isMap(attributes)) return;
  for (const { key, value } of attributes.items) {
    const path = ['types', to, 'attributes', nameOf(key)];
    if (!isMap(document.getIn(['types', to])))
      document.setIn(['types', to], document.createNode({}));
    if (!document.hasIn(path)) document.setIn(path, value);
  }
}

/** Where relations name a type. */
function endsThatName(document: Document, type: string): Scalar[] {
  return endsOf(document).flatMap(({ types }) =>
    (isSeq(types) ? types.items : [types]).filter(
      (item): item is Scalar => isScalar(item) && item.value === type,
    ),
  );
}

/** An end of a relation, and the types at it: a list, or a single name. */
interface RelationEnd {
  readonly relation: YAMLMap;
  readonly name: 'from' | 'to';
  readonly types: unknown;
}

function endsOf(document: Document): RelationEnd[] {
  const relations = document.get('relations');
  if (!isMap(relations)) return [];
  return relations.items.flatMap(({ value: relation }) =>
    isMap(relation)
      ? (['from', 'to'] as const).map((name) => ({
          relation,
          name,
          types: relation.get(name, true),
        }))
      : [],
  );
}

/** Lets a type stand wherever relations name another. */
function shareRelations(document: Document, from: string, to: string): void {
  for (const end of endsOf(document)) {
    const { types } = end;
    const isNamed = (isSeq(types) ? types.items : [types]).some((item) => nameOf(item) === from);
    if (!isNamed) continue;
    if (isSeq(types)) types.add(document.createNode(to));
    else end.relation.set(end.name, document.createNode([from, to], { flow: true }));
  }
}

/** Names a type once in each list. */
function dropDoubles(document: Document, type: string): void {
  for (const { types } of endsOf(document)) {
    if (!isSeq(types)) continue;
    const first = types.items.findIndex((item) => nameOf(item) === type);
    types.items = types.items.filter((item, i) => i === first || nameOf(item) !== type);
  }
}
