interface Span {
  readonly start: number;
  readonly end: number;
}

/** A cell of the grid is so many characters wide, as a power of two. */
const WIDTH = 6;

/** Spans that others near them are looked for among; each lies in all cells that it touches. */
export class SpanGrid<T extends Span> {
  readonly #cells = new Map<number, T[]>();

  constructor(spans: Iterable<T> = []) {
    for (const span of spans) this.add(span);
  }

  add(span: T): void {
    for (let cell = span.start >> WIDTH; cell <= (span.end - 1) >> WIDTH; cell++) {
      const spans = this.#cells.get(cell);
      if (spans) spans.push(span);
      else this.#cells.set(cell, [span]);
    }
  }

  /** Whether any of the spans that may touch a range is as asked: all that do are among those that are tested. */
  someNear({ start, end }: Span, test: (span: T) => boolean): boolean {
    for (let cell = start >> WIDTH; cell <= (end - 1) >> WIDTH; cell++) {
      if (this.#cells.get(cell)?.some(test)) return true;
    }
    return false;
  }
}
