import type { Analysis } from '../document/analysis';
import type { MetricAnnotation } from '../document/annotation';
import { reading as readingOffset } from '../text/offsets';
import type { Block } from '../text/reading';
import { findRelations, takesPart, type Relation } from './arithmetic';
import type { Quantity } from './quantities';
import { firstEndingAfter } from '../text/spans';

/** A relation between metrics of one paragraph. */
export interface MetricRelation {
  readonly relation: Relation;
  /** The metrics of the paragraph; the relation names them by index. */
  readonly metrics: readonly MetricAnnotation[];
}

/** The relations of all paragraphs, in order. */
export function relationsOf(analysis: Analysis): MetricRelation[] {
  const byBlock = new Map<Block, MetricAnnotation[]>();
  for (const annotation of analysis.annotations) {
    if (annotation.type !== 'metric') continue;
    const block = blockOf(analysis, annotation);
    if (!block) continue;
    const metrics = byBlock.get(block);
    if (metrics) metrics.push(annotation);
    else byBlock.set(block, [annotation]);
  }
  return [...byBlock].flatMap(([block, metrics]) => relationsIn(analysis, block, metrics));
}

/** The relations that a metric takes part in. */
export function relationsWith(analysis: Analysis, metric: MetricAnnotation): MetricRelation[] {
  const block = blockOf(analysis, metric);
  if (!block) return [];
  const metrics = metricsOf(analysis, block);
  const index = metrics.indexOf(metric);
  return relationsIn(analysis, block, metrics).filter(({ relation }) => takesPart(relation, index));
}

/** The metrics of a paragraph; only the annotations in its part of the raw text are asked. */
function metricsOf(analysis: Analysis, block: Block): MetricAnnotation[] {
  const { annotations, reading } = analysis;
  const { start, end } = reading.toRaw(block.start, block.end);
  const metrics: MetricAnnotation[] = [];
  for (let i = firstEndingAfter(annotations, start); i < annotations.length; i++) {
    const annotation = annotations[i]!;
    if (annotation.start >= end) break;
    // Layout may carry a part of another paragraph between the halves of this one.
    if (annotation.type === 'metric' && blockOf(analysis, annotation) === block)
      metrics.push(annotation);
  }
  return metrics;
}

function relationsIn(
  { reading }: Analysis,
  block: Block,
  metrics: readonly MetricAnnotation[],
): MetricRelation[] {
  const text = reading.text.slice(block.start, block.end);
  const quantities = metrics.map(({ start, norm, value, valueTo, unit, bound, evidence }) => {
    const from = reading.toReading(start) - block.start;
    return {
      start: from,
      end: from + norm.length,
      value,
      // A place in an order counts nothing.
      unit: evidence.includes('rank') ? '' : unit,
      exact: bound === 'exact' && valueTo === undefined,
    } satisfies Quantity;
  });
  return findRelations(text, quantities).map((relation) => ({ relation, metrics }));
}

/** The paragraph in which an annotation stands. */
export function blockOf({ reading }: Analysis, { start }: { start: MetricAnnotation['start'] }) {
  const { blocks } = reading;
  const at = readingOffset(reading.toReading(start));
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.end > at) high = middle;
    else low = middle + 1;
  }
  return blocks[low];
}
