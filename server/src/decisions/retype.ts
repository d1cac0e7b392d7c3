/** Renaming, merging and splitting types through the decisions of a project, first as a preview. */
import {
  isSameJson,
  type Authorship,
  type Decision,
  type Json,
  type Relation,
  type Sidecar,
} from './decision';

/**
 * Gives another type to annotations of one. To rename a type, `to` is a new name; to merge it into another, the name of
 * that; to split it, there is a condition.
 */
export interface Retyping {
  readonly from: string;
  readonly to: string;
  /** Only annotations with this value of an attribute, or with a tag. */
  readonly where?: { readonly attribute: string; readonly value: Json } | { readonly tag: string };
}

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

/** Renames a type of relations. */
export function renameRelation(
  sidecar: Sidecar,
  from: string,
  to: string,
  { time }: Authorship,
): Sidecar {
  return {
    ...sidecar,
    relations: sidecar.relations.map((relation): Relation =>
      relation.type === from ? { ...relation, type: to, modified: time } : relation,
    ),
  };
}

function isMeant({ attributes, tags }: Decision, where: Retyping['where']): boolean {
  if (!where) return true;
  return 'tag' in where
    ? tags.includes(where.tag)
    : isSameJson(attributes[where.attribute], where.value);
}
