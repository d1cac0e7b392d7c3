/** Cohen's kappa over characters. */
import type { ComparedArticle, MarkedSpan } from './compared';

/** How often the annotators gave a character which labels: by the first's label, then the second's. */
export type CharacterCount = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function countCharacters({ text, first, second }: ComparedArticle): CharacterCount {
  const [a, b] = [first, second].map((spans) => labelsOf(text, spans)) as [string[], string[]];
  const counts = new Map<string, Map<string, number>>();
  for (let i = 0; i < text.length; i++) {
    // The second half of a character is no character.
    const c = text.charCodeAt(i);
    if (c >= 0xdc00 && c <= 0xdfff) continue;
    let row = counts.get(a[i]!);
    if (!row) counts.set(a[i]!, (row = new Map<string, number>()));
    row.set(b[i]!, (row.get(b[i]!) ?? 0) + 1);
  }
  return counts;
}

/** For each code unit the types that cover it. */
function labelsOf(text: string, spans: readonly MarkedSpan[]): string[] {
  const labels = Array<string>(text.length).fill('');
  for (const { type, start, end } of [...spans].sort((a, b) => (a.type < b.type ? -1 : 1))) {
    for (let i = start; i < end; i++) {
      const name = `${type}\n`;
      if (!labels[i]!.endsWith(name)) labels[i] = labels[i]! + name;
    }
  }
  return labels;
}

/** Cohen's kappa of two annotators who give each character one label; null where chance agrees with certainty. */
export function cohensKappa(counts: readonly CharacterCount[]): number | null {
  const rows = new Map<string, number>();
  const columns = new Map<string, number>();
  let all = 0;
  let same = 0;
  for (const count of counts) {
    for (const [a, row] of count) {
      for (const [b, n] of row) {
        rows.set(a, (rows.get(a) ?? 0) + n);
        columns.set(b, (columns.get(b) ?? 0) + n);
        all += n;
        if (a === b) same += n;
      }
    }
  }
  if (all === 0) return null;
  let expected = 0;
  for (const [label, n] of rows) expected += (n / all) * ((columns.get(label) ?? 0) / all);
  return expected === 1 ? null : (same / all - expected) / (1 - expected);
}
