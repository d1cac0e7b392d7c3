import { ANNOTATION_TYPES } from '../document/annotation';
import type { AnnotatedArticle } from './article';
import type { CorpusFormat } from './format';
import { CHINESE_LABELS } from './labels';
import { countTerms, countTypes, describeAnnotation } from './summary';

/** Marks that follow a highlight: what it is, in one character. */
const MARKS = { slogan: '口', formula: '数', official: '官', metric: '标' };

/** Markdown for notes: counts, a table of terms, and the article with what was found in bold. */
export const markdown: CorpusFormat = {
  id: 'markdown',
  label: 'Markdown',
  description: 'For notes: the article with bold annotations, and a table of terms.',
  extension: 'md',
  scope: 'corpus',
  common: [],
  limits: [
    {
      sentence: 'Markdown is for people: it is not read back.',
      loses: [],
      concerns: ({ annotations }) => annotations.length > 0,
    },
  ],
  head: '',
  separator: '\n',
  write: (article) =>
    [`# ${escape(article.name)}`, counts(article), ...lines(article), ...table(article)]
      .map((block) => `${block}\n`)
      .join('\n'),
};

/** Signs that Markdown could take for its own, anywhere in a line. */
const escape = (text: string): string =>
  text.replace(/[\\`*_[\]<>|~&]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, ' ');

/** Signs that Markdown could take for its own at the beginning of a line. */
const escapeStart = (line: string): string =>
  line.replace(/^([#+=-]|\d+(?=[.)]))/, (start) =>
    /^\d/.test(start) ? `${start}\\` : `\\${start}`,
  );

function counts({ annotations }: AnnotatedArticle): string {
  const numbers = countTypes(annotations);
  return ANNOTATION_TYPES.map(
    (type) => `${CHINESE_LABELS[type]}〔${MARKS[type]}〕${numbers[type]}`,
  ).join(' · ');
}

/** Each line as a paragraph; a highlight across lines holds them together. */
function lines({ text, annotations }: AnnotatedArticle): string[] {
  let result = '';
  let offset = 0;
  const plain = (part: string): string =>
    part
      .split(/\r\n?|\n/)
      .map(escape)
      .join('\n');
  for (const { type, start, end, text: words } of annotations) {
    // Emphasis holds no white space at its edges.
    const inner = escape(words.trim());
    result += `${plain(text.slice(offset, start))}**${inner}**〔${MARKS[type]}〕`;
    offset = end;
  }
  result += plain(text.slice(offset));
  return result
    .split('\n')
    .map((line) => escapeStart(line.trim()))
    .filter((line) => line !== '');
}

function table({ annotations }: AnnotatedArticle): string[] {
  if (annotations.length === 0) return [];
  const rows = countTerms(annotations).map(
    ({ type, norm, count, annotation }) =>
      `| ${CHINESE_LABELS[type]} | ${escape(norm)} | ${count} | ${escape(describeAnnotation(annotation))} |`,
  );
  return [['| 类别 | 标注 | 次数 | 说明 |', '| --- | --- | ---: | --- |', ...rows].join('\n')];
}
