import type { Fields } from '../decisions/decision';
import type { Annotation, Evidence } from '../document/annotation';
import { splitArticles } from '../script/split';
import type { RawSpan } from '../text/offsets';
import type { Reading } from '../text/reading';
import { quoted } from './quoted';
import type { Review } from './review';

/** A text with what was found in it: what an exporter is given. */
export interface AnnotatedArticle {
  /** What the record calls the file: its name, or its path below the folder that is exported, with `/`. */
  readonly name: string;
  /** The raw text; what the annotations count in. */
  readonly text: string;
  /** In the order of their starts. What a person added may overlap others. */
  readonly annotations: readonly ArticleAnnotation[];
  /** Between annotations, by their ids; see `relationsOf`. */
  readonly relations?: readonly ArticleRelation[];
  /** How the file is encoded, where that is not UTF-8. */
  readonly encoding?: string;
  /** The articles of a file with several, one after the other; together they are the text. */
  readonly parts?: readonly TextPart[];
  /** What the text is, where it is not the one that is stored: exports have to hold it. */
  readonly form?: TextForm;
}

/** An article of a file with several. */
export interface TextPart extends RawSpan {
  /** Its headline without noise and in simplified characters, else its first words. */
  readonly title: string;
}

/** The articles of a file, where it has several. */
export function partsOf(read: Reading): { readonly parts?: readonly TextPart[] } {
  const parts = splitArticles(read);
  return parts.length > 1
    ? { parts: parts.map(({ title, start, end }) => ({ title, start, end })) }
    : {};
}

/** The part in which an offset stands, of parts one after the other. */
export function partAt(parts: readonly TextPart[], offset: number): TextPart | undefined {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return parts[low];
}

/** An annotation of a suggested type or of one's own, with what a person may have said of it. */
export type ArticleAnnotation = (Annotation | OwnAnnotation) & {
  /** Where something refers to it. */
  readonly id?: string;
  /** Attributes that the project declares, by their names; see `RESERVED`. */
  readonly own?: Fields;
  /** What a person said of it beside that, where somebody decided on it. */
  readonly review?: Review;
  /** Two at least, in order, where it has several; the span is then that from the first to the last. */
  readonly pieces?: readonly RawSpan[];
};

/** An annotation of a type of one's own. */
export interface OwnAnnotation extends RawSpan {
  readonly type: 'own';
  /** The type by its name in the schema of the project. */
  readonly name: string;
  readonly text: string;
  readonly norm: string;
  readonly evidence: readonly Evidence[];
  readonly confidence: number;
}

/** The name of an annotation's type. */
export const typeName = (annotation: ArticleAnnotation): string =>
  annotation.type === 'own' ? annotation.name : annotation.type;

/** Where the words of an annotation stand: in order, one at least. */
export const piecesOf = ({ start, end, pieces }: ArticleAnnotation): readonly RawSpan[] =>
  pieces ?? [{ start, end }];

/** A relation that a person made between two annotations. */
export interface ArticleRelation {
  /** By its name in the schema of the project. */
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** A text that was made from the one that is stored. */
export type TextForm = 'clean' | 'simplified' | 'traditional';

/** The name of an article without `.txt`: what programs put their own extensions behind. */
export const stemOf = (name: string): string => name.replace(/\.txt$/i, '');

/** An annotation whose words are not the words at its offsets: writing it would point a reader to the wrong place. */
export class SpanMismatchError extends Error {
  override readonly name = 'SpanMismatchError';

  constructor(
    readonly article: string,
    readonly start: number,
    readonly end: number,
    readonly expected: string,
    readonly found: string,
  ) {
    super(
      `${article}: the text at ${start}–${end} is ${quoted(found)}, ` + `not ${quoted(expected)}`,
    );
  }
}

/**
 * Checks that every span of an article holds the words that it claims.
 *
 * @throws {SpanMismatchError} for the first one that does not.
 */
export function assertSpansMatch({
  name,
  text,
  annotations,
}: {
  readonly name: string;
  readonly text: string;
  readonly annotations: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly pieces?: readonly { readonly start: number; readonly end: number }[];
  }[];
}): void {
  for (const { start, end, text: expected, pieces } of annotations) {
    const found = text.slice(start, end);
    if (start < 0 || end <= start || found !== expected) {
      throw new SpanMismatchError(name, start, end, expected, found);
    }
    const outside = pieces?.find((piece) => piece.start < start || piece.end > end);
    if (outside) {
      const words = text.slice(outside.start, outside.end);
      throw new SpanMismatchError(name, outside.start, outside.end, expected, words);
    }
  }
}
