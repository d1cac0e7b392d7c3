/** Dirt as an editor reports it: dirty articles hold some in every clause, so there is one problem for each line. */
import { countScriptMarks } from '../../text/simplify';
import type { Reading } from '../../text/reading';
import type { Range } from '../alignment';
import type { Dirt, DirtKind } from './dirt';
import { lineEnd, lineStart } from './lines';

/** Dirt of one kind in one line. */
export interface DirtProblem extends Range {
  readonly kind: DirtKind;
  /** How many places there are; the first is the problem's own span. */
  readonly count: number;
  /** Whether cleaning takes it away. */
  readonly isRemovable: boolean;
}

/** Groups dirt, in order, by line and kind. */
export function findDirtProblems(text: string, dirt: readonly Dirt[]): DirtProblem[] {
  const problems: DirtProblem[] = [];
  /** Index of the problem of each kind in the current line. */
  let inLine = new Map<string, number>();
  let end = -1;
  for (const { kind, start, end: dirtEnd, replacement } of dirt) {
    if (start > end) {
      inLine = new Map();
      end = lineEnd(text, start);
    }
    const isRemovable = replacement !== undefined;
    const key = `${kind} ${isRemovable}`;
    const known = inLine.get(key);
    if (known === undefined) {
      inLine.set(key, problems.length);
      problems.push({ kind, start, end: dirtEnd, count: 1, isRemovable });
    } else {
      problems[known] = { ...problems[known]!, count: problems[known]!.count + 1 };
    }
  }
  return problems;
}

/** The rule that an article is in one script, as diagnostics and reports name and word it. */
export const MIXED_SCRIPT = {
  id: 'mixed-script',
  what: {
    en: 'an article that mixes simplified and traditional script',
    zh: '同一篇文章繁简混用',
  },
  message: {
    en: 'The article mixes simplified and traditional script',
    zh: '本文繁简混用',
  },
} as const;

/** Where an article in both scripts first turns to the one that has less of it; undefined for others. */
export function findScriptChange({ raw, script }: Reading): Range | undefined {
  if (script !== 'mixed') return undefined;
  const { traditional, simplified } = countScriptMarks(raw);
  const lessIsTraditional = traditional < simplified;
  for (let i = 0; i < raw.length; i++) {
    const marks = countScriptMarks(raw, i, i + 1);
    if ((lessIsTraditional ? marks.traditional : marks.simplified) === 0) continue;
    return { start: lineStart(raw, i), end: lineEnd(raw, i) };
  }
  return undefined;
}
