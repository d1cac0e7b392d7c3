/** Names that an export to brat and its reader share. */

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
