/** Renaming, merging and splitting a type through all files of a project and its schema, first as a plan. */
import { isMap, isScalar, isSeq, parseDocument, Scalar, type Document } from 'yaml';
import { ANNOTATION_TYPES } from '../document/annotation';
import type { Authorship, Decision, Sidecar } from './decision';
import { previewRetyping, retype, type Retyping } from './retype';
import { isName, parseSchema } from './schema';

/** A file with decisions. */
export interface SidecarFile {
  readonly path: string;
  readonly sidecar: Sidecar;
}

/** What a migration changes. */
export interface Migration {
  /** Files with something to change: their decisions that change, as they are now, and the file as it becomes. */
  readonly files: readonly (SidecarFile & {
    readonly decisions: readonly Decision[];
    readonly result: Sidecar;
  })[];
  /** The schema as it becomes; left out where there is none or nothing of it changes. */
  readonly schema?: string;
}

/** A migration that cannot be. The message is a sentence for the person. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Plans what a retyping does to a project. Nothing is written. The schema follows: a type that is renamed keeps its label,
 * colour, key and attributes; one that is merged into another leaves its attributes to it; one that is split off has the
 * attributes of the one that it came from. Comments stay.
 *
 * @param schema The text of the schema file, where there is one.
 * @throws {MigrationError} where the new type has an impossible name or is the old one, or the schema cannot be read.
 */
export function planMigration(
  files: readonly SidecarFile[],
  schema: string | undefined,
  retyping: Retyping,
  authorship: Authorship,
): Migration {
  const { from, to } = retyping;
  if (from === to) throw new MigrationError(`“${from}” and “${to}” are the same type`);
  if (!isName(to)) {
    throw new MigrationError(`“${to}” is no name of a type: letters, digits, - and _ make one`);
  }
  const changed = files.flatMap(({ path, sidecar }) => {
    const decisions = previewRetyping(sidecar, retyping);
    if (decisions.length === 0) return [];
    return [{ path, sidecar, decisions, result: retype(sidecar, retyping, authorship) }];
  });
  const result = schema === undefined ? undefined : migrateSchema(schema, retyping);
  return {
    files: changed,
    ...(result === undefined || result === schema ? {} : { schema: result }),
  };
}

/** The text of a schema after a retyping; the same text where nothing changes. */
function migrateSchema(text: string, { from, to, where }: Retyping): string {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new MigrationError(`The schema cannot be read: ${error.message}`);
  const known = parseSchema(text).schema.types.map(({ name }) => name);
  const types = document.get('types');
  const own = isMap(types) ? types : undefined;
  const entry = own?.get(from);
  // Suggestions go on giving their types, so these stay, too.
  const stays = where !== undefined || isSuggested(from);
  if (stays) {
    if (!known.includes(to) && known.includes(from)) add(document, to, entry);
    return written(document, text);
  }
  if (!own?.has(from)) return text;
  if (known.includes(to)) {
    leaveAttributes(document, entry, to);
    own.delete(from);
  } else {
    const pair = own.items.find(({ key }) => nameOf(key) === from)!;
    pair.key = new Scalar(to);
  }
  renameEnds(document, from, to);
  return written(document, text);
}

const isSuggested = (type: string): boolean =>
  (ANNOTATION_TYPES as readonly string[]).includes(type);

const nameOf = (node: unknown): unknown => (isScalar(node) ? node.value : node);

/** Writes a schema only where it changed, since writing may lay it out anew. */
function written(document: Document, text: string): string {
  const before = parseDocument(text).toJSON() as unknown;
  return JSON.stringify(before) === JSON.stringify(document.toJSON())
    ? text
    : document.toString({ lineWidth: 0, flowCollectionPadding: false });
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

/** Renames a type at the ends of relations, each of which names it once at most. */
function renameEnds(document: Document, from: string, to: string): void {
  const relations = document.get('relations');
  if (!isMap(relations)) return;
  for (const { value } of relations.items) {
    if (!isMap(value)) continue;
    for (const end of ['from', 'to']) {
      const types: unknown = value.get(end, true);
      if (isScalar(types) && types.value === from) types.value = to;
      if (!isSeq(types)) continue;
      const names = types.items.map(nameOf);
      if (!names.includes(from)) continue;
      if (names.includes(to)) types.items.splice(names.indexOf(from), 1);
      else types.items[names.indexOf(from)] = document.createNode(to);
    }
  }
}
