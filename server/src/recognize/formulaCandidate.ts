/** What every formula is made of, however it was found: its count, its items, and whether its number stands alone. */
import type { Evidence } from '../document/annotation';
import type { GlossaryEntry } from '../lexicon/glossary';
import type { FormulaKind, KnownTerm } from '../lexicon/lexicon';
import type { BlockContext } from './block';
import type { FormulaCandidate } from './candidate';
import { compoundItems, itemsOf, spelledOut } from './items';
import { chineseValue } from './numeral';

/** Whether digits and letters of a code do not run on around it: 十四五 in 二十四五, 3+2 in 13+25. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  if (/[\dA-Za-z]/.test(text[start]!) && /[\dA-Za-z.+]/.test(before)) return false;
  if (/[\dA-Za-z]/.test(text[end - 1]!) && /[\dA-Za-z.+%]/.test(after)) return false;
  return !(
    /[一二三四五六七八九十]/.test(text[start]!) && /[第一二三四五六七八九十百千万\d]/.test(before)
  );
}

/** The candidate that a range of a block is, with what the glossary or the text lists of it. */
export function formula(
  block: BlockContext,
  start: number,
  end: number,
  kind: FormulaKind,
  evidence: Evidence[],
  confidence: number,
  known?: KnownTerm,
): FormulaCandidate {
  const term = block.text.slice(start, end);
  const entry = entryWithHead(block, term, end) ?? known?.entry;
  const count = kind === 'counted' ? (entry?.count ?? countOf(term)) : null;
  const listed = count === null ? undefined : itemsOf(block.text, start, end, headOf(term), count);
  const spelled = listed?.span ?? (kind === 'compound' ? spelledOut(block.text, end) : undefined);
  const items =
    listed?.items ??
    (spelled && kind === 'compound' ? compoundItems(block.text, spelled, term) : undefined) ??
    entry?.items?.map(({ zh }) => zh);
  return {
    type: 'formula',
    start,
    end,
    kind,
    count,
    ...(entry ? { entry: entry.id } : {}),
    ...(items ? { items } : {}),
    ...(spelled ? { itemsSpan: spelled } : {}),
    evidence: listed && !evidence.includes('enumerated') ? [...evidence, 'enumerated'] : evidence,
    confidence: listed ? Math.max(confidence, 0.95) : confidence,
  };
}

/** “两新”组织 are 两新组织: with the head behind the mark, a label may be another one. */
function entryWithHead(
  { text, lexicon }: BlockContext,
  term: string,
  end: number,
): GlossaryEntry | undefined {
  if (!/[”」]/.test(text[end] ?? '')) return undefined;
  const head = text.slice(end + 1, end + 3);
  return head.length < 2 ? undefined : lexicon.terms.get(term + head)?.entry;
}

/** The number a counted formula counts: 新三样 → 3, 双过半 → 2, 发展六仗 → 6. */
export function countOf(term: string): number | null {
  const match = /双|\d+|[一二三四五六七八九十两百千]+/.exec(term);
  if (!match) return null;
  return match[0] === '双'
    ? 2
    : /\d/.test(match[0])
      ? Number(match[0])
      : (chineseValue(match[0]) ?? null);
}

const headOf = (term: string): string =>
  term.replace(/^(?:新|老)?(?:双|\d+|[一二三四五六七八九十两百千]+)(?:个|大|项|条|张)?/, '');
