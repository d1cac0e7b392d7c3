/** Going through what two annotators of an article made differently, one by one, into a final set. */
import {
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  ThemeIcon,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ADJUDICATE_METHOD,
  type AdjudicateParams,
  type Adjudication,
  ADJUDICATION_METHOD,
  type AdjudicationParams,
  type AdjudicationSide,
  ANNOTATORS_METHOD,
  type AnnotatorsParams,
  type Choice,
  type Difference,
  type Disagreement,
  type TypeSchema,
} from '../../../server/src/lsp/protocol';
import type { ReviewContext } from '../review/commands';
import { nameOfType } from '../review/labels';
import { select } from '../review/selection';
import type { ReviewStore } from '../review/store';
import { agreementRows } from './agreementRows';
import { articleInSight } from './articleInSight';
import { picked } from './picked';

/** Who is compared, and where it goes, so that the person is not asked. */
export interface AdjudicationNames {
  readonly first?: string;
  readonly second?: string;
  readonly final?: string;
}

/**
 * Compares two annotators of the active article and has the person choose, until all is chosen or the person leaves.
 *
 * @returns what is left; undefined where the person left before there was a list.
 * @throws (rejects) with a message for the person.
 */
export async function adjudicateArticle(
  { client: clientOf }: ReviewContext,
  store: ReviewStore,
  names: AdjudicationNames,
): Promise<Adjudication | undefined> {
  const { document } = await articleInSight(store);
  const client = await clientOf();
  const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const chosen = await chooseNames(client, textDocument.uri, names);
  if (!chosen) return undefined;
  const params: AdjudicationParams = { textDocument, ...chosen, undecided: 'decided' };
  let state = await client.sendRequest<Adjudication>(ADJUDICATION_METHOD, params);
  const { types } = store.schema(document);
  for (;;) {
    const row = await chooseRow(document, state, params, types);
    if (!row) return state;
    if (row === 'figures') continue;
    const choice = row === 'agreed' ? undefined : await chooseSide(row, params, types);
    if (row !== 'agreed' && !choice) continue;
    const request: AdjudicateParams = {
      ...params,
      ...(row !== 'agreed' && choice && { chosen: { key: row.key, choice } }),
    };
    state = await client.sendRequest<Adjudication>(ADJUDICATE_METHOD, request);
  }
}

type Names = Required<AdjudicationNames>;

async function chooseNames(
  client: BaseLanguageClient,
  uri: string,
  given: AdjudicationNames,
): Promise<Names | undefined> {
  const params: AnnotatorsParams = { textDocument: { uri } };
  const annotators = await client.sendRequest<string[]>(ANNOTATORS_METHOD, params);
  if (annotators.length < 2) {
    throw new Error(l10n.t('Fewer than two people have annotated this article.'));
  }
  const first =
    given.first ??
    (await window.showQuickPick(annotators, { placeHolder: l10n.t('Compare whose annotations?') }));
  if (first === undefined) return undefined;
  const others = annotators.filter((name) => name !== first);
  const second =
    given.second ??
    (await window.showQuickPick(others, { placeHolder: l10n.t('With whose annotations?') }));
  if (second === undefined) return undefined;
  const final =
    given.final ??
    (await window.showInputBox({
      value: others.find((name) => name !== second) ?? l10n.t('final'),
      prompt: l10n.t('Under which name shall the final annotations be kept?'),
      validateInput: (name) =>
        name.trim() === '' || name === first || name === second
          ? l10n.t('It needs a name other than those of the two annotators.')
          : undefined,
    }));
  return final === undefined ? undefined : { first, second, final: final.trim() };
}

interface RowItem extends QuickPickItem {
  /** Left out where there is nothing to decide. */
  readonly row?: Disagreement | 'agreed';
}

/** The list of disagreements. Going through it shows each in the text; the first open one is the active one. */
function chooseRow(
  document: TextDocument,
  { disagreements, agreed, agreedOpen, agreement }: Adjudication,
  names: Names,
  types: readonly TypeSchema[],
): Promise<Disagreement | 'agreed' | 'figures' | undefined> {
  const open = disagreements.filter(({ isSettled }) => !isSettled).length;
  const pick = window.createQuickPick<RowItem>();
  pick.ignoreFocusOut = true;
  pick.matchOnDetail = true;
  pick.title = `${names.first} – ${names.second} → ${names.final}`;
  pick.placeholder = l10n.t('{0} of {1} disagreements are open', open, disagreements.length);
  const figures = agreementRows(agreement, types);
  pick.items = [
    {
      label: l10n.t('Agreement'),
      kind: QuickPickItemKind.Separator,
    },
    ...figures,
    { label: l10n.t('Disagreements'), kind: QuickPickItemKind.Separator },
    ...(agreedOpen > 0
      ? [
          {
            row: 'agreed' as const,
            iconPath: new ThemeIcon('check-all'),
            label: l10n.t('Take over what both agree on: {0} of {1}', agreedOpen, agreed),
          },
        ]
      : []),
    ...disagreements.map((row): RowItem => ({
      row,
      iconPath: new ThemeIcon(row.isSettled ? 'check' : 'circle-large-outline'),
      label: (row.first ?? row.second)!.text.replace(/\s+/g, ' '),
      description: [
        l10n.t('line {0}', row.range.start.line + 1),
        ...(row.differences.length > 0
          ? row.differences.map(differenceLabel)
          : [l10n.t('only one of them')]),
        ...(row.isSettled ? [l10n.t('settled')] : []),
      ].join(' · '),
      detail: `${sideLabel(names.first, row.first, types)} | ${sideLabel(names.second, row.second, types)}`,
    })),
  ];
  const next = pick.items.find(({ row }) => row === 'agreed' || row?.isSettled === false);
  if (next) pick.activeItems = [next];
  pick.onDidChangeActive(([item]) => {
    const editor = window.visibleTextEditors.find((one) => one.document === document);
    if (editor && item?.row && item.row !== 'agreed') select(editor, item.row.range);
  });
  return picked(pick, ([item]) => item && (item.row ?? 'figures'));
}

function differenceLabel(difference: Difference): string {
  switch (difference) {
    case 'type':
      return l10n.t('type');
    case 'boundary':
      return l10n.t('boundary');
    case 'attributes':
      return l10n.t('attributes');
  }
}

function sideLabel(
  name: string,
  side: AdjudicationSide | undefined,
  types: readonly TypeSchema[],
): string {
  if (!side) return `${name}: –`;
  const { type, text, attributes } = side;
  const set = Object.keys(attributes).length > 0 ? ` ${JSON.stringify(attributes)}` : '';
  return `${name}: ${nameOfType(type, types)} “${text.replace(/\s+/g, ' ')}”${set}`;
}

/** Asks whom to follow; both only where both are there and do not stand at one place with one type. */
async function chooseSide(
  { first, second, differences }: Disagreement,
  names: Names,
  types: readonly TypeSchema[],
): Promise<Choice | undefined> {
  const side = (choice: 'first' | 'second', one: AdjudicationSide | undefined) =>
    one ? [{ choice, label: sideLabel(names[choice], one, types) }] : [];
  const isBothPossible =
    first && second && (differences.includes('type') || differences.includes('boundary'));
  const items: (QuickPickItem & { readonly choice: Choice })[] = [
    ...side('first', first),
    ...side('second', second),
    ...(isBothPossible ? [{ choice: 'both' as const, label: l10n.t('Both') }] : []),
    { choice: 'neither', label: l10n.t('Neither') },
  ];
  const chosen = await window.showQuickPick(items, {
    placeHolder: l10n.t('Which shall stand in the final set?'),
    ignoreFocusOut: true,
  });
  return chosen?.choice;
}
