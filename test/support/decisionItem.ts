import type { DecisionItem } from '../../server/src/lsp/protocol';

/** An undecided slogan that a client is told of, with no place and nothing said of it but what is given. */
export const decisionItem = (key: string, content: Partial<DecisionItem> = {}): DecisionItem => ({
  key,
  state: 'undecided',
  unsure: false,
  reworded: false,
  type: 'slogan',
  ranges: [],
  paint: [],
  text: key,
  norm: key,
  attributes: {},
  set: [],
  tags: [],
  notes: [],
  ...content,
});
