import type { AnnotatedArticle, ArticleAnnotation } from './article';
import type { Limit } from './format';

/** A relation whose two ends are in the article. */
export interface Related {
  readonly type: string;
  readonly from: ArticleAnnotation;
  readonly to: ArticleAnnotation;
}

/** The relations of an article, without those to annotations that it does not have any more. */
export function relationsOf({ annotations, relations = [] }: AnnotatedArticle): Related[] {
  if (relations.length === 0) return [];
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  return relations.flatMap(({ type, from, to }) => {
    const [source, target] = [byId.get(from), byId.get(to)];
    return source && target ? [{ type, from: source, to: target }] : [];
  });
}

/** What formats lose that have no room for relations. */
export const NO_RELATIONS: Limit = {
  sentence: 'Relations of your own are left out.',
  loses: ['relations'],
  concerns: (article) => relationsOf(article).length > 0,
};
