import assert from 'node:assert/strict';
import { findDirt } from '../../../../server/src/script/cleaning/clean';
import {
  findDirtProblems,
  findScriptChange,
} from '../../../../server/src/script/cleaning/problems';
import { readArticle } from '../../../../server/src/text/read';

describe('problems with the text', () => {
  it('are one for each kind and line, at its first place', () => {
    const text = '会议指出,要坚持,要落实\uFFFD。\n县里强调,“要抓好落实。\n';
    assert.deepEqual(
      findDirtProblems(text, findDirt(text)).map(({ kind, start, count, isRemovable }) => [
        kind,
        start,
        count,
        isRemovable,
      ]),
      [
        ['half-width-punctuation', 4, 2, true],
        ['mojibake', 12, 1, false],
        ['half-width-punctuation', 19, 1, true],
        ['unpaired-quote', 20, 1, false],
      ],
    );
  });

  it('name the line where an article in both scripts changes', () => {
    const text = '会议强调，要推动发展。\n會議強調，要推動高質量發展，辦結任務。\n';
    assert.deepEqual(findScriptChange(readArticle(text)), { start: 0, end: 11 });
    const other = '會議強調，要推動高質量發展，辦結任務。\n会议强调发展。\n';
    assert.deepEqual(findScriptChange(readArticle(other)), { start: 20, end: 27 });
    assert.equal(findScriptChange(readArticle('会议强调，要推动发展。')), undefined);
  });
});
