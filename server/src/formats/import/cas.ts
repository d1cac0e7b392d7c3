import { casFeature, casName, CUSTOM, ENTITY } from '../cas';
import type { Attributes } from '../attributes';
import { attributesOfType, fromText } from '../ownAttributes';
import { quoted } from '../quoted';
import { readAttributes } from './attributes';
import type {
  ImportedAnnotation,
  ImportedArticle,
  ImportedRelation,
  Importer,
  ImportFile,
} from './importer';
import { at, JsonError, list, object, readJson, string } from './json';
import type { Meanings } from './meanings';
import { toRelations, withRelations } from './relations';
import { inOrder, toAnnotation } from './span';
import { SpanError } from './spanError';
import {
  attribute,
  descendants,
  integerAttribute,
  localName,
  readXml,
  type XmlElement,
} from './xml';

const SEVERAL_TEXTS = 'is a second text; export one view alone';

/** UIMA CAS JSON 0.4: the named entities and layers of the project in the one view, and relations between them. */
export const casJsonImporter: Importer = {
  ids: ['cas-json'],
  read: (files, meanings) => files.map((file) => readCasJson(file, meanings)),
};

/** UIMA CAS XMI: the same as of CAS JSON. */
export const xmiImporter: Importer = {
  ids: ['xmi'],
  read: (files, meanings) => files.map((file) => readXmi(file, meanings)),
};

type Features = Readonly<Record<string, unknown>>;

function readCasJson(file: ImportFile, meanings: Meanings): ImportedArticle {
  return readJson(file, (value) => {
    const structures = list(object(value, [])['%FEATURE_STRUCTURES'], ['%FEATURE_STRUCTURES']);
    const all = structures.map((one, index) => object(one, ['%FEATURE_STRUCTURES', index]));
    const sofa = all.find((one) => one['%TYPE'] === 'uima.cas.Sofa');
    if (!sofa) throw new JsonError(['%FEATURE_STRUCTURES'], 'holds no text');
    const other = all.findLastIndex((one) => one['%TYPE'] === 'uima.cas.Sofa');
    if (all[other] !== sofa) throw new JsonError(['%FEATURE_STRUCTURES', other], SEVERAL_TEXTS);
    const path = ['%FEATURE_STRUCTURES', all.indexOf(sofa), 'sofaString'];
    const text = string(sofa['sofaString'] ?? '', path);
    const entities = new Entities(text, meanings);
    all.forEach((one, index) => {
      if (one['@sofa'] === undefined) return;
      const type = String(one['%TYPE']);
      at(['%FEATURE_STRUCTURES', index], () => {
        checkText(one['@sofa'], sofa['%ID']);
        entities.add(one['%ID'], type, one);
      });
    });
    all.forEach((one, index) =>
      at(['%FEATURE_STRUCTURES', index], () => entities.know(one['%ID'])),
    );
    const relations = all.flatMap((one, index) =>
      at(['%FEATURE_STRUCTURES', index], () =>
        entities.related(one['value'] ?? one['%TYPE'], one['@Governor'], one['@Dependent']),
      ),
    );
    return entities.article(file.name, relations);
  });
}

function readXmi(file: ImportFile, meanings: Meanings): ImportedArticle {
  const xml = readXml(file);
  const [sofa, other] = descendants(xml.root, 'Sofa');
  if (other) {
    xml.at(other, () => {
      throw new SpanError(SEVERAL_TEXTS);
    });
  }
  return xml.at(sofa ?? xml.root, () => {
    if (!sofa) throw new SpanError('holds no text');
    const text = sofa.attributes['sofaString'] ?? '';
    const id = attribute(sofa, 'xmi:id');
    const entities = new Entities(text, meanings);
    const all = descendants(xml.root).filter(({ attributes }) => attributes['sofa'] !== undefined);
    for (const element of all) {
      const type = typeIn(element, xml.root);
      xml.at(element, () => {
        checkText(element.attributes['sofa'], id);
        if (isSpan(type)) entities.add(element.attributes['xmi:id'], type, fromXml(element));
      });
    }
    for (const element of descendants(xml.root)) {
      xml.at(element, () => entities.know(element.attributes['xmi:id']));
    }
    const relations = all.flatMap((element) =>
      xml.at(element, () => {
        const { value = localName(element), Governor, Dependent } = element.attributes;
        return entities.related(value, Governor, Dependent);
      }),
    );
    return entities.article(file.name, relations);
  });
}

/** @throws {SpanError} where something stands in another text than the one there is. */
function checkText(found: unknown, id: unknown): void {
  if (found !== id)
    throw new SpanError(`refers to the text ${quoted(found)}, which does not exist`);
}

const fromXml = (element: XmlElement): Features => ({
  ...element.attributes,
  begin: integerAttribute(element, 'begin'),
  end: integerAttribute(element, 'end'),
  ...(element.attributes['confidence'] === undefined
    ? {}
    : { confidence: Number(element.attributes['confidence']) }),
});

/** The full name of an element's type, by the namespace of its prefix: `http:///webanno/custom.ecore`. */
function typeIn(element: XmlElement, root: XmlElement): string {
  if (localName(element) === 'NamedEntity') return ENTITY;
  const [prefix] = element.name.split(':');
  const namespace = root.attributes[`xmlns:${prefix}`] ?? '';
  const [, path = ''] = /^http:\/\/\/(.+)\.ecore$/.exec(namespace) ?? [];
  return `${path.replaceAll('/', '.')}.${localName(element)}`;
}

/** Whether structures of a type may be annotations; relations have no place of their own. */
const isSpan = (type: string): boolean => type === ENTITY || type.startsWith(CUSTOM);

/** What names the type of a structure: the value of a named entity, else its layer; `undefined` for others. */
function labelOf(type: string, features: Features, { types }: Meanings): unknown {
  if (type === ENTITY) return features['value'] ?? null;
  if (!type.startsWith(CUSTOM)) return undefined;
  const layer = type.slice(CUSTOM.length);
  const known = types.find(({ name }) => casName(name) === layer)?.name;
  // A layer of ours whose type nobody declared here is nothing to pass over.
  return known ?? ('attributes' in features ? layer : undefined);
}

/** The annotations of a view, by their ids. */
class Entities {
  readonly #annotations = new Map<unknown, ImportedAnnotation>();
  /** The ids of all structures, annotations or not. */
  readonly #ids = new Set<unknown>();
  /** How many annotations there are of layers that stand for no type. */
  readonly #unread = new Map<string, number>();

  constructor(
    readonly text: string,
    readonly meanings: Meanings,
  ) {}

  /** Adds a structure, if it is of a type that has annotations. */
  add(id: unknown, type: string, features: Features): void {
    const label = labelOf(type, features, this.meanings);
    if (label === undefined) {
      const isRelation = 'Governor' in features || '@Governor' in features;
      if (isSpan(type) && !isRelation) this.#unread.set(type, (this.#unread.get(type) ?? 0) + 1);
      return;
    }
    const { begin, end } = features;
    if (typeof label !== 'string') throw new SpanError('has no value');
    const span = {
      label,
      start: begin as number,
      end: end as number,
      attributes: {
        ...attributesIn(features),
        ...(type === ENTITY ? {} : this.#declaredIn(label, features)),
      },
    };
    const annotation = toAnnotation(span, this.meanings, this.text, (offset) => offset);
    // References may name what has no id of its own: then nothing refers to it.
    if (annotation) this.#annotations.set(id ?? annotation, annotation);
  }

  /** The features of a layer that are attributes of the project. */
  #declaredIn(type: string, features: Features): Attributes {
    const found = attributesOfType(this.meanings, type).flatMap(({ name, kind }) => {
      const value = features[casFeature(name) ?? ''];
      if (value === undefined || value === null) return [];
      return [[name, typeof value === 'string' ? fromText(kind, value) : value] as const];
    });
    return Object.fromEntries(found);
  }

  /**
   * Notes that a structure of an id is there, if it has one.
   *
   * @throws {SpanError} where another one has it.
   */
  know(id: unknown): void {
    if (id === undefined) return;
    if (this.#ids.has(id)) throw new SpanError(`has the id ${quoted(id)} a second time`);
    this.#ids.add(id);
  }

  /**
   * The relation between two entities; none where these are no annotations, or an end is open.
   *
   * @throws {SpanError} where an end is nothing at all.
   */
  related(label: unknown, from: unknown, to: unknown): ImportedRelation[] {
    const name = String(label).replace(/^.*\./, '');
    const [source, target] = [this.#end(from), this.#end(to)];
    return toRelations(name, source, target, this.meanings);
  }

  #end(id: unknown): ImportedAnnotation | undefined {
    if (id === undefined || id === null) return undefined;
    if (!this.#ids.has(id)) throw new SpanError(`refers to ${quoted(id)}, which does not exist`);
    return this.#annotations.get(id);
  }

  article(name: string, relations: readonly ImportedRelation[]): ImportedArticle {
    const annotations = inOrder([...this.#annotations.values()]);
    const notices = [...this.#unread].map(
      ([type, count]) => `left out: ${count} of the layer ${type}, which means no type`,
    );
    return {
      name,
      text: this.text,
      annotations,
      ...withRelations(relations),
      ...(notices.length > 0 ? { notices } : {}),
    };
  }
}

/** The features that are attributes of ours; what a person identified is the glossary entry. */
function attributesIn({ norm, confidence, identifier, attributes }: Features): Attributes {
  return {
    ...(typeof norm === 'string' ? { norm } : {}),
    ...(typeof identifier === 'string' ? { entry: identifier } : {}),
    ...(typeof attributes === 'string' ? readAttributes(attributes) : {}),
    ...(typeof confidence === 'number' ? { confidence } : {}),
  };
}
