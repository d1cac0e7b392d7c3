import { l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  UNDO_DECISION_METHOD,
  type UndoParams,
  type UndoResult,
} from '../../../server/src/lsp/protocol';
import { remark } from '../review/desk';
import { say } from './say';

/**
 * Says what was done, and offers to take it back: that step and no other, whatever has been decided meanwhile.
 *
 * @param step What was done; null where nothing changed.
 */
export async function sayWithUndo(
  client: BaseLanguageClient,
  message: string,
  step: number | null,
): Promise<void> {
  const undo = l10n.t('Undo');
  const answer = await window.showInformationMessage(message, ...(step === null ? [] : [undo]));
  if (answer !== undo || step === null) return;
  await say(async () => {
    const params: UndoParams = { step };
    const done = await client.sendRequest<UndoResult | null>(UNDO_DECISION_METHOD, params);
    if (!done) remark(l10n.t('No decision to take back.'));
  });
}
