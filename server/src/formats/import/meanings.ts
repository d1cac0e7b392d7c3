/** What the labels of a file mean here: types and relations of the project that it is imported into. */
import {
  DEFAULT_SCHEMA,
  type RelationSchema,
  type Schema,
  type TypeSchema,
} from '../../decisions/schema';
import { quoted } from '../quoted';
import { HOLDS, labelledAs } from '../labels';
import { SpanError } from './spanError';

/** A post, which is no annotation of its own. No type can be called that. */
export const POST = '#post';
/** Something that a person wants to be left out. */
export const LEFT_OUT = '#none';

/** The names that labels stand for. */
export interface Meanings {
  /** The type that a label stands for, {@link POST} or {@link LEFT_OUT}; `undefined` where nobody said. */
  type(label: string): string | undefined;
  /** The relation that a label stands for, {@link POST} or {@link LEFT_OUT}; `undefined` where nobody said. */
  relation(label: string): string | undefined;
  /** The types of the project, with their attributes. */
  readonly types: readonly TypeSchema[];
  /** The relations of the project, with the types at their ends. */
  readonly relations: readonly RelationSchema[];
}

/** A label that nobody said the meaning of. */
export class UnknownLabelError extends SpanError {
  constructor(
    readonly label: string,
    readonly kind: 'type' | 'relation',
  ) {
    super(`has the unknown ${kind === 'type' ? 'label' : 'relation'} ${quoted(label)}`);
  }
}

/**
 * The meanings that a project gives to labels: names of its types and relations and their labels, in any case; the
 * suggested types and posts in both languages.
 *
 * @param map What labels stand for where a person said so: a type, a relation, or nothing to leave them out.
 */
export function meaningsOf(
  { types, relations }: Schema,
  map: Readonly<Record<string, string>> = {},
): Meanings {
  const mapped = new Map(Object.entries(map).map(([label, name]) => [label, name || LEFT_OUT]));
  const find = (
    named: readonly { readonly name: string; readonly label?: string }[],
    label: string,
  ): string | undefined => {
    const given = mapped.get(label);
    if (given === LEFT_OUT || named.some(({ name }) => name === given)) return given;
    const key = keyOf(label);
    const exact = named.find(({ name }) => name === label.trim());
    return (
      exact ??
      named.find(({ name }) => keyOf(name) === key) ??
      named.find((one) => one.label !== undefined && keyOf(one.label) === key)
    )?.name;
  };
  return {
    type(label) {
      const known = find(types, label);
      if (known !== undefined) return known;
      const built = labelledAs(label);
      return built === 'post' ? POST : built;
    },
    relation: (label) => find(relations, label) ?? (keyOf(label) === HOLDS ? POST : undefined),
    types,
    relations,
  };
}

/** Some formats hold no white space in names. */
const keyOf = (label: string): string => label.trim().toLowerCase().replace(/\s+/g, '_');

/** What labels mean where there is no project. */
export const SUGGESTED: Meanings = meaningsOf(DEFAULT_SCHEMA);

/** The type that a label stands for, or {@link POST} or {@link LEFT_OUT}. @throws {UnknownLabelError} */
export function typeOf(label: string, meanings: Meanings): string {
  const type = meanings.type(label);
  if (type === undefined) throw new UnknownLabelError(label, 'type');
  return type;
}

/** The relation that a label stands for, or {@link POST} or {@link LEFT_OUT}. @throws {UnknownLabelError} */
export function relationOf(label: string, meanings: Meanings): string {
  const relation = meanings.relation(label);
  if (relation === undefined) throw new UnknownLabelError(label, 'relation');
  return relation;
}

/** Whether a meaning is a type or a relation, and not something that is left out. */
export const isKept = (meaning: string): boolean => meaning !== POST && meaning !== LEFT_OUT;

/** The unknown label because of which a file was refused. */
export function unknownLabelIn(error: unknown): UnknownLabelError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof UnknownLabelError) return cause;
  }
  return undefined;
}
