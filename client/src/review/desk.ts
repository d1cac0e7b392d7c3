import { l10n, type Range, type TextEditor, window } from 'vscode';
import type {
  DecideAction,
  DecisionItem,
  DecisionList,
  ProtocolRange,
} from '../../../server/src/lsp/protocol';
import { isSameRange, itemAt, itemSelected, spanOf, undecidedFrom } from './items';
import { select, selectionOf } from './selection';
import type { ReviewStore } from './store';

/** The article of the active editor, with what was decided on it. */
export interface Sight {
  readonly editor: TextEditor;
  readonly list: DecisionList;
}

/** How long a remark stands in the status bar, in milliseconds. */
const REMARK = 4_000;

/** Decides on what the person sees in the active editor. */
export class Desk {
  readonly #store: ReviewStore;
  #running: Promise<unknown> = Promise.resolve();
  /** How many questions are being asked, or will be as soon as what was pressed before them is done. */
  #questions = 0;

  constructor(store: ReviewStore) {
    this.#store = store;
  }

  get store(): ReviewStore {
    return this.#store;
  }

  /**
   * Does one thing after another: who presses keys faster than they are answered means the annotation that is selected
   * then. What fails is said to the person.
   *
   * @param how `asks`: the person is asked something; until that is answered, keys are letters of the answer that were
   * typed before there was a box for them, and must not decide on anything. `byKey`: it may be such a key.
   */
  run<T>(
    work: (sight: Sight) => Promise<T>,
    { asks = false, byKey = false }: { readonly asks?: boolean; readonly byKey?: boolean } = {},
  ): Promise<T | undefined> {
    if (byKey && this.#questions > 0) {
      remark(l10n.t('Typed before there was a box for it: nothing was decided.'));
      return Promise.resolve(undefined);
    }
    if (asks) this.#questions++;
    const done = this.#running.then(async () => {
      try {
        const editor = window.activeTextEditor;
        const list = editor && (await this.#store.fresh(editor.document));
        if (list) return await work({ editor, list });
        void window.showInformationMessage(
          l10n.t('The active editor shows no Chinese government article.'),
        );
      } catch (error) {
        void window.showWarningMessage(error instanceof Error ? error.message : String(error));
      } finally {
        if (asks) this.#questions--;
      }
      return undefined;
    });
    this.#running = done;
    return done;
  }

  /** The annotation with a key, else the one that is selected or at the cursor; the person is told where there is none. */
  item({ editor, list }: Sight, key?: unknown): DecisionItem | undefined {
    const item =
      typeof key === 'string'
        ? list.items.find((one) => one.key === key)
        : itemAt(list.items, selectionOf(editor));
    if (!item) remark(l10n.t('No annotation is at the cursor.'));
    return item;
  }

  /** The words that a person has selected, where they are no annotation as it stands. */
  newSelection({ editor, list }: Sight): ProtocolRange | undefined {
    const selection = selectionOf(editor);
    if (selection.isEmpty || itemSelected(list.items, selection)) return undefined;
    return toRange(selection);
  }

  /** Decides, and selects the annotation that was decided on where it was selected before. */
  async decide(
    { editor, list }: Sight,
    actions: readonly DecideAction[],
    label: string,
  ): Promise<readonly (string | null)[]> {
    const selection = selectionOf(editor);
    const follows =
      !selection.isEmpty &&
      (itemSelected(list.items, selection) !== undefined ||
        actions.some(({ kind }) => kind === 'add'));
    const keys = await this.#store.decide(editor.document, actions, label);
    const item = this.#store.get(editor.document)?.items.find(({ key }) => key === keys[0]);
    const span = item && spanOf(item);
    if (follows && span && !isSameRange(span, selection)) select(editor, span);
    return keys;
  }

  /** Selects the next undecided annotation, or the one before. */
  goTo({ editor }: Sight, direction: 'next' | 'previous'): void {
    const items = this.#store.get(editor.document)?.items ?? [];
    const item = undecidedFrom(items, selectionOf(editor).start, direction);
    const span = item && spanOf(item);
    if (span) select(editor, span);
    else void window.showInformationMessage(l10n.t('Every annotation of this file is decided.'));
  }

  /** Selects the undecided annotation at the cursor, or the next one. */
  begin(sight: Sight): void {
    const here = itemAt(sight.list.items, selectionOf(sight.editor));
    const span = here?.state === 'undecided' ? spanOf(here) : undefined;
    if (span) select(sight.editor, span);
    else if (sight.list.counts.undecided > 0) this.goTo(sight, 'next');
  }

  /** Selects the annotation with one of the keys. */
  reveal({ editor }: Sight, keys: readonly string[]): void {
    const items = this.#store.get(editor.document)?.items ?? [];
    const item = items.find(({ key, ranges }) => keys.includes(key) && ranges.length > 0);
    const span = item && spanOf(item);
    if (span) select(editor, span);
  }
}

/** Says something that nobody has to answer. */
export const remark = (text: string): void =>
  void window.setStatusBarMessage(`$(info) ${text}`, REMARK);

export const toRange = ({ start, end }: Range): ProtocolRange => ({
  start: { line: start.line, character: start.character },
  end: { line: end.line, character: end.character },
});
