import { unzipSync } from 'fflate';
import { codePoints } from '../codePoints';
import { labelledAs, type Labelled } from '../labels';
import type { StoredAnnotation } from '../readRecord';
import { readAttributes } from './attributes';
import {
  bytesOf,
  MalformedFileError,
  textOf,
  type ImportedArticle,
  type Importer,
  type ImportFile,
} from './importer';
import { inOrder, SpanError, toAnnotation } from './span';
import {
  attribute,
  children,
  descendants,
  integerAttribute,
  readXml,
  textIn,
  type ParsedXml,
  type XmlElement,
} from './xml';

/** REFI-QDA projects. A code below one of ours, at any depth, counts as ours. */
export const qdpxImporter: Importer = {
  ids: ['qdpx'],
  read: (files) => files.flatMap(readProject),
};

function readProject(file: ImportFile): ImportedArticle[] {
  const entries = unzip(file);
  const project = [...entries].find(([path]) => /\.qde$/i.test(path));
  if (!project) throw new MalformedFileError(file.name, undefined, 'has no project.qde in it');
  const [path, content] = project;
  const xml = readXml({ name: `${file.name}/${path}`, content });
  const codes = new Map<string, Labelled>();
  for (const codeBook of children(xml.root, 'CodeBook')) collectCodes(codeBook, undefined, codes);
  return descendants(xml.root, 'TextSource').map((source) =>
    xml.at(source, () => readSource(source, xml, codes, entries)),
  );
}

function unzip(file: ImportFile): Map<string, Uint8Array> {
  try {
    return new Map(Object.entries(unzipSync(bytesOf(file))));
  } catch (error) {
    const reason = `is no zip file: ${(error as Error).message}`;
    throw new MalformedFileError(file.name, undefined, reason, { cause: error });
  }
}

function collectCodes(
  parent: XmlElement,
  above: Labelled | undefined,
  codes: Map<string, Labelled>,
): void {
  for (const child of children(parent)) {
    const name = child.attributes['name'];
    const what = (name === undefined ? undefined : labelledAs(name)) ?? above;
    const id = child.attributes['guid'];
    if (id !== undefined && what) codes.set(id, what);
    collectCodes(child, what, codes);
  }
}

function readSource(
  source: XmlElement,
  xml: ParsedXml,
  codes: ReadonlyMap<string, Labelled>,
  entries: ReadonlyMap<string, Uint8Array>,
): ImportedArticle {
  const text = sourceText(source, entries);
  const points = codePoints(text);
  const annotations: StoredAnnotation[] = [];
  for (const selection of children(source, 'PlainTextSelection')) {
    for (const reference of descendants(selection, 'CodeRef')) {
      xml.at(selection, () => {
        const label = codes.get(attribute(reference, 'targetGUID'));
        if (!label) throw new SpanError('is coded with a code that is none of ours');
        if (label === 'post') return;
        const [description] = children(selection, 'Description');
        const span = {
          label,
          start: integerAttribute(selection, 'startPosition'),
          end: integerAttribute(selection, 'endPosition'),
          attributes: readAttributes(description ? textIn(description) : ''),
        };
        annotations.push(toAnnotation(span, text, (point) => points.unitAt(point)));
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
