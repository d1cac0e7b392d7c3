/**
 * How far two annotators agree, as rows of a list: over all types, then type by type. Each row has how many annotations
 * they made, F1 of equal (=) and of overlapping (≈) ones, kappa, alpha and gamma, with their intervals.
 */
import { l10n, type QuickPickItem, ThemeIcon } from 'vscode';
import type {
  Agreement,
  AgreementReport,
  Measure,
  TypeSchema,
} from '../../../server/src/lsp/protocol';
import { nameOfType } from '../review/labels';

export function agreementRows(
  { total, types }: AgreementReport,
  declared: readonly TypeSchema[],
): QuickPickItem[] {
  const row = (label: string, agreement: Agreement): QuickPickItem => ({
    iconPath: new ThemeIcon('graph'),
    label,
    description: `${agreement.first} | ${agreement.second} · F1 = ${figure(agreement.exact)} ≈ ${figure(agreement.overlapping)}`,
    detail: `κ ${figure(agreement.kappa)} · α ${figure(agreement.alpha)} · γ ${figure(agreement.gamma)}`,
  });
  const each = Object.entries(types);
  return [
    row(l10n.t('All types'), total),
    // One type alone has the figures of all.
    ...(each.length < 2 ? [] : each.map(([name, one]) => row(nameOfType(name, declared), one))),
  ];
}

/** `0.83 (0.71…0.92)`; a dash where a measure is not defined. */
function figure({ value, interval }: Measure): string {
  if (value === null) return '–';
  const range = interval && ` (${interval.map((end) => end.toFixed(2)).join('…')})`;
  return `${value.toFixed(2)}${range ?? ''}`;
}
