import type { Schema } from '../decisions/schema';
import { typeName, type AnnotatedArticle } from './article';
import type { CorpusFormat, FormatOptions } from './format';
import { chineseLabel } from './labels';
import { countTerms, countType, describeAnnotation, shownTypes } from './summary';

/** Marks that follow a highlight: what it is, in one character. */
const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({ slogan: '口', formula: '数', official: '官', metric: '标' }),
);

/** The mark of a type; for one of the project the first character of its name. */
const markOf = (type: string, schema: Schema): string =>
  MARKS.get(type) ?? String.fromCodePoint(chineseLabel(type, schema).codePointAt(0)!);

/** Markdown for notes: counts, a table of terms, and the article with what was found in bold. */
export const markdown = ({ schema }: FormatOptions): CorpusFormat => ({
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
  head: () => '',
  separator: '\n',
  write: (article) =>
    [
      `# ${escape(article.name)}`,
      counts(article, schema),
      ...lines(article, schema),
      ...table(article, schema),
    ]
      .map((block) => `${block}\n`)
      .join('\n'),
});

/** Signs that Markdown could take for its own, anywhere in a line. */
const escape = (text: string): string =>
  text.replace(/[\\`*_[\]<>|~&]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, ' ');

/** Signs that Markdown could take for its own at the beginning of a line. */
const escapeStart = (line: string): string =>
  line.replace(/^([#+=-]|\d+(?=[.)]))/, (start) =>
    /^\d/.test(start) ? `${start}\\` : `\\${start}`,
  );

const counts = ({ annotations }: AnnotatedArticle, schema: Schema): string =>
  shownTypes(schema, annotations)
    .map((type) => {
      const label = escape(chineseLabel(type, schema));
      return `${label}〔${markOf(type, schema)}〕${countType(annotations, type)}`;
    })
    .join(' · ');

/** Each line as a paragraph; a highlight across lines holds them together. */
function lines({ text, annotations }: AnnotatedArticle, schema: Schema): string[] {
  let result = '';
  let offset = 0;
  const plain = (part: string): string =>
    part
      .split(/\r\n?|\n/)
      .map(escape)
      .join('\n');
  for (const annotation of annotations) {
    const { start, end, text: words } = annotation;
    // Emphasis holds no white space at its edges.
    const inner = escape(words.trim());
    result += `${plain(text.slice(offset, start))}**${inner}**〔${markOf(typeName(annotation), schema)}〕`;
    offset = end;
  }
  result += plain(text.slice(offset));
  return result
    .split('\n')
    .map((line) => escapeStart(line.trim()))
    .filter((line) => line !== '');
}

function table({ annotations }: AnnotatedArticle, schema: Schema): string[] {
  if (annotations.length === 0) return [];
  const rows = countTerms(annotations, shownTypes(schema, annotations)).map(
    ({ type, norm, count, annotation }) =>
      `| ${escape(chineseLabel(type, schema))} | ${escape(norm)} | ${count} | ${escape(describeAnnotation(annotation, schema))} |`,
  );
  return [['| 类别 | 标注 | 次数 | 说明 |', '| --- | --- | ---: | --- |', ...rows].join('\n')];
}
