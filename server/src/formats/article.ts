import type { Annotation } from '../document/annotation';
import { quoted } from './quoted';

/** A text with what was found in it: what an exporter is given. */
export interface AnnotatedArticle {
  /** What the record calls the file: its name, or its path below the folder that is exported, with `/`. */
  readonly name: string;
  /** The raw text; what the annotations count in. */
  readonly text: string;
  readonly annotations: readonly ArticleAnnotation[];
  /** Between annotations, by their ids; see `relationsOf`. */
  readonly relations?: readonly ArticleRelation[];
  /** How the file is encoded, where that is not UTF-8. */
  readonly encoding?: string;
  /** What the text is, where it is not the one that is stored: exports have to hold it. */
  readonly form?: TextForm;
}

/** An annotation, with an id where something refers to it. */
export type ArticleAnnotation = Annotation & { readonly id?: string };

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
  }[];
}): void {
  for (const { start, end, text: expected } of annotations) {
    const found = text.slice(start, end);
    if (start < 0 || end <= start || found !== expected) {
      throw new SpanMismatchError(name, start, end, expected, found);
    }
  }
}
