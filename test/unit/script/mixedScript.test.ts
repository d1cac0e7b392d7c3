import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../server/src/script/alignment';
import { detectVariety } from '../../../server/src/script/detectVariety';
import { findMixedScript } from '../../../server/src/script/mixedScript';
import type { ProtectedTerm } from '../../../server/src/script/protectedTerms';
import type { Variety } from '../../../server/src/script/variety';

const all = (text: string, terms?: readonly ProtectedTerm[]): string =>
  applyEdits(text, findMixedScript(text, terms)?.passages.flatMap(({ edits }) => edits) ?? []);

describe('articles in both scripts', function () {
  this.timeout(20_000);

  const ROWS: readonly {
    readonly name: string;
    readonly text: string;
    readonly main: Variety;
    readonly expected: string;
    /** The words of each passage. */
    readonly passages: readonly string[];
  }[] = [
    {
      name: 'have their traditional lines simplified where most is simplified',
      text: '会议强调发展经济，乾隆年间。\n會議強調學習。\n任务办结，认真学习。\n我們頭髮。',
      main: 'zh-CN',
      expected: '会议强调发展经济，乾隆年间。\n会议强调学习。\n任务办结，认真学习。\n我们头发。',
      passages: ['會議強調學習。\n', '我們頭髮。'],
    },
    {
      name: 'have only foreign characters changed in lines of the main script',
      text: '皇后在裏面，會議強調發展經濟。\n会议强调。\n县里这样議論，皇后說話。',
      main: 'zh-Hant',
      expected: '皇后在裏面，會議強調發展經濟。\n會議強調。\n縣里這樣議論，皇后說話。',
      passages: ['会议强调。\n县里这样議論，皇后說話。'],
    },
    {
      name: 'become what Taiwan writes where the rest is so',
      text: '會議裡強調為群眾發展經濟，學習。\n群众里面。\n',
      main: 'zh-TW',
      expected: '會議裡強調為群眾發展經濟，學習。\n群眾裡面。\n',
      passages: ['群众里面。\n'],
    },
    {
      name: 'become what Hong Kong writes where the rest is so',
      text: '會議強調為羣眾衞生説明綫路，裏面發展經濟。\n卫生说明。\n',
      main: 'zh-HK',
      expected: '會議強調為羣眾衞生説明綫路，裏面發展經濟。\n衞生説明。\n',
      passages: ['卫生说明。\n'],
    },
    {
      name: 'have passages that go on over blank lines',
      text: '会议强调发展，认真学习。\n會議。\n\n強調。\n',
      main: 'zh-CN',
      expected: '会议强调发展，认真学习。\n会议。\n\n强调。\n',
      passages: ['會議。\n\n強調。\n'],
    },
  ];
  for (const { name, text, main, expected, passages } of ROWS) {
    it(name, () => {
      const mixed = findMixedScript(text);
      assert.equal(mixed?.main, main);
      assert.equal(all(text), expected);
      assert.deepEqual(
        mixed.passages.map(({ start, end }) => text.slice(start, end)),
        passages,
      );
    });
  }

  it('keep protected terms', () => {
    const text = '会议强调发展，认真学习。\n會議在雲嶺召開。\n';
    assert.equal(
      all(text, [{ term: '雲嶺', as: '雲嶺' }]),
      '会议强调发展，认真学习。\n会议在雲嶺召开。\n',
    );
  });

  it('are none in one script', () => {
    assert.equal(findMixedScript('会议强调发展。\n后里\n'), undefined);
    assert.equal(findMixedScript('GDP 8.5%'), undefined);
  });

  it('are in one script when all passages are converted', () => {
    const lines = fc.array(
      fc.string({
        unit: fc.constantFrom(...'会會议議强強调調发發髮里裡裏后後軟軟件体體干乾，a'),
        maxLength: 12,
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, (parts) => {
        const text = parts.join('\n');
        assert.notEqual(detectVariety(all(text)), 'mixed');
        // What is not mixed is left alone.
        if (detectVariety(text) !== 'mixed') assert.equal(all(text), text);
      }),
      { numRuns: 500 },
    );
  });
});
