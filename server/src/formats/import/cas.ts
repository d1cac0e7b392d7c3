import { ENTITY } from '../cas';
import type { Attributes } from '../attributes';
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

/** UIMA CAS JSON 0.4: the named entities of the first view, and relations between them. */
export const casJsonImporter: Importer = {
  ids: ['cas-json'],
  read: (files, meanings) => files.map((file) => readCasJson(file, meanings)),
};

/** UIMA CAS XMI: the named entities of the first view, and relations between them. */
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
    const path = ['%FEATURE_STRUCTURES', all.indexOf(sofa), 'sofaString'];
    const text = string(sofa['sofaString'] ?? '', path);
    const entities = new Entities(text, meanings);
    all.forEach((one, index) => {
      if (one['%TYPE'] !== ENTITY || one['@sofa'] !== sofa['%ID']) return;
      at(['%FEATURE_STRUCTURES', index], () => entities.add(one['%ID'], one));
    });
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
  const sofa = descendants(xml.root, 'Sofa')[0];
  return xml.at(sofa ?? xml.root, () => {
    if (!sofa) throw new SpanError('holds no text');
    const text = sofa.attributes['sofaString'] ?? '';
    const id = attribute(sofa, 'xmi:id');
    const entities = new Entities(text, meanings);
    const all = descendants(xml.root).filter(({ attributes }) => attributes['sofa'] === id);
    for (const element of all) {
      if (localName(element) !== 'NamedEntity') continue;
      xml.at(element, () => entities.add(element.attributes['xmi:id'], fromXml(element)));
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

const fromXml = (element: XmlElement): Features => ({
  ...element.attributes,
  begin: integerAttribute(element, 'begin'),
  end: integerAttribute(element, 'end'),
  ...(element.attributes['confidence'] === undefined
    ? {}
    : { confidence: Number(element.attributes['confidence']) }),
});

/** The named entities of a view, by their ids. */
class Entities {
  readonly #annotations = new Map<unknown, ImportedAnnotation>();

  constructor(
    readonly text: string,
    readonly meanings: Meanings,
  ) {}

  add(id: unknown, features: Features): void {
    const { value, begin, end } = features;
    if (typeof value !== 'string') throw new SpanError('has no value');
    const span = {
      label: value,
      start: begin as number,
      end: end as number,
      attributes: attributesIn(features),
    };
    const annotation = toAnnotation(span, this.meanings, this.text, (offset) => offset);
    // References may name what has no id of its own: then nothing refers to it.
    if (annotation) this.#annotations.set(id ?? annotation, annotation);
  }

  /** The relation between two entities; none where these are no annotations. */
  related(label: unknown, from: unknown, to: unknown): ImportedRelation[] {
    const name = String(label).replace(/^.*\./, '');
    return toRelations(name, this.#annotations.get(from), this.#annotations.get(to), this.meanings);
  }

  article(name: string, relations: readonly ImportedRelation[]): ImportedArticle {
    const annotations = inOrder([...this.#annotations.values()]);
    return { name, text: this.text, annotations, ...withRelations(relations) };
  }
}

/** The features that are attributes; what a person identified is the glossary entry. */
function attributesIn({ norm, confidence, identifier, attributes }: Features): Attributes {
  return {
    ...(typeof norm === 'string' ? { norm } : {}),
    ...(typeof identifier === 'string' ? { entry: identifier } : {}),
    ...(typeof attributes === 'string' ? readAttributes(attributes) : {}),
    ...(typeof confidence === 'number' ? { confidence } : {}),
  };
}
