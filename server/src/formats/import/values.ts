/** Whether what a file says fits the project: values of attributes, and the ends of relations. */
import type { Json } from '../../decisions/decision';
import { isOfKind, type AttributeSchema, type RelationSchema } from '../../decisions/schema';
import type { Attributes } from '../attributes';
import { FIELDS } from '../fields';
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
  const fields = (FIELDS as Readonly<Record<string, (typeof FIELDS)['slogan']>>)[type] ?? {};
  for (const [name, { canBe, isPlace }] of Object.entries(fields)) {
    const value = attributes[name] as Json | undefined;
    if (isPlace || isNothing(value) || canBe(value)) continue;
    throw new SpanError(`has ${quoted(value)} as ${name}, which it cannot be`);
  }
  for (const attribute of attributesOfType(meanings, type)) {
    const value = attributes[attribute.name] as Json | undefined;
    if (attribute.name in fields || isNothing(value) || canHave(attribute, value)) continue;
    throw new SpanError(`has ${quoted(value)} as ${attribute.name}, ${expected(attribute)}`);
  }
}

const isNothing = (value: Json | undefined): value is undefined | null | '' =>
  value === undefined || value === null || value === '';

const canHave = ({ kind, values }: AttributeSchema, value: Json): boolean =>
  isOfKind(kind, value) && (kind !== 'choice' || !values || values.includes(value as string));

function expected({ kind, values = [] }: AttributeSchema): string {
  switch (kind) {
    case 'choice':
      return `which is one of ${values.join(', ')}`;
    case 'boolean':
      return 'which is true or false';
    case 'list':
      return 'which is a list of words';
    case 'entry':
      return 'which is the id of an entry';
    case 'number':
    case 'text':
      return `which is a ${kind}`;
  }
}

interface End {
  readonly type: string;
}

/**
 * Checks the types at the ends of a relation.
 *
 * @throws {SpanError} where it relates others, or goes the other way.
 */
export function checkEnds(relation: RelationSchema | undefined, from: End, to: End): void {
  if (!relation || (fits(relation.from, from) && fits(relation.to, to))) return;
  const ends = (types: readonly string[]): string => types.join(' or ') || 'anything';
  throw new SpanError(
    `has the relation ${relation.name} from ${from.type} to ${to.type}; ` +
      `it goes from ${ends(relation.from)} to ${ends(relation.to)}`,
  );
}

const fits = (types: readonly string[], { type }: End): boolean =>
  types.length === 0 || types.includes(type);
