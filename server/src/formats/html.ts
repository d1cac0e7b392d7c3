import { ANNOTATION_TYPES, type Annotation } from '../document/annotation';
import type { AnnotatedArticle } from './article';
import type { CorpusFormat } from './format';
import { CHINESE_LABELS, COLOURS } from './labels';
import { countTerms, countTypes, describeAnnotation } from './summary';

/** Lines that tell the types apart where colours do not. */
const LINES = { slogan: 'solid', formula: 'double', official: 'dotted', metric: 'dashed' };

const ENGLISH = {
  slogan: 'slogans',
  formula: 'numbered formulas',
  official: 'officials',
  metric: 'metrics',
};

const STYLE = `
body { margin: 2rem auto; max-width: 48rem; padding: 0 1rem; color: #222; background: #fff;
  font: 1rem/1.9 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
h1, h2, h3, .legend, table, figure { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; line-height: 1.5; }
.legend { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; padding: 0; list-style: none; }
.text p { margin: 0.6em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; border-bottom: 2px solid #555; }
${ANNOTATION_TYPES.map(
  (type) =>
    `.${type} { background: ${COLOURS[type]}; border-bottom-style: ${LINES[type]}; }\n.${type}-fill { fill: ${COLOURS[type]}; stroke: #555; }`,
).join('\n')}
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
export const html: CorpusFormat = {
  id: 'html',
  label: 'HTML report',
  description: 'To read and to print: the highlighted article with counts and small plots.',
  extension: 'html',
  scope: 'corpus',
  common: [],
  limits: [
    {
      sentence: 'A report is for people: it is not read back.',
      loses: [],
      concerns: ({ annotations }) => annotations.length > 0,
    },
  ],
  head: `<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>政文 Zhengwen</title>
<style>${STYLE}</style>
</head>
<body>
<ul class="legend">
${ANNOTATION_TYPES.map(
  (type) =>
    `<li><mark class="${type}">${CHINESE_LABELS[type]}</mark> <span lang="en">${ENGLISH[type]}</span></li>`,
).join('\n')}
</ul>
`,
  tail: '</body>\n</html>\n',
  write(article) {
    const { name, annotations } = article;
    return `<article>
<h2>${escape(name)}</h2>
${annotations.length === 0 ? '<p>没有标注。</p>\n' : plots(article)}<div class="text">
${paragraphs(article)}</div>
${annotations.length === 0 ? '' : terms(annotations)}</article>
`;
  },
};

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
function paragraphs({ text, annotations }: AnnotatedArticle): string {
  let result = '';
  let offset = 0;
  for (const annotation of annotations) {
    result += breakLines(escape(text.slice(offset, annotation.start))) + mark(annotation);
    offset = annotation.end;
  }
  result += breakLines(escape(text.slice(offset)));
  return result
    .split(PARAGRAPH)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line}</p>\n`)
    .join('');
}

/** Stands for the end of a paragraph until the lines are known; no text holds it once it is escaped. */
const PARAGRAPH = '\0';
const breakLines = (text: string): string => text.replace(/\r\n?|\n/g, PARAGRAPH);

function mark(annotation: Annotation): string {
  const { type, norm, text, confidence } = annotation;
  const title = [
    CHINESE_LABELS[type],
    norm === text ? '' : norm,
    describeAnnotation(annotation),
    `${Math.round(confidence * 100)}%`,
  ].filter(Boolean);
  return `<mark class="${type}" title="${escape(title.join(' · '))}">${escape(text)}</mark>`;
}

const WIDTH = 600;
const ROW = 22;
const LEFT = 80;
const RIGHT = 40;

/** How many there are of each type, and where in the article they stand. */
function plots({ text, annotations }: AnnotatedArticle): string {
  const counts = countTypes(annotations);
  const most = Math.max(...Object.values(counts));
  const room = WIDTH - LEFT - RIGHT;
  const bars = ANNOTATION_TYPES.map((type, row) => {
    const width = round((counts[type] / most) * room);
    const y = row * ROW;
    return `${rowName(CHINESE_LABELS[type], y)}<rect class="${type}-fill" x="${LEFT}" y="${y + 3}" width="${width}" height="${ROW - 6}"/><text x="${LEFT + width + 6}" y="${y + 15}">${counts[type]}</text>`;
  });
  const ticks = ANNOTATION_TYPES.map((type, row) => {
    const y = row * ROW;
    const own = annotations.filter((annotation) => annotation.type === type);
    const rects = own.map(({ start, norm }) => {
      const x = round(LEFT + (start / text.length) * room);
      return `<rect class="${type}-fill" x="${x}" y="${y + 3}" width="4" height="${ROW - 6}"><title>${escape(norm)}</title></rect>`;
    });
    return `${rowName(CHINESE_LABELS[type], y)}<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y + ROW / 2}" y2="${y + ROW / 2}" stroke="#ccc"/>${rects.join('')}`;
  });
  return plot('各类数量 Counts', bars) + plot('在文中的位置 Places in the article', ticks);
}

const rowName = (name: string, y: number): string => `<text x="0" y="${y + 15}">${name}</text>`;
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
const terms = (annotations: readonly Annotation[]): string =>
  `<table>
<thead><tr><th>类别 Type</th><th>标注 Annotation</th><th>次数 Count</th><th>说明 Notes</th></tr></thead>
<tbody>
${countTerms(annotations)
  .map(
    ({ type, norm, count, annotation }) =>
      `<tr><td>${CHINESE_LABELS[type]}</td><td><mark class="${type}">${escape(norm)}</mark></td><td class="number">${count}</td><td>${escape(describeAnnotation(annotation))}</td></tr>`,
  )
  .join('\n')}
</tbody>
</table>
`;
