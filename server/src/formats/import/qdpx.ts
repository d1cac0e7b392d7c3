import { codePoints } from '../codePoints';
import { readAttributes } from './attributes';
import { madeBy } from './makers';
import {
  MalformedFileError,
  textOf,
  type ImportedAnnotation,
  type ImportedArticle,
  type Importer,
  type ImportFile,
} from './importer';
import type { Meanings } from './meanings';
import { inOrder, toAnnotation } from './span';
import { SpanError } from './spanError';
import { unzip } from './unzip';
import {
  attribute,
  children,
  descendants,
  integerAttribute,
  localName,
  readXml,
  textIn,
  type ParsedXml,
  type XmlElement,
} from './xml';

/** REFI-QDA projects. A code below one with a meaning, at any depth, has the same meaning. */
export const qdpxImporter: Importer = {
  ids: ['qdpx'],
  read: async (files, meanings) =>
    (await Promise.all(files.map((file) => readProject(file, meanings)))).flat(),
};

/** A project holds recordings and pictures, too. */
const PROJECT_AND_TEXTS = /\.(?:qde|txt)$/i;

async function readProject(file: ImportFile, meanings: Meanings): Promise<ImportedArticle[]> {
  const entries = await unzip(file, 'zip file', (path) => PROJECT_AND_TEXTS.test(path));
  const project = [...entries].find(([path]) => /\.qde$/i.test(path));
  if (!project) throw new MalformedFileError(file.name, undefined, 'has no project.qde in it');
  const [path, content] = project;
  const xml = readXml({ name: `${file.name}/${path}`, content });
  if (localName(xml.root) !== 'Project')
    throw new MalformedFileError(`${file.name}/${path}`, 1, 'has no Project at its root');
  const codes = new Map<string, Code>();
  for (const codeBook of children(xml.root, 'CodeBook'))
    collectCodes(codeBook, undefined, meanings, codes);
  const users = new Map<string, string>();
  for (const { attributes } of descendants(xml.root, 'User')) {
    const { guid: id, name = id } = attributes;
    if (id !== undefined && name !== undefined) users.set(id, name);
  }
  return descendants(xml.root, 'TextSource').map((source) =>
    xml.at(source, () => readSource(source, xml, { codes, users }, entries, meanings)),
  );
}

/** A code by the name that tells what it means: its own, else that of a code above it. */
type Code = string;

/** What stands for the identifiers of a project. */
interface Names {
  readonly codes: ReadonlyMap<string, Code>;
  /** The names of people. */
  readonly users: ReadonlyMap<string, string>;
}

function collectCodes(
  parent: XmlElement,
  above: Code | undefined,
  meanings: Meanings,
  codes: Map<string, Code>,
): void {
  for (const child of children(parent)) {
    const name = child.attributes['name'];
    const isKnown = name !== undefined && meanings.type(name) !== undefined;
    const id = child.attributes['guid'];
    const known = isKnown ? name : above;
    const code = known ?? name;
    if (id !== undefined && code !== undefined) codes.set(id, code);
    collectCodes(child, known, meanings, codes);
  }
}

function readSource(
  source: XmlElement,
  xml: ParsedXml,
  { codes, users }: Names,
  entries: ReadonlyMap<string, Uint8Array>,
  meanings: Meanings,
): ImportedArticle {
  const text = sourceText(source, entries);
  const points = codePoints(text);
  const annotations: ImportedAnnotation[] = [];
  for (const selection of children(source, 'PlainTextSelection')) {
    const codings = children(selection, 'Coding').flatMap((coding) =>
      children(coding, 'CodeRef').map((reference) => ({ coding, reference })),
    );
    for (const { coding, reference } of codings) {
      xml.at(selection, () => {
        const user = coding.attributes['creatingUser'] ?? selection.attributes['creatingUser'];
        // The one user of a project says nothing: it may be a program.
        const maker = users.size > 1 ? users.get(user ?? '') : undefined;
        const label = codes.get(attribute(reference, 'targetGUID'));
        if (label === undefined) throw new SpanError('is coded with a code that does not exist');
        const [description] = children(selection, 'Description');
        const span = {
          label,
          start: integerAttribute(selection, 'startPosition'),
          end: integerAttribute(selection, 'endPosition'),
          attributes: madeBy(maker, readAttributes(description ? textIn(description) : '')),
        };
        const annotation = toAnnotation(span, meanings, text, (point) => points.unitAt(point));
        if (annotation) annotations.push(annotation);
      });
    }
  }
  return { name: attribute(source, 'name'), text, annotations: inOrder(annotations) };
}

function sourceText(source: XmlElement, entries: ReadonlyMap<string, Uint8Array>): string {
  const [content] = children(source, 'PlainTextContent');
  if (content) return textIn(content);
  const path = attribute(source, 'plainTextPath').replace(/^internal:\/\/\/?/, '');
  const entry = [...entries].find(
    ([name]) => name.toLowerCase() === `sources/${path}`.toLowerCase(),
  );
  if (!entry) throw new SpanError(`has no text: sources/${path} is not in the project`);
  return textOf({ name: entry[0], content: entry[1] }).replace(/^\uFEFF/, '');
}
