import type { ArticleFormat } from './format';
import { toRecord } from './record';

/** Own JSON: one file for each article, laid out for people and for `git diff`. */
export const json: ArticleFormat = {
  id: 'json',
  label: 'JSON',
  description: 'Everything that is known about each annotation, one file for each article.',
  extension: 'json',
  scope: 'article',
  common: [],
  limits: [],
  holdsRelations: true,
  holdsOverlaps: true,
  holdsPieces: true,
  streamsAs: 'jsonl',
  write: (article) => [
    { name: `${article.name}.json`, content: `${JSON.stringify(toRecord(article), null, 2)}\n` },
  ],
};
