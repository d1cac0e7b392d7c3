import assert from 'node:assert/strict';
import { contextMatch } from '../../../server/src/decisions/align';

describe('how much of a context stands at an edge', () => {
  for (const [what, context, text, expected] of [
    ['all of it', '办结群众诉求', '办结群众诉求三件', 6],
    ['a character replaced', '办结群众诉求', '办结群体诉求三件', 5],
    ['a character lost', '办结群众诉求', '办结众诉求三件', 5],
    ['a character put in', '办结群众诉求', '办结了群众诉求', 5],
    ['two characters put in', '办结群众诉求', '今年办结群众诉求', 4],
    ['the beginning, where the text ends', '办结群众诉求', '办结', 2],
    ['nothing', '办结群众诉求', '春风又绿江南岸', 0],
    ['nothing of nothing', '', '春风', 0],
    ['nothing in nothing', '办结', '', 0],
  ] as const) {
    it(what, () => {
      assert.equal(contextMatch(context, text), expected);
    });
  }
});
