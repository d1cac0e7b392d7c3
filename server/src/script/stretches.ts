/** The stretches of a text in two scripts, each by the script that it is in. */
import { countScriptMarks, type ScriptMarks } from '../text/simplify';
import { traditionalVarietyOf, type TraditionalVariety } from './detectVariety';
import type { Range } from './alignment';
import type { Variety } from './variety';

/** A stretch of a text and the variety that it is in. */
export interface Stretch extends Range {
  readonly from: Variety;
  /** Whether characters of the other script stand among those of its own. */
  readonly isMixed: boolean;
  /** What its traditional characters are in. */
  readonly traditional: TraditionalVariety;
}

/**
 * Lines of a text in two scripts, each by what most of its characters say; a line that says nothing as the one before.
 * Traditional lines are all in one variety.
 */
export function linesByScript(text: string): Stretch[] {
  const lines = linesOf(text);
  const traditional = traditionalVarietyOf(
    lines
      .filter(({ isTraditional }) => isTraditional)
      .map(({ start, end }) => text.slice(start, end))
      .join(''),
  );
  return lines.map(({ isTraditional, isMixed, ...line }) => {
    const own = isTraditional ? traditional : isMixed ? traditionalIn(text, line) : traditional;
    return { ...line, from: isTraditional ? traditional : 'zh-CN', isMixed, traditional: own };
  });
}

const traditionalIn = (text: string, { start, end }: Range): TraditionalVariety =>
  traditionalVarietyOf(text.slice(start, end));

interface Line extends Range {
  readonly isTraditional: boolean;
  readonly isMixed: boolean;
}

function linesOf(text: string): Line[] {
  const parts: Line[] = [];
  let isTraditional = false;
  for (let start = 0; start < text.length;) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    const marks = marksOf(text, start, end);
    if (marks.traditional !== marks.simplified) {
      isTraditional = marks.traditional > marks.simplified;
    }
    parts.push({ start, end, isTraditional, isMixed: isMixed(marks) });
    start = end;
  }
  return parts;
}

/** Clauses of a text in two scripts; those next to each other that are alike are one stretch. */
export const clausesByScript = (text: string): Stretch[] =>
  joinAlike(linesByScript(text).flatMap((line) => (line.isMixed ? clausesOf(text, line) : [line])));

/**
 * Clauses of a text that is said to be in one variety, with those by themselves that are in the other script or in both;
 * joined they are the text.
 */
export function clausesIn(text: string, variety: Variety): Stretch[] {
  const whole = { start: 0, end: text.length, from: variety, isMixed: false };
  const other = variety === 'zh-CN' ? 'traditional' : 'simplified';
  if (marksOf(text)[other] === 0) {
    return [{ ...whole, traditional: variety === 'zh-CN' ? 'zh-Hant' : variety }];
  }
  const traditional = variety === 'zh-CN' ? traditionalIn(text, whole) : variety;
  return joinAlike(clausesOf(text, { ...whole, traditional }));
}

/** A clause and the marks that end it. */
const CLAUSE =
  /[^，。；：、！？,;:!?“”「」『』（）()《》\s]*[，。；：、！？,;:!?“”「」『』（）()《》\s]*/g;

/** The clauses of a stretch in both scripts, which is mostly in the variety that it names. */
function clausesOf(text: string, { start, end, from: usual, traditional }: Stretch): Stretch[] {
  const other = usual === 'zh-CN' ? traditional : 'zh-CN';
  let at = start;
  return Array.from(text.slice(start, end).match(CLAUSE) ?? [])
    .filter((clause) => clause !== '')
    .map((clause): Stretch => {
      const [first, marks] = [at, marksOf(clause)];
      at += clause.length;
      const balance = marks.traditional - marks.simplified;
      const isUsual = balance === 0 || (usual === 'zh-CN') === balance < 0;
      const from = isUsual ? usual : other;
      return { start: first, end: at, from, isMixed: isMixed(marks), traditional };
    });
}

function joinAlike(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    const isLike =
      last?.from === stretch.from &&
      last.isMixed === stretch.isMixed &&
      last.traditional === stretch.traditional;
    if (isLike) joined[joined.length - 1] = { ...last, end: stretch.end };
    else joined.push(stretch);
  }
  return joined;
}

/** The stretches of one script in a stretch of both: each begins with the first character of that script. */
export function runsByScript(
  text: string,
  { start, end, from: usual, traditional }: Stretch,
): Pick<Stretch, 'start' | 'end' | 'from'>[] {
  const other = usual === 'zh-CN' ? traditional : 'zh-CN';
  const runs: ReturnType<typeof runsByScript> = [];
  let first = start;
  let from: Variety | undefined;
  for (let at = start; at < end; at++) {
    const marks = marksOf(text, at, at + 1);
    if (marks.traditional + marks.simplified === 0) continue;
    const own = (usual === 'zh-CN') === marks.simplified > 0 ? usual : other;
    if (from !== undefined && own !== from) {
      runs.push({ start: first, end: at, from });
      first = at;
    }
    from = own;
  }
  runs.push({ start: first, end, from: from ?? usual });
  return runs;
}

const isMixed = ({ traditional, simplified }: ScriptMarks): boolean =>
  traditional > 0 && simplified > 0;

/**
 * Traditional characters that the List of Commonly Used Standard Chinese Characters (2013) has in simplified text, too, in
 * names: 毕昇.
 */
const IN_NAMES = '昇堃喆淼犇邨甦迺陞龢甯祇仝氾吒勠';
export const ONLY_IN_NAMES = new RegExp(`[${IN_NAMES}]`);
/** Those and the ones that it has where the simplification would say something else: 乾坤, 瞭望. */
const KEPT_IN_SIMPLIFIED = new RegExp(`[${IN_NAMES}乾夥藉徵瞭]`, 'g');

/** How many characters of a stretch are of one script alone, but for those that either may have. */
function marksOf(text: string, start = 0, end = text.length): ScriptMarks {
  const { traditional, simplified } = countScriptMarks(text, start, end);
  if (traditional === 0) return { traditional, simplified };
  let kept = 0;
  for (const [character] of text.slice(start, end).matchAll(KEPT_IN_SIMPLIFIED)) {
    kept += countScriptMarks(character).traditional;
  }
  return { traditional: traditional - kept, simplified };
}
