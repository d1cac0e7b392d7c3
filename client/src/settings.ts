import { type ConfigurationScope, ConfigurationTarget, workspace } from 'vscode';
import { ANNOTATION_TYPES, type AnnotationType } from '../../server/src/lsp/protocol';

/** The section of all settings, the prefix of all commands and the id of the language. */
export const ZHENGWEN = 'zhengwen';

/** The settings that decide what highlights look like. */
export const HIGHLIGHT_SETTINGS = `${ZHENGWEN}.highlight`;

/** How an annotation is marked beside its text colour. */
export type HighlightStyle = 'pen' | 'line' | 'none';

/** The kinds of annotations that are highlighted in a document. */
export function highlightedTypes(scope: ConfigurationScope | undefined): AnnotationType[] {
  const settings = workspace.getConfiguration(HIGHLIGHT_SETTINGS, scope);
  return ANNOTATION_TYPES.filter((type) => settings.get<boolean>(type, true));
}

/** How annotations are marked in a document. */
export function highlightStyle(scope: ConfigurationScope): HighlightStyle {
  return workspace.getConfiguration(HIGHLIGHT_SETTINGS, scope).get<HighlightStyle>('style', 'pen');
}

/** Whether articles in plain text are wrapped. */
export function wrapsArticles(scope: ConfigurationScope): boolean {
  return workspace.getConfiguration(ZHENGWEN, scope).get<boolean>('wrapArticles', true);
}

/**
 * Switches kinds of annotations on and off, where the person has set them: in the folder, in the workspace, or else
 * for the user.
 */
export async function setHighlightedTypes(
  scope: ConfigurationScope | undefined,
  states: ReadonlyMap<AnnotationType, boolean>,
): Promise<void> {
  const settings = workspace.getConfiguration(HIGHLIGHT_SETTINGS, scope);
  for (const [type, on] of states) {
    if (settings.get<boolean>(type) === on) continue;
    const set = settings.inspect<boolean>(type);
    const target =
      set?.workspaceFolderValue !== undefined
        ? ConfigurationTarget.WorkspaceFolder
        : set?.workspaceValue !== undefined
          ? ConfigurationTarget.Workspace
          : ConfigurationTarget.Global;
    await settings.update(type, on, target);
  }
}

/** Which files an export of the workspace looks at, as a glob. */
export function exportInclude(): string {
  return workspace
    .getConfiguration(`${ZHENGWEN}.export`)
    .get<string>('include', '**/*.{txt,md,zhengwen}');
}
