/** The rows of the tree of annotations, as the editor shows them and reads them out. */
import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type {
  DecisionItem,
  ItemPlace,
  ItemState,
  Schema,
  TypeSchema,
} from '../../../server/src/lsp/protocol';
import { TYPE_ICONS } from '../labels';
import { lineLabels, nameOfType, relatedLabel, shortText, stateLabel } from '../review/labels';
import type { Related } from '../review/relations';
import { ZHENGWEN } from '../settings';
import { decidedOf, type Group } from './outline';

export interface GroupNode {
  readonly kind: 'group';
  readonly group: Group;
}

export interface ItemNode {
  readonly kind: 'item';
  readonly item: DecisionItem;
  readonly parent: GroupNode;
}

/** A place where an orphan, or one of its pieces, may belong. */
export interface PlaceNode {
  readonly kind: 'place';
  readonly place: ItemPlace;
  /** The piece, from 0. */
  readonly piece: number;
  readonly rank: number;
  readonly parent: ItemNode;
}

export type AnnotationNode = GroupNode | ItemNode | PlaceNode;

/** The command that a click on a row runs. */
export const REVEAL_COMMAND = `${ZHENGWEN}.revealListed`;

/** What rows are worded with. */
export interface Wording {
  /** For the names of types and relations. */
  readonly schema: Schema;
  /** The relations of each annotation, by its key. */
  readonly related: ReadonlyMap<string, readonly Related[]>;
  /** Whether only some annotations are shown; their groups are open then. */
  readonly isFiltered: boolean;
}

/** A row of the tree. */
export function toTreeItem(node: AnnotationNode, wording: Wording): TreeItem {
  switch (node.kind) {
    case 'group':
      return groupRow(node, wording);
    case 'item':
      return itemRow(node, wording);
    case 'place':
      return placeRow(node);
  }
}

const row = (label: string, content: Partial<TreeItem>): TreeItem =>
  Object.assign(new TreeItem(label), content);

function groupRow({ group }: GroupNode, { schema, isFiltered }: Wording): TreeItem {
  const { id, kind, items } = group;
  const label = groupLabel(group, schema.types);
  const decided = decidedOf(items);
  const total = items.length;
  const isOrphans = kind === 'orphans';
  const words = isOrphans ? String(total) : l10n.t('{0} of {1} decided', decided, total);
  const isOpen = isFiltered || kind === 'type' || kind === 'state' || isOrphans;
  return row(label, {
    // The editor remembers by this which groups a person has opened and closed.
    id: isFiltered ? `filtered ${id}` : id,
    description: isOrphans ? String(total) : `${decided}/${total}`,
    tooltip: `${label}: ${words}`,
    accessibilityInformation: { label: `${label}, ${words}` },
    collapsibleState: isOpen
      ? TreeItemCollapsibleState.Expanded
      : TreeItemCollapsibleState.Collapsed,
    iconPath: groupIcon(group),
    contextValue: isOrphans ? 'orphans' : 'group',
  });
}

/** The heading of a group. */
export function groupLabel({ kind, name }: Group, types: readonly TypeSchema[]): string {
  switch (kind) {
    case 'type':
      return nameOfType(name, types);
    case 'state':
      return stateLabel(name as ItemState);
    case 'term':
    case 'person':
      return name;
    case 'rest':
      return l10n.t('Other annotations');
    case 'orphans':
      return l10n.t('Without a place');
  }
}

function groupIcon({ kind, name }: Group): ThemeIcon {
  switch (kind) {
    case 'type':
      return typeIcon(name);
    case 'state':
      return stateIcon(name as ItemState);
    case 'term':
      return new ThemeIcon('book');
    case 'person':
      return new ThemeIcon('person');
    case 'rest':
      return new ThemeIcon('ellipsis');
    case 'orphans':
      return stateIcon('orphan');
  }
}

const typeIcon = (type: string): ThemeIcon =>
  new ThemeIcon((TYPE_ICONS as Readonly<Record<string, string>>)[type] ?? 'tag');

/** Product icons that tell the states apart by their shape. */
const STATE_ICONS: Readonly<Record<ItemState, readonly [icon: string, color?: string]>> = {
  undecided: ['circle-large-outline'],
  accepted: ['check', 'testing.iconPassed'],
  changed: ['edit', 'testing.iconPassed'],
  rejected: ['close', 'testing.iconFailed'],
  added: ['add', 'testing.iconPassed'],
  orphan: ['question', 'testing.iconQueued'],
};

function stateIcon(state: ItemState): ThemeIcon {
  const [icon, color] = STATE_ICONS[state];
  return new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
}

function itemRow(node: ItemNode, { schema, related }: Wording): TreeItem {
  const { item, parent } = node;
  const type = nameOfType(item.type, schema.types);
  const relations = related.get(item.key) ?? [];
  const details = [
    ...relations.map((one) => relatedLabel(one, schema.relations)),
    ...item.notes.map(({ creator, text }) => `${creator}: ${text}`),
  ];
  const state = stateLabel(item.state);
  const [first] = item.ranges;
  const remarks = [
    ...lineLabels(item),
    ...(item.was === 'accepted' || item.was === 'rejected' ? [stateLabel(item.was)] : []),
    ...(item.reworded ? [l10n.t('words changed')] : []),
    ...(item.unsure ? [l10n.t('unsure')] : []),
    ...(item.notes.length > 0 ? [notesLabel(item.notes.length)] : []),
    ...(relations.length > 0 ? [relationsLabel(relations.length)] : []),
  ];
  return row(shortText(item), {
    id: `${parent.group.id} ${item.key}`,
    // The heading of types has said already what all of its group are.
    description: [...(parent.group.kind === 'type' ? [] : [type]), ...remarks].join(' · '),
    tooltip: [
      item.text,
      [type, state, ...remarks].join(' · '),
      ...(item.creator === undefined ? [] : [l10n.t('by {0}', item.creator)]),
      ...details,
    ].join('\n'),
    accessibilityInformation: {
      label: [shortText(item), type, state, ...remarks, ...details].join(', '),
    },
    collapsibleState:
      placesOf(node).length > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None,
    iconPath: stateIcon(item.state),
    // What has a place is shown by a click; the places of an orphan are rows of their own.
    ...(first && { command: revealCommand(node) }),
    contextValue: `annotation.${item.state}`,
  });
}

function notesLabel(count: number): string {
  return count === 1 ? l10n.t('1 note') : l10n.t('{0} notes', count);
}

function relationsLabel(count: number): string {
  return count === 1 ? l10n.t('1 relation') : l10n.t('{0} relations', count);
}

/** The places where an orphan may belong, those of its first piece first. */
export function placesOf(parent: ItemNode): PlaceNode[] {
  return (parent.item.places ?? []).flatMap((places, piece) =>
    places.map((place, rank): PlaceNode => ({ kind: 'place', place, piece, rank, parent })),
  );
}

function placeRow(node: PlaceNode): TreeItem {
  const { place, parent, piece, rank } = node;
  const { item } = parent;
  const words = [
    l10n.t('line {0}', place.range.start.line + 1),
    l10n.t('{0} % alike', Math.round(place.score * 100)),
    ...(item.places!.length > 1 ? [l10n.t('piece {0}', piece + 1)] : []),
  ];
  const label = place.text.replace(/\s+/g, ' ');
  return row(label, {
    id: `${parent.parent.group.id} ${item.key} ${piece} ${rank}`,
    description: words.join(' · '),
    tooltip: l10n.t('Here “{0}” may belong', shortText(item)),
    accessibilityInformation: {
      label: [l10n.t('Possible place: {0}', label), ...words].join(', '),
    },
    collapsibleState: TreeItemCollapsibleState.None,
    iconPath: new ThemeIcon('location'),
    command: revealCommand(node),
    contextValue: 'place',
  });
}

const revealCommand = (node: AnnotationNode) => ({
  command: REVEAL_COMMAND,
  title: l10n.t('Show in the text'),
  arguments: [node],
});
