/** What records have fields for. */
import { FIELDS } from '../decisions/fields';

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
