/** Asking a person how two annotations are related, and taking relations back. */
import {
  l10n,
  Position,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type DecideAction,
  type DecisionItem,
  type Schema,
  SCHEMA_FILE,
} from '../../../server/src/lsp/protocol';
import { createIfMissing } from '../createIfMissing';
import { say } from '../views/say';
import { type Desk, remark, type Sight } from './desk';
import { lineLabels, nameOfRelation, nameOfType, relatedLabel, shortText } from './labels';
import { type Relatable, relatableOf, type Related, relatedByKey } from './relations';

/** Relates an annotation to another one, shows one that it is related to, or takes a relation back. */
export async function relateAnnotation(sight: Sight, desk: Desk, key: unknown): Promise<void> {
  const item = desk.item(sight, key);
  if (!item) return;
  const { list, editor } = sight;
  const { document } = editor;
  const schema = desk.store.schema(document);
  const related = relatedByKey(list).get(item.key) ?? [];
  const relatable = relatableOf(item, list, schema.relations, ({ line, character }) =>
    document.offsetAt(new Position(line, character)),
  );
  const open = relatable.filter(({ partners }) => partners.length > 0);
  if (related.length + open.length === 0) {
    if (item.state === 'rejected') remark(l10n.t('“{0}” is rejected.', shortText(item)));
    else if (relatable.length > 0) remark(l10n.t('No other annotation of this article fits.'));
    else offerSchema(document.uri, nameOfType(item.type, schema.types));
    return;
  }
  const choice = await chooseRelation(item, related, open, schema);
  if (!choice) return;
  switch (choice.kind) {
    case 'relate': {
      const action = await choosePartner(item, choice.relatable, schema);
      if (action) await desk.decide(sight, [action], l10n.t('Relate'));
      break;
    }
    case 'takeBack': {
      const { id } = choice.related.relation;
      const action: DecideAction = { kind: 'unrelate', relation: id };
      await desk.decide(sight, [action], l10n.t('Take Back the Relation'));
      break;
    }
    case 'show':
      desk.reveal(sight, [choice.related.other.key]);
  }
}

/** Says that the schema has no relation for a type, and opens it where that is wanted. */
function offerSchema(article: Uri, type: string): void {
  const folder = workspace.getWorkspaceFolder(article);
  const open = l10n.t('Open the Schema');
  const message = l10n.t('No relation in {0} fits “{1}”.', SCHEMA_FILE, type);
  // Nobody waits for the answer: other decisions go on meanwhile.
  void window
    .showInformationMessage(message, ...(folder ? [open] : []))
    .then((answer) => (answer && folder ? say(() => openSchema(folder.uri)) : undefined));
}

async function openSchema(folder: Uri): Promise<void> {
  const file = Uri.joinPath(folder, SCHEMA_FILE);
  await createIfMissing(file);
  await window.showTextDocument(file);
}

type Choice =
  | { readonly kind: 'relate'; readonly relatable: Relatable }
  | { readonly kind: 'show' | 'takeBack'; readonly related: Related };

interface ChoiceItem extends QuickPickItem {
  readonly relatable?: Relatable;
  readonly related?: Related;
}

function chooseRelation(
  item: DecisionItem,
  related: readonly Related[],
  relatable: readonly Relatable[],
  schema: Schema,
): Promise<Choice | undefined> {
  const back = { iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Take Back the Relation') };
  const heading = (label: string, isNeeded: boolean): ChoiceItem[] =>
    isNeeded ? [{ label, kind: QuickPickItemKind.Separator }] : [];
  const pick = window.createQuickPick<ChoiceItem>();
  pick.placeholder = l10n.t('How is “{0}” related?', shortText(item));
  pick.matchOnDescription = true;
  pick.items = [
    ...heading(l10n.t('Relate to another annotation'), relatable.length > 0),
    ...relatable.map((one): ChoiceItem => ({
      label: relatableLabel(one, schema),
      description:
        one.partners.length === 1
          ? shortText(one.partners[0]!)
          : l10n.t('{0} annotations fit', one.partners.length),
      relatable: one,
    })),
    ...heading(l10n.t('Relations there are'), related.length > 0),
    ...related.map((one): ChoiceItem => ({
      label: relatedLabel(one, schema.relations),
      description: describe(one.other, schema),
      buttons: [back],
      related: one,
    })),
  ];
  return new Promise((resolve) => {
    const choose = (chosen: Choice | Promise<Choice | undefined> | undefined): void => {
      resolve(chosen);
      pick.hide();
    };
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.relatable) choose({ kind: 'relate', relatable: chosen.relatable });
      else if (chosen?.related) choose(chooseDeed(chosen.related, schema));
    });
    pick.onDidTriggerItemButton(({ item: { related } }) => {
      if (related) choose({ kind: 'takeBack', related });
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Asks what to do with a relation: a button in a list is hard to reach by keys. */
async function chooseDeed(related: Related, { relations }: Schema): Promise<Choice | undefined> {
  const chosen = await window.showQuickPick(
    [
      { label: l10n.t('Take Back the Relation'), deed: 'takeBack' as const },
      { label: l10n.t('Show the Other Annotation'), deed: 'show' as const },
    ],
    { placeHolder: relatedLabel(related, relations) },
  );
  return chosen && { kind: chosen.deed, related };
}

/** A relation with the types at its other end: “quantifies → Policy tool”. */
function relatableLabel({ schema, end }: Relatable, { types, relations }: Schema): string {
  const name = nameOfRelation(schema.name, relations);
  const others = endLabel(end === 'from' ? schema.to : schema.from, types);
  return end === 'from' ? `${name} → ${others}` : `${others} → ${name}`;
}

const endLabel = (names: readonly string[], types: Schema['types']): string =>
  names.length === 0
    ? l10n.t('any annotation')
    : names.map((name) => nameOfType(name, types)).join(' / ');

const describe = (item: DecisionItem, { types }: Schema): string =>
  [nameOfType(item.type, types), ...lineLabels(item)].join(' · ');

/** Asks for the annotation at the other end. */
async function choosePartner(
  item: DecisionItem,
  { schema: { name }, end, partners }: Relatable,
  schema: Schema,
): Promise<DecideAction | undefined> {
  const chosen = await window.showQuickPick(
    partners.map((partner) => ({
      label: shortText(partner),
      description: describe(partner, schema),
      partner,
    })),
    {
      placeHolder: l10n.t('Which annotation? The nearest stand first'),
      matchOnDescription: true,
    },
  );
  if (!chosen) return undefined;
  const { key } = chosen.partner;
  return end === 'from'
    ? { kind: 'relate', type: name, from: item.key, to: key }
    : { kind: 'relate', type: name, from: key, to: item.key };
}
