import type { Analysis } from '../document/analysis';
import { introduces, occurrencesOf } from '../document/occurrences';
import type { RawOffset, RawSpan } from '../text/offsets';
import { subjectAt } from './find';

/** An occurrence of what stands at the cursor. */
export interface DocumentHighlight extends RawSpan {
  /** Whether the text introduces it here: gives a person a post, lists what a formula counts. */
  readonly introduces: boolean;
}

/**
 * All occurrences in the document of the annotation at a place: see {@link occurrencesOf}.
 *
 * @returns The occurrences in order; empty where nothing is annotated there.
 */
export function findDocumentHighlights(analysis: Analysis, offset: RawOffset): DocumentHighlight[] {
  const subject = subjectAt(analysis, offset, true);
  if (!subject) return [];
  return occurrencesOf(analysis, subject.annotation).map((annotation) => ({
    start: annotation.start,
    end: annotation.end,
    introduces: introduces(annotation),
  }));
}
