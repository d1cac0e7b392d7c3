import {
  l10n,
  type Memento,
  ProgressLocation,
  type QuickPickItem,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  BEGINNING,
  DETECT_FORMAT_METHOD,
  type DetectFormatParams,
  FORMATS_METHOD,
  type FormatInfo,
  IMPORT_METHOD,
  type ImportedDecisions,
  type ImportParams,
  type ImportResult,
  type OffsetUnit,
} from '../../server/src/lsp/protocol';
import { describe } from './export';
import { readText } from './files';
import { baseName, folderOf } from './paths';
import { exportInclude } from './settings';

/** What an import needs of its surroundings. */
export interface ImportContext {
  /** The language client, started where it has not been yet. */
  client(): Promise<BaseLanguageClient>;
  /** Where the annotator is remembered. */
  readonly workspaceMemory: Memento;
}

/** Answers given beforehand; what is missing is asked. */
export interface ImportOptions {
  /** The files of annotations. */
  readonly files?: readonly Uri[];
  /** The id of a format. */
  readonly format?: string;
  readonly annotator?: string;
  /** What labels of the files mean: types or relations by label, `""` to leave them out. */
  readonly map?: Readonly<Record<string, string>>;
  /** What offsets count in where the files leave it open. */
  readonly unit?: OffsetUnit;
  /** Reject what is suggested and the files lack. */
  readonly rejectMissing?: boolean;
}

/** What was imported. */
export interface ImportOutcome {
  /** How many annotations of the files the decisions hold now. */
  readonly count: number;
  /** How many of them have no certain place. */
  readonly orphans: number;
  /** Metrics that exports leave out until somebody sets a number. */
  readonly numberless: number;
  /** How many suggestions were rejected, since the files lack them. */
  readonly rejected: number;
  /** What a person should know, above all what was left out, each with its place. */
  readonly notices: readonly string[];
  /** The files with decisions, one for each article. */
  readonly sidecars: readonly Uri[];
}

/**
 * Imports annotations of other programs as decisions on the articles of the workspace. All of them, or none.
 *
 * @returns What was written; `undefined` where the person did not want it after all.
 * @throws where a file is malformed or an article is not there; nothing has been written.
 */
export async function importAnnotations(
  context: ImportContext,
  options: ImportOptions = {},
): Promise<ImportOutcome | undefined> {
  const files = options.files ?? (await chooseFiles());
  if (!files || files.length === 0) return undefined;
  const client = await context.client();
  const format = options.format ?? (await chooseFormat(client, files[0]!));
  if (format === undefined) return undefined;
  const annotator = options.annotator ?? (await askAnnotator(context.workspaceMemory));
  if (annotator === undefined) return undefined;
  // Whoever names everything beforehand is a program, which is not asked.
  const isAsked = options.format === undefined || options.annotator === undefined;
  const rejectMissing = options.rejectMissing ?? (isAsked ? await askMissing() : false);
  if (rejectMissing === undefined) return undefined;
  let map = options.map ?? {};
  let { unit } = options;
  let changes: ImportResult['changes'] | undefined;
  while (!changes) {
    const result = await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t('Importing annotations') },
      async () => {
        const params: ImportParams = {
          files: await readAll(files),
          format,
          annotator,
          time: new Date().toISOString(),
          articles: await findArticles(files),
          map,
          ...(unit === undefined ? {} : { unit }),
          rejectMissing,
        };
        const answer = await client.sendRequest<ImportResult>(IMPORT_METHOD, params);
        if (!answer.unknown && !answer.units) await writeAll(answer.changes);
        return answer;
      },
    );
    const { unknown, units } = result;
    const open = unknown ?? units;
    if (open && !isAsked) throw new Error(l10n.t('Nothing was imported: {0}', open.message));
    if (unknown) {
      const name = await askMeaning(unknown);
      if (name === undefined) return undefined;
      map = { ...map, [unknown.label]: name };
    } else if (units) {
      unit = await askUnit(units);
      if (unit === undefined) return undefined;
    } else {
      changes = result.changes;
    }
  }
  const outcome = summarize(changes);
  void sayWhatWasDone(outcome, changes);
  return outcome;
}

const chooseFiles = (): Thenable<Uri[] | undefined> =>
  window.showOpenDialog({
    title: l10n.t('Choose the files of annotations'),
    openLabel: l10n.t('Import'),
    canSelectMany: true,
  });

/** Asks for the format, the one that the file looks like first. */
async function chooseFormat(client: BaseLanguageClient, file: Uri): Promise<string | undefined> {
  const all = await client.sendRequest<FormatInfo[]>(FORMATS_METHOD);
  const formats = all.filter(({ isReadable }) => isReadable);
  const bytes = await workspace.fs.readFile(file);
  const params: DetectFormatParams = {
    name: baseName(file),
    beginning: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.slice(0, BEGINNING)),
  };
  const likely = await client.sendRequest<string | null>(DETECT_FORMAT_METHOD, params);
  const items = formats.map(({ id, label, extension }): QuickPickItem & { id: string } => ({
    id,
    label: l10n.t(label),
    description:
      id === likely
        ? l10n.t('.{0} · what {1} looks like', extension, baseName(file))
        : `.${extension}`,
  }));
  items.sort((a, b) => Number(b.id === likely) - Number(a.id === likely));
  const chosen = await window.showQuickPick(items, {
    placeHolder: l10n.t('Import from which format?'),
  });
  return chosen?.id;
}

const ANNOTATOR = 'import.annotator';

async function askAnnotator(memory: Memento): Promise<string | undefined> {
  const last = memory.get<string>(ANNOTATOR);
  const name = await window.showInputBox({
    prompt: l10n.t('Whose annotations are they?'),
    ...(last === undefined ? {} : { value: last }),
    validateInput: (value) => (value.trim() === '' ? l10n.t('A name is needed.') : undefined),
  });
  if (name !== undefined) await memory.update(ANNOTATOR, name.trim());
  return name?.trim();
}

/** Asks whether what the files lack is to be rejected. */
async function askMissing(): Promise<boolean | undefined> {
  const items: (QuickPickItem & { rejects: boolean })[] = [
    { label: l10n.t('Keep suggestions that the files lack'), rejects: false },
    {
      label: l10n.t('Reject suggestions that the files lack'),
      detail: l10n.t('For files that were exported with all suggestions and reviewed elsewhere.'),
      rejects: true,
    },
  ];
  const chosen = await window.showQuickPick(items, {
    placeHolder: l10n.t('What if a suggestion is not in the files?'),
  });
  return chosen?.rejects;
}

/** Asks what a label means; `""` leaves what has it out. */
async function askMeaning({
  label,
  message,
  choices,
}: NonNullable<ImportResult['unknown']>): Promise<string | undefined> {
  const items: (QuickPickItem & { name: string })[] = choices.map((one) => ({
    label: one.label ?? one.name,
    ...(one.label === undefined ? {} : { description: one.name }),
    name: one.name,
  }));
  const chosen = await window.showQuickPick(
    [...items, { label: l10n.t('Leave these out'), name: '' }],
    { title: message, placeHolder: l10n.t('What does “{0}” mean here?', label) },
  );
  return chosen?.name;
}

/** Asks what offsets count in, with the words that an annotation would have. */
async function askUnit({
  message,
  words,
}: NonNullable<ImportResult['units']>): Promise<OffsetUnit | undefined> {
  const items: (QuickPickItem & { unit: OffsetUnit })[] = [
    {
      label: l10n.t('UTF-16 code units'),
      description: words['utf-16'] ?? '',
      detail: l10n.t('as doccano counts unless it was told otherwise'),
      unit: 'utf-16',
    },
    {
      label: l10n.t('Code points'),
      description: words['code-points'] ?? '',
      detail: l10n.t('as Python counts'),
      unit: 'code-points',
    },
    {
      label: l10n.t('Grapheme clusters'),
      detail: l10n.t('as a project of doccano counts that takes them for one character'),
      unit: 'graphemes',
    },
  ];
  const chosen = await window.showQuickPick(items, {
    title: message,
    placeHolder: l10n.t('What do the offsets in the file count?'),
  });
  return chosen?.unit;
}

/** The files, and the texts of the same name beside them. */
async function readAll(files: readonly Uri[]): Promise<ImportParams['files']> {
  const result = new Map<string, { name: string; content: string }>();
  const add = async (uri: Uri): Promise<void> => {
    const bytes = await workspace.fs.readFile(uri);
    result.set(uri.toString(), { name: baseName(uri), content: toBase64(bytes) });
  };
  for (const file of files) {
    await add(file);
    const stem = baseName(file).replace(/\.(?:ann|conll|jsonld)$/, '');
    if (stem === baseName(file)) continue;
    for (const name of [stem, `${stem}.txt`]) {
      await add(Uri.joinPath(folderOf(file), name)).catch(() => undefined);
    }
  }
  return [...result.values()];
}

/** In pieces, since a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const PIECE = 0x8000;
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + PIECE)));
  }
  return btoa(parts.join(''));
}

/** The articles that annotations may belong to: of the workspace, else beside the files. */
async function findArticles(files: readonly Uri[]): Promise<ImportParams['articles']> {
  const folder = folderOf(files[0]!);
  const found = workspace.workspaceFolders
    ? await workspace.findFiles(exportInclude(), '**/node_modules/**')
    : (await workspace.fs.readDirectory(folder))
        .filter(([name]) => /\.(?:txt|md|zhengwen)$/i.test(name))
        .map(([name]) => Uri.joinPath(folder, name));
  return Promise.all(found.map((uri) => describe(uri)));
}

const targetOf = ({ sidecar }: ImportedDecisions): Uri => Uri.parse(sidecar);

/**
 * Writes all files, or none: where one cannot be written those before it are put back.
 *
 * @throws where one cannot be written, or was changed since it was read.
 */
async function writeAll(changes: readonly ImportedDecisions[]): Promise<void> {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const done: ImportedDecisions[] = [];
  try {
    for (const change of changes) {
      const target = targetOf(change);
      const now = await readText(target).catch(() => undefined);
      if ((now?.replace(/^\ufeff/, '') ?? null) !== change.before) {
        throw new Error(l10n.t('{0} was changed meanwhile.', baseName(target)));
      }
      await workspace.fs.writeFile(target, encode(change.content));
      done.push(change);
    }
  } catch (error) {
    for (const change of done.reverse()) {
      if (change.before === null) await workspace.fs.delete(targetOf(change));
      else await workspace.fs.writeFile(targetOf(change), encode(change.before));
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(l10n.t('Nothing was imported: {0}', reason), { cause: error });
  }
}

function summarize(changes: readonly ImportedDecisions[]): ImportOutcome {
  const sum = (value: (change: ImportedDecisions) => number): number =>
    changes.reduce((total, change) => total + value(change), 0);
  return {
    count: sum(({ added, changed, unchanged }) => added + changed + unchanged),
    orphans: sum(({ orphans }) => orphans.length),
    rejected: sum(({ rejected }) => rejected),
    numberless: sum(({ numberless }) => numberless),
    notices: changes.flatMap(({ notices }) => notices),
    sidecars: changes.map(targetOf),
  };
}

async function sayWhatWasDone(
  { count, orphans, rejected, numberless, notices, sidecars }: ImportOutcome,
  changes: readonly ImportedDecisions[],
): Promise<void> {
  const imported = l10n.t('Imported {0} annotations of {1} articles.', count, sidecars.length);
  const done = [
    imported,
    ...(rejected > 0 ? [l10n.t('{0} suggestions are rejected.', rejected)] : []),
    ...(numberless > 0
      ? [l10n.t('{0} metrics have no number: exports leave them out until one is set.', numberless)]
      : []),
  ].join(' ');
  const open = [
    ...(orphans > 0 ? [l10n.t('{0} have no certain place in the article.', orphans)] : []),
    ...(notices.length > 0
      ? [l10n.t('Not everything could be taken over as the files have it.')]
      : []),
  ];
  if (open.length === 0) {
    void window.showInformationMessage(done);
    return;
  }
  const show = l10n.t('Show Them');
  const answer = await window.showWarningMessage([done, ...open].join(' '), show);
  if (answer !== show) return;
  const content = [...changes.flatMap(listOrphans), ...changes.flatMap(listNotices)].join('\n');
  await window.showTextDocument(await workspace.openTextDocument({ content }));
}

/** What has no certain place, and below it the places where it may belong. */
const listOrphans = ({ article, orphans }: ImportedDecisions): string[] =>
  orphans.flatMap(({ type, quote, places }) => [
    `${workspace.asRelativePath(Uri.parse(article))}  ${type}  ${quote}`,
    ...places.map(({ line, text }) => `    ${l10n.t('Line {0}', line)}  ${text}`),
  ]);

/** What readers say of the files, article by article. */
const listNotices = ({ article, notices }: ImportedDecisions): string[] =>
  notices.map((notice) => `${workspace.asRelativePath(Uri.parse(article))}  ${notice}`);
