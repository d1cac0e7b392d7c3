/** Commands that remember how a person wants articles to be rewritten. */
import { ConfigurationTarget, l10n, Uri, window, workspace } from 'vscode';
import { DIRT_KINDS } from '../../server/src/lsp/protocol';
import { ZHENGWEN } from './settings';

export const PROTECTED_TERMS = 'conversion.protectedTerms';
const KEPT = 'cleaning.keep';

/**
 * Adds a term to those that conversion leaves alone, or writes as the person wants.
 *
 * @param given The document's address and the term, from a quick fix; without them the active editor's selection.
 */
export async function protectTerm(given: unknown, term: unknown): Promise<void> {
  const scope =
    typeof given === 'string' ? Uri.parse(given) : window.activeTextEditor?.document.uri;
  const chosen = typeof term === 'string' ? term : await askForTerm();
  if (chosen === undefined) return;
  const name = chosen.split('=', 1)[0]!.trim();
  await update(scope, PROTECTED_TERMS, (terms) => [
    ...terms.filter((other) => other.split('=', 1)[0]!.trim() !== name),
    chosen,
  ]);
  void window.showInformationMessage(l10n.t('Protected when converting: {0}', chosen));
}

async function askForTerm(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const value = editor ? editor.document.getText(editor.selection).trim() : '';
  const term = await window.showInputBox({
    prompt: l10n.t('The term that stays as it is, or TERM=FORM for one with a form of its own'),
    value,
    validateInput: (text) =>
      /^[^=\s][^=]*(?:=\s*[^=\s][^=]*)?$/.test(text.trim())
        ? undefined
        : l10n.t('Write TERM or TERM=FORM.'),
  });
  return term?.trim();
}

/** Keeps a kind of dirt: it is neither reported nor cleaned away. */
export async function keepDirt(given: unknown, kind: unknown): Promise<void> {
  const scope = typeof given === 'string' ? Uri.parse(given) : undefined;
  const known = DIRT_KINDS.find((one) => one === kind);
  if (known === undefined) return;
  await update(scope, KEPT, (kinds) => [...kinds.filter((one) => one !== known), known]);
}

/** Changes a list where the person has set it; else in the workspace, or without one for the user. */
async function update(
  scope: Uri | undefined,
  name: string,
  change: (list: readonly string[]) => string[],
): Promise<void> {
  const settings = workspace.getConfiguration(ZHENGWEN, scope);
  const set = settings.inspect<string[]>(name);
  const target =
    set?.workspaceFolderValue !== undefined
      ? ConfigurationTarget.WorkspaceFolder
      : set?.workspaceValue !== undefined || (!set?.globalValue && workspace.workspaceFolders)
        ? ConfigurationTarget.Workspace
        : ConfigurationTarget.Global;
  await settings.update(name, change(settings.get<string[]>(name, [])), target);
}
