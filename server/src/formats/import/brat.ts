import { fieldsOf } from '../../decisions/fields';
import { fromAscii, isBetweenFragments, NOTED, postNorm } from '../bratNames';
import { codePoints } from '../codePoints';
import { quoted } from '../quoted';
import type { StoredSpan } from '../readRecord';
import { readAttributes } from './attributes';
import { withTexts, type WithText } from './beside';
import {
  MalformedFileError,
  textOf,
  type ImportedAnnotation,
  type ImportedArticle,
  type Importer,
} from './importer';
import { isKept, POST, typeOf, type Meanings } from './meanings';
import { toRelations, withRelations } from './relations';
import { checkedSpan, inOrder } from './span';
import { SpanError } from './spanError';
import { checkValues } from './values';

/** brat standoff: `.ann` files with their `.txt` files. Events and equivalences are left out. */
export const bratImporter: Importer = {
  ids: ['brat'],
  besideText: ['.ann'],
  read: (files, meanings) => withTexts(files, ['.ann']).map((file) => readArticle(file, meanings)),
};

interface Entity {
  /** A type, or what stands for no annotation. */
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly pieces?: readonly StoredSpan[];
  readonly attributes: Record<string, unknown>;
  /** Of the file, from 0. */
  readonly line: number;
}

function readArticle({ file, text: textFile }: WithText, meanings: Meanings): ImportedArticle {
  if (!textFile) throw new MalformedFileError(file.name, undefined, 'has no .txt file beside it');
  const text = textOf(textFile);
  const points = codePoints(text);
  const entities = new Map<string, Entity>();
  const later: (() => void)[] = [];
  const links: { readonly index: number; readonly link: Link }[] = [];
  const held = new Map<Entity, Entity[]>();
  /** The lines, from 1, of what has no place here. */
  const unread = new Map<string, number[]>();

  const entityAt = (id: string): Entity => {
    const entity = entities.get(id);
    if (!entity) throw new SpanError(`refers to ${id}, which does not exist`);
    return entity;
  };
  const read = (line: string, index: number): (() => void) | undefined => {
    const [id = '', data = '', rest = ''] = splitOnce(line);
    switch (id.charAt(0)) {
      case 'T':
        if (entities.has(id)) throw new SpanError(`has the id ${id} a second time`);
        entities.set(id, {
          ...toEntity(data, rest, text, meanings, (point) => points.unitAt(point)),
          line: index,
        });
        return undefined;
      case 'R':
        return () => {
          const link = readLink(data, entityAt);
          if (link.to.what === POST) held.set(link.from, [...(held.get(link.from) ?? []), link.to]);
          else links.push({ index, link });
        };
      case 'A':
      case 'M':
        return () => addChoice(data, entityAt);
      case '#':
        return () => addNote(data, rest, entityAt);
      case 'E':
      case 'N':
      case '*':
        unread.set(id.charAt(0), [...(unread.get(id.charAt(0)) ?? []), index + 1]);
        return undefined;
      default:
        throw new SpanError('is no line of brat standoff');
    }
  };

  const lines = textOf(file)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const inLine = <T>(index: number, act: () => T): T => {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof SpanError)) throw error;
      throw new MalformedFileError(file.name, index + 1, error.message, { cause: error });
    }
  };
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    // What refers to entities waits for all of them.
    const act = inLine(index, () => read(line, index));
    if (act) later.push(() => inLine(index, act));
  });
  for (const act of later) act();
  for (const [holder, posts] of held) addPosts(holder, posts);
  const kept = [...entities.values()].filter(({ what }) => isKept(what));
  for (const { what, attributes, line } of kept) {
    inLine(line, () => checkValues(what, attributes, meanings));
  }
  const annotations = new Map(kept.map((entity) => [entity, toStored(entity)]));
  const relations = links.flatMap(({ index, link: { label, from, to } }) =>
    inLine(index, () => toRelations(label, annotations.get(from), annotations.get(to), meanings)),
  );
  return {
    name: textFile.name,
    text,
    annotations: inOrder([...annotations.values()]),
    ...withRelations(relations),
    ...(unread.size > 0 ? { notices: [...unread].map(toNotice) } : {}),
  };

  function toNotice([kind, [first, ...more]]: [string, number[]]): string {
    const others = more.length > 0 ? `, and ${more.length} more` : '';
    return `${file.name}:${first}: left out: ${NO_PLACE[kind]}${others}`;
  }
}

/** What brat has and annotations here do not. */
const NO_PLACE: Readonly<Record<string, string>> = {
  E: 'an event',
  N: 'a normalization',
  '*': 'an equivalence',
};

/** The id, the data, and everything behind the second tab, tabs included. */
function splitOnce(line: string): string[] {
  const [id = '', data = '', ...rest] = line.split('\t');
  return [id, data, rest.join('\t')];
}

function toEntity(
  data: string,
  reference: string,
  text: string,
  meanings: Meanings,
  convert: (point: number) => number,
): Omit<Entity, 'line'> {
  const [label = '', ...offsets] = data.split(' ');
  const parts = offsets
    .join(' ')
    .split(';')
    .map((part) => {
      const [, start, end] = /^(\d+) (\d+)$/.exec(part) ?? [];
      if (end === undefined) throw new SpanError(`has the span ${quoted(part)}`);
      return checkedSpan(Number(start), Number(end), text, convert);
    });
  const words = parts.map(({ start, end }) => text.slice(start, end)).join(' ');
  if (words !== reference) {
    throw new SpanError(`says ${quoted(reference)} where the text has ${quoted(words)}`);
  }
  const [{ start }, { end }] = [parts[0]!, parts.at(-1)!];
  const what = typeOf(fromAscii(label), meanings);
  const pieces = joined(parts, text);
  return {
    what,
    start,
    end,
    text: text.slice(start, end),
    ...(pieces.length > 1 ? { pieces } : {}),
    attributes: {},
  };
}

/** Fragments as pieces: what a line end or white space alone parts is one. */
function joined(parts: readonly StoredSpan[], text: string): StoredSpan[] {
  const pieces: StoredSpan[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    const goesOn =
      last && last.end <= part.start && isBetweenFragments(text.slice(last.end, part.start));
    if (goesOn) pieces[pieces.length - 1] = { start: last.start, end: part.end };
    else pieces.push(part);
  }
  return pieces;
}

interface Link {
  readonly label: string;
  readonly from: Entity;
  readonly to: Entity;
}

function readLink(data: string, entityAt: (id: string) => Entity): Link {
  const [, label, one, other] = /^(\S+) Arg1:(\S+) Arg2:(\S+)/.exec(data) ?? [];
  if (other === undefined) throw new SpanError('is no relation between two entities');
  return { label: fromAscii(label!), from: entityAt(one!), to: entityAt(other) };
}

/** Posts as the notes on them say, else as they stand in the text; all of them as a note on their holder says. */
function addPosts({ what, attributes }: Entity, posts: readonly Entity[]): void {
  if (what !== 'official') return;
  attributes['posts'] ??= posts.map((post) => post.attributes['norm'] ?? postNorm(post.text));
  attributes['postSpans'] = posts.map(({ start, end }) => [start, end]);
}

function addChoice(data: string, entityAt: (id: string) => Entity): void {
  const [name = '', target = '', value] = data.split(' ');
  const { what, attributes } = entityAt(target);
  const fields = fieldsOf(what);
  // Ours begin with a capital letter there; those of a project keep their names.
  const known = name.toLowerCase();
  attributes[known in fields ? known : fromAscii(name)] = value ?? true;
}

const NOTE_PART = new RegExp(`(?:^|; )(${NOTED.join('|')}): `, 'g');
const NUMBERS = ['count', 'value', 'valueTo', 'confidence'];
const LISTS = ['items', 'evidence'];

/** Takes a note of ours apart; a note of a person is kept as it is. */
function addNote(data: string, note: string, entityAt: (id: string) => Entity): void {
  const { attributes } = entityAt(data.split(' ')[1] ?? '');
  const parts = note.split(NOTE_PART);
  if (parts[0] !== '' || parts.length < 3) {
    // What brat has no attribute for stands in a note of its own.
    Object.assign(attributes, readAttributes(note));
    return;
  }
  for (let index = 1; index < parts.length; index += 2) {
    const [name, value] = [parts[index]!, parts[index + 1]!];
    attributes[name] = NUMBERS.includes(name)
      ? Number(value)
      : LISTS.includes(name)
        ? value.split(', ').filter(Boolean)
        : value;
  }
}

/** What brat leaves out where there is none. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  slogan: {},
  formula: { count: null },
  official: { posts: [], postSpans: [] },
  metric: { indicator: null },
};

const toStored = ({ what, attributes, start, end, text, pieces }: Entity): ImportedAnnotation => ({
  type: what,
  start,
  end,
  text,
  ...(pieces ? { pieces } : {}),
  attributes: { ...DEFAULTS[what], ...attributes },
});
