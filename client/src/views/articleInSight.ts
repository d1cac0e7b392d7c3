import { l10n, type TextDocument, window } from 'vscode';
import type { DecisionList } from '../../../server/src/lsp/protocol';
import type { ReviewStore } from '../review/store';

/**
 * The article of the active editor with what stands in it.
 *
 * @throws (rejects) with a message for the person where there is none.
 */
export async function articleInSight(
  store: ReviewStore,
): Promise<{ readonly document: TextDocument; readonly list: DecisionList }> {
  const document = window.activeTextEditor?.document;
  const list = document && (await store.fresh(document));
  if (!list) throw new Error(l10n.t('The active editor shows no Chinese government article.'));
  return { document, list };
}
