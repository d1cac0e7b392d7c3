import { l10n } from 'vscode';
import type { AnnotationType } from '../../server/src/lsp/protocol';

/** Product icons, one for each kind. */
export const TYPE_ICONS: Readonly<Record<AnnotationType, string>> = {
  slogan: 'megaphone',
  formula: 'list-ordered',
  official: 'person',
  metric: 'graph',
};

/** The name of a kind, for many: “Slogans”. */
export function typeLabel(type: AnnotationType): string {
  switch (type) {
    case 'slogan':
      return l10n.t('Slogans');
    case 'formula':
      return l10n.t('Numbered formulas');
    case 'official':
      return l10n.t('Officials');
    case 'metric':
      return l10n.t('Metrics');
  }
}
