import type { ImportedAnnotation, ImportedArticle, ImportedRelation } from './importer';
import { at, list, object, string, type Path } from './json';
import { isKept, relationOf, type Meanings } from './meanings';
import { checkEnds } from './values';

type End = ImportedAnnotation | undefined;

/**
 * The relation that a label stands for; none where an end is no annotation, as with posts.
 *
 * @throws {UnknownLabelError} where two annotations are related by something that nobody declared.
 * @throws {SpanError} where that does not relate such annotations.
 */
export function toRelations(
  label: string,
  from: End,
  to: End,
  meanings: Meanings,
): ImportedRelation[] {
  if (!from || !to) return [];
  const type = relationOf(label, meanings);
  if (!isKept(type)) return [];
  checkEnds(
    meanings.relations.find(({ name }) => name === type),
    from,
    to,
  );
  return [{ type, from, to }];
}

/** Relations as a part of an article, where there are any. */
export const withRelations = (
  relations: readonly ImportedRelation[],
): Pick<ImportedArticle, 'relations'> => (relations.length > 0 ? { relations } : {});

/**
 * Relations from a list in JSON.
 *
 * @param names The keys under which each has its label and its ends.
 * @param endOf The annotation that an end stands for.
 */
export function readRelations(
  value: unknown,
  path: Path,
  names: { readonly label: string; readonly from: string; readonly to: string },
  endOf: (end: unknown) => End,
  meanings: Meanings,
): Pick<ImportedArticle, 'relations'> {
  if (value === undefined) return {};
  const relations = list(value, path).flatMap((item, index) => {
    const here = [...path, index];
    const one = object(item, here);
    const label = string(one[names.label], [...here, names.label]);
    return at(here, () =>
      toRelations(label, endOf(one[names.from]), endOf(one[names.to]), meanings),
    );
  });
  return withRelations(relations);
}
