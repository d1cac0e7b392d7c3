import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followEdits, refreshAnchors, type Edit } from '../../../server/src/decisions/edits';
import { Skeleton } from '../../../server/src/decisions/skeleton';
import { decide, parseSpans, showSpans } from '../../support/decisions';

/** An edit, and the text with its spans before and after; where a span is lost, it is in none. */
const TABLE: readonly [what: string, before: string, edit: Edit, after: string][] = [
  ['typed before', '办结[13项]任务', { start: 0, end: 0, text: '已' }, '已办结[13项]任务'],
  [
    'typed at the beginning',
    '办结[13项]任务',
    { start: 2, end: 2, text: '约' },
    '办结约[13项]任务',
  ],
  ['typed at the end', '办结[13项]任务', { start: 5, end: 5, text: '重点' }, '办结[13项]重点任务'],
  ['typed inside', '办结[13项]任务', { start: 4, end: 4, text: '余' }, '办结[13余项]任务'],
  ['deleted before', '办结[13项]任务', { start: 0, end: 2, text: '' }, '[13项]任务'],
  ['deleted at the beginning', '办结[13项]任务', { start: 1, end: 3, text: '' }, '办[3项]任务'],
  ['deleted at the end', '办结[13项]任务', { start: 4, end: 6, text: '' }, '办结[13]务'],
  ['deleted inside', '办结[123项]任务', { start: 3, end: 4, text: '' }, '办结[13项]任务'],
  ['deleted as a whole', '办结[13项]任务', { start: 2, end: 5, text: '' }, '办结任务'],
  ['deleted with more', '办结[13项]任务', { start: 1, end: 6, text: '' }, '办务'],
  ['corrected at the edge', '书记[林远州]说', { start: 4, end: 5, text: '舟' }, '书记[林远舟]说'],
  [
    'corrected as a whole',
    '书记[林远州]说',
    { start: 2, end: 5, text: '沈立群' },
    '书记[沈立群]说',
  ],
  [
    'replaced with more',
    '书记[林远州]说',
    { start: 1, end: 6, text: '长陆怀民讲' },
    '书长陆怀民讲',
  ],
  [
    'a line replaced by nearly itself',
    '书记[林远州]说',
    { start: 0, end: 6, text: '县委书记林远州说' },
    '县委书记[林远州]说',
  ],
  ['one of two that overlap', '[推动[高质量]发展]', { start: 2, end: 5, text: '' }, '[推动发展]'],
  ['half of a character is never left', '在[𠮷]林', { start: 0, end: 4, text: '去𠮶林' }, '去𠮶林'],
];

describe('decisions and edits', () => {
  for (const [what, before, edit, after] of TABLE) {
    it(`${what}: ${before}`, () => {
      const { text, decisions } = decide(before);
      const { placed, lost } = followEdits(decisions, [edit], text);
      const changed = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      assert.equal(showSpans(changed, placed), after);
      assert.equal(placed.length + lost.length, decisions.length);
    });
  }

  it('moves with several edits, each in the text that the one before left', () => {
    const { text, decisions } = decide('办结[13项]任务');
    const edits = [
      { start: 0, end: 0, text: '共' },
      { start: 0, end: 3, text: '' },
    ];
    assert.equal(showSpans('13项任务', followEdits(decisions, edits, text).placed), '[13项]任务');
  });

  it('remembers words and context anew', () => {
    const { text, decisions } = decide('办结[13项]任务');
    const edit = { start: 3, end: 4, text: '5' };
    const { placed } = followEdits(decisions, [edit], text);
    const [{ pieces }] = refreshAnchors(new Skeleton('办结15项任务'), placed) as [
      (typeof placed)[0],
    ];
    assert.deepEqual(pieces, [{ start: 2, end: 5, exact: '15项', prefix: '办结', suffix: '任务' }]);
  });

  it('keeps exactly the characters of a span, whatever is inserted and deleted', () => {
    const edit = fc.record({ at: fc.nat(40), gone: fc.nat(6), put: fc.string({ maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), fc.nat(20), (changes, from) => {
        const { text } = parseSpans('县委书记林远舟强调要推动高质量发展办结十三项任务');
        const start = from % (text.length - 3);
        const { decisions } = decide(
          `${text.slice(0, start)}[${text.slice(start, start + 3)}]${text.slice(start + 3)}`,
        );
        // For each unit of the text whether it belongs to the span.
        let belongs = Array.from(text, (_, i) => i >= start && i < start + 3);
        let current = text;
        const edits: Edit[] = [];
        for (const { at, gone, put } of changes) {
          const begin = Math.min(at, current.length);
          // Insertions and deletions only: what a replacement means depends on where it is.
          const end = put === '' ? Math.min(begin + gone, current.length) : begin;
          edits.push({ start: begin, end, text: put });
          current = current.slice(0, begin) + put + current.slice(end);
          const isInside = belongs[begin - 1] === true && belongs[begin] === true;
          const added = Array<boolean>(put.length).fill(isInside);
          belongs = [...belongs.slice(0, begin), ...added, ...belongs.slice(end)];
        }
        const { placed } = followEdits(decisions, edits, text);
        const found = placed.flatMap(({ pieces }) => pieces.map(({ start, end }) => [start, end]));
        const first = belongs.indexOf(true);
        assert.deepEqual(found, first < 0 ? [] : [[first, belongs.lastIndexOf(true) + 1]]);
      }),
    );
  });
});
