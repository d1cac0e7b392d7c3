/** Holds what a person says to the schema of the project: nothing is said anew that it does not declare. */
import type { Change } from './decide';
import { isSameJson, type Decision, type Json } from './decision';
import { fieldsOf } from './fields';
import { SaidError, type Said } from './said';
import { canHave, endsOf, mayRelate, valuesOf, type Schema, type TypeSchema } from './schema';

/** A type, an attribute, a value or a relation that the schema does not declare; the message is for the person. */
export class UndeclaredError extends SaidError {
  override readonly name = 'UndeclaredError';
}

/**
 * Checks the type and the attributes that a change gives to an annotation. What it has already may stay, declared or not:
 * it may be older than the schema, or come from elsewhere.
 *
 * @param before The annotation as it is; undefined where it is added.
 * @throws {UndeclaredError} for the first that cannot be.
 */
export function checkChange(
  schema: Schema,
  before: Pick<Decision, 'type' | 'attributes'> | undefined,
  { type = before?.type ?? '', attributes = {} }: Pick<Change, 'type' | 'attributes'>,
): void {
  const declared = schema.types.find(({ name }) => name === type);
  if (!declared && type !== before?.type) {
    throw new UndeclaredError({
      en: `The schema of the project has no type “${type}”.`,
      zh: `项目的类型表里没有类型“${type}”。`,
    });
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || isSameJson(before?.attributes[name], value)) continue;
    checkValue(declared ?? { name: type, attributes: [] }, name, value);
  }
}

/**
 * Checks a new relation.
 *
 * @param from The type of the annotation at its one end, and `to` that of the other.
 * @throws {UndeclaredError} where there is no such relation, or it goes from and to other types.
 */
export function checkRelation(schema: Schema, name: string, from: string, to: string): void {
  const relation = schema.relations.find((one) => one.name === name);
  if (!relation) {
    throw new UndeclaredError({
      en: `The schema of the project has no relation “${name}”.`,
      zh: `项目的类型表里没有关系“${name}”。`,
    });
  }
  if (mayRelate(relation, from, to)) return;
  const ends = [endsOf(relation.from), endsOf(relation.to)] as const;
  throw new UndeclaredError({
    en: `The relation “${name}” goes from ${ends[0].en} to ${ends[1].en}, not from ${from} to ${to}.`,
    zh: `关系“${name}”是从${ends[0].zh}到${ends[1].zh}，不是从“${from}”到“${to}”。`,
  });
}

/** Holds a value both to what all records say of a type and to what the project declares for it. */
function checkValue(type: TypeSchema, name: string, value: Json): void {
  const fields = fieldsOf(type.name);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const attribute = type.attributes.find((one) => one.name === name);
  if (!field && !attribute) {
    throw new UndeclaredError({
      en: `The schema of the project has no attribute “${name}” for the type “${type.name}”.`,
      zh: `项目的类型表没有给类型“${type.name}”规定属性“${name}”。`,
    });
  }
  const isGood = (field?.canBe(value) ?? true) && (!attribute || canHave(attribute, value));
  if (isGood) return;
  const is = attribute && !canHave(attribute, value) ? valuesOf(attribute) : undefined;
  throw new UndeclaredError(cannotBe(type.name, name, value, is));
}

/** @param is What it is instead, where that can be said. */
function cannotBe(type: string, name: string, value: Json, is: Said | undefined): Said {
  const given = typeof value === 'string' ? value : JSON.stringify(value);
  return {
    en: `“${name}” of “${type}” cannot be “${given}”${is ? `: it is ${is.en}` : ''}.`,
    zh: `“${type}”的“${name}”不能是“${given}”${is ? `，应为${is.zh}` : ''}。`,
  };
}
