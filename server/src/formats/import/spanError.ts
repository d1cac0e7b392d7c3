/** Something that does not fit; the caller knows the line. */
export class SpanError extends Error {
  override readonly name = 'SpanError';
}
