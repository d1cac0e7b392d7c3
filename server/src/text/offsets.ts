/**
 * Offsets of two different texts that must never be mixed: the raw file and the reading made of it.
 * Both count UTF-16 code units, as the Language Server Protocol does; ranges are end exclusive.
 */
declare const unit: unique symbol;

/** A UTF-16 code unit offset into the raw text of a file, exactly as stored. */
export type RawOffset = number & { readonly [unit]: 'raw' };

/** A UTF-16 code unit offset into {@link Reading.text}. */
export type ReadingOffset = number & { readonly [unit]: 'reading' };

/** A range of the raw text, end exclusive. */
export interface RawSpan {
  readonly start: RawOffset;
  readonly end: RawOffset;
}

/** A range of the reading, end exclusive. */
export interface ReadingSpan {
  readonly start: ReadingOffset;
  readonly end: ReadingOffset;
}

/** Marks a number that counts into the raw text. */
export const raw = (offset: number): RawOffset => offset as RawOffset;

/** Marks a number that counts into the reading. */
export const reading = (offset: number): ReadingOffset => offset as ReadingOffset;
