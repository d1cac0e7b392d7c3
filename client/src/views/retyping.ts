/** Renaming, merging and splitting types through all files of a folder, after a look at what changes. */
import {
  commands,
  l10n,
  type QuickInputButton,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DecisionState,
  PREVIEW_RETYPING_METHOD,
  RETYPE_METHOD,
  type RetypedDecision,
  type RetypedFile,
  type RetypeParams,
  type RetypingParams,
  type RetypingPreview,
  type RetypingResult,
  SCHEMA_FILE,
  TYPES_METHOD,
  type TypesParams,
  type TypesResult,
} from '../../../server/src/lsp/protocol';
import type { ReviewContext } from '../review/commands';
import { nameOfType, stateLabel } from '../review/labels';
import { select } from '../review/selection';
import { picked } from './picked';
import { chooseWish, type RetypingOptions } from './retypingQuestions';
import { say } from './say';
import { sayWithUndo } from './sayWithUndo';

/**
 * Gives another type to the annotations of one, as one step for undo.
 *
 * @returns undefined where the person left.
 * @throws (rejects) with a message for the person; nothing is changed then.
 */
export async function retypeFolder(
  { client: clientOf }: ReviewContext,
  options: RetypingOptions,
): Promise<RetypingResult | undefined> {
  const folder = await chooseFolder();
  if (!folder) return undefined;
  assertSaved(folder);
  const client = await clientOf();
  const where: TypesParams = { folder: client.code2ProtocolConverter.asUri(folder) };
  const types = await client.sendRequest<TypesResult>(TYPES_METHOD, where);
  const wish = await chooseWish(types, options);
  if (!wish) return undefined;
  const { retyping, isByHand } = wish;
  const params: RetypingParams = { ...where, retyping };
  const preview = await client.sendRequest<RetypingPreview>(PREVIEW_RETYPING_METHOD, params);
  if (preview.problems.length > 0) {
    void window.showWarningMessage(
      l10n.t('What cannot be read stays as it is: {0}', preview.problems.join(' ')),
    );
  }
  const label = `${nameOfType(retyping.from, types.declared)} → ${nameOfType(retyping.to, types.declared)}`;
  if (preview.files.length === 0 && !preview.schema) {
    void window.showInformationMessage(l10n.t('{0}: there is nothing to change.', label));
    return undefined;
  }
  const chosen = await choose(preview, label, isByHand);
  if (!chosen || (chosen.length === 0 && preview.files.length > 0)) return undefined;
  const request: RetypeParams = { ...params, chosen, label };
  const result = await client.sendRequest<RetypingResult>(RETYPE_METHOD, request);
  offerUndo(client, result, label);
  return result;
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) throw new Error(l10n.t('Open the folder of the articles first.'));
  return folders.length === 1
    ? folders[0]!.uri
    : (await window.showWorkspaceFolderPick({ placeHolder: l10n.t('The types of which folder?') }))
        ?.uri;
}

/** What is not saved would come back over what is written now. */
function assertSaved(folder: Uri): void {
  const schema = Uri.joinPath(folder, SCHEMA_FILE).toString();
  if (workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === schema)) {
    throw new Error(l10n.t('Save {0} first.', SCHEMA_FILE));
  }
}

interface DecisionRow extends QuickPickItem {
  readonly file?: RetypedFile;
  readonly decision?: RetypedDecision;
}

/** The list of what would change, by file; what the person unchecks stays as it is. */
function choose(
  { files, schema }: RetypingPreview,
  label: string,
  isByHand: boolean,
): Promise<RetypeParams['chosen'] | undefined> {
  const look: QuickInputButton = {
    iconPath: new ThemeIcon('go-to-file'),
    tooltip: l10n.t('Show in the article'),
  };
  const compare: QuickInputButton = {
    iconPath: new ThemeIcon('diff'),
    tooltip: l10n.t('Show what changes in {0}', SCHEMA_FILE),
  };
  const rows = files.flatMap((file): DecisionRow[] => [
    {
      label: `${workspace.asRelativePath(Uri.parse(file.article))} · ${file.annotator}`,
      kind: QuickPickItemKind.Separator,
    },
    ...file.decisions.map((decision) => ({
      file,
      decision,
      label: decision.pieces.map(({ exact }) => exact.replace(/\s+/g, ' ')).join(' … '),
      description: stateOf(decision.state),
      buttons: [look],
    })),
  ]);
  const number = files.reduce((sum, { decisions }) => sum + decisions.length, 0);
  const pick = window.createQuickPick<DecisionRow>();
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.title = schema ? `${label} · ${l10n.t('{0} changes, too', SCHEMA_FILE)}` : label;
  pick.placeholder = l10n.t('{0} annotations in {1} files change', number, files.length);
  pick.buttons = schema ? [compare] : [];
  pick.items = rows;
  pick.selectedItems = isByHand ? [] : rows.filter(({ decision }) => decision !== undefined);
  pick.onDidTriggerItemButton(({ item: { file, decision } }) => {
    if (file && decision) void say(() => show(file, decision));
  });
  pick.onDidTriggerButton(() => void say(() => showSchema(schema!, label)));
  return picked(pick, (selected) =>
    files.flatMap((file) => {
      const ids = selected.flatMap((row) => (row.file === file ? (row.decision?.id ?? []) : []));
      return ids.length === 0 ? [] : [{ sidecar: file.sidecar, ids }];
    }),
  );
}

function stateOf(state: DecisionState): string {
  switch (state) {
    case 'open':
      return stateLabel('undecided');
    case 'withdrawn':
      return l10n.t('taken back');
    case 'accepted':
    case 'rejected':
      return stateLabel(state);
  }
}

/** Shows the words of an annotation; where they have moved since its file was written, those nearest. */
async function show({ article }: RetypedFile, { pieces }: RetypedDecision): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(article));
  const text = document.getText();
  const { exact, start } = pieces[0]!;
  const places = [start, text.lastIndexOf(exact, start), text.indexOf(exact, start)];
  const at = places.find((place) => place >= 0 && text.startsWith(exact, place));
  const editor = await window.showTextDocument(document, { preserveFocus: true, preview: true });
  if (at === undefined) throw new Error(l10n.t('The text has changed. Please try again.'));
  select(editor, new Range(document.positionAt(at), document.positionAt(at + exact.length)));
}

/** A schema as it would be, for comparison. */
const SCHEME = 'zhengwen-schema';

/** Shows a schema beside what it becomes. */
async function showSchema(
  { uri, after }: NonNullable<RetypingPreview['schema']>,
  title: string,
): Promise<void> {
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: () => after,
  });
  try {
    const result = Uri.from({ scheme: SCHEME, path: `/${SCHEMA_FILE}`, query: title });
    await commands.executeCommand('vscode.diff', Uri.parse(uri), result, title, {
      preserveFocus: true,
    });
  } finally {
    provider.dispose();
  }
}

function offerUndo(
  client: BaseLanguageClient,
  { decisions, files, isSchemaChanged, step }: RetypingResult,
  label: string,
): void {
  const said = l10n.t('{0}: {1} annotations in {2} files changed.', label, decisions, files);
  const message = isSchemaChanged ? `${said} ${l10n.t('{0} changed, too.', SCHEMA_FILE)}` : said;
  void sayWithUndo(client, message, step);
}
