import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../server/src/document/analysis';
import type { Annotation, AnnotationType } from '../../server/src/document/annotation';
import { testLexicon } from './lexicon';

const LETTERS: Readonly<Record<string, AnnotationType>> = {
  S: 'slogan',
  F: 'formula',
  O: 'official',
  M: 'metric',
};

/** An annotation as a test writes it down. */
export interface Expected {
  readonly type: AnnotationType;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Reads a text in which annotations are marked by hand: `市委书记{O:陈志远}指出，完成{M:13项}任务`. Offsets count
 * UTF-16 code units of the text without the marks.
 */
export function parseMarked(marked: string): {
  readonly text: string;
  readonly expected: Expected[];
} {
  const expected: Expected[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(/\{([SFOM]):([^{}]+)\}/g)) {
    text += marked.slice(last, match.index);
    const inner = match[2]!;
    expected.push({
      type: LETTERS[match[1]!]!,
      start: text.length,
      end: text.length + inner.length,
      text: inner,
    });
    text += inner;
    last = match.index + match[0].length;
  }
  return { text: text + marked.slice(last), expected };
}

/** The other way round: a text with what an analysis found in it, for messages a person can read. */
export function toMarked(text: string, annotations: readonly Expected[]): string {
  const letter = (type: AnnotationType) =>
    Object.keys(LETTERS).find((key) => LETTERS[key] === type);
  let result = '';
  let last = 0;
  for (const { type, start, end } of annotations) {
    result += `${text.slice(last, start)}{${letter(type)}:${text.slice(start, end)}}`;
    last = end;
  }
  return result + text.slice(last);
}

/** The one annotation with the words given. */
export function only<T extends AnnotationType>(
  { annotations }: Analysis,
  type: T,
  text: string,
): Extract<Annotation, { type: T }> {
  const found = annotations.filter((a) => a.type === type && a.text === text);
  if (found.length !== 1) {
    throw new Error(`${found.length} annotations of type ${type} read ${text}, not one`);
  }
  return found[0] as Extract<Annotation, { type: T }>;
}

/** Declares a test for each marked text of a table, by group: what is found has to be what is marked. */
export function describeMarked(table: Readonly<Record<string, readonly string[]>>): void {
  const lexicon = testLexicon();
  for (const [group, rows] of Object.entries(table)) {
    describe(group, () => {
      for (const row of rows) {
        it(row.replaceAll('\n', '⏎'), () => {
          const { text } = parseMarked(row);
          assert.equal(toMarked(text, analyze(text, lexicon).annotations), row);
        });
      }
    });
  }
}
