import type { QuickPick, QuickPickItem } from 'vscode';

/** Shows a list until the person accepts or leaves it, and disposes of it; undefined where the person left. */
export function picked<Item extends QuickPickItem, Answer>(
  pick: QuickPick<Item>,
  answer: (selected: readonly Item[]) => Answer,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(answer(pick.selectedItems));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
