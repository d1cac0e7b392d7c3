import { nameOf } from '../../text/addresses';
import { codePoints } from '../codePoints';
import { quoted } from '../quoted';
import { readAttributes } from './attributes';
import { withTexts, type WithText } from './beside';
import {
  MalformedFileError,
  textOf,
  type ImportedAnnotation,
  type ImportedArticle,
  type ImportedRelation,
  type Importer,
} from './importer';
import { at, isObject, JsonError, list, object, readJson, type Fields, type Path } from './json';
import { madeBy } from './makers';
import { isKept, typeOf, type Meanings } from './meanings';
import { toRelations, withRelations } from './relations';
import { inOrder, toAnnotation, whole } from './span';
import { withNoteRecords, withTags } from './review';
import { SpanError } from './spanError';
import { checkValues } from './values';
import { takeApart, type WebAnnotation, type WebTarget } from './webAnnotationModel';

const EXTENSIONS = ['.jsonld', '.json'];

/**
 * W3C Web Annotations: pages, collections with their first page, plain lists and single annotations, and those of
 * Recogito's Text Annotator in its own model. Positions in a list and in that model count UTF-16 code units, as Recogito
 * does; elsewhere code points, as the model says. Without a text beside them the sources of their targets name the
 * articles, and their quotations the places.
 */
export const webAnnotationImporter: Importer = {
  ids: ['web-annotation'],
  besideText: EXTENSIONS,
  read: (files, meanings) =>
    withTexts(files, EXTENSIONS).flatMap((file) => readFile(file, meanings)),
};

/** An annotation and where it stands in its file. */
interface Item {
  readonly web: WebAnnotation;
  readonly path: Path;
}

function readFile({ file, text: textFile }: WithText, meanings: Meanings): ImportedArticle[] {
  const text = textFile && textOf(textFile);
  return readJson(file, (value) => {
    const { items, isList } = itemsOf(value);
    const found = items.filter(({ web }) => !web.isLink);
    const links = items.filter(({ web }) => web.isLink);
    if (textFile && text !== undefined) {
      const points = codePoints(text);
      const byId = readAll(found, ({ web, path }) => {
        const convert = (offset: number): number =>
          isList || web.isRecogito ? offset : points.unitAt(offset);
        return readPlaced(web, path, text, convert, meanings);
      });
      return [
        { name: textFile.name, text, ...toArticle(byId, links, meanings), ...notices(found) },
      ];
    }
    const bySource = new Map<string, Item[]>();
    for (const item of found) {
      const source = sourceOf(item, file.name);
      bySource.set(source, [...(bySource.get(source) ?? []), item]);
    }
    return [...bySource].map(([name, some]) => {
      const inCodePoints = !isList && !some[0]?.web.isRecogito;
      const byId = readAll(some, ({ web, path }) => readQuoted(web, path, inCodePoints, meanings));
      return {
        name,
        ...(inCodePoints ? { inCodePoints } : {}),
        ...toArticle(byId, links, meanings),
        ...notices(some),
      };
    });
  });
}

/** The annotations of a file. */
function itemsOf(value: unknown): { readonly items: readonly Item[]; readonly isList: boolean } {
  const take = (values: readonly unknown[], path: Path): Item[] =>
    values.map((one, index) => {
      const here = [...path, index];
      return { web: takeApart(object(one, here), here), path: here };
    });
  if (Array.isArray(value)) return { items: take(value, []), isList: true };
  const whole = object(value, []);
  const isAnnotation = 'target' in whole && !('items' in whole);
  if (isAnnotation) return { items: [{ web: takeApart(whole, []), path: [] }], isList: false };
  const [page, path]: [Fields, Path] = isObject(whole['first'])
    ? [whole['first'], ['first', 'items']]
    : [whole, ['items']];
  return { items: take(list(page['items'], path), path), isList: false };
}

/** What bodies that are neither tags nor notes are for. */
function notices(items: readonly Item[]): { readonly notices?: readonly string[] } {
  const purposes = items.flatMap(({ web, path }) =>
    web.otherPurposes.map((purpose) => ({ purpose, where: path.join('.') || 'the annotation' })),
  );
  const kinds = [...new Set(purposes.map(({ purpose }) => purpose))].map((kind) => {
    const [first, ...more] = purposes.filter(({ purpose }) => purpose === kind);
    return (
      `left out: a body for ${kind} in “${first!.where}”` +
      (more.length > 0 ? `, and ${more.length} more` : '')
    );
  });
  return kinds.length > 0 ? { notices: kinds } : {};
}

type ById = ReadonlyMap<unknown, ImportedAnnotation>;

function readAll(
  items: readonly Item[],
  read: (item: Item) => ImportedAnnotation | undefined,
): ById {
  const byId = new Map<unknown, ImportedAnnotation>();
  for (const item of items) {
    const id = item.web.id ?? item.web;
    const annotation = at(item.path, () => {
      if (byId.has(id)) throw new SpanError(`has the id ${quoted(id)} a second time`);
      return read(item);
    });
    if (annotation) byId.set(id, annotation);
  }
  return byId;
}

const toArticle = (byId: ById, links: readonly Item[], meanings: Meanings) => ({
  annotations: inOrder([...byId.values()]),
  ...withRelations(links.flatMap(({ web, path }) => at(path, () => readLink(web, byId, meanings)))),
});

/**
 * The relation that a link stands for: from the first of its two targets to the second, or from its one target to the
 * source of its body; named by its tag.
 */
function readLink(web: WebAnnotation, byId: ById, meanings: Meanings): ImportedRelation[] {
  const [from, to = web.linked] = web.ends;
  return toRelations(web.tags[0] ?? 'linking', byId.get(from), byId.get(to), meanings);
}

/**
 * What is said of an annotation beside its place: its label is the first tag that means something, other tags are marks.
 *
 * @throws {JsonError} where it has no tag.
 */
function saidOf(
  { tags, description = '', notes, creator }: WebAnnotation,
  path: Path,
  meanings: Meanings,
) {
  const label = tags.find((tag) => meanings.type(tag) !== undefined) ?? tags[0];
  if (label === undefined) throw new JsonError(path, 'the annotation has no tag');
  const marks = tags.filter((tag) => tag !== label);
  const attributes = withTags(withNoteRecords(readAttributes(description), notes), marks);
  return { label, attributes: madeBy(creator, attributes) };
}

/** An annotation in its text. @throws {SpanError} where it has no place there, or other words. */
function readPlaced(
  web: WebAnnotation,
  path: Path,
  text: string,
  convert: (offset: number) => number,
  meanings: Meanings,
): ImportedAnnotation | undefined {
  const said = saidOf(web, path, meanings);
  const spans = web.targets.map(({ position }) => {
    if (!position) throw new SpanError('has no TextPositionSelector');
    return position as { start: number; end: number };
  });
  const annotation = toAnnotation({ ...said, ...whole(spans) }, meanings, text, convert);
  if (!annotation) return undefined;
  web.targets.forEach(({ exact }, index) => {
    const { start, end } = spans[index]!;
    const words = text.slice(convert(start), convert(end));
    if (exact !== undefined && exact !== words) {
      throw new SpanError(`says ${quoted(exact)} where the text has ${quoted(words)}`);
    }
  });
  return annotation;
}

/** An annotation by its quotation, to be looked for in its article. @throws {SpanError} where it has none. */
function readQuoted(
  web: WebAnnotation,
  path: Path,
  inCodePoints: boolean,
  meanings: Meanings,
): ImportedAnnotation | undefined {
  const { label, attributes } = saidOf(web, path, meanings);
  const type = typeOf(label, meanings);
  if (!isKept(type)) return undefined;
  const [target, second] = web.targets as [WebTarget, WebTarget?];
  if (second) throw new SpanError('has several targets, which need the text beside the file');
  const { exact, prefix = '', suffix = '', position } = target;
  if (exact === undefined || exact === '') {
    throw new SpanError('has no TextQuoteSelector, and there is no .txt file beside it');
  }
  checkValues(type, attributes, meanings);
  if (position && !isStretch(position)) {
    throw new SpanError(`has the span ${quoted([position.start ?? null, position.end ?? null])}`);
  }
  // Only about there where somebody counted otherwise: the quotation decides.
  const start = position?.start ?? 0;
  const end = start + (inCodePoints ? [...exact].length : exact.length);
  return { type, start, end, text: exact, context: { prefix, suffix }, attributes };
}

/** Whether a position can be one of some words in a text that is not at hand. */
const isStretch = (
  position: NonNullable<WebTarget['position']>,
): position is { readonly start: number; readonly end: number } =>
  Number.isInteger(position.start) &&
  Number.isInteger(position.end) &&
  0 <= Number(position.start) &&
  Number(position.start) < Number(position.end);

/** The name of the article that an annotation is on. */
function sourceOf({ web, path }: Item, file: string): string {
  const source = web.targets.find((target) => target.source !== undefined)?.source;
  if (source === undefined) {
    const [key] = path;
    const which = key === undefined ? '' : `, and “${path.join('.')}” names no source`;
    throw new MalformedFileError(file, undefined, `has no .txt file beside it${which}`);
  }
  return nameOf(source.replace(/[?#].*$/, '').replace(/\/+$/, ''));
}
