/** Whether what a file says fits the project: values of attributes, and the ends of relations. */
import type { Json } from '../../decisions/decision';
import { fieldsOf } from '../../decisions/fields';
import { canHave, endsOf, mayRelate, valuesOf, type RelationSchema } from '../../decisions/schema';
import type { Attributes } from '../attributes';
import { attributesOfType } from '../ownAttributes';
import { quoted } from '../quoted';
import type { Meanings } from './meanings';
import { SpanError } from './spanError';

/**
 * Checks the attributes of an annotation: those of the suggested types, and those that the project declares.
 *
 * @throws {SpanError} for the first value that its attribute cannot have.
 */
export function checkValues(type: string, attributes: Attributes, meanings: Meanings): void {
  const fields = fieldsOf(type);
  for (const [name, { canBe, isPlace }] of Object.entries(fields)) {
    const value = attributes[name] as Json | undefined;
    if (isPlace || isNothing(value) || canBe(value)) continue;
    throw new SpanError(`has ${quoted(value)} as ${name}, which it cannot be`);
  }
  for (const attribute of attributesOfType(meanings, type)) {
    const value = attributes[attribute.name] as Json | undefined;
    if (attribute.name in fields || isNothing(value) || canHave(attribute, value)) continue;
    throw new SpanError(
      `has ${quoted(value)} as ${attribute.name}, which is ${valuesOf(attribute).en}`,
    );
  }
}

const isNothing = (value: Json | undefined): value is undefined | null | '' =>
  value === undefined || value === null || value === '';

interface End {
  readonly type: string;
}

/**
 * Checks the types at the ends of a relation.
 *
 * @throws {SpanError} where it relates others, or goes the other way.
 */
export function checkEnds(relation: RelationSchema | undefined, from: End, to: End): void {
  if (!relation || mayRelate(relation, from.type, to.type)) return;
  throw new SpanError(
    `has the relation ${relation.name} from ${from.type} to ${to.type}; ` +
      `it goes from ${endsOf(relation.from).en} to ${endsOf(relation.to).en}`,
  );
}
