import {
  ANNOTATION_TYPES,
  type AnnotationsParams,
  type AnnotationType,
  type FlatRanges,
  type ProtocolPosition,
  type ProtocolRange,
} from '../../server/src/lsp/protocol';

/** An annotation as the page shows it. */
export interface FoundAnnotation {
  readonly type: AnnotationType;
  /** Its parts in reading order, never none: a line break or a caption may stand inside it. */
  readonly pieces: readonly [ProtocolRange, ...ProtocolRange[]];
}

/** The ranges that a flat list stands for. Numbers that make no whole range are left out. */
export function unflatten(flat: FlatRanges): ProtocolRange[] {
  const ranges: ProtocolRange[] = [];
  for (let i = 0; i + 3 < flat.length; i += 4) {
    ranges.push({
      start: { line: flat[i]!, character: flat[i + 1]! },
      end: { line: flat[i + 2]!, character: flat[i + 3]! },
    });
  }
  return ranges;
}

/** The annotations of a document, sorted by where they begin. */
export function foundAnnotations(params: AnnotationsParams): FoundAnnotation[] {
  const found = ANNOTATION_TYPES.flatMap((type) => {
    const continued = new Set(params.continued[type]);
    const annotations: { type: AnnotationType; pieces: [ProtocolRange, ...ProtocolRange[]] }[] = [];
    unflatten(params.ranges[type]).forEach((range, index) => {
      const before = annotations.at(-1);
      if (before && continued.has(index)) before.pieces.push(range);
      else annotations.push({ type, pieces: [range] });
    });
    return annotations;
  });
  return found.sort((a, b) => comparePositions(startOf(a), startOf(b)));
}

/** Where an annotation begins. */
export const startOf = (annotation: FoundAnnotation): ProtocolPosition =>
  annotation.pieces[0].start;

/** Where an annotation ends. */
export const endOf = (annotation: FoundAnnotation): ProtocolPosition =>
  annotation.pieces.at(-1)!.end;

/**
 * The annotation that follows a position, or the first one where none does.
 *
 * @param annotations Sorted, as {@link foundAnnotations} gives them.
 * @returns `undefined` where there is none at all.
 */
export function annotationAfter(
  annotations: readonly FoundAnnotation[],
  position: ProtocolPosition,
): FoundAnnotation | undefined {
  return (
    annotations.find((annotation) => comparePositions(startOf(annotation), position) > 0) ??
    annotations[0]
  );
}

/** The annotation that ends before a position or there, or the last one where none does; see {@link annotationAfter}. */
export function annotationBefore(
  annotations: readonly FoundAnnotation[],
  position: ProtocolPosition,
): FoundAnnotation | undefined {
  return (
    annotations.findLast((annotation) => comparePositions(endOf(annotation), position) <= 0) ??
    annotations.at(-1)
  );
}

function comparePositions(a: ProtocolPosition, b: ProtocolPosition): number {
  return a.line - b.line || a.character - b.character;
}
