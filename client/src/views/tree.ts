import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type TextDocument,
  type TextEditor,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
  workspace,
} from 'vscode';
import type { DecisionItem, DecisionList } from '../../../server/src/lsp/protocol';
import { baseName } from '../paths';
import { itemAt } from '../review/items';
import { nameOfType, stateLabel } from '../review/labels';
import { type Related, relatedByKey } from '../review/relations';
import { NO_SCHEMA, type ReviewStore } from '../review/store';
import { ZHENGWEN } from '../settings';
import { type AnnotationNode, type GroupNode, type ItemNode, placesOf, toTreeItem } from './nodes';
import {
  type AnnotationFilter,
  groupItems,
  type Grouping,
  GROUPINGS,
  isFilter,
  isShown,
  NO_FILTER,
} from './outline';

/** The id of the view in the manifest. */
export const ANNOTATIONS_VIEW = `${ZHENGWEN}.annotations`;

/** Keeps by what annotations were grouped last. */
export interface ViewMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const GROUPING_KEY = 'annotations.grouping';

/** The annotations of the article that was active last, as a tree. */
export class AnnotationTree implements TreeDataProvider<AnnotationNode>, Disposable {
  readonly #store: ReviewStore;
  readonly #memory: ViewMemory;
  readonly #view: TreeView<AnnotationNode>;
  readonly #changed = new EventEmitter<undefined>();
  readonly #subscriptions: Disposable[];
  #document: TextDocument | undefined;
  #list: DecisionList | undefined;
  #groups: readonly GroupNode[] = [];
  #items: ReadonlyMap<string, ItemNode> = new Map();
  #related: ReadonlyMap<string, readonly Related[]> = new Map();
  #grouping: Grouping;
  #filter: AnnotationFilter = NO_FILTER;

  /** Fires when other rows are shown. */
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(store: ReviewStore, memory: ViewMemory) {
    this.#store = store;
    this.#memory = memory;
    const kept = memory.get(GROUPING_KEY);
    this.#grouping = GROUPINGS.find((grouping) => grouping === kept) ?? 'type';
    this.#view = window.createTreeView(ANNOTATIONS_VIEW, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.#subscriptions = [
      store.onDidChange((uri) => {
        if (uri.toString() === this.#document?.uri.toString()) this.#update();
        // The active editor may show an article that has not been read before.
        else this.#follow(window.activeTextEditor);
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#select(textEditor)),
      workspace.onDidCloseTextDocument((document) => {
        if (document !== this.#document) return;
        this.#document = undefined;
        this.#update();
      }),
    ];
    this.#follow(window.activeTextEditor);
  }

  /** The article whose annotations are shown. */
  get document(): TextDocument | undefined {
    return this.#document;
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get filter(): AnnotationFilter {
    return this.#filter;
  }

  /** What the server said last of the article, whatever is shown of it. */
  get list(): DecisionList | undefined {
    return this.#list;
  }

  /** Words and numbers about the view: what it shows of what, and how many annotations wait for a decision. */
  get view(): Pick<TreeView<AnnotationNode>, 'badge' | 'message' | 'description' | 'visible'> {
    return this.#view;
  }

  async setGrouping(grouping: Grouping): Promise<void> {
    this.#grouping = grouping;
    this.#update();
    await this.#memory.update(GROUPING_KEY, grouping);
  }

  setFilter(filter: AnnotationFilter): void {
    this.#filter = filter;
    void commands.executeCommand('setContext', `${ZHENGWEN}.filtered`, isFilter(filter));
    this.#update();
  }

  getChildren(node?: AnnotationNode): AnnotationNode[] {
    if (!node) return [...this.#groups];
    switch (node.kind) {
      case 'group':
        return node.group.items.map(
          (item): ItemNode => this.#items.get(item.key) ?? { kind: 'item', item, parent: node },
        );
      case 'item':
        return placesOf(node);
      case 'place':
        return [];
    }
  }

  getParent(node: AnnotationNode): AnnotationNode | undefined {
    return node.kind === 'group' ? undefined : node.parent;
  }

  getTreeItem(node: AnnotationNode): TreeItem {
    return toTreeItem(node, {
      schema: this.#document ? this.#store.schema(this.#document) : NO_SCHEMA,
      related: this.#related,
      isFiltered: isFilter(this.#filter),
    });
  }

  dispose(): void {
    for (const disposable of [...this.#subscriptions, this.#view, this.#changed]) {
      disposable.dispose();
    }
  }

  /** Shows the article of an editor; what is no article leaves the last one where it is. */
  #follow(editor: TextEditor | undefined): void {
    if (!editor) return;
    const { document } = editor;
    if (document === this.#document) return;
    if (this.#list && !this.#store.get(document)) return;
    this.#document = document;
    this.#update();
  }

  #update(): void {
    const list = this.#document && this.#store.get(this.#document);
    this.#list = list;
    this.#related = list ? relatedByKey(list) : new Map();
    const types = this.#document ? this.#store.schema(this.#document).types : [];
    const shown = (list?.items ?? []).filter((item) => isShown(item, this.#filter));
    const names = types.map(({ name }) => name);
    this.#groups = groupItems(shown, this.#grouping, names).map((group): GroupNode => ({
      kind: 'group',
      group,
    }));
    this.#items = new Map(
      this.#groups.flatMap((parent) =>
        parent.group.items.map((item): [string, ItemNode] => [
          item.key,
          { kind: 'item', item, parent },
        ]),
      ),
    );
    this.#describe(list, shown);
    this.#changed.fire(undefined);
  }

  #describe(list: DecisionList | undefined, shown: readonly DecisionItem[]): void {
    void commands.executeCommand('setContext', `${ZHENGWEN}.listed`, list !== undefined);
    const undecided = list?.counts.undecided ?? 0;
    this.#view.badge =
      undecided === 0
        ? undefined
        : { value: undecided, tooltip: l10n.t('{0} annotations undecided', undecided) };
    // Both are accessors: empty texts clear them, where deleting would break them.
    this.#view.description = list && this.#document ? baseName(this.#document.uri) : '';
    this.#view.message = list ? this.#messageFor(list, shown) : '';
  }

  #messageFor(list: DecisionList, shown: readonly DecisionItem[]): string {
    return [
      ...(list.unavailable === undefined ? [] : [list.unavailable]),
      ...list.problems,
      ...(isFilter(this.#filter)
        ? [
            l10n.t(
              '{0} of {1} shown: {2}',
              shown.length,
              list.items.length,
              this.#filterWords().join(' · '),
            ),
          ]
        : list.items.length === 0
          ? [l10n.t('Nothing is annotated in this file.')]
          : []),
    ].join('\n');
  }

  #filterWords(): string[] {
    const { states, types, unsure, noted, text } = this.#filter;
    const known = this.#document ? this.#store.schema(this.#document).types : [];
    return [
      ...(states.length > 0 ? [states.map(stateLabel).join(' / ')] : []),
      ...(types.length > 0 ? [types.map((type) => nameOfType(type, known)).join(' / ')] : []),
      ...(unsure ? [l10n.t('unsure')] : []),
      ...(noted ? [l10n.t('with notes')] : []),
      ...(text.trim() === '' ? [] : [`“${text.trim()}”`]),
    ];
  }

  /** Selects the row of the annotation that is selected in the text, where the tree is to be seen. */
  #select(editor: TextEditor): void {
    if (!this.#view.visible || editor.document !== this.#document) return;
    const item = itemAt(this.#list?.items ?? [], editor.selection);
    const node = item && this.#items.get(item.key);
    if (!node || this.#view.selection.length > 1) return;
    // The tree may be busy with rows of a moment ago, and then does not know this one.
    this.#view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
  }
}
