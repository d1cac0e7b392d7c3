import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Decision } from '../../../server/src/decisions/decision';
import { followEdits } from '../../../server/src/decisions/edits';
import { applyEdits, type Edit } from '../../../server/src/script/alignment';
import { convertText } from '../../../server/src/script/convertText';
import { groupEdits } from '../../../server/src/script/groupEdits';
import { decide, showSpans } from '../../support/decisions';

/** The edits of a conversion to Taiwan with its words. */
function conversion(text: string): { readonly edits: Edit[]; readonly text: string } {
  const { alignment, text: converted } = convertText(text, { from: 'zh-CN', to: 'zh-TW-phrases' });
  const edits = alignment.changes.map(({ source, target }) => ({
    ...source,
    replacement: converted.slice(target.start, target.end),
  }));
  return { edits, text: converted };
}

describe('edits that are joined', () => {
  const TEXT = '会议强调，请程序员写软件。\n县里发展。\n';
  const { edits } = conversion(TEXT);
  const show = (some: readonly Edit[]): string[] =>
    some.map(({ start, end, replacement }) => `${TEXT.slice(start, end)}=${replacement}`);

  const ROWS: readonly {
    readonly name: string;
    readonly kept: readonly string[];
    readonly most: number;
    readonly expected: readonly string[];
  }[] = [
    {
      name: 'are joined line by line',
      kept: [],
      most: 2,
      expected: ['会议强调，请程序员写软件=會議強調，請程式設計師寫軟體', '县里发=縣裡發'],
    },
    {
      name: 'are joined across lines where lines are too many',
      kept: [],
      most: 1,
      expected: ['会议强调，请程序员写软件。\n县里发=會議強調，請程式設計師寫軟體。\n縣裡發'],
    },
    {
      name: 'stay apart in what is kept, and do not reach over it',
      kept: ['程序员', '展'],
      most: 1,
      expected: [
        '会议强调，请=會議強調，請',
        '程序员=程式設計師',
        '写软件。\n县里发=寫軟體。\n縣裡發',
      ],
    },
    {
      name: 'do not reach over what is kept and has no edits',
      kept: ['，'],
      most: 3,
      expected: ['会议强调=會議強調', '请程序员写软件=請程式設計師寫軟體', '县里发=縣裡發'],
    },
  ];
  for (const { name, kept, most, expected } of ROWS) {
    it(name, () => {
      const ranges = kept.map((words) => {
        const start = TEXT.indexOf(words);
        return { start, end: start + words.length };
      });
      assert.deepEqual(show(groupEdits(TEXT, edits, ranges, most)), expected);
    });
  }

  it('are left alone where they are few', () => {
    assert.equal(groupEdits(TEXT, edits, [], edits.length), edits);
  });

  it('make the same text, and never touch a kept range and what is outside it at once', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...'会议软件程序员，展\n县里'),
      maxLength: 40,
    });
    const ranges = fc.array(fc.tuple(fc.nat(40), fc.nat(5)), { maxLength: 5 });
    fc.assert(
      fc.property(texts, ranges, fc.nat(4), (text, some, most) => {
        const { edits: all, text: converted } = conversion(text);
        const kept = some.map(([start, length]) => ({ start, end: start + length }));
        const grouped = groupEdits(text, all, kept, most);
        assert.equal(applyEdits(text, grouped), converted);
        const single = new Set(all.map(({ start, end }) => `${start} ${end}`));
        for (const { start, end } of grouped) {
          if (single.has(`${start} ${end}`)) continue;
          assert.ok(kept.every((one) => one.end <= start || one.start >= end));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('take decisions along exactly, where one edit of the whole text would lose them to other words', () => {
    const line = '会议强调，请[程序员]写软件，办结[13项]任务，发展软件。\n';
    const { text, decisions } = decide(line.repeat(200));
    const { edits: all, text: converted } = conversion(text);
    const kept = decisions.flatMap(({ pieces }: Decision) => pieces);
    const grouped = groupEdits(text, all, kept, 1000);
    assert.ok(all.length > 2000 && grouped.length <= 1000);
    const backwards = [...grouped]
      .reverse()
      .map(({ start, end, replacement }) => ({ start, end, text: replacement }));
    const { placed, lost } = followEdits(decisions, backwards, text);
    assert.deepEqual(lost, []);
    assert.equal(
      showSpans(converted, placed),
      '會議強調，請[程式設計師]寫軟體，辦結[13項]任務，發展軟體。\n'.repeat(200),
    );
  });
});
