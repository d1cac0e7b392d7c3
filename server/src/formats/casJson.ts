import type { AnnotatedArticle } from './article';
import { casTypes, featureStructures, SOFA_ID, type FeatureStructure } from './cas';
import type { ArticleFormat, FormatOptions } from './format';
import { LongText } from './longText';
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
  write: (article) => [{ name: `${article.name}.json`, content: toCas(article, options) }],
});

/** JSON with a line for each structure: a long article has millions of them, too many for a line for each feature. */
function toCas(article: AnnotatedArticle, options: FormatOptions): string {
  const types = Object.fromEntries(
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
  );
  const sofa = {
    '%ID': SOFA_ID,
    '%TYPE': 'uima.cas.Sofa',
    sofaNum: 1,
    sofaID: '_InitialView',
    mimeType: 'text',
    sofaString: article.text,
  };
  const json = new LongText();
  json.add(`{\n"%TYPES": ${JSON.stringify(types)},\n`);
  json.add(`"%FEATURE_STRUCTURES": [\n${JSON.stringify(sofa)}`);
  const members: number[] = [];
  for (const structure of featureStructures(article, options)) {
    members.push(structure.id);
    json.add(`,\n${JSON.stringify(toStructure(structure))}`);
  }
  const views = { _InitialView: { '%SOFA': SOFA_ID, '%MEMBERS': members } };
  json.add(`\n],\n"%VIEWS": ${JSON.stringify(views)}\n}\n`);
  return json.toString();
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
