/** UIMA CAS: the types and feature structures that its JSON and its XMI share. Offsets count UTF-16 code units. */
import type { AttributeKind, Schema } from '../decisions/schema';
import type { AnnotatedArticle, ArticleAnnotation } from './article';
import { attributesOf } from './attributes';
import { entitiesOf, type Entity } from './entities';
import type { FormatOptions } from './format';
import { labelOf, ownTypes } from './labels';
import { attributesOfType, declaredOf, toText } from './ownAttributes';
import { relationsOf } from './relations';
import { sentencesOf } from './tokens';

/** The type of spans of suggested types, which every INCEpTION project has as the layer “Named entity”. */
export const ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const SENTENCE = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence';
const TOKEN = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token';
/** The relation from an official to a post; a layer of one's own in INCEpTION. */
const HOLDS = 'webanno.custom.Holds';
/** Relations that the project declares, by their names. */
export const RELATION = 'webanno.custom.Relation';

const STRING = 'uima.cas.String';
const ANNOTATION = 'uima.tcas.Annotation';

interface CasType {
  readonly name: string;
  readonly supertype: string;
  /** The ranges of the features by their names. */
  readonly features: Readonly<Record<string, string>>;
}

/** What stands before the names of layers of one's own in INCEpTION. */
export const CUSTOM = 'webanno.custom.';

/** The layer of a type of the project: `Policy`; other than letters, digits and _ as their numbers. */
export function casName(type: string): string {
  const name = type.replace(/[^A-Za-z0-9_]/gu, (sign) => `_${sign.codePointAt(0)!.toString(16)}_`);
  return /^[A-Za-z]/.test(name) && !/^(?:Holds|Relation)$/.test(name) ? name : `T${name}`;
}

/** Features of our own beside those that a project declares: readers without them leave them out. */
const OWN_FEATURES = { norm: STRING, confidence: 'uima.cas.Double', attributes: STRING };

/** What features of a project cannot be called: these are what all annotations have. */
const TAKEN = new Set(['sofa', 'begin', 'end', ...Object.keys(OWN_FEATURES)]);

/** An attribute of the project as a feature; `undefined` where it stands among the other attributes. */
export const casFeature = (attribute: string): string | undefined =>
  TAKEN.has(attribute) || !/^[A-Za-z]\w*$/.test(attribute) ? undefined : attribute;

const RANGES: Readonly<Partial<Record<AttributeKind, string>>> = {
  number: 'uima.cas.Double',
  boolean: 'uima.cas.Boolean',
};

/** The layers of a project's types, their attributes as features. */
const layersOf = (schema: Schema): CasType[] =>
  ownTypes(schema).map(({ name }) => ({
    name: CUSTOM + casName(name),
    supertype: ANNOTATION,
    features: {
      ...Object.fromEntries(
        attributesOfType(schema, name).flatMap((attribute) => {
          const feature = casFeature(attribute.name);
          return feature === undefined ? [] : [[feature, RANGES[attribute.kind] ?? STRING]];
        }),
      ),
      ...OWN_FEATURES,
    },
  }));

/** The type system beyond what UIMA has built in. */
export const casTypes = (schema: Schema): readonly CasType[] => [
  ...BASE_TYPES,
  ...layersOf(schema),
];

const BASE_TYPES: readonly CasType[] = [
  { name: SENTENCE, supertype: ANNOTATION, features: {} },
  { name: TOKEN, supertype: ANNOTATION, features: {} },
  {
    name: ENTITY,
    supertype: ANNOTATION,
    // What follows `identifier` is ours: readers without these features leave them out.
    features: {
      value: STRING,
      identifier: STRING,
      ...OWN_FEATURES,
    },
  },
  { name: HOLDS, supertype: ANNOTATION, features: { Governor: ENTITY, Dependent: ENTITY } },
  {
    name: RELATION,
    supertype: ANNOTATION,
    // Between annotations of any layer.
    features: { Governor: ANNOTATION, Dependent: ANNOTATION, value: STRING },
  },
];

/** The id of the text, before those of all that refers to it. */
export const SOFA_ID = 1;

/** A feature structure. References are ids of others. */
export interface FeatureStructure {
  readonly id: number;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly features: Readonly<Record<string, string | number | boolean>>;
  readonly references: Readonly<Record<string, number>>;
}

/** What most structures have none of; one object for millions of tokens. */
const NONE = {};

/** The structures of an article, all of them indexed in its one view, one by one: their ids run on from that of the text. */
export function* featureStructures(
  article: AnnotatedArticle,
  options: FormatOptions,
): Generator<FeatureStructure> {
  let id = SOFA_ID;
  const structure = (
    type: string,
    { start, end }: { readonly start: number; readonly end: number },
    features: FeatureStructure['features'] = NONE,
    references: FeatureStructure['references'] = NONE,
  ): FeatureStructure => ({ id: (id += 1), type, start, end, features, references });

  const { text, annotations } = article;
  const whole = { start: 0, end: text.length };
  yield structure('uima.tcas.DocumentAnnotation', whole, { language: 'zh' });
  const { entities, holds } = entitiesOf(annotations);
  // Tokens are cut where posts begin and end, too: layers may snap spans to tokens.
  for (const sentence of sentencesOf({ text, annotations, cuts: entities }, options)) {
    yield structure(SENTENCE, sentence);
    for (const token of sentence.tokens) yield structure(TOKEN, token);
  }
  const layers = new Set(layersOf(options.schema).map(({ name }) => name));
  const ids = new Map<Entity, number>();
  for (const entity of entities) {
    const { annotation, what } = entity;
    // A type that nobody declared has no layer.
    const isDeclared = layers.has(CUSTOM + casName(what));
    yield annotation?.type === 'own' && isDeclared
      ? structure(CUSTOM + casName(what), entity, ownFeatures(annotation, options.schema))
      : structure(ENTITY, entity, featuresOf(entity, options));
    ids.set(entity, id);
  }
  for (const { holder, post } of holds) {
    const references = { Governor: ids.get(holder)!, Dependent: ids.get(post)! };
    yield structure(HOLDS, post, NONE, references);
  }
  const idOf = new Map(entities.map((entity) => [entity.annotation, ids.get(entity)!]));
  for (const { type, from, to } of relationsOf(article)) {
    const references = { Governor: idOf.get(from)!, Dependent: idOf.get(to)! };
    yield structure(RELATION, to, { value: type }, references);
  }
}

function featuresOf(
  { what, annotation }: Entity,
  options: FormatOptions,
): FeatureStructure['features'] {
  const value = labelOf(what, options);
  if (!annotation) return { value };
  const { norm, confidence, ...attributes } = attributesOf(annotation) as {
    norm: string;
    confidence: number;
    entry?: string;
  };
  return {
    value,
    ...(attributes.entry === undefined ? {} : { identifier: attributes.entry }),
    norm,
    confidence,
    attributes: JSON.stringify(attributes),
  };
}

function ownFeatures(annotation: ArticleAnnotation, schema: Schema): FeatureStructure['features'] {
  const declared = declaredOf(annotation, schema).flatMap(({ attribute: { name }, value }) => {
    const feature = casFeature(name);
    if (feature === undefined) return [];
    const isText = typeof value !== 'number' && typeof value !== 'boolean';
    return [[feature, isText ? toText(value) : value] as const];
  });
  const features = Object.fromEntries(declared);
  const { norm, confidence, ...all } = attributesOf(annotation) as {
    norm: string;
    confidence: number;
  };
  const others = Object.entries(all).filter(([name]) => !(name in features));
  return { ...features, norm, confidence, attributes: JSON.stringify(Object.fromEntries(others)) };
}
