import { l10n } from 'vscode';
import type {
  DecisionItem,
  ItemState,
  RelationSchema,
  TypeSchema,
} from '../../../server/src/lsp/protocol';
import type { Related } from './relations';

/** The name of a type, for one: “Slogan”; that of the schema where it gives one. */
export function nameOfType(name: string, types: readonly TypeSchema[]): string {
  const label = types.find((type) => type.name === name)?.label;
  if (label !== undefined) return label;
  switch (name) {
    case 'slogan':
      return l10n.t('Slogan');
    case 'formula':
      return l10n.t('Numbered formula');
    case 'official':
      return l10n.t('Official');
    case 'metric':
      return l10n.t('Metric');
    default:
      return name;
  }
}

/** The name of a relation; that of the schema where it gives one. */
export const nameOfRelation = (name: string, relations: readonly RelationSchema[]): string =>
  relations.find((relation) => relation.name === name)?.label ?? name;

/** A relation with the annotation at its other end, in the direction that it has: “quantifies → 产业基金”. */
export function relatedLabel(
  { relation, end, other }: Related,
  relations: readonly RelationSchema[],
): string {
  const name = nameOfRelation(relation.type, relations);
  return end === 'from' ? `${name} → ${shortText(other)}` : `${shortText(other)} → ${name}`;
}

/** The state of an annotation in words. */
export function stateLabel(state: ItemState): string {
  switch (state) {
    case 'undecided':
      return l10n.t('undecided');
    case 'accepted':
      return l10n.t('accepted');
    case 'changed':
      return l10n.t('changed');
    case 'rejected':
      return l10n.t('rejected');
    case 'added':
      return l10n.t('added by hand');
    case 'orphan':
      return l10n.t('without a place');
  }
}

/** The words of an annotation, no longer than a line of a list. */
export function shortText({ text }: DecisionItem): string {
  const line = text.replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length > 30 ? `${characters.slice(0, 29).join('')}…` : line;
}

/** The line in which an annotation begins, in words; none where it has no place. */
export const lineLabels = ({ ranges: [first] }: DecisionItem): string[] =>
  first ? [l10n.t('line {0}', first.start.line + 1)] : [];
