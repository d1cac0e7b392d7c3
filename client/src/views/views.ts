import { Disposable, type ExtensionContext } from 'vscode';
import type { ReviewContext } from '../review/commands';
import type { ReviewMode } from '../review/mode';
import type { ReviewStore } from '../review/store';
import { ProgressBadges } from './badges';
import { Concordances } from './concordance';
import { Notes } from './notes';
import { registerOccurrenceCommands } from './occurrenceCommands';
import { AnnotationTree } from './tree';
import { registerTreeCommands } from './treeCommands';

/** What shows a person's decisions beside the text. */
export interface Views {
  readonly tree: AnnotationTree;
  readonly notes: Notes;
  readonly badges: ProgressBadges;
  dispose(): unknown;
}

/** Sets the views up. */
export function createViews(
  { workspaceState }: ExtensionContext,
  { client }: ReviewContext,
  store: ReviewStore,
  mode: ReviewMode,
): Views {
  const tree = new AnnotationTree(store, workspaceState);
  const notes = new Notes(store, mode);
  const badges = new ProgressBadges(store, client);
  const concordances = new Concordances({ client });
  const all = Disposable.from(
    tree,
    registerTreeCommands(store, tree),
    notes,
    badges,
    concordances,
    registerOccurrenceCommands({ client }, store, concordances),
  );
  return { tree, notes, badges, dispose: () => void all.dispose() };
}
