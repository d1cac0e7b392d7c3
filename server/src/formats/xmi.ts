import type { AnnotatedArticle } from './article';
import { casTypes, featureStructures, SOFA_ID } from './cas';
import { XML_CHARACTERS } from './edited';
import type { ArticleFormat, FormatOptions } from './format';
import { LongText } from './longText';
import { separatorInOwnList } from './ownAttributes';
import { emptyElement, xmlDocument, type XmlAttributes } from './xml';

/** UIMA CAS XMI 1.0 with the type system, without which it cannot be read. */
export const xmi = (options: FormatOptions): ArticleFormat => ({
  id: 'xmi',
  label: 'UIMA CAS XMI',
  description: 'The same as CAS JSON for programs on UIMA, with the type system beside it.',
  extension: 'xmi',
  scope: 'article',
  common: [{ name: 'typesystem.xml', content: typeSystem(options) }],
  holdsRelations: true,
  holdsOverlaps: true,
  limits: [XML_CHARACTERS, separatorInOwnList(options.schema)],
  write: (article) => [{ name: `${article.name}.xmi`, content: toXmi(article, options) }],
});

function toXmi(article: AnnotatedArticle, options: FormatOptions): string {
  // Element by element: a long article has millions of them, too many for a document in memory.
  const elements = new LongText();
  const add = (name: string, attributes: XmlAttributes): void =>
    elements.add(`  ${emptyElement(name, attributes)}\n`);
  add('cas:NULL', { 'xmi:id': 0 });
  const names = new Map([['uima.cas.Sofa', 'cas:Sofa']]);
  const members: number[] = [];
  for (const { id, type, start, end, features, references } of featureStructures(
    article,
    options,
  )) {
    const name = names.get(type) ?? elementName(type);
    names.set(type, name);
    members.push(id);
    add(name, {
      'xmi:id': id,
      sofa: SOFA_ID,
      begin: start,
      end,
      ...features,
      ...references,
    });
  }
  add('cas:Sofa', {
    'xmi:id': SOFA_ID,
    sofaNum: 1,
    sofaID: '_InitialView',
    mimeType: 'text',
    sofaString: article.text,
  });
  add('cas:View', { sofa: SOFA_ID, members: members.join(' ') });
  const types = [...names.keys()];
  const root = xmlDocument('xmi:XMI', {
    'xmlns:xmi': 'http://www.omg.org/XMI',
    ...Object.fromEntries(types.map((type) => [`xmlns:${prefixOf(type)}`, namespaceOf(type)])),
    'xmi:version': '2.0',
  });
  const head = root.toString().replace(/\/>\n$/, '>\n');
  return `${head}${elements.toString()}</xmi:XMI>\n`;
}

const packageOf = (type: string): string => type.replace(/\.[^.]*$/, '');

/** Named after the package: `type` occurs twice in the names of DKPro, so that the part before tells them apart. */
function prefixOf(type: string): string {
  const parts = packageOf(type).split('.');
  return parts.at(-1) === 'type' ? parts.at(-2)! : parts.at(-1)!;
}

const elementName = (type: string): string => `${prefixOf(type)}:${type.replace(/^.*\./, '')}`;

const namespaceOf = (type: string): string =>
  `http:///${packageOf(type).replaceAll('.', '/')}.ecore`;

function typeSystem({ schema }: FormatOptions): string {
  const document = xmlDocument('typeSystemDescription', {
    xmlns: 'http://uima.apache.org/resourceSpecifier',
  });
  const types = document.element('types');
  for (const { name, supertype, features } of casTypes(schema)) {
    const type = types.element('typeDescription');
    type.element('name').text(name);
    type.element('description');
    type.element('supertypeName').text(supertype);
    if (Object.keys(features).length === 0) continue;
    const all = type.element('features');
    for (const [feature, range] of Object.entries(features)) {
      const one = all.element('featureDescription');
      one.element('name').text(feature);
      one.element('description');
      one.element('rangeTypeName').text(range);
    }
  }
  return document.toString();
}
