import type { CorpusFormat } from './format';
import { jsonLine } from './jsonLine';
import { toRecord } from './record';

/** JSON Lines: the record of each article on a line of its own. */
export const jsonl: CorpusFormat = {
  id: 'jsonl',
  label: 'JSON Lines',
  description: 'The same as JSON with one article on each line, for programs and large corpora.',
  extension: 'jsonl',
  scope: 'corpus',
  head: () => '',
  limits: [],
  holdsRelations: true,
  holdsOverlaps: true,
  holdsPieces: true,
  common: [],
  write: (article) => jsonLine(toRecord(article)),
};
