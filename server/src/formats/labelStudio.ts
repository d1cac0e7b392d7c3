import type { AnnotatedArticle } from './article';
import { attributesOf } from './attributes';
import { codePoints } from './codePoints';
import { LINE_FEEDS_ONLY, withLineFeeds } from './edited';
import { entitiesOf, type Entity } from './entities';
import type { CorpusFormat, FormatOptions } from './format';
import { colourOf, HOLDS, labelled, labelOf } from './labels';
import { relationsOf } from './relations';
import { xmlDocument } from './xml';

/** The names that regions and the configuration share. */
const CONTROL = 'label';
const TEXT = 'text';

/**
 * Label Studio: a task with a prediction for each article, and the labelling configuration. Offsets count code points;
 * lines end in LF, because browsers make that of CRLF and the offsets behind would be wrong.
 */
export const labelStudio = (options: FormatOptions): CorpusFormat => ({
  id: 'label-studio',
  label: 'Label Studio',
  description: 'Tasks with predictions for Label Studio, with the labelling configuration.',
  extension: 'json',
  scope: 'corpus',
  head: () => '[\n',
  separator: ',\n',
  tail: '\n]\n',
  common: [{ name: 'labeling-config.xml', content: labelingConfig(options) }],
  holdsRelations: true,
  holdsOverlaps: true,
  declaresTypes: true,
  limits: [
    LINE_FEEDS_ONLY,
    {
      sentence: 'Label Studio has no such attributes: they are notes of the regions there.',
      loses: [],
      concerns: ({ annotations }) => annotations.length > 0,
    },
  ],
  write: (article) => JSON.stringify(toTask(withLineFeeds(article), options)),
});

function toTask(article: AnnotatedArticle, options: FormatOptions): object {
  const { name, text, annotations } = article;
  const points = codePoints(text);
  const at = (offset: number): number => points.at(offset);
  const { entities, holds } = entitiesOf(annotations);
  const regionId = ({ id }: Entity): string => `r${id}`;
  const regions = entities.map((entity) => {
    const { what, start, end, annotation } = entity;
    return {
      id: regionId(entity),
      from_name: CONTROL,
      to_name: TEXT,
      type: 'labels',
      value: {
        start: at(start),
        end: at(end),
        text: text.slice(start, end),
        labels: [labelOf(what, options)],
      },
      ...(annotation && {
        score: annotation.confidence,
        meta: { text: [JSON.stringify(attributesOf(annotation, at))] },
      }),
    };
  });
  const entityOf = new Map(entities.map((entity) => [entity.annotation, entity]));
  const relation = (from: Entity, to: Entity, label: string): object => ({
    type: 'relation',
    from_id: regionId(from),
    to_id: regionId(to),
    direction: 'right',
    labels: [label],
  });
  const relations = [
    ...holds.map(({ holder, post }) => relation(holder, post, HOLDS)),
    ...relationsOf(article).map(({ type, from, to }) =>
      relation(entityOf.get(from)!, entityOf.get(to)!, type),
    ),
  ];
  return {
    data: { text, file: name },
    predictions: [{ model_version: 'zhengwen', result: [...regions, ...relations] }],
  };
}

function labelingConfig(options: FormatOptions): string {
  const view = xmlDocument('View');
  // White space is collapsed otherwise, and offsets on the page would not be those of the text.
  view.element('Style').text('.htx-text { white-space: pre-wrap; }');
  const relations = view.element('Relations');
  for (const value of [HOLDS, ...options.schema.relations.map(({ name }) => name)]) {
    relations.element('Relation', { value });
  }
  const labels = view.element('Labels', { name: CONTROL, toName: TEXT });
  labelled(options).forEach((what, index) =>
    labels.element('Label', {
      value: labelOf(what, options),
      background: colourOf(what, options.schema),
      hotkey: index < 9 ? index + 1 : undefined,
    }),
  );
  view.element('Text', { name: TEXT, value: '$text', granularity: 'symbol' });
  return view.toString();
}
