/** Renaming, merging and splitting a type through all files of a project and its schema, first as a plan. */
import type { Authorship, Decision, Sidecar } from './decision';
import { previewRetyping, retype, type Retyping } from './retype';
import { MigrationError, migrateSchema } from './migrateSchema';
import { isName } from './schema';

/** A file with decisions. */
export interface SidecarFile {
  readonly path: string;
  readonly sidecar: Sidecar;
}

/** What a migration changes. */
export interface Migration {
  /** Files with something to change: their decisions that change, as they are now, and the file as it becomes. */
  readonly files: readonly (SidecarFile & {
    readonly decisions: readonly Decision[];
    readonly result: Sidecar;
  })[];
  /** The schema as it becomes; left out where there is none or nothing of it changes. */
  readonly schema?: string;
}

/** Ids of decisions by the path of their file. */
export type ChosenDecisions = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Plans what a retyping does to a project. Nothing is written. The schema follows: a type that is renamed keeps its label,
 * colour, key and attributes; one that is merged into another leaves its attributes to it; one that is split off has the
 * attributes of the one that it came from. Comments stay.
 *
 * @param schema The text of the schema file, where there is one.
 * @param chosen The decisions that are to change, where a person took some out of the preview: then the type is split.
 * @throws {MigrationError} where the new type has an impossible name or is the old one, or the schema cannot be read.
 */
export function planMigration(
  files: readonly SidecarFile[],
  schema: string | undefined,
  retyping: Retyping,
  authorship: Authorship,
  chosen?: ChosenDecisions,
): Migration {
  const { from, to } = retyping;
  if (from === to) {
    throw new MigrationError({
      en: `“${from}” and “${to}” are the same type`,
      zh: `“${from}”和“${to}”是同一个类型`,
    });
  }
  if (!isName(to)) {
    throw new MigrationError({
      en: `“${to}” is no name of a type: letters, digits, - and _ make one`,
      zh: `“${to}”不能作类型名：只能用文字、数字、- 和 _`,
    });
  }
  let isWhole = retyping.where === undefined;
  const changed = files.flatMap(({ path, sidecar }) => {
    const meant = previewRetyping(sidecar, retyping);
    const ids = chosen ? (chosen.get(path) ?? new Set<string>()) : undefined;
    const decisions = ids ? meant.filter(({ id }) => ids.has(id)) : meant;
    isWhole &&= decisions.length === meant.length;
    if (decisions.length === 0) return [];
    return [{ path, sidecar, decisions, result: retype(sidecar, retyping, authorship, ids) }];
  });
  const result = schema === undefined ? undefined : migrateSchema(schema, from, to, isWhole);
  return {
    files: changed,
    ...(result === undefined || result === schema ? {} : { schema: result }),
  };
}
