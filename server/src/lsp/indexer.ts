import type { Connection } from 'vscode-languageserver';
import type { Analysis, LanguageService } from '../service';
import { summarize } from '../workspace/summary';
import { WorkspaceIndex } from '../workspace/workspaceIndex';
import type { ClientAbilities } from './abilities';
import { liesIn } from '../text/addresses';
import { languageOf, readsAsArticle, type Documents } from './documents';
import type { WorkspaceFiles } from './files';
import { ARTICLE_FILES } from './protocol';
import { describe, messageOf } from './runSafe';
import type { Log, Runtime } from './runtime';
import type { SettingsStore } from './settings';
import { choose } from './speech';

/** How many mentions are kept at most: some 40 MB. */
const CAPACITY = 2_000_000;

/** How many files are read ahead of the one that is analysed. */
const READ_AHEAD = 8;

/** Files longer than this, in UTF-16 code units, are no articles. */
const LONGEST = 1_000_000;

const ARTICLE_FILE = /\.(?:txt|md|zhengwen)$/i;

export interface IndexerHost {
  readonly service: () => Promise<LanguageService>;
  readonly documents: Documents;
  readonly files: WorkspaceFiles;
  readonly settings: SettingsStore;
  readonly abilities: () => ClientAbilities;
  readonly runtime: Runtime;
  readonly log: Log;
}

/** Keeps the index of the workspace: builds it in the background, and follows files and open documents. */
export class Indexer {
  readonly #connection: Connection;
  readonly #host: IndexerHost;
  readonly #index = new WorkspaceIndex(CAPACITY);
  /** What open documents put into the index. */
  readonly #open = new Map<string, Analysis>();
  /** Files that have changed since they were indexed. */
  readonly #changed = new Set<string>();
  /** Counts the builds: one that is not the last gives up. */
  #build = 0;
  #updating = false;

  constructor(connection: Connection, host: IndexerHost) {
    this.#connection = connection;
    this.#host = host;
    host.documents.onDidClose(({ document: { uri } }) => {
      if (this.#open.delete(uri)) this.update([uri]);
    });
  }

  /** Builds the index anew, for folders, settings or the glossary have changed. */
  start(): void {
    const build = ++this.#build;
    this.#run(build).catch((error: unknown) => this.#host.log.error(describe(error)));
  }

  /** The index, with what open documents hold now. */
  async current(): Promise<WorkspaceIndex> {
    const { documents } = this.#host;
    for (const uri of documents.uris()) {
      // One side of a comparison is no file of the workspace.
      if (/^(?:git|vscode-[\w-]+):/.test(uri)) continue;
      const snapshot = await documents.snapshot(uri);
      if (!snapshot) {
        if (this.#open.delete(uri)) this.#index.delete(uri);
      } else if (this.#open.get(uri) !== snapshot.analysis) {
        this.#open.set(uri, snapshot.analysis);
        this.#index.set(uri, summarize(snapshot.analysis));
      }
    }
    return this.#index;
  }

  /** Takes note that files have come, changed or gone. */
  update(uris: readonly string[]): void {
    for (const uri of uris) if (ARTICLE_FILE.test(uri)) this.#changed.add(uri);
    if (this.#updating || this.#changed.size === 0) return;
    this.#updating = true;
    this.#follow()
      .catch((error: unknown) => this.#host.log.error(describe(error)))
      .finally(() => {
        this.#updating = false;
        // What has changed between the last look and now.
        this.update([]);
      });
  }

  /**
   * Takes note that folders may have come or gone, with all that lies in them.
   *
   * @param gone As {@link liesIn} wants them.
   */
  updateFolders(came: readonly string[], gone: ReadonlySet<string>): void {
    if (gone.size > 0) this.update(this.#index.uris().filter((uri) => liesIn(uri, gone)));
    this.#lookInto(came).catch((error: unknown) => this.#host.log.error(describe(error)));
  }

  async #lookInto(came: readonly string[]): Promise<void> {
    const { files, settings } = this.#host;
    for (const uri of came) {
      const folder = files.folderOf(uri);
      if (folder === undefined || ARTICLE_FILE.test(uri)) continue;
      // What is not looked into where the workspace is listed is not here either.
      if (/\/(?:\.|node_modules(?:\/|$))/.test(uri.slice(folder.length))) continue;
      const { index } = await settings.get(folder);
      const room = Math.max(0, index.limit - this.#index.size);
      // Most are files, which cannot be looked into, and nobody can say so beforehand.
      const found = room === 0 ? [] : await files.find(uri, ARTICLE_FILES).catch(() => []);
      this.update(found.slice(0, room));
    }
  }

  async #follow(): Promise<void> {
    for (const uri of this.#changed) {
      this.#changed.delete(uri);
      if (this.#open.has(uri)) continue;
      const folder = this.#host.files.folderOf(uri);
      const { index } = await this.#host.settings.get(folder);
      const text = folder === undefined || index.limit === 0 ? undefined : await this.#read(uri);
      if (text === undefined) this.#index.delete(uri);
      else await this.#add(uri, text);
      await this.#pause();
    }
  }

  async #run(build: number): Promise<void> {
    const { files, log, runtime } = this.#host;
    const started = runtime.now();
    // Loaded beforehand, so that the progress is that of the index.
    await this.#host.service();
    const uris = await this.#list();
    if (build !== this.#build) return;
    const listed = new Set(uris);
    for (const uri of this.#index.uris()) if (!listed.has(uri)) this.#index.delete(uri);
    // What open documents hold was found with the glossary as it was.
    this.#open.clear();
    if (uris.length === 0) return;
    const progress = await this.#progress(uris.length);
    const texts = new Map<number, Promise<string | undefined>>();
    const read = (index: number): Promise<string | undefined> => {
      const text = texts.get(index) ?? this.#read(uris[index]!);
      texts.delete(index);
      return text;
    };
    try {
      for (const [index, uri] of uris.entries()) {
        for (let next = index; next < Math.min(index + READ_AHEAD, uris.length); next++) {
          if (!texts.has(next)) texts.set(next, this.#read(uris[next]!));
        }
        const text = await read(index);
        if (build !== this.#build) return;
        if (text !== undefined && !this.#open.has(uri)) await this.#add(uri, text);
        progress.report(index + 1);
        await this.#pause();
      }
    } finally {
      progress.done();
    }
    log.info(
      `Indexed ${this.#index.size} articles of ${uris.length} files in ${files.folders.length} ` +
        `folders: ${this.#index.mentions} mentions, ${(runtime.now() - started).toFixed(0)} ms`,
    );
  }

  async #list(): Promise<string[]> {
    const { files, settings, log } = this.#host;
    const uris = new Set<string>();
    for (const folder of files.folders) {
      const { index } = await settings.get(folder);
      if (index.limit === 0) continue;
      try {
        const found = await files.find(folder, ARTICLE_FILES);
        if (found.length > index.limit) {
          log.warn(`${folder}: ${index.limit} of ${found.length} files are indexed`);
        }
        for (const uri of found.slice(0, index.limit)) uris.add(uri);
      } catch (error) {
        log.warn(`${folder} cannot be indexed: ${messageOf(error)}`);
      }
    }
    return [...uris];
  }

  async #read(uri: string): Promise<string | undefined> {
    try {
      return await this.#host.files.read(uri);
    } catch {
      // It is gone, or no text: there is nothing to be found in it.
      return undefined;
    }
  }

  async #add(uri: string, text: string): Promise<void> {
    const { files, settings, log } = this.#host;
    const [own, service] = await Promise.all([
      settings.get(files.folderOf(uri)),
      this.#host.service(),
    ]);
    const judge = () => service.isGovernmentArticle(text);
    if (text.length > LONGEST || !readsAsArticle(languageOf(uri), own, judge)) {
      this.#index.delete(uri);
    } else if (!this.#index.set(uri, summarize(service.analyze(text)))) {
      log.warn(`The index is full; ${uri} is left out`);
    }
  }

  /** Lets requests be answered between two files. */
  #pause(): Promise<void> {
    return new Promise((resolve) => void this.#host.runtime.setImmediate(resolve));
  }

  async #progress(files: number) {
    const { abilities } = this.#host;
    const speech = abilities();
    if (!speech.progress) return { report: () => {}, done: () => {} };
    const shown = await this.#connection.window.createWorkDoneProgress();
    const title = { en: 'Zhengwen: indexing articles', zh: '政文：正在建立索引' };
    shown.begin(choose(title, speech), 0, '', false);
    let said = 0;
    return {
      report: (done: number) => {
        const percentage = Math.floor((done / files) * 100);
        if (percentage === said) return;
        said = percentage;
        shown.report(percentage, `${done} / ${files}`);
      },
      done: () => shown.done(),
    };
  }
}
