import type { Annotation, AnnotationType } from '../document/annotation';
import type { RawSpan } from '../text/offsets';
import { stemOf, type AnnotatedArticle } from './article';
import { codePoints, type CodePoints } from './codePoints';
import { NOTED, toAscii } from './bratNames';
import type { ArticleFormat, FormatOptions } from './format';
import { relationsOf } from './relations';
import { toAnnotationRecord, type AnnotationRecord } from './record';

/** What brat's readers take for the end of a line, where no span may run across, and what is none. */
const LINE_ENDS = /[\n\r\v\f\x1C-\x1E\x85\u2028\u2029]+/g;
const LINES = /[^\n\r\v\f\x1C-\x1E\x85\u2028\u2029]+/g;

/** brat allows ASCII names only; `visual.conf` has the Chinese ones. */
const ENTITY: Readonly<Record<AnnotationType, string>> = {
  slogan: 'Slogan',
  formula: 'Formula',
  official: 'Official',
  metric: 'Metric',
};

/** The names of relations in brat, with the words that people see there. */
const bratRelations = ({ relations }: FormatOptions): (readonly [name: string, label: string])[] =>
  relations.map(({ name, label }) => [toAscii(name), label ?? name]);

const annotationConf = (options: FormatOptions): string => `[entities]
Slogan
Formula
Official
Post
Metric

[relations]
Holds\tArg1:Official, Arg2:Post
${bratRelations(options)
  .map(([name]) => `${name}\tArg1:<ENTITY>, Arg2:<ENTITY>\n`)
  .join('')}<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind\tArg:Formula, Value:counted|compound|code
Bound\tArg:Metric, Value:exact|atLeast|atMost|about
Direction\tArg:Metric, Value:up|down
`;

const visualConf = (options: FormatOptions): string => `[labels]
Slogan | 口号提法 | 口号
Formula | 数字提法 | 数字
Official | 官员 | 官
Post | 职务 | 职
Metric | 指标 | 指标
Holds | 任职 | 任
${bratRelations(options)
  .map(([name, label]) => `${name} | ${label}\n`)
  .join('')}Kind | 类别
Bound | 界限
Direction | 增减

[drawing]
SPAN_DEFAULT\tfgColor:black, borderColor:darken
Slogan\tbgColor:#ffd98a
Formula\tbgColor:#ecc3da
Official\tbgColor:#b5e0fb
Post\tbgColor:#e4f0f8
Metric\tbgColor:#bfe3bb
ARC_DEFAULT\tcolor:black, arrowHead:triangle-5
`;

/** A key and the type that it chooses. */
const KB_SHORTCUTS_CONF = `S Slogan
F Formula
O Official
P Post
M Metric
`;

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
    { name: 'kb_shortcuts.conf', content: KB_SHORTCUTS_CONF },
  ],
  holdsRelations: true,
  limits: [
    {
      sentence: 'Attributes that are not a choice, such as norm and value, are notes in brat.',
      loses: [],
      concerns: ({ annotations }) => annotations.length > 0,
    },
    {
      sentence: 'Where a list stands that a formula counts is not written.',
      loses: ['itemsSpan'],
      concerns: ({ annotations }) =>
        annotations.some((annotation) => annotation.type === 'formula' && annotation.itemsSpan),
    },
    {
      sentence: 'White space at the edge of an annotation is left out.',
      loses: ['span'],
      concerns: ({ text, annotations }) =>
        annotations.some((annotation) => {
          const parts = fragments(text, annotation);
          return parts[0]?.start !== annotation.start || parts.at(-1)?.end !== annotation.end;
        }),
    },
    {
      sentence: 'Line ends in notes are written as spaces.',
      loses: ['norm'],
      concerns: ({ annotations }) => annotations.some(({ norm }) => norm.search(LINE_ENDS) >= 0),
    },
    {
      sentence: 'Posts are written as the text has them, not simplified.',
      loses: ['posts'],
      concerns: ({ text, annotations }) =>
        annotations.some(
          (annotation) =>
            annotation.type === 'official' &&
            annotation.postSpans.some(
              ({ start, end }, index) => text.slice(start, end) !== annotation.posts[index],
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
      { name: `${stem}.ann`, content: standoff(article) },
      { name: `${stem}.txt`, content: article.text },
    ];
  },
});

function standoff(article: AnnotatedArticle): string {
  const { text, annotations } = article;
  const points = codePoints(text);
  const lines: string[] = [];
  const posts = new Map<string, string>();
  const count = { T: 0, R: 0, A: 0, '#': 0 };
  const add = (kind: keyof typeof count, data: string): string => {
    const id = `${kind}${(count[kind] += 1)}`;
    lines.push(`${id}\t${data}\n`);
    return id;
  };
  const addEntity = (name: string, span: RawSpan): string =>
    add('T', textBound(name, span, text, points));

  const targets = new Map<Annotation, string>();
  for (const annotation of annotations) {
    const target = addEntity(ENTITY[annotation.type], annotation);
    targets.set(annotation, target);
    for (const [name, value] of choices(annotation)) add('A', `${name} ${target} ${value}`);
    if (annotation.type === 'official') {
      // A title shared by a list is one entity, held by each of them.
      for (const span of annotation.postSpans) {
        const key = `${span.start}-${span.end}`;
        const post = posts.get(key) ?? addEntity('Post', span);
        posts.set(key, post);
        add('R', `Holds Arg1:${target} Arg2:${post}`);
      }
    }
    add('#', `AnnotatorNotes ${target}\t${note(toAnnotationRecord(annotation))}`);
  }
  for (const { type, from, to } of relationsOf(article)) {
    add('R', `${toAscii(type)} Arg1:${targets.get(from)!} Arg2:${targets.get(to)!}`);
  }
  return lines.join('');
}

/** The data of a text-bound annotation: `Slogan 3 7;9 12`, a tab and the words of the fragments. */
function textBound(name: string, span: RawSpan, text: string, points: CodePoints): string {
  const parts = fragments(text, span);
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

function choices(annotation: Annotation): [name: string, value: string][] {
  if (annotation.type === 'formula') return [['Kind', annotation.kind]];
  if (annotation.type !== 'metric') return [];
  const { bound, direction } = annotation;
  return [['Bound', bound], ...(direction ? [['Direction', direction] as [string, string]] : [])];
}

/** The other attributes on one line: `norm: 四下基层; count: 4; …`. */
function note(record: AnnotationRecord): string {
  const values = record as unknown as Readonly<Record<string, unknown>>;
  return NOTED.filter((key) => values[key] !== undefined && values[key] !== null)
    .map((key) => {
      const value = values[key];
      return `${key}: ${Array.isArray(value) ? value.join(', ') : String(value)}`;
    })
    .join('; ')
    .replaceAll(LINE_ENDS, ' ');
}
