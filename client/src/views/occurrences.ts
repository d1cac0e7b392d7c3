/** Deciding on all occurrences of a term at once, after a look at them. */
import {
  l10n,
  type QuickInputButton,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  ThemeIcon,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  DECIDE_METHOD,
  type DecideAction,
  type DecideParams,
  type DecideResult,
  type DecisionItem,
  type Doubt,
  type ItemChange,
  type Occurrence,
  type TypeSchema,
  type WantedDecision,
} from '../../../server/src/lsp/protocol';
import { chooseType } from '../review/chooseType';
import type { ReviewContext } from '../review/commands';
import { itemAt, itemSelected } from '../review/items';
import { nameOfType } from '../review/labels';
import { selectionOf } from '../review/selection';
import type { ReviewStore } from '../review/store';
import { articleInSight } from './articleInSight';
import { layOut } from './concordanceText';
import { findOccurrences, shortPlaces, showOccurrence, warnOfGaps } from './findOccurrences';
import { picked } from './picked';
import { say } from './say';
import { sayWithUndo } from './sayWithUndo';

/** The length of each context in the list, in characters. */
const WIDTH = 10;

/** What a key binding may say beforehand, so that the person is not asked. */
export interface AllOccurrencesOptions {
  /** The key of an annotation of the active article. */
  readonly key?: string;
  readonly decision?: 'accepted' | 'rejected';
  readonly type?: string;
  readonly scope?: 'article' | 'workspace';
}

/** What is to be decided on which words. */
interface Task {
  readonly term: string;
  readonly wanted: WantedDecision;
  /** Attributes that the person set where it was decided first. */
  readonly attributes: ItemChange['attributes'];
}

/**
 * Applies the decision on the annotation at the cursor, or a type for the selected words, to all places where the words
 * stand, as one step for undo.
 *
 * @returns how many were decided on; undefined where the person left.
 * @throws (rejects) with a message for the person.
 */
export async function decideOnAll(
  { client: clientOf }: ReviewContext,
  store: ReviewStore,
  options: AllOccurrencesOptions,
): Promise<number | undefined> {
  const { document, list } = await articleInSight(store);
  if (list.unavailable !== undefined) throw new Error(list.unavailable);
  const { types } = store.schema(document);
  const task = await chooseTask(document, list.items, types, options);
  const scope = task && (options.scope ?? (await chooseScope()));
  if (!task || !scope) return undefined;
  const client = await clientOf();
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const result = await findOccurrences(client, {
    term: task.term,
    width: WIDTH,
    wanted: task.wanted,
    ...(scope === 'article' && { textDocument: { uri } }),
  });
  if (!result) return undefined;
  warnOfGaps(result);
  const { occurrences, settled } = result;
  if (occurrences.length === 0) {
    void window.showInformationMessage(
      l10n.t('“{0}”: nothing is left to decide; {1} are decided so already.', task.term, settled),
    );
    return 0;
  }
  const title = `${labelOf(task.wanted, types)} · “${task.term}”`;
  const chosen = await choose(occurrences, settled, title, types);
  if (!chosen || chosen.length === 0) return undefined;
  await decide(client, chosen, task, title, uri);
  await store.refresh(document);
  return chosen.length;
}

async function chooseTask(
  document: TextDocument,
  items: readonly DecisionItem[],
  types: readonly TypeSchema[],
  { key, decision, type: given }: AllOccurrencesOptions,
): Promise<Task | undefined> {
  const editor = window.activeTextEditor!;
  const selection = selectionOf(editor);
  const isNew = key === undefined && !selection.isEmpty && !itemSelected(items, selection);
  if (isNew) {
    const type = given ?? (await chooseType(types));
    if (type === undefined) return undefined;
    const wanted: WantedDecision = { state: 'accepted', type };
    return { term: document.getText(selection), wanted, attributes: undefined };
  }
  const item = key === undefined ? itemAt(items, selection) : items.find((one) => one.key === key);
  if (!item) throw new Error(l10n.t('No annotation is at the cursor.'));
  if (item.ranges.length > 1) {
    throw new Error(l10n.t('An annotation of several pieces cannot be looked for.'));
  }
  const verdict = await chooseVerdict(item, types, decision, given);
  if (!verdict) return undefined;
  const { state, type } = verdict;
  const suggestedType = item.suggestedType ?? (item.state === 'undecided' ? item.type : undefined);
  return {
    term: item.norm,
    wanted: { state, type, ...(suggestedType !== undefined && { suggestedType }) },
    attributes:
      state === 'accepted' && item.set.length > 0
        ? Object.fromEntries(item.set.map((name) => [name, item.attributes[name]!]))
        : undefined,
  };
}

type Verdict = Pick<WantedDecision, 'state' | 'type'>;

interface VerdictItem extends QuickPickItem {
  readonly verdict: Verdict | 'otherType';
}

/** What was decided holds elsewhere; of what is undecided the person is asked. */
async function chooseVerdict(
  item: DecisionItem,
  types: readonly TypeSchema[],
  decision: AllOccurrencesOptions['decision'],
  given: string | undefined,
): Promise<Verdict | undefined> {
  const { type, state } = item;
  if (decision !== undefined || given !== undefined) {
    return { state: decision ?? 'accepted', type: given ?? type };
  }
  if (state === 'rejected') return { state, type };
  if (state !== 'undecided') return { state: 'accepted', type };
  const chosen = await window.showQuickPick<VerdictItem>(
    [
      ...(['accepted', 'rejected'] as const).map((one) => ({
        label: labelOf({ state: one, type }, types),
        verdict: { state: one, type },
      })),
      { label: l10n.t('Another type…'), verdict: 'otherType' },
    ],
    { placeHolder: l10n.t('What shall hold for all occurrences of “{0}”?', item.norm) },
  );
  if (chosen?.verdict !== 'otherType') return chosen?.verdict;
  const other = await chooseType(types, type);
  return other === undefined ? undefined : { state: 'accepted', type: other };
}

const labelOf = ({ state, type }: Verdict, types: readonly TypeSchema[]): string =>
  state === 'accepted'
    ? l10n.t('Accept as: {0}', nameOfType(type, types))
    : l10n.t('Reject as: {0}', nameOfType(type, types));

async function chooseScope(): Promise<'article' | 'workspace' | undefined> {
  if (!workspace.workspaceFolders?.length) return 'article';
  const chosen = await window.showQuickPick(
    [
      { label: l10n.t('This article'), scope: 'article' as const },
      { label: l10n.t('All articles of the workspace'), scope: 'workspace' as const },
    ],
    { placeHolder: l10n.t('Look for it where?') },
  );
  return chosen?.scope;
}

interface OccurrenceItem extends QuickPickItem {
  readonly occurrence?: Occurrence;
}

/** The list of occurrences: each with its context; those that are in doubt are not checked, and say why. */
function choose(
  occurrences: readonly Occurrence[],
  settled: number,
  title: string,
  types: readonly TypeSchema[],
): Promise<readonly Occurrence[] | undefined> {
  const look: QuickInputButton = {
    iconPath: new ThemeIcon('go-to-file'),
    tooltip: l10n.t('Show in the article'),
  };
  const rows = layOut(
    occurrences.map(({ left, words, right }) => ({ left, words: `[${words}]`, right, place: '' })),
  );
  const nameOf = shortPlaces(occurrences);
  const items = occurrences.map((occurrence, i): OccurrenceItem => {
    const { doubt } = occurrence;
    return {
      occurrence,
      label: `${rows[i]!.text.slice(0, rows[i]!.words.end)} ${occurrence.right}`,
      description: `${doubt === undefined ? '' : '$(question) '}${nameOf(occurrence)}`,
      ...(doubt !== undefined && { detail: explain(doubt, occurrence.other, types) }),
      buttons: [look],
    };
  });
  const isSure = ({ occurrence }: OccurrenceItem): boolean => occurrence?.doubt === undefined;
  const sure = items.filter(isSure);
  const doubtful = items.filter((item) => !isSure(item));
  const heading = (label: string, some: readonly OccurrenceItem[]): OccurrenceItem[] =>
    some.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...some];
  const pick = window.createQuickPick<OccurrenceItem>();
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.title = title;
  pick.placeholder =
    settled === 0
      ? l10n.t('Decide on which of {0} occurrences?', occurrences.length)
      : l10n.t(
          'Decide on which of {0} occurrences? {1} more are decided so already',
          occurrences.length,
          settled,
        );
  pick.items = [
    ...heading(l10n.t('Clear: {0}', sure.length), sure),
    ...heading(l10n.t('To be looked at: {0}', doubtful.length), doubtful),
  ];
  pick.selectedItems = sure;
  pick.onDidTriggerItemButton(({ item: { occurrence } }) => {
    if (!occurrence) return;
    void say(() => showOccurrence(occurrence, { preserveFocus: true, preview: true }));
  });
  return picked(pick, (selected) => selected.flatMap(({ occurrence }) => occurrence ?? []));
}

/** Why an occurrence is in doubt. */
function explain(doubt: Doubt, other: Occurrence['other'], types: readonly TypeSchema[]): string {
  const name = other ? nameOfType(other.type, types) : '';
  const text = other?.text.replace(/\s+/g, ' ') ?? '';
  switch (doubt) {
    case 'within':
      return l10n.t('Stands inside “{0}” ({1})', text, name);
    case 'overlaps':
      return l10n.t('Overlaps “{0}” ({1})', text, name);
    case 'otherType':
      return l10n.t('Is annotated with another type: {0}', name);
    case 'otherwise':
      return l10n.t('Was decided otherwise before');
    case 'surname':
      return l10n.t('Gives only the surname');
  }
}

/** @throws (rejects) with a message for the person; nothing is decided then. */
async function decide(
  client: BaseLanguageClient,
  chosen: readonly Occurrence[],
  { wanted: { state, type }, attributes }: Task,
  label: string,
  madeIn: string,
): Promise<void> {
  const change: ItemChange = { ...(attributes && { attributes }) };
  const toAction = ({ item, range }: Occurrence): DecideAction =>
    item === undefined
      ? { kind: 'add', type, ranges: [range], change }
      : { kind: 'change', item, change: { ...change, state, type } };
  const articles = [...new Set(chosen.map(({ uri }) => uri))].map((uri) => {
    const here = chosen.filter((one) => one.uri === uri);
    return { uri, version: here[0]!.version, actions: here.map(toAction) };
  });
  const params: DecideParams = { articles, label, madeIn };
  const { step } = await client.sendRequest<DecideResult>(DECIDE_METHOD, params);
  void sayWithUndo(
    client,
    l10n.t('Decided on {0} annotations in {1} files.', chosen.length, articles.length),
    step,
  );
}
