/** UIMA CAS: the types and feature structures that its JSON and its XMI share. Offsets count UTF-16 code units. */
import type { AnnotatedArticle } from './article';
import { attributesOf } from './attributes';
import { entitiesOf, type Entity } from './entities';
import type { FormatOptions } from './format';
import { labelOf } from './labels';
import { relationsOf } from './relations';
import { tokenize } from './tokens';

/** The type of spans, which every INCEpTION project has as the layer “Named entity”. */
export const ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const SENTENCE = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence';
const TOKEN = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token';
/** The relation from an official to a post; a layer of one's own in INCEpTION. */
const HOLDS = 'webanno.custom.Holds';
/** Relations that the project declares, by their names. */
const RELATION = 'webanno.custom.Relation';

const STRING = 'uima.cas.String';
const ANNOTATION = 'uima.tcas.Annotation';

interface CasType {
  readonly name: string;
  readonly supertype: string;
  /** The ranges of the features by their names. */
  readonly features: Readonly<Record<string, string>>;
}

/** The type system beyond what UIMA has built in. */
export const CAS_TYPES: readonly CasType[] = [
  { name: SENTENCE, supertype: ANNOTATION, features: {} },
  { name: TOKEN, supertype: ANNOTATION, features: {} },
  {
    name: ENTITY,
    supertype: ANNOTATION,
    // What follows `identifier` is ours: readers without these features leave them out.
    features: {
      value: STRING,
      identifier: STRING,
      norm: STRING,
      confidence: 'uima.cas.Double',
      attributes: STRING,
    },
  },
  { name: HOLDS, supertype: ANNOTATION, features: { Governor: ENTITY, Dependent: ENTITY } },
  {
    name: RELATION,
    supertype: ANNOTATION,
    features: { Governor: ENTITY, Dependent: ENTITY, value: STRING },
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
  readonly features: Readonly<Record<string, string | number>>;
  readonly references: Readonly<Record<string, number>>;
}

/** What most structures have none of; one object for millions of tokens. */
const NONE = {};

/** The structures of an article, all of them indexed in its one view. */
export function featureStructures(
  article: AnnotatedArticle,
  options: FormatOptions,
): FeatureStructure[] {
  const structures: FeatureStructure[] = [];
  const add = (
    type: string,
    { start, end }: { readonly start: number; readonly end: number },
    features: FeatureStructure['features'] = NONE,
    references: FeatureStructure['references'] = NONE,
  ): number => {
    const id = SOFA_ID + 1 + structures.length;
    structures.push({ id, type, start, end, features, references });
    return id;
  };

  const { text, annotations } = article;
  add('uima.tcas.DocumentAnnotation', { start: 0, end: text.length }, { language: 'zh' });
  const { entities, holds } = entitiesOf(annotations);
  // Tokens are cut where posts begin and end, too: layers may snap spans to tokens.
  for (const sentence of tokenize({ text, annotations, cuts: entities }, options)) {
    add(SENTENCE, sentence);
    for (const token of sentence.tokens) add(TOKEN, token);
  }
  const ids = new Map(
    entities.map((entity) => [entity, add(ENTITY, entity, featuresOf(entity, options))]),
  );
  for (const { holder, post } of holds) {
    const references = { Governor: ids.get(holder)!, Dependent: ids.get(post)! };
    add(HOLDS, post, {}, references);
  }
  const idOf = new Map(entities.map((entity) => [entity.annotation, ids.get(entity)!]));
  for (const { type, from, to } of relationsOf(article)) {
    const references = { Governor: idOf.get(from)!, Dependent: idOf.get(to)! };
    add(RELATION, to, { value: type }, references);
  }
  return structures;
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
