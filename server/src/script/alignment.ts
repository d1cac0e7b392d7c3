/**
 * How the offsets of a text and of one made from it answer to each other. Everything that rewrites an article,
 * conversion and cleaning alike, says what it did as changes; between them the text is copied.
 */

/** A range of UTF-16 code units, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch of the source and the stretch of the target that stands for it. Either may be empty, never both. */
export interface Change {
  readonly source: Range;
  readonly target: Range;
}

/**
 * A total and monotone map between the offsets of two texts. Changes are in order and do not overlap; what lies
 * between two of them has the same length in both texts.
 */
export class Alignment {
  constructor(
    readonly changes: readonly Change[],
    readonly sourceLength: number,
    readonly targetLength: number,
  ) {}

  /** The map of a text onto itself. */
  static identity(length: number): Alignment {
    return new Alignment([], length, length);
  }

  /** The map that edits in order, none overlapping another, make of a text. */
  static ofEdits(edits: readonly Edit[], sourceLength: number): Alignment {
    const changes: Change[] = [];
    let shift = 0;
    for (const { start, end, replacement } of edits) {
      const target = { start: start + shift, end: start + shift + replacement.length };
      changes.push({ source: { start, end }, target });
      shift += replacement.length - (end - start);
    }
    return new Alignment(changes, sourceLength, sourceLength + shift);
  }

  /**
   * The edits that make the target of the source, in order.
   *
   * @param text The target.
   */
  edits(text: string): Edit[] {
    return this.changes.map(({ source, target }) => ({
      ...source,
      replacement: text.slice(target.start, target.end),
    }));
  }

  /** The stretch of the target that stands for a range: where it cuts a change, the change as a whole. */
  toTarget(range: Range): Range {
    return widen(
      this.changes,
      range,
      (change) => change.source,
      (change) => change.target,
    );
  }

  /** The stretch of the source that a range of the target stands for. */
  toSource(range: Range): Range {
    return widen(
      this.changes,
      range,
      (change) => change.target,
      (change) => change.source,
    );
  }

  /**
   * The one offset of the target that a boundary of the source is. Inside a change it lies as far in as in the source,
   * by share; so boundaries keep their order.
   */
  boundaryToTarget(offset: number): number {
    const index = firstEndingAt(this.changes, offset + 1, (change) => change.source);
    const change = this.changes[index];
    if (change === undefined || offset <= change.source.start) {
      const before = this.changes[index - 1];
      return before ? before.target.end + (offset - before.source.end) : offset;
    }
    const { source, target } = change;
    const share = (offset - source.start) / (source.end - source.start);
    return target.start + Math.round(share * (target.end - target.start));
  }

  /** The same map from target to source. */
  inverse(): Alignment {
    const changes = this.changes.map(({ source, target }) => ({ source: target, target: source }));
    return new Alignment(changes, this.targetLength, this.sourceLength);
  }

  /** The map from the source of this one to the target of the next, whose source is the target of this one. */
  then(next: Alignment): Alignment {
    if (this.changes.length === 0) return next;
    if (next.changes.length === 0) return this;
    const result: Change[] = [];
    let shiftBefore = 0;
    let shiftAfter = 0;
    let i = 0;
    let j = 0;
    while (i < this.changes.length || j < next.changes.length) {
      // A cluster is what overlaps in the text between the two, whose offsets `start` and `end` count.
      const first = this.changes[i]?.target;
      const second = next.changes[j]?.source;
      const start = Math.min(first?.start ?? Infinity, second?.start ?? Infinity);
      const sourceStart = start - shiftBefore;
      const targetStart = start + shiftAfter;
      let end = start;
      let isEmpty = true;
      for (;;) {
        const before = this.changes[i];
        const after = next.changes[j];
        if (before && joins(before.target, end, isEmpty)) {
          end = Math.max(end, before.target.end);
          shiftBefore += lengthOf(before.target) - lengthOf(before.source);
          i++;
        } else if (after && joins(after.source, end, isEmpty)) {
          end = Math.max(end, after.source.end);
          shiftAfter += lengthOf(after.target) - lengthOf(after.source);
          j++;
        } else break;
        isEmpty = end === start;
      }
      const source = { start: sourceStart, end: end - shiftBefore };
      const target = { start: targetStart, end: end + shiftAfter };
      if (lengthOf(source) + lengthOf(target) > 0) result.push({ source, target });
    }
    return new Alignment(result, this.sourceLength, next.targetLength);
  }
}

/** A stretch of a text and what replaces it. */
export interface Edit extends Range {
  readonly replacement: string;
}

/** Applies edits that are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let copied = 0;
  for (const { start, end, replacement } of edits) {
    result += text.slice(copied, start) + replacement;
    copied = end;
  }
  return result + text.slice(copied);
}

const lengthOf = ({ start, end }: Range): number => end - start;

/** Whether a change goes on where a cluster ends: it overlaps it, or one of both is empty and they touch. */
const joins = ({ start, end }: Range, clusterEnd: number, clusterIsEmpty: boolean): boolean =>
  start < clusterEnd || (start === clusterEnd && (clusterIsEmpty || start === end));

/** Index of the first change one side of which ends at an offset or behind it. */
function firstEndingAt(
  changes: readonly Change[],
  offset: number,
  side: (change: Change) => Range,
): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (side(changes[middle]!).end >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function widen(
  changes: readonly Change[],
  { start, end }: Range,
  from: (change: Change) => Range,
  to: (change: Change) => Range,
): Range {
  const shifted = (offset: number, index: number): number => {
    const before = changes[index - 1];
    return before ? to(before).end + (offset - from(before).end) : offset;
  };
  // What was put in at a boundary belongs to neither side, so both look for it on their own.
  const opening = firstEndingAt(changes, start + 1, from);
  const cutAtStart = changes[opening];
  const first =
    cutAtStart !== undefined && from(cutAtStart).start < start
      ? to(cutAtStart).start
      : shifted(start, opening);
  if (start === end) return { start: first, end: first };
  const closing = firstEndingAt(changes, end, from);
  const cutAtEnd = changes[closing];
  const last =
    cutAtEnd !== undefined && from(cutAtEnd).start < end ? to(cutAtEnd).end : shifted(end, closing);
  return { start: first, end: Math.max(first, last) };
}
