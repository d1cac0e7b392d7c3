/** So many lines become one string at a time. */
const LINES = 1_000;

/** A text that is made of millions of lines, each of which is small and would cost more than its characters. */
export class LongText {
  readonly #parts: string[] = [];
  #lines: string[] = [];

  add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length >= LINES) this.#join();
  }

  /** @throws where it is longer than a string can be. */
  toString(): string {
    this.#join();
    try {
      return this.#parts.join('');
    } catch (error) {
      throw new Error('is too long for this format; split it', { cause: error });
    }
  }

  #join(): void {
    this.#parts.push(this.#lines.join(''));
    this.#lines = [];
  }
}
