import type { RawSpan } from '../text/offsets';
import { firstEndingAfter } from '../text/spans';
import { typeName, type ArticleAnnotation } from './article';
import type { Limit } from './format';

/** A span for programs in which posts are spans of their own. */
export interface Entity extends RawSpan {
  /** From 1, in the order in which they are written. */
  readonly id: number;
  /** The name of a type, or `post`. */
  readonly what: string;
  /** `undefined` for posts. */
  readonly annotation?: ArticleAnnotation;
}

/** The spans of an article, and which official holds which post. */
export interface Entities {
  readonly entities: readonly Entity[];
  readonly holds: readonly { readonly holder: Entity; readonly post: Entity }[];
}

/** The annotations as entities, each post behind the first official who holds it. */
export function entitiesOf(annotations: readonly ArticleAnnotation[]): Entities {
  const entities: Entity[] = [];
  const holds: { holder: Entity; post: Entity }[] = [];
  const posts = new Map<string, Entity>();
  const add = (entity: Omit<Entity, 'id'>): Entity => {
    const added = { ...entity, id: entities.length + 1 };
    entities.push(added);
    return added;
  };
  for (const annotation of annotations) {
    const { start, end } = annotation;
    const holder = add({ what: typeName(annotation), start, end, annotation });
    if (annotation.type !== 'official') continue;
    for (const span of annotation.postSpans) {
      // A title shared by a list is one entity, held by each of them.
      const key = `${span.start}-${span.end}`;
      const post = posts.get(key) ?? add({ what: 'post', start: span.start, end: span.end });
      posts.set(key, post);
      holds.push({ holder, post });
    }
  }
  return { entities, holds };
}

/** The entities in order, without posts that overlap an annotation or a post before them. */
export function withoutOverlaps(entities: readonly Entity[]): Entity[] {
  const kept = entities.filter(({ annotation }) => annotation).sort((a, b) => a.start - b.start);
  for (const post of entities.filter(({ annotation }) => !annotation)) {
    const index = firstEndingAfter(kept, post.start);
    const next = kept[index];
    if (!next || next.start >= post.end) kept.splice(index, 0, post);
  }
  return kept;
}

/** What {@link withoutOverlaps} loses. */
export const OVERLAPPING_POSTS: Limit = {
  sentence: 'Posts that overlap an annotation or another post are no spans of their own.',
  loses: [],
  concerns: ({ annotations }) => {
    const { entities } = entitiesOf(annotations);
    return withoutOverlaps(entities).length < entities.length;
  },
};
