/** Places in a document as client and server name them. Part of `protocol.ts`. */

/** A place as the Language Server Protocol has it: zero-based, characters in UTF-16 code units. */
export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

/** A range as the Language Server Protocol has it: end exclusive. */
export interface ProtocolRange {
  readonly start: ProtocolPosition;
  readonly end: ProtocolPosition;
}

/**
 * Ranges to paint, four numbers each: start line, start character, end line, end character. No range crosses a line
 * break or covers a caption that stands inside a sentence, so an annotation may give several.
 */
export type FlatRanges = readonly number[];
