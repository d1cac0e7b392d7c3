import type { Analysis } from '../document/analysis';
import type { Annotation } from '../document/annotation';
import { introduces } from '../document/occurrences';
import type { RawSpan } from '../text/offsets';
import { articleDates } from './date';

/** What is looked for across files. Metrics are measured once and mean nothing elsewhere. */
export type IndexedType = 'slogan' | 'formula' | 'official';

/** One thing, whatever words stand for it: a person, or a term in all its forms. */
export interface Identity {
  readonly type: IndexedType;
  /** Equal for the same thing, different for different ones. */
  readonly key: string;
  /** The words that stand for it, simplified and without noise. */
  readonly name: string;
}

/** A place where a thing is mentioned. */
export interface Mention extends RawSpan, Identity {
  /** Whether the text introduces it here; see {@link introduces}. */
  readonly introduces: boolean;
  /** The posts that are given to a person here. */
  readonly posts: readonly (RawSpan & { readonly words: string })[];
}

/** What the index keeps of a document. */
export interface DocumentSummary {
  /** Where each line begins, as offsets. */
  readonly lineStarts: Uint32Array;
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  /** For each article of the file where it begins, and its date where it gives one. */
  readonly dates: readonly { readonly start: number; readonly date: string | undefined }[];
}

/**
 * What an annotation stands for.
 *
 * @returns `undefined` for what is not looked for across files: metrics, and people of whom only the surname is given.
 */
export function identityOf(annotation: Annotation): Identity | undefined {
  const { type, norm } = annotation;
  if (type === 'metric') return undefined;
  const name = norm.replace(/\s+/g, '');
  if (type === 'official') {
    return [...name].length < 2 ? undefined : { type, key: `person ${name}`, name };
  }
  const { entry } = annotation;
  return { type, key: entry === undefined ? `term ${name}` : `entry ${entry}`, name };
}

/** Takes from an analysis what other files may ask for. */
export function summarize(analysis: Analysis): DocumentSummary {
  const mentions: Mention[] = [];
  for (const annotation of analysis.annotations) {
    const identity = identityOf(annotation);
    if (!identity) continue;
    mentions.push({
      ...identity,
      start: annotation.start,
      end: annotation.end,
      introduces: introduces(annotation),
      posts:
        annotation.type === 'official'
          ? annotation.posts.map((words, i) => {
              const { start, end } = annotation.postSpans[i]!;
              return { words, start, end };
            })
          : [],
    });
  }
  return {
    lineStarts: lineStarts(analysis.reading.raw),
    mentions,
    dates: articleDates(analysis),
  };
}

/** Lines end as in the Language Server Protocol: at CR LF, LF or CR. */
function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return Uint32Array.from(starts);
}
