/** What a person is asked before types are renamed, merged or split. */
import { l10n, type QuickPickItem, window } from 'vscode';
import type {
  Retyping,
  RetypingCondition,
  TypesResult,
  TypeUse,
} from '../../../server/src/lsp/protocol';
import { nameOfType } from '../review/labels';

/** What a key binding may say beforehand, so that the person is not asked. */
export interface RetypingOptions {
  readonly from?: string;
  readonly to?: string;
  readonly where?: RetypingCondition;
}

/** What the person wants to be done, before it is known what that changes. */
export interface Wish {
  readonly retyping: Retyping;
  /** Whether the person wants to say of each annotation whether it is meant. */
  readonly isByHand: boolean;
}

type Operation = 'rename' | 'merge' | 'split';

/** Asks for what is not said beforehand; undefined where the person left. */
export async function chooseWish(
  types: TypesResult,
  options: RetypingOptions,
): Promise<Wish | undefined> {
  const { to, where } = options;
  const from = options.from ?? (await chooseUsedType(types, l10n.t('Which type shall change?')));
  if (from === undefined) return undefined;
  if (to !== undefined) return { retyping: { from, to, ...(where && { where }) }, isByHand: false };
  const operation = await chooseOperation(nameOfType(from, types.declared));
  switch (operation) {
    case undefined:
      return undefined;
    case 'rename': {
      const name = await askForName(l10n.t('The new name of the type'), from, types);
      return name === undefined ? undefined : { retyping: { from, to: name }, isByHand: false };
    }
    case 'merge': {
      const other = await chooseUsedType(types, l10n.t('Merge it into which type?'), from);
      return other === undefined ? undefined : { retyping: { from, to: other }, isByHand: false };
    }
    case 'split':
      return chooseSplit(from, types);
  }
}

async function chooseOperation(name: string): Promise<Operation | undefined> {
  const items: (QuickPickItem & { readonly operation: Operation })[] = [
    { operation: 'rename', label: l10n.t('Rename'), detail: l10n.t('It gets a new name.') },
    {
      operation: 'merge',
      label: l10n.t('Merge into another type'),
      detail: l10n.t('Its annotations get the other type, which gets its attributes.'),
    },
    {
      operation: 'split',
      label: l10n.t('Split'),
      detail: l10n.t('Some of its annotations get another type; it stays.'),
    },
  ];
  const chosen = await window.showQuickPick(items, { title: name, ignoreFocusOut: true });
  return chosen?.operation;
}

async function chooseUsedType(
  { declared, used }: TypesResult,
  placeHolder: string,
  except?: string,
): Promise<string | undefined> {
  const names = new Set([...declared, ...used.map(({ type }) => ({ name: type }))].map(nameIn));
  const items = [...names]
    .filter((name) => name !== except)
    .map((name) => {
      const use = used.find(({ type }) => type === name);
      const isDeclared = declared.some((type) => type.name === name);
      return {
        name,
        label: nameOfType(name, declared),
        description: [countsOf(use), ...(isDeclared ? [] : [l10n.t('not in the schema')])].join(
          ' · ',
        ),
      };
    });
  const chosen = await window.showQuickPick(items, { placeHolder, ignoreFocusOut: true });
  return chosen?.name;
}

const nameIn = ({ name }: { readonly name: string }): string => name;

const countsOf = (use: TypeUse | undefined): string =>
  l10n.t('{0} annotations in {1} files', use?.decisions ?? 0, use?.files ?? 0);

/** Asks for the name of a type that is not there yet. */
function askForName(
  prompt: string,
  value: string,
  { declared, used }: TypesResult,
): Thenable<string | undefined> {
  const taken = new Set([...declared.map(nameIn), ...used.map(({ type }) => type)]);
  return window
    .showInputBox({
      prompt,
      value,
      ignoreFocusOut: true,
      validateInput: (name) => {
        if (name.trim() === '') return l10n.t('A type needs a name.');
        return taken.has(name.trim()) ? l10n.t('There is such a type already.') : undefined;
      },
    })
    .then((name) => name?.trim());
}

type SplitItem = QuickPickItem & { readonly where?: RetypingCondition };

async function chooseSplit(from: string, types: TypesResult): Promise<Wish | undefined> {
  const conditions = types.used.find(({ type }) => type === from)?.conditions ?? [];
  const items: SplitItem[] = [
    { label: l10n.t('Those that I choose from the list') },
    ...conditions.map(({ where, decisions }) => ({
      where,
      label:
        'tag' in where
          ? l10n.t('With the tag {0}', where.tag)
          : `${where.attribute}: ${textOf(where.value)}`,
      description: l10n.t('{0} annotations', decisions),
    })),
  ];
  const part = await window.showQuickPick(items, {
    placeHolder: l10n.t('Which of its annotations shall get another type?'),
    ignoreFocusOut: true,
  });
  if (!part) return undefined;
  const name = await askForName(l10n.t('The name of the new type'), '', types);
  if (name === undefined) return undefined;
  const { where } = part;
  return { retyping: { from, to: name, ...(where && { where }) }, isByHand: !where };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
