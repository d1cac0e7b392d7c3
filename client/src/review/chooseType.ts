import { l10n, type QuickPickItem, window } from 'vscode';
import type { TypeSchema } from '../../../server/src/lsp/protocol';
import { nameOfType } from './labels';

interface TypeItem extends QuickPickItem {
  readonly type: string;
  readonly key?: string;
}

/**
 * Asks for a type. The key of a type chooses it at once, so that every type is two keystrokes away.
 *
 * @param current The type that there is already.
 */
export function chooseType(
  types: readonly TypeSchema[],
  current?: string,
): Promise<string | undefined> {
  const pick = window.createQuickPick<TypeItem>();
  pick.placeholder = l10n.t('Which type? Its key chooses it at once');
  pick.items = types.map(({ name, key, description }): TypeItem => ({
    type: name,
    ...(key !== undefined && { key }),
    label: key === undefined ? nameOfType(name, types) : `${key}  ${nameOfType(name, types)}`,
    ...(name === current && { description: l10n.t('as it is') }),
    ...(description !== undefined && { detail: description }),
  }));
  return new Promise((resolve) => {
    const choose = (item: TypeItem | undefined) => {
      resolve(item?.type);
      pick.hide();
    };
    pick.onDidChangeValue((value) => {
      const item = pick.items.find(({ key }) => key === value);
      if (item) choose(item);
    });
    pick.onDidAccept(() => choose(pick.selectedItems[0]));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
