import assert from 'node:assert/strict';
import { decode, encode } from 'iconv-lite';
import { findGbkMojibake } from '../../../../server/src/script/cleaning/gbkMojibake';

/** A text as an editor shows it that takes its UTF-8 for GBK. */
const misread = (text: string): string => decode(encode(text, 'utf8'), 'gbk');

describe('UTF-8 read as GBK', () => {
  for (const text of [
    '政府工作报告指出，要坚持高质量发展。',
    '县委书记林某某主持召开座谈会',
    '“四下基层”',
    '推動經濟社會發展',
    '政府',
    '会议',
    '书记',
  ]) {
    it(`is found whole: ${text}`, () => {
      const words = misread(text);
      const around = `会议\n${words}\n结束`;
      assert.deepEqual([...findGbkMojibake(around)], [[3, 3 + words.length]]);
    });
  }

  it('is not found in rare characters of names', () => {
    assert.deepEqual([...findGbkMojibake('王璨瑰、李婧告诉记者，涓涓细流汇成大海。')], []);
    assert.deepEqual([...findGbkMojibake('汪涵瑗、浏阳河、灏气、娴熟地')], []);
  });
});
