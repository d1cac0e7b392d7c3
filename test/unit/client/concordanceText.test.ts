import assert from 'node:assert/strict';
import { layOut } from '../../../client/src/views/concordanceText';

const ROWS = [
  { left: '完成投资120亿元', words: '任务', right: '，', place: 'a.txt:1' },
  { left: '', words: '任務', right: '重', place: 'b.txt:12' },
  { left: '𠮷', words: '任务', right: '3项“好”', place: 'c.txt:3' },
];

describe('the layout of a concordance', () => {
  it('gives the words the same number of wide and of narrow characters before them', () => {
    const laidOut = layOut(ROWS);
    // 6 wide and 3 narrow characters before, a space behind; 5 wide and 4 narrow ones up to the place.
    assert.deepEqual(
      laidOut.map(({ text }) => text),
      [
        '完成投资120亿元 任务 ，　   a.txt:1'.replace('，　   ', '，　     '),
        '　　　　　　    任務 重　     b.txt:12',
        '　　　　　   𠮷 任务 3项“好”  c.txt:3',
      ],
    );
  });

  it('tells where the words and the place stand', () => {
    for (const [i, { text, words, place }] of layOut(ROWS).entries()) {
      assert.equal(text.slice(words.start, words.end), ROWS[i]!.words);
      assert.equal(text.slice(place.start, place.end), ROWS[i]!.place);
    }
  });

  it('of nothing is nothing', () => {
    assert.deepEqual(layOut([]), []);
  });
});
