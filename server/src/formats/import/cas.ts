import { ENTITY } from '../cas';
import type { Attributes } from '../attributes';
import { labelledAs } from '../labels';
import type { StoredAnnotation } from '../readRecord';
import { readAttributes } from './attributes';
import type { ImportedArticle, Importer, ImportFile } from './importer';
import { at, JsonError, list, object, readJson, string } from './json';
import { inOrder, SpanError, toAnnotation } from './span';
import {
  attribute,
  descendants,
  integerAttribute,
  localName,
  readXml,
  type XmlElement,
} from './xml';

/** UIMA CAS JSON 0.4: the named entities of the first view. */
export const casJsonImporter: Importer = {
  ids: ['cas-json'],
  read: (files) => files.map(readCasJson),
};

/** UIMA CAS XMI: the named entities of the first view. */
export const xmiImporter: Importer = {
  ids: ['xmi'],
  read: (files) => files.map(readXmi),
};

type Features = Readonly<Record<string, unknown>>;

function readCasJson(file: ImportFile): ImportedArticle {
  return readJson(file, (value) => {
    const structures = list(object(value, [])['%FEATURE_STRUCTURES'], ['%FEATURE_STRUCTURES']);
    const all = structures.map((one, index) => object(one, ['%FEATURE_STRUCTURES', index]));
    const sofa = all.find((one) => one['%TYPE'] === 'uima.cas.Sofa');
    if (!sofa) throw new JsonError(['%FEATURE_STRUCTURES'], 'holds no text');
    const path = ['%FEATURE_STRUCTURES', all.indexOf(sofa), 'sofaString'];
    const text = string(sofa['sofaString'] ?? '', path);
    const annotations = all.flatMap((one, index) =>
      one['%TYPE'] === ENTITY && one['@sofa'] === sofa['%ID']
        ? at(['%FEATURE_STRUCTURES', index], () => readEntity(one, text))
        : [],
    );
    return { name: file.name, text, annotations: inOrder(annotations) };
  });
}

function readXmi(file: ImportFile): ImportedArticle {
  const xml = readXml(file);
  const sofa = descendants(xml.root, 'Sofa')[0];
  return xml.at(sofa ?? xml.root, () => {
    if (!sofa) throw new SpanError('holds no text');
    const text = sofa.attributes['sofaString'] ?? '';
    const id = attribute(sofa, 'xmi:id');
    const entities = descendants(xml.root).filter(
      (element) => localName(element) === 'NamedEntity' && element.attributes['sofa'] === id,
    );
    const annotations = entities.flatMap((element) =>
      xml.at(element, () => readEntity(fromXml(element), text)),
    );
    return { name: file.name, text, annotations: inOrder(annotations) };
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

function readEntity(features: Features, text: string): StoredAnnotation[] {
  const { value, begin, end } = features;
  if (typeof value !== 'string') throw new SpanError('has no value');
  if (labelledAs(value) === 'post') return [];
  const span = {
    label: value,
    start: begin as number,
    end: end as number,
    attributes: attributesIn(features),
  };
  return [toAnnotation(span, text, (offset) => offset)];
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
