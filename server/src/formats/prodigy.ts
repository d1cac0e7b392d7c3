import type { AnnotatedArticle } from './article';
import { attributesOf } from './attributes';
import { codePoints } from './codePoints';
import {
  entitiesOf,
  OVERLAPPING_POSTS,
  withoutOverlaps,
  type Entities,
  type Entity,
} from './entities';
import type { CorpusFormat, FormatOptions } from './format';
import { jsonLine } from './jsonLine';
import { HOLDS, labelOf } from './labels';
import { relationsOf } from './relations';
import { firstEndingAfter } from '../text/spans';
import { EDGES_IN_TOKENS, isBetweenTokens, tokenize } from './tokens';

/**
 * JSON Lines for Prodigy: tokens, spans over them and relations between them. Offsets count code points; a span names its
 * last token inclusively, and a relation names last tokens.
 */
export const prodigy = (options: FormatOptions): CorpusFormat => ({
  id: 'prodigy',
  label: 'Prodigy',
  description: 'JSON Lines with tokens, spans and relations for Prodigy.',
  extension: 'jsonl',
  scope: 'corpus',
  head: () => '',
  common: [],
  holdsRelations: true,
  limits: [OVERLAPPING_POSTS, EDGES_IN_TOKENS],
  write: (article) => jsonLine(toTask(article, options)),
});

function toTask(article: AnnotatedArticle, options: FormatOptions): object {
  const { name, text, annotations } = article;
  const points = codePoints(text);
  const at = (offset: number): number => points.at(offset);
  const all = entitiesOf(annotations);
  const kept = withoutOverlaps(all.entities).filter(
    ({ start, end }) => !isBetweenTokens(text.slice(start, end)),
  );
  const sentences = tokenize({ text, annotations, cuts: kept }, options);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);

  const spanOf = ({ start, end, what, annotation }: Entity) => {
    const first = firstEndingAfter(tokens, start);
    const last = firstEndingAfter(tokens, end) - 1;
    return {
      start: at(tokens[first]?.start ?? start),
      end: at(tokens[last]?.end ?? end),
      token_start: first,
      token_end: last,
      label: labelOf(what, options),
      ...(annotation && { attributes: attributesOf(annotation, at) }),
    };
  };
  const entityOf = new Map(kept.map((entity) => [entity.annotation, entity]));
  return {
    text,
    tokens: tokens.map(({ start, end }, id) => ({
      text: text.slice(start, end),
      start: at(start),
      end: at(end),
      id,
      ws: /\s/.test(text.charAt(end)),
    })),
    spans: kept.map(spanOf),
    relations: [
      ...relations(all, kept).map(({ holder, post }) => ({ label: HOLDS, ends: [holder, post] })),
      ...relationsOf(article).flatMap(({ type, from, to }) => {
        const ends = [entityOf.get(from), entityOf.get(to)].filter((end) => end !== undefined);
        return ends.length === 2 ? [{ label: type, ends }] : [];
      }),
    ].map(({ label, ends }) => {
      const [head, child] = [spanOf(ends[0]!), spanOf(ends[1]!)];
      return {
        head: head.token_end,
        child: child.token_end,
        label,
        head_span: { ...head, attributes: undefined },
        child_span: { ...child, attributes: undefined },
      };
    }),
    meta: { file: name },
    answer: 'accept',
  };
}

function relations({ holds }: Entities, kept: readonly Entity[]): Entities['holds'] {
  const known = new Set(kept);
  return holds.filter(({ post }) => known.has(post));
}
