import { contradictions, givenPosts } from '../explain/career';
import type { Check } from './check';
import { mentionsByName } from './persons';

/** One person with two posts in one article that no one holds at one time. */
export const conflictingPosts: Check = {
  id: 'conflicting-posts',
  severity: 'warning',
  what: {
    zh: '同一篇文章里同一人的职务互相矛盾',
    en: 'one person with two posts in one article that exclude each other',
  },
  find(analysis, lexicon) {
    return [...mentionsByName(analysis)].flatMap(([name, mentions]) =>
      contradictions(givenPosts(analysis, mentions), lexicon.divisions).map(({ one, other }) => ({
        span: other.span,
        message: {
          zh: `“${name}”在此处是“${other.post}”，前面是“${one.post}”`,
          en: `${name} is “${other.post}” here and “${one.post}” before`,
        },
        related: [{ span: one.span, message: { zh: one.post, en: one.post } }],
      })),
    );
  },
};
