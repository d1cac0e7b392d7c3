/** Of annotations that several people made on one text, those of one of them: an import is one annotator's. */
import type { Attributes } from '../attributes';
import { MalformedFileError, type ImportedAnnotation, type ImportedArticle } from './importer';
import { isObject } from './json';
import { withRelations } from './relations';
import { reviewIn } from './review';

/**
 * The articles as one person left them. Where nobody is named, or one person alone, everything is kept; of several people
 * that one is taken who is asked for, with what nobody is named for; what the others made is told apart from it.
 *
 * @param file What to call the file.
 * @param maker The person, as the file names them.
 * @throws {MalformedFileError} where several people made annotations on one text and none of them is asked for: to take
 *   all for one person's, or those of any one of them, would lose something.
 */
export function ofOneMaker(
  articles: readonly ImportedArticle[],
  file: string,
  maker: string | undefined,
): ImportedArticle[] {
  const makers = new Map<string, Set<string>>();
  const keyOf = ({ name, text }: ImportedArticle): string => JSON.stringify([name, text]);
  for (const article of articles) {
    const known = makers.get(keyOf(article)) ?? new Set();
    for (const one of [article.maker, ...article.annotations.map(makerOf)]) if (one) known.add(one);
    makers.set(keyOf(article), known);
  }
  return articles.flatMap((article) => {
    const known = makers.get(keyOf(article))!;
    if (known.size <= 1) return [article];
    if (maker === undefined || !known.has(maker)) {
      const who = [...known].join(', ');
      const reason = `has annotations of ${article.name} by ${who}; name one as the annotator or with --by`;
      throw new MalformedFileError(file, undefined, reason);
    }
    const isOthers = article.maker !== undefined && article.maker !== maker;
    const whose = (one: ImportedAnnotation): string =>
      isOthers ? article.maker : (makerOf(one) ?? maker);
    const annotations = article.annotations.filter((one) => whose(one) === maker);
    const others = article.annotations.filter((one) => whose(one) !== maker);
    const { relations = [], notices = [], isPartial, ...fields } = article;
    const kept = relations.filter(({ from, to }) =>
      [from, to].every((e) => annotations.includes(e)),
    );
    return [
      {
        ...fields,
        // What somebody else passed over says nothing of what this person did.
        ...(isPartial === true && !isOthers ? { isPartial } : {}),
        annotations,
        ...withRelations(kept),
        ...(others.length > 0
          ? { others, notices: [...notices, ...countByMaker(others.map(whose))] }
          : {}),
      },
    ];
  });
}

/** How many annotations of each other person are left out. */
function countByMaker(makers: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const maker of makers) counts.set(maker, (counts.get(maker) ?? 0) + 1);
  return [...counts].map(([maker, count]) =>
    count === 1
      ? `left out: 1 annotation by ${maker}`
      : `left out: ${count} annotations by ${maker}`,
  );
}

const makerOf = ({ attributes }: ImportedAnnotation): string | undefined =>
  reviewIn(attributes).creator;

/** Attributes that say who made an annotation, unless they do so already or nobody knows. */
export function madeBy(maker: string | undefined, attributes: Attributes): Attributes {
  if (maker === undefined || reviewIn(attributes).creator !== undefined) return attributes;
  const { review } = attributes;
  return { ...attributes, review: { ...(isObject(review) ? review : {}), creator: maker } };
}
