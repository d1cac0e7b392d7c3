import assert from 'node:assert/strict';
import { jumpsIn, linkedFiles } from '../../../server/src/text/jumps';

describe('jumps', () => {
  const JUMPS: readonly (readonly [
    words: string,
    isOnward: boolean,
    page: string,
    mark: string,
  ])[] = [
    ['▶▶下转08版①', true, '8', '①'],
    ['（下转第8版·要闻）', true, '8', ''],
    ['（上接A01版）', false, 'A1', ''],
    ['（下转十二版）', true, '12', ''],
    ['【上接第十版▲】', false, '10', '▲'],
  ];
  for (const [words, isOnward, page, mark] of JUMPS) {
    it(`tells the page and the mark of ${words}`, () => {
      assert.deepEqual(jumpsIn(words), [{ start: 0, end: words.length, isOnward, page, mark }]);
    });
  }

  it('are all of those that a paragraph begins and ends with', () => {
    const words = '（上接01版）（上接A2版）会议强调，要抓好落实。（下转03版）（下转4版）';
    assert.deepEqual(
      jumpsIn(words).map(({ start, end, page }) => [words.slice(start, end), page]),
      [
        ['（上接01版）', '1'],
        ['（上接A2版）', 'A2'],
        ['（下转03版）', '3'],
        ['（下转4版）', '4'],
      ],
    );
  });

  const LINKS: readonly (readonly [line: string, name: string | undefined])[] = [
    ['（下转第2版） → page-02-续.txt', 'page-02-续.txt'],
    ['（下转08版·要闻） → page-02.zw.txt', 'page-02.zw.txt'],
    ['▶▶下轉(zhuǎn)08版① → page-02.txt', 'page-02.txt'],
    ['建设版图 → page-02.txt', undefined],
    ['（下转第2版）', undefined],
  ];
  for (const [line, name] of LINKS) {
    it(`${name === undefined ? 'has no link to a file' : 'is a link to a file'}: ${line}`, () => {
      const text = `会议。\n${line}\n`;
      const start = name === undefined ? -1 : text.indexOf(name);
      assert.deepEqual(linkedFiles(text), name === undefined ? [] : [{ name, start }]);
    });
  }
});
