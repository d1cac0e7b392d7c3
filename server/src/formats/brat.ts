import type { OfficialAnnotation } from '../document/annotation';
import type { RawSpan } from '../text/offsets';
import {
  piecesOf,
  stemOf,
  typeName,
  type AnnotatedArticle,
  type ArticleAnnotation,
} from './article';
import { codePoints, type CodePoints } from './codePoints';
import {
  bratChoices,
  bratType,
  isBetweenFragments,
  isBratValue,
  NOTED,
  postNorm,
  toAscii,
} from './bratNames';
import { onAnnotations, type ArticleFormat, type FormatOptions } from './format';
import { relationsOf } from './relations';
import { backgroundOf, labelled, ownTypes } from './labels';
import { toAnnotationRecord } from './record';

/** What brat's readers take for the end of a line, where no span may run across, and what is none. */
const LINE_ENDS = /[\n\r\v\f\x1C-\x1E\x85\u2028\u2029]+/g;
const LINES = /[^\n\r\v\f\x1C-\x1E\x85\u2028\u2029]+/g;

const CONF_NAMES = ['Slogan', 'Formula', 'Official', 'Post', 'Metric'];

/** The types of the project, or its relations, by their names in brat, with the words that people see there. */
const named = <T extends { readonly name: string; readonly label?: string }>(
  all: readonly T[],
): (T & { readonly ascii: string; readonly words: string })[] =>
  all.map((one) => ({ ...one, ascii: toAscii(one.name), words: one.label ?? one.name }));

/** The types at an end of a relation, as brat lists them. */
const endOf = (types: readonly string[]): string =>
  types.length === 0 ? '<ENTITY>' : types.map(bratType).join('|');

const annotationConf = ({ schema }: FormatOptions): string => `[entities]
${[...CONF_NAMES, ...named(ownTypes(schema)).map(({ ascii }) => ascii)].join('\n')}

[relations]
Holds\tArg1:Official, Arg2:Post
${named(schema.relations)
  .map(({ ascii, from, to }) => `${ascii}\tArg1:${endOf(from)}, Arg2:${endOf(to)}\n`)
  .join('')}<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind\tArg:Formula, Value:counted|compound|code
Bound\tArg:Metric, Value:exact|atLeast|atMost|about
Direction\tArg:Metric, Value:up|down
${bratChoices(schema)
  .map(({ name, types, values }) => {
    const choice = values.length === 0 ? '' : `, Value:${values.join('|')}`;
    return `${toAscii(name)}\tArg:${endOf(types)}${choice}\n`;
  })
  .join('')}`;

const visualConf = ({ schema }: FormatOptions): string => `[labels]
Slogan | 口号提法 | 口号
Formula | 数字提法 | 数字
Official | 官员 | 官
Post | 职务 | 职
Metric | 指标 | 指标
${named(ownTypes(schema))
  .map(({ ascii, words }) => `${ascii} | ${words}\n`)
  .join('')}Holds | 任职 | 任
${named(schema.relations)
  .map(({ ascii, words }) => `${ascii} | ${words}\n`)
  .join('')}Kind | 类别
Bound | 界限
Direction | 增减
${bratChoices(schema)
  .map(({ name, label }) => `${toAscii(name)} | ${label}\n`)
  .join('')}
[drawing]
SPAN_DEFAULT\tfgColor:black, borderColor:darken
${labelled({ schema })
  .map((what) => `${bratType(what)}\tbgColor:${backgroundOf(what, schema)}\n`)
  .join('')}ARC_DEFAULT\tcolor:black, arrowHead:triangle-5
`;

/** A key and the type that it chooses; keys of the project are small letters and digits. */
const kbShortcutsConf = ({ schema }: FormatOptions): string => `S Slogan
F Formula
O Official
P Post
M Metric
${ownTypes(schema)
  .flatMap(({ name, key }) => (key === undefined ? [] : [`${key} ${toAscii(name)}\n`]))
  .join('')}`;

/**
 * brat standoff: the text, the annotations beside it and the configuration of a collection.
 *
 * Offsets count code points. A span across a line break becomes fragments, one for each line. Posts are entities of
 * their own, bound to their officials; what brat has no attribute for stands in a note.
 */
export const brat = (options: FormatOptions): ArticleFormat => ({
  id: 'brat',
  label: 'brat standoff',
  description:
    'Text and annotations for brat and INCEpTION, with the configuration; posts as relations.',
  extension: 'ann',
  scope: 'article',
  common: [
    { name: 'annotation.conf', content: annotationConf(options) },
    { name: 'visual.conf', content: visualConf(options) },
    { name: 'kb_shortcuts.conf', content: kbShortcutsConf(options) },
  ],
  holdsRelations: true,
  holdsOverlaps: true,
  holdsPieces: true,
  declaresTypes: true,
  limits: [
    {
      sentence: 'Attributes that are not a choice, such as norm and value, are notes in brat.',
      loses: [],
      concerns: ({ annotations }) => annotations.length > 0,
    },
    {
      sentence: 'Where a list stands that a formula counts is not written.',
      loses: ['itemsSpan'],
      ...onAnnotations((annotation) => annotation.type === 'formula' && annotation.itemsSpan),
    },
    {
      sentence: 'Annotations of white space alone are left out, and relations to them.',
      loses: ['span', 'relations'],
      ...onAnnotations((annotation, { text }) => !hasWords(annotation, text)),
    },
    {
      sentence: 'White space at the edge of an annotation is left out.',
      loses: ['span'],
      ...onAnnotations((annotation, { text }) =>
        piecesOf(annotation).some((piece) => {
          const parts = fragments(text, piece);
          return parts[0]?.start !== piece.start || parts.at(-1)?.end !== piece.end;
        }),
      ),
    },
    {
      sentence: 'Line ends in notes are written as spaces.',
      loses: ['norm'],
      ...onAnnotations(({ norm }) => norm.search(LINE_ENDS) >= 0),
    },
    {
      sentence: 'Pieces with nothing but white space between them are one in brat.',
      loses: ['pieces'],
      ...onAnnotations(({ pieces = [] }, { text }) =>
        pieces.some(
          ({ end }, index) =>
            pieces[index + 1] && isBetweenFragments(text.slice(end, pieces[index + 1]!.start)),
        ),
      ),
    },
    {
      sentence: 'brat reads UTF-8 only: the text is written in UTF-8.',
      loses: [],
      concerns: ({ encoding }) => encoding !== undefined,
    },
  ],
  write(article) {
    // brat finds the text of an annotation file by its name.
    const stem = stemOf(article.name);
    return [
      { name: `${stem}.ann`, content: standoff(article, options) },
      { name: `${stem}.txt`, content: article.text },
    ];
  },
});

/** Whether anything of an annotation can stand in a fragment. */
const hasWords = (annotation: ArticleAnnotation, text: string): boolean =>
  piecesOf(annotation).some((piece) => fragments(text, piece).length > 0);

function standoff(article: AnnotatedArticle, { schema }: FormatOptions): string {
  const { text } = article;
  const annotations = article.annotations.filter((annotation) => hasWords(annotation, text));
  const points = codePoints(text);
  const lines: string[] = [];
  const posts = new Map<string, string>();
  const count = { T: 0, R: 0, A: 0, '#': 0 };
  const add = (kind: keyof typeof count, data: string): string => {
    const id = `${kind}${(count[kind] += 1)}`;
    lines.push(`${id}\t${data}\n`);
    return id;
  };
  const addEntity = (name: string, pieces: readonly RawSpan[]): string =>
    add('T', textBound(name, pieces, text, points));

  /** A title shared by a list is one entity, held by each of them. */
  const addPost = (span: RawSpan, norm: string | undefined): string => {
    const key = `${span.start} ${span.end} ${norm}`;
    const known = posts.get(key);
    if (known !== undefined) return known;
    const post = addEntity('Post', [span]);
    posts.set(key, post);
    if (norm !== undefined && norm !== postNorm(text.slice(span.start, span.end))) {
      add('#', `AnnotatorNotes ${post}\t${note({ norm })}`);
    }
    return post;
  };

  const targets = new Map<ArticleAnnotation, string>();
  const isChoice = new Set(bratChoices(schema).map(({ name }) => name));
  for (const annotation of annotations) {
    const target = addEntity(bratType(typeName(annotation)), piecesOf(annotation));
    targets.set(annotation, target);
    for (const [name, value] of choices(annotation)) add('A', `${name} ${target} ${value}`);
    if (annotation.type === 'official') {
      for (const [index, span] of annotation.postSpans.entries()) {
        const norm = arePlaced(annotation) ? annotation.posts[index]! : undefined;
        add('R', `Holds Arg1:${target} Arg2:${addPost(span, norm)}`);
      }
    }
    add('#', `AnnotatorNotes ${target}\t${note(toAnnotationRecord({ ...annotation, own: {} }))}`);
    const others: [name: string, value: unknown][] = annotation.review
      ? [['review', annotation.review]]
      : [];
    if (annotation.type === 'official' && !arePlaced(annotation)) {
      others.push(['posts', annotation.posts]);
    }
    for (const [name, value] of Object.entries(annotation.own ?? {})) {
      if (!isChoice.has(name) || !isBratValue(value)) others.push([name, value]);
      else if (value === true) add('A', `${toAscii(name)} ${target}`);
      else add('A', `${toAscii(name)} ${target} ${value}`);
    }
    if (others.length > 0) {
      add('#', `AnnotatorNotes ${target}\t${JSON.stringify(Object.fromEntries(others))}`);
    }
  }
  for (const { type, from, to } of relationsOf(article)) {
    if (!targets.has(from) || !targets.has(to)) continue;
    add('R', `${toAscii(type)} Arg1:${targets.get(from)!} Arg2:${targets.get(to)!}`);
  }
  return lines.join('');
}

/** Whether each post of an official has its place; those that a person set may stand nowhere. */
const arePlaced = ({ posts, postSpans }: OfficialAnnotation): boolean =>
  posts.length === postSpans.length;

/** The data of a text-bound annotation: `Slogan 3 7;9 12`, a tab and the words of the fragments. */
function textBound(
  name: string,
  pieces: readonly RawSpan[],
  text: string,
  points: CodePoints,
): string {
  const parts = pieces.flatMap((piece) => fragments(text, piece));
  const offsets = parts.map(({ start, end }) => `${points.at(start)} ${points.at(end)}`).join(';');
  const words = parts.map(({ start, end }) => text.slice(start, end)).join(' ');
  return `${name} ${offsets}\t${words}`;
}

interface Fragment {
  readonly start: number;
  readonly end: number;
}

/** The parts of a span between ends of lines, without white space around them. */
function fragments(text: string, { start, end }: RawSpan): Fragment[] {
  const result: Fragment[] = [];
  for (const { 0: line, index } of text.slice(start, end).matchAll(LINES)) {
    const words = line.trim();
    const from = start + index + line.indexOf(words);
    if (words !== '') result.push({ start: from, end: from + words.length });
  }
  return result;
}

function choices(annotation: ArticleAnnotation): [name: string, value: string][] {
  if (annotation.type === 'formula') return [['Kind', annotation.kind]];
  if (annotation.type !== 'metric') return [];
  const { bound, direction } = annotation;
  return [['Bound', bound], ...(direction ? [['Direction', direction] as [string, string]] : [])];
}

/** The other attributes on one line: `norm: 四下基层; count: 4; …`. */
function note(values: Readonly<Record<string, unknown>>): string {
  return NOTED.filter((key) => values[key] !== undefined && values[key] !== null)
    .map((key) => {
      const value = values[key];
      return `${key}: ${Array.isArray(value) ? value.join(', ') : String(value)}`;
    })
    .join('; ')
    .replaceAll(LINE_ENDS, ' ');
}
