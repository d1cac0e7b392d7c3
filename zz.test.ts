import { parallelCalls } from './server/src/recognize/parallel';
import { loadLexicon } from './server/src/lexicon/lexicon';
describe('x', () => it('y', () => {
  console.log(parallelCalls('省委常委会现场办公采取市里出题目省里给答案、省里提要求市里抓落实的方式进行,对重大', loadLexicon() as never));
  console.log(parallelCalls('会议采取市里出题目省里给答案、省里提要求市里抓落实的方式', loadLexicon() as never));
}));
