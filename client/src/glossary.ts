import {
  commands,
  env,
  l10n,
  type Location,
  Range,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  SnippetString,
  type TextDocument,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ENTRY_AT_METHOD,
  type EntryAtParams,
  type FoundEntry,
  LOOK_UP_METHOD,
  type LookUpParams,
  NEW_ENTRY_METHOD,
  type NewEntry,
  type NewEntryParams,
} from '../../server/src/lsp/protocol';
import { createIfMissing } from './createIfMissing';

/** What the commands need of their surroundings. */
export interface GlossaryContext {
  /** The language client, started where it has not been yet. */
  client(): Promise<BaseLanguageClient>;
}

/** The glossary of a workspace folder to which entries are added. */
const OWN = ['.zhengwen', 'glossary', 'own.yaml'] as const;

/** How many entries a list shows. */
const MOST = 100;

/** How often an entry is written into a glossary that is read again meanwhile. */
const ATTEMPTS = 5;

interface EntryItem extends QuickPickItem {
  readonly entry: FoundEntry;
}

/** Lists the entries that a person types something of – Chinese, pinyin, initials, English – and opens the one chosen. */
export async function lookUpTerm(context: GlossaryContext): Promise<void> {
  const client = await context.client();
  const editor = window.activeTextEditor;
  const insert: QuickInputButton = {
    iconPath: new ThemeIcon('insert'),
    tooltip: l10n.t('Insert at the cursor'),
  };
  const pick = listEntries(client, editor ? [insert] : []);
  pick.onDidTriggerItemButton(({ item }) => {
    pick.hide();
    void editor?.edit((edit) => {
      for (const selection of editor.selections) edit.replace(selection, item.entry.term);
    });
  });
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    pick.hide();
    if (item) void show(client, item.entry);
  });
}

/** Asks for an entry; undefined where the person leaves it. */
export function chooseEntry(client: BaseLanguageClient): Promise<FoundEntry | undefined> {
  const pick = listEntries(client, []);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.entry);
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
  });
}

/** Shows a list of the entries that answer what is typed. */
function listEntries(
  client: BaseLanguageClient,
  buttons: readonly QuickInputButton[],
): QuickPick<EntryItem> {
  const pick = window.createQuickPick<EntryItem>();
  pick.placeholder = l10n.t('Chinese, pinyin (sixia), its initials (sxjc) or English');
  let asked = 0;
  const update = async (query: string) => {
    const question = ++asked;
    pick.busy = true;
    const params: LookUpParams = { query, limit: MOST };
    const found = await client.sendRequest<FoundEntry[]>(LOOK_UP_METHOD, params);
    // A later question may have been answered first.
    if (question !== asked) return;
    pick.busy = false;
    pick.items = found.map((entry): EntryItem => ({
      entry,
      label: entry.term,
      description: [entry.pinyin, entry.english].filter((text) => text !== '').join(' · '),
      detail: meaningOf(entry),
      // The server has chosen; the list shall not choose again by what it sees.
      alwaysShow: true,
      ...(buttons.length > 0 && { buttons }),
    }));
  };
  const report = (error: unknown) => client.error(String(error), undefined, false);
  pick.onDidChangeValue((query) => void update(query).catch(report));
  pick.onDidHide(() => pick.dispose());
  pick.show();
  void update('').catch(report);
  return pick;
}

/** Opens the glossary's entry of the term at the cursor. */
export async function openEntry(context: GlossaryContext): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const client = await context.client();
  const { code2ProtocolConverter } = client;
  const params: EntryAtParams = {
    textDocument: code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    position: code2ProtocolConverter.asPosition(editor.selection.active),
  };
  const entry = await client.sendRequest<FoundEntry | null>(ENTRY_AT_METHOD, params);
  if (entry) return show(client, entry);
  const add = l10n.t('Add to Glossary');
  const answer = await window.showInformationMessage(
    l10n.t('The glossary has no entry for what is at the cursor.'),
    ...(editor.selection.isEmpty ? [] : [add]),
  );
  if (answer === add) await addToGlossary(context);
}

/**
 * Appends an entry for the selected words to the workspace folder's own glossary and shows it, its fields to be filled in
 * one after another with the tab key. It is used once the file is saved.
 *
 * @param args Where the words stand, instead of the selection: start line and character, end line and character.
 */
export async function addToGlossary(
  context: GlossaryContext,
  args: readonly unknown[] = [],
): Promise<void> {
  const editor = window.activeTextEditor;
  const words = rangeIn(args) ?? editor?.selection;
  if (!editor || !words || words.isEmpty) {
    void window.showInformationMessage(l10n.t('Select the words to add first.'));
    return;
  }
  const target = ownGlossary(editor.document);
  if (!target) {
    void window.showInformationMessage(
      l10n.t('Open a folder first: the glossary of your own lies in it.'),
    );
    return;
  }
  const client = await context.client();
  const { document } = editor;
  const asked: Omit<NewEntryParams, 'glossary'> = {
    words: document.getText(words),
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    range: client.code2ProtocolConverter.asRange(words),
  };
  await createIfMissing(target);
  let isWanted = false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const glossary = await workspace.openTextDocument(target);
    const params: NewEntryParams = { ...asked, glossary: glossary.getText() };
    const entry = await client.sendRequest<NewEntry>(NEW_ENTRY_METHOD, params);
    isWanted ||= !entry.existing || (await wantsAnother(client, entry.existing));
    if (!isWanted) return;
    if (await append(glossary, entry.snippet)) return;
  }
  void window.showErrorMessage(
    l10n.t('The entry could not be added: {0} is being changed by others.', target.fsPath),
  );
}

/**
 * Appends a snippet to a document and shows it.
 *
 * @returns false where the document is another by now, as where it was read again from a file that has changed.
 */
async function append(document: TextDocument, snippet: string): Promise<boolean> {
  const shown = await window.showTextDocument(document);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const lineEnd = end.character === 0 ? '' : '\n';
  return shown.insertSnippet(new SnippetString(`${lineEnd}${snippet}`), end);
}

/** The range that the arguments of a command are, if they are one. */
function rangeIn(args: readonly unknown[]): Range | undefined {
  const isOne = args.length === 4 && args.every((one) => Number.isInteger(one) && Number(one) >= 0);
  return isOne ? new Range(...(args as [number, number, number, number])) : undefined;
}

/** Asks what to do where there is an entry for the words already. */
async function wantsAnother(client: BaseLanguageClient, existing: FoundEntry): Promise<boolean> {
  const open = l10n.t('Open Entry');
  const override = l10n.t('Add Anyway');
  const answer = await window.showInformationMessage(
    l10n.t('The glossary has an entry for {0} already.', existing.term),
    open,
    override,
  );
  if (answer === open) await show(client, existing);
  return answer === override;
}

function ownGlossary({ uri }: TextDocument): Uri | undefined {
  const folder = workspace.getWorkspaceFolder(uri) ?? workspace.workspaceFolders?.[0];
  return folder && Uri.joinPath(folder.uri, ...OWN);
}

async function show(client: BaseLanguageClient, { location }: FoundEntry): Promise<void> {
  const { uri, range }: Location = client.protocol2CodeConverter.asLocation(location);
  await commands.executeCommand('vscode.open', uri, {
    selection: new Range(range.start, range.start),
  });
}

/** What an entry means, in the language of the interface where it is written. */
function meaningOf({ meaning: { zh, en } }: FoundEntry): string {
  const [first, second] = env.language.startsWith('zh') ? [zh, en] : [en, zh];
  return first === '' ? second : first;
}
