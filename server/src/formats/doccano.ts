import { typeName, type AnnotatedArticle } from './article';
import { entitiesOf } from './entities';
import type { CorpusFormat, FormatOptions } from './format';
import { jsonLine } from './jsonLine';
import { backgroundOf, HOLDS, labelled, labelOf } from './labels';
import { toRecord } from './record';
import { relationsOf } from './relations';

/**
 * doccano JSON Lines: `label` for sequence labelling, `entities` and `relations` for relation extraction, and the whole
 * record beside them, which doccano keeps. Offsets count UTF-16 code units, as its projects do unless told otherwise.
 */
export const doccano = (options: FormatOptions): CorpusFormat => ({
  id: 'doccano',
  label: 'doccano',
  description: 'JSON Lines for doccano: sequence labelling, and posts as relations.',
  extension: 'jsonl',
  scope: 'corpus',
  head: () => '',
  common: [{ name: 'label_config.json', content: labelConfig(options) }],
  holdsRelations: true,
  holdsOverlaps: true,
  limits: [
    {
      sentence: 'doccano takes annotations that overlap only where a project allows it.',
      loses: [],
      concerns: ({ annotations }) =>
        annotations.some(({ start }, index) => start < (annotations[index - 1]?.end ?? 0)),
    },
    {
      sentence:
        'doccano counts UTF-16 code units; Python counts rare characters and emoji as one, so convert there.',
      loses: [],
      concerns: ({ text, annotations }) =>
        /[\u{10000}-\u{10FFFF}]/u.test(text.slice(0, annotations.at(-1)?.end ?? 0)),
    },
  ],
  write: (article) => jsonLine(toLine(article, options)),
});

function toLine(article: AnnotatedArticle, options: FormatOptions): object {
  const { entities, holds } = entitiesOf(article.annotations);
  const idOf = new Map(entities.map(({ id, annotation }) => [annotation, id]));
  const own = relationsOf(article);
  return {
    text: article.text,
    label: article.annotations.map((annotation) => [
      annotation.start,
      annotation.end,
      labelOf(typeName(annotation), options),
    ]),
    entities: entities.map(({ id, what, start, end }) => ({
      id,
      start_offset: start,
      end_offset: end,
      label: labelOf(what, options),
    })),
    relations: [
      ...holds.map(({ holder, post }) => ({ from_id: holder.id, to_id: post.id, type: HOLDS })),
      ...own.map(({ type, from, to }) => ({ from_id: idOf.get(from), to_id: idOf.get(to), type })),
    ].map((relation, index) => ({ id: index + 1, ...relation })),
    file: article.name,
    annotations: toRecord(article).annotations,
  };
}

/** What doccano imports under Labels; its hot keys are single digits. */
const labelConfig = (options: FormatOptions): string =>
  `${JSON.stringify(
    labelled(options).map((what, index) => ({
      text: labelOf(what, options),
      suffix_key: index < 9 ? String(index + 1) : null,
      background_color: backgroundOf(what, options.schema),
      text_color: '#000000',
    })),
    null,
    2,
  )}\n`;
