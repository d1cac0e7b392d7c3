import type { Orphan } from '../decisions/reanchor';
import { placeOf } from './report';

/** An annotation without a certain place on a line of its own, and below it the places where it may belong. */
export function describeOrphan(
  article: string,
  text: string,
  { decision: { state, type, pieces }, places }: Orphan,
): string {
  const quotes = pieces.map(({ exact }) => JSON.stringify(exact)).join(' … ');
  const candidates = places
    .flat()
    .map(
      ({ start, end, score }) =>
        `  ${placeOf(article, text, start)}  ${score.toFixed(2)}  ${JSON.stringify(text.slice(start, end))}\n`,
    );
  return [`${article}  ORPHAN ${state} ${type}  ${quotes}\n`, ...candidates].join('');
}
