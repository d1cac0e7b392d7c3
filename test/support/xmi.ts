/** What UIMA and INCEpTION refuse of XMI, by the rules of its documentation. */
import { parseXml, XmlElement } from '@rgrove/parse-xml';

const elements = (parent: { readonly children: readonly unknown[] }): XmlElement[] =>
  parent.children.filter((child): child is XmlElement => child instanceof XmlElement);

const below = (parent: XmlElement, name: string): XmlElement[] =>
  elements(parent).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...below(child, name),
  ]);

const textAt = (parent: XmlElement, name: string): string =>
  elements(parent).find((child) => child.name === name)?.text ?? '';

/** Types that UIMA has built in, with their features. */
const BUILT_IN: readonly (readonly [string, string, readonly string[]])[] = [
  ['uima.cas.NULL', '', []],
  ['uima.cas.View', '', ['sofa', 'members']],
  ['uima.cas.Sofa', '', ['sofaNum', 'sofaID', 'mimeType', 'sofaString']],
  ['uima.tcas.Annotation', '', ['sofa', 'begin', 'end']],
  ['uima.tcas.DocumentAnnotation', 'uima.tcas.Annotation', ['language']],
];

interface Type {
  readonly parent: string;
  /** Ranges by the names of features; nothing is said of those of built-in types. */
  readonly features: ReadonlyMap<string, string>;
}

function typesOf(typeSystem: string): Map<string, Type> {
  const types = new Map<string, Type>(
    BUILT_IN.map(([name, parent, features]) => [
      name,
      { parent, features: new Map(features.map((feature) => [feature, ''])) },
    ]),
  );
  for (const type of below(parseXml(typeSystem).root!, 'typeDescription')) {
    types.set(textAt(type, 'name'), {
      parent: textAt(type, 'supertypeName'),
      features: new Map(
        below(type, 'featureDescription').map((one) => [
          textAt(one, 'name'),
          textAt(one, 'rangeTypeName'),
        ]),
      ),
    });
  }
  return types;
}

/** The range of a feature of a type or of one that it is made of; `undefined` where there is none. */
function rangeOf(
  types: ReadonlyMap<string, Type>,
  type: string,
  feature: string,
): string | undefined {
  const found = types.get(type);
  return found && (found.features.get(feature) ?? rangeOf(types, found.parent, feature));
}

/** @param typeSystem The document beside it, without which XMI cannot be read. */
export function xmiProblems(content: string, typeSystem: string): string[] {
  const problems: string[] = [];
  const types = typesOf(typeSystem);
  const root = parseXml(content).root!;
  if (root.attributes['xmi:version'] !== '2.0') problems.push('another version of XMI');
  const all = elements(root);
  const ids = new Set<string>();
  for (const { attributes } of all) {
    const id = attributes['xmi:id'];
    if (id !== undefined && ids.has(id)) problems.push(`the id ${id} a second time`);
    if (id !== undefined) ids.add(id);
  }
  const text = all.find(({ name }) => name === 'cas:Sofa')?.attributes['sofaString'];
  if (text === undefined) problems.push('no text');
  for (const { name, attributes } of all) {
    const [prefix = '', local = ''] = name.split(':');
    const uri = root.attributes[`xmlns:${prefix}`] ?? '';
    const space = /^http:\/\/\/(.+)\.ecore$/.exec(uri)?.[1]?.replaceAll('/', '.') ?? '';
    const type = `${space}.${local}`;
    if (!types.has(type)) problems.push(`the unknown type ${name} of ${uri}`);
    for (const [feature, value] of Object.entries(attributes)) {
      if (feature === 'xmi:id') continue;
      const range = rangeOf(types, type, feature);
      if (range === undefined) problems.push(`${name} has the unknown feature ${feature}`);
      const isReference = range !== undefined && range !== '' && !range.startsWith('uima.cas.');
      const refers = feature === 'sofa' || feature === 'members' || isReference;
      const missing = refers ? value.split(' ').filter((id) => id !== '' && !ids.has(id)) : [];
      if (missing.length > 0) problems.push(`${name} refers to ${missing.join(', ')}`);
    }
    const { begin, end } = attributes;
    if (begin === undefined && end === undefined) continue;
    if (!(Number(begin) >= 0 && Number(begin) <= Number(end) && Number(end) <= text!.length)) {
      problems.push(`${name} stands at ${begin}–${end}`);
    }
  }
  return problems;
}
