/** What annotations of the suggested types say beyond their type and their words: the one list of it. */
import type { Json } from '../decisions/decision';
import { isOfKind, type AttributeKind } from '../decisions/schema';
import { METRIC_BOUNDS, type AnnotationType } from '../document/annotation';

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

/** What a record has words of its own for: no attribute of a person's own can have these names. */
export const RESERVED: ReadonlySet<string> = new Set([
  'type',
  'start',
  'end',
  'text',
  'pieces',
  'traditional',
  'evidence',
  'confidence',
  'note',
  'review',
  'prefix',
  'suffix',
  ...Object.values(FIELDS).flatMap((fields) =>
    Object.keys(fields).filter((name) => fields[name]!.isPlace),
  ),
]);

/** What a format loses that holds types and places alone. */
export const EVERY_FIELD: readonly string[] = [
  'norm',
  ...new Set(Object.values(FIELDS).flatMap((fields) => Object.keys(fields))),
  'evidence',
  'confidence',
  'own',
];
