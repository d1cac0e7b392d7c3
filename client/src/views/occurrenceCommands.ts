import { commands, Disposable, l10n, window } from 'vscode';
import type { ReviewContext } from '../review/commands';
import { itemAt } from '../review/items';
import { selectionOf } from '../review/selection';
import type { ReviewStore } from '../review/store';
import { ZHENGWEN } from '../settings';
import { adjudicateArticle, type AdjudicationNames } from './adjudication';
import {
  type Concordances,
  type Order,
  orderLabel,
  ORDERS,
  REFRESH_COMMAND,
  SORT_COMMAND,
} from './concordance';
import { type AllOccurrencesOptions, decideOnAll } from './occurrences';
import { retypeFolder } from './retyping';
import type { RetypingOptions } from './retypingQuestions';
import { say } from './say';

/** Registers the commands around the places where a term stands, around types, and around two annotators of an article. */
export function registerOccurrenceCommands(
  context: ReviewContext,
  store: ReviewStore,
  concordances: Concordances,
): Disposable {
  const register = (name: string, run: (given: unknown) => unknown) =>
    commands.registerCommand(name, (given: unknown) => say(() => run(given)));
  return Disposable.from(
    register(`${ZHENGWEN}.decideOnAll`, (given) =>
      decideOnAll(context, store, optionsIn<AllOccurrencesOptions>(given)),
    ),
    register(`${ZHENGWEN}.adjudicate`, (given) =>
      adjudicateArticle(context, store, optionsIn<AdjudicationNames>(given)),
    ),
    register(`${ZHENGWEN}.retype`, (given) =>
      retypeFolder(context, optionsIn<RetypingOptions>(given)),
    ),
    register(`${ZHENGWEN}.concordance`, async (given) => {
      const term = typeof given === 'string' ? given : await askForTerm(store);
      if (term !== undefined) await concordances.show(term);
    }),
    register(SORT_COMMAND, async (given) => {
      const order = ORDERS.find((one) => one === given) ?? (await chooseOrder());
      if (order) concordances.sort(order);
    }),
    register(REFRESH_COMMAND, () => concordances.refresh()),
    register(`${ZHENGWEN}.openOccurrence`, () => concordances.open()),
  );
}

/** What a key binding passes; a menu passes an address, which says nothing. */
const optionsIn = <T extends object>(given: unknown): Partial<T> =>
  typeof given === 'object' && given !== null && !('scheme' in given) ? given : {};

/** Asks for a term; the selected words, or the annotation at the cursor, are there already. */
function askForTerm(store: ReviewStore): Thenable<string | undefined> {
  const editor = window.activeTextEditor;
  const selection = editor && selectionOf(editor);
  const items = (editor && store.get(editor.document)?.items) ?? [];
  const selected = selection && editor.document.getText(selection).replace(/\s+/g, '');
  const value = selected || (selection && itemAt(items, selection)?.norm) || '';
  return window.showInputBox({
    value,
    prompt: l10n.t('A term or the name of a person, in either script'),
    validateInput: (term) =>
      term.trim() === '' ? l10n.t('There are no words to look for.') : undefined,
  });
}

async function chooseOrder(): Promise<Order | undefined> {
  const chosen = await window.showQuickPick(
    ORDERS.map((order) => ({ order, label: orderLabel(order) })),
    { placeHolder: l10n.t('Sort the occurrences by what?') },
  );
  return chosen?.order;
}
