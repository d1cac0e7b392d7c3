import { commands, type Extension, l10n, type QuickPickItem, window } from 'vscode';
import type { TypeSchema } from '../../../server/src/lsp/protocol';
import { ZHENGWEN } from '../settings';
import { nameOfType } from './labels';

/** What is read of the manifest, in the person's language. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly when: string;
      readonly args?: unknown;
    }[];
  };
}

interface KeyItem extends QuickPickItem {
  readonly command: string;
  readonly args: unknown;
}

/**
 * Lists what can be done in a review, with the key of each as it is delivered, and does what is chosen.
 *
 * @param types Those of the article, some of which have keys.
 */
export async function showReviewKeys(
  extension: Extension<unknown>,
  types: readonly TypeSchema[],
): Promise<void> {
  const { contributes } = extension.packageJSON as Manifest;
  const items = new Map<string, KeyItem>();
  for (const { command, key, when, args } of contributes.keybindings) {
    if (!when.includes(`${ZHENGWEN}.reviewing`)) continue;
    const typeKey = (args as { readonly key?: string } | undefined)?.key;
    const type = types.find((one) => one.key !== undefined && one.key === typeKey);
    if (typeKey !== undefined && !type) continue;
    const id = JSON.stringify([command, args]);
    const known = items.get(id);
    const title = contributes.commands.find((one) => one.command === command)?.title ?? command;
    items.set(id, {
      label: type ? `${title}: ${nameOfType(type.name, types)}` : title,
      description: known ? `${known.description}, ${key}` : key,
      command,
      args,
    });
  }
  const chosen = await window.showQuickPick([...items.values()], {
    placeHolder: l10n.t('What can be done in a review, and its keys'),
    matchOnDescription: true,
  });
  if (chosen) await commands.executeCommand(chosen.command, chosen.args);
}
