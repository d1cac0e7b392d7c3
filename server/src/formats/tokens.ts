/** Sentences and tokens for formats that know text only as tokens. */
import { wordSpans } from '../text/segmenter';
import type { AnnotatedArticle } from './article';
import { onAnnotations, type FormatOptions, type Limit } from './format';

/** A token as UTF-16 offsets, without white space in it. */
export interface Token {
  readonly start: number;
  readonly end: number;
}

/** A sentence from its first token to its last one. */
export interface Sentence extends Token {
  readonly tokens: readonly [Token, ...Token[]];
}

/** A line end, or the end of a sentence with the quotation marks and brackets that close behind it. */
const SENTENCE_END = /[\r\n\u2028\u2029\u0085]+|[。！？!?]+[”’」』）)】]*/gu;

/** Letters and digits that are no Chinese characters. */
const RUN = String.raw`(?:(?!\p{Script=Han})[\p{L}\p{N}])+`;

/** A Chinese character; a run of letters and digits with the signs that join them, as in 1+8+1; or a sign with its marks. */
const TOKEN = new RegExp(
  String.raw`\p{Script=Han}|${RUN}(?:[+\-–.,:/]${RUN})*%?|[^\s\p{Cc}][\p{M}\uFE0F]*`,
  'gu',
);

/** A word of the segmenter may hold white space, which no token does. */
const SOLID = /[^\s\p{Cc}]+/gu;

/** Whether nothing of a text would be in a token. */
export const isBetweenTokens = (text: string): boolean => !/[^\s\p{Cc}]/u.test(text);

/** What formats of tokens lose of spans. */
export const EDGES_IN_TOKENS: Limit = {
  sentence: 'White space at the edge of an annotation is in no token.',
  loses: ['span'],
  ...onAnnotations(({ text }) => /^[\s\p{Cc}]|[\s\p{Cc}]$/u.test(text)),
};

interface Text extends Pick<AnnotatedArticle, 'text' | 'annotations'> {
  /** Spans that tokens are cut at, too. */
  readonly cuts?: readonly Token[];
}

/**
 * Splits an article into sentences of tokens. No sentence ends inside an annotation, and every annotation begins and
 * ends where a token does; white space at its edges is in no token.
 */
export const tokenize = (text: Text, options: TokenOptions): Sentence[] => [
  ...sentencesOf(text, options),
];

type TokenOptions = Pick<FormatOptions, 'tokens' | 'segmenter'>;

/** What {@link tokenize} gives, sentence by sentence. */
export function* sentencesOf(
  { text, annotations, cuts: more = [] }: Text,
  { tokens: kind, segmenter }: TokenOptions,
): Generator<Sentence> {
  const cuts = new Set(
    [...annotations, ...more].flatMap(({ start, end }): number[] => [start, end]),
  );
  for (const [from, to] of sentenceRanges(text, stretchesOf(annotations))) {
    const range = text.slice(from, to);
    const found =
      kind === 'char'
        ? matches(range, TOKEN)
        : wordSpans(segmenter, range).flatMap(solidParts(range));
    const tokens: Token[] = [];
    for (const { start, end } of found) addParts(tokens, from + start, from + end, cuts);
    if (!isNotEmpty(tokens)) continue;
    yield { start: tokens[0].start, end: tokens.at(-1)!.end, tokens };
  }
}

/** The text under annotations, those that overlap as one stretch. */
function stretchesOf(annotations: AnnotatedArticle['annotations']): Token[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of annotations) {
    const last = stretches.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}

function* sentenceRanges(
  text: string,
  annotations: readonly Token[],
): Generator<[from: number, to: number]> {
  let from = 0;
  let next = 0;
  for (const { 0: end, index } of text.matchAll(SENTENCE_END)) {
    const to = index + end.length;
    while (annotations[next] && annotations[next]!.end <= index) next += 1;
    const annotation = annotations[next];
    if (annotation && annotation.start < to && annotation.end > to) continue;
    yield [from, to];
    from = to;
  }
  if (from < text.length) yield [from, text.length];
}

const matches = (text: string, pattern: RegExp): Token[] =>
  Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));

const solidParts =
  (text: string) =>
  ({ start, end }: Token): Token[] =>
    matches(text.slice(start, end), SOLID).map((part) => ({
      start: start + part.start,
      end: start + part.end,
    }));

const isNotEmpty = (tokens: Token[]): tokens is [Token, ...Token[]] => tokens.length > 0;

/** Adds the parts of a token between the places where annotations begin and end. */
function addParts(tokens: Token[], start: number, end: number, cuts: ReadonlySet<number>): void {
  let from = start;
  for (let offset = start + 1; offset < end; offset += 1) {
    if (!cuts.has(offset)) continue;
    tokens.push({ start: from, end: offset });
    from = offset;
  }
  tokens.push({ start: from, end });
}
