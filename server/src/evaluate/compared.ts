/** What an annotator marked. */
export interface MarkedSpan {
  readonly type: string;
  /** UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** An article that two people annotated. */
export interface ComparedArticle {
  readonly text: string;
  readonly first: readonly MarkedSpan[];
  readonly second: readonly MarkedSpan[];
}
