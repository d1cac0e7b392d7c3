/** Telling what an editor reports late from what a person has chosen. */

/**
 * How long something that was set is waited for, in milliseconds: the report of what an editor shows already never comes.
 * Busy machines and distant ones have been seen to take five seconds.
 */
const PATIENCE = 30_000;

/**
 * What was set in an editor and may not have been reported yet. Reports come in the order in which things were set, some of
 * them never, and each replaces what stands now by what stood then.
 */
export class Echoes<T> {
  readonly #isSame: (a: T, b: T) => boolean;
  /** All that was set since the last was reported; the first ones up to `#heard` have been reported. */
  #set: T[] = [];
  #heard = 0;
  #at = 0;

  constructor(isSame: (a: T, b: T) => boolean) {
    this.#isSame = isSame;
  }

  /** Takes notice of something that was set; `now` in milliseconds. */
  expect(value: T, now: number): void {
    if (now - this.#at > PATIENCE) this.forget();
    this.#set.push(value);
    this.#at = now;
  }

  /** Takes notice of a report. */
  hear(value: T): void {
    const index = this.#set.findIndex((one, i) => i >= this.#heard && this.#isSame(one, value));
    if (index < 0) return;
    this.#heard = index + 1;
    if (this.#heard === this.#set.length) this.forget();
  }

  /** What stands once all is reported: the value that was set last where the one reported was set before it. */
  settle(reported: T, now: number): T {
    if (now - this.#at > PATIENCE) this.forget();
    const isEcho = this.#set.some((one) => this.#isSame(one, reported));
    return isEcho ? this.#set.at(-1)! : reported;
  }

  /** Waits for nothing any more. */
  forget(): void {
    this.#set = [];
    this.#heard = 0;
  }
}
