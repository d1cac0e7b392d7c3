/** Renaming, merging and splitting types through the files of all annotators; see `retypingProtocol.ts`. */
import type { Connection } from 'vscode-languageserver';
import type { Sidecar } from '../decisions/decision';
import { planMigration, type Migration } from '../decisions/migrate';
import { retype, typesInUse, type Retyping } from '../decisions/retype';
import { SaidError } from '../decisions/said';
import { takeOver } from '../decisions/standing';
import { nameOf } from '../text/addresses';
import type { DoneRetyping } from './decisionHistory';
import type { DecisionStore } from './decisionStore';
import type { WorkspaceFiles } from './files';
import {
  PREVIEW_RETYPING_METHOD,
  RETYPE_METHOD,
  SCHEMA_FILE,
  TYPES_METHOD,
  type RetypeParams,
  type RetypingParams,
  type RetypingPreview,
  type RetypingResult,
  type TypesParams,
  type TypesResult,
} from './protocol';
import { describe, messageOf, openly } from './runSafe';
import type { Log, Runtime } from './runtime';
import type { Schemas } from './schemas';
import type { SidecarPlace, Sidecars } from './sidecars';
import { choose, type Speech } from './speech';

export interface RetypingHost {
  readonly files: WorkspaceFiles;
  readonly sidecars: Sidecars;
  readonly schemas: Schemas;
  readonly store: DecisionStore;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly abilities: () => Speech;
  /** Is told that a schema was written. */
  readonly schemaChanged: () => void;
}

/** Files could not be read or written; nothing is changed. */
export class RetypingError extends SaidError {
  override readonly name = 'RetypingError';
}

/** A file with decisions: what stands in it, or in memory where it is of an open article. */
interface Kept {
  readonly place: SidecarPlace;
  readonly article: string;
  readonly sidecar: Sidecar;
}

type Changes = Pick<DoneRetyping, 'files'> & {
  readonly schema?: { readonly uri: string; readonly before: string; readonly after: string };
};

export class Retypings {
  readonly #host: RetypingHost;

  constructor(host: RetypingHost) {
    this.#host = host;
  }

  /** Answers the requests around it. */
  serve(connection: Connection): void {
    const host = this.#host;
    connection.onRequest(
      TYPES_METHOD,
      openly(host, 'types', (params: TypesParams) => this.#types(params)),
    );
    connection.onRequest(
      PREVIEW_RETYPING_METHOD,
      openly(host, 'preview retyping', (params: RetypingParams) => this.#preview(params)),
    );
    connection.onRequest(
      RETYPE_METHOD,
      openly(host, 'retype', (params: RetypeParams) => this.#retype(params)),
    );
  }

  /**
   * Takes a retyping back, or does it again: of the annotations that it changed those that still have the type that it gave.
   * A schema that somebody has changed since is left as it is.
   *
   * @returns the articles concerned with the ids of their decisions.
   * @throws {RetypingError} (rejects) where a file cannot be written; then nothing is changed.
   */
  async replay(
    { folder, retyping: { from, to }, files, schema }: DoneRetyping,
    direction: 'undo' | 'redo',
  ): Promise<{ readonly uri: string; readonly keys: readonly string[] }[]> {
    const turned: Retyping = direction === 'undo' ? { from: to, to: from } : { from, to };
    const uri = `${folder}/${SCHEMA_FILE}`;
    let turn: Changes['schema'];
    if (schema) {
      const [before, after] =
        direction === 'undo' ? [schema.after, schema.before] : [schema.before, schema.after];
      if ((await this.#host.files.readIfThere(uri)) === before) turn = { uri, before, after };
    }
    await this.#change(turned, { files, ...(turn && { schema: turn }) });
    return files.map(({ article, ids }) => ({ uri: article, keys: [...ids] }));
  }

  async #types({ folder }: TypesParams): Promise<TypesResult> {
    const { kept } = await this.#keptIn(folder);
    const { types } = await this.#host.schemas.get(`${folder}/${SCHEMA_FILE}`);
    return { declared: types, used: typesInUse(kept.map(({ sidecar }) => sidecar)) };
  }

  async #preview({ folder, retyping }: RetypingParams): Promise<RetypingPreview> {
    const { plan, schema, kept, problems } = await this.#plan(folder, retyping);
    const byUri = new Map(kept.map((one) => [one.place.uri, one]));
    return {
      files: plan.files.map(({ path, decisions }) => ({
        sidecar: path,
        article: byUri.get(path)!.article,
        annotator: byUri.get(path)!.place.annotator,
        decisions: decisions.map(({ id, state, pieces }) => ({
          id,
          state,
          pieces: pieces.map(({ exact, start, end }) => ({ exact, start, end })),
        })),
      })),
      ...(schema && { schema }),
      problems,
    };
  }

  async #retype({ folder, retyping, chosen, label }: RetypeParams): Promise<RetypingResult> {
    const ids = new Map(chosen.map((one) => [one.sidecar, new Set(one.ids)]));
    const { plan, schema, kept } = await this.#plan(folder, retyping, ids);
    const byUri = new Map(kept.map((one) => [one.place.uri, one]));
    const files = plan.files.map(({ path, decisions }) => ({
      place: byUri.get(path)!.place,
      article: byUri.get(path)!.article,
      ids: new Set(decisions.map(({ id }) => id)),
    }));
    await this.#change(retyping, { files, ...(schema && { schema }) });
    let step: number | null = null;
    if (files.length > 0 || schema) {
      const done: DoneRetyping = { folder, retyping, files, ...(schema && { schema }) };
      const nothing = { decisions: [], relations: [] };
      step = this.#host.store.history.push({
        label,
        articles: new Map(files.map(({ article }) => [article, nothing])),
        retyping: done,
      });
    }
    return {
      decisions: files.reduce((sum, one) => sum + one.ids.size, 0),
      files: files.length,
      isSchemaChanged: schema !== undefined,
      step,
    };
  }

  async #plan(
    folder: string,
    retyping: Retyping,
    chosen?: ReadonlyMap<string, ReadonlySet<string>>,
  ): Promise<{
    readonly plan: Migration;
    readonly schema?: NonNullable<Changes['schema']>;
    readonly kept: readonly Kept[];
    readonly problems: readonly string[];
  }> {
    const { files, runtime } = this.#host;
    const { kept, problems } = await this.#keptIn(folder);
    const uri = `${folder}/${SCHEMA_FILE}`;
    const before = await files.readIfThere(uri);
    const plan = planMigration(
      kept.map(({ place, sidecar }) => ({ path: place.uri, sidecar })),
      before,
      retyping,
      { creator: '', time: runtime.timestamp() },
      chosen,
    );
    const { schema: after } = plan;
    return {
      plan,
      ...(before !== undefined && after !== undefined && { schema: { uri, before, after } }),
      kept,
      problems,
    };
  }

  /** @throws {RetypingError} (rejects) where a file cannot be read. */
  async #keptIn(
    folder: string,
  ): Promise<{ readonly kept: readonly Kept[]; readonly problems: readonly string[] }> {
    const { sidecars, store, abilities } = this.#host;
    const kept: Kept[] = [];
    const problems: string[] = [];
    const places = await sidecars.ofFolder(folder);
    // What is in memory counts, be it written yet or not.
    for (const uri of store.uris()) {
      if (!uri.startsWith(`${folder}/`)) continue;
      const one = store.peek(uri)!;
      kept.push({ place: one.place, article: uri, sidecar: one.sidecar() });
    }
    for (const { article, ...place } of places) {
      if (store.ofSidecar(place.uri)) continue;
      try {
        const found = await sidecars.load(place);
        kept.push({ place, article, sidecar: found.sidecar });
        for (const { line, said } of found.problems) {
          const name = nameOf(place.uri);
          const told = {
            en: `${name}:${line}: ${said.en}`,
            zh: `“${name}”第 ${line} 行：${said.zh}`,
          };
          problems.push(choose(told, abilities()));
        }
      } catch (error) {
        throw failed(place.uri, error);
      }
    }
    kept.sort((a, b) => (a.place.uri < b.place.uri ? -1 : 1));
    return { kept, problems };
  }

  /**
   * Files that are not open first and the schema then, which are put back where one of them cannot be written. What is in
   * memory comes last, since that is never given up. Whenever it is stopped, the same retyping does what is left: files that
   * are changed have nothing more to change, and the schema tells by itself whether it is.
   */
  async #change(retyping: Retyping, { files, schema }: Changes): Promise<void> {
    const done: Changes['files'][number][] = [];
    let writing = '';
    try {
      for (const file of files) {
        // One may be opened while others are written.
        if (this.#host.store.ofSidecar(file.place.uri)) continue;
        writing = file.place.uri;
        await this.#rewrite(file.place, retyping, file.ids);
        done.push(file);
      }
      if (schema) {
        writing = schema.uri;
        await this.#host.files.write(schema.uri, schema.after);
      }
    } catch (error) {
      const { from, to } = retyping;
      for (const { place, ids } of done) {
        await this.#rewrite(place, { from: to, to: from }, ids).catch((failure: unknown) =>
          this.#host.log.error(`${place.uri}: ${describe(failure)}`),
        );
      }
      throw failed(writing, error);
    }
    const authorship = { creator: '', time: this.#host.runtime.timestamp() };
    for (const { place, ids } of files) {
      const open = this.#host.store.ofSidecar(place.uri);
      if (!open) continue;
      const result = retype(open.sidecar(), retyping, authorship, ids);
      open.decide(takeOver(open.standing, open.skeleton, result));
      this.#host.store.decided(open.uri);
    }
    if (schema) this.#host.schemaChanged();
  }

  async #rewrite(place: SidecarPlace, retyping: Retyping, ids: ReadonlySet<string>): Promise<void> {
    const { sidecars, runtime } = this.#host;
    const { sidecar } = await sidecars.load(place);
    const authorship = { creator: '', time: runtime.timestamp() };
    await sidecars.save(place, retype(sidecar, retyping, authorship, ids), sidecar);
  }
}

function failed(uri: string, error: unknown): RetypingError {
  const name = nameOf(uri);
  return new RetypingError(
    {
      en: `Nothing is changed: ${name}: ${messageOf(error)}`,
      zh: `没有作任何改动：“${name}”：${messageOf(error, { chinese: true })}`,
    },
    { cause: error },
  );
}
