/** Where an annotator's decisions on an article are kept, and how they are read and written there. */
import type { Sidecar } from '../decisions/decision';
import { emptySidecar } from '../decisions/decision';
import { mergeSidecars } from '../decisions/merge';
import { parseSidecar, serializeSidecar, type ReadSidecar } from '../decisions/sidecar';
import {
  annotatorOn,
  articleOf,
  isCut,
  readSidecarName,
  sidecarName,
  SIDECAR_SUFFIX,
} from '../decisions/sidecarName';
import type { ClientAbilities } from './abilities';
import { folderOf, nameOf } from '../text/addresses';
import type { WorkspaceFiles } from './files';
import type { Runtime } from './runtime';
import type { SettingsStore } from './settings';
import { choose } from './speech';

/** The sidecar of an article. */
export interface SidecarPlace {
  /** Its address, whether it is there or not. */
  readonly uri: string;
  /** The article as the sidecar names it: relative to it. */
  readonly source: string;
  readonly annotator: string;
}

export interface SidecarsHost {
  readonly files: WorkspaceFiles;
  readonly settings: SettingsStore;
  readonly abilities: () => ClientAbilities;
  readonly runtime: Runtime;
}

/** Documents that are no files, or files that nobody writes. */
const UNWRITABLE = /^(?:git|vscode-[\w-]*settings|output|zhengwen-[\w-]+):/;

/** The sidecars of the articles of the workspace. */
export class Sidecars {
  readonly #host: SidecarsHost;
  readonly #users = new Map<string, Promise<string | undefined>>();

  constructor(host: SidecarsHost) {
    this.#host = host;
  }

  /**
   * Where decisions on an article are kept.
   *
   * @param annotator Whose; without it, those of the person at work here.
   * @returns a sentence for the person where they cannot be kept.
   */
  async placeOf(article: string, annotator?: string): Promise<SidecarPlace | string> {
    const { files, settings, runtime, abilities } = this.#host;
    const say = (en: string, zh: string): string => choose({ en, zh }, abilities());
    if (article.startsWith('untitled:')) {
      return say(
        'Save the article first: decisions are kept in a file beside it.',
        '请先保存文章：标注决定保存在文章旁边的文件里。',
      );
    }
    if (UNWRITABLE.test(article)) {
      return say(
        'Decisions cannot be kept for a document that is no file.',
        '该文档不是文件，无法保存标注决定。',
      );
    }
    if (!runtime.reaches(article) && !abilities().files) {
      return say(
        'Decisions are kept in files, which this editor does not reach here.',
        '标注决定保存在文件里，而编辑器在这里访问不到文件。',
      );
    }
    const { decisions } = await settings.get(article);
    const who = annotator ?? (await this.annotatorOf(article));
    const folder = folderOf(article);
    const name = decodeURIComponent(article.slice(folder.length + 1));
    if (decisions.folder === '') {
      return { uri: `${folder}/${encode(sidecarName(name, who))}`, source: name, annotator: who };
    }
    const root = files.folderOf(article) ?? folder;
    const place = runtime.resolvePath(decisions.folder, root)?.replace(/\/+$/, '');
    if (place === undefined) {
      return say(
        `Decisions cannot be kept in ${decisions.folder}; see the setting zhengwen.decisions.folder.`,
        `无法把标注决定保存在 ${decisions.folder}，请检查设置 zhengwen.decisions.folder。`,
      );
    }
    const path = decodeURIComponent(article.slice(root.length + 1));
    const uri = `${place}/${encode(sidecarName(path, who))}`;
    return { uri, source: relative(folderOf(uri), article), annotator: who };
  }

  /** The name under which decisions on an article are made. */
  async annotatorOf(article: string): Promise<string> {
    const { files, settings, runtime } = this.#host;
    const named = (await settings.get(article)).annotator;
    if (named !== '') return named;
    const folder = files.folderOf(article) ?? '';
    let user = this.#users.get(folder);
    if (!user) {
      user = runtime.userName(folder === '' ? undefined : folder).catch(() => undefined);
      this.#users.set(folder, user);
    }
    return (await user) ?? 'annotator';
  }

  /** The annotators who have a sidecar for an article, sorted. */
  async annotators(article: string): Promise<string[]> {
    const place = await this.placeOf(article);
    if (typeof place === 'string') return [];
    const folder = folderOf(place.uri);
    const found = await this.#host.files.find(folder, `*${SIDECAR_SUFFIX}`).catch(() => []);
    const names = found.flatMap((uri) => annotatorOn(nameOf(article), nameOf(uri)) ?? []);
    return [...new Set(names)].sort();
  }

  /**
   * The sidecars of all annotators and articles of a workspace folder, sorted, each with the article it is of.
   *
   * @throws (rejects) where a folder cannot be opened.
   */
  async ofFolder(root: string): Promise<(SidecarPlace & { readonly article: string })[]> {
    const { files, settings, runtime } = this.#host;
    const { decisions } = await settings.get(`${root}/`);
    const kept =
      decisions.folder === ''
        ? undefined
        : runtime.resolvePath(decisions.folder, root)?.replace(/\/+$/, '');
    const pattern = `**/*${SIDECAR_SUFFIX}`;
    const beside = await files.find(root, pattern);
    // A folder that is not made yet holds none.
    const apart = kept === undefined ? [] : await files.find(kept, pattern).catch(() => []);
    const result: (SidecarPlace & { readonly article: string })[] = [];
    for (const uri of [...new Set([...beside, ...apart])].sort()) {
      const name = readSidecarName(nameOf(uri));
      if (!name) continue;
      // A file from before the setting was changed is still that of the article beside it.
      const isKept = kept !== undefined && uri.startsWith(`${kept}/`);
      const folder = isKept ? `${root}${folderOf(uri).slice(kept.length)}` : folderOf(uri);
      const named = isCut(name.article) ? await this.#articleIn(folder, uri) : undefined;
      const article = named ?? `${folder}/${encodeURIComponent(name.article)}`;
      const source = relative(folderOf(uri), article);
      result.push({ uri, article, annotator: name.annotator, source });
    }
    return result;
  }

  /** The article of a sidecar with a cut name; undefined where it is not there. */
  async #articleIn(folder: string, sidecar: string): Promise<string | undefined> {
    const uris = await this.#host.files.find(folder, '*').catch(() => []);
    const name = articleOf(nameOf(sidecar), uris.map(nameOf));
    return uris.find((uri) => nameOf(uri) === name);
  }

  /**
   * Reads a sidecar; where there is none it is empty.
   *
   * @throws (rejects) where it cannot be read; the message completes “FILE: …”.
   */
  async load({ uri, source }: SidecarPlace): Promise<ReadSidecar> {
    const { runtime, files } = this.#host;
    if (runtime.sidecars && runtime.reaches(uri)) return runtime.sidecars.load(uri, source);
    return parseSidecar((await files.readIfThere(uri)) ?? '', source);
  }

  /**
   * Writes a sidecar, merged with what stands in the file by now.
   *
   * @param base The sidecar as it was read or written last.
   * @returns what stands in the file now.
   * @throws (rejects) where it cannot be written; the message completes “FILE: …”.
   */
  async save(
    { uri, source }: SidecarPlace,
    sidecar: Sidecar,
    base: Sidecar = emptySidecar(source),
  ): Promise<ReadSidecar> {
    const { runtime, files } = this.#host;
    if (runtime.sidecars && runtime.reaches(uri)) return runtime.sidecars.save(uri, sidecar, base);
    // A client has no lock to offer; between reading and writing there is no more than a moment.
    const before = (await files.readIfThere(uri)) ?? '';
    const found = parseSidecar(before, source);
    const merged = mergeSidecars(sidecar, found.sidecar, base);
    const text = serializeSidecar(merged, before);
    if (text !== before) await files.write(uri, text);
    return { ...found, sidecar: merged };
  }
}

const encode = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** A file as a path from a folder; its address where no path leads there. */
function relative(folder: string, file: string): string {
  const [from, to] = [folder, file].map((uri) => uri.split('/').map(decodeURIComponent));
  let common = 0;
  while (common < from!.length && from![common] === to![common]) common++;
  // Scheme and authority are the first three.
  if (common < 3) return file;
  return [...from!.slice(common).map(() => '..'), ...to!.slice(common)].join('/');
}
