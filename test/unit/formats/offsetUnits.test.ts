/** What the offsets of doccano count in: its projects, older ones and programs in Python differ. */
import assert from 'node:assert/strict';
import { parseSchema } from '../../../server/src/decisions/parseSchema';
import { meaningsOf } from '../../../server/src/formats/import/meanings';
import type { OffsetUnit } from '../../../server/src/formats/import/offsetUnits';
import { findImporter } from '../../../server/src/formats/import/registry';

/** Its first character has two code units. */
const TEXT = '𠮷县方远：真抓实干';

type Span = readonly [start: number, end: number];

const lineOf = (text: string, spans: readonly Span[], beside: object = {}): string =>
  JSON.stringify({ text, label: spans.map((span) => [...span, 'slogan']), ...beside });

/** A record of ours beside the labels, in UTF-16 code units. */
const record = (start: number, end: number) => ({
  annotations: [{ type: 'slogan', start, end, text: TEXT.slice(start, end), norm: '' }],
});

const read = async (lines: readonly string[], unit?: OffsetUnit): Promise<string[]> => {
  const files = [{ name: 'a.jsonl', content: lines.join('\n') }];
  const articles = await findImporter('doccano')!.read(files, undefined, unit ? { unit } : {});
  return articles.flatMap(({ annotations }) =>
    annotations.map(({ start, end, text }) => `${start}-${end} ${text}`),
  );
};

describe('offsets of doccano', () => {
  const SAID: readonly (readonly [what: string, lines: readonly string[], expected: string[]])[] = [
    [
      'code units where a code point has no such number',
      [lineOf(TEXT, [[6, 10]])],
      ['6-10 真抓实干'],
    ],
    [
      'code points where a code unit would be half a character',
      [lineOf(TEXT, [[1, 2]]), lineOf(TEXT, [[5, 9]])],
      ['2-3 县', '6-10 真抓实干'],
    ],
    [
      'the same where the character is escaped',
      [lineOf(TEXT, [[1, 2]]).replace('𠮷', '\\ud842\\udfb7')],
      ['2-3 县'],
    ],
    [
      'code units where more labels agree with the record so',
      [lineOf(TEXT, [[3, 5]], record(3, 5)), lineOf(TEXT, [[6, 8]])],
      ['3-5 方远', '6-8 真抓'],
    ],
    [
      'code points where more labels agree with the record so',
      [lineOf(TEXT, [[2, 4]], record(3, 5)), lineOf(TEXT, [[5, 8]])],
      ['3-5 方远', '6-9 真抓实'],
    ],
    ['either where a label stands before', [lineOf('方远𠮷', [[0, 2]])], ['0-2 方远']],
    ['either where there is no such character', [lineOf('县方远', [[1, 3]])], ['1-3 方远']],
  ];
  for (const [what, lines, expected] of SAID) {
    it(`are ${what}`, async () => assert.deepEqual(await read(lines), expected));
  }

  it('are asked for where nothing says what they count', async () => {
    await assert.rejects(read([lineOf('县', [[0, 1]]), lineOf(TEXT, [[5, 8]])]), {
      name: 'MalformedFileError',
      message:
        'a.jsonl:2: “label.0” means "：真抓" in utf-16, "真抓实" in code-points, and nothing says which',
    });
  });

  const FARMER = '👩‍🌾县长\r\n方远';
  const GIVEN: readonly (readonly [unit: OffsetUnit, span: Span, expected: string])[] = [
    ['utf-16', [5, 7], '5-7 县长'],
    ['code-points', [3, 5], '5-7 县长'],
    ['graphemes', [1, 3], '5-7 县长'],
    ['utf-16', [9, 11], '9-11 方远'],
    ['code-points', [7, 9], '9-11 方远'],
    ['graphemes', [4, 6], '9-11 方远'],
  ];
  for (const [unit, span, expected] of GIVEN) {
    it(`${span.join('-')} in ${unit} are ${expected}`, async () =>
      assert.deepEqual(await read([lineOf(FARMER, [span])], unit), [expected]));
  }

  const REFUSED: readonly (readonly [unit: OffsetUnit, span: Span, reason: string])[] = [
    ['utf-16', [1, 3], '[1,3] in a text of 10 characters, inside a character'],
    ['utf-16', [8, 11], '[8,11] in a text of 10 characters'],
    ['code-points', [8, 10], '[8,10] in a text of 10 characters'],
    ['graphemes', [8, 10], '[8,10] in a text of 10 characters'],
    ['graphemes', [-1, 2], '[-1,2] in a text of 10 characters'],
  ];
  for (const [unit, span, reason] of REFUSED) {
    it(`${span.join('-')} in ${unit} are refused`, async () => {
      await assert.rejects(read([lineOf(TEXT, [span])], unit), {
        message: `a.jsonl:1: “label.0” has the span ${reason}`,
      });
    });
  }

  it('are those of relations, too', async () => {
    const entity = (id: number, start: number, end: number, label: string) => ({
      id,
      start_offset: start,
      end_offset: end,
      label,
    });
    const line = {
      text: TEXT,
      entities: [entity(1, 2, 4, 'official'), entity(2, 1, 2, 'slogan')],
      relations: [{ id: 1, from_id: 1, to_id: 2, type: '呼应' }],
    };
    const meanings = meaningsOf(parseSchema('relations: { 呼应: {} }').schema);
    const files = [{ name: 'a.jsonl', content: JSON.stringify(line) }];
    const [article] = await findImporter('doccano')!.read(files, meanings);
    assert.deepEqual(
      article!.relations!.map(({ from, to }) => [from.text, to.text]),
      [['方远', '县']],
    );
  });
});
