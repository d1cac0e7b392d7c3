import { commands, type Extension, l10n, type QuickPickItem, window } from 'vscode';
import { ZHENGWEN } from '../settings';

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

/** Lists what can be done in a review, with the key of each as it is delivered, and does what is chosen. */
export async function showReviewKeys(extension: Extension<unknown>): Promise<void> {
  const { contributes } = extension.packageJSON as Manifest;
  const items = new Map<string, KeyItem>();
  for (const { command, key, when, args } of contributes.keybindings) {
    if (!when.includes(`${ZHENGWEN}.reviewing`)) continue;
    const id = JSON.stringify([command, args]);
    const known = items.get(id);
    const title = contributes.commands.find((one) => one.command === command)?.title ?? command;
    items.set(id, {
      label: title,
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
