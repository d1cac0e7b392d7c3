/** How far two annotators agree, as rows of a list: over all types, then type by type. */
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
    description: l10n.t('{0} and {1} annotations', agreement.first, agreement.second),
    detail: figuresOf(agreement),
  });
  const each = Object.entries(types);
  return [
    row(l10n.t('All types'), total),
    // One type alone has the figures of all.
    ...(each.length < 2 ? [] : each.map(([name, one]) => row(nameOfType(name, declared), one))),
  ];
}

const figuresOf = ({ exact, overlapping, kappa, alpha, gamma }: Agreement): string =>
  [
    `F1 = ${figure(exact)}`,
    `F1 ≈ ${figure(overlapping)}`,
    `κ ${figure(kappa)}`,
    `α ${figure(alpha)}`,
    `γ ${figure(gamma)}`,
  ].join(' · ');

/** `0.83 (0.71–0.92)`; a dash where a measure is not defined. */
function figure({ value, interval }: Measure): string {
  if (value === null) return '–';
  const range = interval && ` (${interval.map((end) => end.toFixed(2)).join('–')})`;
  return `${value.toFixed(2)}${range ?? ''}`;
}
