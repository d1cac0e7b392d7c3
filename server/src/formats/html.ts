import type { Schema } from '../decisions/schema';
import type { RawSpan } from '../text/offsets';
import { piecesOf, typeName, type AnnotatedArticle, type ArticleAnnotation } from './article';
import type { CorpusFormat, FormatOptions } from './format';
import { backgroundOf, chineseLabel, ownTypes } from './labels';
import { countTerms, countType, describeAnnotation, shownTypes } from './summary';

/** Lines that tell the types apart where colours do not. */
const LINES = ['solid', 'double', 'dotted', 'dashed'];

const ENGLISH: ReadonlyMap<string, string> = new Map(
  Object.entries({
    slogan: 'slogans',
    formula: 'numbered formulas',
    official: 'officials',
    metric: 'metrics',
  }),
);

/** The name of a type for the style sheet, where names of a project could mean anything. */
function classOf(type: string, schema: Schema): string {
  if (ENGLISH.has(type)) return type;
  const index = ownTypes(schema).findIndex(({ name }) => name === type);
  return index < 0 ? 'other' : `own${index + 1}`;
}

/** The colour and the line of a type; those of the project have thicker lines. */
function rule(type: string, index: number, schema: Schema): string {
  const name = classOf(type, schema);
  const colour = backgroundOf(type, schema);
  const width = ENGLISH.has(type) ? '' : ' border-bottom-width: 4px;';
  return `.${name} { background: ${colour}; border-bottom-style: ${LINES[index % LINES.length]!};${width} }\n.${name}-fill { fill: ${colour}; stroke: #555; }`;
}

const style = (schema: Schema): string => `
body { margin: 2rem auto; max-width: 48rem; padding: 0 1rem; color: #222; background: #fff;
  font: 1rem/1.9 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
h1, h2, h3, .legend, table, figure { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; line-height: 1.5; }
.legend { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; padding: 0; list-style: none; }
.text p { margin: 0.6em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; border-bottom: 2px solid #555; }
${[...shownTypes(schema), ''].map((type, index) => rule(type, index, schema)).join('\n')}
figure { margin: 1rem 0; }
figcaption { font-size: 0.85rem; color: #555; }
svg { width: 100%; height: auto; }
svg text { font-size: 12px; fill: #222; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { border-bottom: 1px solid #ddd; padding: 0.2rem 0.5rem; text-align: left; vertical-align: top; }
td.number { text-align: right; }
td:first-child, th { white-space: nowrap; }
article + article { margin-top: 4rem; border-top: 1px solid #999; }
@media print {
  body { margin: 0; max-width: none; font-size: 10.5pt; }
  mark, svg * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  tr, figure { break-inside: avoid; }
  article + article { break-before: page; border: 0; }
}
`;

/** A report to read and to print: one file that needs nothing else, runs no script and loads nothing. */
export const html = ({ schema }: FormatOptions): CorpusFormat => ({
  id: 'html',
  label: 'HTML report',
  description: 'To read and to print: the highlighted article with counts and small plots.',
  extension: 'html',
  scope: 'corpus',
  common: [],
  holdsOverlaps: true,
  holdsPieces: true,
  limits: [
    {
      sentence: 'A report is for people: it is not read back.',
      loses: [],
      concerns: ({ annotations }) => annotations.length > 0,
    },
  ],
  head: () => `<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>政文 Zhengwen</title>
<style>${style(schema)}</style>
</head>
<body>
<ul class="legend">
${shownTypes(schema)
  .map(
    (type) =>
      `<li>${markAs(type, chineseLabel(type, schema), schema)}${englishOf(type, schema)}</li>`,
  )
  .join('\n')}
</ul>
`,
  tail: '</body>\n</html>\n',
  write(article) {
    const { name, annotations } = article;
    return `<article>
<h2>${escape(name)}</h2>
${annotations.length === 0 ? '<p>没有标注。</p>\n' : plots(article, schema)}<div class="text">
${paragraphs(article, schema)}</div>
${annotations.length === 0 ? '' : terms(annotations, schema)}</article>
`;
  },
});

/** Words marked as of a type. */
const markAs = (type: string, words: string, schema: Schema): string =>
  `<mark class="${classOf(type, schema)}">${escape(words)}</mark>`;

/** The English name of a suggested type; the name of another one, where its label is not the name. */
function englishOf(type: string, schema: Schema): string {
  const english = ENGLISH.get(type);
  if (english !== undefined) return ` <span lang="en">${english}</span>`;
  return type === chineseLabel(type, schema) ? '' : ` <span>${escape(type)}</span>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text for content and attributes; control characters, which HTML has no word for, are U+FFFD. */
const escape = (text: string): string =>
  text
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign]!)

    .replace(/[\0-\x08\x0B\f\x0E-\x1F\x7F-\x9F]|\p{Surrogate}/gu, '\uFFFD');

/** The lines as paragraphs. A line that a highlight runs across goes on with the next one. */
function paragraphs({ text, annotations }: AnnotatedArticle, schema: Schema): string {
  let result = '';
  let offset = 0;
  for (const { start, end, over } of stretches(annotations)) {
    result += breakLines(escape(text.slice(offset, start)));
    const titles = over.map((annotation) => openMark(annotation, schema)).join('');
    result += `${titles}${escape(text.slice(start, end))}${'</mark>'.repeat(over.length)}`;
    offset = end;
  }
  result += breakLines(escape(text.slice(offset)));
  return result
    .split(PARAGRAPH)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line}</p>\n`)
    .join('');
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  /** The annotations over it, the outer ones first. */
  readonly over: readonly ArticleAnnotation[];
}

/** The text under annotations, cut wherever one begins or ends, so that marks nest. */
function stretches(annotations: readonly ArticleAnnotation[]): Stretch[] {
  const spans = annotations
    .flatMap((annotation) => piecesOf(annotation).map((span) => ({ annotation, ...span })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Stretch[] = [];
  let open: (RawSpan & { readonly annotation: ArticleAnnotation })[] = [];
  let offset = 0;
  const closeUntil = (limit: number): void => {
    while (open.length > 0 && offset < limit) {
      const end = Math.min(limit, ...open.map((span) => span.end));
      const over = open.map(({ annotation }) => annotation);
      if (end > offset) result.push({ start: offset, end, over });
      offset = end;
      open = open.filter((span) => span.end > offset);
    }
  };
  for (const span of spans) {
    closeUntil(span.start);
    offset = span.start;
    open.push(span);
  }
  closeUntil(Infinity);
  return result;
}

/** Stands for the end of a paragraph until the lines are known; no text holds it once it is escaped. */
const PARAGRAPH = '\0';
const breakLines = (text: string): string => text.replace(/\r\n?|\n/g, PARAGRAPH);

function openMark(annotation: ArticleAnnotation, schema: Schema): string {
  const { norm, text, confidence } = annotation;
  const type = typeName(annotation);
  const title = [
    chineseLabel(type, schema),
    norm === text ? '' : norm,
    describeAnnotation(annotation, schema),
    `${Math.round(confidence * 100)}%`,
  ].filter(Boolean);
  return `<mark class="${classOf(type, schema)}" title="${escape(title.join(' · '))}">`;
}

const WIDTH = 600;
const ROW = 22;
const LEFT = 80;
const RIGHT = 40;

/** How many there are of each type, and where in the article they stand. */
function plots({ text, annotations }: AnnotatedArticle, schema: Schema): string {
  const types = shownTypes(schema, annotations);
  const most = Math.max(...types.map((type) => countType(annotations, type)));
  const room = WIDTH - LEFT - RIGHT;
  const bars = types.map((type, row) => {
    const count = countType(annotations, type);
    const width = round((count / most) * room);
    const y = row * ROW;
    return `${rowName(type, y, schema)}<rect class="${classOf(type, schema)}-fill" x="${LEFT}" y="${y + 3}" width="${width}" height="${ROW - 6}"/><text x="${LEFT + width + 6}" y="${y + 15}">${count}</text>`;
  });
  const ticks = types.map((type, row) => {
    const y = row * ROW;
    const ofType = annotations.filter((annotation) => typeName(annotation) === type);
    const rects = ofType.map(({ start, norm }) => {
      const x = round(LEFT + (start / text.length) * room);
      return `<rect class="${classOf(type, schema)}-fill" x="${x}" y="${y + 3}" width="4" height="${ROW - 6}"><title>${escape(norm)}</title></rect>`;
    });
    return `${rowName(type, y, schema)}<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y + ROW / 2}" y2="${y + ROW / 2}" stroke="#ccc"/>${rects.join('')}`;
  });
  return plot('各类数量 Counts', bars) + plot('在文中的位置 Places in the article', ticks);
}

/** As many characters as there is room for. */
const LONGEST_NAME = 6;

const rowName = (type: string, y: number, schema: Schema): string =>
  `<text x="0" y="${y + 15}">${escape([...chineseLabel(type, schema)].slice(0, LONGEST_NAME).join(''))}</text>`;
const round = (number: number): number => Math.round(number * 10) / 10;

const plot = (caption: string, rows: readonly string[]): string =>
  `<figure>
<figcaption>${caption}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${rows.length * ROW}" role="img" aria-label="${caption}">
${rows.join('\n')}
</svg>
</figure>
`;

/** The different terms with how often they occur. */
const terms = (annotations: readonly ArticleAnnotation[], schema: Schema): string =>
  `<table>
<thead><tr><th>类别 Type</th><th>标注 Annotation</th><th>次数 Count</th><th>说明 Notes</th></tr></thead>
<tbody>
${countTerms(annotations, shownTypes(schema, annotations))
  .map(
    ({ type, norm, count, annotation }) =>
      `<tr><td>${escape(chineseLabel(type, schema))}</td><td>${markAs(type, norm, schema)}</td><td class="number">${count}</td><td>${escape(describeAnnotation(annotation, schema))}</td></tr>`,
  )
  .join('\n')}
</tbody>
</table>
`;
