/** Annotations of an article, carried over to a text made from it. */
import type { Alignment } from '../script/alignment';
import { carrySpans, withSpan } from '../script/carry';
import type { RawSpan } from '../text/offsets';
import { piecesOf, type ArticleAnnotation } from './article';

/**
 * Carries annotations, overlapping ones and those of several pieces too, to where their words stand in a text made from
 * theirs. Pieces and annotations of whose words nothing is left are gone.
 *
 * @param annotations In the order of their starts.
 * @param alignment From their text to the new one.
 */
export const carried = (
  annotations: readonly ArticleAnnotation[],
  alignment: Alignment,
  text: string,
): ArticleAnnotation[] =>
  layersOf(annotations)
    .flatMap((layer) => carryLayer(layer, alignment, text))
    .sort((a, b) => a.start - b.start || a.end - b.end);

/** The annotations in as few groups as they need so that none overlaps another of its group. */
function layersOf(annotations: readonly ArticleAnnotation[]): ArticleAnnotation[][] {
  const layers: ArticleAnnotation[][] = [];
  for (const annotation of annotations) {
    const layer = layers.find((one) => one.at(-1)!.end <= annotation.start);
    if (layer) layer.push(annotation);
    else layers.push([annotation]);
  }
  return layers;
}

function carryLayer(
  layer: readonly ArticleAnnotation[],
  alignment: Alignment,
  text: string,
): ArticleAnnotation[] {
  const spans = carrySpans(layer.flatMap(piecesOf), alignment, text);
  let next = 0;
  return layer.flatMap((annotation): ArticleAnnotation[] => {
    const count = piecesOf(annotation).length;
    const left = spans.slice(next, next + count).filter((span) => span !== undefined);
    next += count;
    const [first, last] = [left[0], left.at(-1)];
    if (!first || !last) return [];
    return [inPieces(withSpan(annotation, { ...first, end: last.end }, alignment, text), left)];
  });
}

/** The annotation with other pieces than it had. */
export function inPieces(
  annotation: ArticleAnnotation,
  pieces: readonly RawSpan[],
): ArticleAnnotation {
  if (pieces.length > 1) return { ...annotation, pieces };
  const whole = { ...annotation };
  delete whole.pieces;
  return whole;
}
