import type { AnnotatedArticle } from './article';
import { casTypes, featureStructures, SOFA_ID, type FeatureStructure } from './cas';
import type { ArticleFormat, FormatOptions } from './format';
import { separatorInOwnList } from './ownAttributes';

/** UIMA CAS JSON 0.4, with its type system in it, as INCEpTION and DKPro Cassis read it. */
export const casJson = (options: FormatOptions): ArticleFormat => ({
  id: 'cas-json',
  label: 'UIMA CAS JSON',
  description: 'For INCEpTION and DKPro Cassis: spans, attributes, and posts as relations.',
  extension: 'json',
  scope: 'article',
  common: [],
  holdsRelations: true,
  holdsOverlaps: true,
  limits: [separatorInOwnList(options.schema)],
  write: (article) => [
    {
      name: `${article.name}.json`,
      content: linesOf(toCas(article, options)),
    },
  ],
});

/** JSON with a line for each structure: a long article has millions of them, too many for a line for each feature. */
function linesOf(cas: object): string {
  const parts = Object.entries(cas).map(([key, value]: [string, unknown]) => {
    const inner = Array.isArray(value)
      ? `[\n${value.map((one) => JSON.stringify(one)).join(',\n')}\n]`
      : JSON.stringify(value);
    return `${JSON.stringify(key)}: ${inner}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function toCas(article: AnnotatedArticle, options: FormatOptions): object {
  const structures = featureStructures(article, options);
  return {
    '%TYPES': Object.fromEntries(
      casTypes(options.schema).map(({ name, supertype, features }) => [
        name,
        {
          '%NAME': name,
          '%SUPER_TYPE': supertype,
          ...Object.fromEntries(
            Object.entries(features).map(([feature, range]) => [
              feature,
              { '%NAME': feature, '%RANGE': range },
            ]),
          ),
        },
      ]),
    ),
    '%FEATURE_STRUCTURES': [
      {
        '%ID': SOFA_ID,
        '%TYPE': 'uima.cas.Sofa',
        sofaNum: 1,
        sofaID: '_InitialView',
        mimeType: 'text',
        sofaString: article.text,
      },
      ...structures.map(toStructure),
    ],
    '%VIEWS': {
      _InitialView: { '%SOFA': SOFA_ID, '%MEMBERS': structures.map(({ id }) => id) },
    },
  };
}

const toStructure = ({ id, type, start, end, features, references }: FeatureStructure): object => ({
  '%ID': id,
  '%TYPE': type,
  '@sofa': SOFA_ID,
  begin: start,
  end,
  ...features,
  ...Object.fromEntries(Object.entries(references).map(([name, to]) => [`@${name}`, to])),
});
