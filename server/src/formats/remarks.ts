/** What reports show of a review, and what formats without room for one lose. */
import type { ArticleAnnotation } from './article';
import { onAnnotations, type Limit } from './format';

/** The words of a review for reports: tags and notes; empty where there are none. */
export const remarksOf = ({
  review: { tags = [], notes = [] } = {},
}: ArticleAnnotation): string[] => [
  ...tags.map((tag) => `#${tag}`),
  ...notes.map(({ text }) => text),
];

/** What formats lose that hold types and places alone. */
export const NO_REVIEW: Limit = {
  sentence: 'Notes and tags, such as unsure, and who decided when are left out.',
  loses: ['review'],
  ...onAnnotations(({ review }) => review),
};
