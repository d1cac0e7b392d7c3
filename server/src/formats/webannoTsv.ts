import type { AnnotatedArticle } from './article';
import { ENTITY } from './cas';
import { NO_MARK, withoutMark } from './edited';
import { entitiesOf, OVERLAPPING_POSTS, withoutOverlaps, type Entity } from './entities';
import type { ArticleFormat, FormatOptions } from './format';
import { labelOf } from './labels';
import { EDGES_IN_TOKENS, tokenize, type Sentence } from './tokens';

/** The features of the layer “Named entity” that every project has. */
const FEATURES = ['value', 'identifier'] as const;

/**
 * WebAnno TSV 3.3: sentences of tokens with the spans over them, in the layer “Named entity”. Offsets count UTF-16 code
 * units. Tokens are cut where spans begin and end, so that no span needs sub-tokens.
 */
export const webannoTsv = (options: FormatOptions): ArticleFormat => ({
  id: 'webanno-tsv',
  label: 'WebAnno TSV 3.3',
  description: 'Tokens and spans in the layer “Named entity” of INCEpTION and WebAnno.',
  extension: 'tsv',
  scope: 'article',
  common: [],
  limits: [
    NO_MARK,
    {
      sentence:
        'Of an annotation WebAnno TSV holds the type, the span and the glossary entry alone.',
      loses: ['norm', 'kind', 'count', 'items', 'itemsSpan', 'posts', 'postSpans', 'value'].concat([
        'valueTo',
        'unit',
        'bound',
        'indicator',
        'direction',
        'evidence',
        'confidence',
      ]),
      concerns: ({ annotations }) => annotations.length > 0,
    },
    {
      sentence: 'White space around sentences is written as a line end and spaces.',
      loses: ['text', 'span'],
      concerns(article) {
        const plain = withoutMark(article);
        return rebuilt(plain.text, tokenize(plain, options)) !== plain.text;
      },
    },
    {
      sentence: 'INCEpTION reads no WebAnno TSV without text.',
      loses: [],
      concerns: ({ text }) => text.trim() === '',
    },
    EDGES_IN_TOKENS,
    OVERLAPPING_POSTS,
  ],
  write: (article) => [
    { name: `${article.name}.tsv`, content: toTsv(withoutMark(article), options) },
  ],
});

/** What a reader makes of the text: behind each sentence a line end, where there is room for it, then spaces. */
function rebuilt(text: string, sentences: readonly Sentence[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const { start, end } of sentences) {
    const lineEnd = last > 0 && start > last ? '\n' : '';
    parts.push(lineEnd.padEnd(start - last, ' '), text.slice(start, end));
    last = end;
  }
  return parts.length === 0 ? '' : `${parts.join('')}\n`;
}

function toTsv({ text, annotations }: AnnotatedArticle, options: FormatOptions): string {
  const spans = withoutOverlaps(entitiesOf(annotations).entities);
  const sentences = tokenize({ text, annotations, cuts: spans }, options);
  const head = `#FORMAT=WebAnno TSV 3.3\n#T_SP=${[ENTITY, ...FEATURES].join('|')}\n\n`;
  const cells = cellsOf(sentences, spans, options);
  return (
    head +
    sentences
      .map(({ start, end, tokens }, index) => {
        const lines = text.slice(start, end).split('\n');
        const rows = tokens.map((token, number) =>
          [
            `${index + 1}-${number + 1}`,
            `${token.start}-${token.end}`,
            text.slice(token.start, token.end),
            ...(cells.get(token.start) ?? FEATURES.map(() => '_')),
            '',
          ].join('\t'),
        );
        return `\n${[...lines.map((line) => `#Text=${escapeText(line)}`), ...rows].join('\n')}\n`;
      })
      .join('')
  );
}

/** The cells of tokens inside spans, by where the token starts. A span of several tokens has a number. */
function cellsOf(
  sentences: readonly Sentence[],
  spans: readonly Entity[],
  options: FormatOptions,
): Map<number, string[]> {
  const cells = new Map<number, string[]>();
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  let next = 0;
  let number = 0;
  for (const { start, end, what, annotation } of spans) {
    while (tokens[next] && tokens[next]!.start < start) next += 1;
    const first = next;
    while (tokens[next] && tokens[next]!.end <= end) next += 1;
    const suffix = next - first > 1 ? `[${(number += 1)}]` : '';
    const entry = annotation && 'entry' in annotation ? annotation.entry : undefined;
    const features = [labelOf(what, options), entry];
    for (const token of tokens.slice(first, next)) {
      cells.set(
        token.start,
        features.map((value) => (value === undefined ? '*' : escapeValue(value)) + suffix),
      );
    }
  }
  return cells;
}

const NAMED: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\b': '\\b',
};

const escapeText = (text: string): string =>
  text.replace(/[\0-\x0A\x0C-\x1F\\]/g, (sign) => NAMED[sign] ?? `\\${sign}`);

const escapeValue = (value: string): string =>
  value.replace(/->|[\\[\]|_;\t\n*]/g, (sign) => NAMED[sign] ?? `\\${sign}`);
