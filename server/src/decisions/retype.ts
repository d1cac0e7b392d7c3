/** Renaming, merging and splitting types through the decisions of a project, first as a preview. */
import { isSameJson, type Authorship, type Decision, type Json, type Sidecar } from './decision';

/**
 * Gives another type to annotations of one. To rename a type, `to` is a new name; to merge it into another, the name of
 * that; to split it, there is a condition.
 */
export interface Retyping {
  readonly from: string;
  readonly to: string;
  /** Only annotations with this value of an attribute, or with a tag. */
  readonly where?: RetypingCondition;
}

/** What annotations are told apart by. */
export type RetypingCondition =
  { readonly attribute: string; readonly value: Json } | { readonly tag: string };

/** What a retyping does to one file: the decisions that change, as they are now. */
export function previewRetyping({ decisions }: Sidecar, retyping: Retyping): Decision[] {
  return decisions.filter(
    (decision) => decision.type === retyping.from && isMeant(decision, retyping.where),
  );
}

/**
 * Changes the types of a file. Suggestions that decisions are about keep their types: they say what was found.
 *
 * @param chosen Ids of decisions, where a person took some out of the preview.
 */
export function retype(
  sidecar: Sidecar,
  retyping: Retyping,
  { time }: Authorship,
  chosen?: ReadonlySet<string>,
): Sidecar {
  const meant = new Set(
    previewRetyping(sidecar, retyping).filter(({ id }) => chosen === undefined || chosen.has(id)),
  );
  if (meant.size === 0) return sidecar;
  return {
    ...sidecar,
    decisions: sidecar.decisions.map((decision) =>
      meant.has(decision) ? { ...decision, type: retyping.to, modified: time } : decision,
    ),
  };
}

function isMeant({ attributes, tags }: Decision, where: Retyping['where']): boolean {
  if (!where) return true;
  return 'tag' in where
    ? tags.includes(where.tag)
    : isSameJson(attributes[where.attribute], where.value);
}

/** How often a type is used in the files of a project, and by what its annotations could be told apart. */
export interface TypeUse {
  readonly type: string;
  /** How many decisions, rejected ones included, in how many files. */
  readonly decisions: number;
  readonly files: number;
  /** Values of attributes and tags, the commonest first. */
  readonly conditions: readonly { readonly where: RetypingCondition; readonly decisions: number }[];
}

/** The types that decisions have, sorted by name. */
export function typesInUse(sidecars: readonly Sidecar[]): TypeUse[] {
  const byType = new Map<string, { files: Set<Sidecar>; decisions: Decision[] }>();
  for (const sidecar of sidecars) {
    for (const decision of sidecar.decisions) {
      const { type } = decision;
      const use = byType.get(type) ?? { files: new Set(), decisions: [] };
      byType.set(type, use);
      use.files.add(sidecar);
      use.decisions.push(decision);
    }
  }
  return [...byType]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, { files, decisions }]) => ({
      type,
      decisions: decisions.length,
      files: files.size,
      conditions: conditionsOf(decisions),
    }));
}

function conditionsOf(decisions: readonly Decision[]): TypeUse['conditions'] {
  const counted = new Map<string, { where: RetypingCondition; decisions: number }>();
  const count = (where: RetypingCondition): void => {
    const key = JSON.stringify(where);
    const known = counted.get(key) ?? { where, decisions: 0 };
    known.decisions++;
    counted.set(key, known);
  };
  for (const { attributes, tags } of decisions) {
    for (const [attribute, value] of Object.entries(attributes)) count({ attribute, value });
    for (const tag of tags) count({ tag });
  }
  return [...counted.values()].sort((a, b) => b.decisions - a.decisions);
}
