/** Names that an export to brat and its reader share. */
import type { Json } from '../decisions/decision';
import type { Schema } from '../decisions/schema';
import { skeletonOf } from '../decisions/skeleton';
import { LABELLED } from './labels';

/** What stands in the note of an annotation, in this order. */
export const NOTED = [
  'norm',
  'count',
  'items',
  'value',
  'valueTo',
  'unit',
  'indicator',
  'entry',
  'evidence',
  'confidence',
];

/** What the words of a post are read as where no note says otherwise: simplified, without residue and line breaks. */
export const postNorm = skeletonOf;

/** brat takes ASCII letters, digits, - and _ alone in names: other characters are written as `_5173_`, their number. */
export const toAscii = (name: string): string =>
  name.replace(/[^A-Za-z0-9_-]/gu, (sign) => `_${sign.codePointAt(0)!.toString(16)}_`);

/** A name as it was before {@link toAscii}. */
export const fromAscii = (name: string): string =>
  name.replace(/_([0-9a-f]{2,6})_/g, (written, number: string) => {
    const point = Number.parseInt(number, 16);
    // What is ASCII was never written like that.
    return point > 0x7f && point <= 0x10ffff ? String.fromCodePoint(point) : written;
  });

/** The name of a type in brat: `Slogan`, or a name of the project. */
export const bratType = (what: string): string =>
  LABELLED.some((one) => one === what)
    ? what.charAt(0).toUpperCase() + what.slice(1)
    : toAscii(what);

/** An attribute that brat can offer: a choice, or one without values, which is there or not. */
export interface BratChoice {
  readonly name: string;
  readonly label: string;
  readonly types: readonly string[];
  readonly values: readonly string[];
}

/** Names that are taken in brat. */
const TAKEN = new Set(['Kind', 'Bound', 'Direction']);

/** The attributes of a project that brat can offer; those that types share are one there. */
export function bratChoices({ types }: Schema): BratChoice[] {
  const result = new Map<string, BratChoice>();
  for (const { name: type, attributes } of types) {
    for (const { name, kind, label = name, values = [] } of attributes) {
      if ((kind !== 'choice' && kind !== 'boolean') || TAKEN.has(name)) continue;
      const known = result.get(name);
      result.set(name, {
        name,
        label: known?.label ?? label,
        types: [...(known?.types ?? []), type],
        values: [...new Set([...(known?.values ?? []), ...values.filter(isBratValue)])],
      });
    }
  }
  return [...result.values()];
}

/** Whether brat can have a value: one word without the signs of its configuration, or that something is so. */
export const isBratValue = (value: Json): value is string | true =>
  value === true || (typeof value === 'string' && /^[^\s|,:<>]+$/.test(value));

/** Whether nothing stands between fragments but white space and what brat takes for the end of a line. */
export const isBetweenFragments = (text: string): boolean => /^[\s\x1C-\x1E\x85]*$/.test(text);
