/**
 * The commands of a review. Those that decide on an annotation take its key as their first argument, for views and code
 * actions; without it they mean the annotation that is selected or at the cursor.
 */
import { commands, Disposable, l10n, type QuickPickItem, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DecideAction,
  type DecisionItem,
  type ItemChange,
  type ItemPlace,
  type ProtocolRange,
  REDO_DECISION_METHOD,
  SAVE_DECISIONS_METHOD,
  type SaveDecisionsParams,
  type SaveDecisionsResult,
  UNDO_DECISION_METHOD,
  type UndoParams,
  type UndoResult,
  UNSURE_TAG,
} from '../../../server/src/lsp/protocol';
import { chooseEntry } from '../glossary';
import { ZHENGWEN } from '../settings';
import { askForAttribute } from './attributes';
import { chooseType } from './chooseType';
import { type Desk, remark, type Sight } from './desk';
import { nameOfType, shortText } from './labels';
import type { ReviewMode } from './mode';
import { relateAnnotation } from './relate';

export interface ReviewContext {
  client(): Promise<BaseLanguageClient>;
}

type Move = Omit<Extract<DecideAction, { kind: 'move' }>, 'kind' | 'item'>;

/** The commands that move a boundary. */
const MOVES: Readonly<Record<string, Move>> = {
  startLeft: { edge: 'start', unit: 'character', by: -1 },
  startRight: { edge: 'start', unit: 'character', by: 1 },
  endLeft: { edge: 'end', unit: 'character', by: -1 },
  endRight: { edge: 'end', unit: 'character', by: 1 },
  startWordLeft: { edge: 'start', unit: 'word', by: -1 },
  startWordRight: { edge: 'start', unit: 'word', by: 1 },
  endWordLeft: { edge: 'end', unit: 'word', by: -1 },
  endWordRight: { edge: 'end', unit: 'word', by: 1 },
};

/** Registers the commands. */
export function registerReviewCommands(
  context: ReviewContext,
  desk: Desk,
  mode: ReviewMode,
): Disposable {
  const register = (
    name: string,
    run: (sight: Sight, ...args: unknown[]) => Promise<unknown>,
    asks: (...args: unknown[]) => boolean = () => false,
  ) =>
    commands.registerCommand(`${ZHENGWEN}.${name}`, (...args: unknown[]) =>
      // Views and code actions say which annotation they mean, keys do not.
      desk.run((sight) => run(sight, ...args), {
        asks: asks(...args),
        byKey: !args.some((arg) => typeof arg === 'string'),
      }),
    );
  const always = () => true;
  const step = (direction: 'next' | 'previous') => async (sight: Sight) => {
    desk.goTo(sight, direction);
    return Promise.resolve();
  };
  return Disposable.from(
    register('toggleReview', (sight) => toggle(sight, desk, mode)),
    register('acceptAnnotation', (sight, key) => judge(sight, desk, 'accepted', key)),
    register('rejectAnnotation', (sight, key) => judge(sight, desk, 'rejected', key)),
    register('acceptAndNext', (sight) => judgeAndNext(sight, desk, 'accepted')),
    register('rejectAndNext', (sight) => judgeAndNext(sight, desk, 'rejected')),
    register('nextUndecided', step('next')),
    register('previousUndecided', step('previous')),
    register(
      'giveType',
      (sight, given, key) => giveType(sight, desk, given, key),
      (given) => !isGiven(given),
    ),
    ...Object.entries(MOVES).map(([name, move]) =>
      register(name, async (sight, key) => {
        const item = desk.item(sight, key);
        if (item) {
          await desk.decide(
            sight,
            [{ kind: 'move', item: item.key, ...move }],
            l10n.t('Move a boundary'),
          );
        }
      }),
    ),
    register('editAttributes', (sight, key) => editAttributes(context, sight, desk, key), always),
    register('addNote', (sight, key) => addNote(sight, desk, key), always),
    register('relateAnnotation', (sight, key) => relateAnnotation(sight, desk, key), always),
    register('toggleUnsure', (sight, key) => {
      const item = desk.item(sight, key);
      return change(sight, desk, item, { tags: { [UNSURE_TAG]: !item?.unsure } }, l10n.t('Unsure'));
    }),
    register('deleteAnnotation', (sight, key) => deleteAnnotation(sight, desk, key)),
    register('withdrawDecision', (sight, key) => withdraw(sight, desk, desk.item(sight, key))),
    // For views: selects an annotation in the active editor.
    register('revealAnnotation', async (sight, key) => {
      desk.reveal(sight, [String(key)]);
      return Promise.resolve();
    }),
    register('placeOrphan', (sight, key) => placeOrphan(sight, desk, key), always),
    register('undoDecision', (sight) => replay(context, sight, desk, 'undo')),
    register('redoDecision', (sight) => replay(context, sight, desk, 'redo')),
    register('saveDecisions', (sight) => save(context, sight, desk)),
  );
}

async function toggle(sight: Sight, desk: Desk, mode: ReviewMode): Promise<void> {
  const { document } = sight.editor;
  const on = !mode.has(document);
  if (on && sight.list.unavailable !== undefined) throw new Error(sight.list.unavailable);
  await mode.set(document, on);
  if (on) desk.begin(sight);
}

async function change(
  sight: Sight,
  desk: Desk,
  item: DecisionItem | undefined,
  change: ItemChange,
  label: string,
): Promise<void> {
  if (item) await desk.decide(sight, [{ kind: 'change', item: item.key, change }], label);
}

type Verdict = 'accepted' | 'rejected';

const verdictLabel = (state: Verdict): string =>
  state === 'accepted' ? l10n.t('Accept') : l10n.t('Reject');

const judge = (sight: Sight, desk: Desk, state: Verdict, key?: unknown): Promise<void> =>
  change(sight, desk, desk.item(sight, key), { state }, verdictLabel(state));

async function judgeAndNext(sight: Sight, desk: Desk, state: Verdict): Promise<void> {
  const item = desk.item(sight);
  if (!item) return;
  await change(sight, desk, item, { state }, verdictLabel(state));
  desk.goTo(sight, 'next');
}

/** Which type a key binding or a code action gives: by name, or by the key that the schema has for it. */
interface GivenType {
  readonly type?: string;
  readonly key?: string;
}

const isGiven = (given: unknown): given is GivenType =>
  typeof given === 'object' && given !== null && ('type' in given || 'key' in given);

/** Gives a type to the words that are selected, or to the annotation at the cursor. */
async function giveType(sight: Sight, desk: Desk, given: unknown, key: unknown): Promise<void> {
  const { types } = desk.store.schema(sight.editor.document);
  const selection = typeof key === 'string' ? undefined : desk.newSelection(sight);
  const item = selection ? undefined : desk.item(sight, key);
  if (!selection && !item) return;
  const asked = isGiven(given) ? given : {};
  const type =
    asked.type ??
    (asked.key === undefined
      ? await chooseType(types, item?.type)
      : types.find((one) => one.key === asked.key)?.name);
  if (type === undefined) {
    if (asked.key !== undefined) remark(l10n.t('No type has the key {0}.', asked.key));
    return;
  }
  const label = nameOfType(type, types);
  if (selection) await desk.decide(sight, [{ kind: 'add', type, ranges: [selection] }], label);
  else await change(sight, desk, item, { type, state: 'accepted' }, label);
}

async function editAttributes(
  context: ReviewContext,
  sight: Sight,
  desk: Desk,
  key: unknown,
): Promise<void> {
  const item = desk.item(sight, key);
  if (!item) return;
  const { types } = desk.store.schema(sight.editor.document);
  const attributes = await askForAttribute(item, types, async () => {
    const entry = await chooseEntry(await context.client());
    return entry?.id;
  });
  if (attributes) await change(sight, desk, item, { attributes }, l10n.t('Edit attributes'));
}

async function addNote(sight: Sight, desk: Desk, key: unknown): Promise<void> {
  const item = desk.item(sight, key);
  if (!item) return;
  const note = await window.showInputBox({
    title: l10n.t('Note on {0}', shortText(item)),
    ...(item.notes.length > 0 && {
      prompt: item.notes.map(({ creator, text }) => `${creator}: ${text}`).join(' · '),
    }),
  });
  if (note?.trim()) await change(sight, desk, item, { note }, l10n.t('Note'));
}

/** Deletes what was added; of what was suggested that means to reject it. */
async function deleteAnnotation(sight: Sight, desk: Desk, key: unknown): Promise<void> {
  const item = desk.item(sight, key);
  if (!item) return;
  if (item.state === 'added' || item.state === 'orphan') await withdraw(sight, desk, item);
  else await change(sight, desk, item, { state: 'rejected' }, l10n.t('Delete'));
}

async function withdraw(sight: Sight, desk: Desk, item: DecisionItem | undefined): Promise<void> {
  if (!item) return;
  await desk.decide(
    sight,
    [{ kind: 'withdraw', item: item.key }],
    l10n.t('Take back the decision'),
  );
}

interface PlaceItem extends QuickPickItem {
  readonly range?: ProtocolRange;
}

/** Gives a place to a decision that has lost its own: one of those proposed, or the selection. */
async function placeOrphan(sight: Sight, desk: Desk, key: unknown): Promise<void> {
  const { list, editor } = sight;
  const orphans = list.items.filter(({ state }) => state === 'orphan');
  const { types } = desk.store.schema(editor.document);
  const orphan =
    typeof key === 'string'
      ? orphans.find((one) => one.key === key)
      : orphans.length < 2
        ? orphans[0]
        : (
            await window.showQuickPick(
              orphans.map((one) => ({
                label: shortText(one),
                description: nameOfType(one.type, types),
                one,
              })),
              { placeHolder: l10n.t('Which annotation has lost its place?') },
            )
          )?.one;
  if (!orphan) {
    if (orphans.length === 0) remark(l10n.t('Every annotation has its place.'));
    return;
  }
  const ranges: ProtocolRange[] = [];
  for (const places of orphan.places ?? []) {
    const range = await choosePlace(sight, orphan, places);
    if (!range) return;
    ranges.push(range);
  }
  await change(sight, desk, orphan, { ranges }, l10n.t('Give a place'));
  desk.reveal(sight, [orphan.key]);
}

async function choosePlace(
  { editor }: Sight,
  orphan: DecisionItem,
  places: readonly ItemPlace[],
): Promise<ProtocolRange | undefined> {
  const { selection } = editor;
  const items = [
    ...places.map(({ range, text, score }): PlaceItem => ({
      label: text,
      description: l10n.t('line {0}', range.start.line + 1),
      detail: l10n.t('{0} % alike', Math.round(score * 100)),
      range,
    })),
    ...(selection.isEmpty
      ? []
      : [
          {
            label: l10n.t('The selection'),
            description: editor.document.getText(selection),
            range: { start: selection.start, end: selection.end },
          },
        ]),
  ];
  if (items.length === 0) {
    remark(l10n.t('Select the words first where “{0}” belongs.', shortText(orphan)));
    return undefined;
  }
  const chosen = await window.showQuickPick(items, {
    placeHolder: l10n.t('Where does “{0}” belong?', shortText(orphan)),
  });
  if (!chosen?.range) return undefined;
  const { start, end } = chosen.range;
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

async function replay(
  context: ReviewContext,
  sight: Sight,
  desk: Desk,
  direction: 'undo' | 'redo',
): Promise<void> {
  const client = await context.client();
  const { document } = sight.editor;
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const done = await client.sendRequest<UndoResult | null>(
    direction === 'undo' ? UNDO_DECISION_METHOD : REDO_DECISION_METHOD,
    { textDocument } satisfies UndoParams,
  );
  if (!done) {
    remark(
      direction === 'undo' ? l10n.t('No decision to take back.') : l10n.t('No decision to redo.'),
    );
    return;
  }
  await desk.store.refresh(document);
  const here = done.articles.find(({ uri }) => uri === textDocument.uri);
  if (here) desk.reveal(sight, here.keys);
  remark(
    direction === 'undo'
      ? l10n.t('Taken back: {0}', done.label)
      : l10n.t('Done again: {0}', done.label),
  );
}

async function save(context: ReviewContext, sight: Sight, desk: Desk): Promise<void> {
  const client = await context.client();
  const { isSaved, messages } = await client.sendRequest<SaveDecisionsResult>(
    SAVE_DECISIONS_METHOD,
    {} satisfies SaveDecisionsParams,
  );
  await desk.store.refresh(sight.editor.document);
  if (isSaved) remark(l10n.t('All decisions are written.'));
  else void window.showErrorMessage(messages.join('\n'));
}
