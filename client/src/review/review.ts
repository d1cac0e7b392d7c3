import { commands, Disposable, type ExtensionContext, window } from 'vscode';
import { ZHENGWEN } from '../settings';
import { offerDecisions } from './codeActions';
import { registerReviewCommands, type ReviewContext } from './commands';
import { Desk } from './desk';
import { showReviewKeys } from './keys';
import { type ReviewMode } from './mode';
import { ReviewProgress } from './progress';
import { showRelations } from './relationHover';
import { watchCursor } from './selection';
import type { ReviewStore } from './store';

/** Sets up what a person needs to decide on annotations. */
export function createReview(
  { extension }: ExtensionContext,
  context: ReviewContext,
  store: ReviewStore,
  mode: ReviewMode,
): Disposable {
  const desk = new Desk(store);
  return Disposable.from(
    watchCursor(),
    registerReviewCommands(context, desk, mode),
    commands.registerCommand(`${ZHENGWEN}.reviewKeys`, () => {
      const document = window.activeTextEditor?.document;
      return showReviewKeys(extension, document ? store.schema(document).types : []);
    }),
    new ReviewProgress(store, mode),
    offerDecisions(store),
    showRelations(store),
  );
}
