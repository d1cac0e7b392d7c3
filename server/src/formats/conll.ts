import { stemOf, typeName, type AnnotatedArticle } from './article';
import { EVERY_FIELD } from './fields';
import type { ArticleFormat, FormatOptions } from './format';
import { labelled, labelOf } from './labels';
import { NO_REVIEW } from './remarks';
import { EDGES_IN_TOKENS, isBetweenTokens, tokenize, type Token } from './tokens';

/** What marks a token in each scheme: first, inside and last of its span, and alone. */
const MARKS: Readonly<Record<FormatOptions['scheme'], Readonly<Record<Position, string>>>> = {
  bio: { first: 'B', inside: 'I', last: 'I', single: 'B' },
  bioes: { first: 'B', inside: 'I', last: 'E', single: 'S' },
  bmes: { first: 'B', inside: 'M', last: 'E', single: 'S' },
};

type Position = 'first' | 'inside' | 'last' | 'single';

/**
 * CoNLL-2003: a token on each line, its tag in the last of four columns, a blank line behind each sentence. The text
 * stands beside it, since tokens know nothing of the white space between them.
 */
export const conll = (options: FormatOptions): ArticleFormat => ({
  id: 'conll',
  label: 'CoNLL',
  description: 'A tagged token on each line, for training taggers: BIO, BIOES or BMES.',
  extension: 'conll',
  scope: 'article',
  joins: true,
  common: [{ name: 'labels.txt', content: tagList(options) }],
  limits: [
    {
      sentence: 'Of an annotation CoNLL holds the type and the tokens alone.',
      loses: EVERY_FIELD,
      concerns: ({ annotations }) => annotations.length > 0,
    },
    NO_REVIEW,
    EDGES_IN_TOKENS,
  ],
  write: (article) => [
    { name: `${stemOf(article.name)}.conll`, content: toConll(article, options) },
    { name: `${stemOf(article.name)}.txt`, content: article.text },
  ],
});

function toConll(article: AnnotatedArticle, options: FormatOptions): string {
  const { text, annotations } = article;
  let next = 0;
  const tagOf = (token: Token): string => {
    while (annotations[next] && annotations[next]!.end <= token.start) next += 1;
    const annotation = annotations[next];
    if (!annotation || token.start < annotation.start) return 'O';
    const isFirst = isBetweenTokens(text.slice(annotation.start, token.start));
    const isLast = isBetweenTokens(text.slice(token.end, annotation.end));
    const position = isFirst ? (isLast ? 'single' : 'first') : isLast ? 'last' : 'inside';
    return `${MARKS[options.scheme][position]}-${columnLabel(typeName(annotation), options)}`;
  };
  const sentences = tokenize(article, options).map(({ tokens }) =>
    tokens.map((token) => `${text.slice(token.start, token.end)} _ _ ${tagOf(token)}\n`).join(''),
  );
  return [`-DOCSTART- ${nameToken(article.name)} O O\n`, ...sentences]
    .map((part) => `${part}\n`)
    .join('');
}

/** The name of an article as one column: readers look at the first one of the line alone. */
const nameToken = (name: string): string => name.replace(/[\s%]/gu, encodeURIComponent) || NO_NAME;

/** What CoNLL-2003 has where an article has no name. */
export const NO_NAME = '-X-';

/** The label of a type; white space would end its column. */
const columnLabel = (what: string, options: FormatOptions): string =>
  labelOf(what, options).replace(/\s+/g, '_');

/** All tags, one on a line: what a trainer wants to know beforehand. */
function tagList(options: FormatOptions): string {
  const marks = [...new Set(Object.values(MARKS[options.scheme]))];
  const tags = labelled(options)
    .filter((what) => what !== 'post')
    .flatMap((what) => marks.map((mark) => `${mark}-${columnLabel(what, options)}`));
  return ['O', ...tags].map((tag) => `${tag}\n`).join('');
}
