/** What annotations of the suggested types say beyond their type and their words: the one list of it. */
import { METRIC_BOUNDS, type AnnotationType } from '../document/annotation';
import type { Json } from './decision';
import { isOfKind, type AttributeKind } from './schema';

export interface Field {
  /** Whether a person may set it to a value; never where it says where something stands. */
  readonly canBe: (value: Json) => boolean;
  /** Whether it is a place, or a list of places. */
  readonly isPlace?: boolean;
}

const ofKind = (kind: AttributeKind): Field => ({ canBe: (value) => isOfKind(kind, value) });
const words = ofKind('text');
const number = ofKind('number');
const list = ofKind('list');
const place: Field = { canBe: () => false, isPlace: true };
const oneOf = (...values: readonly Json[]): Field => ({ canBe: (value) => values.includes(value) });
const orNull = ({ canBe }: Field): Field => ({ canBe: (value) => value === null || canBe(value) });

/** By type, in the order in which records hold them; `norm`, evidence and confidence have all of them. */
export const FIELDS: Readonly<Record<AnnotationType, Readonly<Record<string, Field>>>> = {
  slogan: { entry: words },
  formula: {
    kind: oneOf('counted', 'compound', 'code'),
    count: orNull(number),
    items: list,
    itemsSpan: place,
    entry: words,
  },
  official: { posts: list, postSpans: place },
  metric: {
    value: number,
    valueTo: number,
    unit: words,
    bound: oneOf(...METRIC_BOUNDS),
    indicator: orNull(words),
    direction: oneOf('up', 'down'),
  },
};

/** The fields of a type; none of a type of a project's own. */
export const fieldsOf = (type: string): Readonly<Record<string, Field>> =>
  Object.hasOwn(FIELDS, type) ? FIELDS[type as AnnotationType] : {};
