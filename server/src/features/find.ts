import type { Analysis } from '../document/analysis';
import type { Annotation, OfficialAnnotation } from '../document/annotation';
import type { RawOffset, RawSpan } from '../text/offsets';
import { firstEndingAfter } from '../text/spans';

/** The annotation that stands at a place, and the part of the text that stands for it there. */
export interface Subject<T extends Annotation = Annotation> {
  readonly annotation: T;
  /** The annotation's own span, or the post's at which an official was found. */
  readonly span: RawSpan;
}

/** The annotation whose span holds the character at an offset. */
export function annotationAt(analysis: Analysis, offset: RawOffset): Annotation | undefined {
  const found = analysis.annotations[firstEndingAfter(analysis.annotations, offset)];
  return found && found.start <= offset ? found : undefined;
}

/**
 * What a person means who points at an offset: the annotation there, or the official whose post stands there. With
 * `touching`, also the annotation that ends exactly there, as for a cursor behind a word.
 */
export function subjectAt(
  analysis: Analysis,
  offset: RawOffset,
  touching = false,
): Subject | undefined {
  const inside = annotationAt(analysis, offset);
  if (inside) return { annotation: inside, span: inside };
  const post = postAt(analysis, offset);
  if (post) return post;
  if (touching && offset > 0) {
    const before = annotationAt(analysis, (offset - 1) as RawOffset);
    if (before) return { annotation: before, span: before };
  }
  return undefined;
}

/** Posts stand near their names, so only the officials around the offset are asked. */
function postAt(analysis: Analysis, offset: RawOffset): Subject<OfficialAnnotation> | undefined {
  const { annotations } = analysis;
  const index = firstEndingAfter(annotations, offset);
  const from = Math.max(0, index - POST_REACH);
  const to = Math.min(annotations.length, index + POST_REACH);
  for (let i = from; i < to; i++) {
    const annotation = annotations[i]!;
    if (annotation.type !== 'official') continue;
    const span = annotation.postSpans.find(({ start, end }) => start <= offset && offset < end);
    if (span) return { annotation, span };
  }
  return undefined;
}

/** How many annotations away from its name a post may stand: a group title is shared by a whole list of names. */
const POST_REACH = 64;
