/** The commands of the tree of annotations: what it shows, and decisions on its rows. */
import {
  commands,
  Disposable,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  type TextDocumentShowOptions,
  window,
} from 'vscode';
import {
  type DecideAction,
  type DecisionItem,
  ITEM_STATES,
  type ItemState,
  type ProtocolRange,
  UNSURE_TAG,
} from '../../../server/src/lsp/protocol';
import { chooseType } from '../review/chooseType';
import { spanOf } from '../review/items';
import { nameOfType, stateLabel } from '../review/labels';
import type { ReviewStore } from '../review/store';
import { ZHENGWEN } from '../settings';
import { type AnnotationNode, REVEAL_COMMAND } from './nodes';
import { type Grouping, GROUPINGS, NO_FILTER } from './outline';
import { toEditorRange } from './ranges';
import { say } from './say';
import type { AnnotationTree } from './tree';

/** Registers the commands. Those on rows take the row that was clicked, and all that are selected where it is among them. */
export function registerTreeCommands(store: ReviewStore, tree: AnnotationTree): Disposable {
  const register = (name: string, run: (...args: unknown[]) => unknown) =>
    commands.registerCommand(`${ZHENGWEN}.${name}`, (...args: unknown[]) =>
      say(() => run(...args)),
    );
  /** A decision on every annotation of the rows, as one step for undo. */
  const registerDecision = (
    name: string,
    label: string,
    action: (item: DecisionItem, items: readonly DecisionItem[]) => DecideAction | undefined,
  ) =>
    register(name, (...args) =>
      decide(store, tree, args, label, (items) =>
        items.flatMap((item) => action(item, items) ?? []),
      ),
    );
  return Disposable.from(
    register('groupAnnotations', (by) => chooseGrouping(tree, by)),
    register('filterAnnotations', () => chooseFilter(store, tree)),
    register('findAnnotations', (text) => chooseText(tree, text)),
    register('clearAnnotationFilter', () => {
      tree.setFilter(NO_FILTER);
    }),
    commands.registerCommand(REVEAL_COMMAND, (node: AnnotationNode) =>
      say(() => reveal(tree, node)),
    ),
    registerDecision('acceptListed', l10n.t('Accept'), ({ key }) => ({
      kind: 'change',
      item: key,
      change: { state: 'accepted' },
    })),
    registerDecision('rejectListed', l10n.t('Reject'), ({ key }) => ({
      kind: 'change',
      item: key,
      change: { state: 'rejected' },
    })),
    registerDecision('withdrawListed', l10n.t('Take back the decision'), ({ key, id }) =>
      id === undefined ? undefined : { kind: 'withdraw', item: key },
    ),
    registerDecision('deleteListed', l10n.t('Delete'), ({ key, state }) =>
      state === 'added' || state === 'orphan' ? { kind: 'withdraw', item: key } : undefined,
    ),
    registerDecision('toggleUnsureListed', l10n.t('Unsure'), ({ key }, items) => ({
      kind: 'change',
      item: key,
      change: { tags: { [UNSURE_TAG]: !items.every(({ unsure }) => unsure) } },
    })),
    register('giveTypeListed', (...args) => giveType(store, tree, args)),
    register('editAttributesListed', (node) => delegate(tree, node, 'editAttributes')),
    register('addNoteListed', (node) => delegate(tree, node, 'addNote')),
    register('relateListed', (node) => delegate(tree, node, 'relateAnnotation')),
    register('placeOrphanListed', (node) => delegate(tree, node, 'placeOrphan')),
    register('placeHere', (node) => placeHere(store, tree, node)),
  );
}

const isNode = (value: unknown): value is AnnotationNode =>
  typeof value === 'object' && value !== null && 'kind' in value;

/** The annotations of rows, each once; those of a group are all that it shows. */
function itemsIn([clicked, selected]: readonly unknown[]): DecisionItem[] {
  const nodes = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
  const items = nodes.filter(isNode).flatMap((node) => {
    switch (node.kind) {
      case 'group':
        return node.group.items;
      case 'item':
        return [node.item];
      case 'place':
        return [node.parent.item];
    }
  });
  return [...new Map(items.map((item) => [item.key, item])).values()];
}

/**
 * Decides on the annotations of rows.
 *
 * @throws (rejects) with a message for the person.
 */
async function decide(
  store: ReviewStore,
  tree: AnnotationTree,
  args: readonly unknown[],
  label: string,
  actionsOf: (items: readonly DecisionItem[]) => readonly DecideAction[],
): Promise<void> {
  const { document } = tree;
  if (!document) return;
  // A row may be older than the text; what it meant then must still be there under its key.
  const list = await store.fresh(document);
  const keys = new Set(itemsIn(args).map(({ key }) => key));
  const items = (list?.items ?? []).filter(({ key }) => keys.has(key));
  if (items.length < keys.size) throw new Error(l10n.t('The text has changed. Please try again.'));
  const actions = actionsOf(items);
  if (actions.length > 0) await store.decide(document, actions, label);
}

async function giveType(
  store: ReviewStore,
  tree: AnnotationTree,
  args: readonly unknown[],
): Promise<void> {
  const { document } = tree;
  const items = itemsIn(args);
  if (!document || items.length === 0) return;
  const { types } = store.schema(document);
  const current = new Set(items.map(({ type }) => type));
  const type = await chooseType(types, current.size === 1 ? items[0]!.type : undefined);
  if (type === undefined) return;
  await decide(store, tree, args, nameOfType(type, types), (some) =>
    some.map(({ key }) => ({ kind: 'change', item: key, change: { type, state: 'accepted' } })),
  );
}

/** Puts an orphan where a row says. One of several pieces is asked for piece by piece. */
async function placeHere(store: ReviewStore, tree: AnnotationTree, node: unknown): Promise<void> {
  if (!isNode(node) || node.kind !== 'place') return;
  const { item } = node.parent;
  if ((item.places?.length ?? 0) > 1) {
    await delegate(tree, node, 'placeOrphan');
    return;
  }
  const { start, end } = node.place.range;
  const range = { start, end };
  await decide(store, tree, [node], l10n.t('Give a place'), (items) =>
    items.map(({ key }) => ({ kind: 'change', item: key, change: { ranges: [range] } })),
  );
}

/** Runs a command of the review on the annotation of a row, in the editor that shows it. */
async function delegate(tree: AnnotationTree, node: unknown, command: string): Promise<void> {
  const [item] = itemsIn([node]);
  if (!item || !tree.document) return;
  await show(tree.document, spanOf(item));
  await commands.executeCommand(`${ZHENGWEN}.${command}`, item.key);
}

/** Selects what a row stands for in the text. The tree keeps the focus, so that arrows go on. */
async function reveal(tree: AnnotationTree, node: AnnotationNode): Promise<void> {
  if (!tree.document || node.kind === 'group') return;
  const range = node.kind === 'place' ? node.place.range : spanOf(node.item);
  await show(tree.document, range, { preserveFocus: true });
}

/** Shows an article where it is open already, and selects a range of it. */
async function show(
  document: TextDocument,
  range: ProtocolRange | undefined,
  options: Pick<TextDocumentShowOptions, 'preserveFocus'> = {},
): Promise<void> {
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  await window.showTextDocument(document, {
    ...options,
    ...(shown?.viewColumn !== undefined && { viewColumn: shown.viewColumn }),
    ...(range && { selection: toEditorRange(range) }),
  });
}

function groupingLabel(grouping: Grouping): string {
  switch (grouping) {
    case 'type':
      return l10n.t('Type');
    case 'term':
      return l10n.t('Term');
    case 'person':
      return l10n.t('Person');
    case 'state':
      return l10n.t('State');
  }
}

/** @param by A grouping, from a key binding; the person is asked without one. */
async function chooseGrouping(tree: AnnotationTree, by: unknown): Promise<void> {
  const given = GROUPINGS.find((grouping) => grouping === by);
  const chosen =
    given ??
    (
      await window.showQuickPick(
        GROUPINGS.map((grouping) => ({
          grouping,
          label: groupingLabel(grouping),
          ...(grouping === tree.grouping && { description: l10n.t('current') }),
        })),
        { placeHolder: l10n.t('Group annotations by what?') },
      )
    )?.grouping;
  if (chosen) await tree.setGrouping(chosen);
}

interface FilterItem extends QuickPickItem {
  readonly state?: ItemState;
  readonly type?: string;
  readonly flag?: 'unsure' | 'noted';
}

async function chooseFilter(store: ReviewStore, tree: AnnotationTree): Promise<void> {
  const { filter, list, document } = tree;
  const items = list?.items ?? [];
  const types = document ? store.schema(document).types : [];
  const names = [...new Set([...types.map(({ name }) => name), ...items.map(({ type }) => type)])];
  const count = (isMeant: (item: DecisionItem) => boolean): { description: string } => ({
    description: String(items.filter(isMeant).length),
  });
  const heading = (label: string): FilterItem => ({ label, kind: QuickPickItemKind.Separator });
  const chosen = await window.showQuickPick<FilterItem>(
    [
      heading(l10n.t('State')),
      ...ITEM_STATES.map((state) => ({
        state,
        label: stateLabel(state),
        picked: filter.states.includes(state),
        ...count((item) => item.state === state),
      })),
      heading(l10n.t('Type')),
      ...names.map((type) => ({
        type,
        label: nameOfType(type, types),
        picked: filter.types.includes(type),
        ...count((item) => item.type === type),
      })),
      heading(l10n.t('Marks')),
      {
        flag: 'unsure',
        label: l10n.t('unsure'),
        picked: filter.unsure,
        ...count(({ unsure }) => unsure),
      },
      {
        flag: 'noted',
        label: l10n.t('with notes'),
        picked: filter.noted,
        ...count(({ notes }) => notes.length > 0),
      },
    ],
    { canPickMany: true, placeHolder: l10n.t('Show which annotations? None for all') },
  );
  if (!chosen) return;
  tree.setFilter({
    states: chosen.flatMap(({ state }) => state ?? []),
    types: chosen.flatMap(({ type }) => type ?? []),
    unsure: chosen.some(({ flag }) => flag === 'unsure'),
    noted: chosen.some(({ flag }) => flag === 'noted'),
    text: filter.text,
  });
}

/** Filters by words as they are typed; who leaves without a choice gets back what there was. */
async function chooseText(tree: AnnotationTree, given: unknown): Promise<void> {
  const before = tree.filter;
  if (typeof given === 'string') {
    tree.setFilter({ ...before, text: given });
    return;
  }
  const input = window.createInputBox();
  input.value = before.text;
  input.placeholder = l10n.t('Words of the annotations or notes; empty for all');
  await new Promise<void>((resolve) => {
    let accepted = false;
    input.onDidChangeValue((text) => tree.setFilter({ ...before, text }));
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!accepted) tree.setFilter(before);
      input.dispose();
      resolve();
    });
    input.show();
  });
}
