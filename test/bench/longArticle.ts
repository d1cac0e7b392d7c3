import type { AnnotatedArticle } from '../../server/src/formats/article';
import { moved } from '../../server/src/formats/edited';
import { raw } from '../../server/src/text/offsets';

/**
 * An article over and over, as one article of at least so many bytes of UTF-8. Its annotations are moved along and not
 * found anew, so that a bench of exports measures no analysis.
 */
export function longArticle(
  { name, text, annotations }: AnnotatedArticle,
  bytes: number,
): AnnotatedArticle {
  const copies = Math.ceil(bytes / Buffer.byteLength(text));
  const whole = text.repeat(copies);
  const behind = (by: number): AnnotatedArticle['annotations'] =>
    annotations.map((annotation) =>
      moved(annotation, whole, ({ start, end }) => ({
        start: raw(start + by),
        end: raw(end + by),
      })),
    );
  return {
    name,
    text: whole,
    annotations: Array.from({ length: copies }, (_, copy) => behind(copy * text.length)).flat(),
  };
}
