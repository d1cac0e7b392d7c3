import { codePoints } from '../codePoints';
import { PROGRAM } from '../qdpx';
import type { NoteRecord } from '../review';
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
import { POST, type Meanings } from './meanings';
import { withNoteRecords } from './review';
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
  const notes = new Map(
    children(xml.root, 'Notes')
      .flatMap((all) => children(all, 'Note'))
      .map((note) => [note.attributes['guid'] ?? '', note]),
  );
  const names = { codes, users, notes };
  const articles = descendants(xml.root, 'TextSource').map((source) =>
    xml.at(source, () => readSource(source, xml, names, entries, meanings)),
  );
  const [first, ...others] = articles;
  const notices = children(xml.root, 'Sources')
    .flatMap((sources) => children(sources))
    .filter((one) => localName(one) !== 'TextSource')
    .map((one) => xml.place(one, `left out: ${one.name}, which is no text`));
  if (!first || notices.length === 0) return articles;
  return [{ ...first, notices: [...(first.notices ?? []), ...notices] }, ...others];
}

/** A code by the name that tells what it means: its own, else that of a code above it. */
type Code = string;

/** What stands for the identifiers of a project. */
interface Names {
  readonly codes: ReadonlyMap<string, Code>;
  /** The names of people and programs. */
  readonly users: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, XmlElement>;
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
  { codes, users, notes }: Names,
  entries: ReadonlyMap<string, Uint8Array>,
  meanings: Meanings,
): ImportedArticle {
  const text = sourceText(source, entries);
  const points = codePoints(text);
  const annotations: ImportedAnnotation[] = [];
  const notices: string[] = [];
  for (const selection of children(source, 'PlainTextSelection')) {
    const codings = children(selection, 'Coding').flatMap((coding) =>
      children(coding, 'CodeRef').map((reference) => ({
        coding,
        reference,
        user: coding.attributes['creatingUser'] ?? selection.attributes['creatingUser'],
      })),
    );
    if (codings.length === 0)
      notices.push(xml.place(selection, 'left out: a passage without a code'));
    const [description] = children(selection, 'Description');
    const comment = readAttributes(description ? textIn(description) : '');
    // What our export says of a passage is not said of what people coded it as besides.
    const isOurs =
      comment['note'] === undefined && codings.some(({ user }) => isProgram(user, users));
    for (const { coding, reference, user } of codings) {
      xml.at(selection, () => {
        const byProgram = isProgram(user, users);
        // The one user of a project says nothing: it may be a program.
        const maker = users.size > 1 && !byProgram ? users.get(user ?? '') : undefined;
        const label = codes.get(attribute(reference, 'targetGUID'));
        if (label === undefined) throw new SpanError('is coded with a code that does not exist');
        if (maker !== undefined && meanings.type(label) === POST)
          notices.push(
            xml.place(selection, `left out: ${label} by ${maker}; posts are those of officials`),
          );
        const said = isOurs && !byProgram ? {} : comment;
        const noted = notesOf([selection, coding], notes, users, entries);
        const span = {
          label,
          start: integerAttribute(selection, 'startPosition'),
          end: integerAttribute(selection, 'endPosition'),
          attributes: madeBy(maker, withNoteRecords(said, noted)),
        };
        const annotation = toAnnotation(span, meanings, text, (point) => points.unitAt(point));
        if (annotation) annotations.push(annotation);
      });
    }
  }
  return {
    name: attribute(source, 'name'),
    text,
    annotations: inOrder(annotations),
    ...(notices.length > 0 ? { notices } : {}),
  };
}

/** Whether our export coded something, and no person: programs give users new identifiers, but keep their names. */
const isProgram = (user: string | undefined, users: Names['users']): boolean =>
  user === PROGRAM.guid || users.get(user ?? '') === PROGRAM.name;

/** The notes that elements refer to. */
const notesOf = (
  elements: readonly XmlElement[],
  notes: Names['notes'],
  users: Names['users'],
  entries: ReadonlyMap<string, Uint8Array>,
): NoteRecord[] =>
  elements.flatMap((element) =>
    children(element, 'NoteRef').flatMap((reference) => {
      const id = attribute(reference, 'targetGUID');
      const note = notes.get(id);
      if (!note) throw new SpanError('has a note that does not exist');
      const creator = users.get(note.attributes['creatingUser'] ?? '');
      const created = note.attributes['creationDateTime'];
      return {
        text: sourceText(note, entries),
        ...(creator === undefined ? {} : { creator }),
        ...(created === undefined ? {} : { created }),
      };
    }),
  );

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
