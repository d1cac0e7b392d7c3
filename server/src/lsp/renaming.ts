/** Takes the files with decisions along when an article, or a folder of articles, gets another name or place. */
import {
  MessageType,
  ShowMessageNotification,
  type Connection,
  type DeleteFilesParams,
  type FileOperationOptions,
  type RenameFile,
  type RenameFilesParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { SIDECAR_SUFFIX } from '../decisions/sidecarName';
import { folderOf, nameOf } from '../text/addresses';
import type { WorkspaceFiles } from './files';
import { describe } from './runSafe';
import type { Log } from './runtime';
import type { Sidecars } from './sidecars';
import { choose, type Speech } from './speech';

export interface RenamingHost {
  readonly files: WorkspaceFiles;
  readonly sidecars: Sidecars;
  readonly log: Log;
  readonly abilities: () => Speech;
  /** Resolves when decisions in memory are in their files. */
  readonly savedDecisions: () => Promise<void>;
}

/** Which changes of files the server wants to hear of: any file may be an article. */
export const FILE_OPERATIONS: FileOperationOptions = {
  willRename: { filters: [{ pattern: { glob: '**' } }] },
  didDelete: { filters: [{ pattern: { glob: '**' } }] },
};

/** Answers what a client asks before it renames files, and says where the decisions on deleted articles are. */
export function serveRenaming(connection: Connection, host: RenamingHost): void {
  const { files, sidecars } = host;

  connection.workspace.onWillRenameFiles((params) =>
    willRename(params).catch((error: unknown) => {
      // An editor renames its files all the same; the decisions stay where they are.
      host.log.error(`will rename files failed: ${describe(error)}`);
      return null;
    }),
  );
  connection.workspace.onDidDeleteFiles((params) => {
    didDelete(params).catch((error: unknown) => host.log.error(describe(error)));
  });

  async function willRename(params: RenameFilesParams): Promise<WorkspaceEdit | null> {
    await host.savedDecisions();
    const named = new Set(params.files.map(({ oldUri }) => oldUri));
    const moved = new Map<string, string>();
    for (const { oldUri, newUri } of params.files) {
      if (oldUri.endsWith(SIDECAR_SUFFIX)) continue;
      for (const [from, to] of [
        ...(await sidecarsOf(oldUri, newUri)),
        ...(await folderOfSidecars(oldUri, newUri)),
      ]) {
        if (!named.has(from) && from !== to) moved.set(from, to);
      }
    }
    if (moved.size === 0) return null;
    const documentChanges = [...moved].map(([from, to]): RenameFile => {
      // What stands there already is another person's, or of another time: both stay.
      return { kind: 'rename', oldUri: from, newUri: to, options: { ignoreIfExists: true } };
    });
    return { documentChanges };
  }

  /** The sidecars of an article, each with where it belongs then. */
  async function sidecarsOf(article: string, renamed: string): Promise<[string, string][]> {
    const result: [string, string][] = [];
    for (const annotator of await sidecars.annotators(article)) {
      const from = await sidecars.placeOf(article, annotator);
      const to = await sidecars.placeOf(renamed, annotator);
      if (typeof from !== 'string' && typeof to !== 'string') result.push([from.uri, to.uri]);
    }
    return result;
  }

  /** Beside their articles sidecars move with a folder; in a folder of their own there is one like it. */
  async function folderOfSidecars(folder: string, renamed: string): Promise<[string, string][]> {
    const from = await sidecars.placeOf(`${folder}/a`, 'a');
    const to = await sidecars.placeOf(`${renamed}/a`, 'a');
    if (typeof from === 'string' || typeof to === 'string') return [];
    const [old, next] = [folderOf(from.uri), folderOf(to.uri)];
    if (old === folder) return [];
    const kept = await files.find(old, `**/*${SIDECAR_SUFFIX}`).catch(() => []);
    return kept.length > 0 ? [[old, next]] : [];
  }

  async function didDelete({ files: deleted }: DeleteFilesParams): Promise<void> {
    for (const { uri } of deleted) {
      if (uri.endsWith(SIDECAR_SUFFIX) || (await sidecars.annotators(uri)).length === 0) continue;
      const place = await sidecars.placeOf(uri);
      if (typeof place === 'string') continue;
      const [article, folder] = [nameOf(uri), nameOf(folderOf(place.uri))];
      const said = {
        en: `${article} is deleted; the decisions on it are kept in the folder ${folder}.`,
        zh: `“${article}”已删除；对它的标注决定仍保存在文件夹“${folder}”里。`,
      };
      const message = choose(said, host.abilities());
      await connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Info,
        message,
      });
    }
  }
}
